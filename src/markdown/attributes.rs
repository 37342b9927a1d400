//! The attribute grammar that directives and fences share: `{#id key=value key="some words" flag}`.

use std::ops::Range;

use crate::source::{Diagnostic, Span, Spanned};

/// Attributes with their places. A bare word is a flag and has the value `true`; `#x` is the attribute `id`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attributes {
    /// Names and values in the order in which they were written; names are unique.
    pub pairs: Vec<(Spanned<String>, Spanned<String>)>,
}

/// More attributes than this are not looked at.
const MOST: usize = 32;

impl Attributes {
    /// The value of `name`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Spanned<String>> {
        self.pairs.iter().find(|(key, _)| key.value == name).map(|(_, value)| value)
    }

    /// The words of `name`.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name).map(|value| &*value.value)
    }

    /// Whether the flag `name` is set.
    #[must_use]
    pub fn flag(&self, name: &str) -> bool {
        self.text(name) == Some("true")
    }

    /// Reads what stands between the braces: `text` begins at byte `at.start` of `at.file`.
    pub fn parse(text: &str, at: Span, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut attributes = Self::default();
        let mut rest = 0;
        let before = diagnostics.len();
        while let Some(start) = text[rest..].find(|c: char| !c.is_whitespace() && c != ',').map(|i| rest + i) {
            if attributes.pairs.len() >= MOST || diagnostics.len() >= before + MOST {
                break;
            }
            let (name, value, end) = one(text, start);
            rest = end;
            // Where escapes made `text` another than what was written, the whole is the place.
            let place = |range: Range<usize>| if at.end - at.start == text.len() { at.part(range) } else { at };
            let spanned = |range: Range<usize>| Spanned { value: text[range.clone()].to_owned(), span: place(range) };
            let Some((mut name, value)) = name.zip(value) else {
                let message = "this is not an attribute";
                let help = "attributes are `#id`, `key=value`, `key=\"some words\"` or a bare word";
                diagnostics.push(Diagnostic::error("attribute-syntax", place(start..end), message).help(help));
                continue;
            };
            let mut value = Some(value)
                .filter(|v| !v.is_empty())
                .map_or_else(|| Spanned { value: "true".to_owned(), span: place(name.clone()) }, spanned);
            if text[name.clone()].starts_with('#') {
                value = spanned(name.start + 1..name.end);
                name = name.start..name.start + 1;
            }
            let mut key = spanned(name);
            if key.value == "#" {
                "id".clone_into(&mut key.value);
            }
            match attributes.get(&key.value) {
                Some(first) => {
                    let message = format!("the attribute `{}` is given twice", key.value);
                    diagnostics
                        .push(Diagnostic::error("attribute-syntax", key.span, message).also(first.span, "first given here"));
                }
                None => attributes.pairs.push((key, value)),
            }
        }
        attributes
    }
}

/// One attribute that begins at `start`: the ranges of its name and value (empty for a flag), and where it ends.
fn one(text: &str, start: usize) -> (Option<Range<usize>>, Option<Range<usize>>, usize) {
    let word = |from: usize, stop: &[char]| {
        text[from..].find(|c: char| c.is_whitespace() || stop.contains(&c)).map_or(text.len(), |i| from + i)
    };
    let end = word(start, &['=', ',', '"']);
    let name = start..end;
    let well_formed = {
        let bare = text[name.clone()].trim_start_matches('#');
        !bare.is_empty() && bare.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':'))
    };
    if !text[end..].starts_with('=') {
        return if text[end..].starts_with('"') {
            (None, None, word(end, &[]))
        } else {
            (well_formed.then_some(name), Some(end..end), end)
        };
    }
    let from = end + 1;
    if text[from..].starts_with('"') {
        return match text[from + 1..].find('"') {
            Some(i) => (well_formed.then_some(name), Some(from + 1..from + 1 + i), from + i + 2),
            None => (None, None, text.len()),
        };
    }
    let to = word(from, &[',', '"']);
    if to == from { (None, None, to.max(start + 1)) } else { (well_formed.then_some(name), Some(from..to), to) }
}

#[cfg(test)]
mod tests {
    use super::Attributes;
    use crate::source::{Sources, Span};

    fn read(text: &str) -> (Vec<(String, String)>, usize) {
        let mut sources = Sources::default();
        let file = sources.add("a.md", text.as_bytes().to_vec());
        let mut diagnostics = Vec::new();
        let attributes = Attributes::parse(text, Span::new(file, 0..text.len()), &mut diagnostics);
        for (key, value) in &attributes.pairs {
            assert!(value.value == "true" || sources.slice(value.span) == value.value);
            assert!(key.value == "id" || sources.slice(key.span) == key.value);
        }
        (attributes.pairs.into_iter().map(|(k, v)| (k.value, v.value)).collect(), diagnostics.len())
    }

    #[test]
    fn every_form_is_read() {
        let (pairs, mistakes) = read("#ex-1 file=../a.yaml title=\"Un titre\" numbers, mark=\"1,3-4\"");
        let pairs: Vec<(&str, &str)> = pairs.iter().map(|(k, v)| (&**k, &**v)).collect();
        let expected = [("id", "ex-1"), ("file", "../a.yaml"), ("title", "Un titre"), ("numbers", "true"), ("mark", "1,3-4")];
        assert_eq!(pairs, expected);
        assert_eq!(mistakes, 0);
    }

    #[test]
    fn mistakes_are_told_and_reading_goes_on() {
        assert_eq!(read("a= b").1, 1);
        assert_eq!(read("a=1 a=2").1, 1);
        assert_eq!(read("t=\"open").1, 1);
        assert_eq!(read("= x").0.len(), 1);
    }
}
