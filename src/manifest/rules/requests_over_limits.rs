//! A container does not ask for more than it may have.
//!
//! `requests` is what the scheduler sets aside, `limits` what the container may use at most. The API refuses requests above the limits.

use super::super::lint::Set;
use super::super::look::{field, fields, index};
use super::super::quantity::amount;
use super::super::schema::Shape;
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/requests-over-limits";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in &set.items {
        for visit in item.walk.visits.iter().filter(|visit| *visit.shape == Shape::Of("core.v1.ResourceRequirements")) {
            let (Some(requests), Some(limits)) = (field(visit.node, "requests"), field(visit.node, "limits")) else { continue };
            let limits = index(limits);
            for (name, request) in fields(requests).into_iter().flatten().map(|field| (field.name, field.value)) {
                let Some(limit) = limits.get(name).map(|field| field.value) else { continue };
                // What is no amount, or less than nothing, is `bad-quantity` already.
                let known = |node| amount(node).filter(|amount| *amount >= 0);
                let (Some(asked), Some(most)) = (known(request), known(limit)) else { continue };
                if asked > most {
                    let message = format!("more {name} is requested than the limit allows");
                    let diagnostic =
                        item.error(CODE, request.span.clone(), message).also(item.span(limit.span.clone()), "the limit");
                    found.push(diagnostic.help("raise the limit, or request less"));
                }
            }
        }
    }
}
