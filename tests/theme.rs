//! The theme in the binary is the theme in the repository.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a test may panic, and reads and writes its own files"
)]

use std::collections::BTreeMap;
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
