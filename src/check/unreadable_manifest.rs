//! `unreadable-manifest`: a manifest of the course is YAML that can be read to its end.

use crate::manifest::tree::read;
use crate::model::Course;
use crate::source::{Diagnostic, Sources, Span};

/// This rule's code.
pub(super) const CODE: &str = "unreadable-manifest";

/// The manifests that cannot be read.
pub(super) fn check(course: &Course, sources: &Sources) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for manifest in &course.manifests {
        let text = sources.get(manifest.file).text().unwrap_or_default();
        if let Some(unreadable) = read(text).1 {
            let line = text[unreadable.at..].lines().next().unwrap_or_default();
            let at = Span::new(manifest.file, unreadable.at..unreadable.at + line.chars().next().map_or(0, char::len_utf8));
            let diagnostic = Diagnostic::error(CODE, at, format!("this cannot be read as YAML: {}", unreadable.message));
            let help = if line.starts_with('\t') {
                "indent with spaces: YAML allows no tabs"
            } else {
                "look at the indentation, the quotes and the brackets here and on the line before"
            };
            diagnostics.push(diagnostic.help(help));
        }
    }
    diagnostics
}
