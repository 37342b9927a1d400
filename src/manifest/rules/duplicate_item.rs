//! The items of a list are told apart by their keys.
//!
//! Containers by their names, ports by their numbers and protocols, mounts by their paths: that is how `kubectl apply` finds the item that
//! changed. Most lists with the same key twice are refused. Variables, a container's ports, `hostAliases`, `imagePullSecrets`, the `secrets` of a
//! ServiceAccount and owners are accepted twice (a warning): the later variable hides the earlier one, and `kubectl apply` may drop both items
//! when one of them changes.

use super::super::lint::Set;
use std::collections::HashMap;

use super::super::lint::Item;
use super::super::look::{field, items, text, word};
use super::super::schema::Shape;
use super::super::tree::Node;
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/duplicate-item";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in &set.items {
        for visit in &item.walk.visits {
            let keys = &visit.field.facts.keys;
            let (false, Shape::List(_), Some(all)) = (keys.is_empty(), visit.shape, items(visit.node)) else { continue };
            let lists = all.iter().map(|one| (one, own(one, keys))).collect();
            let soft = matches!(visit.field.name, "env" | "hostAliases" | "imagePullSecrets" | "ownerReferences")
                || visit.is("core.v1.Container", "ports")
                || visit.is("core.v1.ServiceAccount", "secrets");
            twice(item, lists, soft, found);
        }
        // The containers that run first share the names with the others.
        if let Some(pod) = item.pod() {
            let named = |of: &'static str| {
                let own = pod.containers.iter().filter(move |(list, _)| *list == of);
                own.filter_map(|(_, one)| Some((word(one, &["name"])?, *one)))
            };
            let mut others: HashMap<&str, &Node> = HashMap::new();
            for (name, other) in named("containers") {
                others.entry(name).or_insert(other);
            }
            for (name, first) in named("initContainers") {
                if let Some(same) = others.get(name) {
                    twice(item, vec![(first, own(first, &["name"])), (*same, own(same, &["name"]))], false, found);
                }
            }
        }
    }
}

/// The values of the keys of an item, and where the first stands; nothing where it has not got it.
fn own<'a>(node: &'a Node, keys: &[&'static str]) -> Option<(Vec<&'a str>, &'a Node)> {
    let first = field(node, keys.first()?)?;
    let value = |key: &&'static str| match *key {
        "protocol" => Some(word(node, &["protocol"]).unwrap_or("TCP")),
        key => field(node, key).and_then(text),
    };
    Some((keys.iter().filter_map(value).collect(), first))
}

type Own<'a> = Option<(Vec<&'a str>, &'a Node)>;

fn twice(item: &Item<'_>, items: Vec<(&Node, Own<'_>)>, soft: bool, found: &mut Vec<Diagnostic>) {
    let mut seen: HashMap<Vec<&str>, &Node> = HashMap::new();
    for (_, own) in items {
        let Some((values, at)) = own else { continue };
        if let Some(first) = seen.get(&values) {
            let message = format!("`{}` stands twice in this list", values.join("/"));
            let make = if soft { Item::warning } else { Item::error };
            let diagnostic = make(item, CODE, at.span.clone(), &message).also(item.span(first.span.clone()), "first here");
            found.push(diagnostic.help("the items of this list are told apart by it: give each another one, or remove one"));
        } else {
            seen.insert(values, at);
        }
    }
}
