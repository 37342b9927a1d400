//! A field that has a fixed set of values has one of them.
//!
//! The API tells capitals apart: `always` is not `Always`. The static schema leaves these sets out; they are in the table of the
//! program, with what each value means (`ardoise field Deployment.spec.strategy.type`).

use super::super::lint::Set;
use super::super::look::text;
use super::super::schema::Shape;
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/unknown-value";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in &set.items {
        for visit in item.walk.visits.iter().filter(|visit| *visit.shape == Shape::Text) {
            let values = &visit.field.facts.values;
            let Some(word) = text(visit.node) else { continue };
            // An empty text is the same as no field.
            if values.is_empty() || word.is_empty() || values.iter().any(|(value, _)| *value == word) {
                continue;
            }
            let message = format!("`{}` cannot be `{word}`", visit.field.name);
            let diagnostic = item.error(CODE, visit.node.span.clone(), message);
            let all: Vec<&str> = values.iter().map(|(value, _)| *value).collect();
            found.push(diagnostic.did_you_mean_or(word, all.iter().copied(), || format!("it is one of: {}", all.join(", "))));
        }
    }
}
