//! The page of a diagram.

use serde::Serialize;

use super::frame::{About, Frame, frame};
use crate::markdown;
use crate::render::figures::{self, Asked};
use crate::render::page::PageCx;
use crate::source::Diagnostic;

#[derive(Serialize)]
struct DiagramPage<'a> {
    #[serde(flatten)]
    frame: Frame<'a>,
    /// The figure as HTML.
    figure: String,
}

/// Makes the page of the diagram of that index, and its files.
pub(super) fn page(page: &mut PageCx<'_>, own: &str, index: usize) -> Result<String, Box<Diagnostic>> {
    let course = page.shared.course;
    let drawing = &course.drawings[index];
    page.slugs.take(&drawing.id.value);
    let figure = figures::html(page, drawing, &Asked::default());
    let files = figures::files(page, drawing);
    page.files.extend(files);
    let local = drawing.title.get(page.language.lang, course.book.default_lang());
    let title = markdown::words(local.words, local.foreign.unwrap_or(page.language.lang).primary());
    let about = About { kind: "diagram", title, description: String::new(), lesson: None };
    let view = DiagramPage { frame: frame(page, own, about), figure };
    page.shared.templates.page("diagram.html", &view, page.shared.sources)
}
