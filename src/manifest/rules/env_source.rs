//! A variable has its value from one place.
//!
//! Either `value`, or `valueFrom` with exactly one of its sources. `envFrom` names one ConfigMap or one Secret an item.

use super::super::lint::Set;
use super::super::look::{field, key, word};
use super::super::scalar::is_null;
use super::super::schema::Shape;
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/env-source";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in &set.items {
        for visit in &item.walk.visits {
            let here = visit.node.span.clone();
            let set = |names: &[&'static str]| -> Vec<&'static str> {
                names.iter().copied().filter(|name| field(visit.node, name).is_some_and(|node| !is_null(node))).collect()
            };
            match visit.shape {
                Shape::Of("core.v1.EnvVar") => {
                    let both = word(visit.node, &["value"]).is_some() && set(&["valueFrom"]).len() == 1;
                    if let Some(at) = key(visit.node, "valueFrom").filter(|_| both) {
                        let diagnostic = item.error(CODE, at, "this variable has both `value` and `valueFrom`");
                        found.push(diagnostic.help("keep one of them"));
                    }
                }
                Shape::Of("core.v1.EnvVarSource" | "core.v1.EnvFromSource") => {
                    let known = [
                        "configMapKeyRef",
                        "secretKeyRef",
                        "fieldRef",
                        "resourceFieldRef",
                        "fileKeyRef",
                        "configMapRef",
                        "secretRef",
                    ];
                    if set(&known).len() != 1 {
                        let at = visit.key.as_ref().map_or(here, |(_, key)| key.clone());
                        let help = if *visit.shape == Shape::Of("core.v1.EnvFromSource") {
                            "name one: `configMapRef` or `secretRef`"
                        } else {
                            "name one: `configMapKeyRef`, `secretKeyRef`, `fieldRef` or `resourceFieldRef`"
                        };
                        found.push(item.error(CODE, at, "this has to name exactly one source").help(help));
                    }
                }
                _ => {}
            }
        }
    }
}
