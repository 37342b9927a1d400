//! What the rules on pages look at: the anchors and addresses of an HTML page.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use html5gum::{Token, Tokenizer};

use crate::model::{Origin, Page, Site};
use crate::source::{Diagnostic, Severity, Span};

/// The anchors and addresses of a page.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// Its ids, in order, as often as they stand there.
    pub(super) ids: Vec<String>,
    /// Its addresses, in order.
    pub(super) links: Vec<Link>,
    /// Whether a `<base>` makes its addresses relative to the site's root.
    pub(super) has_base: bool,
}

/// An address on a page.
#[derive(Debug)]
pub(super) struct Link {
    /// The address.
    pub(super) href: String,
    /// Whether the page loads it by itself, as it does an image or a script.
    pub(super) loaded: bool,
    /// Whether it is an image.
    pub(super) image: bool,
}

/// Reads a page.
pub(super) fn outline(html: &str) -> Outline {
    let mut outline = Outline::default();
    for token in Tokenizer::new(html) {
        let Ok(Token::StartTag(tag)) = token else { continue };
        let name: &[u8] = &tag.name;
        for (key, value) in &tag.attributes {
            let key: &[u8] = key;
            let text = || String::from_utf8_lossy(value).into_owned();
            match (name, key) {
                (_, b"id") => outline.ids.push(text()),
                (b"base", b"href") => outline.has_base = true,
                (b"a" | b"area", b"href") => outline.links.push(Link { href: text(), loaded: false, image: false }),
                (b"link", b"href") => {
                    let rel = tag.attributes.get(&b"rel"[..]).map(|rel| String::from_utf8_lossy(rel).into_owned());
                    let loaded = !matches!(rel.as_deref(), Some("canonical" | "alternate" | "prev" | "next" | "license"));
                    outline.links.push(Link { href: text(), loaded, image: false });
                }
                (b"img", b"src") => outline.links.push(Link { href: text(), loaded: true, image: true }),
                (b"script" | b"source" | b"video" | b"audio" | b"iframe" | b"embed" | b"track", b"src") => {
                    outline.links.push(Link { href: text(), loaded: true, image: false });
                }
                _ => {}
            }
        }
    }
    outline
}

/// Everything that can be linked to.
pub(super) struct Index<'a> {
    /// Every path of the site.
    pub(super) paths: BTreeSet<&'a str>,
    /// The ids of each page.
    pub(super) ids: HashMap<&'a str, HashSet<&'a str>>,
}

impl<'a> Index<'a> {
    /// The index of a site whose pages were read.
    pub(super) fn new(site: &'a Site, outlines: &'a [Outline]) -> Self {
        let pages = || site.pages.iter().map(|page| &*page.path);
        Self {
            paths: site.files.keys().map(String::as_str).chain(pages()).collect(),
            ids: pages().zip(outlines.iter().map(|o| o.ids.iter().map(String::as_str).collect())).collect(),
        }
    }
}

/// A finding about the address `href` of a page: at the author's link where one explains it, else about the page.
pub(super) fn finding(
    page: &Page,
    code: &'static str,
    severity: Severity,
    href: &str,
    message: &dyn Fn(&str) -> String,
) -> Diagnostic {
    let origin: Option<&Origin> = page.origins.iter().rfind(|origin| origin.href == href);
    let (span, written): (Span, &str) = origin.map_or((page.source, href), |origin| (origin.span, &origin.written));
    let text = message(written);
    let diagnostic = match severity {
        Severity::Error => Diagnostic::error(code, span, text),
        Severity::Warning => Diagnostic::warning(code, span, text),
    };
    if origin.is_some() {
        diagnostic
    } else {
        diagnostic.help(format!("it stands on the page `{}`, and comes from a template", page.path))
    }
}

/// How often each id stands on a page, for those that stand there more than once.
pub(super) fn repeated(ids: &[String]) -> impl Iterator<Item = &str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for id in ids {
        *counts.entry(id).or_default() += 1;
    }
    counts.into_iter().filter(|(_, count)| *count > 1).map(|(id, _)| id)
}
