//! `unknown-mention`: a `[[mention]]` names something that the course has.

use crate::model::{Course, Unread};
use crate::source::{Diagnostic, Sources, Spanned};

/// This rule's code.
pub(super) const CODE: &str = "unknown-mention";

/// The mentions that name nothing.
pub(super) fn check(course: &Course, sources: &Sources) -> Vec<Diagnostic> {
    let welcome = course.welcome.iter().map(|(_, prose)| prose);
    let lessons = course.lessons.iter().flat_map(|lesson| lesson.texts.iter().map(|(_, text)| &text.prose));
    let mentions = welcome.chain(lessons).flat_map(|prose| &prose.mentions).chain(&course.mentions);
    let unread = Unread::new(course, sources);
    let known = |id: &str| course.names.get(id).is_some() || unread.says(id);
    mentions.filter(|mention| !known(&mention.value)).filter_map(|mention| unknown(mention, course)).collect()
}

fn unknown(mention: &Spanned<String>, course: &Course) -> Option<Diagnostic> {
    let diagnostic = Diagnostic::error(CODE, mention.span, format!("nothing has the id `{}`", mention.value));
    match crate::source::nearest(&mention.value, course.names.ids()) {
        Some(near) => Some(diagnostic.help(format!("did you mean `[[{near}]]`?"))),
        // It may well be a term that could not be read.
        None if course.partial.terms => None,
        None => {
            Some(diagnostic.help(
                "mention the id of a component, a term of the glossary or a lesson; other words go after it: `[[id|words]]`",
            ))
        }
    }
}
