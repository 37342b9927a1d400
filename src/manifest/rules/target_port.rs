//! A Service's target port is a port of its Pods.
//!
//! `targetPort` is looked for in the Pods that the selector finds: by number, or by the name of a container's port. A name that no container
//! has leads nowhere (an error). A number that no container declares may still work, since declaring opens nothing: where the containers of the
//! same file declare other ports it is told as an error, for then one of the two numbers is wrong or the manifest misleads; elsewhere, and where
//! nothing is declared, as a warning.

use super::super::lint::Item;
use super::super::lint::Set;
use super::super::object::Port;
use super::{listed, nearest};
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/target-port";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    let workloads = set.workloads();
    for (item, object) in
        set.objects().filter(|(item, object)| item.kind == "Service" && object.service_type.as_deref() != Some("ExternalName"))
    {
        let Some(selector) = object.selector.as_ref().filter(|selector| !selector.pairs.is_empty()) else { continue };
        let Some(inside) = workloads.get(item.namespace) else { continue };
        let all: Vec<_> = inside.iter().filter(|(_, _, pods)| pods.has(&selector.pairs)).collect();
        // What stands in the same file belongs together more than what only carries the same labels.
        let same: Vec<_> = all.iter().filter(|(other, ..)| other.text.file == item.text.file).copied().collect();
        let near = !same.is_empty();
        let selected = if near { same } else { all };
        let containers: Vec<_> =
            selected.iter().flat_map(|(other, _, pods)| pods.containers.iter().map(move |one| (*other, one))).collect();
        let ports: Vec<_> =
            containers.iter().flat_map(|(other, container)| container.ports.iter().map(move |port| (*other, port))).collect();
        if containers.is_empty() {
            continue;
        }
        for port in &object.ports {
            let number = port.target.parse::<u32>().is_ok();
            let fits = |(_, own): &&(&Item<'_>, &Port)| {
                own.protocol == port.protocol
                    && if number { own.number == port.target } else { own.name.as_deref() == Some(&*port.target) }
            };
            if ports.iter().any(|port| fits(&port)) {
                continue;
            }
            let names: Vec<&str> = ports.iter().filter_map(|(_, port)| port.name.as_deref()).collect();
            let numbers: Vec<&str> = ports.iter().map(|(_, port)| &*port.number).collect();
            let message = match (number, numbers.is_empty()) {
                (true, true) => format!("no container says that it listens on port {}", port.target),
                (true, false) => format!("no container of the Pods declares port {}/{}", port.target, port.protocol),
                (false, _) => format!("no container of the Pods has a port named `{}`", port.target),
            };
            let severe = !number || (near && !numbers.is_empty());
            let make = if severe { Item::error } else { Item::warning };
            let mut diagnostic = make(item, CODE, port.bytes.clone(), &message);
            if let Some((other, own)) = ports.first() {
                diagnostic = diagnostic.also(other.span(own.bytes.clone()), "the Pods declare");
            }
            found.push(match (number, nearest(&port.target, names.iter().copied())) {
                (false, Some(near)) => diagnostic.help(format!("did you mean `{near}`?")),
                (false, None) if names.is_empty() => {
                    diagnostic.help("none of their ports has a name: write the number, or name the port")
                }
                (false, None) => diagnostic.help(format!("their ports are named: {}", listed(&names))),
                (true, _) if numbers.is_empty() => {
                    diagnostic.help(format!("add `ports: [{{containerPort: {}}}]` to the container", port.target))
                }
                (true, _) => diagnostic.help(format!("they declare: {}", listed(&numbers))),
            });
        }
    }
}
