//! The order of boxes and lanes within layers: barycentres, keeping the order with fewest crossings.

/// A piece of an edge between neighbouring layers: slot of the upper layer, slot of the lower one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece {
    /// Upper layer.
    pub layer: usize,
    /// Slot number (stable) in the upper layer.
    pub upper: usize,
    /// Slot number (stable) in the lower layer.
    pub lower: usize,
    /// Where it leaves the upper slot and reaches the lower one, in thousandths of the slot.
    pub along: (i64, i64),
}

/// Sorts the slots of each layer; `pull` is an outside wish per slot in thousandths of the layer, if any.
pub(crate) fn order(layers: &mut Vec<Vec<usize>>, pieces: &[Piece], slots: usize, pull: &[Option<i64>]) {
    let mut best = layers.clone();
    let mut fewest = crossings(layers, pieces, slots);
    let sweeps = if slots > 400 { 3 } else { 10 };
    let mut above: Vec<Vec<(usize, i64)>> = vec![vec![]; slots];
    let mut below: Vec<Vec<(usize, i64)>> = vec![vec![]; slots];
    for p in pieces {
        above[p.lower].push((p.upper, p.along.0));
        below[p.upper].push((p.lower, p.along.1));
    }
    for sweep in 0..sweeps {
        if fewest == 0 && sweep > 1 {
            break;
        }
        let down = sweep % 2 == 0;
        let count = layers.len();
        for step in 0..count {
            let l = if down { step } else { count - 1 - step };
            let near = if down { &above } else { &below };
            sort_layer(layers, l, near, slots, pull);
        }
        let now = crossings(layers, pieces, slots);
        if now < fewest || (now == fewest && sweep == 0) {
            fewest = now;
            best.clone_from(layers);
        }
    }
    *layers = best;
}

/// The middle of each slot and its breadth, in thousandths of its layer.
fn positions(layers: &[Vec<usize>], slots: usize) -> (Vec<i64>, Vec<i64>) {
    let mut at = vec![0i64; slots];
    let mut wide = vec![0i64; slots];
    for layer in layers {
        let count = i64::try_from(layer.len()).unwrap_or(1);
        for (i, &slot) in layer.iter().enumerate() {
            let i = i64::try_from(i).unwrap_or(0);
            at[slot] = (2 * i + 1) * 1000 / (2 * count);
            wide[slot] = 1000 / count;
        }
    }
    (at, wide)
}

/// Slots without a wish keep their place; the others are sorted among the places that are left.
fn sort_layer(layers: &mut [Vec<usize>], l: usize, near: &[Vec<(usize, i64)>], slots: usize, pull: &[Option<i64>]) {
    let (at, wide) = positions(layers, slots);
    let wish = |slot: usize| {
        let mut sum: i64 = near[slot].iter().map(|&(n, along)| at[n] + wide[n] * (along - 500) / 1000).sum();
        let mut count = i64::try_from(near[slot].len()).unwrap_or(0);
        if let Some(p) = pull[slot] {
            sum += p;
            count += 1;
        }
        (count > 0).then(|| sum / count)
    };
    let free: Vec<usize> = (0..layers[l].len()).filter(|&i| wish(layers[l][i]).is_some()).collect();
    let mut moving: Vec<(i64, usize)> = free.iter().map(|&i| (wish(layers[l][i]).unwrap_or(0), layers[l][i])).collect();
    moving.sort_by_key(|&(w, _)| w);
    for (&i, (_, slot)) in free.iter().zip(moving) {
        layers[l][i] = slot;
    }
}

/// Puts the slots of a layer that edges tie to each other side by side, from first to last along these edges, where the first of them stands.
pub(crate) fn line_up(layers: &mut [Vec<usize>], ties: &[(usize, usize)]) {
    if ties.is_empty() {
        return;
    }
    for layer in layers {
        let inside: Vec<(usize, usize)> = ties.iter().copied().filter(|(a, b)| layer.contains(a) && layer.contains(b)).collect();
        let starts = |slot: &usize| inside.iter().any(|t| t.0 == *slot) && inside.iter().all(|t| t.1 != *slot);
        let tied = |slot: &usize| inside.iter().any(|t| t.0 == *slot || t.1 == *slot);
        let mut chains: Vec<Vec<usize>> = vec![];
        let mut seen: Vec<usize> = vec![];
        let heads: Vec<usize> = layer.iter().copied().filter(starts).chain(layer.iter().copied().filter(tied)).collect();
        for head in heads {
            let mut chain = vec![];
            let mut next = vec![head];
            while let Some(at) = next.pop() {
                if !seen.contains(&at) {
                    seen.push(at);
                    chain.push(at);
                    next.extend(inside.iter().rev().filter(|t| t.0 == at).map(|t| t.1));
                }
            }
            chains.push(chain);
        }
        let mut lined: Vec<usize> = vec![];
        for slot in layer.iter() {
            match chains.iter().find(|chain| chain.contains(slot)) {
                Some(chain) if !lined.contains(slot) => lined.extend(chain),
                Some(_) => {}
                None => lined.push(*slot),
            }
        }
        *layer = lined;
    }
}

/// Crossings between neighbouring layers.
pub(crate) fn crossings(layers: &[Vec<usize>], pieces: &[Piece], slots: usize) -> usize {
    let mut rank = vec![0usize; slots];
    for layer in layers {
        for (i, &slot) in layer.iter().enumerate() {
            rank[slot] = i;
        }
    }
    let mut total = 0;
    for l in 0..layers.len() {
        let end = |p: &Piece| ((rank[p.upper], p.along.0), (rank[p.lower], p.along.1));
        let mut ends: Vec<_> = pieces.iter().filter(|p| p.layer == l).map(end).collect();
        ends.sort_unstable();
        if ends.len() > 300 {
            continue;
        }
        for i in 0..ends.len() {
            total += ends[i + 1..].iter().filter(|e| e.0 > ends[i].0 && e.1 < ends[i].1).count();
        }
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_edges_tie_in_a_layer_stands_in_their_order() {
        let mut layers = vec![vec![3, 0, 2, 1], vec![4]];
        line_up(&mut layers, &[(0, 1), (1, 2)]);
        assert_eq!(layers, [vec![3, 0, 1, 2], vec![4]]);
        line_up(&mut layers, &[(2, 0), (0, 2)]);
        assert_eq!(layers, [vec![3, 0, 2, 1], vec![4]]);
    }
}
