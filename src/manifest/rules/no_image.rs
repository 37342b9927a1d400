//! A container has an image.
//!
//! The schema leaves it open, so that tools may fill it in; the API refuses a Pod without it.

use super::super::lint::Set;
use super::super::look::{field, key, word};
use super::super::tree::Value;
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/no-image";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in &set.items {
        for (_, container) in item.pod().iter().flat_map(|pod| &pod.containers) {
            if matches!(container.value, Value::Map(_)) && word(container, &["image"]).is_none() {
                let at = key(container, "image").or_else(|| field(container, "name").map(|name| name.span.clone()));
                let message = match word(container, &["name"]) {
                    Some(name) => format!("the container `{name}` has no image"),
                    None => "this container has no image".to_owned(),
                };
                let at = at.unwrap_or_else(|| container.span.clone());
                found.push(item.error(CODE, at, message).help("add `image: name:tag`"));
            }
        }
    }
}
