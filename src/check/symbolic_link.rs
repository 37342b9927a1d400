//! `symbolic-link`: links are not followed, since they may lead out of the site; an author who made one should know that it does nothing.

use crate::model::Course;
use crate::source::{Diagnostic, Sources};

/// This rule's code.
pub(super) const CODE: &str = "symbolic-link";

/// The links, told at the beginning of `book.toml`: they have no text of their own to point at.
pub(super) fn check(course: &Course, sources: &Sources) -> Vec<Diagnostic> {
    let place = sources.first_line(course.book.file);
    let tell = |path: &String| {
        let message = format!("`{path}` is a symbolic link, and is left out");
        Diagnostic::warning(CODE, place, message).help("put a copy of what it leads to in its place")
    };
    sources.links().iter().map(tell).collect()
}
