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
