//! A Secret of a known type has the keys of that type.
//!
//! The API looks into Secrets of its own types: a `kubernetes.io/tls` without `tls.crt` and `tls.key` is refused.

use super::super::lint::Set;
use super::super::look::{at, field, text};
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/secret-keys";

/// The types and the keys that each must have.
const TYPES: &[(&str, &[&str])] = &[
    ("kubernetes.io/tls", &["tls.crt", "tls.key"]),
    ("kubernetes.io/dockerconfigjson", &[".dockerconfigjson"]),
    ("kubernetes.io/dockercfg", &[".dockercfg"]),
    ("kubernetes.io/ssh-auth", &["ssh-privatekey"]),
];

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in set.items.iter().filter(|item| item.is(&["Secret"])) {
        let Some(node) = field(item.root, "type") else { continue };
        let Some((of, keys)) = TYPES.iter().find(|(of, _)| text(node) == Some(*of)) else { continue };
        let has = |key: &&&str| ["data", "stringData"].iter().any(|field| at(item.root, &[field, key]).is_some());
        let missing: Vec<&str> = keys.iter().filter(|key| !has(key)).copied().collect();
        if !missing.is_empty() {
            let message = format!("a Secret of type `{of}` has no `{}` here", missing.join("` and no `"));
            found.push(item.error(CODE, node.span.clone(), message).help(format!("its keys are: {}", keys.join(", "))));
        }
    }
}
