//! A node port lies between 30000 and 32767, in a Service whose type has one.
//!
//! The range keeps these ports away from those that programs of the node use; a cluster can be started with another range, which is
//! rare. Only the types `NodePort` and `LoadBalancer` open a port on the nodes; 0 and nothing let the cluster choose.

use super::super::lint::Set;
use super::super::look::{at, text};
use super::super::scalar::{Scalar, scalar};
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/node-port";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in &set.items {
        let of = at(item.root, &["spec", "type"]);
        let service_type = of.and_then(text).filter(|word| !word.is_empty()).unwrap_or("ClusterIP");
        for visit in item.walk.visits.iter().filter(|visit| visit.is("core.v1.ServicePort", "nodePort")) {
            let Some(Scalar::Integer(number)) = scalar(visit.node).filter(|number| *number != Scalar::Integer(0)) else {
                continue;
            };
            if !(30_000..=32_767).contains(&number) {
                let diagnostic = item.error(CODE, visit.node.span.clone(), format!("{number} cannot be a node port"));
                found.push(diagnostic.help("it lies between 30000 and 32767; leave it out and the cluster chooses one"));
            }
            if !matches!(service_type, "NodePort" | "LoadBalancer") {
                let key = visit.key.as_ref().map_or_else(|| visit.node.span.clone(), |(_, key)| key.clone());
                let mut diagnostic = item.error(CODE, key, format!("a Service of type {service_type} has no node port"));
                if let Some(of) = of {
                    diagnostic = diagnostic.also(item.span(of.span.clone()), "the type");
                }
                found.push(diagnostic.help("set `type: NodePort`, or remove the node port"));
            }
        }
    }
}
