//! Cases as data: a few files, and what is said about them. `=== path` begins a file, `=== expected` what is said; nothing there means
//! that nothing is. `UPDATE=1` rewrites the cases.

use std::fs;
use std::path::PathBuf;

use ardoise::source::{Diagnostic, Format, Sources, report};

/// The files of a case, by path and in order.
pub(crate) type Files = Vec<(String, String)>;

/// The files of a case.
pub(crate) fn parts(case: &str) -> Files {
    let mut parts: Files = Vec::new();
    for line in case.split_inclusive('\n') {
        if let Some(path) = line.strip_prefix("=== ") {
            parts.push((path.trim().to_owned(), String::new()));
        } else if let Some((_, text)) = parts.last_mut() {
            text.push_str(line);
        }
    }
    parts
}

/// The cases of a folder, in order.
pub(crate) fn all(folder: &str) -> Vec<(PathBuf, String)> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

/// What people see, without colours and without spaces at the ends of lines; lines that `kept` refuses are left out.
pub(crate) fn shown(diagnostics: &[Diagnostic], sources: &Sources, kept: impl Fn(&str) -> bool) -> String {
    let text = anstream::adapter::strip_str(&report(diagnostics, sources, Format::Human)).to_string();
    let lines: Vec<&str> = text.lines().map(str::trim_end).filter(|line| kept(line)).collect();
    let text = lines.join("\n");
    if text.trim().is_empty() { String::new() } else { format!("{}\n", text.trim_end()) }
}

/// Fails where a case of the folder says something else than `say` makes of its files.
pub(crate) fn hold(folder: &str, say: impl Fn(&Files) -> String) {
    let mut wrong = Vec::new();
    for (path, case) in all(folder) {
        let mut files = parts(&case);
        let expected = files.pop_if(|(name, _)| name == "expected").map(|(_, text)| text).unwrap_or_default();
        let shown = say(&files);
        if shown.trim_end() != expected.trim_end() {
            if std::env::var("UPDATE").is_ok() {
                let body: String = files.iter().map(|(path, text)| format!("=== {path}\n{text}")).collect();
                fs::write(&path, format!("{body}=== expected\n{shown}")).unwrap();
            }
            wrong.push(format!("{}\n--- expected\n{expected}\n--- shown\n{shown}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
