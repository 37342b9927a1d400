//! Places across: each box as near to those it is joined to as its neighbours let it be.

use super::Stack;
use crate::diagram::place::pack::{Wish, pack};

/// Cells that a box may be moved by for a straight line.
const NEARLY_STRAIGHT: i32 = 2;

impl Stack<'_> {
    /// Finds places across by looking at the layer above, at the layer below, then at both.
    pub(super) fn settle(&mut self) {
        self.at = vec![0; self.slots.len()];
        for layer in &self.layers {
            let mut x = 0;
            for (i, &slot) in layer.iter().enumerate() {
                if i > 0 {
                    x += self.apart(layer[i - 1], slot);
                }
                self.at[slot] = x;
            }
        }
        let widest = (0..self.layers.len()).map(|l| self.extent(l)).max().unwrap_or(0);
        for l in 0..self.layers.len() {
            let shift = (widest - self.extent(l)) / 2;
            for i in 0..self.layers[l].len() {
                let slot = self.layers[l][i];
                self.at[slot] += shift;
            }
        }
        let rounds = if self.slots.len() > 400 { 1 } else { 4 };
        for _ in 0..rounds {
            for l in 0..self.layers.len() {
                self.settle_layer(l, true, false);
            }
            for l in (0..self.layers.len()).rev() {
                self.settle_layer(l, false, true);
            }
        }
        for l in 0..self.layers.len() {
            self.settle_layer(l, true, true);
        }
    }

    /// Moves all layers after a gap, where records stand on both sides, so that more lines cross it straight: from row to row rather than
    /// with two bends to a middle that suits none.
    pub(super) fn line_up_records(&mut self) {
        for l in 1..self.layers.len() {
            let record = |slot: usize| self.slots[slot].part.is_some_and(|part| self.parts[part].record);
            let joints = self.pieces.iter().filter(|j| j.piece.layer + 1 == l && record(j.piece.upper) && record(j.piece.lower));
            let wishes: Vec<i32> =
                joints.map(|j| self.at[j.piece.upper] + j.at_upper - self.at[j.piece.lower] - j.at_lower).collect();
            let straight = |by: i32| wishes.iter().filter(|&&wish| wish == by).count();
            let low = self.layers[..l].iter().flatten().map(|&slot| self.at[slot]).min().unwrap_or(0);
            let first = self.layers[l..].iter().flatten().map(|&slot| self.at[slot]).min().unwrap_or(0);
            let inside = |by: i32| first + by >= low.min(first);
            let best = wishes.iter().copied().filter(|&by| inside(by)).max_by_key(|&by| (straight(by), -by.abs(), -by));
            if let Some(by) = best.filter(|&by| straight(by) > straight(0)) {
                for &slot in self.layers[l..].iter().flatten() {
                    self.at[slot] += by;
                }
            }
        }
    }

    /// Moves a box by a cell or two where one of its lines is straight then and none is now: the middle of several wishes suits none of them.
    pub(super) fn straighten(&mut self) {
        // Boxes that grew to where lines are straight stay there.
        if self.slots.iter().any(|slot| slot.part.is_some_and(|part| slot.own > self.parts[part].c)) {
            return;
        }
        let low = self.at.iter().copied().min().unwrap_or(0);
        let high = self.slots.iter().zip(&self.at).map(|(slot, at)| at + slot.own).max().unwrap_or(0);
        for l in 0..self.layers.len() {
            for i in 0..self.layers[l].len() {
                let slot = self.layers[l][i];
                let wishes = self.pieces.iter().filter_map(|j| {
                    let (upper, lower) = (self.at[j.piece.upper] + j.at_upper, self.at[j.piece.lower] + j.at_lower);
                    if j.piece.upper == slot { Some(lower - upper) } else { (j.piece.lower == slot).then_some(upper - lower) }
                });
                let Some(by) = wishes.min_by_key(|by| (by.abs(), *by)) else { continue };
                let left =
                    i == 0 || self.at[slot] + by - self.at[self.layers[l][i - 1]] >= self.apart(self.layers[l][i - 1], slot);
                let right =
                    self.layers[l].get(i + 1).is_none_or(|&next| self.at[next] - self.at[slot] - by >= self.apart(slot, next));
                let inside = low <= self.at[slot] + by && self.at[slot] + by + self.slots[slot].own <= high;
                if by.abs() <= NEARLY_STRAIGHT && left && right && inside {
                    self.at[slot] += by;
                }
            }
        }
    }

    /// Where boxes that follow their neighbours would stand beyond the room, they stay within it and the lines bend instead. The
    /// window is where least has to move.
    pub(super) fn keep_within(&mut self) {
        if self.spacing.room <= 0 || self.slots.is_empty() || self.slots.len() > 400 {
            return;
        }
        let span = |stack: &Stack, layer: &[usize]| {
            let first = layer.first().map_or(0, |&s| stack.at[s]);
            (first, layer.last().map_or(0, |&s| stack.at[s] + stack.slots[s].own))
        };
        let spans: Vec<(i32, i32)> = self.layers.iter().map(|layer| span(self, layer)).collect();
        let least: Vec<i32> = self.layers.iter().map(|layer| self.least_extent(layer)).collect();
        let (low, high) = spans.iter().fold((i32::MAX, i32::MIN), |all, s| (all.0.min(s.0), all.1.max(s.1)));
        let room = self.spacing.room.max(least.iter().copied().max().unwrap_or(0));
        if high - low <= room {
            return;
        }
        let moved = |start: i32| spans.iter().map(|s| (start - s.0).max(0) + (s.1 - start - room).max(0)).sum::<i32>();
        let start = (low..=high - room).min_by_key(|&start| moved(start)).unwrap_or(low);
        for layer in self.layers.clone() {
            let mut free = start;
            for (i, &slot) in layer.iter().enumerate() {
                self.at[slot] = self.at[slot].max(free);
                free = self.at[slot] + layer.get(i + 1).map_or(0, |&next| self.apart(slot, next));
            }
            let mut end = start + room;
            for (i, &slot) in layer.iter().enumerate().rev() {
                let most = layer.get(i + 1).map_or(end - self.slots[slot].own, |&next| end - self.apart(slot, next));
                self.at[slot] = self.at[slot].min(most);
                end = self.at[slot];
            }
        }
    }

    /// Cells of a layer whose boxes stand as near as they may.
    fn least_extent(&self, layer: &[usize]) -> i32 {
        let apart: i32 = layer.windows(2).map(|w| self.apart(w[0], w[1])).sum();
        apart + layer.last().map_or(0, |&s| self.slots[s].own)
    }

    fn extent(&self, layer: usize) -> i32 {
        self.layers[layer].last().map_or(0, |&s| self.at[s] + self.slots[s].own)
    }

    pub(super) fn settle_layer(&mut self, l: usize, up: bool, down: bool) {
        let mut sums = vec![(0i64, 0i64); self.slots.len()];
        for j in &self.pieces {
            let p = j.piece;
            if up && p.layer + 1 == l {
                let wish = i64::from(self.at[p.upper] + j.at_upper - j.at_lower);
                sums[p.lower].0 += wish * j.weight;
                sums[p.lower].1 += j.weight;
            }
            if down && p.layer == l {
                let wish = i64::from(self.at[p.lower] + j.at_lower - j.at_upper);
                sums[p.upper].0 += wish * j.weight;
                sums[p.upper].1 += j.weight;
            }
        }
        let layer = &self.layers[l];
        let wishes: Vec<Wish> = layer
            .iter()
            .map(|&s| match sums[s] {
                (_, 0) => Wish { at: i64::from(self.at[s]) * 4, weight: 1 },
                (sum, weight) => Wish { at: (sum * 4).div_euclid(weight), weight: weight * 4 },
            })
            .map(|w| Wish { at: w.at.div_euclid(4), weight: w.weight })
            .collect();
        let apart: Vec<i32> = layer.windows(2).map(|w| self.apart(w[0], w[1])).collect();
        let places = pack(&wishes, &apart);
        for (&slot, place) in self.layers[l].clone().iter().zip(places) {
            self.at[slot] = place;
        }
    }
}
