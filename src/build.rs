//! The line: load, check, render, check what was rendered.

use crate::highlight::Highlighter;
use crate::model::{Course, Edition, Site};
use crate::source::{Diagnostic, FileId, Severity, Sources};
use crate::{check, load, render};

/// What a build makes.
#[derive(Debug)]
pub struct Built {
    /// The course, as well as it could be read.
    pub course: Course,
    /// The site; nothing where a template cannot be read.
    pub site: Option<Site>,
    /// Everything there is to say, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
    /// What is wrong in manifests on purpose, or with a reason.
    pub accepted: Vec<Diagnostic>,
}

impl Built {
    /// How many diagnostics have that severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }
}

/// What a build is asked for beside the course itself.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// For whom.
    pub edition: Edition,
    /// The address it will be published at, ending in `/`, in place of the one in `book.toml`.
    pub site_url: Option<String>,
}

/// Builds the course of `sources` in memory; `book` is its `book.toml`.
#[must_use]
pub fn build(sources: &Sources, book: FileId, highlighter: &Highlighter, options: &Options) -> Built {
    let (mut course, mut diagnostics) = load::load(sources, book);
    if let Some(url) = &options.site_url {
        course.book.site_url = Some(url.clone());
    }
    let checked = check::check(&course, sources);
    diagnostics.extend(checked.told);
    let (site, found) = render::render(&course, sources, highlighter, options.edition);
    diagnostics.extend(found);
    diagnostics.extend(site.iter().flat_map(check::check_site));
    let diagnostics = settle(diagnostics, &course, sources);
    Built { course, site, diagnostics, accepted: checked.accepted }
}

/// Sets the severities that the course chose, sorts by place and tells each thing once.
fn settle(diagnostics: Vec<Diagnostic>, course: &Course, sources: &Sources) -> Vec<Diagnostic> {
    let chosen = |mut diagnostic: Diagnostic| {
        if let Some((severity, _)) =
            course.book.checks.get(diagnostic.code).filter(|_| check::codes().any(|c| c == diagnostic.code))
        {
            diagnostic.severity = (*severity)?;
        }
        Some(diagnostic)
    };
    let mut settled: Vec<Diagnostic> = diagnostics.into_iter().filter_map(chosen).collect();
    let place = |d: &Diagnostic| d.labels.first().map(|label| (sources.get(label.span.file).path.clone(), label.span.start));
    settled.sort_by(|a, b| (place(a), a.code, &a.message).cmp(&(place(b), b.code, &b.message)));
    settled.dedup();
    settled
}
