//! The YAML between two `---` lines at the beginning of a Markdown file.

use crate::source::{FileId, Span};

/// The places of the front matter (without its `---` lines) and of what follows it. No front matter gives `None`.
pub(super) fn split(text: &str, file: FileId) -> (Option<Span>, Span) {
    let whole = Span::new(file, 0..text.len());
    let Some(first) = text.split_inclusive('\n').next().filter(|line| line.trim_end() == "---") else {
        return (None, whole);
    };
    let start = first.len();
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return (Some(Span::new(file, start..at)), Span::new(file, at + line.len()..text.len()));
        }
        at += line.len();
    }
    (None, whole)
}
