//! Reads the notes beside manifests and other files of code: `NAME.notes.yaml`.

use super::Cx;
use crate::data::{Decode, Fields, Node, Value, parse_yaml};
use crate::model::{Allowed, Book, Listing, ListingNote, Manifest, ManifestNotes, Note, Passage, Text, is_id};
use crate::source::{Diagnostic, FileId, Spanned};

/// How the name of a notes file ends.
const NOTES: &str = ".notes.yaml";

/// Every manifest, sorted by id, with its notes.
pub(super) fn manifests(book: &Book, cx: &mut Cx<'_>) -> Vec<Manifest> {
    let folder = format!("{}/manifests/", book.src);
    let files: Vec<(FileId, String)> = (cx.sources.under(&folder))
        .filter(|(_, file)| !file.path.ends_with(NOTES))
        .filter_map(|(id, file)| Some((id, file.path.strip_prefix(&*folder)?.strip_suffix(".yaml")?.to_owned())))
        .filter(|(_, name)| !name.contains('/'))
        .collect();
    let mut manifests = Vec::new();
    for (file, id) in files {
        let span = cx.sources.first_line(file);
        if !is_id(&id) {
            let message = format!("`{id}` cannot be an id, and a manifest's id is its file's name");
            cx.diagnostics.push(Diagnostic::error("bad-id", span, message).help("use lowercase letters, digits and hyphens"));
        }
        super::text_of(file, cx);
        let notes = cx.sources.find(&format!("{folder}{id}{NOTES}")).map(|file| manifest_notes(file, cx)).unwrap_or_default();
        manifests.push(Manifest { id: Spanned { value: id, span }, file, notes });
    }
    manifests
}

/// Every other file of the content folder that has notes, sorted by path. Notes without a file are told.
pub(super) fn listings(book: &Book, manifests: &[Manifest], cx: &mut Cx<'_>) -> Vec<Listing> {
    let folder = format!("{}/", book.src);
    let all: Vec<(FileId, String)> = (cx.sources.under(&folder))
        .filter_map(|(id, file)| Some((id, file.path.strip_prefix(&*folder)?.strip_suffix(NOTES)?.to_owned())))
        .collect();
    let mut listings = Vec::new();
    for (notes, path) in all {
        if manifests.iter().any(|manifest| manifest.notes.file == Some(notes)) {
            continue;
        }
        cx.read.insert(notes);
        match cx.sources.find(&format!("{folder}{path}")) {
            Some(file) => listings.push(Listing { path, file, notes: listing_notes(notes, cx) }),
            None => orphan(notes, &path, &folder, cx),
        }
    }
    listings
}

/// Tells notes that stand beside nothing.
fn orphan(notes: FileId, path: &str, folder: &str, cx: &mut Cx<'_>) {
    let message = "these notes stand beside no file";
    let diagnostic = Diagnostic::error("orphan-notes", cx.sources.first_line(notes), message);
    let help = match path.strip_prefix("manifests/") {
        Some(name) => format!("the manifest would be `manifests/{name}.yaml`, another file `{path}`"),
        None => format!("the file would be `{path}`; manifests are in `manifests/`"),
    };
    let known: Vec<&str> = (cx.sources.under(folder))
        .filter_map(|(_, file)| file.path.strip_prefix(folder))
        .filter(|path| !path.ends_with(NOTES))
        .map(|path| if path.starts_with("manifests/") { path.trim_end_matches(".yaml") } else { path })
        .collect();
    cx.diagnostics.push(diagnostic.help(help).did_you_mean(path, known));
}

fn manifest_notes(file: FileId, cx: &mut Cx<'_>) -> ManifestNotes {
    let mut notes = ManifestNotes { file: Some(file), ..ManifestNotes::default() };
    read(file, cx, |fields| {
        notes.notes = fields.list("notes");
        notes.with = fields.list("with");
        notes.expect = fields.list("expect");
        notes.allow = fields.list("allow");
    });
    notes
}

fn listing_notes(file: FileId, cx: &mut Cx<'_>) -> Vec<ListingNote> {
    let mut notes = Vec::new();
    read(file, cx, |fields| notes = fields.list("notes"));
    notes
}

fn read(file: FileId, cx: &mut Cx<'_>, take: impl FnOnce(&mut Fields<'_>)) {
    cx.read.insert(file);
    let text = super::text_of(file, cx).unwrap_or_default();
    let Some(root) = parse_yaml(text, file, 0, &mut cx.diagnostics) else { return };
    if let Some(mut fields) = Fields::new("a file of notes", &root, &mut cx.diagnostics) {
        take(&mut fields);
        fields.finish();
    }
}

impl Decode for Note {
    fn decode(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        note(node, diagnostics).map(|(at, title, text)| Self { at, title, text })
    }
}

impl Decode for ListingNote {
    fn decode(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        note(node, diagnostics).map(|(at, title, text)| Self { at, title, text })
    }
}

/// A note whose places are of some kind: one, or a list of them.
fn note<P: Decode>(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Option<(Vec<P>, Text, Option<Text>)> {
    let mut fields = Fields::new("a note", node, diagnostics)?;
    let several = matches!(fields.node("at").map(|at| &at.value), Some(Value::List(_)));
    let at = if several { fields.required("at") } else { fields.required::<P>("at").map(|at| vec![at]) };
    if let Some(empty) = fields.node("at").filter(|at| at.value == Value::List(Vec::new())) {
        let diagnostic = Diagnostic::error("missing-field", empty.span, "`at` is empty");
        fields.diagnostics().push(diagnostic.help("a note belongs somewhere: write a place, or a list of places"));
    }
    let title = fields.required("title");
    let text = fields.optional("text");
    fields.finish();
    let at: Vec<P> = at?;
    if at.is_empty() { None } else { Some((at, title?, text)) }
}

impl Decode for Allowed {
    fn decode(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        let mut fields = Fields::new("an allowed finding", node, diagnostics)?;
        let rule = fields.required("rule");
        let at = fields.optional("at");
        let reason = fields.required("reason");
        let severity = fields.choice("severity", &["off", "warning"], |word| word);
        fields.finish();
        Some(Self { rule: rule?, at, reason: reason?, warn: severity == Some("warning") })
    }
}

impl Decode for Passage {
    fn decode(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        if matches!(node.value, Value::Scalar(_)) {
            return Spanned::decode(node, diagnostics).map(Self::Words);
        }
        let mut fields = Fields::new("a place in a file", node, diagnostics)?;
        let region = fields.optional("region");
        let passage = match region {
            Some(region) => Some(Self::Region(region)),
            None => {
                let (from, to) = (fields.required("from"), fields.required("to"));
                from.zip(to).map(|(from, to)| Self::Between(from, to))
            }
        };
        fields.finish();
        passage
    }
}
