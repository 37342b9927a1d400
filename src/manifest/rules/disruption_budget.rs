//! A disruption budget says one thing.
//!
//! Either how many Pods must stay (`minAvailable`) or how many may go (`maxUnavailable`), never both.

use super::super::lint::Set;
use super::super::look::{at, key};
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/disruption-budget";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in set.items.iter().filter(|item| item.is(&["PodDisruptionBudget"])) {
        let Some(spec) = at(item.root, &["spec"]) else { continue };
        if let (Some(first), Some(second)) = (key(spec, "minAvailable"), key(spec, "maxUnavailable")) {
            let diagnostic = item.error(CODE, second, "a budget has `minAvailable` or `maxUnavailable`, not both");
            found.push(diagnostic.also(item.span(first), "the other").help("keep one of them"));
        }
    }
}
