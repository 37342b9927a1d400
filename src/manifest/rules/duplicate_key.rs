//! A field stands once in its map.
//!
//! YAML forbids the same name twice. Some readers refuse the file; others keep the second value and say nothing, so that the first
//! line has no effect. JSON schemas cannot see this, since it is gone before they look.

use super::super::lint::Set;
use super::super::walk::Misfit;
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/duplicate-key";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in &set.items {
        for misfit in &item.walk.misfits {
            let Misfit::Twice { name, again, first } = misfit else { continue };
            let diagnostic = item.error(CODE, again.clone(), format!("`{name}` stands twice in this map")).label("again");
            found.push(diagnostic.also(item.span(first.clone()), "first here").help("keep one of the two"));
        }
    }
}
