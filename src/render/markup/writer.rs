//! Writes the parts of a text one after the other.

use std::collections::BTreeMap;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, LinkType, Tag};

use super::parts::{closing, is_whole, matching, text_of, without_links, words_of};
use super::tags::Table;
use super::{escape, math, raw};
use crate::markdown::{Item, polish};
use crate::model::{Lang, Origin, anchor};
use crate::render::page::{Body, Heading, PageCx};
use crate::source::{Diagnostic, Span};

/// Writes one text of a page.
pub(in crate::render) struct Writer<'p, 'a> {
    /// The page.
    pub(super) page: &'p mut PageCx<'a>,
    /// The text's language where it is not the page's.
    pub(super) foreign: Option<Lang>,
    /// The primary tag of the text's language.
    pub(super) language: String,
    /// Where the whole text stands, for a text whose parts do not know their places in the file.
    whole: Option<Span>,
    /// Whether a directive's title is being written.
    pub(super) in_title: bool,
    /// What was written.
    pub(super) out: String,
    pub(super) headings: Vec<Heading>,
    /// Where exercises are shown, and those that are shown after the text.
    pub(super) place: super::exercises::Place,
    pub(super) kept: String,
    /// How many exercises and quizzes were written.
    pub(super) exercises: usize,
    pub(super) quizzes: usize,
    pub(super) quiz: super::questions::Quiz,
    /// Texts of footnotes by label, and the labels in the order in which they are first referred to.
    pub(super) notes: BTreeMap<String, String>,
    pub(super) note_order: Vec<String>,
    /// What was being written when a footnote's text began.
    pub(super) outer: Option<(String, String)>,
    pub(super) table: Table,
}

impl<'p, 'a> Writer<'p, 'a> {
    /// Writes a text of `page`; `foreign` is its language where it is not the page's.
    pub(in crate::render) fn new(page: &'p mut PageCx<'a>, foreign: Option<&Lang>, whole: Option<Span>) -> Self {
        let language = foreign.unwrap_or(page.language.lang).primary().to_owned();
        Self {
            page,
            foreign: foreign.cloned(),
            language,
            whole,
            in_title: false,
            out: String::new(),
            headings: Vec::new(),
            place: super::exercises::Place::Inline,
            kept: String::new(),
            exercises: 0,
            quizzes: 0,
            quiz: super::questions::Quiz::default(),
            notes: BTreeMap::new(),
            note_order: Vec::new(),
            outer: None,
            table: Table::default(),
        }
    }

    /// Where something stands, as well as it is known.
    pub(super) fn place(&self, span: Span) -> Span {
        self.whole.unwrap_or(span)
    }

    /// A word of the theme.
    pub(super) fn string(&self, name: &'static str) -> &'a str {
        self.page.language.strings.get(name)
    }

    /// Writes parts in order.
    pub(in crate::render) fn items(&mut self, items: &[Item]) {
        let mut at = 0;
        while let Some(item) = items.get(at) {
            at = match item {
                Item::Open(directive) => {
                    let end = closing(items, at);
                    self.container(directive, &items[at + 1..end]);
                    end + 1
                }
                Item::Leaf(directive) => {
                    self.leaf(directive);
                    at + 1
                }
                Item::Close => at + 1,
                Item::Event(Event::Start(tag), span) if is_whole(tag) => {
                    let end = matching(items, at);
                    self.whole(tag, *span, &items[at + 1..end]);
                    end + 1
                }
                Item::Event(event, span) => {
                    self.event(event, *span);
                    at + 1
                }
            };
        }
    }

    /// Writes what has to be seen from its start to its end at once.
    fn whole(&mut self, tag: &Tag<'_>, span: Span, items: &[Item]) {
        match tag {
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => self.code(info, span, &text_of(items)),
            Tag::CodeBlock(CodeBlockKind::Indented) => self.code("", span, &text_of(items)),
            Tag::Heading { level, id, .. } => self.heading(*level, id.as_deref(), span, items),
            Tag::Link { link_type: LinkType::WikiLink { has_pothole }, dest_url, .. } => {
                self.mention(dest_url, span, has_pothole.then_some(items));
            }
            Tag::Image { dest_url, title, .. } => self.image(dest_url, title, span, &words_of(items)),
            _ => self.items(items),
        }
    }

    /// Writes parts into a string of their own.
    pub(super) fn apart(&mut self, items: &[Item]) -> String {
        let outer = std::mem::take(&mut self.out);
        self.items(items);
        std::mem::replace(&mut self.out, outer)
    }

    /// The finished text, its footnotes at the end.
    pub(in crate::render) fn finish(mut self) -> Body {
        self.exercises_after();
        self.footnotes();
        Body { html: self.out, headings: self.headings }
    }

    fn heading(&mut self, level: HeadingLevel, id: Option<&str>, span: Span, items: &[Item]) {
        let words = words_of(items);
        let id = match id {
            Some(id) => {
                self.page.slugs.take(id);
                self.page.origins.push(Origin { href: anchor(id), written: id.to_owned(), span: self.place(span) });
                id.to_owned()
            }
            None => self.page.slugs.heading(&words),
        };
        let level = (level as u8).max(2);
        let html = self.apart(items);
        let unlinked = without_links(&html);
        let anchor = escape::attribute(&id);
        let label = escape::attribute(&format!("{} {words}", self.string("link_to_section")));
        self.out += &format!(
            "<h{level} id=\"{anchor}\">{html}<a class=\"anchor\" href=\"#{anchor}\" aria-label=\"{label}\"></a></h{level}>\n"
        );
        self.headings.push(Heading { id, title: unlinked, level });
    }

    fn event(&mut self, event: &Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) => self.out += &escape::text(&polish(text, &self.language)),
            Event::Code(code) => self.out += &format!("<code>{}</code>", escape::text(code)),
            // A text of YAML, a title: what looks like HTML are words, as in `kubectl logs <pod>`.
            Event::Html(html) | Event::InlineHtml(html) if self.whole.is_some() || self.in_title => {
                self.out += &escape::text(html)
            }
            Event::Html(html) | Event::InlineHtml(html) => {
                let span = self.place(span);
                self.page.origins.extend(raw::origins(html, span));
                self.out += html;
            }
            Event::SoftBreak => self.out.push('\n'),
            Event::HardBreak => self.out += "<br>\n",
            Event::Rule => self.out += "<hr>\n",
            Event::InlineMath(latex) => self.math(latex, false, span),
            Event::DisplayMath(latex) => self.math(latex, true, span),
            Event::FootnoteReference(label) => self.note_reference(label),
            Event::TaskListMarker(done) => {
                let (checked, word) = if *done { (" checked", "done") } else { ("", "to_do") };
                let label = escape::attribute(self.string(word));
                self.out += &format!("<input type=\"checkbox\" disabled{checked} aria-label=\"{label}\"> ");
            }
        }
    }

    fn math(&mut self, latex: &str, display: bool, span: Span) {
        match math::mathml(latex, display) {
            Ok(html) if display => {
                // A long formula scrolls, also by keyboard.
                let label = escape::attribute(self.string("formula"));
                self.out +=
                    &format!("<span class=\"formula\" role=\"group\" tabindex=\"0\" aria-label=\"{label}\">{html}</span>");
            }
            Ok(html) => self.out += &html,
            Err(message) => {
                let diagnostic =
                    Diagnostic::error("invalid-math", self.place(span), format!("this formula cannot be read: {message}"));
                self.page.diagnostics.push(diagnostic.help("a dollar sign that begins no formula is written `\\$`"));
            }
        }
    }
}
