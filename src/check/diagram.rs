//! `diagram`: a diagram names boxes, components and families that exist, and can be drawn.

use crate::figure;
use crate::model::Course;
use crate::source::{Diagnostic, Sources};

/// This rule's code.
pub(super) const CODE: &str = figure::CODE;

/// What is wrong with each diagram, those of fences too.
pub(super) fn check(course: &Course, _: &Sources) -> Vec<Diagnostic> {
    course.all_drawings().flat_map(|drawing| figure::problems(course, drawing)).collect()
}
