//! The theme in the binary is the theme in the repository.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a test may panic, and reads and writes its own files"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

fn add(folder: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            add(&path, found);
        } else {
            found.insert(path.to_string_lossy().into_owned(), fs::read(&path).unwrap());
        }
    }
}

#[test]
fn every_file_of_the_theme_is_embedded() {
    let mut found = BTreeMap::new();
    add(Path::new("templates"), &mut found);
    add(Path::new("static"), &mut found);
    let embedded: BTreeMap<String, Vec<u8>> =
        ardoise::theme::FILES.iter().map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec())).collect();
    assert_eq!(found.keys().collect::<Vec<_>>(), embedded.keys().collect::<Vec<_>>(), "list every file in src/theme.rs");
    assert!(found == embedded, "build again: a file of the theme changed");
}

/// The fields of the views are what templates see; the page that lists them for authors names every one.
#[test]
fn docs_name_everything_that_a_template_sees() {
    let docs = fs::read_to_string("docs/templates.md").unwrap();
    let mut views = BTreeMap::new();
    add(Path::new("src/render"), &mut views);
    let (mut fields, mut missing) = (0, Vec::new());
    for (path, bytes) in &views {
        let text = String::from_utf8_lossy(bytes);
        for view in text.split("derive(Serialize)]").skip(1).chain(text.split("derive(Debug, Clone, Serialize)]").skip(1)) {
            let body = view.split_once('{').unwrap().1.split_once("\n}").unwrap().0;
            for line in body
                .lines()
                .map(|line| line.trim().trim_start_matches("pub(super) ").trim_start_matches("pub(in crate::render) "))
            {
                let Some((name, _)) =
                    line.split_once(": ").filter(|(name, _)| name.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
                else {
                    continue;
                };
                fields += 1;
                // `frame` is flattened away; `book` and `page` stand before a dot.
                let named = docs.contains(&format!("`{name}`"))
                    || docs.contains(&format!(".{name}`"))
                    || docs.contains(&format!("`{name}."));
                if !named && name != "frame" {
                    missing.push(format!("{path}: {name}"));
                }
            }
        }
    }
    assert!(fields > 80, "the views were read");
    assert!(missing.is_empty(), "docs/templates.md does not name: {missing:?}");
}

/// What the page says that a `layout.html` of a site has to keep, against what the other files of the theme ask of it.
#[test]
fn docs_name_what_a_layout_must_keep() {
    let docs = fs::read_to_string("docs/templates.md").unwrap();
    let kept = docs.split("replaces `layout.html` alone keeps").nth(1).unwrap().split("\n\n").next().unwrap();
    let (blocks, ids) = kept.split_once("and the id").unwrap();
    let listed = |text: &str| -> BTreeSet<String> { text.split('`').skip(1).step_by(2).map(str::to_owned).collect() };
    let words = |text: &str, before: &str| -> BTreeSet<String> {
        let name = |after: &str| after.split(|c: char| !c.is_alphanumeric() && !"_-".contains(c)).next().unwrap().to_owned();
        text.split(before).skip(1).map(name).collect()
    };
    let layout = fs::read_to_string("templates/layout.html").unwrap();
    let (mut filled, mut asked) = (BTreeSet::new(), BTreeSet::new());
    for (path, bytes) in ardoise::theme::FILES.iter().filter(|(path, _)| *path != "templates/layout.html") {
        let text = String::from_utf8_lossy(bytes);
        if path.starts_with("templates/") && text.contains("{% extends \"layout.html\" %}") {
            filled.extend(words(&text, "{% block ").into_iter().chain(words(&text, "{%- block ")));
        } else if path.ends_with(".js") || path.ends_with(".css") {
            asked.extend(words(&layout, " id=\"").into_iter().filter(|id| text.contains(&**id) && id.contains("ardoise-")));
        }
    }
    assert!(filled.len() > 5 && !asked.is_empty());
    assert_eq!(listed(blocks), filled);
    assert_eq!(listed(ids), asked);
}
