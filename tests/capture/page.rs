//! `::capture` on a page: the tables, linked to the components of the course; the drawing is the diagram engine's business.
#![expect(clippy::disallowed_methods, clippy::expect_used, reason = "tests read and write their fixtures")]

use ardoise::build::{Options, build};
use ardoise::highlight::Highlighter;
use ardoise::source::Sources;
use ardoise::theme;

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/capture/fixtures");

fn component(name: &str, family: &str, runs: &str) -> String {
    let (fr, en) = (format!("le rôle : celui de `{name}`"), format!("the role of `{name}`"));
    format!(
        "name: {name}\nkind: component\nfamily: {family}\nsummary: {{fr: \"{fr}\", en: \"{en}\"}}\nruns:\n  as: container\n  {runs}\n"
    )
}

/// The capture as the page of a small course shows it, without the drawing.
fn shown(capture: &str, folder: &str) -> String {
    let mut sources = Sources::default();
    let raw = std::fs::read(format!("{FIXTURES}/{capture}.capture")).expect("a fixture");
    let book = "[book]\ntitle = \"C\"\nlanguage = \"fr\"\nlanguages = [\"fr\", \"en\"]\n";
    let families = "- id: control-plane\n  name: {fr: \"Plan de contrôle\", en: Control plane}\n  color: blue\n\
                    - id: infra\n  name: {fr: Infrastructure, en: Infrastructure}\n  color: slate\n";
    let files = [
        ("content/families.yaml", families.to_owned()),
        ("content/components/pause.yaml", component("pause", "infra", "container: POD")),
        ("content/components/etcd.yaml", component("etcd", "control-plane", "container: etcd\n  namespace: kube-system")),
        ("content/lessons/01-a.md", format!("---\ntitle: A\nintroduces: [pause, etcd]\n---\n\n::capture{{#{capture}}}\n")),
        ("content/lessons/01-a.en.md", format!("---\ntitle: A\n---\n\n- In a list:\n\n  ::capture{{#{capture}}}\n")),
    ];
    let book = sources.add("book.toml", book.into());
    for (path, text) in files {
        sources.add(path, text.into_bytes());
    }
    sources.add(format!("content/captures/{capture}.txt"), raw);
    theme::lay_under(&mut sources);
    let built = build(&sources, book, &Highlighter::default(), &Options::default());
    let errors: Vec<&str> = built.diagnostics.iter().map(|diagnostic| &*diagnostic.message).collect();
    let site = built.site.expect("a site");
    let path = format!("{folder}lessons/a.html");
    let page = site.pages.iter().find(|page| page.path == path).expect("the lesson");
    let (_, after) = page.html.split_once("<section class=\"capture\"").expect("the capture");
    let (tables, rest) = after.split_once("<div class=\"diagram\"").expect("the drawing");
    let (drawing, raw) = rest.split_once("<details class=\"raw\">").expect("the capture itself");
    assert!(drawing.contains("<svg") && drawing.contains("components/pause.html"), "the drawing leads to the components");
    assert!(raw.contains("CONTAINER ID"), "{raw}");
    format!("{tables}{}\n", errors.join("\n"))
}

#[test]
fn the_tables_of_a_page() {
    for (capture, folder) in [("minikube", ""), ("minikube", "en/"), ("life", "")] {
        let shown = shown(capture, folder);
        let lang = if folder.is_empty() { "fr" } else { "en" };
        let path = format!("{FIXTURES}/{capture}.{lang}.html");
        if std::env::var("UPDATE").is_ok() {
            std::fs::write(&path, &shown).expect("to write a golden");
        }
        assert_eq!(std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n"), shown, "{path}");
    }
}
