//! The key of a label or an annotation is a word, with a prefix at most.
//!
//! `app`, `app.kubernetes.io/name`: letters, digits, `-`, `_` and `.`, at most 63, and before one slash a name of the DNS. Selectors look for
//! the same keys.

use super::super::lint::Set;
use super::super::look::text;
use super::super::naming::is_label_key;
use super::super::schema::Shape;
use super::super::tree::Value;
use super::super::walk::Visit;
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/label-key";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in &set.items {
        for visit in &item.walk.visits {
            let mut tell = |key: &str, at: std::ops::Range<usize>| {
                // Annotations' prefixes may have capitals.
                let lower = if visit.is("meta.v1.ObjectMeta", "annotations") { key.to_lowercase() } else { key.to_owned() };
                if !is_label_key(&lower) {
                    let diagnostic = item.error(CODE, at, format!("`{key}` cannot be the key of a label or an annotation"));
                    found.push(
                        diagnostic
                            .help("letters, digits, `-`, `_` and `.`, at most 63; before one `/` a name such as `example.org`"),
                    );
                }
            };
            if let (true, Shape::Map(_), Value::Map(pairs)) = (is_labels(visit), visit.shape, &visit.node.value) {
                for (name, key, _) in pairs {
                    tell(name, key.clone());
                }
            }
            let required =
                visit.is("meta.v1.LabelSelectorRequirement", "key") || visit.is("core.v1.NodeSelectorRequirement", "key");
            // Fields of a node are looked for by a path.
            if let Some(key) = text(visit.node).filter(|key| required && *key != "metadata.name") {
                tell(key, visit.node.span.clone());
            }
        }
    }
}

/// Whether a value is a map of labels or of annotations.
fn is_labels(visit: &Visit<'_>) -> bool {
    visit.is("meta.v1.ObjectMeta", "annotations") || super::label_value::is_labels(visit)
}
