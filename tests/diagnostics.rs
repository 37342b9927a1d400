//! Every diagnostic, shown as people see it, in cases (`tests/case`).
//!
//! ` (latin1)` after a path writes the file in that encoding, ` (link)` makes it a symbolic link. A case without `book.toml` gets one in French.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic, and reads and writes its own files")]

mod case;

use std::fs;
use std::path::Path;

use ardoise::build::{Built, Options, build};
use ardoise::highlight::Highlighter;
use ardoise::source::{Format, Sources, report};
use ardoise::theme;

const CASES: &str = "tests/diagnostics";
const BOOK: &str = "[book]\ntitle = \"Cours\"\nlanguage = \"fr\"\n";

fn run(files: &[(String, String)]) -> (Built, Sources) {
    let mut sources = Sources::default();
    for (path, text) in files {
        if let Some(path) = path.strip_suffix(" (link)") {
            sources.add_link(path);
            continue;
        }
        match path.strip_suffix(" (latin1)") {
            Some(path) => sources.add(path, text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()),
            None => sources.add(path.clone(), text.clone().into_bytes()),
        };
    }
    let book = sources.find("book.toml").unwrap_or_else(|| sources.add("book.toml", BOOK.into()));
    theme::lay_under(&mut sources);
    (build(&sources, book, &Highlighter::default(), &Options::default()), sources)
}

/// The texts of all cases.
fn cases() -> Vec<String> {
    case::all(CASES).into_iter().map(|(_, case)| case).collect()
}

#[test]
fn every_case_says_what_it_should() {
    assert!(cases().len() > 40);
    case::hold(CASES, |files| {
        let (built, sources) = run(files);
        case::shown(&built.diagnostics, &sources, |_| true)
    });
}

#[test]
fn every_check_has_a_finding_and_a_silence() {
    let all = cases().concat();
    // The rules on manifests have cases of their own (tests/manifests).
    for code in ardoise::check::codes().filter(|code| !code.starts_with("manifest/")) {
        assert!(all.contains(&format!("[{code}]")), "no case finds `{code}`");
        assert!(Path::new(&format!("tests/diagnostics/{code}-silent.case")).exists(), "no case shows when `{code}` is silent");
    }
}

/// The codes that stand as words of their own in the program: `Diagnostic::error("code", …)` and `CODE: &str = "code"`.
#[test]
fn every_code_of_the_program_has_a_case() {
    fn codes(folder: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                codes(&path, found);
            } else {
                let text = fs::read_to_string(&path).unwrap();
                let text = text.split("#[cfg(test)]").next().unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
                for call in ["Diagnostic::error( \"", "Diagnostic::error(\"", "Diagnostic::warning(\""] {
                    found.extend(text.split(call).skip(1).map(|after| after.split('"').next().unwrap().to_owned()));
                }
            }
        }
    }
    let mut found = Vec::new();
    codes(Path::new("src"), &mut found);
    found.sort();
    found.dedup();
    assert!(found.len() > 15);
    let all = cases().concat();
    let missing: Vec<&String> = found.iter().filter(|code| !all.contains(&format!("[{code}]"))).collect();
    assert!(missing.is_empty(), "no case shows: {missing:?}");
}

#[test]
fn the_manual_lists_every_check_that_can_be_set() {
    let manual = fs::read_to_string("docs/authoring.md").unwrap();
    let (_, section) = manual.split_once("### What `[checks]` can set").unwrap();
    let (section, _) = section.split_once("\n## ").unwrap();
    let listed: Vec<&str> =
        section.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`')).map(|(code, _)| code).collect();
    let on_manifests = |code: &&str| ardoise::manifest::rules::RULES.iter().any(|rule| rule.code == *code);
    let mut codes: Vec<&str> = ardoise::check::codes().filter(|code| !on_manifests(code)).collect();
    codes.sort_unstable();
    assert_eq!(listed, codes);
}

#[test]
fn words_of_yaml_and_front_matter_are_never_html() {
    let files = case::parts(&fs::read_to_string("tests/diagnostics/html-in-yaml.case").unwrap());
    let (built, _) = run(&files);
    for page in built.site.unwrap().pages {
        for tag in ["<script>alert", "<pod>", "<u8>", "<b>gras", "<i>x</i>", "<img/src"] {
            assert!(!page.html.contains(tag), "{}: {tag}", page.path);
        }
    }
}

#[test]
fn a_course_with_fifty_mistakes_shows_fifty() {
    let mentions: String = (0..25).map(|i| format!("- [[nothing-{i}]]\n")).collect();
    let links: String = (0..25).map(|i| format!("- [x](nowhere-{i}.md)\n")).collect();
    let lesson = format!("---\ntitle: A\n---\n\n{mentions}\n{links}");
    let (built, _) = run(&[("content/lessons/01-a.md".into(), lesson)]);
    assert_eq!(built.diagnostics.len(), 50);
}

#[test]
fn the_forms_for_programs_name_the_same_places() {
    let lesson = "---\ntitle: A\n---\n\nVoilà [[rien]] : é\n".to_owned();
    let (built, sources) = run(&[("content/lessons/01-a.md".into(), lesson)]);
    let json: serde_json::Value = serde_json::from_str(&report(&built.diagnostics, &sources, Format::Json)).unwrap();
    assert_eq!(json["file"], "content/lessons/01-a.md");
    assert_eq!((json["line"].as_u64(), json["column"].as_u64(), json["end_column"].as_u64()), (Some(5), Some(7), Some(15)));
    let github = report(&built.diagnostics, &sources, Format::Github);
    let start = "::error file=content/lessons/01-a.md,line=5,endLine=5,col=7,title=unknown-mention::";
    assert!(github.starts_with(start), "{github}");
}
