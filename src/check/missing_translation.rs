//! `missing-translation`: a reader of a further language meets a page or a text in the default one.
//!
//! The home page, a lesson or a text may lack one. The page says so to the reader; this tells the author. A text that is written as a plain string serves every language.

use crate::model::{Course, Lang, Text};
use crate::source::{Diagnostic, Sources};

/// This rule's code.
pub(super) const CODE: &str = "missing-translation";

/// The words of welcome, lessons and texts that lack a language.
pub(super) fn check(course: &Course, sources: &Sources) -> Vec<Diagnostic> {
    if course.partial.languages {
        return Vec::new();
    }
    let languages = &course.book.languages;
    let mut diagnostics = Vec::new();
    for lesson in &course.lessons {
        for lang in languages.iter().filter(|lang| lesson.text(lang).1.is_some()) {
            let file = lesson.texts[0].1.file;
            let message = format!("this lesson has no text in `{lang}`");
            let help = format!("write `{}.{lang}.md` beside it", lesson.path.trim_end_matches(".md"));
            diagnostics.push(Diagnostic::warning(CODE, sources.first_line(file), message).help(help));
        }
    }
    if let Some((_, welcome)) = course.welcome.iter().find(|(lang, _)| lang == course.book.default_lang()) {
        for lang in languages.iter().filter(|lang| !course.welcome.iter().any(|(written, _)| written == *lang)) {
            let message = format!("the words of welcome have no text in `{lang}`");
            let help = format!("write `index.{lang}.md` beside it");
            diagnostics.push(Diagnostic::warning(CODE, sources.first_line(welcome.body.file), message).help(help));
        }
    }
    for text in course.texts() {
        let Text::ByLang(span, texts) = text else { continue };
        let missing: Vec<&str> = languages.iter().filter(|lang| !texts.iter().any(|(l, _)| l == *lang)).map(Lang::tag).collect();
        if !missing.is_empty() {
            let message = format!("this text is missing in: {}", missing.join(", "));
            diagnostics.push(
                Diagnostic::warning(CODE, *span, message).help("add a line for each language, or write one plain string for all"),
            );
        }
    }
    diagnostics
}
