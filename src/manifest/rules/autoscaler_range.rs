//! An autoscaler has room between its least and its most.
//!
//! `minReplicas` is not above `maxReplicas`: the API refuses it.

use super::super::lint::Set;
use super::super::look::at;
use super::super::scalar::{Scalar, scalar};
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/autoscaler-range";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in set.items.iter().filter(|item| item.is(&["HorizontalPodAutoscaler"])) {
        let (Some(least), Some(most)) = (at(item.root, &["spec", "minReplicas"]), at(item.root, &["spec", "maxReplicas"])) else {
            continue;
        };
        if let (Some(Scalar::Integer(from)), Some(Scalar::Integer(to))) = (scalar(least), scalar(most))
            && from > to
        {
            let diagnostic = item.error(CODE, least.span.clone(), "the least is more than the most");
            found
                .push(diagnostic.also(item.span(most.span.clone()), "the most").help("make `minReplicas` at most `maxReplicas`"));
        }
    }
}
