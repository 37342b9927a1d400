//! `note-place`: a note names a place that is there. When a field of a manifest is renamed, the note that named it is told.

use crate::annotate;
use crate::model::Course;
use crate::source::{Diagnostic, Sources};

/// This rule's code.
pub(super) const CODE: &str = annotate::NOTE_PLACE;

/// The places of notes that are not there.
pub(super) fn check(course: &Course, sources: &Sources) -> Vec<Diagnostic> {
    let manifests = course.manifests.iter().flat_map(|manifest| annotate::places(manifest, sources).1);
    let told = manifests.filter(|diagnostic| diagnostic.code == CODE);
    told.chain(course.listings.iter().flat_map(|listing| annotate::passages(listing, sources).1)).collect()
}
