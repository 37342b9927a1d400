//! `used-before-introduced`: a lesson names a thing only after the lesson that introduces it, or says that it does so on purpose.
//!
//! This is what makes the order of teaching proved: in course order, every `[[mention]]` of a component, object, tool or term stands
//! in the lesson that introduces it or in a later one. A lesson that names one ahead of time lists it under `previews`.

use std::collections::BTreeSet;

use crate::model::{Course, Entity, Unread};
use crate::source::{Diagnostic, Sources};

/// This rule's code.
pub(super) const CODE: &str = "used-before-introduced";

/// The first early mention of each thing in each text.
pub(super) fn check(course: &Course, sources: &Sources) -> Vec<Diagnostic> {
    let introductions = course.introductions();
    let unread = Unread::new(course, sources);
    let mut diagnostics = Vec::new();
    for (index, lesson) in course.lessons.iter().enumerate() {
        for (_, text) in &lesson.texts {
            let mut told: BTreeSet<&str> = lesson.previews.iter().map(|id| &*id.value).collect();
            for mention in &text.prose.mentions {
                let id = &*mention.value;
                let Some(&(later, introduced)) = introductions.get(id).filter(|(at, _)| *at > index) else { continue };
                if matches!(course.names.get(id), None | Some(Entity::Lesson(_))) || unread.says_by(id, index) || !told.insert(id)
                {
                    continue;
                }
                let message = format!("`{id}` is used before it is introduced");
                let diagnostic = Diagnostic::error(CODE, mention.span, message)
                    .label(format!("used in lesson {}, `{}`", index + 1, lesson.id.value))
                    .also(introduced, format!("introduced in lesson {}, `{}`", later + 1, course.lessons[later].id.value));
                diagnostics.push(
                    diagnostic.help(format!("introduce it earlier, or add `previews: [{id}]` to this lesson's front matter")),
                );
            }
        }
    }
    diagnostics
}
