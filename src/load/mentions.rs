//! What the texts of YAML files mention and show, with the true places.

use crate::markdown;
use crate::model::Course;
use crate::source::{Sources, Span, Spanned};

/// Every `[[mention]]` in the course's YAML texts, and the id of every capture that they show.
pub(super) fn in_texts(course: &Course, sources: &Sources) -> (Vec<Spanned<String>>, Vec<Spanned<String>>) {
    let (mut mentions, mut captures) = (Vec::new(), Vec::new());
    for text in course.texts() {
        for (_, words) in text.each() {
            if !words.value.contains("[[") && !words.value.contains("::capture") {
                continue;
            }
            // The words' own places first, counted from their beginning; then the same words in the file.
            let local = Span { file: words.span.file, start: 0, end: words.value.len() };
            let facts = markdown::facts(&markdown::parse(&words.value, local));
            let placed = |found: Spanned<String>| {
                let span = in_file(&words.value, found.span, words.span, sources);
                Spanned { value: found.value, span }
            };
            mentions.extend(facts.mentions.into_iter().map(placed));
            captures.extend(facts.captures.into_iter().map(placed));
        }
    }
    (mentions, captures)
}

/// Where a part of a text stands in its file: YAML's escapes and indentation lie between the two, so the part is looked
/// for by its words; where it cannot be found, the whole text is the place.
fn in_file(words: &str, part: Span, whole: Span, sources: &Sources) -> Span {
    let Some(needle) = words.get(part.range()) else { return whole };
    let nth = words[..part.start].matches(needle).count();
    let raw = sources.slice(whole);
    match raw.match_indices(needle).nth(nth) {
        Some((at, _)) => whole.part(at..at + needle.len()),
        None => whole,
    }
}
