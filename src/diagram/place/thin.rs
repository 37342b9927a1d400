//! The order of boxes in a column in which fewest lines pass beside a row: a local search for the cutwidth of the graph.
//!
//! Finding the least is hard (Garey and Johnson, "Computers and Intractability", 1979, problem GT44), and here only a few columns are
//! wanted: one box at a time is put where that helps.

/// The most rounds in which every box is tried at every place.
const ROUNDS: usize = 4;
/// With more boxes than this the order stays.
const MOST: usize = 60;

/// A layer for each box of its own, from the order that their layers give; boxes of a lower turn stay before those of a higher one.
pub(crate) fn order(edges: &[(usize, usize)], layer: &[usize], turns: &[u8]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..layer.len()).collect();
    order.sort_by_key(|&i| (turns[i], layer[i], i));
    if order.len() <= MOST {
        improve(edges, &mut order, turns);
    }
    let mut places = vec![0; layer.len()];
    for (place, &i) in order.iter().enumerate() {
        places[i] = place;
    }
    places
}

fn improve(edges: &[(usize, usize)], order: &mut Vec<usize>, turns: &[u8]) {
    let mut best = cuts(edges, order);
    for _ in 0..ROUNDS {
        let before = best;
        for from in 0..order.len() {
            for to in 0..order.len() {
                if turns[order[to]] != turns[order[from]] {
                    continue;
                }
                let mut other = order.clone();
                let moved = other.remove(from);
                other.insert(to, moved);
                let found = cuts(edges, &other);
                if found < best {
                    (*order, best) = (other, found);
                }
            }
        }
        if best == before {
            return;
        }
    }
}

/// The most lines between two rows, how many rows have as many, and the lengths of all.
fn cuts(edges: &[(usize, usize)], order: &[usize]) -> (usize, usize, usize) {
    let mut place = vec![0; order.len()];
    for (at, &i) in order.iter().enumerate() {
        place[i] = at;
    }
    let mut change = vec![0i64; order.len() + 1];
    let mut length = 0;
    for &(a, b) in edges {
        let (low, high) = (place[a].min(place[b]), place[a].max(place[b]));
        change[low] += 1;
        change[high] -= 1;
        length += high - low;
    }
    let mut now = 0;
    let passing: Vec<i64> = change
        .iter()
        .map(|c| {
            now += c;
            now
        })
        .collect();
    let most = passing.iter().copied().max().unwrap_or(0);
    (usize::try_from(most).unwrap_or(0), passing.iter().filter(|&&p| p == most).count(), length)
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn boxes_stand_beside_those_they_have_lines_to() {
        // A chain that was declared in another order.
        let edges = [(0, 3), (3, 1), (1, 4), (4, 2)];
        let places = order(&edges, &[0, 0, 0, 0, 0], &[1; 5]);
        assert!(edges.iter().all(|&(a, b)| places[a].abs_diff(places[b]) == 1), "{places:?}");
        let places = order(&edges, &[0, 0, 0, 0, 0], &[1, 1, 2, 0, 1]);
        assert_eq!((places[3], places[2]), (0, 4), "{places:?}");
    }
}
