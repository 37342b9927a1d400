//! `dead-link`, `dead-anchor`, `missing-image`: every address on the built pages leads somewhere.
//!
//! The check reads the finished HTML, so it also sees what templates and raw HTML wrote. A page that is not there, an image
//! that is not there, and a place that its page does not have are told where the author wrote the link.

use super::page::{Index, finding};
use crate::model::{Page, Target, target};
use crate::source::{Diagnostic, Severity};

/// A page or file that is not there.
pub(super) const CODE: &str = "dead-link";
/// A place that its page does not have.
pub(super) const ANCHOR: &str = "dead-anchor";
/// An image that is not there.
pub(super) const IMAGE: &str = "missing-image";

/// The dead addresses of a page; one that stands there twice is told once.
pub(super) fn check(page: &Page, index: &Index<'_>) -> Vec<Diagnostic> {
    let from = if page.outline.has_base { "" } else { &*page.path };
    let mut seen = std::collections::BTreeSet::new();
    let links = page.outline.links.iter().filter(|link| seen.insert(&*link.href));
    links.filter_map(|link| one(page, from, &link.href, link.image, index)).collect()
}

fn one(page: &Page, from: &str, href: &str, image: bool, index: &Index<'_>) -> Option<Diagnostic> {
    let error = |code, message: &dyn Fn(&str) -> String| finding(page, code, Severity::Error, href, message);
    let (path, fragment) = match target(from, href) {
        Target::Web | Target::Unsafe => return None,
        Target::Outside => {
            let diagnostic = error(CODE, &|written| format!("`{written}` leads out of the site"));
            return Some(diagnostic.help("copy the file into the course's content folder"));
        }
        Target::Here(fragment) => (page.path.clone(), Some(fragment)),
        Target::File(path, fragment) => (path, fragment),
    };
    if !index.paths.contains(&*path) {
        let code = if image { IMAGE } else { CODE };
        let what = if image { "image" } else { "page or file" };
        let diagnostic = error(code, &|written| format!("there is no {what} `{written}`"));
        let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
        let page = page_of(&path);
        let near = index.paths.iter().find(|known| name(known) == name(&page)).copied();
        let near = near.or_else(|| crate::source::nearest(&page, index.paths.iter().copied()));
        return Some(match near {
            Some(near) if page.ends_with(".html") || image => diagnostic.help(format!("did you mean `/{near}`?")),
            Some(_) | None if path.ends_with('/') => diagnostic.help("name the file: `…/index.html` opens from a disk too"),
            _ => diagnostic
                .help("addresses are relative to the file that writes them; one that begins with `/` is from the site's root"),
        });
    }
    let fragment = fragment.filter(|f| !f.is_empty() && f != "top")?;
    let ids = index.ids.get(&*path)?;
    if ids.contains(&*fragment) {
        return None;
    }
    let diagnostic = error(ANCHOR, &|_| format!("the page `{path}` has no place `#{fragment}`"));
    let mut known: Vec<&str> = ids.iter().copied().collect();
    known.sort_unstable();
    Some(match crate::source::nearest(&fragment, known.iter().copied()) {
        Some(near) => diagnostic.help(format!("did you mean `#{near}`?")),
        None => diagnostic.help("a heading's place is its text in lowercase ASCII, words joined by `-`, or the `{#id}` after it"),
    })
}

/// The page that a lesson's file would give: `lessons/02-b.md` gives `lessons/b.html`. Other paths stay.
fn page_of(path: &str) -> String {
    let Some(stem) = path.strip_suffix(".md") else { return path.to_owned() };
    let (folder, file) = stem.rsplit_once('/').map_or(("", stem), |(folder, file)| (folder, file));
    let slug = file.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(['-', '_']);
    format!("{folder}/{slug}.html")
}
