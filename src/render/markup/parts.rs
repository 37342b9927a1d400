//! Finding what belongs together in a list of parts, and what they say.

use pulldown_cmark::{Event, LinkType, Tag};

use crate::markdown::Item;

/// The index of the `Close` of the directive that opens at `open`.
pub(super) fn closing(items: &[Item], open: usize) -> usize {
    let mut depth = 0usize;
    for (i, item) in items.iter().enumerate().skip(open) {
        match item {
            Item::Open(_) => depth += 1,
            Item::Close => {
                depth -= 1;
                if depth == 0 {
                    return i;
                }
            }
            _ => {}
        }
    }
    items.len()
}

/// Whether a tag is written from its start to its end at once.
pub(super) fn is_whole(tag: &Tag<'_>) -> bool {
    let mention = matches!(tag, Tag::Link { link_type: LinkType::WikiLink { .. }, .. });
    mention || matches!(tag, Tag::CodeBlock(_) | Tag::Heading { .. } | Tag::Image { .. })
}

/// The index of the end of what starts at `start`.
pub(super) fn matching(items: &[Item], start: usize) -> usize {
    let mut depth = 0usize;
    for (i, item) in items.iter().enumerate().skip(start) {
        match item {
            Item::Event(Event::Start(_), _) => depth += 1,
            Item::Event(Event::End(_), _) => {
                depth -= 1;
                if depth == 0 {
                    return i;
                }
            }
            _ => {}
        }
    }
    items.len()
}

/// HTML of our own making without its links, for a table of contents.
pub(super) fn without_links(html: &str) -> String {
    without_tags(html, "<a ").replace("</a>", "")
}

/// HTML of our own making without its elements.
pub(super) fn tagless(html: &str) -> String {
    without_tags(html, "<").trim().to_owned()
}

/// HTML of our own making without the tags that begin so.
fn without_tags(html: &str, beginning: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(open) = rest.find(beginning) {
        out.push_str(&rest[..open]);
        rest = rest[open..].find('>').map_or("", |end| &rest[open + end + 1..]);
    }
    out.push_str(rest);
    out
}

/// The words of a block of code.
pub(super) fn text_of(items: &[Item]) -> String {
    let text = |item: &Item| match item {
        Item::Event(Event::Text(text), _) => text.to_string(),
        _ => String::new(),
    };
    items.iter().map(text).collect()
}

/// What is read of parts, without their markup.
pub(super) fn words_of(items: &[Item]) -> String {
    let words = |item: &Item| match item {
        Item::Event(Event::Text(text) | Event::Code(text) | Event::InlineMath(text), _) => text.to_string(),
        Item::Event(Event::SoftBreak, _) => " ".to_owned(),
        _ => String::new(),
    };
    items.iter().map(words).collect()
}
