//! A Service's target port is a port of its Pods.
//!
//! `targetPort` is looked for in the Pods that the selector finds: by number, or by the name of a container's port. A name that no container
//! has leads nowhere (an error). A number that no container declares may still work, since declaring opens nothing: where the containers of the
//! same file declare other ports it is told as an error, for then one of the two numbers is wrong or the manifest misleads; elsewhere, and where
//! nothing is declared, as a warning.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::super::lint::Item;
use super::super::lint::Set;
use super::super::object::Pods;
use super::{listed, nearest};
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/target-port";

/// The ports that some Pods declare.
#[derive(Default)]
struct Declared<'a> {
    /// What a Service's port can lead to: the protocol, whether by number, and the number or the name.
    targets: HashSet<(&'a str, bool, &'a str)>,
    names: Vec<&'a str>,
    numbers: Vec<&'a str>,
    /// Where the first stands.
    first: Option<Range<usize>>,
}

impl<'a> Declared<'a> {
    fn of(pods: &'a Pods) -> Self {
        let mut declared = Self::default();
        for port in pods.containers.iter().flat_map(|container| &container.ports) {
            declared.targets.insert((&port.protocol, true, &port.number));
            declared.numbers.push(&port.number);
            if let Some(name) = &port.name {
                declared.targets.insert((&port.protocol, false, name));
                declared.names.push(name);
            }
            declared.first.get_or_insert_with(|| port.bytes.clone());
        }
        declared
    }
}

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    let workloads = set.workloads();
    let mut declared: HashMap<*const Pods, Declared<'_>> = HashMap::new();
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
        if selected.iter().all(|(_, _, pods)| pods.containers.is_empty()) {
            continue;
        }
        for (_, _, pods) in &selected {
            declared.entry(std::ptr::from_ref(*pods)).or_insert_with(|| Declared::of(pods));
        }
        let of_all = selected.iter().filter_map(|(other, _, pods)| Some((*other, declared.get(&std::ptr::from_ref(*pods))?)));
        let of_all: Vec<(&Item<'_>, &Declared<'_>)> = of_all.collect();
        // What is told of all the ports is gathered once, and only where there is something to tell.
        let mut gathered: Option<(Vec<&str>, Vec<&str>)> = None;
        for port in &object.ports {
            let number = port.target.parse::<u32>().is_ok();
            let wanted = (&*port.protocol, number, &*port.target);
            if of_all.iter().any(|(_, own)| own.targets.contains(&wanted)) {
                continue;
            }
            let (names, numbers) = gathered.get_or_insert_with(|| {
                let names = of_all.iter().flat_map(|(_, own)| &own.names).copied().collect();
                (names, of_all.iter().flat_map(|(_, own)| &own.numbers).copied().collect())
            });
            let message = match (number, numbers.is_empty()) {
                (true, true) => format!("no container says that it listens on port {}", port.target),
                (true, false) => format!("no container of the Pods declares port {}/{}", port.target, port.protocol),
                (false, _) => format!("no container of the Pods has a port named `{}`", port.target),
            };
            let severe = !number || (near && !numbers.is_empty());
            let make = if severe { Item::error } else { Item::warning };
            let mut diagnostic = make(item, CODE, port.bytes.clone(), &message);
            if let Some((other, bytes)) = of_all.iter().find_map(|(other, own)| Some((other, own.first.clone()?))) {
                diagnostic = diagnostic.also(other.span(bytes), "the Pods declare");
            }
            found.push(match (number, nearest(&port.target, names.iter().copied())) {
                (false, Some(near)) => diagnostic.help(format!("did you mean `{near}`?")),
                (false, None) if names.is_empty() => {
                    diagnostic.help("none of their ports has a name: write the number, or name the port")
                }
                (false, None) => diagnostic.help(format!("their ports are named: {}", listed(names))),
                (true, _) if numbers.is_empty() => {
                    diagnostic.help(format!("add `ports: [{{containerPort: {}}}]` to the container", port.target))
                }
                (true, _) => diagnostic.help(format!("they declare: {}", listed(numbers))),
            });
        }
    }
}
