//! `dead-link`, `dead-anchor`, `missing-image`: every address on the built pages leads somewhere.
//!
//! The check reads the finished HTML, so it also sees what templates and raw HTML wrote. A page that is not there, an image
//! that is not there, and a place that its page does not have are told where the author wrote the link.

use std::collections::BTreeSet;

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
    let mut seen = BTreeSet::new();
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
        let near = near.or_else(|| near_path(&page, index));
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
    let headings = index.headings.get(&*path).map_or(&[][..], |headings| headings);
    let near = crate::source::nearest(&fragment, headings.iter().copied());
    let near = near.or_else(|| same_words(&fragment, headings));
    Some(match near.or_else(|| crate::source::nearest(&fragment, known)) {
        Some(near) => diagnostic.help(format!("did you mean `#{near}`?")),
        None => {
            let diagnostic =
                diagnostic.help("a heading's place is its text in lowercase ASCII, words joined by `-`, or the `{#id}` after it");
            if headings.is_empty() { diagnostic } else { diagnostic.help(format!("the page has: {}", some(headings))) }
        }
    })
}

/// The path in the same folder whose file name is near: paths as wholes resemble each other by their folders and endings.
fn near_path<'a>(path: &str, index: &Index<'a>) -> Option<&'a str> {
    let parts = |path: &str| {
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        let (stem, ending) = file.rsplit_once('.').unwrap_or((file, ""));
        [folder.to_owned(), stem.to_owned(), ending.to_owned()]
    };
    let [folder, stem, ending] = parts(path);
    let beside: Vec<(&'a str, String)> = index
        .paths
        .iter()
        .map(|known| (*known, parts(known)))
        .filter(|(_, [other, _, end])| *other == folder && *end == ending)
        .map(|(known, [_, stem, _])| (known, stem))
        .collect();
    let near = crate::source::nearest(&stem, beside.iter().map(|(_, stem)| &**stem))?;
    beside.iter().find(|(_, stem)| stem == near).map(|(known, _)| *known)
}

/// The first heading that has all the words of `fragment`, or whose words `fragment` all has.
fn same_words<'a>(fragment: &str, headings: &[&'a str]) -> Option<&'a str> {
    let words = |id: &str| -> BTreeSet<String> { id.split('-').filter(|word| word.len() > 2).map(str::to_lowercase).collect() };
    let wanted = words(fragment);
    let shares = |heading: &&&str| {
        let own = words(heading);
        !own.is_empty() && !wanted.is_empty() && (own.is_subset(&wanted) || wanted.is_subset(&own))
    };
    headings.iter().find(shares).copied()
}

/// The first places of a page, as a list.
fn some(headings: &[&str]) -> String {
    const SHOWN: usize = 8;
    let shown: Vec<String> = headings.iter().take(SHOWN).map(|heading| format!("`#{heading}`")).collect();
    let more = if headings.len() > SHOWN { ", …" } else { "" };
    format!("{}{more}", shown.join(", "))
}

/// The page that a lesson's file would give: `lessons/02-b.md` gives `lessons/b.html`. Other paths stay.
fn page_of(path: &str) -> String {
    let Some(stem) = path.strip_suffix(".md") else { return path.to_owned() };
    let (folder, file) = stem.rsplit_once('/').map_or(("", stem), |(folder, file)| (folder, file));
    let slug = file.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(['-', '_']);
    format!("{folder}/{slug}.html")
}
