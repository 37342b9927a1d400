//! What a thing contains: boxes on shelves, stretched until every shelf is as wide as the widest; things that the others
//! share lie below them over the whole width.

use crate::diagram::label;
use crate::diagram::plan::Plan;
use crate::diagram::scene::Rect;

struct Shelves<'a> {
    plan: &'a Plan<'a>,
    /// Rows of children, by item.
    rows: Vec<Vec<Vec<usize>>>,
    least: Vec<(i32, i32)>,
    limit: i32,
    /// More room around what is in a group, for lines.
    room: i32,
    /// Columns and rows between things, by group.
    gaps: Vec<(i32, i32)>,
    /// Columns and rows beside and below each item, for edges from it to itself.
    loops: Vec<(i32, i32)>,
}

const PAD: (i32, i32) = (3, 2);

/// Places all items.
pub(crate) fn place(plan: &Plan, limit: i32, room: i32) -> Vec<Rect> {
    let count = plan.items.len();
    let mut shelves = Shelves {
        plan,
        rows: vec![vec![]; count],
        least: plan.items.iter().map(|i| i.least).collect(),
        limit,
        room,
        gaps: vec![(2 + room, 1 + room / 2); count],
        loops: vec![(0, 0); count],
    };
    for link in &plan.links {
        let (w, h) = label::estimate(&link.says, false);
        let gap = &mut shelves.gaps[link.meet];
        if link.from == link.to {
            // Out at a side and back from below.
            let (dx, dy) = &mut shelves.loops[link.from];
            *dx = (*dx).max(label::estimate(&link.says, true).0 + 2) + 3;
            *dy += 2 + room / 2;
            continue;
        }
        gap.0 = gap.0.max(if link.says.is_empty() { 4 } else { w + 5 } + room);
        gap.1 = gap.1.max(2 + h + room / 2);
    }
    for group in plan.groups_inside_out() {
        shelves.measure(group);
    }
    let mut rects = vec![Rect::default(); count];
    let (w, h) = shelves.least[plan.root];
    shelves.assign(plan.root, Rect::new(0, 0, w, h), &mut rects);
    rects
}

impl Shelves<'_> {
    fn pad(&self, group: usize) -> (i32, i32) {
        if group == self.plan.root { (0, 0) } else { (PAD.0 + self.room / 2, PAD.1 + self.room / 4) }
    }

    /// Sorts the children into rows and sums up the size.
    fn measure(&mut self, group: usize) {
        let (gap, below) = self.gaps[group];
        let depth = i32::try_from(self.plan.items[group].depth).unwrap_or(0);
        let room = self.limit - depth * 2 * self.pad(group).0;
        let mut rows: Vec<Vec<usize>> = vec![];
        let mut used = 0;
        let mut closed = true;
        for &child in &self.plan.items[group].children {
            let wide = self.plan.wide(child);
            let w = self.taken(child).0;
            if wide || closed || used + gap + w > room {
                rows.push(vec![]);
                used = w;
            } else {
                used += gap + w;
            }
            closed = wide;
            if let Some(row) = rows.last_mut() {
                row.push(child);
            }
        }
        let (px, py) = self.pad(group);
        let width = |row: &Vec<usize>| row.iter().map(|&c| self.taken(c).0 + gap).sum::<i32>() - gap;
        let w = rows.iter().map(width).max().unwrap_or(0) + 2 * px;
        let h: i32 = rows.iter().map(|row| self.height(row) + below).sum::<i32>() - below + 2 * py;
        let least = self.least[group];
        self.least[group] = (w.max(least.0), h.max(least.1));
        self.rows[group] = rows;
    }

    /// The cells of an item and of the edges from it to itself.
    fn taken(&self, item: usize) -> (i32, i32) {
        let ((w, h), (dx, dy)) = (self.least[item], self.loops[item]);
        (w + dx, h + dy)
    }

    fn height(&self, row: &[usize]) -> i32 {
        row.iter().map(|&c| self.taken(c).1).max().unwrap_or(0)
    }

    /// Gives the group its cells and shares them among the rows.
    fn assign(&self, group: usize, rect: Rect, rects: &mut [Rect]) {
        rects[group] = rect;
        let (px, py) = self.pad(group);
        let (gap, below) = self.gaps[group];
        let inner = Rect::new(rect.x + px, rect.y + py, rect.w - 2 * px, rect.h - 2 * py);
        let rows = &self.rows[group];
        let needed: i32 = rows.iter().map(|row| self.height(row) + below).sum::<i32>() - below;
        let mut spare = (inner.h - needed).max(0);
        let mut y = inner.y;
        for (r, row) in rows.iter().enumerate() {
            let extra = spare / i32::try_from(rows.len() - r).unwrap_or(1);
            spare -= extra;
            let h = self.height(row) + extra;
            let used: i32 = row.iter().map(|&c| self.taken(c).0 + gap).sum::<i32>() - gap;
            let mut slack = (inner.w - used).max(0);
            let mut x = inner.x;
            for (i, &child) in row.iter().enumerate() {
                let more = slack / i32::try_from(row.len() - i).unwrap_or(1);
                slack -= more;
                let own = Rect::new(x, y, self.least[child].0 + more, h - self.loops[child].1);
                if self.plan.is_group(child) {
                    self.assign(child, own, rects);
                } else {
                    rects[child] = own;
                }
                x += own.w + self.loops[child].0 + gap;
            }
            y += h + below;
        }
    }
}
