//! From the files of a site to a [`Course`], with every mistake said.

mod book;
mod component;
mod drawing;
mod front_matter;
mod glossary;
mod lesson;
mod manifest;
mod mdbook;
mod mentions;
mod names;
mod order;
mod prose;
mod summary;
mod text;

pub use drawing::drawing;

use std::collections::BTreeSet;

use crate::model::{Course, Partial};
use crate::source::{Diagnostic, FileId, Sources};

/// What a file of the site is read with.
struct Cx<'a> {
    sources: &'a Sources,
    diagnostics: Vec<Diagnostic>,
    read: BTreeSet<FileId>,
}

/// Reads the course. What cannot be read stands in it as a stub, so that one mistake is told once.
#[must_use]
pub fn load(sources: &Sources, book: FileId) -> (Course, Vec<Diagnostic>) {
    let mut cx = Cx { sources, diagnostics: Vec::new(), read: BTreeSet::from([book]) };
    let mut partial = Partial::default();
    let book = book::book(book, &mut partial, &mut cx);
    let components = component::components(&book, &mut cx);
    let families = glossary::families(&book, &mut partial, &mut cx);
    let terms = glossary::terms(&book, &mut partial, &mut cx);
    let (lessons, outline) = lesson::lessons(&book, &partial, &mut cx);
    let welcome = lesson::welcome(&book, &mut cx);
    let drawings = drawing::drawings(&book, &mut cx);
    let manifests = manifest::manifests(&book, &mut cx);
    let listings = manifest::listings(&book, &manifests, &mut cx);
    let names = names::names(&components, &terms, &lessons, &mut cx);
    let mut course = Course {
        book,
        welcome,
        lessons,
        outline,
        components,
        families,
        terms,
        drawings,
        manifests,
        listings,
        names,
        mentions: Vec::new(),
        captures: Vec::new(),
        partial,
        read: cx.read,
    };
    (course.mentions, course.captures) = mentions::in_texts(&course, sources);
    (course, cx.diagnostics)
}

/// The text of a file; bytes that are not UTF-8 are a diagnostic.
fn text_of<'a>(file: FileId, cx: &mut Cx<'a>) -> Option<&'a str> {
    let source = cx.sources.get(file);
    if source.text().is_none() {
        let valid = std::str::from_utf8(&source.bytes).err().map_or(0, |error| error.valid_up_to());
        let message = format!("this file is not UTF-8 (byte {valid})");
        let diagnostic = Diagnostic::error("not-utf8", cx.sources.first_line(file), message);
        cx.diagnostics.push(diagnostic.help("save it as UTF-8"));
    }
    source.text()
}
