//! A workload's selector finds the Pods that it makes itself.
//!
//! The template sticks labels on each Pod, and the selector says which Pods to count. Where the two do not match, a Deployment would make Pods
//! for ever and count none; the API refuses it. An empty selector is refused too.

use std::collections::{HashMap, HashSet};

use super::super::lint::Set;
use super::super::look::{at, field, fields, list, pairs, text, word};
use super::super::tree::Value;
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/selector-labels";

const KINDS: [&str; 5] = ["Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "ReplicationController"];

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in set.items.iter().filter(|item| item.is(&KINDS)) {
        let (Some(selector), Some(template)) = (at(item.root, &["spec", "selector"]), at(item.root, &["spec", "template"]))
        else {
            continue;
        };
        let labels = at(template, &["metadata", "labels"]);
        let have: HashSet<(&str, &str)> = labels.map(pairs).unwrap_or_default().into_iter().collect();
        // Where a label stands twice, the last one counts.
        let values: HashMap<&str, &str> = labels.map(pairs).unwrap_or_default().into_iter().collect();
        let old = item.kind == "ReplicationController";
        let wanted = if old { Some(selector) } else { field(selector, "matchLabels") };
        let expressions = list(selector, &["matchExpressions"]);
        if !old
            && wanted.is_none_or(|wanted| pairs(wanted).is_empty())
            && expressions.is_empty()
            && matches!(selector.value, Value::Map(_))
        {
            found.push(
                item.error(CODE, selector.span.clone(), "this selector is empty")
                    .help("write the labels that the template carries"),
            );
            continue;
        }
        let tell = |at: std::ops::Range<usize>, message: String| {
            let diagnostic = item.error(CODE, at, message);
            match labels {
                Some(labels) => diagnostic.also(item.span(labels.span.clone()), "the labels of the template"),
                None => diagnostic.also(item.span(template.span.clone()), "the template has no labels"),
            }
        };
        for (name, node) in wanted.and_then(fields).into_iter().flatten().map(|field| (field.name, field.value)) {
            let Some(value) = text(node).filter(|value| !have.contains(&(name, value))) else { continue };
            let diagnostic = tell(node.span.clone(), format!("the template does not carry the label `{name}: {value}`"));
            found.push(match values.get(name) {
                Some(other) => diagnostic.help(format!("it carries `{name}: {other}`: write the same in both places")),
                None => diagnostic.help(format!("add `{name}: {value}` to `spec.template.metadata.labels`")),
            });
        }
        for expression in expressions {
            let Some(key) = word(expression, &["key"]) else { continue };
            let value = values.get(key);
            let listed: Vec<&str> = list(expression, &["values"]).iter().filter_map(text).collect();
            let fits = match word(expression, &["operator"]).unwrap_or_default() {
                "In" => value.is_some_and(|value| listed.contains(value)),
                "NotIn" => value.is_none_or(|value| !listed.contains(value)),
                "Exists" => value.is_some(),
                "DoesNotExist" => value.is_none(),
                _ => true,
            };
            if !fits {
                found.push(
                    tell(expression.span.clone(), "the labels of the template do not fit this expression".to_owned())
                        .help("write what the template carries"),
                );
            }
        }
    }
}
