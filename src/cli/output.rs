//! What the command line prints.

use std::io::Write as _;

use super::failure::Failure;
use crate::build::Built;
use crate::source::{self, Format, Severity, Sources};

/// Tells the diagnostics: people read them on the error stream, programs on the output.
pub(super) fn diagnostics(built: &Built, sources: &Sources, format: Format) {
    let text = source::report(&built.diagnostics, sources, format);
    // A reader that went away is no failure.
    let _ = match format {
        Format::Human => anstream::stderr().write_all(text.as_bytes()),
        Format::Json | Format::Github => anstream::stdout().write_all(text.as_bytes()),
    };
    if format == Format::Human && !built.diagnostics.is_empty() {
        let count = |severity, one: &str| match built.count(severity) {
            0 => None,
            1 => Some(format!("1 {one}")),
            n => Some(format!("{n} {one}s")),
        };
        let parts: Vec<String> =
            [count(Severity::Error, "error"), count(Severity::Warning, "warning")].into_iter().flatten().collect();
        anstream::eprintln!("{}", parts.join(", "));
    }
}

/// Prints what was asked for as it is.
pub(super) fn raw(text: &str) {
    let _ = anstream::stdout().write_all(text.as_bytes());
}

/// Tells diagnostics that were written out.
pub(super) fn report(text: &str) {
    let _ = anstream::stderr().write_all(text.as_bytes());
}

/// Prints a line for people.
pub(super) fn line(text: &str) {
    anstream::println!("{text}");
}

/// Prints a remark for people.
pub(super) fn note(text: &str) {
    anstream::eprintln!("{text}");
}

/// Tells a failure.
pub(super) fn failure(failure: &Failure) {
    anstream::eprintln!("\u{1b}[1;31merror\u{1b}[0m: {}", failure.message);
    if let Some(help) = &failure.help {
        anstream::eprintln!("  \u{1b}[1;36mhelp\u{1b}[0m: {help}");
    }
}
