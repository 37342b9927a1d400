//! The Service of a StatefulSet is headless.
//!
//! `serviceName` gives each Pod its own name in the DNS (`db-0.db`), which only a Service without an address (`clusterIP: None`) does. With another
//! Service the Pods run, and their names are not found.

use super::super::lint::Set;
use super::super::look::{at, text, word};
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/headless-service";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    let services = set.of_kind("Service");
    for item in set.items.iter().filter(|item| item.is(&["StatefulSet"])) {
        let Some(node) = at(item.root, &["spec", "serviceName"]) else { continue };
        let Some((service, object)) = text(node).and_then(|name| services.get(&(item.namespace, name))) else { continue };
        if word(service.root, &["spec", "clusterIP"]) != Some("None") {
            let message = format!("the Service `{}` is not headless: the Pods get no names of their own", object.name);
            let diagnostic =
                item.warning(CODE, node.span.clone(), message).also(service.span(object.name_bytes.clone()), "this Service");
            found.push(diagnostic.help("add `clusterIP: None` to the Service"));
        }
    }
}
