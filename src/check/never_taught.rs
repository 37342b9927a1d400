//! `never-taught`: a component, object or tool has a page, but no lesson introduces it.

use crate::model::{Course, Unread};
use crate::source::{Diagnostic, Sources};

/// This rule's code.
pub(super) const CODE: &str = "never-taught";

/// The components that no lesson introduces.
pub(super) fn check(course: &Course, sources: &Sources) -> Vec<Diagnostic> {
    let introduced = course.introductions();
    let unread = Unread::new(course, sources);
    let taught = |id: &str| introduced.contains_key(id) || unread.says(id);
    let untaught = course.components.iter().filter(|component| !taught(&component.id));
    untaught
        .map(|component| {
            let message = format!("no lesson introduces `{}`", component.id);
            let help = format!("add `{}` to the `introduces` of the lesson that explains it", component.id);
            Diagnostic::warning(CODE, sources.first_line(component.file), message).help(help)
        })
        .collect()
}
