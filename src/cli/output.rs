//! What the command line prints.

use std::io::Write as _;

use super::failure::Failure;
use crate::build::Built;
use crate::source::{self, Format, Severity, Sources};

/// The most diagnostics that people are shown.
const MOST: usize = 300;

/// Tells the diagnostics: people read them on the error stream, programs on the output.
pub(super) fn diagnostics(built: &Built, sources: &Sources, format: Format) {
    // Nobody reads thousands; programs get all of them.
    let shown = if format == Format::Human { built.diagnostics.len().min(MOST) } else { built.diagnostics.len() };
    let text = source::report(&built.diagnostics[..shown], sources, format);
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
        if shown < built.diagnostics.len() {
            let _ = writeln!(
                anstream::stderr(),
                "the first {shown} of {} are shown; --format json tells all",
                built.diagnostics.len()
            );
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
