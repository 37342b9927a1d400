//! An object of the whole cluster has no namespace.
//!
//! Namespaces, nodes, PersistentVolumes, ClusterRoles and others belong to the cluster. The API drops the field without a word, and a reader is
//! led to believe in something that is not so.

use super::super::lint::Set;
use super::super::look::{at, key, text};
use super::super::naming::one;
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/cluster-scope";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in set.items.iter().filter(|item| item.known.is_some_and(|known| known.cluster)) {
        let namespace = at(item.root, &["metadata", "namespace"]).filter(|node| text(node).is_some_and(|word| !word.is_empty()));
        if let (Some(_), Some(metadata)) = (namespace, at(item.root, &["metadata"])) {
            let place = key(metadata, "namespace").unwrap_or_else(|| metadata.span.clone());
            let message = format!("{} belongs to the whole cluster and to no namespace", one(item.kind));
            found.push(item.warning(CODE, place, message).help("remove `namespace`"));
        }
    }
}
