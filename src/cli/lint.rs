//! `ardoise lint`.

use std::collections::BTreeMap;
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

use clap::Args;
use rayon::prelude::*;

use super::failure::Failure;
use super::{AUTHOR, FINE, FormatArg, output};
use crate::manifest::lint::{Text, lint as check};
use crate::manifest::rules;
use crate::read::{self, MOST_BYTES};
use crate::source::{Diagnostic, FileId, Format, Severity, Sources};

/// The arguments.
#[derive(Debug, Args)]
pub(super) struct LintArgs {
    /// Files, folders (all their .yaml and .yml files), or - for standard input.
    #[arg(required_unless_present = "explain")]
    files: Vec<PathBuf>,
    /// How to tell mistakes.
    #[arg(long, value_enum, default_value_t = FormatArg::Human)]
    format: FormatArg,
    /// Treat warnings as errors.
    #[arg(long)]
    deny_warnings: bool,
    /// Do not tell what this rule finds; how much that is, is said.
    #[arg(long, value_name = "RULE", value_parser = rule)]
    allow: Vec<&'static str>,
    /// Print what the manual says about a rule.
    #[arg(long, value_name = "RULE", value_parser = rule, conflicts_with = "files")]
    explain: Option<&'static str>,
}

/// The code of a rule, written with or without `manifest/`.
fn rule(text: &str) -> Result<&'static str, String> {
    let word = rules::word(text);
    let known = || rules::RULES.iter().map(|rule| rule.code);
    if let Some(code) = known().find(|code| rules::word(code) == word) {
        return Ok(code);
    }
    let near = crate::source::nearest(word, known().map(rules::word));
    Err(match near {
        Some(near) => format!("there is no such rule; did you mean `{near}`?"),
        None => format!("there is no such rule; these are: {}", known().map(rules::word).collect::<Vec<_>>().join(", ")),
    })
}

/// Tells what is wrong with the manifests.
pub(super) fn lint(args: &LintArgs) -> Result<u8, Failure> {
    if let Some(code) = args.explain {
        output::raw(&format!("{}\n", rules::manual(code).unwrap_or_default()))?;
        return Ok(FINE);
    }
    let mut sources = Sources::default();
    let mut folders: BTreeMap<PathBuf, Vec<FileId>> = BTreeMap::new();
    let mut notes = 0;
    let mut nothing = Vec::new();
    for named in &args.files {
        let piped = named == Path::new("-");
        let mut something = false;
        for (path, bytes) in if piped { vec![(PathBuf::from("stdin"), stdin()?)] } else { read::manifests(named)? } {
            // What a course says about a manifest stands beside it, and is none.
            if path.to_string_lossy().ends_with(".notes.yaml") {
                notes += 1;
                continue;
            }
            something |= says_something(&bytes);
            let path = path.strip_prefix(".").unwrap_or(&path);
            let file = sources.add(path.to_string_lossy(), bytes);
            let files = folders.entry(path.parent().unwrap_or(Path::new("")).to_owned()).or_default();
            if !files.contains(&file) {
                files.push(file);
            }
        }
        if !something && (piped || named.is_dir() || args.files.len() == 1) {
            nothing.push(nothing_in(named));
        }
    }
    let groups: Vec<&Vec<FileId>> = folders.values().collect();
    let found: Vec<Vec<Diagnostic>> = groups.par_iter().map(|files| folder(files, &sources)).collect();
    let (told, allowed): (Vec<Diagnostic>, Vec<Diagnostic>) =
        found.into_iter().flatten().partition(|diagnostic| !args.allow.contains(&diagnostic.code));
    let format = Format::from(args.format);
    output::diagnostics(&told, &sources, format);
    nothing.iter().for_each(output::failure);
    let errors = !nothing.is_empty() || told.iter().any(|one| one.severity == Severity::Error);
    let wrong = errors || (args.deny_warnings && !told.is_empty());
    if format == Format::Human {
        let files: usize = groups.iter().map(|files| files.len()).sum();
        if !allowed.is_empty() {
            output::note(&format!("{} more are allowed: {}", allowed.len(), args.allow.join(", ")));
        }
        if notes > 0 {
            output::note(&format!("{} of notes left out (.notes.yaml)", output::count(notes, "file")));
        }
        if !wrong {
            output::line(&format!("{}: no errors", output::count(files, "file")));
        }
    }
    Ok(if wrong { AUTHOR } else { FINE })
}

/// Whether there is more in a file than comments, empty lines and the marks between documents.
fn says_something(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let empty = |line: &[u8]| line.is_empty() || line.starts_with(b"#") || line == b"---" || line == b"...";
    !bytes.split(|byte| *byte == b'\n').all(|line| empty(line.trim_ascii()))
}

/// Says that nothing was there to check: a command before the pipe that failed must not pass for manifests that are right.
fn nothing_in(path: &Path) -> Failure {
    let named = path.display();
    if path == Path::new("-") {
        let help = "look at the command before the pipe: it wrote no manifest";
        Failure::new("nothing was read: there is no manifest on standard input", help)
    } else if path.is_dir() {
        let help = "name a folder that holds .yaml or .yml files";
        Failure::new(format!("nothing was read: there is no manifest in `{named}`"), help)
    } else {
        Failure::new(format!("nothing was read: `{named}` holds no manifest"), "write one, or name another file")
    }
}

/// What is wrong with the files of one folder, which belong together.
fn folder(files: &[FileId], sources: &Sources) -> Vec<Diagnostic> {
    let mut texts = Vec::new();
    let mut found = Vec::new();
    for file in files {
        let source = sources.get(*file);
        if source.bytes.len() > MOST_BYTES {
            let message = format!("this file is larger than {} MB: it is not read", MOST_BYTES >> 20);
            found.push(Diagnostic::error(rules::UNREADABLE, crate::source::Span::new(*file, 0..0), message));
            continue;
        }
        match source.text() {
            Some(text) => texts.push(Text { file: *file, text }),
            None => {
                let diagnostic = Diagnostic::error(rules::UNREADABLE, sources.first_line(*file), "this file is not UTF-8");
                found.push(diagnostic.help("save it as UTF-8"));
            }
        }
    }
    found.extend(check(&texts));
    found
}

/// The bytes of standard input, not more than a file may have.
fn stdin() -> Result<Vec<u8>, Failure> {
    let stdin = std::io::stdin();
    if stdin.is_terminal() {
        let help = "pipe manifests into it: `helm template . | ardoise lint -`; or name files: `ardoise lint web.yaml`";
        return Err(Failure::new("there is nothing to check", help));
    }
    let fail = |error| Failure { message: format!("cannot read standard input: {error}"), help: None };
    read::some_bytes(stdin.lock()).map_err(fail)
}
