//! `prerequisite-order`: what a lesson requires comes before it.

use std::collections::BTreeMap;

use crate::model::Course;
use crate::source::{Diagnostic, Sources};

/// This rule's code.
pub(super) const CODE: &str = "prerequisite-order";

/// The prerequisites that come after the lesson that requires them. A lesson's own id is a cycle, told elsewhere.
pub(super) fn check(course: &Course, _: &Sources) -> Vec<Diagnostic> {
    let order: BTreeMap<&str, usize> = course.lessons.iter().enumerate().map(|(i, lesson)| (&*lesson.id.value, i)).collect();
    let mut diagnostics = Vec::new();
    for (index, lesson) in course.lessons.iter().enumerate() {
        for required in &lesson.prerequisites {
            if let Some(&at) = order.get(&*required.value).filter(|at| **at > index) {
                let message = format!("`{}` comes after the lesson that requires it", required.value);
                let diagnostic = Diagnostic::error(CODE, required.span, message)
                    .label(format!("lesson {} requires it", index + 1))
                    .also(course.lessons[at].id.span, format!("lesson {}", at + 1));
                diagnostics.push(diagnostic.help("change the order of the lessons, or remove the prerequisite"));
            }
        }
    }
    diagnostics
}
