//! Where boxes go: one placer per family, all on whole cells.

pub(crate) mod anatomy;
pub(crate) mod architecture;
pub(crate) mod chain;
pub(crate) mod expand;
pub(crate) mod layers;
pub(crate) mod order;
pub(crate) mod pack;
pub(crate) mod sequence;
pub(crate) mod stack;
pub(crate) mod thin;
pub(crate) mod tree;

use crate::diagram::graph::Direction;
use crate::diagram::scene::Rect;

/// One way to try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    /// Where edges run, per item (only groups and the root count).
    pub toward: Vec<Direction>,
    /// Extra room between things, from 0.
    pub room: i32,
    /// Let a box that many edges reach grow along its neighbours.
    pub stretch: bool,
    /// Let lines bend rather than lead a box beyond the width.
    pub within: bool,
    /// Columns that the drawing should not pass.
    pub limit: i32,
    /// One box a row: the narrowest drawing.
    pub narrow: bool,
    /// Columns on either side of a narrow group for each line that passes there, in twelfths.
    pub side: i32,
    /// A narrow drawing in the order in which fewest lines pass beside a row, whichever way they then run.
    pub thin: bool,
    /// Lines are found fast rather than well.
    pub hasty: bool,
}

/// Children of one group with their places, relative to the group's content.
#[derive(Clone, Debug, Default)]
pub(crate) struct Block {
    /// Columns.
    pub w: i32,
    /// Rows.
    pub h: i32,
    /// Items and their places.
    pub rects: Vec<(usize, Rect)>,
    /// Cells kept free for edges that pass.
    pub lanes: Vec<Rect>,
    /// Where links leave: the link, whether upright, and the column or row.
    pub exits: Vec<(usize, bool, i32)>,
}

impl Block {
    pub(crate) fn shift(&mut self, dx: i32, dy: i32) {
        for (_, rect) in &mut self.rects {
            *rect = rect.shifted(dx, dy);
        }
        for lane in &mut self.lanes {
            *lane = lane.shifted(dx, dy);
        }
        for (_, down, at) in &mut self.exits {
            *at += if *down { dx } else { dy };
        }
    }

    /// Makes it as large as what is in it.
    pub(crate) fn fit(&mut self) {
        self.w = self.rects.iter().map(|(_, r)| r.right() + 1).max().unwrap_or(0);
        self.h = self.rects.iter().map(|(_, r)| r.bottom() + 1).max().unwrap_or(0);
    }

    pub(crate) fn rect_of(&self, item: usize) -> Option<Rect> {
        self.rects.iter().find(|(i, _)| *i == item).map(|(_, r)| *r)
    }
}
