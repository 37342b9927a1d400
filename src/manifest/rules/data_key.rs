//! The keys of a ConfigMap and a Secret can be names of files.
//!
//! Letters, digits, `-`, `_` and `.`, at most 253: each key may become a file of a volume. A key is in `data` or in `binaryData`, not in both.

use super::super::lint::Set;
use super::super::look::{field, fields, index};
use super::super::naming::is_data_key;
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/data-key";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in set.items.iter().filter(|item| item.is(&["ConfigMap", "Secret"])) {
        for name in ["data", "binaryData", "stringData"] {
            for one in field(item.root, name).and_then(fields).into_iter().flatten().filter(|one| !is_data_key(one.name)) {
                let diagnostic = item.error(CODE, one.key.clone(), format!("`{}` cannot be a key of a {}", one.name, item.kind));
                found.push(diagnostic.help("letters, digits, `-`, `_` and `.`, at most 253"));
            }
        }
        let text = field(item.root, "data").and_then(fields).into_iter().flatten();
        let binary = field(item.root, "binaryData").map(index).unwrap_or_default();
        for (binary, text) in text.filter_map(|text| Some((binary.get(text.name)?, text.key))) {
            let diagnostic = item.error(CODE, binary.key.clone(), "this key is in `data` too").also(item.span(text), "here");
            found.push(diagnostic.help("keep one of the two"));
        }
    }
}
