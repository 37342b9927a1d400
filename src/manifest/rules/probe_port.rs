//! A port that is named is a port of the same container.
//!
//! Probes and hooks may name a port instead of giving its number. The name is looked for in the container's own `ports`; where it is missing,
//! the probe fails for ever, and the container is never ready.

use super::super::lint::Set;
use super::super::look::{at, field, list, text, word};
use super::super::scalar::{Scalar, scalar};
use super::suggest;
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/probe-port";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in &set.items {
        for (_, container) in item.pod().iter().flat_map(|pod| &pod.containers) {
            let names: Vec<&str> = list(container, &["ports"]).iter().filter_map(|port| word(port, &["name"])).collect();
            let askers =
                ["livenessProbe", "readinessProbe", "startupProbe"].into_iter().filter_map(|probe| field(container, probe));
            let hooks = ["postStart", "preStop"].into_iter().filter_map(|hook| at(container, &["lifecycle", hook]));
            for asker in askers.chain(hooks) {
                for way in ["httpGet", "tcpSocket"] {
                    let Some(node) = at(asker, &[way, "port"]).filter(|node| scalar(node) == Some(Scalar::Text)) else {
                        continue;
                    };
                    let Some(name) = text(node).filter(|name| !names.contains(name)) else { continue };
                    let diagnostic = item.error(CODE, node.span.clone(), format!("this container has no port named `{name}`"));
                    let none = "none of its ports has a name: write the number, or name the port";
                    found.push(suggest(diagnostic, name, &names, none));
                }
            }
        }
    }
}
