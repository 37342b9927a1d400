//! From places in a text whose directive lines were replaced back to places in the file.

use std::ops::Range;

/// Pieces of the replaced text, each with the place where its original begins.
#[derive(Debug, Default)]
pub(super) struct Offsets {
    /// (start in the replaced text, start in the original, length of the original piece), sorted.
    pieces: Vec<(usize, usize, usize)>,
}

impl Offsets {
    /// Says that from `replaced` on, the text stands for `length` bytes of the original at `original`.
    pub(super) fn piece(&mut self, replaced: usize, original: usize, length: usize) {
        self.pieces.push((replaced, original, length));
    }

    /// The original range of a range of the replaced text.
    pub(super) fn original(&self, range: Range<usize>) -> Range<usize> {
        let start = self.place(range.start);
        start..self.place(range.end).max(start)
    }

    fn place(&self, at: usize) -> usize {
        let index = self.pieces.partition_point(|(start, ..)| *start <= at);
        match index.checked_sub(1).and_then(|i| self.pieces.get(i)) {
            Some((start, original, length)) => original + (at - start).min(*length),
            None => at,
        }
    }
}
