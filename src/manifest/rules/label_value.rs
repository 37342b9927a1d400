//! The value of a label is a short word.
//!
//! At most 63 letters, digits, `-`, `_` and `.`, a letter or a digit at both ends, or nothing at all. Longer texts belong into annotations.

use super::super::lint::Set;
use super::super::look::text;
use super::super::naming::is_label_value;
use super::super::schema::Shape;
use super::super::walk::Visit;
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/label-value";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in &set.items {
        for visit in &item.walk.visits {
            let of_map = is_labels(visit) && *visit.shape == Shape::Text;
            let of_list = visit.is("meta.v1.LabelSelectorRequirement", "values") && *visit.shape == Shape::Text;
            let Some(value) = text(visit.node).filter(|value| (of_map || of_list) && !is_label_value(value)) else { continue };
            let diagnostic = item.error(CODE, visit.node.span.clone(), format!("`{value}` cannot be the value of a label"));
            found.push(diagnostic.help("at most 63 letters, digits, `-`, `_` and `.`, a letter or a digit at both ends"));
        }
    }
}

/// Whether a value belongs to a map of labels, or to what looks for labels.
pub(super) fn is_labels(visit: &Visit<'_>) -> bool {
    [
        ("meta.v1.ObjectMeta", "labels"),
        ("meta.v1.LabelSelector", "matchLabels"),
        ("core.v1.ServiceSpec", "selector"),
        ("core.v1.ReplicationControllerSpec", "selector"),
        ("core.v1.PodSpec", "nodeSelector"),
    ]
    .iter()
    .any(|(owner, field)| visit.is(owner, field))
}
