//! One set of boxes that edges join: its parts, their ties, and what they make once they are stacked.

use super::{Level, Nest};
use crate::diagram::graph::Direction;
use crate::diagram::label;
use crate::diagram::place::Block;
use crate::diagram::place::stack::{Part, Placed, Reach, Spacing, Tie, stack};
use crate::diagram::scene::Rect;

impl Nest<'_> {
    /// Places one connected set.
    pub(super) fn set(&self, group: usize, level: &Level, set: &[usize], layer: &[usize], own: &[Block]) -> Block {
        let children = &self.plan.items[group].children;
        let down = self.toward(group) == Direction::Down;
        let spacing = self.spacing(group);
        let mut parts: Vec<Part> = set
            .iter()
            .zip(layer)
            .map(|(&i, &layer)| {
                let (c, m) = if down { (own[i].w, own[i].h) } else { (own[i].h, own[i].w) };
                let record = self.plan.node(children[i]).is_some_and(|n| !n.ports.is_empty());
                let loops = own[i].rect_of(children[i]).is_none_or(|r| r.w < own[i].w);
                Part { c, m, layer, elastic: !self.plan.is_group(children[i]) && !record && !loops, record }
            })
            .collect();
        split(&mut parts, &spacing);
        let local = |i: usize| set.iter().position(|&s| s == i);
        let mut ties = vec![];
        for &(a, b, l) in &level.ties {
            if let (Some(a), Some(b)) = (local(a), local(b)) {
                ties.push(self.tie(&parts, (a, &own[set[a]]), (b, &own[set[b]]), l, down));
            }
        }
        let (mut reaches, mut out) = (vec![], vec![]);
        let mut pull = vec![None; set.len()];
        for (k, &i) in set.iter().enumerate() {
            pull[k] = self.pull(group, children[i], down);
            for &l in &self.leaving[children[i]] {
                if self.plan.links[l].meet == group || group == self.plan.root {
                    continue;
                }
                if let Some((direction, start)) = self.exit(group, l)
                    && (direction == Direction::Down) == down
                {
                    out.push(l);
                    reaches.push(Reach { a: k, at_a: self.anchor(&own[i], l, down), start });
                }
            }
        }
        let placed = stack(&parts, &ties, &reaches, &pull, &spacing);
        let mut block = assemble(set, children, own, &placed, down);
        block.exits = out.into_iter().zip(&placed.exits).map(|(l, &at)| (l, down, at)).collect();
        block
    }

    fn tie(&self, parts: &[Part], a: (usize, &Block), b: (usize, &Block), l: usize, down: bool) -> Tie {
        let link = &self.plan.links[l];
        let (first, second) = if parts[a.0].layer <= parts[b.0].layer { (a, b) } else { (b, a) };
        let (w, h) = label::estimate(&link.says, down);
        let (label_c, label_m) = if link.says.is_empty() {
            (0, 0)
        } else if down {
            (w + 2, h)
        } else {
            (1, w + 3)
        };
        Tie {
            a: first.0,
            b: second.0,
            at_a: self.anchor(first.1, l, down),
            at_b: self.anchor(second.1, l, down),
            label_c,
            label_m,
            beside: match (down, link.says.is_empty()) {
                (true, true) => 5,
                (true, false) => label::estimate(&link.says, false).0 + 6,
                (false, true) => 2,
                (false, false) => 3 + label::estimate(&link.says, true).1,
            },
        }
    }

    /// The place across, in a block, of the end of a link.
    fn anchor(&self, block: &Block, l: usize, down: bool) -> i32 {
        if let Some(&(_, _, at)) = block.exits.iter().find(|e| e.0 == l && e.1 == down) {
            return at;
        }
        let link = &self.plan.links[l];
        for (end, port) in [(link.from, link.from_port), (link.to, link.to_port)] {
            if let Some(rect) = block.rect_of(end) {
                return match (down, port) {
                    (true, _) => rect.center_x(),
                    (false, None) => rect.center_y(),
                    (false, Some(p)) => {
                        let (first, last) = self.plan.port_rows(end, p);
                        rect.y + self.homes.as_ref().map_or((first + last) / 2, |homes| homes.of(self.plan, (end, p), l))
                    }
                };
            }
        }
        if down { block.w / 2 } else { block.h / 2 }
    }

    /// Where the outside ends of a child's links stood in the earlier result.
    fn pull(&self, group: usize, child: usize, down: bool) -> Option<i64> {
        let before = self.before?;
        let frame = before[group];
        let (mut sum, mut count) = (0i64, 0i64);
        for &l in &self.leaving[child] {
            let link = &self.plan.links[l];
            if link.meet == group {
                continue;
            }
            let outer = if self.plan.holds(child, link.from) { link.to } else { link.from };
            let at = if down { before[outer].center_x() - frame.x } else { before[outer].center_y() - frame.y };
            let all = if down { frame.w } else { frame.h };
            sum += (i64::from(at) * 1000 / i64::from(all.max(1))).clamp(-500, 1500);
            count += 1;
        }
        (count > 0).then(|| sum / count)
    }
}

/// Cuts layers that are too wide into several.
fn split(parts: &mut [Part], spacing: &Spacing) {
    let count = parts.iter().map(|p| p.layer + 1).max().unwrap_or(0);
    let mut next = 0;
    let mut fresh = vec![0; parts.len()];
    for layer in 0..count {
        let members: Vec<usize> = (0..parts.len()).filter(|&i| parts[i].layer == layer).collect();
        let total: i32 = members.iter().map(|&i| parts[i].c + spacing.gap).sum::<i32>() - spacing.gap;
        let rows = if spacing.room <= 0 { i32::MAX } else { (total + spacing.room - 1) / spacing.room.max(1) };
        let share = if rows > 1 { spacing.room.min(total / rows.clamp(1, 1000) + total / 20 + 4) } else { spacing.room };
        let mut c = 0;
        for (k, &i) in members.iter().enumerate() {
            if k > 0 && c + spacing.gap + parts[i].c > share {
                next += 1;
                c = 0;
            } else if k > 0 {
                c += spacing.gap;
            }
            c += parts[i].c;
            fresh[i] = next;
        }
        next += 1;
    }
    for (part, layer) in parts.iter_mut().zip(fresh) {
        part.layer = layer;
    }
}

/// The set as one block, its boxes where they were placed.
fn assemble(set: &[usize], children: &[usize], own: &[Block], placed: &Placed, down: bool) -> Block {
    let mut all = Block::default();
    for (k, &i) in set.iter().enumerate() {
        let (c, m, wide) = placed.parts[k];
        let mut block = own[i].clone();
        if let [(item, rect)] = block.rects.as_mut_slice()
            && *item == children[i]
            && rect.w == block.w
        {
            if down { rect.w = wide } else { rect.h = wide }
        }
        if down {
            block.shift(c, m)
        } else {
            block.shift(m, c)
        }
        all.rects.append(&mut block.rects);
        all.lanes.append(&mut block.lanes);
    }
    for &(c, m, length) in &placed.lanes {
        all.lanes.push(if down { Rect::new(c, m, 1, length) } else { Rect::new(m, c, length, 1) });
    }
    all.fit();
    all
}
