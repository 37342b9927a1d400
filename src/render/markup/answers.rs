//! Reads the answers of a question: the items of a list, or the rows of a table.

use pulldown_cmark::{Event, Tag};

use super::Writer;
use super::parts::{matching, tagless};
use super::questions::{ChoiceView, OptionView, ends_paragraph, is_block};
use crate::markdown::Item;
use crate::search;
use crate::source::{Diagnostic, Span};

/// An answer with its place.
pub(super) struct Entry {
    pub(super) choice: ChoiceView,
    /// Whether it has a box, ticked or not.
    pub(super) ticked: bool,
    /// What tells it from the others; nothing where it says nothing.
    pub(super) words: String,
    /// The first line of it.
    pub(super) at: Span,
}

impl Writer<'_, '_> {
    /// The items of a list.
    pub(super) fn entries(&mut self, items: &[Item]) -> Vec<Entry> {
        let mut entries = Vec::new();
        let mut at = 0;
        while at < items.len() {
            let end = matching(items, at);
            if let Item::Event(Event::Start(Tag::Item), span) = &items[at] {
                let key = entries.len() + 1;
                entries.push(self.entry(key, &items[at + 1..end.min(items.len())], *span));
            }
            at = end + 1;
        }
        entries
    }

    /// One item: its first paragraph is the answer, the rest explains it.
    fn entry(&mut self, key: usize, items: &[Item], span: Span) -> Entry {
        let is_start = |at: usize| matches!(items.get(at), Some(Item::Event(Event::Start(Tag::Paragraph), _)));
        let (mut from, mut loose, mut ticked, mut right) = (0, false, false, false);
        while let Some(item) = items.get(from) {
            match item {
                _ if !loose && is_start(from) => loose = true,
                Item::Event(Event::TaskListMarker(done), _) => (ticked, right) = (true, *done),
                _ => break,
            }
            from += 1;
        }
        let end = items[from..].iter().position(|item| match item {
            item if ends_paragraph(item) => true,
            Item::Event(Event::Start(tag), _) => !loose && is_block(tag),
            Item::Open(_) | Item::Leaf(_) => true,
            _ => false,
        });
        let end = end.map_or(items.len(), |end| from + end);
        let after = end + usize::from(items.get(end).is_some_and(ends_paragraph));
        let html = self.apart(&items[from..end]).trim().to_owned();
        let why = self.apart(&items[after..]);
        let words = words(&html);
        let choice = ChoiceView { key, html, right, why, partner: String::new(), option: 0 };
        Entry { choice, ticked, words, at: self.first_line(span) }
    }

    /// The rows of a table: what is asked, what belongs to it, and, where there is a third column, why.
    pub(super) fn pairs(&mut self, items: &[Item], options: &mut Vec<OptionView>) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::new();
        let mut at = 0;
        while at < items.len() {
            let end = matching(items, at).min(items.len());
            if let Item::Event(Event::Start(Tag::TableRow), span) = &items[at] {
                let mut cells = self.cells(&items[at + 1..end]).into_iter();
                let (html, partner) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
                let words = tagless(&partner);
                if words.is_empty() {
                    let diagnostic = Diagnostic::error("quiz-pairs", self.first_line(*span), "nothing belongs to this");
                    let help = "write a table of two columns: what is asked, and what belongs to it";
                    self.page.diagnostics.push(diagnostic.help(help));
                }
                let known = options.iter().find(|option| option.words == words).map(|option| option.key);
                let option = known.unwrap_or(options.len() + 1);
                if known.is_none() {
                    options.push(OptionView { key: option, words });
                }
                let told = self::words(&html);
                let why = cells.next().unwrap_or_default();
                let choice = ChoiceView { key: entries.len() + 1, html, right: true, why, partner, option };
                entries.push(Entry { choice, ticked: true, words: told, at: self.first_line(*span) });
            }
            at = end + 1;
        }
        // In an order that says nothing: by what they say.
        options.sort_by(|a, b| search::fold(&a.words).cmp(&search::fold(&b.words)).then_with(|| a.words.cmp(&b.words)));
        entries
    }

    fn cells(&mut self, items: &[Item]) -> Vec<String> {
        let mut cells = Vec::new();
        let mut at = 0;
        while at < items.len() {
            let end = matching(items, at).min(items.len());
            if matches!(items[at], Item::Event(Event::Start(Tag::TableCell), _)) {
                cells.push(self.apart(&items[at + 1..end]).trim().to_owned());
            }
            at = end + 1;
        }
        cells
    }

    /// The first line of what stands at a place.
    pub(super) fn first_line(&self, span: Span) -> Span {
        let text = self.page.shared.sources.slice(span);
        let line = text.lines().next().unwrap_or_default().trim_end();
        if line.is_empty() { span } else { span.part(0..line.len()) }
    }
}

/// What tells an answer from others: its words, or, of a picture, all of it.
fn words(html: &str) -> String {
    let words = tagless(html);
    if words.is_empty() { html.to_owned() } else { words }
}

/// A written answer as it is compared: without case and accents, with plain spaces and apostrophes. `blocks/quiz.js` does the same.
pub(super) fn folded(words: &str) -> String {
    let words: Vec<String> = words.replace('\u{2019}', "'").split_whitespace().map(search::fold_whole).collect();
    words.join(" ").trim_end_matches('.').to_owned()
}
