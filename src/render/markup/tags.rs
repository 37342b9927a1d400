//! Writes the beginnings and ends of what Markdown knows.

use pulldown_cmark::{Alignment, BlockQuoteKind, Tag, TagEnd};

use super::{Writer, escape};
use crate::source::Span;

/// The table that is being written.
#[derive(Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    head: bool,
}

impl Writer<'_, '_> {
    pub(super) fn start(&mut self, tag: &Tag<'_>, span: Span) {
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

    pub(super) fn end(&mut self, tag: TagEnd) {
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
}
