//! An object has a name.
//!
//! The API finds objects by their names. `metadata.generateName` in its place lets the API complete the name; `kubectl apply` does not take
//! that, `kubectl create` does.

use super::super::lint::Set;
use super::super::look::{at, key, word};
use super::super::scalar::is_null;
use super::super::tree::Value;
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/no-name";

/// Kinds that are questions to the API and are not kept.
const ASKED: [&str; 9] = [
    "TokenReview",
    "TokenRequest",
    "SelfSubjectReview",
    "LocalSubjectAccessReview",
    "SelfSubjectAccessReview",
    "SelfSubjectRulesReview",
    "SubjectAccessReview",
    "Eviction",
    "Binding",
];

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in set.items.iter().filter(|item| item.known.is_some() && !item.is(&ASKED)) {
        let Some(metadata) = at(item.root, &["metadata"]).filter(|metadata| !is_null(metadata)) else { continue };
        let named = word(metadata, &["name"]).or_else(|| word(metadata, &["generateName"]));
        if named.is_none() && matches!(metadata.value, Value::Map(_)) {
            let place = key(item.root, "metadata").unwrap_or_else(|| metadata.span.clone());
            found.push(item.error(CODE, place, format!("this {} has no name", item.kind)).help("write `metadata.name`"));
        }
    }
}
