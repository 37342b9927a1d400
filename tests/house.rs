//! The house keeps its own rules: ARCHITECTURE.md's table of rooms against the `use crate::` lines of the code.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a test may panic, and reads and writes its own files"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms of the table: what each may use.
fn table() -> BTreeMap<String, BTreeSet<String>> {
    let text = fs::read_to_string("ARCHITECTURE.md").unwrap();
    let rows = text.lines().skip_while(|line| !line.starts_with("| room |")).skip(2).take_while(|line| line.starts_with('|'));
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let uses = cells[2].split(',').map(str::trim).filter(|room| !room.is_empty()).map(str::to_owned);
        (cells[0].to_owned(), uses.collect())
    })
    .collect()
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

fn files() -> Vec<(String, PathBuf, String)> {
    let mut found = Vec::new();
    rust_files(Path::new("src"), &mut found);
    found.sort();
    let room = |path: &Path| path.components().nth(1).unwrap().as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned();
    found.into_iter().map(|path| (room(&path), path.clone(), fs::read_to_string(&path).unwrap())).collect()
}

/// The rooms that a text names after `crate::`, in `use` lines (with braces) and in paths.
fn named(text: &str) -> BTreeSet<String> {
    let mut rooms = BTreeSet::new();
    for after in text.split("crate::").skip(1) {
        if let Some(list) = after.strip_prefix('{') {
            let list = list.split_once(';').map_or(list, |(list, _)| list);
            let mut depth = 0;
            let mut word = String::new();
            for c in list.chars() {
                match c {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    ',' | ' ' | '\n' if depth == 0 => word.clear(),
                    _ if depth == 0 => word.push(c),
                    _ => {}
                }
                if depth == 0 && !word.is_empty() {
                    rooms.insert(word.split("::").next().unwrap().to_owned());
                }
            }
        } else {
            rooms.insert(after.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    rooms
}

#[test]
fn arrows_run_only_where_the_table_says() {
    let table = table();
    assert!(table.len() > 8, "the table was read");
    let mut wrong = Vec::new();
    for (room, path, text) in files().iter().filter(|(room, ..)| room != "lib" && room != "main") {
        let Some(allowed) = table.get(room) else {
            wrong.push(format!("{}: the room `{room}` is missing from ARCHITECTURE.md", path.display()));
            continue;
        };
        for used in named(text).into_iter().filter(|used| table.contains_key(used) && used != room && !allowed.contains(used)) {
            wrong.push(format!("{}: `{room}` may not use `{used}`", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_table_has_no_circle_and_no_ghost() {
    let mut table = table();
    let rooms: BTreeSet<String> = files().into_iter().map(|(room, ..)| room).collect();
    for room in table.keys() {
        assert!(rooms.contains(room), "ARCHITECTURE.md lists `{room}`, which is not there");
    }
    // Take away rooms that use nothing that is left, until none is left: a circle would stay.
    while !table.is_empty() {
        let free: Vec<String> = table
            .iter()
            .filter(|(_, uses)| uses.iter().all(|used| !table.contains_key(used)))
            .map(|(room, _)| room.clone())
            .collect();
        assert!(!free.is_empty(), "a circle: {:?}", table.keys());
        table.retain(|room, _| !free.contains(room));
    }
}

#[test]
fn every_file_says_what_it_is() {
    let silent: Vec<PathBuf> =
        files().into_iter().filter(|(.., text)| !text.starts_with("//! ")).map(|(_, path, _)| path).collect();
    assert!(silent.is_empty(), "no `//!` sentence at the top: {silent:?}");
}

#[test]
fn the_reader_of_arrows_sees_them() {
    let rooms = named("use crate::model::X;\nuse crate::{check, load::{a, b}, render};\nlet x = crate::source::nearest(a);");
    let expected = ["check", "load", "model", "render", "source"].map(str::to_owned);
    assert!(expected.iter().all(|room| rooms.contains(room)), "{rooms:?}");
}
