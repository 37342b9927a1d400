//! `ardoise check`.

use std::collections::BTreeMap;

use super::failure::Failure;
use super::{AUTHOR, CACHE_FOLDER, CheckArgs, Common, FINE, HIGHLIGHTING, output};
use crate::build::{Built, Options, build};
use crate::highlight::Highlighter;
use crate::manifest::rules;
use crate::read::{kept, read};
use crate::source::{Format, Severity, Sources};

/// Says everything that `build` would say, and writes nothing.
pub(super) fn check(args: &CheckArgs) -> Result<u8, Failure> {
    let (sources, book) = read(&args.site)?;
    let options = Options { edition: args.common.edition.into(), site_url: None };
    let built = build(&sources, book, &Highlighter::with_cache(&kept(&args.site, CACHE_FOLDER, HIGHLIGHTING)), &options);
    let format = Format::from(args.common.format);
    output::diagnostics(&built.diagnostics, &sources, format);
    let code = verdict(&built, &args.common);
    if format == Format::Human {
        accepted(&built, &sources);
    }
    if code == FINE && format == Format::Human {
        let pages = built.site.as_ref().map_or(0, |site| site.pages.len());
        output::line(&format!(
            "{}, {}, {}, {}: no errors",
            output::count(built.course.lessons.len(), "lesson"),
            output::count(built.course.components.len(), "component"),
            output::count(built.course.terms.len(), "term"),
            output::count(pages, "page")
        ));
    }
    Ok(code)
}

/// Says what is wrong in manifests on purpose, or with a reason: nothing is passed over in silence.
fn accepted(built: &Built, sources: &Sources) {
    let mut files: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for one in &built.accepted {
        let place = one.labels.first().map(|label| sources.shown_path(label.span.file));
        files.entry(place.unwrap_or_default()).or_default().push(rules::word(one.code));
    }
    for (file, codes) in files {
        output::note(&format!("{file}: expected or allowed: {}", codes.join(", ")));
    }
}

/// The exit code that the diagnostics ask for.
pub(super) fn verdict(built: &Built, common: &Common) -> u8 {
    let warnings = common.deny_warnings && built.count(Severity::Warning) > 0;
    if warnings || built.count(Severity::Error) > 0 || built.site.is_none() { AUTHOR } else { FINE }
}
