//! Where the notes of a course belong: places in manifests by path, places in other code by its words.

mod comparison;
mod life;
mod listing;
mod manifest;
mod schema;
mod sentences;
mod topology;

pub use comparison::{Row, comparison};
pub use life::{Told, subject, told};
pub use listing::passages;
pub use manifest::{bytes, places};
pub use topology::{Ties, Topology, tied, topology};

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
/// The code of what is said about a note that names an item by its number.
pub const NOTE_BY_NUMBER: &str = "note-by-number";

/// The lines, counted from 0, that a range of bytes covers.
#[must_use]
pub fn lines(text: &str, bytes: Range<usize>) -> Range<usize> {
    let before = |at: usize| text.as_bytes()[..at.min(text.len())].iter().filter(|byte| **byte == b'\n').count();
    // A range that ends with a line's end does not reach into the next line.
    before(bytes.start)..before(bytes.end.max(bytes.start + 1) - 1) + 1
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn ranges_of_bytes_are_lines() {
        let text = "a\nbb\nccc\n";
        assert_eq!(lines(text, 0..1), 0..1);
        assert_eq!(lines(text, 0..2), 0..1);
        assert_eq!(lines(text, 2..6), 1..3);
        assert_eq!(lines(text, 5..9), 2..3);
        assert_eq!(lines(text, 99..120).len(), 1);
    }
}
