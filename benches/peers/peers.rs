//! The peers: how each is given the course, and how it is run with as much of ours as it has.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::corpus::CHAPTER;

/// A peer.
pub(crate) struct Tool {
    /// What the table calls it.
    pub(crate) name: &'static str,
    program: &'static str,
}

const TOOLS: [Tool; 3] = [
    Tool { name: "mdBook (search, no highlighting, no link check)", program: "mdbook" },
    Tool { name: "Hugo (highlighting, chapter list, search JSON, no link check)", program: "hugo" },
    Tool { name: "Zola (highlighting, chapter list, search, internal link check)", program: "zola" },
];

/// The peers on the PATH.
pub(crate) fn installed() -> Vec<Tool> {
    let there = |tool: &Tool| {
        let argument = if tool.program == "hugo" { "version" } else { "--version" };
        let mut command = Command::new(tool.program);
        command.arg(argument).stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
    };
    TOOLS.into_iter().filter(there).collect()
}

impl Tool {
    /// Writes the course in the peer's form and returns its folder.
    pub(crate) fn write(&self, base: &Path, lessons: &[(String, String)]) -> PathBuf {
        let folder = base.join(self.program);
        match self.program {
            "mdbook" => mdbook(&folder, lessons),
            "hugo" => hugo(&folder, lessons),
            _ => zola(&folder, lessons),
        }
        folder
    }

    /// The command that builds `source` into `out`.
    pub(crate) fn command(&self, source: &Path, out: &Path) -> Command {
        let mut command = Command::new(self.program);
        match self.program {
            "mdbook" => command.arg("build").arg("-d").arg(out).arg(source),
            "hugo" => command
                .arg("--source")
                .arg(source)
                .arg("--destination")
                .arg(out)
                .args(["--cacheDir"])
                .arg(out.with_extension("cache")),
            _ => command.arg("--root").arg(source).args(["build", "--output-dir"]).arg(out),
        };
        command
    }
}

fn put(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn mdbook(folder: &Path, lessons: &[(String, String)]) {
    let mut summary = String::from("# Summary\n");
    for (i, (name, text)) in lessons.iter().enumerate() {
        if i % CHAPTER == 0 {
            write!(summary, "\n# Chapter {}\n\n", i / CHAPTER + 1).unwrap();
        }
        let (title, body) = text.split_once('\n').unwrap();
        writeln!(summary, "- [{title}]({name}.md)").unwrap();
        put(&folder.join(format!("src/{name}.md")), &format!("# {title}\n{body}"));
    }
    put(&folder.join("src/SUMMARY.md"), &summary);
    put(&folder.join("book.toml"), "[book]\ntitle = \"Corpus\"\n");
}

fn chapters(folder: &Path, index: &str, lessons: &[(String, String)], mark: &str, separator: char) {
    for (i, (name, text)) in lessons.iter().enumerate() {
        let chapter = format!("content/chapter-{:04}", i / CHAPTER);
        if i % CHAPTER == 0 {
            let title = format!("{mark}\ntitle {separator} \"Chapter {}\"\n{mark}\n", i / CHAPTER + 1);
            put(&folder.join(format!("{chapter}/_index.md")), &title);
        }
        let (title, body) = text.split_once('\n').unwrap();
        let front = format!("{mark}\ntitle {separator} \"{title}\"\nweight {separator} {}\n{mark}\n", i + 1);
        put(&folder.join(format!("{chapter}/{name}.md")), &format!("{front}{body}"));
    }
    put(&folder.join("content/_index.md"), index);
}

fn hugo(folder: &Path, lessons: &[(String, String)]) {
    chapters(folder, "---\ntitle: Corpus\n---\n", lessons, "---", ':');
    put(
        &folder.join("hugo.toml"),
        "baseURL = \"https://example.org/\"\ntitle = \"Corpus\"\ndisableKinds = [\"taxonomy\", \"term\", \"rss\"]\n[outputs]\nhome = [\"html\", \"json\"]\n[markup.highlight]\nnoClasses = false\n",
    );
    let frame = "<!doctype html><html><head><title>{{ .Title }}</title></head><body><nav><ul>{{ $section := .CurrentSection }}{{ range site.Sections }}<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a>{{ if eq . $section }}<ul>{{ range .RegularPages }}<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}</li>{{ end }}</ul></nav><main><h1>{{ .Title }}</h1>{{ .Content }}</main></body></html>";
    put(&folder.join("layouts/_default/single.html"), frame);
    put(&folder.join("layouts/_default/list.html"), frame);
    put(
        &folder.join("layouts/index.json"),
        "[{{ range $i, $p := site.RegularPages }}{{ if $i }},{{ end }}{{ dict \"title\" .Title \"url\" .RelPermalink \"text\" .Plain | jsonify }}{{ end }}]",
    );
}

fn zola(folder: &Path, lessons: &[(String, String)]) {
    chapters(folder, "+++\ntitle = \"Corpus\"\n+++\n", lessons, "+++", '=');
    put(
        &folder.join("config.toml"),
        "base_url = \"https://example.org\"\nbuild_search_index = true\n[markdown.highlighting]\ntheme = \"github-light\"\n",
    );
    let frame = "<!doctype html><html><head><title>{{ T.title }}</title></head><body><nav><ul>{% set root = get_section(path=\"_index.md\") %}{% for s in root.subsections %}{% set c = get_section(path=s, metadata_only=true) %}<li><a href=\"{{ c.permalink }}\">{{ c.title }}</a></li>{% endfor %}</ul></nav><main><h1>{{ T.title }}</h1>{{ T.content | safe }}</main></body></html>";
    put(&folder.join("templates/page.html"), &frame.replace('T', "page"));
    for name in ["section", "index"] {
        put(&folder.join(format!("templates/{name}.html")), &frame.replace('T', "section"));
    }
}
