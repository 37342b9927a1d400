//! An amount is a number and a unit that Kubernetes knows.
//!
//! `500m` (thousandths), `1.5`, `128Mi`, `2G`, `1e3`: the units are `m k M G T P E` and `Ki Mi Gi Ti Pi Ei`, without a space and without `B`.
//! Amounts of resources are not negative.

use super::super::lint::Set;
use super::super::look::text;
use super::super::quantity::{amount, meant};
use super::super::schema::Shape;
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/bad-quantity";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in &set.items {
        for visit in item.walk.visits.iter().filter(|visit| *visit.shape == Shape::Quantity) {
            let Some(written) = text(visit.node) else { continue };
            match amount(visit.node) {
                None => {
                    let diagnostic = item.error(CODE, visit.node.span.clone(), format!("`{written}` is no amount"));
                    found.push(match meant(written) {
                        Some(meant) => diagnostic.help(format!("did you mean `{meant}`?")),
                        None => diagnostic.help("write a number and a unit: `500m`, `1.5`, `128Mi`, `2Gi`"),
                    });
                }
                Some(amount) if amount < 0 && visit.owner.name.ends_with("ResourceRequirements") => {
                    let message = format!("`{written}` is less than nothing");
                    found.push(item.error(CODE, visit.node.span.clone(), message).help("an amount of a resource is 0 or more"));
                }
                Some(amount) => {
                    // A thousandth of a byte was never meant.
                    let of = visit.key.as_ref().map_or("", |(name, _)| *name);
                    if matches!(of, "memory" | "storage" | "ephemeral-storage") && written.ends_with('m') && amount != 0 {
                        let message = format!("`{written}` of {of} is thousandths of a byte");
                        let meant = format!("{}Mi", written.trim_end_matches('m'));
                        found.push(item.warning(CODE, visit.node.span.clone(), message).help(format!("did you mean `{meant}`?")));
                    }
                }
            }
        }
    }
}
