//! Boxes that many edges reach grow, so that the edges run straight.

use super::Stack;

impl Stack<'_> {
    /// Lets parts that several edges reach grow across until the edges are straight.
    pub(super) fn stretch_layer(&mut self, l: usize) {
        for i in 0..self.layers[l].len() {
            let slot = self.layers[l][i];
            if self.slots[slot].part.is_none_or(|p| !self.parts[p].elastic) {
                continue;
            }
            let (mut above, mut below, mut parts) = (vec![], vec![], (0, 0));
            for j in &self.pieces {
                if j.piece.lower == slot {
                    above.push(self.span(j.piece.upper, j.at_upper));
                    parts.0 += i32::from(self.slots[j.piece.upper].part.is_some());
                } else if j.piece.upper == slot {
                    below.push(self.span(j.piece.lower, j.at_lower));
                    parts.1 += i32::from(self.slots[j.piece.lower].part.is_some());
                }
            }
            if parts.0 < 2 && parts.1 < 2 {
                continue;
            }
            let many = if above.len() >= below.len() { above } else { below };
            let low = many.iter().map(|s| s.0).min().unwrap_or(0).min(self.at[slot]);
            let high = many.iter().map(|s| s.1).max().unwrap_or(0).max(self.at[slot] + self.slots[slot].own);
            let floor = if i == 0 { low } else { self.free_after(self.layers[l][i - 1]) };
            let ceiling = self.layers[l].get(i + 1).map_or(high, |&n| self.at[n] - self.gap_to(n));
            let old_left = self.at[slot];
            let left = low.max(floor).min(old_left);
            let right = high.min(ceiling).max(old_left + self.slots[slot].own);
            self.at[slot] = left;
            self.slots[slot].own = right - left;
            self.slots[slot].wide = self.slots[slot].wide.max(right - left);
            for j in &mut self.pieces {
                if j.piece.lower == slot {
                    j.at_lower = (self.at[j.piece.upper] + j.at_upper - left).clamp(1, right - left - 2);
                } else if j.piece.upper == slot {
                    j.at_upper = (self.at[j.piece.lower] + j.at_lower - left).clamp(1, right - left - 2);
                }
            }
        }
    }

    /// After boxes have grown, a line that is alone on its side leaves from the middle.
    pub(super) fn recenter(&mut self) {
        for i in 0..self.pieces.len() {
            let p = self.pieces[i].piece;
            let grown = |s: usize| self.slots[s].part.is_some_and(|q| self.slots[s].own > self.parts[q].c);
            if grown(p.upper) && self.pieces.iter().filter(|j| j.piece.upper == p.upper).count() == 1 {
                self.pieces[i].at_upper = (self.slots[p.upper].own - 1) / 2;
            }
            if grown(p.lower) && self.pieces.iter().filter(|j| j.piece.lower == p.lower).count() == 1 {
                self.pieces[i].at_lower = (self.slots[p.lower].own - 1) / 2;
            }
        }
        for l in 1..self.layers.len() {
            if !self.layers[l].iter().any(|&s| self.slots[s].part.is_some_and(|q| self.slots[s].own > self.parts[q].c)) {
                self.settle_layer(l, true, false);
            }
        }
    }

    /// What a neighbour spans, for a box that grows along it: the box itself, or two cells around a line.
    fn span(&self, slot: usize, at: i32) -> (i32, i32) {
        let elastic = self.slots[slot].part.is_some_and(|p| self.parts[p].elastic);
        let line = self.at[slot] + at;
        if elastic { (self.at[slot], self.at[slot] + self.slots[slot].own) } else { (line - 2, line + 3) }
    }

    fn gap_to(&self, slot: usize) -> i32 {
        if self.slots[slot].part.is_none() { self.spacing.lane } else { self.spacing.gap }
    }

    fn free_after(&self, slot: usize) -> i32 {
        self.at[slot] + self.slots[slot].own + self.gap_to(slot)
    }
}
