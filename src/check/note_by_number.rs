//! `note-by-number`: a note that names an item of a list by its number comes to belong to another item as soon as one is added before it.
//! Items that have a name are named by it: `containers[name=web]`.

use crate::annotate;
use crate::model::Course;
use crate::source::{Diagnostic, Sources};

/// This rule's code.
pub(super) const CODE: &str = annotate::NOTE_BY_NUMBER;

/// The items that notes name by number although they have names.
pub(super) fn check(course: &Course, sources: &Sources) -> Vec<Diagnostic> {
    let all = course.manifests.iter().flat_map(|manifest| annotate::places(manifest, sources).1);
    all.filter(|diagnostic| diagnostic.code == CODE).collect()
}
