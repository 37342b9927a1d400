//! A number is within what its field allows.
//!
//! A port is a number from 1 to 65535; there are no negative replicas; a probe asks at least once a second.

use super::super::lint::Set;
use super::super::scalar::{Scalar, scalar};
use super::super::schema::{Shape, meant};
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/out-of-range";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in &set.items {
        for visit in &item.walk.visits {
            let port = (1, 65_535);
            let range = match visit.shape {
                Shape::Int32 | Shape::Int64 => visit.field.facts.range,
                Shape::IntOrText if is_port(visit.owner.name, visit.field.name) => Some(port),
                _ => None,
            };
            let (Some((least, most)), Some(Scalar::Integer(number))) = (range, scalar(visit.node)) else { continue };
            if number < i128::from(least) || number > i128::from(most) {
                let message = match (least, most) {
                    (1, 65_535) => format!("{number} is no port"),
                    _ => format!("`{}` cannot be {number}", visit.field.name),
                };
                let help = match meant(most) {
                    None => format!("it is at least {least}"),
                    Some(most) => format!("it lies between {least} and {most}"),
                };
                found.push(item.error(CODE, visit.node.span.clone(), message).help(help));
            }
        }
    }
}

/// Fields that hold the number or the name of a port.
pub(super) fn is_port(owner: &str, field: &str) -> bool {
    matches!(
        (owner, field),
        ("core.v1.ServicePort", "targetPort")
            | ("core.v1.HTTPGetAction" | "core.v1.TCPSocketAction" | "networking.v1.NetworkPolicyPort", "port")
    )
}
