//! `introduced-twice`: one lesson introduces a thing, so that there is one answer to "where is this taught?".

use crate::model::Course;
use crate::source::{Diagnostic, Sources};

/// This rule's code.
pub(super) const CODE: &str = "introduced-twice";

/// The second and later introductions.
pub(super) fn check(course: &Course, _: &Sources) -> Vec<Diagnostic> {
    let first = course.introductions();
    let mut diagnostics = Vec::new();
    for id in course.lessons.iter().flat_map(|lesson| &lesson.introduces) {
        if let Some((_, span)) = first.get(&*id.value).filter(|(_, span)| *span != id.span) {
            let diagnostic = Diagnostic::error(CODE, id.span, format!("`{}` is introduced a second time", id.value));
            diagnostics.push(
                diagnostic
                    .also(*span, "first introduced here")
                    .help("keep the lesson that explains it, and remove the other line"),
            );
        }
    }
    diagnostics
}
