//! `manifest-notes`: the rules on manifests (`docs/rules.md`) hold for the manifests of the course, together with those they are applied
//! with. What a notes file expects or allows must be there: an expected finding that is not found is an error, for the lesson says
//! something that is no longer so.

use crate::annotate;
use crate::manifest::lint::{Text, lint};
use crate::manifest::rules;
use crate::model::{Allowed, Course, Manifest};
use crate::source::{Diagnostic, Severity, Sources, Span, Spanned};

/// This rule's code, for what is wrong with the expectations themselves.
pub(super) const CODE: &str = "manifest-notes";

/// What was found in a course.
#[derive(Debug, Default)]
pub struct Found {
    /// What is told.
    pub told: Vec<Diagnostic>,
    /// What is expected or allowed in its manifests, and so not told as a mistake.
    pub accepted: Vec<Diagnostic>,
}

/// What is found in the manifests, told or accepted.
pub(super) fn found(course: &Course, sources: &Sources) -> Found {
    let mut found = Found::default();
    for manifest in &course.manifests {
        let own = of(manifest, course, sources);
        settle(manifest, own, sources, &mut found);
    }
    found
}

/// What the rules find in a manifest, seen with those it is applied with.
fn of(manifest: &Manifest, course: &Course, sources: &Sources) -> Vec<Diagnostic> {
    let with =
        |id: &Spanned<String>| course.manifests.iter().find(|other| other.id.value == id.value && other.file != manifest.file);
    let files = std::iter::once(manifest).chain(manifest.notes.with.iter().filter_map(with)).map(|manifest| manifest.file);
    let texts: Vec<Text<'_>> = files.filter_map(|file| Some(Text { file, text: sources.get(file).text()? })).collect();
    let mut own = lint(&texts);
    // What stands in the others is told with them.
    own.retain(|diagnostic| diagnostic.labels.first().is_some_and(|label| label.span.file == manifest.file));
    own
}

/// The rule of that code, written with or without `manifest/`.
fn known(code: &str) -> Option<&'static str> {
    rules::RULES.iter().map(|rule| rule.code).find(|known| rules::word(known) == rules::word(code))
}

fn settle(manifest: &Manifest, own: Vec<Diagnostic>, sources: &Sources, found: &mut Found) {
    let notes = &manifest.notes;
    unknown(&notes.expect, &notes.allow, &mut found.told);
    let (allowed, mut used) = allowed(manifest, sources, &mut found.told);
    let mut seen: Vec<&'static str> = Vec::new();
    for mut diagnostic in own {
        if notes.expect.iter().any(|code| known(&code.value) == Some(diagnostic.code)) {
            seen.push(diagnostic.code);
            found.accepted.push(diagnostic);
            continue;
        }
        let place = diagnostic.labels.first().map(|label| label.span);
        let covers =
            |at: &Option<Span>| at.is_none_or(|at| place.is_some_and(|place| at.start <= place.start && place.end <= at.end));
        match allowed.iter().find(|(_, code, at)| *code == diagnostic.code && covers(at)) {
            Some((index, ..)) => {
                used[*index] = true;
                if notes.allow[*index].warn {
                    diagnostic.severity = Severity::Warning;
                    found.told.push(diagnostic);
                } else {
                    found.accepted.push(diagnostic);
                }
            }
            None => found.told.push(diagnostic),
        }
    }
    for code in &notes.expect {
        if known(&code.value).is_some_and(|known| !seen.contains(&known)) {
            let message = format!("`{}` is expected here, and the manifest has no such mistake", code.value);
            let diagnostic = Diagnostic::error(CODE, code.span, message).also(sources.first_line(manifest.file), "this manifest");
            let help = "mend the manifest so that it is wrong again, or take this out, and look at what the lesson says";
            found.told.push(diagnostic.help(help));
        }
    }
    for (allowed, _) in notes.allow.iter().zip(&used).filter(|(_, used)| !**used) {
        let message = format!("`{}` is allowed here, and nothing of it is found", allowed.rule.value);
        found.told.push(Diagnostic::warning(CODE, allowed.rule.span, message).help("take it out"));
    }
}

/// Tells the codes that no rule has.
fn unknown(expect: &[Spanned<String>], allow: &[Allowed], told: &mut Vec<Diagnostic>) {
    let codes = expect.iter().chain(allow.iter().map(|allowed| &allowed.rule));
    for code in codes.filter(|code| known(&code.value).is_none()) {
        let diagnostic = Diagnostic::error(CODE, code.span, format!("there is no rule `{}` on manifests", code.value));
        let words = rules::RULES.iter().map(|rule| rules::word(rule.code));
        told.push(diagnostic.did_you_mean(rules::word(&code.value), words).help("docs/rules.md lists them"));
    }
}

/// The number of an allowance, its rule, and where it holds: everywhere in the manifest where that is nothing.
type Place = (usize, &'static str, Option<Span>);

/// What is allowed: the number of each, its rule, and where; and which of them count as used already, since they are told themselves.
fn allowed(manifest: &Manifest, sources: &Sources, told: &mut Vec<Diagnostic>) -> (Vec<Place>, Vec<bool>) {
    let mut places = Vec::new();
    let mut used = Vec::new();
    for (index, allowed) in manifest.notes.allow.iter().enumerate() {
        let at = allowed.at.as_ref().map(|path| annotate::bytes(path, manifest, sources)).transpose();
        let code = known(&allowed.rule.value);
        used.push(code.is_none() || at.is_err());
        match at {
            Ok(at) => places.extend(code.map(|code| (index, code, at.map(|bytes| Span::new(manifest.file, bytes))))),
            Err(diagnostic) => told.push(Diagnostic { code: CODE, ..*diagnostic }),
        }
    }
    (places, used)
}
