//! `never-introduced`: a lesson names a thing that no lesson introduces, so that nothing says where it is taught.
//!
//! `used-before-introduced` proves the order of what is introduced; this rule finds what is introduced nowhere. The first mention is told,
//! in a lesson that does not list the id under `previews`. A course whose lessons introduce nothing has no order to prove. A component
//! that `never-taught` tells is not told again.

use std::collections::BTreeSet;

use super::never_taught;
use crate::model::{Course, Entity, Unread};
use crate::source::{Diagnostic, Sources};

/// This rule's code.
pub(super) const CODE: &str = "never-introduced";

/// The first mention of each thing that no lesson introduces.
pub(super) fn check(course: &Course, sources: &Sources) -> Vec<Diagnostic> {
    let introduced = course.introductions();
    if introduced.is_empty() {
        return Vec::new();
    }
    let unread = Unread::new(course, sources);
    let components_are_told = !matches!(course.book.checks.get(never_taught::CODE), Some((None, _)));
    let mut told = BTreeSet::new();
    let mut diagnostics = Vec::new();
    for (index, lesson) in course.lessons.iter().enumerate() {
        for mention in lesson.texts.iter().flat_map(|(_, text)| &text.prose.mentions) {
            let id = &*mention.value;
            let concerned = match course.names.get(id) {
                Some(Entity::Term(_)) => true,
                Some(Entity::Component(_)) => !components_are_told,
                Some(Entity::Lesson(_)) | None => false,
            };
            let previewed = || lesson.previews.iter().any(|preview| preview.value == id);
            if !concerned || introduced.contains_key(id) || unread.says(id) || previewed() || !told.insert(id) {
                continue;
            }
            let diagnostic = Diagnostic::warning(CODE, mention.span, format!("no lesson introduces `{id}`")).label(format!(
                "first named in lesson {}, `{}`",
                index + 1,
                lesson.id.value
            ));
            diagnostics.push(diagnostic.help(format!(
                "add `{id}` to `introduces` of the lesson that explains it; where this one only names it, to its `previews`"
            )));
        }
    }
    diagnostics
}
