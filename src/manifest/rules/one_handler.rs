//! A probe asks in one way, and a hook does one thing.
//!
//! A probe has exactly one of `exec`, `httpGet`, `tcpSocket` and `grpc`, a hook one of `exec`, `httpGet`, `tcpSocket` and `sleep`.

use super::super::lint::Set;
use super::super::look::{field, key};
use super::super::scalar::is_null;
use super::super::schema::Shape;
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/one-handler";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in &set.items {
        for visit in &item.walk.visits {
            let ways: &[&str] = match visit.shape {
                Shape::Of("core.v1.Probe") => &["exec", "httpGet", "tcpSocket", "grpc"],
                Shape::Of("core.v1.LifecycleHandler") => &["exec", "httpGet", "tcpSocket", "sleep"],
                _ => continue,
            };
            let set: Vec<&str> =
                ways.iter().copied().filter(|way| field(visit.node, way).is_some_and(|node| !is_null(node))).collect();
            let at = visit.key.as_ref().map_or_else(|| visit.node.span.clone(), |(_, key)| key.clone());
            match set[..] {
                [_] => {}
                [] => {
                    let message = format!("`{}` does not say what to do", visit.field.name);
                    found.push(item.error(CODE, at, message).help(format!("add one of: {}", ways.join(", "))));
                }
                [first, second, ..] => {
                    let place = key(visit.node, second).unwrap_or(at);
                    let diagnostic = item.error(CODE, place, format!("`{}` has two: `{first}` and `{second}`", visit.field.name));
                    found.push(diagnostic.help("keep one of them"));
                }
            }
        }
    }
}
