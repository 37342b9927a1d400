//! A Pod has a container.
//!
//! A Pod without one would have nothing to run. The containers that run first (`initContainers`) do not count.

use super::super::lint::Set;
use super::super::look::{field, items};
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/no-containers";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in &set.items {
        let Some(pod) = item.pod() else { continue };
        if let Some(containers) = field(pod.spec, "containers")
            && items(containers).is_some_and(<[_]>::is_empty)
        {
            found.push(
                item.error(CODE, containers.span.clone(), "this Pod has no container")
                    .help("add one: `- name: …` and `image: …`"),
            );
        }
    }
}
