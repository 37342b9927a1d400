//! Reads `SUMMARY.md` in mdBook's format: parts are headings, lessons are links.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Cx;
use crate::markdown::{Item, parse};
use crate::model::Book;
use crate::source::{Diagnostic, FileId, Span, Spanned};

/// What a summary lists.
#[derive(Debug, Default)]
pub(super) struct Summary {
    /// Its lessons in order: path from the content folder, with the place of the link, and the link's text.
    pub(super) lessons: Vec<(Spanned<String>, String)>,
    /// Its parts: the index of the first lesson, and the title.
    pub(super) parts: Vec<(usize, String)>,
}

/// The summary in `file`.
pub(super) fn summary(file: FileId, book: &Book, cx: &mut Cx<'_>) -> Summary {
    cx.read.insert(file);
    let mut summary = Summary::default();
    let Some(text) = super::text_of(file, cx) else { return summary };
    let mut words = String::new();
    let mut link = None::<Spanned<String>>;
    for item in parse(text, Span::new(file, 0..text.len())).items {
        let Item::Event(event, span) = item else { continue };
        match event {
            Event::Start(Tag::Heading { .. }) => words.clear(),
            Event::Start(Tag::Link { dest_url, .. }) => {
                words.clear();
                link = Some(Spanned { value: dest_url.to_string(), span });
            }
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            // As in mdBook, the first heading, before any lesson, is the summary's own title.
            Event::End(TagEnd::Heading(_)) if !summary.lessons.is_empty() || span.start > 0 => {
                summary.parts.push((summary.lessons.len(), words.trim().to_owned()));
            }
            Event::End(TagEnd::Link) => {
                if let Some(link) = link.take() {
                    lesson(link, words.trim(), &mut summary, book, cx);
                }
            }
            _ => {}
        }
    }
    summary
}

fn lesson(link: Spanned<String>, title: &str, summary: &mut Summary, book: &Book, cx: &mut Cx<'_>) {
    let path = link.value.trim_start_matches("./").to_owned();
    if path.is_empty() {
        let message = format!("the draft `{title}` is not shown");
        cx.diagnostics
            .push(Diagnostic::warning("draft-lesson", link.span, message).help("give it a file: [title](lessons/x.md)"));
    } else if path == "index.md" {
        // The words of welcome: the home page, not a lesson.
    } else if !path.ends_with(".md") || path.starts_with("SUMMARY.") {
        let diagnostic = Diagnostic::error("missing-file", link.span, format!("`{path}` is no lesson"));
        cx.diagnostics.push(diagnostic.help("list Markdown files"));
    } else if cx.sources.find(&format!("{}/{path}", book.src)).is_none() {
        let folder = format!("{}/", book.src);
        let known: Vec<&str> = cx.sources.under(&folder).filter_map(|(_, file)| file.path.strip_prefix(&*folder)).collect();
        let diagnostic = Diagnostic::error("missing-file", link.span, format!("there is no file `{path}`"));
        cx.diagnostics.push(diagnostic.did_you_mean(&path, known));
    } else if summary.lessons.iter().any(|(other, _)| other.value == path) {
        cx.diagnostics.push(
            Diagnostic::error("duplicate-id", link.span, "this lesson is listed twice").help("remove one of the two links"),
        );
    } else {
        summary.lessons.push((Spanned { value: path, span: link.span }, title.to_owned()));
    }
}
