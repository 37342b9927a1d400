//! What is wrong with a course although each of its files can be read: one rule a file.
//!
//! A new rule is a file with `CODE`, its reason and its tests, and a line in one of the two lists.

mod capture;
mod dead_link;
mod diagram;
mod duplicate_anchor;
mod external_resource;
mod introduced_twice;
mod kubernetes_version;
mod manifest;
mod missing_translation;
mod never_introduced;
mod never_taught;
mod note_by_number;
mod note_place;
mod page;
mod prerequisite_cycle;
mod prerequisite_order;
mod symbolic_link;
mod unknown_check;
mod unknown_id;
mod unknown_language;
mod unknown_mention;
mod unknown_string;
mod unknown_template;
mod unused_file;
mod used_before_introduced;

pub use manifest::Found;
use rayon::prelude::*;

use crate::manifest::rules;
use crate::model::{Course, Site};
use crate::source::{Diagnostic, Sources};

/// A rule on the course.
type CourseRule = fn(&Course, &Sources) -> Vec<Diagnostic>;

/// The rules on the course, by their code; those on its manifests stand in `manifest.rs`.
const COURSE_RULES: &[(&str, CourseRule)] = &[
    (capture::CODE, capture::check),
    (diagram::CODE, diagram::check),
    (introduced_twice::CODE, introduced_twice::check),
    (kubernetes_version::CODE, kubernetes_version::check),
    (missing_translation::CODE, missing_translation::check),
    (never_introduced::CODE, never_introduced::check),
    (never_taught::CODE, never_taught::check),
    (note_by_number::CODE, note_by_number::check),
    (note_place::CODE, note_place::check),
    (prerequisite_cycle::CODE, prerequisite_cycle::check),
    (prerequisite_order::CODE, prerequisite_order::check),
    (symbolic_link::CODE, symbolic_link::check),
    (unknown_check::CODE, unknown_check::check),
    (unknown_id::CODE, unknown_id::check),
    (unknown_language::CODE, unknown_language::check),
    (unknown_mention::CODE, unknown_mention::check),
    (unknown_string::CODE, unknown_string::check),
    (unknown_template::CODE, unknown_template::check),
    (unused_file::CODE, unused_file::check),
    (used_before_introduced::CODE, used_before_introduced::check),
];

/// The codes of the rules on the finished pages.
const SITE_CODES: &[&str] =
    &[dead_link::CODE, dead_link::ANCHOR, dead_link::IMAGE, duplicate_anchor::CODE, external_resource::CODE];

/// Every code whose severity a course may change.
pub fn codes() -> impl Iterator<Item = &'static str> {
    let course = COURSE_RULES.iter().map(|(code, _)| *code).chain([manifest::CODE]);
    course.chain(SITE_CODES.iter().copied()).chain(rules::RULES.iter().map(|rule| rule.code))
}

/// What is wrong with the course, and what of it is so on purpose.
#[must_use]
pub fn check(course: &Course, sources: &Sources) -> Found {
    let mut found = manifest::found(course, sources);
    found.told.extend(COURSE_RULES.iter().flat_map(|(_, rule)| rule(course, sources)));
    found
}

/// What is wrong with its finished pages.
#[must_use]
pub fn check_site(site: &Site) -> Vec<Diagnostic> {
    let index = page::Index::new(site);
    let found: Vec<Vec<Diagnostic>> = site
        .pages
        .par_iter()
        .map(|page| {
            let mut diagnostics = dead_link::check(page, &index);
            diagnostics.extend(duplicate_anchor::check(page));
            diagnostics.extend(external_resource::check(page));
            diagnostics
        })
        .collect();
    found.into_iter().flatten().collect()
}
