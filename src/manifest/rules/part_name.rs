//! Containers and volumes are named like labels of the DNS.
//!
//! At most 63 lowercase letters, digits and hyphens. The name of a container is a part of what `docker ps` shows and of the names of its logs.

use super::super::lint::Set;
use super::super::look::text;
use super::super::naming::{is_dns_label, mended};
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/part-name";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in &set.items {
        for visit in &item.walk.visits {
            let what = match (visit.owner.name, visit.field.name) {
                ("core.v1.Container" | "core.v1.EphemeralContainer", "name") => "a container",
                ("core.v1.Volume", "name") => "a volume",
                _ => continue,
            };
            let Some(name) = text(visit.node).filter(|name| !is_dns_label(name)) else { continue };
            let diagnostic = item.error(CODE, visit.node.span.clone(), format!("`{name}` cannot name {what}"));
            let diagnostic =
                diagnostic.help("at most 63 lowercase letters, digits and hyphens, a letter or a digit at both ends");
            found.push(match mended(name) {
                Some(near) => diagnostic.help(format!("for example `{near}`")),
                None => diagnostic,
            });
        }
    }
}
