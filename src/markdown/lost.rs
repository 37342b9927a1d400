//! What Markdown drops without a word, or shows as bare words although it was meant as more: a reference to a footnote that is not there
//! and a footnote that nothing refers to, an alert of an unknown kind, cells beyond the last column of a table, links and images without words.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use crate::source::{Diagnostic, Span};

/// GitHub's kinds of alerts.
const ALERTS: [&str; 5] = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];

/// Watches the events of one text go by.
pub(super) struct Lost<'a> {
    text: &'a str,
    at: Span,
    /// How many columns the open table has.
    columns: usize,
    /// Whether a quote has begun and nothing was said in it yet.
    quoted: bool,
    /// The footnotes' labels, and where each is defined and first referred to.
    notes: BTreeMap<String, (Option<Range<usize>>, bool)>,
    /// The links and images that are open: where each is, the id that it mentions, and whether it has words.
    named: Vec<(Range<usize>, Option<String>, bool)>,
    found: Vec<Diagnostic>,
}

impl<'a> Lost<'a> {
    /// For `text`, which stands at `at` in its file.
    pub(super) fn new(text: &'a str, at: Span) -> Self {
        Self { text, at, columns: 0, quoted: false, notes: BTreeMap::new(), named: Vec::new(), found: Vec::new() }
    }

    /// Looks at an event; `range` is its place in the text, `code` whether it stands in a code block.
    pub(super) fn see(&mut self, event: &Event<'_>, range: &Range<usize>, code: bool) {
        self.name(event, range);
        match event {
            Event::Start(Tag::BlockQuote(None)) => self.quoted = true,
            Event::Start(Tag::Paragraph) | Event::SoftBreak => {}
            Event::Start(Tag::Table(alignments)) => self.columns = alignments.len(),
            Event::Start(Tag::TableRow) => self.row(range),
            Event::Start(Tag::FootnoteDefinition(label)) => {
                let line = self.raw(range).lines().next().map_or(0, |line| line.trim_end().len());
                self.notes.entry(label.to_string()).or_default().0 = Some(range.start..range.start + line);
            }
            Event::FootnoteReference(label) => self.notes.entry(label.to_string()).or_default().1 = true,
            Event::Text(_) if !code => {
                if std::mem::take(&mut self.quoted) {
                    self.alert(range);
                }
                self.references(range);
                self.empty_mentions(range);
            }
            _ => self.quoted = false,
        }
    }

    /// A link without words has no name for whoever hears it, an image without them says nothing where it is not seen.
    fn name(&mut self, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(Tag::Link { link_type: LinkType::WikiLink { .. }, dest_url, .. }) => {
                self.named.push((range.clone(), Some(dest_url.trim_end_matches('\\').to_owned()), false));
            }
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => self.named.push((range.clone(), None, false)),
            Event::Text(words) | Event::Code(words) | Event::InlineMath(words) | Event::InlineHtml(words) => {
                let said = !words.trim().is_empty();
                self.named.iter_mut().for_each(|(_, _, named)| *named |= said);
            }
            Event::End(end @ (TagEnd::Link | TagEnd::Image)) => {
                let Some((range, id, false)) = self.named.pop() else { return };
                let place = self.at.part(range);
                if *end == TagEnd::Image {
                    // It is what the link around it has, and one message is enough.
                    self.named.iter_mut().for_each(|(_, _, named)| *named = true);
                    let diagnostic = Diagnostic::warning("no-alt", place, "nothing says what this image shows");
                    self.found.push(diagnostic.help("describe it in the brackets, for those who do not see it: `![…](…)`"));
                } else if let Some(id) = id {
                    let diagnostic = Diagnostic::error("empty-link", place, "this mention has no words");
                    self.found.push(diagnostic.help(format!("write `[[{id}]]`, or words after the bar: `[[{id}|…]]`")));
                } else {
                    let diagnostic = Diagnostic::error("empty-link", place, "this link has no words");
                    self.found.push(diagnostic.help("say in the brackets where it leads"));
                }
            }
            _ => {}
        }
    }

    /// `[[]]` came out as words: it mentions nothing.
    fn empty_mentions(&mut self, range: &Range<usize>) {
        let raw = self.raw(range);
        for (at, _) in raw.match_indices("[[") {
            let inner = raw[at + 2..].split([']', '[', '\n']).next().unwrap_or_default();
            let closed = raw[at + 2 + inner.len()..].starts_with("]]");
            let id = inner.split('|').next().unwrap_or_default();
            let escaped = self.text[..range.start + at].ends_with('\\');
            if id.trim().is_empty() && closed && !escaped {
                let place = self.at.part(range.start + at..range.start + at + inner.len() + 4);
                let diagnostic = Diagnostic::error("empty-link", place, "this mentions nothing");
                self.found.push(diagnostic.help("write an id: `[[id]]`; for the brackets themselves, `\\[[`"));
            }
        }
    }

    fn raw(&self, range: &Range<usize>) -> &'a str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    /// What was found, once the whole text went by.
    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        for (label, (defined, _)) in self.notes.iter().filter(|(_, (_, referred))| !referred) {
            if let Some(range) = defined {
                let message = format!("nothing refers to the footnote `{label}`: it is not shown");
                let diagnostic = Diagnostic::error("unused-footnote", self.at.part(range.clone()), message);
                self.found.push(diagnostic.help(format!("write `[^{label}]` where it belongs, or remove it")));
            }
        }
        self.found
    }

    /// `[!NOTE]` at the beginning of a quote, with a kind that is none, or with words after it.
    fn alert(&mut self, range: &Range<usize>) {
        let Some(rest) = self.raw(range).strip_prefix("[!") else { return };
        let Some((kind, after)) = rest.split_once(']') else { return };
        if kind.is_empty() || !kind.chars().all(|c| c.is_ascii_alphabetic()) || after.starts_with('(') {
            return;
        }
        let place = self.at.part(range.start..range.start + kind.len() + 3);
        let upper = kind.to_ascii_uppercase();
        self.found.push(if ALERTS.contains(&&*upper) {
            let diagnostic =
                Diagnostic::error("unknown-alert", place, "an alert's kind stands alone on the first line of its quote");
            diagnostic.help("begin the text on the next line, after `>`")
        } else {
            let diagnostic = Diagnostic::error("unknown-alert", place, format!("`{kind}` is no kind of alert"));
            match crate::source::nearest(&upper, ALERTS) {
                Some(near) => diagnostic.help(format!("did you mean `[!{near}]`?")),
                None => diagnostic.help(format!("it is one of: {}", ALERTS.join(", "))),
            }
        });
    }

    /// `[^label]` that came out as words: no footnote has that label.
    fn references(&mut self, range: &Range<usize>) {
        let raw = self.raw(range);
        for (at, _) in raw.match_indices("[^") {
            let label = raw[at + 2..].split([']', '[', ' ', '\n']).next().unwrap_or_default();
            let closed = raw[at + 2 + label.len()..].starts_with(']');
            let escaped = self.text[..range.start + at].ends_with('\\');
            if !label.is_empty() && closed && !escaped {
                let place = self.at.part(range.start + at..range.start + at + label.len() + 3);
                let diagnostic = Diagnostic::error("unknown-footnote", place, format!("there is no footnote `{label}`"));
                let help = format!("add a line `[^{label}]: …`, or write `\\[^{label}]` for the words");
                self.found.push(diagnostic.help(help));
            }
        }
    }

    /// A row with more cells than its table has columns: GFM drops the rest.
    fn row(&mut self, range: &Range<usize>) {
        let raw = self.raw(range).trim_end();
        let start = usize::from(raw.starts_with('|'));
        let end = if raw.ends_with('|') && !raw.ends_with("\\|") { raw.len() - 1 } else { raw.len() };
        let bars = raw.match_indices('|').map(|(at, _)| at).filter(|at| (start..end).contains(at));
        let mut bars = bars.filter(|at| !raw[..*at].ends_with('\\'));
        let Some(bar) = self.columns.checked_sub(1).and_then(|last| bars.nth(last)) else { return };
        let surplus = raw[bar + 1..end].trim();
        if surplus.is_empty() {
            return;
        }
        let from = end - raw[bar + 1..end].trim_start().len();
        let place = self.at.part(range.start + from..range.start + from + surplus.len());
        let message = format!("this table has {} columns: what stands here is not shown", self.columns);
        self.found.push(
            Diagnostic::error("surplus-cell", place, message)
                .help("add a column, or write a bar that belongs to the text as `\\|`"),
        );
    }
}
