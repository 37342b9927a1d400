//! An image says which version it is.
//!
//! Without a tag, or with `latest`, the same manifest runs another program tomorrow, and a node that has an old one and a node that has none
//! run two. Kubernetes accepts it; the registry is then asked at every start.

use super::super::lint::Set;
use super::super::look::{at, text};
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/image-tag";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in &set.items {
        for (_, container) in item.pod().iter().flat_map(|pod| &pod.containers) {
            let Some(node) = at(container, &["image"]) else { continue };
            let Some(image) = text(node).filter(|image| !image.is_empty() && !image.contains('@')) else { continue };
            let name = image.rsplit('/').next().unwrap_or(image);
            let message = match name.split_once(':') {
                None => "this image has no tag: it is `latest`, whatever that is today",
                Some((_, "latest")) => "`latest` is another image from one day to the next",
                Some(_) => continue,
            };
            found.push(item.warning(CODE, node.span.clone(), message).help("name a version, such as `:1.27`"));
        }
    }
}
