//! `unknown-check`: `[checks]` in book.toml names checks that exist.

use crate::model::Course;
use crate::source::{Diagnostic, Sources};

/// This rule's code.
pub(super) const CODE: &str = "unknown-check";

/// The codes that no check has.
pub(super) fn check(course: &Course, _: &Sources) -> Vec<Diagnostic> {
    let set = course.book.checks.iter().map(|(code, (_, span))| (code, span));
    let unset = course.book.unset_checks.iter().map(|code| (&code.value, &code.span));
    let unknown = set.chain(unset).filter(|(code, _)| !super::codes().any(|known| known == *code));
    unknown
        .map(|(code, span)| {
            let diagnostic = Diagnostic::error(CODE, *span, format!("there is no check `{code}` that can be set"));
            let all = || format!("these can: {}", super::codes().collect::<Vec<_>>().join(", "));
            diagnostic.did_you_mean_or(code, super::codes(), all)
        })
        .collect()
}
