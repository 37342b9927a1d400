//! Golden sites: a folder in, a folder out. `UPDATE=1` rewrites what is expected.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a test may panic, and reads and writes its own files"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use ardoise::build::{Options, build};
use ardoise::highlight::Highlighter;
use ardoise::model::Site;
use ardoise::read::read;
use ardoise::source::Severity;

fn built(folder: &Path) -> Site {
    let (sources, book) = read(folder).unwrap();
    let built = build(&sources, book, &Highlighter::default(), &Options::default());
    assert_eq!(built.count(Severity::Error), 0, "{:#?}", built.diagnostics);
    built.site.unwrap()
}

fn files(folder: &Path, root: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, root, found);
        } else {
            found.insert(path.strip_prefix(root).unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap());
        }
    }
}

#[test]
fn golden_sites_come_out_as_expected() {
    let mut wrong = Vec::new();
    for entry in fs::read_dir("tests/golden").unwrap() {
        let folder = entry.unwrap().path();
        let expected_in = folder.join("expected");
        let site = built(&folder);
        // The theme's own files are another test's business.
        let made: BTreeMap<String, Vec<u8>> = (site.outputs())
            .filter(|output| !output.path.starts_with("theme/"))
            .map(|output| (output.path.to_owned(), output.bytes.to_vec()))
            .collect();
        let mut expected = BTreeMap::new();
        files(&expected_in, &expected_in, &mut expected);
        if std::env::var("UPDATE").is_ok() {
            let _ = fs::remove_dir_all(&expected_in);
            for (path, bytes) in &made {
                let file = expected_in.join(path);
                fs::create_dir_all(file.parent().unwrap()).unwrap();
                fs::write(file, bytes).unwrap();
            }
        }
        for path in expected.keys().chain(made.keys()).collect::<std::collections::BTreeSet<_>>() {
            if expected.get(path) != made.get(path) {
                let text =
                    |bytes: Option<&Vec<u8>>| bytes.map_or("(not there)".into(), |b| String::from_utf8_lossy(b).into_owned());
                wrong.push(format!("{path}\n--- expected\n{}\n--- made\n{}", text(expected.get(path)), text(made.get(path))));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn the_same_tree_gives_the_same_bytes() {
    let (one, two) = (built(Path::new(".")), built(Path::new(".")));
    let pairs: Vec<_> = one.outputs().zip(two.outputs()).collect();
    assert!(pairs.len() > 80);
    assert!(pairs.iter().all(|(a, b)| a.path == b.path && a.bytes == b.bytes));
}

#[test]
fn the_shipped_course_has_nothing_to_say() {
    let (sources, book) = read(Path::new(".")).unwrap();
    let built = build(&sources, book, &Highlighter::default(), &Options::default());
    let text = ardoise::source::report(&built.diagnostics, &sources, ardoise::source::Format::Human);
    assert!(built.diagnostics.is_empty(), "{text}");
}
