//! Writes the parts of a text one after the other.

use std::collections::BTreeMap;

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, Event, HeadingLevel, LinkType, Tag, TagEnd};

use super::{escape, images, math, raw};
use crate::markdown::{Item, polish};
use crate::model::{Lang, Origin, anchor};
use crate::render::page::{Body, Heading, PageCx};
use crate::source::{Diagnostic, Span};

/// Writes one text of a page.
pub(in crate::render) struct Writer<'p, 'a> {
    /// The page.
    pub(super) page: &'p mut PageCx<'a>,
    /// The text's language where it is not the page's.
    foreign: Option<Lang>,
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
    notes: BTreeMap<String, String>,
    note_order: Vec<String>,
    /// What was being written when a footnote's text began.
    outer: Option<(String, String)>,
    table: Table,
}

#[derive(Default)]
struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    head: bool,
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
        if !self.note_order.is_empty() {
            let title = escape::text(self.string("footnotes"));
            self.out += &format!("<section class=\"footnotes\" aria-label=\"{title}\">\n<ol>\n");
            for (i, label) in self.note_order.iter().enumerate() {
                let number = i + 1;
                let back = escape::attribute(self.page.language.strings.get("back_to_text"));
                let text = self.notes.get(label).map_or("", String::as_str).trim_end();
                let link = format!(" <a href=\"#fnref-{number}\" class=\"back\" aria-label=\"{back} {number}\">↩</a>");
                let text = match text.strip_suffix("</p>") {
                    Some(text) => format!("{text}{link}</p>"),
                    None => format!("{text}{link}"),
                };
                self.out += &format!("<li id=\"fn-{number}\">{text}</li>\n");
            }
            self.out += "</ol>\n</section>\n";
        }
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

    fn note_reference(&mut self, label: &str) {
        let known = self.note_order.iter().position(|known| known == label);
        let number = known.map_or(self.note_order.len(), |i| i) + 1;
        let id = if known.is_none() {
            self.note_order.push(label.to_owned());
            format!(" id=\"fnref-{number}\"")
        } else {
            String::new()
        };
        let word = escape::attribute(self.string("footnote"));
        self.out +=
            &format!("<sup class=\"fnref\"><a href=\"#fn-{number}\"{id} aria-label=\"{word} {number}\">{number}</a></sup>");
    }

    fn start(&mut self, tag: &Tag<'_>, span: Span) {
        match tag {
            Tag::Paragraph => self.out += "<p>",
            Tag::BlockQuote(kind) => self.quote(*kind),
            Tag::List(None) => self.out += "<ul>\n",
            Tag::List(Some(1)) => self.out += "<ol>\n",
            Tag::List(Some(start)) => self.out += &format!("<ol start=\"{start}\">\n"),
            Tag::Item => self.out += "<li>",
            Tag::FootnoteDefinition(label) => {
                self.outer = Some((label.to_string(), std::mem::take(&mut self.out)));
            }
            Tag::DefinitionList => self.out += "<dl>\n",
            Tag::DefinitionListTitle => self.out += "<dt>",
            Tag::DefinitionListDefinition => self.out += "<dd>",
            Tag::Table(alignments) => {
                self.table = Table { alignments: alignments.clone(), ..Table::default() };
                let label = escape::attribute(self.string("table"));
                self.out += &format!("<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"{label}\"><table>\n");
            }
            Tag::TableHead => {
                self.table.head = true;
                self.table.column = 0;
                self.out += "<thead><tr>";
            }
            Tag::TableRow => {
                self.table.column = 0;
                self.out += "<tr>";
            }
            Tag::TableCell => self.cell(),
            Tag::Emphasis => self.out += "<em>",
            Tag::Strong => self.out += "<strong>",
            Tag::Strikethrough => self.out += "<del>",
            Tag::Superscript => self.out += "<sup>",
            Tag::Subscript => self.out += "<sub>",
            Tag::Link { link_type, dest_url, title, .. } => self.link(*link_type, dest_url, title, span),
            Tag::Image { .. } | Tag::Heading { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        let html = match tag {
            TagEnd::Paragraph => "</p>\n",
            TagEnd::BlockQuote(None) => "</blockquote>\n",
            TagEnd::BlockQuote(Some(_)) => "</div>\n",
            TagEnd::List(false) => "</ul>\n",
            TagEnd::List(true) => "</ol>\n",
            TagEnd::Item => "</li>\n",
            TagEnd::FootnoteDefinition => {
                if let Some((label, outer)) = self.outer.take() {
                    let note = std::mem::replace(&mut self.out, outer);
                    self.notes.insert(label, note);
                }
                ""
            }
            TagEnd::DefinitionList => "</dl>\n",
            TagEnd::DefinitionListTitle => "</dt>\n",
            TagEnd::DefinitionListDefinition => "</dd>\n",
            TagEnd::Table => "</tbody></table></div>\n",
            TagEnd::TableHead => {
                self.table.head = false;
                "</tr></thead>\n<tbody>\n"
            }
            TagEnd::TableRow => "</tr>\n",
            TagEnd::TableCell if self.table.head => "</th>",
            TagEnd::TableCell => "</td>",
            TagEnd::Emphasis => "</em>",
            TagEnd::Strong => "</strong>",
            TagEnd::Strikethrough => "</del>",
            TagEnd::Superscript => "</sup>",
            TagEnd::Subscript => "</sub>",
            TagEnd::Link => "</a>",
            TagEnd::Image | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => "",
        };
        self.out += html;
    }

    fn quote(&mut self, kind: Option<BlockQuoteKind>) {
        let Some(kind) = kind else {
            self.out += "<blockquote>\n";
            return;
        };
        let name = match kind {
            BlockQuoteKind::Note => "note",
            BlockQuoteKind::Tip => "tip",
            BlockQuoteKind::Important => "important",
            BlockQuoteKind::Warning => "warning",
            BlockQuoteKind::Caution => "caution",
        };
        let title = escape::text(self.page.language.strings.get(name));
        self.out += &format!("<div class=\"alert {name}\" role=\"note\">\n<p class=\"alert-title\">{title}</p>\n");
    }

    fn cell(&mut self) {
        let align = match self.table.alignments.get(self.table.column) {
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Right) => " class=\"right\"",
            _ => "",
        };
        self.table.column += 1;
        let tag = if self.table.head { "th scope=\"col\"" } else { "td" };
        self.out += &format!("<{tag}{align}>");
    }

    /// A mention; `words` are the author's own, where there are some.
    fn mention(&mut self, id: &str, span: Span, words: Option<&[Item]>) {
        let (Some(entity), Some(entry)) = (self.page.shared.course.names.get(id), self.page.entry(id)) else {
            // Said by the check.
            match words {
                Some(words) => self.items(words),
                None => self.out += &escape::text(id),
            }
            return;
        };
        self.page.note_mention(entity);
        let color = if entry.color.is_empty() { String::new() } else { format!(" c-{}", entry.color) };
        let url = self.page.url(&entry.path);
        self.page.origins.push(Origin { href: url.clone(), written: format!("[[{id}]]"), span: self.place(span) });
        let url = escape::href(&url);
        let name = match words {
            Some(words) => self.apart(words),
            None => self.page.name(entry),
        };
        self.out += &format!("<a class=\"mention {}{color}\" href=\"{url}\">{name}</a>", entry.kind);
    }

    fn link(&mut self, link_type: LinkType, written: &str, title: &str, span: Span) {
        let written = if link_type == LinkType::Email { format!("mailto:{written}") } else { written.to_owned() };
        let span = self.place(span);
        let from = self.page.shared.sources.get(span.file).path.clone();
        let href = self.page.href(&written, &from, span, self.foreign.as_ref());
        let title = if title.is_empty() { String::new() } else { format!(" title=\"{}\"", escape::attribute(title)) };
        let rel = if href.starts_with("http") { " rel=\"noopener\"" } else { "" };
        self.out += &format!("<a href=\"{}\"{title}{rel}>", escape::href(&href));
    }

    fn image(&mut self, written: &str, title: &str, span: Span, alt: &str) {
        let span = self.place(span);
        let from = self.page.shared.sources.get(span.file).path.clone();
        let href = self.page.href(written, &from, span, self.foreign.as_ref());
        let size = images::size(self.page.shared, written, &from);
        let title = if title.is_empty() { String::new() } else { format!(" title=\"{}\"", escape::attribute(title)) };
        let alt = escape::attribute(&polish(alt, &self.language));
        let src = escape::href(&href);
        self.out += &format!("<img src=\"{src}\" alt=\"{alt}\"{size}{title} loading=\"lazy\" decoding=\"async\">");
    }
}

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
fn is_whole(tag: &Tag<'_>) -> bool {
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
fn without_links(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(open) = rest.find("<a ") {
        out.push_str(&rest[..open]);
        rest = rest[open..].find('>').map_or("", |end| &rest[open + end + 1..]);
    }
    out.push_str(rest);
    out.replace("</a>", "")
}

fn text_of(items: &[Item]) -> String {
    let text = |item: &Item| match item {
        Item::Event(Event::Text(text), _) => text.to_string(),
        _ => String::new(),
    };
    items.iter().map(text).collect()
}

fn words_of(items: &[Item]) -> String {
    let words = |item: &Item| match item {
        Item::Event(Event::Text(text) | Event::Code(text) | Event::InlineMath(text), _) => text.to_string(),
        Item::Event(Event::SoftBreak, _) => " ".to_owned(),
        _ => String::new(),
    };
    items.iter().map(words).collect()
}
