//! Every document of a manifest says what it is: `apiVersion` and `kind`.
//!
//! Without the two the API cannot know how to read the rest, and `kubectl apply` stops there. A file of values for Helm, a
//! `compose.yaml` or a configuration file is no manifest.

use super::super::lint::Set;
use super::super::look::{at, key, text};
use super::super::naming::one;
use super::super::tree::Value;
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/not-an-object";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in &set.items {
        let start = item.root.span.clone();
        if !matches!(item.root.value, Value::Map(_)) {
            let diagnostic = item.error(CODE, start, "this document is no object of Kubernetes: it has no fields");
            found.push(diagnostic.help("an object begins with `apiVersion:` and `kind:`"));
            continue;
        }
        let missing: Vec<&str> = [("apiVersion", item.api_version), ("kind", item.kind)]
            .iter()
            .filter(|(_, own)| own.is_empty())
            .map(|(name, _)| *name)
            .collect();
        if missing.is_empty() {
            continue;
        }
        let message = format!("this document does not say its `{}`", missing.join("` nor its `"));
        let kind = at(item.root, &["kind"]).and_then(text).filter(|_| missing == ["apiVersion"]);
        let known = kind.and_then(|kind| super::super::schema::schema().named(kind).first().copied());
        let place = key(item.root, "kind").or_else(|| key(item.root, "apiVersion")).unwrap_or(start);
        let diagnostic = item.error(CODE, place, message);
        found.push(match known {
            Some(known) => diagnostic.help(format!("{} is of `apiVersion: {}`", one(known.kind), known.api_version)),
            None => diagnostic.help("an object begins with `apiVersion:` and `kind:`; a file that holds none is no manifest"),
        });
    }
}
