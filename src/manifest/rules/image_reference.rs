//! An image is named as registries name it.
//!
//! `[registry[:port]/]path[:tag][@sha256:…]`, the path in lowercase. The API takes any text; the kubelet then says `InvalidImageName`, and the
//! container never starts.

use super::super::lint::Set;
use super::super::look::{at, text};
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/image-reference";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in &set.items {
        for (_, container) in item.pod().iter().flat_map(|pod| &pod.containers) {
            let Some(node) = at(container, &["image"]) else { continue };
            let Some(image) = text(node).filter(|image| !image.is_empty()) else { continue };
            let Some(help) = wrong(image) else { continue };
            found.push(item.error(CODE, node.span.clone(), format!("`{image}` names no image")).help(help));
        }
    }
}

/// Why a text names no image, as what to do.
fn wrong(image: &str) -> Option<String> {
    let (rest, digest) = image.split_once('@').map_or((image, None), |(rest, digest)| (rest, Some(digest)));
    if let Some(digest) = digest {
        let hex = digest.split_once(':').filter(|(algorithm, _)| !algorithm.is_empty()).map(|(_, hex)| hex);
        if !hex.is_some_and(|hex| hex.len() >= 32 && hex.bytes().all(|c| c.is_ascii_hexdigit())) {
            return Some("after `@` stands a digest: `sha256:` and 64 digits".to_owned());
        }
    }
    let slash = rest.rfind('/').map_or(0, |at| at + 1);
    let (path, tag) = match rest[slash..].find(':') {
        Some(at) => (&rest[..slash + at], Some(&rest[slash + at + 1..])),
        None => (rest, None),
    };
    if let Some(tag) = tag {
        let inner = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        if tag.is_empty() || tag.len() > 128 || !tag.chars().all(inner) || tag.starts_with(['.', '-']) {
            return Some("a tag is letters, digits, `-`, `_` and `.`".to_owned());
        }
    }
    let (registry, path) = match path.split_once('/') {
        Some((first, rest)) if first.contains(['.', ':']) || first == "localhost" => (Some(first), rest),
        _ => (None, path),
    };
    if registry.is_some_and(|registry| registry.contains("//") || registry.ends_with(':')) || path.starts_with("//") {
        return Some("write it without `https://`".to_owned());
    }
    let inner = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '.');
    let end = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let part = |part: &str| part.chars().all(inner) && part.starts_with(end) && part.ends_with(end);
    if path.split('/').all(part) {
        None
    } else if path.chars().any(|c| c.is_ascii_uppercase()) && path.to_ascii_lowercase().split('/').all(part) {
        Some("the path is written in lowercase".to_owned())
    } else {
        Some("it is `name:tag`, with the registry before it where it has one: `registry.example.org/team/name:tag`".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::wrong;

    #[test]
    fn images_are_told_from_what_is_none() {
        let digest = format!("nginx@sha256:{}", "a".repeat(64));
        for image in [
            "nginx",
            "nginx:1.27",
            "a/b/c:v1",
            "localhost:5000/x",
            "registry.k8s.io/pause:3.10",
            "r:5000/a.b/c_d:1",
            &digest,
            "x__y",
        ] {
            assert_eq!(wrong(image), None, "{image}");
        }
        for image in ["Nginx", "nginx:", "nginx: 1", "https://x.org/a", "a//b", "x@sha256:1", "-a", "a b", "nginx:1:2", "é"] {
            assert!(wrong(image).is_some(), "{image}");
        }
    }
}
