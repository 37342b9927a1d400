//! Places across: each box as near to those it is joined to as its neighbours let it be.

use super::Stack;
use crate::diagram::place::pack::{Wish, pack};

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
