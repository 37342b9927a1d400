//! A Service finds Pods.
//!
//! It knows no Deployment, only labels: where no Pod carries all the labels of its selector it leads nowhere, and nothing complains. Told where
//! the same file has workloads and none fits, or where one of another file nearly fits: then a word differs.

use super::super::lint::Set;
use super::nearest;
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/service-selector";

/// The most workloads among which a label that nearly fits is looked for.
const MOST: usize = 300;

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    let all = set.workloads();
    for (item, object) in set.objects().filter(|(item, _)| item.kind == "Service") {
        let Some(selector) = object.selector.as_ref().filter(|selector| !selector.pairs.is_empty()) else { continue };
        let Some(workloads) = all.get(item.namespace) else { continue };
        if workloads.iter().any(|(_, _, pods)| pods.has(&selector.pairs)) {
            continue;
        }
        // Of another file only what nearly fits: it may belong to something else.
        let nearly = |(name, value): &(String, String)| {
            let same: Vec<_> = (workloads.iter())
                .filter_map(|(other, _, pods)| Some((other, pods, pods.labels.iter().find(|(own, _)| own == name)?)))
                .take(MOST)
                .collect();
            let near = nearest(value, same.iter().map(|(_, _, (_, value))| &**value))?.to_owned();
            same.into_iter().find(|(_, _, (_, value))| *value == near).map(|(other, pods, _)| (name.clone(), near, *other, *pods))
        };
        let near = selector.pairs.iter().find_map(nearly);
        let here = workloads.iter().find(|(other, ..)| other.text.file == item.text.file);
        if near.is_none() && here.is_none() {
            continue;
        }
        let mut diagnostic =
            item.warning(CODE, selector.bytes.clone(), "no Pod of these files has the labels that this Service looks for");
        if let Some((other, pods)) =
            near.as_ref().map(|(_, _, other, pods)| (*other, *pods)).or_else(|| here.map(|(other, _, pods)| (*other, *pods)))
        {
            diagnostic = diagnostic.also(
                other.span(pods.label_bytes.clone()),
                if pods.labels.is_empty() { "these Pods have no labels" } else { "these Pods have" },
            );
        }
        found.push(match near {
            Some((name, value, ..)) => diagnostic.help(format!("did you mean `{name}: {value}`?")),
            None => diagnostic.help("write labels that the Pods carry"),
        });
    }
}
