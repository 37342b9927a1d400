//! What the command line prints.

use std::io::Write as _;

use super::failure::Failure;
use crate::source::{self, Diagnostic, Format, Severity, Sources};

/// The most diagnostics that people are shown.
const MOST: usize = 300;

/// Tells the diagnostics: people read them on the error stream, programs on the output.
pub(super) fn diagnostics(all: &[Diagnostic], sources: &Sources, format: Format) {
    // Nobody reads thousands; programs get all of them.
    let shown = if format == Format::Human { all.len().min(MOST) } else { all.len() };
    let text = source::report(&all[..shown], sources, format);
    // A reader that went away is no failure.
    let _ = match format {
        Format::Human => anstream::stderr().write_all(text.as_bytes()),
        Format::Json | Format::Github => anstream::stdout().write_all(text.as_bytes()),
    };
    if format == Format::Human && !all.is_empty() {
        let count = |severity, one: &str| match all.iter().filter(|one| one.severity == severity).count() {
            0 => None,
            number => Some(count(number, one)),
        };
        if shown < all.len() {
            let _ = writeln!(anstream::stderr(), "the first {shown} of {} are shown; --format json tells all", all.len());
        }
        let parts: Vec<String> =
            [count(Severity::Error, "error"), count(Severity::Warning, "warning")].into_iter().flatten().collect();
        let _ = writeln!(anstream::stderr(), "{}", parts.join(", "));
    }
}

/// Prints what was asked for as it is.
///
/// # Errors
/// Where it cannot be written; a reader that went away is no error.
pub(super) fn raw(text: &str) -> Result<(), Failure> {
    let mut out = anstream::stdout();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Failure { message: format!("cannot write the output: {error}"), help: None })
        }
        _ => Ok(()),
    }
}

/// Tells diagnostics that were written out.
pub(super) fn report(text: &str) {
    let _ = anstream::stderr().write_all(text.as_bytes());
}

/// A number and what is counted: "1 file", "2 files".
pub(super) fn count(number: usize, one: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") }
}

/// Prints a line for people.
pub(super) fn line(text: &str) {
    let _ = writeln!(anstream::stdout(), "{text}");
}

/// Prints a remark for people.
pub(super) fn note(text: &str) {
    let _ = writeln!(anstream::stderr(), "{text}");
}

/// Tells a failure.
pub(super) fn failure(failure: &Failure) {
    let _ = writeln!(anstream::stderr(), "\u{1b}[1;31merror\u{1b}[0m: {}", failure.message);
    if let Some(help) = &failure.help {
        let _ = writeln!(anstream::stderr(), "  \u{1b}[1;36mhelp\u{1b}[0m: {help}");
    }
}
