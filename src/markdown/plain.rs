//! Markdown of one line without its markup.

use pulldown_cmark::Event;

use super::{Item, inline, polish};
use crate::source::{Sources, Span};

/// The line without any markup.
#[must_use]
pub fn words(words: &str, language: &str) -> String {
    let mut out = String::new();
    let file = Sources::default().add("", Vec::new());
    for item in inline(words, Span::new(file, 0..words.len())).items {
        let Item::Event(event, _) = item else { continue };
        match event {
            Event::Text(text) => out.push_str(&polish(&text, language)),
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => out.push_str(&text),
            Event::SoftBreak | Event::HardBreak => out.push(' '),
            _ => {}
        }
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn a_line_is_a_line_whatever_it_begins_with() {
        assert_eq!(words("6. lance *tout*", "fr"), "6. lance tout");
        assert_eq!(words("# - > `x`", "fr"), "# - > x");
        assert_eq!(words("_é_ et **b**", "fr"), "é et b");
        assert_eq!(words("; seul", "fr"), "; seul");
        assert_eq!(words("", "fr"), "");
    }
}
