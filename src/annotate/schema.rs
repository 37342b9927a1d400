//! What Kubernetes knows of the fields of a document.

use crate::manifest::path::To;
use crate::manifest::tree::Document;

/// The fields that a map may have; nothing where the schema does not know.
#[must_use]
pub(super) fn possible(_document: &Document, _parent: &[To]) -> Option<Vec<String>> {
    None
}
