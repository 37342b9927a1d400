//! Markdown of one line without links: for names, titles, and what stands in attributes.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::escape;
use crate::markdown::{Item, inline, polish};
use crate::source::{Sources, Span};

/// The line as HTML without links.
pub(in crate::render) fn inline_html(words: &str, language: &str) -> String {
    let mut out = String::new();
    for item in items(words) {
        let Item::Event(event, _) = item else { continue };
        match event {
            Event::Text(text) => out.push_str(&escape::text(&polish(&text, language))),
            Event::Code(code) => out.push_str(&format!("<code>{}</code>", escape::text(&code))),
            Event::Start(Tag::Emphasis) => out.push_str("<em>"),
            Event::End(TagEnd::Emphasis) => out.push_str("</em>"),
            Event::Start(Tag::Strong) => out.push_str("<strong>"),
            Event::End(TagEnd::Strong) => out.push_str("</strong>"),
            Event::SoftBreak | Event::HardBreak => out.push(' '),
            Event::InlineHtml(html) | Event::Html(html) => out.push_str(&escape::text(&html)),
            _ => {}
        }
    }
    out
}

/// The parts of a line whose place does not matter.
fn items(words: &str) -> Vec<Item> {
    let file = Sources::default().add("", Vec::new());
    inline(words, Span::new(file, 0..words.len())).items
}
