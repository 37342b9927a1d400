//! `unknown-language`: a text is written in languages that the course has.

use crate::model::{Course, Lang};
use crate::source::{Diagnostic, Sources};

/// This rule's code.
pub(super) const CODE: &str = "unknown-language";

/// The texts in languages that nobody will see.
pub(super) fn check(course: &Course, _: &Sources) -> Vec<Diagnostic> {
    if course.partial.languages {
        return Vec::new();
    }
    let languages = &course.book.languages;
    let mut diagnostics = Vec::new();
    for text in course.texts() {
        for (lang, words) in text.each() {
            if let Some(lang) = lang.filter(|lang| !languages.contains(lang)) {
                let message = format!("the course has no language `{lang}`: nobody will see this text");
                let known = languages.iter().map(Lang::tag).collect::<Vec<_>>().join(", ");
                let help = format!("book.toml lists: {known}; add `{lang}` to its `languages`, or remove the text");
                diagnostics.push(Diagnostic::error(CODE, words.span, message).help(help));
            }
        }
    }
    diagnostics
}
