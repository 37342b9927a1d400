//! What the rules on pages share: everything that can be linked to, and how a finding on a page is told.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use rayon::prelude::*;

use crate::model::{Origin, Page, Site};
use crate::source::{Diagnostic, Severity, Span};

/// Everything that can be linked to.
pub(super) struct Index<'a> {
    /// Every path of the site.
    pub(super) paths: BTreeSet<&'a str>,
    /// The ids of each page.
    pub(super) ids: HashMap<&'a str, HashSet<&'a str>>,
    /// The places of each page that a title begins, in order.
    pub(super) headings: HashMap<&'a str, Vec<&'a str>>,
}

impl<'a> Index<'a> {
    /// The index of a site.
    pub(super) fn new(site: &'a Site) -> Self {
        let ids = |page: &'a Page| (&*page.path, page.outline.ids.iter().map(String::as_str).collect());
        let headings = |page: &'a Page| (&*page.path, page.outline.titled.iter().map(String::as_str).collect());
        Self {
            paths: site.files.keys().map(String::as_str).chain(site.pages.iter().map(|page| &*page.path)).collect(),
            headings: site.pages.par_iter().map(headings).collect(),
            ids: site.pages.par_iter().map(ids).collect(),
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
