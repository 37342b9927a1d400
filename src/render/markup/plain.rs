//! Markdown of one line without links: for names, titles, and what stands in attributes.

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::escape;
use crate::markdown::{Item, inline, polish};
use crate::source::{Sources, Span};

/// The line as HTML without links.
pub(in crate::render) fn inline_html(words: &str, language: &str) -> String {
    named_html(words, language, &|_| None)
}

/// The line as HTML without links; `name` says what a mention that has no words of its own is called.
pub(in crate::render) fn named_html(words: &str, language: &str, name: &dyn Fn(&str) -> Option<String>) -> String {
    let mut out = String::new();
    let mut mentioned: Option<String> = None;
    for item in items(words) {
        let Item::Event(event, _) = item else { continue };
        match event {
            Event::Start(Tag::Link { link_type: LinkType::WikiLink { has_pothole: false }, dest_url, .. }) => {
                mentioned = name(&dest_url);
            }
            Event::End(TagEnd::Link) => mentioned = None,
            Event::Text(_) if mentioned.is_some() => out.push_str(&mentioned.take().unwrap_or_default()),
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
