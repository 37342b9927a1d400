//! The rows of boxes that edges can name: how many each port needs, and at which of them an edge ends.

use crate::diagram::plan::{Item, Link, Plan};
use crate::diagram::scene::Rect;
use std::cmp::Ordering;

impl Item {
    /// Whether rules part its ports: one of them has several rows.
    pub(crate) fn celled(&self) -> bool {
        self.ports.iter().any(|&rows| rows > 1)
    }
}

impl Plan<'_> {
    /// A row of a box holds a line on either side. One at which more end, or several on one side, is a cell as high as they need, with
    /// rules between the cells.
    pub(crate) fn heighten_for_ports(&mut self, i: usize) {
        for port in 0..self.items[i].ports.len() {
            let count =
                |end: fn(&Link) -> (usize, Option<usize>)| self.links.iter().filter(|l| end(l) == (i, Some(port))).count();
            let (out, into) = (count(|l| (l.from, l.from_port)), count(|l| (l.to, l.to_port)));
            let most = out.max(into);
            let spare = usize::from(out == into && out > 1);
            self.items[i].ports[port] = i32::try_from(most + spare).unwrap_or(PORT_ROWS).clamp(1, PORT_ROWS);
        }
        let item = &mut self.items[i];
        item.least.1 += item.ports.iter().map(|rows| rows - 1).sum::<i32>();
        if item.celled() {
            item.least.1 += i32::try_from(item.ports.len()).unwrap_or(1) - 1;
        }
    }

    /// The first and the last row of a port below the top of its box.
    pub(crate) fn port_rows(&self, item: usize, port: usize) -> (i32, i32) {
        let item = &self.items[item];
        let above = i32::try_from(2 + item.lines.len() + item.details.len()).unwrap_or(0);
        let rules = if item.celled() { i32::try_from(port).unwrap_or(0) } else { 0 };
        let first = above + item.ports[..port].iter().sum::<i32>() + rules;
        (first, first + item.ports[port] - 1)
    }

    /// The row, below the top of its box, at which an end of a link at a port crosses no other: those that leave to one side stand in
    /// the order of their other ends, in the middle of the port's rows.
    pub(crate) fn port_home(&self, rects: &[Rect], item: usize, port: usize, link: usize) -> i32 {
        let (first, last) = self.port_rows(item, port);
        let here = Some(port);
        let ends = self.links.iter().enumerate().flat_map(|(l, k)| {
            [(l, k.from, k.from_port, k.to), (l, k.to, k.to_port, k.from)]
                .into_iter()
                .filter(|end| end.1 == item && end.2 == here)
        });
        let mut ends: Vec<_> =
            ends.map(|(l, _, _, other)| (faces(&rects[item], &rects[other]), rects[other].center_y(), l)).collect();
        let side = ends.iter().find(|end| end.2 == link).map(|end| end.0);
        ends.retain(|end| Some(end.0) == side);
        ends.sort_unstable();
        let at = |n: usize| i32::try_from(n).unwrap_or(0);
        let before = ends.iter().position(|end| end.2 == link).map_or(0, at);
        (first + (last - first + 1 - at(ends.len())) / 2 + before).clamp(first, last)
    }

    /// The rows of a box's rules below its top: above the first port, and between all where one of them has several rows.
    pub(crate) fn port_rules(&self, item: usize) -> impl Iterator<Item = i32> {
        let ruled = if self.items[item].celled() { self.items[item].ports.len() } else { self.items[item].ports.len().min(1) };
        (0..ruled).map(move |port| self.port_rows(item, port).0 - 1)
    }
}

/// On which side of a box another stands: before it, after it, or above, below or around it.
pub(crate) fn faces(own: &Rect, other: &Rect) -> Ordering {
    if other.center_x() < own.x {
        Ordering::Less
    } else if other.center_x() > own.right() {
        Ordering::Greater
    } else {
        Ordering::Equal
    }
}

/// The most rows of one port.
const PORT_ROWS: i32 = 40;
