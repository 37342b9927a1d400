//! The places that the notes of a manifest belong to, by path.

use std::ops::Range;

use super::{NOTE_BY_NUMBER, NOTE_PLACE, Place, lines};
use crate::manifest::path::{Malformed, Path, To};
use crate::manifest::place::{Missing, find, written_path};
use crate::manifest::tree::{Document, parse};
use crate::model::Manifest;
use crate::source::{Diagnostic, Sources, Span, Spanned, nearest};

/// For each note of a manifest, its places; and what is wrong with the paths that name them.
#[must_use]
pub fn places(manifest: &Manifest, sources: &Sources) -> (Vec<Vec<Place>>, Vec<Diagnostic>) {
    let text = sources.get(manifest.file).text().unwrap_or_default();
    let documents = parse(text);
    let mut finder = Finder { manifest, text, documents: &documents, sources, diagnostics: Vec::new() };
    let mut notes = Vec::new();
    for note in &manifest.notes.notes {
        notes.push(note.at.iter().filter_map(|path| finder.place(path)).collect());
    }
    (notes, finder.diagnostics)
}

/// The bytes that a path names in a manifest; what is wrong with it is told at `path`.
pub fn bytes(path: &Spanned<String>, manifest: &Manifest, sources: &Sources) -> Result<Range<usize>, Box<Diagnostic>> {
    let text = sources.get(manifest.file).text().unwrap_or_default();
    let documents = parse(text);
    let finder = Finder { manifest, text, documents: &documents, sources, diagnostics: Vec::new() };
    finder.find(path).map(|place| place.bytes)
}

struct Finder<'a> {
    manifest: &'a Manifest,
    text: &'a str,
    documents: &'a [Document],
    sources: &'a Sources,
    diagnostics: Vec<Diagnostic>,
}

impl Finder<'_> {
    fn place(&mut self, written: &Spanned<String>) -> Option<Place> {
        let found = match self.find(written) {
            Ok(found) => found,
            Err(diagnostic) => {
                self.diagnostics.push(*diagnostic);
                return None;
            }
        };
        for (at, instead) in &found.numbered {
            let number = written.value.get(at.clone()).unwrap_or_default();
            let message = format!("`{number}` means another item as soon as one is added before it");
            let diagnostic = Diagnostic::warning(NOTE_BY_NUMBER, self.part(written, at), message);
            self.diagnostics.push(diagnostic.help(format!("name the item: `{instead}`")));
        }
        Some(Place { name: shown(&written.value), lines: lines(self.text, found.bytes) })
    }

    fn find(&self, written: &Spanned<String>) -> Result<crate::manifest::place::Place, Box<Diagnostic>> {
        let path = Path::parse(&written.value).map_err(|wrong| Box::new(self.malformed(written, wrong)))?;
        find(&path, self.documents).map_err(|missing| Box::new(self.missing(written, missing)))
    }

    /// The place of a part of a path: exact where the path stands without quotes.
    fn part(&self, written: &Spanned<String>, at: &Range<usize>) -> Span {
        let raw = self.sources.slice(written.span);
        match raw.find(&*written.value) {
            Some(start) if !at.is_empty() => written.span.part(start + at.start..start + at.end),
            _ => written.span,
        }
    }

    fn malformed(&self, written: &Spanned<String>, wrong: Malformed) -> Diagnostic {
        Diagnostic::error(NOTE_PLACE, self.part(written, &wrong.at), wrong.message).help(wrong.help)
    }

    fn missing(&self, written: &Spanned<String>, missing: Missing) -> Diagnostic {
        let name = &self.sources.get(self.manifest.file).path;
        match missing {
            Missing::Document { at, known } if known.is_empty() => {
                let message = format!("`{name}` holds nothing that a path could name");
                Diagnostic::error(NOTE_PLACE, self.part(written, &at), message)
                    .also(self.sources.first_line(self.manifest.file), "this file")
            }
            Missing::Document { at, known } => {
                let document = written.value.get(at.clone()).unwrap_or_default();
                let message = format!("`{name}` has no document `{document}`");
                let diagnostic = Diagnostic::error(NOTE_PLACE, self.part(written, &at), message);
                diagnostic.did_you_mean_or(document, known.iter().map(String::as_str), || format!("it has: {}", known.join(", ")))
            }
            Missing::Ambiguous { documents } => {
                let message = format!("several documents of `{name}` have this place");
                let help = format!(
                    "say which one, before a colon: `{}: {}`",
                    documents.first().map_or("", |first| first),
                    written.value
                );
                Diagnostic::error(NOTE_PLACE, written.span, message).label(documents.join(", ")).help(help)
            }
            Missing::Field { at, name: field, parent, document, known, bytes } => {
                self.no_field(written, &at, &field, &Parent { parent: &parent, document, known: &known, bytes })
            }
            Missing::Item { at, known, bytes } => {
                let item = written.value.get(at.clone()).unwrap_or_default();
                let message = format!("no item of this list is `{item}`");
                let diagnostic = Diagnostic::error(NOTE_PLACE, self.part(written, &at), message)
                    .also(self.first_line(&bytes), "the list begins here");
                diagnostic.help(if known.is_empty() {
                    "the list is empty".to_owned()
                } else {
                    format!("it has: {}", known.join(", "))
                })
            }
            Missing::Inside { at, found, bytes } => {
                let message = format!("there is {found} here: the path cannot go on");
                Diagnostic::error(NOTE_PLACE, self.part(written, &at), message)
                    .also(self.first_line(&bytes), format!("{found}, in the manifest"))
            }
        }
    }

    /// The first line of some bytes of the manifest.
    fn first_line(&self, bytes: &Range<usize>) -> Span {
        let rest = self.text.get(bytes.clone()).unwrap_or_default();
        let length = rest.lines().next().map_or(0, |line| line.trim_end().len());
        Span::new(self.manifest.file, bytes.start..bytes.start + length)
    }

    /// A field that is not there: one that nobody knows, or one that Kubernetes knows and this manifest does not set.
    fn no_field(&self, written: &Spanned<String>, at: &Range<usize>, field: &str, map: &Parent<'_>) -> Diagnostic {
        let span = self.part(written, at);
        let place = if map.parent.is_empty() { "the document".to_owned() } else { format!("`{}`", written_path(map.parent)) };
        let near_here = nearest(field, map.known.iter().map(String::as_str));
        let possible = self.possible(map);
        if possible.as_ref().is_some_and(|possible| possible.iter().any(|name| name == field)) {
            let message = format!("{place} may have `{field}`, but this manifest does not set it");
            let diagnostic =
                Diagnostic::error(NOTE_PLACE, span, message).also(self.first_line(&map.bytes), "it would stand in this map");
            return match near_here {
                Some(near) => diagnostic.help(format!("the manifest has `{near}` there: is that a slip?")),
                None => diagnostic.help(format!(
                    "set it in the manifest (`{field}: …`), or move the note to a field that is set: {}",
                    list(map.known)
                )),
            };
        }
        let unknown = if possible.is_some() { ", and Kubernetes knows no such field" } else { "" };
        let message = format!("{place} has no field `{field}`{unknown}");
        let diagnostic =
            Diagnostic::error(NOTE_PLACE, span, message).also(self.first_line(&map.bytes), "it is looked for in this map");
        let near = near_here.or_else(|| nearest(field, possible.iter().flatten().map(String::as_str)));
        match near {
            Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
            None => diagnostic.help(format!("it has: {}", list(map.known))),
        }
    }

    /// The fields that the schema knows in a map; nothing where it does not know the kind.
    fn possible(&self, map: &Parent<'_>) -> Option<Vec<String>> {
        super::schema::possible(self.documents.get(map.document)?, map.parent)
    }
}

/// The map in which a field was looked for.
struct Parent<'a> {
    parent: &'a [To],
    document: usize,
    known: &'a [String],
    bytes: Range<usize>,
}

fn list(names: &[String]) -> String {
    let more = names.len().saturating_sub(12);
    let shown = names.iter().take(12).cloned().collect::<Vec<_>>().join(", ");
    if more > 0 { format!("{shown} and {more} more") } else { shown }
}

/// A path as readers see it: without what it marks.
fn shown(written: &str) -> String {
    match Path::parse(written) {
        Ok(path) => {
            let steps: Vec<To> = path.steps.into_iter().map(|step| step.to).collect();
            match path.document {
                Some(document) => format!("{document}: {}", written_path(&steps)).trim_end().to_owned(),
                None => written_path(&steps),
            }
        }
        Err(_) => written.to_owned(),
    }
}
