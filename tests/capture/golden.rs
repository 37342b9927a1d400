//! Every capture in `tests/capture/fixtures` gives the tables beside it. `UPDATE=1 cargo test` writes them anew.
#![expect(clippy::disallowed_methods, clippy::expect_used, reason = "tests read and write their fixtures")]

use std::path::{Path, PathBuf};

use ardoise::capture::lang::Lang;
use ardoise::capture::model::Taken;
use ardoise::capture::pens::{Style, json, markdown, text};
use ardoise::capture::tables::Tables;
use ardoise::capture::{builtin, capture};

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/capture/fixtures");
    let entries = std::fs::read_dir(folder).expect("the folder of fixtures");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "capture"));
    paths.sort();
    assert!(paths.len() >= 15, "the fixtures are there");
    paths
}

fn same(path: &Path, actual: &str) {
    if std::env::var("UPDATE").is_ok() {
        std::fs::write(path, actual).expect("to write a golden");
        return;
    }
    let expected = std::fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    assert_eq!(expected, actual, "{} (UPDATE=1 writes it anew)", path.display());
}

fn tables(path: &Path, lang: Lang) -> Tables {
    let raw = std::fs::read_to_string(path).expect("a fixture");
    Tables::of(&capture(&raw), &builtin::kubernetes(lang), lang)
}

#[test]
fn tables_in_french() {
    for path in fixtures() {
        let drawn = text(&tables(&path, Lang::Fr), Style::default());
        same(&path.with_extension("fr.txt"), &drawn);
        assert!(drawn.lines().all(|line| line.chars().count() <= 80), "{}: 80 columns", path.display());
        assert!(!drawn.contains('\u{1b}'), "{}: no colour unless asked", path.display());
    }
}

#[test]
fn tables_in_english() {
    for path in fixtures() {
        let style = Style { lang: Lang::En, ..Style::default() };
        same(&path.with_extension("en.txt"), &text(&tables(&path, Lang::En), style));
    }
}

#[test]
fn markdown_and_json() {
    for path in fixtures() {
        if ["minikube", "life", "kubectl-json"].iter().any(|name| path.file_stem().is_some_and(|stem| stem == *name)) {
            let tables = tables(&path, Lang::Fr);
            same(&path.with_extension("md"), &markdown(&tables, Lang::Fr));
            same(&path.with_extension("json"), &json(&tables));
        }
    }
}

#[test]
fn colour_changes_nothing_else() {
    for path in fixtures() {
        let tables = tables(&path, Lang::Fr);
        let bare = text(&tables, Style::default());
        let coloured = text(&tables, Style { color: true, ..Style::default() });
        let mut stripped = String::new();
        for (index, piece) in coloured.split("\u{1b}[").enumerate() {
            let rest = if index == 0 { piece } else { piece.split_once('m').map_or("", |(_, rest)| rest) };
            stripped.push_str(rest);
        }
        assert_eq!(stripped, bare, "{}", path.display());
    }
}

#[test]
fn every_line_of_the_clean_captures_is_understood() {
    for path in fixtures() {
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
        let raw = std::fs::read_to_string(&path).expect("a fixture");
        let left = capture(&raw).lines.iter().filter(|line| line.taken == Taken::Remarked).count();
        assert_eq!(left > 0, matches!(stem.as_str(), "wild" | "kubectl-all"), "{stem}: {left} lines left");
    }
}
