//! The page that a host shows for an address that leads nowhere, at whatever depth.

use serde::Serialize;

use super::frame::{About, Frame, frame};
use crate::render::page::PageCx;
use crate::source::Diagnostic;

#[derive(Serialize)]
struct NotFoundPage<'a> {
    #[serde(flatten)]
    frame: Frame<'a>,
    /// The path of the site on its host, for `<base>`: the page's addresses are relative to it at any depth.
    base: String,
}

/// Makes the page.
pub(super) fn page(page: &mut PageCx<'_>) -> Result<String, Box<Diagnostic>> {
    let url = page.shared.course.book.site_url.as_deref().unwrap_or("https://localhost/");
    let after_scheme = url.split_once("://").map_or("", |(_, rest)| rest);
    let base = after_scheme.find('/').map_or("/", |slash| &after_scheme[slash..]).to_owned();
    let title = page.language.strings.get("not_found").to_owned();
    let about = About { kind: "404", title, description: String::new(), lesson: None };
    // It has no translations: a reader who changes the language comes to the home page.
    let view = NotFoundPage { frame: frame(page, "index.html", about), base };
    page.shared.templates.page("404.html", &view, page.shared.sources)
}
