//! A container mounts volumes that the Pod has.
//!
//! `volumeMounts` names a volume of `volumes`, or of `volumeClaimTemplates` in a StatefulSet. The API refuses a name that is in neither.

use super::suggest;
use std::collections::HashSet;

use super::super::lint::Set;
use super::super::look::{at, list, text, word};
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/volume-mount";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in &set.items {
        let Some(pod) = item.pod() else { continue };
        let volumes = list(pod.spec, &["volumes"]).iter().filter_map(|volume| word(volume, &["name"]));
        let claims =
            list(item.root, &["spec", "volumeClaimTemplates"]).iter().filter_map(|claim| word(claim, &["metadata", "name"]));
        let known: Vec<&str> = volumes.chain(claims).collect();
        let all: HashSet<&str> = known.iter().copied().collect();
        for (_, container) in &pod.containers {
            for mount in ["volumeMounts", "volumeDevices"].iter().flat_map(|field| list(container, &[field])) {
                let Some(node) = at(mount, &["name"]) else { continue };
                let Some(name) = text(node).filter(|name| !name.is_empty() && !all.contains(name)) else { continue };
                let diagnostic = item.error(CODE, node.span.clone(), format!("this Pod has no volume `{name}`"));
                found.push(suggest(diagnostic, name, &known, "add it to `volumes`, beside `containers`"));
            }
        }
    }
}
