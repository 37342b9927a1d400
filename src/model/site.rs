//! A finished site in memory: paths and bytes, and who wrote which link.

use std::collections::BTreeMap;

use crate::outline::Outline;
use crate::source::Span;

/// A finished site.
#[derive(Debug, Default)]
pub struct Site {
    /// Its pages, sorted by path.
    pub pages: Vec<Page>,
    /// Every other file, by path from the site's root, with `/`.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Site {
    /// Every file: path and bytes, sorted by path.
    pub fn outputs(&self) -> impl Iterator<Item = Output<'_>> {
        let mut all: BTreeMap<&str, &[u8]> = self.files.iter().map(|(path, bytes)| (&**path, &**bytes)).collect();
        all.extend(self.pages.iter().map(|page| (&*page.path, page.html.as_bytes())));
        all.into_iter().map(|(path, bytes)| Output { path, bytes })
    }
}

/// One file of a site.
#[derive(Debug, Clone, Copy)]
pub struct Output<'a> {
    /// Its path from the site's root, with `/`.
    pub path: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// One HTML page.
#[derive(Debug)]
pub struct Page {
    /// Its path from the site's root, with `/`, ending in `.html`.
    pub path: String,
    /// Its bytes.
    pub html: String,
    /// What it holds, read back.
    pub outline: Outline,
    /// The links and images that an author wrote on it.
    pub origins: Vec<Origin>,
    /// What to blame for a fault that no author's link explains: the file the page is made from.
    pub source: Span,
}

/// The `href` of an [`Origin`] that is no address but a place with that id, chosen by an author.
#[must_use]
pub fn anchor(id: &str) -> String {
    format!("id:{id}")
}

/// A link, an image or a place of an author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The address as it stands in the HTML.
    pub href: String,
    /// The address as the author wrote it.
    pub written: String,
    /// Where the author wrote it.
    pub span: Span,
}
