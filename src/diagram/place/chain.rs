//! A chain of steps: in one row, in rows that turn like a plough, or in a column; boxes stand in a grid.

use crate::diagram::label;
use crate::diagram::plan::Plan;
use crate::diagram::scene::Rect;

/// The boxes in the order of the chain, if the edges make one.
pub(crate) fn chain(plan: &Plan) -> Option<Vec<usize>> {
    if !plan.graph.groups.is_empty() || plan.graph.nodes.is_empty() {
        return None;
    }
    let count = plan.graph.nodes.len();
    let mut next = vec![vec![]; count];
    let mut reached = vec![false; count];
    for link in &plan.links {
        next[link.from].push(link.to);
        reached[link.to] = true;
    }
    let first = plan.items[plan.root].children.iter().copied().find(|&n| !reached[n]);
    let mut last = first.unwrap_or(plan.items[plan.root].children[0]);
    let mut order = vec![last];
    let mut seen = vec![false; count];
    seen[last] = true;
    while order.len() < count {
        last = next[last].iter().copied().find(|&n| !seen[n])?;
        seen[last] = true;
        order.push(last);
    }
    Some(order)
}

/// The boxes in rows of `per_row`; every second row runs back.
pub(crate) fn place(plan: &Plan, order: &[usize], per_row: usize, room: i32) -> Vec<Rect> {
    let at = |k: usize| {
        let (row, i) = (k / per_row, k % per_row);
        (row, if row % 2 == 0 { i } else { per_row - 1 - i })
    };
    let columns = per_row.min(order.len());
    let rows = order.len().div_ceil(per_row);
    let (mut wide, mut high) = (vec![0; columns], vec![0; rows]);
    for (k, &item) in order.iter().enumerate() {
        let (row, column) = at(k);
        wide[column] = wide[column].max(plan.items[item].least.0);
        high[row] = high[row].max(plan.items[item].least.1);
    }
    let (mut across, mut along) = (vec![4 + room; columns], vec![3 + room / 2; rows]);
    for (k, pair) in order.windows(2).enumerate() {
        let says = plan.links.iter().find(|l| l.from == pair[0] && l.to == pair[1]).map_or("", |l| l.says.as_str());
        let ((row, a), (below, b)) = (at(k), at(k + 1));
        if says.is_empty() {
            continue;
        }
        if row == below {
            across[a.min(b)] = across[a.min(b)].max(label::estimate(says, false).0 + 5 + room);
        } else {
            along[row] = along[row].max(label::estimate(says, true).1 + 2);
            wide[a] = wide[a].max(label::estimate(says, true).0);
        }
    }
    let start = |sizes: &[i32], gaps: &[i32], i: usize| (0..i).map(|j| sizes[j] + gaps[j]).sum::<i32>();
    let mut rects = vec![Rect::default(); plan.items.len()];
    for (k, &item) in order.iter().enumerate() {
        let (row, column) = at(k);
        let (x, y) = (start(&wide, &across, column), start(&high, &along, row));
        rects[item] = Rect::new(x, y, wide[column], high[row]);
    }
    rects[plan.root] = order.iter().map(|&i| rects[i]).reduce(|a, b| a.joined(&b)).unwrap_or_default();
    rects
}
