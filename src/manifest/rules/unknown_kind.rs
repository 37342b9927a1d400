//! The kind is one of those that this version of the API has.
//!
//! `apiVersion` and `kind` belong together: a Deployment is of `apps/v1`, and `v1` has none. The API answers *no matches for kind*.
//! Kinds are written with capitals: `ConfigMap`, not `configmap`.

use super::super::lint::Set;
use super::super::look::field;
use super::super::schema::{VERSION, schema};
use super::removed_api;
use super::{listed, nearest};
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/unknown-kind";

/// Kinds of `v1` that are files of kubectl and no objects.
pub(super) const CLIENT: [&str; 1] = ["Config"];

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in &set.items {
        let (version, kind) = (item.api_version, item.kind);
        let client = version == "v1" && CLIENT.contains(&kind);
        if item.known.is_some()
            || version.is_empty()
            || kind.is_empty()
            || client
            || removed_api::removed(version, kind).is_some()
        {
            continue;
        }
        if let Some(known) = schema().named(kind).first().filter(|_| schema().is_own_group(version)) {
            if known.kind == kind {
                let at = field(item.root, "apiVersion").map_or_else(|| item.kind_bytes(), |node| node.span.clone());
                let message = format!("Kubernetes {VERSION} has no {kind} in `{version}`");
                found.push(item.error(CODE, at, message).help(format!("write `apiVersion: {}`", known.api_version)));
            } else {
                let diagnostic = item.error(CODE, item.kind_bytes(), format!("there is no kind `{kind}`"));
                found.push(diagnostic.help(format!("it is written `{}`", known.kind)));
            }
        } else if schema().is_own_group(version) {
            let diagnostic =
                item.error(CODE, item.kind_bytes(), format!("Kubernetes {VERSION} has no kind `{kind}` in `{version}`"));
            let all = || schema().kinds.iter();
            let here: Vec<&str> = all().filter(|known| known.api_version == version).map(|known| known.kind).collect();
            let near = nearest(kind, here.iter().copied()).or_else(|| nearest(kind, all().map(|known| known.kind)));
            found.push(match near {
                Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
                None if here.is_empty() => {
                    let versions = all().map(|known| known.api_version);
                    diagnostic.help("there is no such version of the API").did_you_mean(version, versions)
                }
                None => diagnostic.help(format!("`{version}` has: {}", listed(&here))),
            });
        }
    }
}
