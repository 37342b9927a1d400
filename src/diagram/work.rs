//! How much may be done for one drawing: steps are counted, never time, so that the same graph always comes out the same.

use std::cell::Cell;

/// A counter that all parts of one layout share.
#[derive(Debug)]
pub(crate) struct Work {
    done: Cell<u64>,
    limit: u64,
}

impl Work {
    /// So many steps may be taken.
    pub(crate) fn new(limit: u64) -> Work {
        Work { done: Cell::new(0), limit }
    }

    /// Takes steps; one is about what the router does for a cell.
    pub(crate) fn spend(&self, steps: u64) {
        self.done.set(self.done.get().saturating_add(steps));
    }

    /// Takes a step for every sixteen cells that are only looked at or copied.
    pub(crate) fn sweep(&self, cells: usize) {
        self.spend(u64::try_from(cells / 16).unwrap_or(u64::MAX) + 1);
    }

    /// Steps taken.
    pub(crate) fn done(&self) -> u64 {
        self.done.get()
    }

    /// Steps that may still be taken.
    pub(crate) fn left(&self) -> u64 {
        self.limit.saturating_sub(self.done.get())
    }
}
