//! Where everything is: paths of pages from the site's root, and relative addresses between them.

use crate::model::{Book, Course, Entity, Lang};

/// The folder of a language's pages: nothing for the default one, `en/` for another.
pub(super) fn folder(book: &Book, lang: &Lang) -> String {
    if lang == book.default_lang() { String::new() } else { format!("{lang}/") }
}

/// The address of what an id names, from the site's root.
pub(super) fn of(course: &Course, lang: &Lang, entity: Entity) -> String {
    let folder = folder(&course.book, lang);
    match entity {
        Entity::Component(i) => format!("{folder}components/{}.html", course.components[i].id),
        Entity::Lesson(i) => format!("{folder}lessons/{}.html", course.lessons[i].slug),
        Entity::Term(i) => format!("{folder}glossary.html#{}", course.terms[i].id.value),
    }
}

/// The way from a page back to the site's root: `""`, `"../"`, `"../../"` …
pub(super) fn root(page: &str) -> String {
    "../".repeat(page.matches('/').count())
}

/// The one address of a page on the web, for a site at `url`: a folder's index by the folder, as servers give it.
pub(super) fn public(url: &str, path: &str) -> String {
    let folder = path.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/'));
    format!("{url}{}", super::markup::escape::path(folder.unwrap_or(path)))
}
