//! A manifest is YAML that can be read to its end.
//!
//! kubectl reads nothing of a document that is no YAML. The usual causes are a tab in the indentation (YAML allows spaces only), a
//! bracket or a quote that is never closed, a colon inside a text without quotes, and lines that are not below each other.
//! A template of Helm is no manifest: lint what `helm template` prints.

use super::super::lint::Set;
use crate::source::{Diagnostic, Span};

pub(super) const CODE: &str = "manifest/unreadable";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for file in &set.files {
        let Some(unreadable) = file.unreadable else { continue };
        let text = file.text.text;
        let start = text[..unreadable.at].rfind('\n').map_or(0, |at| at + 1);
        let rest = &text[unreadable.at..];
        let line = text[start..].lines().next().unwrap_or_default();
        let indent = line.len() - line.trim_start().len();
        let of_template = "this looks like a template of Helm: lint what `helm template` prints";
        let braces = line.find("{{");
        let (at, help) = if let Some(tab) = line[..indent].find('\t') {
            let tabs = line[tab..].len() - line[tab..].trim_start_matches('\t').len();
            (start + tab..start + tab + tabs, "indent with spaces: YAML allows no tabs")
        } else if let Some(braces) = braces {
            (start + braces..start + braces + 2, of_template)
        } else {
            let length = rest.chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8);
            (
                unreadable.at..unreadable.at + length,
                "look at the indentation, the quotes and the brackets here and on the line before",
            )
        };
        let message = format!("this cannot be read as YAML: {}", unreadable.message);
        let diagnostic = Diagnostic::error(CODE, Span::new(file.text.file, at), message).help(help);
        // Braces of other lines may have nothing to do with it: a text may hold some.
        let elsewhere = help != of_template && text.contains("{{");
        found.push(if elsewhere {
            diagnostic.help("where `{{` is Helm's: lint what `helm template` prints")
        } else {
            diagnostic
        });
    }
}
