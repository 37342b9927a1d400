//! A port's name is short and plain, and a number is no name.
//!
//! Names of ports are those of services (RFC 6335): at most 15 lowercase letters, digits and single hyphens, with a letter somewhere. A
//! Service's own ports may be longer (63), and a field that takes a number or a name reads `"80"` as a name.

use super::super::lint::Set;
use super::super::look::text;
use super::super::naming::{is_dns_label, is_port_name};
use super::super::scalar::{Scalar, scalar};
use super::out_of_range::is_port;
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/port-name";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in &set.items {
        for visit in &item.walk.visits {
            let Some(name) = text(visit.node).filter(|name| !name.is_empty()) else { continue };
            let (owner, field) = (visit.owner.name, visit.field.name);
            let short = (owner, field) == ("core.v1.ContainerPort", "name")
                || (owner, field) == ("networking.v1.ServiceBackendPort", "name")
                || (is_port(owner, field) && scalar(visit.node) == Some(Scalar::Text));
            let long = (owner, field) == ("core.v1.ServicePort", "name");
            if (short && !is_port_name(name)) || (long && !is_dns_label(name)) {
                let diagnostic = item.error(CODE, visit.node.span.clone(), format!("`{name}` is no name of a port"));
                found.push(if name.parse::<u16>().is_ok() {
                    diagnostic.help(format!("for the number, write `{name}` without quotes"))
                } else if short {
                    diagnostic.help("at most 15 lowercase letters, digits and single hyphens, with a letter somewhere")
                } else {
                    diagnostic.help("at most 63 lowercase letters, digits and hyphens")
                });
            }
        }
    }
}
