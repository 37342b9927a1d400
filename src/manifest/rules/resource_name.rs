//! A resource is one that nodes have.
//!
//! `cpu`, `memory`, `ephemeral-storage`, `hugepages-2Mi`; what a device plugin adds has a domain before it, such as `nvidia.com/gpu`. The API
//! refuses other names.

use super::super::lint::Set;
use super::super::look::fields;
use super::super::schema::Shape;
use super::nearest;
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/resource-name";

const OWN: [&str; 3] = ["cpu", "memory", "ephemeral-storage"];

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in &set.items {
        for visit in item.walk.visits.iter().filter(|visit| visit.owner.name == "core.v1.ResourceRequirements") {
            let (Shape::Map(_), Some(fields)) = (visit.shape, fields(visit.node)) else { continue };
            for one in fields {
                if OWN.contains(&one.name) || one.name.starts_with("hugepages-") || one.name.contains('/') {
                    continue;
                }
                let diagnostic = item.error(CODE, one.key.clone(), format!("no node has a resource `{}`", one.name));
                let meant = OWN
                    .into_iter()
                    .find(|own| own.starts_with(&*one.name.to_ascii_lowercase()))
                    .or_else(|| nearest(one.name, OWN).filter(|_| one.name.len() > 3));
                found.push(match meant {
                    Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
                    None => diagnostic.help("it is `cpu`, `memory`, `ephemeral-storage`, or has a domain: `example.org/thing`"),
                });
            }
        }
    }
}
