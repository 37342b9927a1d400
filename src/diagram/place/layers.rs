//! Layers of a graph without nesting: circles are cut in the order of declaration, then the longest path decides.

/// Edges between local numbers, turned so that each runs to a later layer; and which of them were turned.
pub(crate) struct Turned {
    /// From, to.
    pub edges: Vec<(usize, usize)>,
}

/// Turns the edges that close a circle when nodes are visited in the order of declaration.
pub(crate) fn cut_circles(count: usize, edges: &[(usize, usize)]) -> Turned {
    let mut out: Vec<Vec<usize>> = vec![vec![]; count];
    for (i, &(a, _)) in edges.iter().enumerate() {
        out[a].push(i);
    }
    let mut mark = vec![0u8; count];
    let mut turned = vec![false; edges.len()];
    for start in 0..count {
        if mark[start] != 0 {
            continue;
        }
        mark[start] = 1;
        let mut stack = vec![(start, 0usize)];
        while let Some((at, next)) = stack.pop() {
            let Some(&edge) = out[at].get(next) else {
                mark[at] = 2;
                continue;
            };
            stack.push((at, next + 1));
            let to = edges[edge].1;
            match mark[to] {
                0 => {
                    mark[to] = 1;
                    stack.push((to, 0));
                }
                1 => turned[edge] = true,
                _ => {}
            }
        }
    }
    let edges = edges.iter().zip(&turned).map(|(&(a, b), &t)| if t { (b, a) } else { (a, b) }).collect();
    Turned { edges }
}

/// The layer of each node: 0 for sources, then the longest path; sources then move up to their first target.
pub(crate) fn layers(count: usize, edges: &[(usize, usize)], ranks: &[Vec<usize>]) -> Vec<usize> {
    let mut layer = vec![0usize; count];
    // An edge between two that are kept in one layer says nothing of layers.
    let together = |a, b| ranks.iter().any(|set| set.contains(&a) && set.contains(&b));
    let apart: Vec<(usize, usize)> = edges.iter().copied().filter(|&(a, b)| a != b && !together(a, b)).collect();
    for _ in 0..=count {
        let mut moved = false;
        for &(a, b) in &apart {
            if layer[b] < layer[a] + 1 {
                layer[b] = layer[a] + 1;
                moved = true;
            }
        }
        for set in ranks {
            let deepest = set.iter().map(|&i| layer[i]).max().unwrap_or(0);
            for &i in set {
                moved |= layer[i] < deepest;
                layer[i] = deepest;
            }
        }
        if !moved {
            break;
        }
    }
    let ranked: Vec<usize> = ranks.iter().flatten().copied().collect();
    for node in (0..count).rev() {
        let incoming = edges.iter().any(|&(a, b)| b == node && a != node);
        let nearest = edges.iter().filter(|&&(a, b)| a == node && b != node).map(|&(_, b)| layer[b]).min();
        if let (false, Some(nearest), false) = (incoming, nearest, ranked.contains(&node)) {
            layer[node] = layer[node].max(nearest.saturating_sub(1));
        }
    }
    squeeze(&mut layer);
    layer
}

/// Renumbers so that no layer is empty.
pub(crate) fn squeeze(layer: &mut [usize]) {
    let mut used: Vec<usize> = layer.to_vec();
    used.sort_unstable();
    used.dedup();
    for l in layer {
        *l = used.binary_search(l).unwrap_or(0);
    }
}

/// Connected components, each sorted, in the order of their first members.
pub(crate) fn components(count: usize, edges: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let mut root: Vec<usize> = (0..count).collect();
    fn find(root: &mut [usize], mut i: usize) -> usize {
        while root[i] != i {
            root[i] = root[root[i]];
            i = root[i];
        }
        i
    }
    for &(a, b) in edges {
        let (a, b) = (find(&mut root, a), find(&mut root, b));
        let (low, high) = (a.min(b), a.max(b));
        root[high] = low;
    }
    let mut found: Vec<Vec<usize>> = vec![vec![]; count];
    for i in 0..count {
        let r = find(&mut root, i);
        found[r].push(i);
    }
    found.retain(|c| !c.is_empty());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_circle_is_cut_at_its_last_edge() {
        let turned = cut_circles(3, &[(0, 1), (1, 2), (2, 0)]);
        assert_eq!(turned.edges, [(0, 1), (1, 2), (0, 2)]);
        assert_eq!(layers(3, &turned.edges, &[]), [0, 1, 2]);
    }

    #[test]
    fn sources_stand_just_before_their_target() {
        assert_eq!(layers(4, &[(0, 1), (1, 2), (3, 2)], &[]), [0, 1, 2, 1]);
    }

    #[test]
    fn what_is_kept_together_stays_so_whatever_edges_say() {
        assert_eq!(layers(4, &[(0, 1), (1, 2), (2, 3)], &[vec![1, 2]]), [0, 1, 1, 2]);
        assert_eq!(layers(3, &[(0, 1), (1, 2)], &[vec![0, 2]])[0], layers(3, &[(0, 1), (1, 2)], &[vec![0, 2]])[2]);
    }

    #[test]
    fn parts_are_found() {
        assert_eq!(components(4, &[(2, 3)]), [vec![0], vec![1], vec![2, 3]]);
    }
}
