//! The words of the theme itself, by language: `templates/strings/fr.toml`.

use std::collections::BTreeMap;

use crate::data::{Value, parse_toml};
use crate::model::Lang;
use crate::source::{Diagnostic, Sources};

/// The theme's words in one language.
#[derive(Debug, Clone, Default)]
pub(super) struct Strings(pub(super) BTreeMap<String, String>);

impl Strings {
    /// The words for `lang`; English ones stand where the language has no file or the file lacks a line.
    pub(super) fn load(sources: &Sources, lang: &Lang, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut strings = Self::default();
        for tag in ["en", lang.primary(), lang.tag()] {
            let Some(file) = sources.find(&format!("templates/strings/{tag}.toml")) else { continue };
            let text = sources.get(file).text().unwrap_or_default();
            let mut mistakes = Vec::new();
            if let Value::Map(pairs) = parse_toml(text, file, &mut mistakes).value {
                for (key, node) in pairs {
                    match node.value {
                        Value::Scalar(scalar) => drop(strings.0.insert(key.name, scalar.text)),
                        _ => mistakes.push(Diagnostic::error("wrong-type", node.span, "a text is expected here")),
                    }
                }
            }
            if !diagnostics.iter().any(|d| mistakes.contains(d)) {
                diagnostics.append(&mut mistakes);
            }
        }
        strings
    }

    /// The word of that name; the name itself where there is none.
    pub(super) fn get<'a>(&'a self, name: &'a str) -> &'a str {
        self.0.get(name).map_or(name, String::as_str)
    }
}
