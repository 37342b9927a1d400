//! `duplicate-anchor`: an id stands once on a page, or a link to it may lead to the wrong place.

use super::page::{finding, repeated};
use crate::model::{Page, anchor};
use crate::source::{Diagnostic, Severity};

/// This rule's code.
pub(super) const CODE: &str = "duplicate-anchor";

/// The ids that stand more than once on a page.
pub(super) fn check(page: &Page) -> Vec<Diagnostic> {
    let finding = |id: &str| {
        let message = |_: &str| format!("the page has two places `#{id}`");
        let diagnostic = finding(page, CODE, Severity::Error, &anchor(id), &message);
        diagnostic.help("give one of the two another `{#id}`")
    };
    repeated(&page.outline.ids).map(finding).collect()
}
