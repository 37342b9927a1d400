//! A Service has what its type asks for.
//!
//! `ExternalName` needs a name and no ports; all others need a port, except headless ones (`clusterIP: None`). Where there are several ports
//! each has its own name. A headless Service has no address, so it has no node port and no load balancer either.

use std::collections::HashSet;

use super::super::lint::Set;
use super::super::look::{field, key, list, word};
use super::super::tree::Value;
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/service-shape";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in set.items.iter().filter(|item| item.is(&["Service"])) {
        let Some(spec) = field(item.root, "spec").filter(|spec| matches!(spec.value, Value::Map(_))) else { continue };
        let at = key(item.root, "spec").unwrap_or_else(|| spec.span.clone());
        let of = word(spec, &["type"]).unwrap_or("ClusterIP");
        let headless = word(spec, &["clusterIP"]) == Some("None");
        let ports = list(spec, &["ports"]);
        if of == "ExternalName" {
            if word(spec, &["externalName"]).is_none() {
                found.push(item.error(CODE, at, "this Service does not say which name it stands for").help("add `externalName`"));
            }
            continue;
        }
        if ports.is_empty() && !headless {
            found.push(item.error(CODE, at, "this Service has no port").help("add one: `ports:` and `- port: 80`"));
        }
        if let Some(address) = field(spec, "clusterIP").filter(|_| headless && matches!(of, "NodePort" | "LoadBalancer")) {
            let message = format!("a headless Service cannot be of type {of}");
            found.push(item.error(CODE, address.span.clone(), message).help("remove `clusterIP: None`, or the type"));
        }
        let mut names: HashSet<&str> = HashSet::new();
        for port in ports.iter().filter(|_| ports.len() > 1) {
            match word(port, &["name"]) {
                None => found.push(
                    item.error(CODE, port.span.clone(), "where there are several ports, each has a name").help("add `name`"),
                ),
                Some(name) if !names.insert(name) => {
                    let at = field(port, "name").map_or_else(|| port.span.clone(), |node| node.span.clone());
                    found.push(item.error(CODE, at, format!("two ports are named `{name}`")).help("give each another name"));
                }
                Some(_) => {}
            }
        }
    }
}
