//! Parses a whole Markdown text at once, so that footnotes and reference links reach across directives.
//!
//! Directive lines are first replaced by processing instructions (`<?ardoise 3?>`), which CommonMark takes for blocks of
//! their own wherever a directive may stand, lists and quotes included. Where one comes out as code after all, its line is put back.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd, TextMergeWithOffset};

use super::Directive;
use super::lost::Lost;
use super::nesting::Open;
use super::replaced::{is_verbatim, marked, marker, replace};
use crate::source::{Diagnostic, Span};

/// A part of a parsed text.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// What CommonMark sees, with its place: of a fenced block's start, the place of its info string.
    Event(Event<'static>, Span),
    /// A container directive opens.
    Open(Box<Directive>),
    /// The innermost open container closes.
    Close,
    /// A leaf directive.
    Leaf(Box<Directive>),
}

/// A parsed text: items whose opens and closes, like CommonMark's starts and ends, nest.
#[derive(Debug, Default)]
pub struct Parsed {
    /// The parts in order.
    pub items: Vec<Item>,
    /// What is wrong with the directives.
    pub diagnostics: Vec<Diagnostic>,
}

const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_MATH)
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_WIKILINKS);

/// Parses `text`, which stands at `at` in its file.
#[must_use]
pub fn parse(text: &str, at: Span) -> Parsed {
    let replaced = replace(text);
    let mut builder = Builder {
        text,
        at,
        lines: &replaced.lines,
        opening: &replaced.opening,
        out: Parsed::default(),
        open: Vec::new(),
        depth: 0,
        verbatim: false,
        comment: false,
        code: None,
        lost: Lost::new(text, at),
    };
    let events = TextMergeWithOffset::new(Parser::new_ext(&replaced.text, OPTIONS).into_offset_iter());
    for (event, range) in events {
        builder.event(event, replaced.offsets.original(range));
    }
    builder.finish()
}

/// Parses a text that has to fit in a line: paragraphs and directives are not seen, only what stands in them.
#[must_use]
pub fn inline(text: &str, at: Span) -> Parsed {
    let mut items = Vec::new();
    // What stands first makes no list, heading or quote of a line that begins with `6. `, `# ` or `> `.
    let guarded = format!(";{text}");
    for (event, range) in TextMergeWithOffset::new(Parser::new_ext(&guarded, OPTIONS).into_offset_iter()) {
        let range = range.start.saturating_sub(1)..range.end.saturating_sub(1);
        let event = match event {
            Event::Text(first) if range.start == 0 && first.starts_with(';') && items.is_empty() => {
                Event::Text(first[1..].to_owned().into())
            }
            other => other,
        };
        if matches!(&event, Event::Text(text) if text.is_empty()) {
            continue;
        }
        let keep = match &event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::Emphasis | Tag::Strong | Tag::Strikethrough)
            | Event::End(TagEnd::Link | TagEnd::Image | TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough) => true,
            Event::Start(_) | Event::End(_) | Event::Rule => false,
            _ => true,
        };
        if keep {
            let range = range.start.min(at.end - at.start)..range.end.min(at.end - at.start);
            items.push(Item::Event(event.into_static(), at.part(range)));
        }
    }
    Parsed { items, diagnostics: Vec::new() }
}

/// What is made of the events so far.
pub(super) struct Builder<'a> {
    pub(super) text: &'a str,
    pub(super) at: Span,
    pub(super) lines: &'a [Range<usize>],
    opening: &'a str,
    pub(super) out: Parsed,
    pub(super) open: Vec<Open>,
    pub(super) depth: usize,
    /// Whether an HTML block is open whose content is not HTML, such as `<script>`.
    verbatim: bool,
    /// Whether the HTML block that is open is a comment.
    comment: bool,
    /// The kind of code block that is open.
    code: Option<Code>,
    lost: Lost<'a>,
}

/// A code block.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Code {
    Fenced,
    Indented,
}

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        self.lost.see(&event, &range, self.code.is_some());
        match event {
            Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) => {
                self.verbatim = false;
                self.comment = self.text.get(range).is_some_and(|text| text.trim_start().starts_with("<!--"));
            }
            Event::Html(html) => {
                self.verbatim |= is_verbatim(&html);
                match marked(&html, self.opening) {
                    Some(number) if number < self.lines.len() && !self.verbatim => self.directive(number),
                    _ => {
                        if !self.comment {
                            self.fill_with_text();
                        }
                        self.push(Event::Html(self.restored(html)), range);
                    }
                }
            }
            // A line that goes on a paragraph is no directive.
            Event::InlineHtml(html) if marked(&html, self.opening).is_some() => {
                self.push(Event::Text(self.restored(html)), range)
            }
            Event::Start(_) => {
                if let Event::Start(Tag::CodeBlock(kind)) = &event {
                    self.fence(kind, &range);
                }
                self.fill_with_text();
                self.push(event, range);
                self.depth += 1;
            }
            Event::Text(text) => {
                self.look_for_lost(&text, &range);
                self.push(Event::Text(text), range);
            }
            Event::End(_) => {
                self.code = None;
                self.close_inside(self.depth);
                self.depth = self.depth.saturating_sub(1);
                self.push(event, range);
            }
            other => {
                self.fill_with_text();
                self.push(other, range);
            }
        }
    }

    fn push(&mut self, event: Event<'_>, range: Range<usize>) {
        let event = match self.as_written(event) {
            // In a table cell the author has to write `\|`, and the parser leaves the backslash.
            Event::Start(Tag::Link { link_type: link_type @ LinkType::WikiLink { .. }, dest_url, title, id }) => {
                let dest_url = dest_url.trim_end_matches('\\').to_owned().into();
                Event::Start(Tag::Link { link_type, dest_url, title, id })
            }
            other => other,
        };
        // A block's range holds the line end after it, which is no place to show.
        let shown = self.text.get(range.clone()).map_or(range.len(), |text| text.trim_end().len());
        let range = match &event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => self.info(range.start),
            _ => range.start..range.start + shown,
        };
        self.out.items.push(Item::Event(event.into_static(), self.at.part(range)));
    }

    /// The place of the info string of the fence at `start`.
    fn info(&self, start: usize) -> Range<usize> {
        let line = self.text[start..].lines().next().unwrap_or_default();
        let info = line.trim_start().trim_start_matches(['`', '~']).trim();
        let at = start + line.rfind(info).filter(|_| !info.is_empty()).unwrap_or(0);
        let length = if info.is_empty() { line.len() } else { info.len() };
        at..at + length
    }

    /// A code block begins: a fence that nothing closes takes the rest of the lesson with it.
    fn fence(&mut self, kind: &CodeBlockKind<'_>, range: &Range<usize>) {
        self.code = Some(if matches!(kind, CodeBlockKind::Indented) { Code::Indented } else { Code::Fenced });
        let raw = self.text.get(range.clone()).unwrap_or_default().trim_end();
        let fence: String = raw.chars().take_while(|c| matches!(c, '`' | '~')).collect();
        let last = raw.lines().skip(1).last().unwrap_or_default().trim_start_matches([' ', '\t', '>']);
        if self.code == Some(Code::Fenced) && !(last.starts_with(&*fence) && last.trim_start_matches(['`', '~']).is_empty()) {
            let line = range.start..range.start + raw.lines().next().map_or(0, str::len);
            let diagnostic = Diagnostic::error("unclosed-fence", self.at.part(line), "this code block is never closed");
            self.out.diagnostics.push(diagnostic.help(format!("add a line `{fence}` where it ends")));
        }
    }

    /// Words that look like a directive and are none, because of where they stand: what a note for the teacher hides must not show.
    fn look_for_lost(&mut self, text: &str, range: &Range<usize>) {
        let written = self.restored(text.to_owned().into());
        let opens = |line: &str| {
            let line = line.trim_start();
            line.starts_with(":::") && line.trim_start_matches(':').trim_start().starts_with(|c: char| c.is_ascii_alphabetic())
        };
        let lost = match self.code {
            Some(Code::Fenced) => false,
            Some(Code::Indented) => written.lines().any(opens),
            None => opens(&written) && !self.text[..range.start].ends_with('\\'),
        };
        if lost {
            let message = "this looks like a directive, but here it is only words";
            let help = if self.code.is_some() {
                "four spaces make it code: indent it less, or show it in a fence"
            } else {
                "a directive begins its line: not in a quote, not after the mark of a list (indent it on a line of its own there); write `\\:::` for the words"
            };
            let diagnostic = Diagnostic::error("misplaced-directive", self.at.part(range.clone()), message);
            self.out.diagnostics.push(diagnostic.help(help));
        }
    }

    /// What an event says, as it was written before directive lines were replaced.
    fn as_written<'e>(&self, event: Event<'e>) -> Event<'e> {
        match event {
            Event::Text(text) => Event::Text(self.restored(text)),
            Event::Code(text) => Event::Code(self.restored(text)),
            Event::InlineHtml(html) => Event::InlineHtml(self.restored(html)),
            Event::InlineMath(text) => Event::InlineMath(self.restored(text)),
            Event::DisplayMath(text) => Event::DisplayMath(self.restored(text)),
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                Event::Start(Tag::Link { link_type, dest_url: self.restored(dest_url), title: self.restored(title), id })
            }
            Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
                Event::Start(Tag::Image { link_type, dest_url: self.restored(dest_url), title: self.restored(title), id })
            }
            other => other,
        }
    }

    /// Words in which directive lines were replaced, as they were written.
    fn restored<'e>(&self, text: CowStr<'e>) -> CowStr<'e> {
        if !text.contains(self.opening) {
            return text;
        }
        let mut text = text.into_string();
        for (number, line) in self.lines.iter().enumerate() {
            let marker = marker(self.opening, number);
            if text.contains(&marker) {
                text = text.replacen(&marker, self.text[line.clone()].trim_start(), 1);
            }
        }
        text.into()
    }

    fn finish(mut self) -> Parsed {
        while !self.open.is_empty() {
            self.forgotten();
        }
        self.out.diagnostics.extend(self.lost.finish());
        self.out
    }
}

#[cfg(test)]
mod tests;
