//! Where a line may leave or reach a box, and what each place costs.

use super::grid::{Grid, Way};
use crate::diagram::scene::{Point, Rect};

/// One end of an edge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct End {
    pub rect: Rect,
    /// The rows that it is held to, when it is a port's.
    pub rows: Option<Rows>,
    /// The side that is best to leave or to reach; none where two are.
    pub best: Option<Way>,
    /// The only side to leave or to reach.
    pub only: Option<Way>,
}

/// The rows of a port.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rows {
    pub first: i32,
    pub last: i32,
    /// The row at which the end crosses no other end of the port.
    pub home: i32,
}

/// To leave a row by the side that looks away from the other end leads around the box.
const AWAY: u32 = 30;

impl End {
    /// Border cells at which a line may leave, the way out, and the price of the place.
    pub(crate) fn places(&self) -> Vec<(Point, Way, u32)> {
        let rect = &self.rect;
        let mut cells = vec![];
        let inset = 1 + i32::from(rect.w > 6);
        for x in rect.x + inset..=rect.right() - inset {
            cells.push(Point { x, y: rect.y });
            cells.push(Point { x, y: rect.bottom() });
        }
        for y in rect.y + 1..rect.bottom() {
            cells.push(Point { x: rect.x, y });
            cells.push(Point { x: rect.right(), y });
        }
        let mut found = vec![];
        for p in cells {
            let Some(out) = Grid::outward(rect, p) else { continue };
            if self.takes(p, out) {
                found.push((p, out, self.price(p, out)));
            }
        }
        found
    }

    /// Whether a line may leave at this cell by this way, as far as sides and rows are concerned.
    pub(crate) fn takes(&self, p: Point, out: Way) -> bool {
        self.only.is_none_or(|only| only == out)
            && self.rows.is_none_or(|rows| rows.first <= p.y && p.y <= rows.last && out.flat())
    }

    /// The price of leaving or reaching a box at this cell: the middle of a side is best, and the side that faces the direction of
    /// reading; at a port, the row that is its own, and the side that faces the other end.
    pub(crate) fn price(&self, p: Point, out: Way) -> u32 {
        let rect = &self.rect;
        let back = self.best.is_some_and(|best| out == best.back());
        if let Some(rows) = self.rows {
            return (p.y - rows.home).unsigned_abs() * 4 + if back { AWAY } else { 0 };
        }
        let side = match self.best {
            Some(best) if out == best => 0,
            _ if back => 4,
            _ => 2,
        };
        let off = if out.flat() {
            (p.y - rect.center_y()).unsigned_abs() * 6 / rect.h.unsigned_abs().max(1)
        } else {
            (p.x - rect.center_x()).unsigned_abs() * 20 / rect.w.unsigned_abs().max(1)
        };
        side + off.min(8)
    }
}
