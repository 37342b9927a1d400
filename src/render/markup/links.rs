//! Writes what leads elsewhere: mentions, links and images.

use pulldown_cmark::LinkType;

use super::exercises::{LEFT_BEHIND, Place};
use super::{Writer, escape, images};
use crate::markdown::{Item, polish};
use crate::model::Origin;
use crate::source::Span;

impl Writer<'_, '_> {
    /// A mention; `words` are the author's own, where there are some.
    pub(super) fn mention(&mut self, id: &str, span: Span, words: Option<&[Item]>) {
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

    pub(super) fn link(&mut self, link_type: LinkType, written: &str, title: &str, span: Span) {
        let written = if link_type == LinkType::Email { format!("mailto:{written}") } else { written.to_owned() };
        let span = self.place(span);
        let from = self.page.shared.sources.get(span.file).path.clone();
        let href = self.page.href(&written, &from, span, self.foreign.as_ref());
        let title = if title.is_empty() { String::new() } else { format!(" title=\"{}\"", escape::attribute(title)) };
        let rel = if href.starts_with("http") { " rel=\"noopener\"" } else { "" };
        let mark = if self.place == Place::Alone && href.starts_with('#') { LEFT_BEHIND } else { "" };
        self.out += &format!("<a href=\"{mark}{}\"{title}{rel}>", escape::href(&href));
    }

    pub(super) fn image(&mut self, written: &str, title: &str, span: Span, alt: &str) {
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
