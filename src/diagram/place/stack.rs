//! Connected boxes in layers: order, places across, then places along; written for edges that run down, turned for edges
//! that run right.

mod grow;
mod settle;

use super::order::{self, Piece};

/// A box to place: `c` cells across the layers' direction, `m` cells along it.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub c: i32,
    pub m: i32,
    pub layer: usize,
    /// May grow across to meet its neighbours.
    pub elastic: bool,
    /// Has rows that lines end at.
    pub record: bool,
}

/// An edge between two parts, the first in an earlier layer (or the same one).
#[derive(Clone, Debug)]
pub(crate) struct Tie {
    pub a: usize,
    pub b: usize,
    /// Where it leaves `a` and reaches `b`, across, from the first cell of the part.
    pub at_a: i32,
    pub at_b: i32,
    /// Cells of the label across and along (0 without label).
    pub label_c: i32,
    pub label_m: i32,
    /// Cells across between two parts of one layer, so that its line runs from one to the other with its label.
    pub beside: i32,
}

/// An edge from a part to something outside, before the first layer or after the last.
#[derive(Clone, Debug)]
pub(crate) struct Reach {
    pub a: usize,
    pub at_a: i32,
    pub start: bool,
}

/// Distances.
#[derive(Clone, Debug)]
pub(crate) struct Spacing {
    /// Between parts of a layer.
    pub gap: i32,
    /// Between a lane and a part.
    pub lane: i32,
    /// Between layers, at least.
    pub along: i32,
    /// For each line that turns between two layers.
    pub turn: i32,
    /// Cells across that should not be passed.
    pub room: i32,
    /// Whether elastic parts grow.
    pub stretch: bool,
    /// Whether what would stand beyond the room is held within it.
    pub within: bool,
}

/// Places: first cell across, first cell along, cells across (grown or not).
pub(crate) struct Placed {
    pub parts: Vec<(i32, i32, i32)>,
    /// Lanes kept free: cell across, first cell along, cells along.
    pub lanes: Vec<(i32, i32, i32)>,
    /// Where each reach leaves, across.
    pub exits: Vec<i32>,
}

struct Slot {
    part: Option<usize>,
    /// Cells across of the box itself, and with room for labels.
    own: i32,
    wide: i32,
}

struct Stack<'a> {
    parts: &'a [Part],
    ties: &'a [Tie],
    spacing: &'a Spacing,
    slots: Vec<Slot>,
    layers: Vec<Vec<usize>>,
    pieces: Vec<Joint>,
    /// Ties between parts of one layer.
    beside: Vec<usize>,
    at: Vec<i32>,
    exits: Vec<(usize, i32)>,
}

#[derive(Clone, Copy)]
struct Joint {
    piece: Piece,
    at_upper: i32,
    at_lower: i32,
    label_m: i32,
    weight: i64,
}

/// Places the parts; `pull` is an outside wish per part, in thousandths of a layer.
pub(crate) fn stack(parts: &[Part], ties: &[Tie], reaches: &[Reach], pull: &[Option<i64>], spacing: &Spacing) -> Placed {
    let count = parts.iter().map(|p| p.layer + 1).max().unwrap_or(0);
    let slots = parts.iter().enumerate().map(|(i, p)| Slot { part: Some(i), own: p.c, wide: p.c }).collect();
    let mut layers = vec![vec![]; count];
    for (i, part) in parts.iter().enumerate() {
        layers[part.layer].push(i);
    }
    let mut stack = Stack { parts, ties, spacing, slots, layers, pieces: vec![], beside: vec![], at: vec![], exits: vec![] };
    stack.beside = (0..ties.len()).filter(|&t| stack.neighbours(&ties[t])).collect();
    stack.make_room_for_labels();
    for tie in ties {
        stack.thread(tie);
    }
    for reach in reaches {
        stack.thread_out(reach, count);
    }
    stack.balance();
    let pieces: Vec<Piece> = stack.pieces.iter().map(|j| j.piece).collect();
    let mut pulls = pull.to_vec();
    pulls.resize(stack.slots.len(), None);
    let slots = stack.slots.len();
    order::order(&mut stack.layers, &pieces, slots, &pulls);
    let beside: Vec<(usize, usize)> = stack.beside.iter().map(|&t| (ties[t].a, ties[t].b)).collect();
    order::line_up(&mut stack.layers, &beside);
    stack.settle();
    stack.finish()
}

impl Stack<'_> {
    /// Whether a tie joins two parts of one layer.
    fn neighbours(&self, tie: &Tie) -> bool {
        self.parts[tie.a].layer == self.parts[tie.b].layer
    }

    /// A label stands at the end of its edge that has fewer edges on that side: that part claims the label's cells.
    fn make_room_for_labels(&mut self) {
        let (mut out, mut into) = (vec![0; self.parts.len()], vec![0; self.parts.len()]);
        for tie in self.ties.iter().filter(|t| !self.neighbours(t)) {
            out[tie.a] += 1;
            into[tie.b] += 1;
        }
        let (ties, parts) = (self.ties, self.parts);
        for tie in ties.iter().filter(|t| t.label_c > 0 && parts[t.a].layer != parts[t.b].layer) {
            let host = if out[tie.a] <= into[tie.b] { tie.a } else { tie.b };
            let slot = &mut self.slots[host];
            slot.wide = slot.wide.max(tie.label_c + 2);
        }
    }

    /// Boxes without edges go to both sides of those with edges, alternately.
    fn balance(&mut self) {
        let mut tied = vec![false; self.slots.len()];
        for j in &self.pieces {
            tied[j.piece.upper] = true;
            tied[j.piece.lower] = true;
        }
        for layer in &mut self.layers {
            let (middle, loose): (Vec<usize>, Vec<usize>) = layer.iter().partition(|&&s| tied[s]);
            if middle.is_empty() {
                continue;
            }
            let left = loose.iter().skip(1).step_by(2);
            let right = loose.iter().step_by(2);
            *layer = left.chain(&middle).chain(right).copied().collect();
        }
    }

    fn layer_width(&self, layer: usize) -> i32 {
        let total: i32 = self.layers[layer].iter().map(|&s| self.slots[s].wide + self.spacing.gap).sum();
        total - self.spacing.gap
    }

    fn lane(&mut self, layer: usize) -> Option<usize> {
        if self.layer_width(layer) + 1 + 2 * self.spacing.lane > self.spacing.room || self.slots.len() > 1500 {
            return None;
        }
        self.slots.push(Slot { part: None, own: 1, wide: 1 });
        self.layers[layer].push(self.slots.len() - 1);
        Some(self.slots.len() - 1)
    }

    fn join(&mut self, layer: usize, upper: (usize, i32), lower: (usize, i32), label_m: i32) {
        let lanes = usize::from(self.slots[upper.0].part.is_none()) + usize::from(self.slots[lower.0].part.is_none());
        let part = |(slot, at): (usize, i32)| i64::from(at) * 1000 / i64::from(self.slots[slot].own.max(1));
        let piece = Piece { layer, upper: upper.0, lower: lower.0, along: (part(upper), part(lower)) };
        let weight = [2, 3, 8][lanes];
        self.pieces.push(Joint { piece, at_upper: upper.1, at_lower: lower.1, label_m, weight });
    }

    /// Cuts an edge into pieces, with a lane in each layer that it passes.
    fn thread(&mut self, tie: &Tie) {
        let (first, last) = (self.parts[tie.a].layer, self.parts[tie.b].layer);
        let mut at = Some((tie.a, tie.at_a));
        for layer in first + 1..=last {
            let next = if layer == last { Some((tie.b, tie.at_b)) } else { self.lane(layer).map(|s| (s, 0)) };
            if let (Some(upper), Some(lower)) = (at, next) {
                let label = if layer == first + 1 || layer == last { tie.label_m } else { 0 };
                self.join(layer - 1, upper, lower, label);
            }
            at = next;
        }
    }

    fn thread_out(&mut self, reach: &Reach, count: usize) {
        let mut at = Some((reach.a, reach.at_a));
        let own = self.parts[reach.a].layer;
        let passed: Vec<usize> = if reach.start { (0..own).rev().collect() } else { (own + 1..count).collect() };
        for layer in passed {
            let next = self.lane(layer).map(|s| (s, 0));
            if let (Some(a), Some(b)) = (at, next) {
                if reach.start {
                    self.join(layer, b, a, 0);
                } else {
                    self.join(layer - 1, a, b, 0);
                }
            }
            at = next;
        }
        self.exits.push(at.unwrap_or((reach.a, reach.at_a)));
    }

    /// Distance between the first cells of two neighbours in a layer.
    fn apart(&self, left: usize, right: usize) -> i32 {
        let (l, r) = (&self.slots[left], &self.slots[right]);
        let gap = if l.part.is_none() || r.part.is_none() { self.spacing.lane } else { self.spacing.gap };
        let overhang = |s: &Slot| (s.wide - s.own + 1) / 2;
        let tied = |t: &&Tie| (t.a, t.b) == (left, right) || (t.b, t.a) == (left, right);
        let beside = self.beside.iter().filter_map(|&t| self.ties.get(t)).filter(tied).map(|t| t.beside).max().unwrap_or(0);
        l.own + gap.max(overhang(l) + overhang(r) + 1).max(beside)
    }

    fn finish(mut self) -> Placed {
        if self.spacing.stretch {
            for l in 0..self.layers.len() {
                self.stretch_layer(l);
            }
            self.recenter();
        }
        self.line_up_records();
        self.straighten();
        if self.spacing.within {
            self.keep_within();
        }
        self.tuck();
        let first = (0..self.slots.len()).map(|s| self.at[s].min(self.at[s] - self.overhang(s))).min().unwrap_or(0);
        let mut along = 0;
        let mut layers = vec![];
        for l in 0..self.layers.len() {
            let m = self.layers[l].iter().filter_map(|&s| self.slots[s].part).map(|p| self.parts[p].m).max().unwrap_or(1);
            layers.push((along, m));
            along += m + self.gap_after(l);
        }
        let mut parts = vec![(0, 0, 0); self.parts.len()];
        for (i, part) in self.parts.iter().enumerate() {
            let (start, m) = layers[part.layer];
            parts[i] = (self.at[i] - first, start + (m - part.m) / 2, self.slots[i].own);
        }
        let mut lanes = vec![];
        for (l, layer) in self.layers.iter().enumerate() {
            let free = layer.iter().filter(|&&s| self.slots[s].part.is_none());
            lanes.extend(free.map(|&s| (self.at[s] - first, layers[l].0, layers[l].1)));
        }
        let exits = self.exits.iter().map(|&(slot, at)| self.at[slot] + at - first).collect();
        Placed { parts, lanes, exits }
    }

    fn overhang(&self, slot: usize) -> i32 {
        let s = &self.slots[slot];
        if s.part.is_some() { (s.wide - s.own + 1) / 2 } else { 0 }
    }

    /// Boxes without edges move up to those that have some.
    fn tuck(&mut self) {
        let mut tied = vec![false; self.slots.len()];
        for j in &self.pieces {
            tied[j.piece.upper] = true;
            tied[j.piece.lower] = true;
        }
        for layer in self.layers.clone() {
            let (Some(first), Some(last)) = (layer.iter().position(|&s| tied[s]), layer.iter().rposition(|&s| tied[s])) else {
                continue;
            };
            for i in last + 1..layer.len() {
                self.at[layer[i]] = self.at[layer[i - 1]] + self.apart(layer[i - 1], layer[i]);
            }
            for i in (0..first).rev() {
                self.at[layer[i]] = self.at[layer[i + 1]] - self.apart(layer[i], layer[i + 1]);
            }
        }
    }

    /// Cells between a layer and the next: the labels that stand there, and a track for each line that must turn.
    fn gap_after(&self, l: usize) -> i32 {
        let mut label = 0;
        let mut spans: Vec<(i32, i32)> = vec![];
        for j in self.pieces.iter().filter(|j| j.piece.layer == l) {
            label = label.max(j.label_m);
            let (u, v) = (self.at[j.piece.upper] + j.at_upper, self.at[j.piece.lower] + j.at_lower);
            let reach = (self.slots[j.piece.upper].own / 2 - 1).max(0) + (self.slots[j.piece.lower].own / 2 - 1).max(0);
            if (u - v).abs() > reach {
                spans.push((u.min(v), u.max(v)));
            }
        }
        let tracks = spans.iter().map(|s| spans.iter().filter(|t| t.0 <= s.1 && s.0 <= t.1).count()).max().unwrap_or(0);
        let tracks = i32::try_from(tracks.min(12)).unwrap_or(12);
        self.spacing.along.max(label + 2) + tracks * self.spacing.turn
    }
}
