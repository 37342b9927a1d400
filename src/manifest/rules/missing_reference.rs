//! What is named is there.
//!
//! Pods name ConfigMaps, Secrets, claims and ServiceAccounts, an Ingress names Services, an autoscaler names a workload. What is missing may be
//! in the cluster already, so nothing is said as long as these files hold no object of that kind; where they do and none has the name, a slip
//! is likely (a warning).

use std::collections::{HashMap, HashSet};

use super::super::lint::Set;
use super::{listed, nearest};
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/missing-reference";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    let mut all: HashMap<(&str, &str), Vec<_>> = HashMap::new();
    for (item, object) in set.objects() {
        all.entry((item.kind, item.namespace)).or_default().push((item, object));
    }
    let names: HashSet<(&str, &str, &str)> =
        set.objects().map(|(item, object)| (item.kind, item.namespace, &*object.name)).collect();
    for (item, object) in set.objects() {
        let own = object.references.iter().chain(object.pods.iter().flat_map(|pods| &pods.references));
        for reference in own.filter(|reference| !(reference.kind == "ServiceAccount" && reference.name == "default")) {
            if reference.name.is_empty() || names.contains(&(&*reference.kind, item.namespace, &*reference.name)) {
                continue;
            }
            let there = all.get(&(&*reference.kind, item.namespace)).map(Vec::as_slice).unwrap_or_default();
            let here: Vec<&str> =
                there.iter().filter(|(other, _)| other.text.file == item.text.file).map(|(_, other)| &*other.name).collect();
            let near = nearest(&reference.name, there.iter().map(|(_, other)| &*other.name));
            // Of another file only what a slip of a letter or two explains: it may belong to something else.
            if here.is_empty() && near.is_none_or(|near| strsim::damerau_levenshtein(near, &reference.name) > 2) {
                continue;
            }
            let message = format!("no {} of these files is named `{}`", reference.kind, reference.name);
            let diagnostic = item.warning(CODE, reference.bytes.clone(), message);
            found.push(match near {
                Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
                None => diagnostic.help(format!("there is: {}", listed(&here))),
            });
        }
    }
}
