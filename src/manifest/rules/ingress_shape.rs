//! An Ingress sends requests somewhere.
//!
//! It has rules or a default backend; a backend is one Service with one port, by number or by name, or one resource. Paths of the types
//! `Exact` and `Prefix` begin with `/`.

use super::super::lint::Set;
use super::super::look::{field, key, list, text, word};
use super::super::schema::Shape;
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/ingress-shape";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in &set.items {
        if let Some(spec) = field(item.root, "spec").filter(|_| item.is(&["Ingress"]))
            && list(spec, &["rules"]).is_empty()
            && field(spec, "defaultBackend").is_none()
        {
            let at = key(item.root, "spec").unwrap_or_else(|| spec.span.clone());
            found.push(item.error(CODE, at, "this Ingress sends nothing anywhere").help("add `rules`, or a `defaultBackend`"));
        }
        for visit in &item.walk.visits {
            let at = visit.key.as_ref().map_or_else(|| visit.node.span.clone(), |(_, key)| key.clone());
            let count = |names: &[&str]| names.iter().filter(|name| field(visit.node, name).is_some()).count();
            match visit.shape {
                Shape::Of("networking.v1.IngressBackend") if count(&["service", "resource"]) != 1 => {
                    found.push(
                        item.error(CODE, at, "a backend is one Service or one resource")
                            .help("`service: {name: …, port: {number: …}}`"),
                    );
                }
                Shape::Of("networking.v1.IngressServiceBackend")
                    if word(visit.node, &["port", "number"]).or_else(|| word(visit.node, &["port", "name"])).is_none() =>
                {
                    found.push(
                        item.error(CODE, at, "this backend does not say which port")
                            .help("add `port: {number: …}` or `port: {name: …}`"),
                    );
                }
                Shape::Of("networking.v1.ServiceBackendPort") if count(&["number", "name"]) == 2 => {
                    found.push(item.error(CODE, at, "a port is named by its number or by its name").help("keep one of the two"));
                }
                Shape::Of("networking.v1.HTTPIngressPath") => {
                    let path = field(visit.node, "path");
                    let written = path.and_then(text).unwrap_or_default();
                    let asked = matches!(word(visit.node, &["pathType"]), Some("Exact" | "Prefix"));
                    if (asked || !written.is_empty()) && !written.starts_with('/') {
                        let at = path.map_or(at, |path| path.span.clone());
                        found.push(item.error(CODE, at, "a path begins with `/`").help(format!("write `/{written}`")));
                    }
                }
                _ => {}
            }
        }
    }
}
