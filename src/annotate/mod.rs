//! Where the notes of a course belong: places in manifests by path, places in other code by its words.

mod listing;

pub use listing::passages;

use std::ops::Range;

/// A place that a note belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// What it is called: a path, or words of the file.
    pub name: String,
    /// Its lines, counted from 0.
    pub lines: Range<usize>,
}

/// The code of what is said about a note that names nothing.
pub const NOTE_PLACE: &str = "note-place";
