//! The restart policy fits the kind.
//!
//! What keeps Pods running (Deployment, ReplicaSet, StatefulSet, DaemonSet) starts them again always. A Job is there to end: it must say
//! `OnFailure` or `Never`, since `Always`, which is what nothing means, would never let it end.

use super::super::lint::Set;
use super::super::look::{field, key, text};
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/restart-policy";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in &set.items {
        let ends = item.is(&["Job", "CronJob"]);
        if !ends && !item.is(&["Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "ReplicationController"]) {
            continue;
        }
        let Some(pod) = item.pod() else { continue };
        let policy = field(pod.spec, "restartPolicy").filter(|node| text(node).is_some_and(|word| !word.is_empty()));
        let word = policy.and_then(text).unwrap_or("Always");
        if ends && word == "Always" {
            let at = policy.map(|node| node.span.clone()).or_else(|| key(pod.template, "spec"));
            let diagnostic = item.error(
                CODE,
                at.unwrap_or_else(|| item.kind_bytes()),
                format!("a {}'s Pods cannot be started again always", item.kind),
            );
            found.push(diagnostic.help("write `restartPolicy: OnFailure` or `restartPolicy: Never` in the Pod's `spec`"));
        }
        if let (false, Some(policy), "OnFailure" | "Never") = (ends, policy, word) {
            let message = format!("a {} starts its Pods again always", item.kind);
            found.push(
                item.error(CODE, policy.span.clone(), message).help("remove `restartPolicy`; for work that ends, use a Job"),
            );
        }
    }
}
