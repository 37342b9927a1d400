//! What a template says to others: what it extends and includes, which components it defines and calls.

use std::ops::Range;

/// How a template names something outside of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// The template that it extends.
    Parent,
    /// A template that it includes.
    Included,
    /// A component that it defines.
    Defined,
    /// A component that it calls.
    Called,
}

/// Every name in the tags of a template, in order, and where it stands. Comments and `raw` are left out; a text that is no
/// template gives what can be found in it.
#[must_use]
pub fn names(text: &str) -> Vec<(Names, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find('{').map(|i| at + i) {
        let inside = start + 2;
        let until = |end: &str| text[inside..].find(end).map_or(text.len(), |i| inside + i);
        at = match text.as_bytes().get(start + 1) {
            Some(b'#') => until("#}"),
            Some(b'{') => {
                let end = until("}}");
                calls(text, inside..end, &mut found);
                end
            }
            Some(b'%') => {
                let end = until("%}");
                if statement(text, inside..end, &mut found) { end } else { until("endraw") }
            }
            _ => start + 1,
        };
    }
    found
}

/// The names in `{% … %}`; whether what follows is template, not `raw`.
fn statement(text: &str, tag: Range<usize>, found: &mut Vec<(Names, Range<usize>)>) -> bool {
    let start = skip(text, tag.start, |c| c == '-' || c.is_whitespace());
    let end = skip(text, start, is_word);
    match &text[start.min(tag.end)..end.min(tag.end)] {
        "raw" => return false,
        "extends" => strings(text, end..tag.end, Names::Parent, found),
        "include" => strings(text, end..tag.end, Names::Included, found),
        "component" => {
            let name = skip(text, end, char::is_whitespace);
            found.push((Names::Defined, name..skip(text, name, is_word)));
        }
        _ => calls(text, tag, found),
    }
    true
}

/// Every `<name` of a tag.
fn calls(text: &str, tag: Range<usize>, found: &mut Vec<(Names, Range<usize>)>) {
    for (i, _) in text[tag.clone()].match_indices('<') {
        let name = tag.start + i + 1;
        let end = skip(text, name, is_word);
        if end > name {
            found.push((Names::Called, name..end));
        }
    }
}

/// Every quoted text of a tag.
fn strings(text: &str, tag: Range<usize>, names: Names, found: &mut Vec<(Names, Range<usize>)>) {
    let mut at = tag.start;
    while let Some(open) = text[at..tag.end].find(['"', '\'', '`']).map(|i| at + i) {
        let quote = char::from(text.as_bytes()[open]);
        let Some(close) = text[open + 1..tag.end].find(quote).map(|i| open + 1 + i) else { return };
        found.push((names, open + 1..close));
        at = close + 1;
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '.')
}

fn skip(text: &str, from: usize, what: impl Fn(char) -> bool) -> usize {
    text[from..].find(|c| !what(c)).map_or(text.len(), |i| from + i)
}

#[cfg(test)]
mod tests {
    use super::{Names, names};

    fn found(text: &str) -> Vec<(Names, &str)> {
        names(text).into_iter().map(|(kind, range)| (kind, &text[range])).collect()
    }

    #[test]
    fn every_kind_of_name_is_found() {
        let text =
            "{% extends \"é.html\" %}{%- include 'a.html' -%}{% component x.y(a) %}{{ <b c={d} /> }}{% endcomponent x.y %}";
        let expected = [(Names::Parent, "é.html"), (Names::Included, "a.html"), (Names::Defined, "x.y"), (Names::Called, "b")];
        assert_eq!(found(text), expected);
    }

    #[test]
    fn comments_raw_and_html_name_nothing() {
        assert_eq!(found("{# {% include 'a' %} #}{% raw %}{% include 'b' %}{% endraw %}<p>{}</p>"), []);
    }

    #[test]
    fn a_broken_tag_harms_nothing() {
        for text in ["{", "{%", "{{", "{#", "{% include 'a", "{% component", "{% extends", "{{<", "{%é", "{%- raw %}{% x", "é{é%"]
        {
            assert!(found(text).len() < 2, "{text}");
        }
    }
}
