//! `external-resource`: a page loads nothing from the web by itself.
//!
//! A course opens from a disk, without a network, and tells nobody who reads it. An image, a script or a style sheet from elsewhere
//! breaks both promises; a link to elsewhere does not.

use super::page::finding;
use crate::model::{Page, Target, target};
use crate::source::{Diagnostic, Severity};

/// This rule's code.
pub(super) const CODE: &str = "external-resource";

/// What a page loads from elsewhere.
pub(super) fn check(page: &Page) -> Vec<Diagnostic> {
    let loaded = page.outline.links.iter().filter(|link| link.loaded && target(&page.path, &link.href) == Target::Web);
    loaded
        .map(|link| {
            let message = |written: &str| format!("the page would load `{written}` from the web");
            finding(page, CODE, Severity::Warning, &link.href, &message).help("put a copy into the course and link to that")
        })
        .collect()
}
