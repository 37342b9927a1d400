//! An object's name is one that the API takes.
//!
//! Names become parts of addresses and of the DNS, so most are lowercase letters, digits, hyphens and points, at most 253. A Service's name
//! is a label of the DNS and begins with a letter; a CronJob's leaves room for what its Jobs add (52 characters). Roles may be named more
//! freely.

use super::super::lint::Set;
use super::super::look::{at, text};
use super::super::naming::{is_dns_1035_label, is_dns_label, is_dns_subdomain, mended, one};
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/object-name";

/// Kinds whose names follow rules of their own.
const FREE: [&str; 4] = ["IPAddress", "ClusterTrustBundle", "StorageVersion", "ComponentStatus"];
const ROLES: [&str; 4] = ["Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding"];

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in set.items.iter().filter(|item| item.known.is_some() && !item.is(&FREE)) {
        let Some(node) = at(item.root, &["metadata", "name"]) else { continue };
        let Some(name) = text(node).filter(|name| !name.is_empty()) else { continue };
        let (fits, help) = if item.is(&ROLES) {
            (!name.contains(['/', '%']) && name != "." && name != "..", "it has no `/` and no `%`")
        } else if item.is(&["Service"]) {
            (is_dns_1035_label(name), "at most 63 lowercase letters, digits and hyphens, a letter first")
        } else if item.is(&["Namespace"]) {
            (is_dns_label(name), "at most 63 lowercase letters, digits and hyphens, a letter or a digit at both ends")
        } else if item.is(&["CronJob"]) {
            (is_dns_subdomain(name) && name.len() <= 52, "at most 52 lowercase letters, digits, hyphens and points")
        } else {
            (is_dns_subdomain(name), "lowercase letters, digits, hyphens and points, a letter or a digit at both ends")
        };
        if !fits {
            let diagnostic = item.error(CODE, node.span.clone(), format!("`{name}` cannot name {}", one(item.kind))).help(help);
            found.push(match mended(name) {
                Some(near) => diagnostic.help(format!("for example `{near}`")),
                None => diagnostic,
            });
        }
    }
}
