//! Two objects of a file are two objects.
//!
//! Kind, name and namespace together are what an object is. Where two documents have the same, `kubectl apply` writes the second over the
//! first.

use super::super::lint::Set;
use std::collections::HashMap;

use super::super::naming::one;
use super::super::object::Object;
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/duplicate-object";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    let mut seen: HashMap<_, &Object> = HashMap::new();
    for (item, object) in set.objects().filter(|(_, object)| !object.name.is_empty()) {
        let group = item.api_version.rsplit_once('/').map_or("", |(group, _)| group);
        let what = (item.text.file, group, item.kind, object.name.clone(), item.namespace);
        if let Some(first) = seen.get(&what) {
            let message = format!("this file has {} `{}` already", one(item.kind), object.name);
            let diagnostic =
                item.warning(CODE, object.name_bytes.clone(), message).also(item.span(first.name_bytes.clone()), "first here");
            found.push(diagnostic.help("`kubectl apply` writes the second over the first: give one another name"));
        } else {
            seen.insert(what, object);
        }
    }
}
