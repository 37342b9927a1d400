//! A text: a string, or a map of strings by language.

use crate::data::{Decode, Node, Value};
use crate::model::{Lang, Text};
use crate::source::{Diagnostic, Spanned};

impl Decode for Text {
    fn decode(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        match &node.value {
            Value::Scalar(_) => Spanned::decode(node, diagnostics).map(Self::Same),
            Value::Map(pairs) => {
                let mut texts = Vec::new();
                for (key, value) in pairs {
                    let text = Spanned::<String>::decode(value, diagnostics);
                    match Lang::new(&key.name) {
                        Some(lang) => texts.extend(text.map(|text| (lang, text))),
                        None => {
                            let message = format!("`{}` is not a language", key.name);
                            let help = "a text is a string or a map by language: `{fr: …, en: …}`";
                            diagnostics.push(Diagnostic::error("unknown-language", key.span, message).help(help));
                        }
                    }
                }
                (!texts.is_empty()).then_some(Self::ByLang(node.span, texts))
            }
            _ => {
                let message = format!("a text is expected here; this is {}", node.kind());
                let help = "a text is a string or a map by language: `{fr: …, en: …}`";
                diagnostics.push(Diagnostic::error("wrong-type", node.span, message).help(help));
                None
            }
        }
    }
}
