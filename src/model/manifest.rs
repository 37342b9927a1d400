//! A manifest of the course, any other file of code that has notes, and what the notes say.

use super::Text;
use crate::source::{FileId, Spanned};

/// A file of `manifests/` that kubectl can read.
#[derive(Debug, Clone)]
pub struct Manifest {
    /// Its id: the file's name without `.yaml`.
    pub id: Spanned<String>,
    /// Its file.
    pub file: FileId,
    /// What `NAME.notes.yaml` says; empty where there is no such file.
    pub notes: ManifestNotes,
}

/// What the notes file of a manifest says.
#[derive(Debug, Clone, Default)]
pub struct ManifestNotes {
    /// The file, where there is one.
    pub file: Option<FileId>,
    /// The notes, in the order of the file.
    pub notes: Vec<Note>,
    /// Ids of the manifests that belong to it: they are checked together.
    pub with: Vec<Spanned<String>>,
    /// Codes of the rules that it breaks on purpose.
    pub expect: Vec<Spanned<String>>,
    /// Findings that are allowed, each with its reason.
    pub allow: Vec<Allowed>,
}

/// A note on one or more places of a manifest.
#[derive(Debug, Clone)]
pub struct Note {
    /// The paths of the places; never empty.
    pub at: Vec<Spanned<String>>,
    /// Its title, inline Markdown.
    pub title: Text,
    /// Its text, Markdown.
    pub text: Option<Text>,
}

/// A finding that is allowed.
#[derive(Debug, Clone)]
pub struct Allowed {
    /// The code of the rule.
    pub rule: Spanned<String>,
    /// Where it is allowed, as a path; everywhere in the manifest where this is absent.
    pub at: Option<Spanned<String>>,
    /// Why.
    pub reason: Spanned<String>,
    /// What the finding is worth, where it is still told: `true` for a warning.
    pub warn: bool,
}

/// A file of code with notes beside it: `app.py` and `app.py.notes.yaml`.
#[derive(Debug, Clone)]
pub struct Listing {
    /// Its path from the content folder.
    pub path: String,
    /// Its file.
    pub file: FileId,
    /// Its notes, in the order of their file.
    pub notes: Vec<ListingNote>,
}

/// A note on one or more places of a file of code.
#[derive(Debug, Clone)]
pub struct ListingNote {
    /// The places; never empty.
    pub at: Vec<Passage>,
    /// Its title, inline Markdown.
    pub title: Text,
    /// Its text, Markdown.
    pub text: Option<Text>,
}

/// Lines of a file, named by what stands in them.
#[derive(Debug, Clone)]
pub enum Passage {
    /// The line that holds these words, which stand in no other.
    Words(Spanned<String>),
    /// From the line that holds the first words to the next line that holds the others.
    Between(Spanned<String>, Spanned<String>),
    /// The lines between `ANCHOR: name` and `ANCHOR_END: name`.
    Region(Spanned<String>),
}
