//! An Ingress sends requests to a port that the Service has.
//!
//! By number it is the Service's `port`, not the container's; by name it is the name of the Service's port.

use std::collections::{HashMap, HashSet};

use super::super::lint::Set;
use super::super::look::{at, list, text, word};
use super::super::schema::Shape;
use super::super::tree::Node;
use super::listed;
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/ingress-port";

/// What the ports of a Service are called: in order, and to be looked up.
type Known<'a> = (Vec<&'a str>, HashSet<&'a str>);

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    let services = set.of_kind("Service");
    // The ports of each Service by number or name, gathered once.
    let mut gathered: HashMap<(*const Node, &str), Known<'_>> = HashMap::new();
    for item in &set.items {
        for visit in item.walk.visits.iter().filter(|visit| *visit.shape == Shape::Of("networking.v1.IngressServiceBackend")) {
            let Some(name) = word(visit.node, &["name"]) else { continue };
            let Some((service, _)) = services.get(&(item.namespace, name)) else { continue };
            let ports = list(service.root, &["spec", "ports"]);
            for by in ["number", "name"] {
                let Some(node) = at(visit.node, &["port", by]) else { continue };
                let own = if by == "number" { "port" } else { "name" };
                let (known, all) = gathered.entry((std::ptr::from_ref(service.root), own)).or_insert_with(|| {
                    let known: Vec<&str> = ports.iter().filter_map(|port| word(port, &[own])).collect();
                    (known.clone(), known.into_iter().collect())
                });
                let Some(wanted) = text(node).filter(|wanted| !all.contains(wanted)) else { continue };
                let mut diagnostic = item.error(CODE, node.span.clone(), format!("the Service `{name}` has no port `{wanted}`"));
                if let Some(port) = ports.first().and_then(|port| at(port, &["port"])) {
                    diagnostic = diagnostic.also(service.span(port.span.clone()), "it has");
                }
                found.push(if known.is_empty() {
                    diagnostic.help("its ports have no names: write `number`")
                } else {
                    diagnostic.help(format!("it has: {}", listed(known)))
                });
            }
        }
    }
}
