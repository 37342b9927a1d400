//! A claim says how it is used and how much it needs, a volume how much it has.
//!
//! A PersistentVolumeClaim needs `accessModes` and `resources.requests.storage`, a PersistentVolume `accessModes` and `capacity.storage`. The
//! schema calls none of them required; the API does.

use super::super::lint::Set;
use super::super::look::{at, list};
use super::super::schema::Shape;
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/claim-request";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in &set.items {
        for visit in &item.walk.visits {
            let (what, way): (&str, &[&str]) = match visit.shape {
                Shape::Of("core.v1.PersistentVolumeClaimSpec") => ("claim", &["resources", "requests", "storage"]),
                Shape::Of("core.v1.PersistentVolumeSpec") => ("volume", &["capacity", "storage"]),
                _ => continue,
            };
            let place = visit.key.as_ref().map_or_else(|| visit.node.span.clone(), |(_, key)| key.clone());
            if list(visit.node, &["accessModes"]).is_empty() {
                let diagnostic = item.error(CODE, place.clone(), format!("this {what} does not say how it may be used"));
                found.push(diagnostic.help("add `accessModes: [ReadWriteOnce]`"));
            }
            if at(visit.node, way).is_none() {
                let diagnostic = item.error(CODE, place, format!("this {what} does not say how large it is"));
                found.push(diagnostic.help(format!("add `{}: 1Gi`", way.join("."))));
            }
        }
    }
}
