//! The rows of boxes that edges can name: how many each port needs, and at which of them an edge ends.

use crate::diagram::plan::{Item, Plan};
use crate::diagram::scene::Rect;
use std::cmp::Ordering;
use std::collections::BTreeMap;

impl Item {
    /// Whether rules part its ports: one of them has several rows.
    pub(crate) fn celled(&self) -> bool {
        self.ports.iter().any(|&rows| rows > 1)
    }
}

impl Plan<'_> {
    /// A row of a box holds a line on either side. One at which more end, or several on one side, is a cell as high as they need, with
    /// rules between the cells.
    pub(crate) fn heighten_for_ports(&mut self) {
        let mut counts: BTreeMap<(usize, usize), (usize, usize)> = BTreeMap::new();
        for link in &self.links {
            if let Some(port) = link.from_port {
                counts.entry((link.from, port)).or_default().0 += 1;
            }
            if let Some(port) = link.to_port {
                counts.entry((link.to, port)).or_default().1 += 1;
            }
        }
        for (&(item, port), &(out, into)) in &counts {
            let spare = usize::from(out == into && out > 1);
            self.items[item].ports[port] = i32::try_from(out.max(into) + spare).unwrap_or(PORT_ROWS).clamp(1, PORT_ROWS);
        }
        for item in &mut self.items {
            item.least.1 += item.ports.iter().map(|rows| rows - 1).sum::<i32>();
            if item.celled() {
                item.least.1 += i32::try_from(item.ports.len()).unwrap_or(1) - 1;
            }
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

    /// The rows of a box's rules below its top: above the first port, and between all where one of them has several rows.
    pub(crate) fn port_rules(&self, item: usize) -> impl Iterator<Item = i32> {
        let ruled = if self.items[item].celled() { self.items[item].ports.len() } else { self.items[item].ports.len().min(1) };
        (0..ruled).map(move |port| self.port_rows(item, port).0 - 1)
    }
}

/// The row, below the top of its box, at which each end of a link at a port crosses no other: those that leave to one side stand in the
/// order of their other ends, in the middle of the port's rows.
#[derive(Debug, Default)]
pub(crate) struct Homes(BTreeMap<(usize, usize, usize), i32>);

impl Homes {
    /// The rows of all ends, where the boxes stand so.
    pub(crate) fn new(plan: &Plan, rects: &[Rect]) -> Homes {
        let mut sides: BTreeMap<(usize, usize, Ordering), Vec<(i32, usize)>> = BTreeMap::new();
        for (l, link) in plan.links.iter().enumerate() {
            for (item, port, other) in [(link.from, link.from_port, link.to), (link.to, link.to_port, link.from)] {
                if let Some(port) = port {
                    let side = faces(&rects[item], &rects[other]);
                    sides.entry((item, port, side)).or_default().push((rects[other].center_y(), l));
                }
            }
        }
        let mut homes = BTreeMap::new();
        for ((item, port, _), mut ends) in sides {
            ends.sort_unstable();
            let (first, last) = plan.port_rows(item, port);
            let at = |n: usize| i32::try_from(n).unwrap_or(0);
            let start = first + (last - first + 1 - at(ends.len())) / 2;
            for (n, (_, link)) in ends.into_iter().enumerate() {
                homes.entry((item, port, link)).or_insert((start + at(n)).clamp(first, last));
            }
        }
        Homes(homes)
    }

    /// The row of a link's end at a port; the port's first where the link does not end there.
    pub(crate) fn of(&self, plan: &Plan, (item, port): (usize, usize), link: usize) -> i32 {
        self.0.get(&(item, port, link)).copied().unwrap_or_else(|| plan.port_rows(item, port).0)
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
