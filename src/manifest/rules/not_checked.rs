//! What no schema describes is said to be unchecked.
//!
//! The schema holds Kubernetes' own kinds. A kind that somebody added to a cluster (a custom resource), and files that programs of
//! Kubernetes read but the API does not, may be right or wrong: only the YAML and names that stand twice
//! in a map are looked at. The warning says so, so that nobody takes silence for approval.

use super::super::lint::Set;
use super::super::schema::schema;
use super::nearest;
use super::unknown_kind::CLIENT;
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/not-checked";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in &set.items {
        if item.known.is_some() || item.api_version.is_empty() || item.kind.is_empty() {
            continue;
        }
        let client = item.api_version == "v1" && CLIENT.contains(&item.kind);
        if client {
            let message = format!("a {} is a file of kubectl and no object: it is not checked", item.kind);
            found.push(item.warning(CODE, item.kind_bytes(), message).help("kubectl apply does not take it"));
        } else if !schema().is_own_group(item.api_version) {
            let message = format!(
                "`{}` of `{}` is not one of Kubernetes' own kinds: its fields are not checked",
                item.kind, item.api_version
            );
            let diagnostic = item.warning(CODE, item.kind_bytes(), message);
            let near = nearest(item.api_version, schema().kinds.iter().map(|kind| kind.api_version));
            let same = near.filter(|near| schema().kind(near, item.kind).is_some());
            found.push(match same {
                Some(near) => diagnostic.help(format!("Kubernetes' own {} is of `{near}`: is that a slip?", item.kind)),
                None => diagnostic.help("its definition belongs to the cluster: `kubectl apply --dry-run=server` asks it"),
            });
        }
    }
}
