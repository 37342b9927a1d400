//! A key that is asked for is in the ConfigMap or the Secret.
//!
//! A Pod that asks for a key that is not there does not start (`CreateContainerConfigError`), unless the reference is `optional`.

use std::collections::{HashMap, HashSet};

use super::super::lint::Set;
use super::super::look::{at, list, pairs, text, word};
use super::super::schema::Shape;
use super::super::tree::Node;
use super::suggest;
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/reference-key";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    // The keys of each holder, gathered once: in order to be listed, and to be looked up.
    let mut holders: HashMap<*const Node, (Vec<&str>, HashSet<&str>)> = HashMap::new();
    let (maps, secrets) = (set.of_kind("ConfigMap"), set.of_kind("Secret"));
    for item in &set.items {
        for visit in &item.walk.visits {
            let (kind, name, keys): (_, _, Vec<&Node>) = match visit.shape {
                Shape::Of("core.v1.ConfigMapKeySelector") => {
                    ("ConfigMap", "name", at(visit.node, &["key"]).into_iter().collect())
                }
                Shape::Of("core.v1.SecretKeySelector") => ("Secret", "name", at(visit.node, &["key"]).into_iter().collect()),
                Shape::Of("core.v1.ConfigMapVolumeSource") => ("ConfigMap", "name", items(visit.node)),
                Shape::Of("core.v1.SecretVolumeSource") => ("Secret", "secretName", items(visit.node)),
                _ => continue,
            };
            let optional = word(visit.node, &["optional"]) == Some("true");
            let Some(name) = word(visit.node, &[name]).filter(|_| !optional) else { continue };
            let of_kind = if kind == "Secret" { &secrets } else { &maps };
            let Some((holder, _)) = of_kind.get(&(item.namespace, name)) else { continue };
            let (known, all) = holders.entry(std::ptr::from_ref(holder.root)).or_insert_with(|| {
                let fields = ["data", "binaryData", "stringData"].iter().filter_map(|field| at(holder.root, &[field]));
                let keys: Vec<&str> = fields.flat_map(pairs).map(|(key, _)| key).collect();
                (keys.clone(), keys.into_iter().collect())
            });
            for node in keys {
                let Some(key) = text(node).filter(|key| !key.is_empty() && !all.contains(key)) else { continue };
                let diagnostic = item.error(CODE, node.span.clone(), format!("the {kind} `{name}` has no key `{key}`"));
                let diagnostic = diagnostic.also(holder.span(holder.kind_bytes()), format!("this {kind}"));
                found.push(suggest(diagnostic, key, known, "it holds nothing"));
            }
        }
    }
}

/// The keys that a volume takes out.
fn items(volume: &Node) -> Vec<&Node> {
    list(volume, &["items"]).iter().filter_map(|item| at(item, &["key"])).collect()
}
