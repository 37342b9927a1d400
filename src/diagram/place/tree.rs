//! A tree: each parent above the middle of its children (or, when that is too wide, before them), with one trunk that
//! parts.

use crate::diagram::draft::{Draft, Spot, Written};
use crate::diagram::graph::{Arrow, Direction};
use crate::diagram::measure;
use crate::diagram::plan::Plan;
use crate::diagram::scene::{Align, Point, Rect};

/// Links of the tree below each item, in order.
pub(crate) struct Tree {
    below: Vec<Vec<usize>>,
    tops: Vec<usize>,
}

/// Deeper trees are searched as any graph is.
const DEPTH: usize = 100;

/// The tree that the edges make, if they make one (or several).
pub(crate) fn tree(plan: &Plan) -> Option<Tree> {
    if !plan.graph.groups.is_empty() {
        return None;
    }
    let mut below = vec![vec![]; plan.items.len()];
    let mut above = vec![None; plan.items.len()];
    for (l, link) in plan.links.iter().enumerate() {
        // A trunk leaves a box in its middle: what names a row is drawn otherwise.
        let rows = link.from_port.is_some() || link.to_port.is_some();
        if rows || link.from == link.to || above[link.to].is_some() || link.arrow == Arrow::Both {
            return None;
        }
        above[link.to] = Some(link.from);
        below[link.from].push(l);
    }
    for start in 0..plan.root {
        let (mut at, mut steps) = (start, 0);
        while let Some(up) = above[at] {
            at = up;
            steps += 1;
            if steps > DEPTH {
                return None;
            }
        }
    }
    let tops = plan.items[plan.root].children.iter().copied().filter(|&c| above[c].is_none()).collect();
    for links in &mut below {
        links.sort_by_key(|&l| plan.items[plan.root].children.iter().position(|&c| c == plan.links[l].to));
    }
    Some(Tree { below, tops })
}

/// One label for all edges below a parent, if they all say the same.
fn common(plan: &Plan, tree: &Tree, item: usize) -> Option<String> {
    let links = &tree.below[item];
    let says = &plan.links[*links.first()?].says;
    let same = links.len() > 1 && !says.is_empty() && links.iter().all(|&l| plan.links[l].says == *says);
    same.then(|| says.clone())
}

fn broken(text: &str) -> Vec<String> {
    measure::wrap(text, 16)
}

fn lines(text: &str) -> i32 {
    if text.is_empty() { 0 } else { i32::try_from(broken(text).len()).unwrap_or(1) }
}

/// Rows between a parent and its children: above the bar, and below it.
fn gaps(plan: &Plan, tree: &Tree, item: usize) -> (i32, i32) {
    let links = &tree.below[item];
    let trunk = common(plan, tree, item).map_or(0, |t| lines(&t) + 1);
    let drop = if trunk > 0 { 0 } else { links.iter().map(|&l| lines(&plan.links[l].says)).max().unwrap_or(0) };
    if links.len() == 1 { (1, drop.max(1) + i32::from(drop > 0)) } else { (trunk.max(1), 1 + drop + 1 + i32::from(drop > 0)) }
}

/// The tree from top to bottom.
pub(crate) fn upright(plan: &Plan, tree: &Tree) -> Draft {
    let mut draft = empty(plan, Direction::Down);
    let mut depth = vec![0usize; plan.items.len()];
    let mut order = tree.tops.clone();
    let mut i = 0;
    while i < order.len() {
        for &l in &tree.below[order[i]] {
            depth[plan.links[l].to] = depth[order[i]] + 1;
            order.push(plan.links[l].to);
        }
        i += 1;
    }
    let levels = order.iter().map(|&n| depth[n] + 1).max().unwrap_or(0);
    let mut top = vec![0; levels + 1];
    let mut above = vec![1; levels];
    for level in 0..levels {
        let here = || order.iter().copied().filter(|&n| depth[n] == level);
        let high = here().map(|n| plan.items[n].least.1).max().unwrap_or(0);
        let gap = here().map(|n| gaps(plan, tree, n)).fold((1, 1), |a, b| (a.0.max(b.0), a.1.max(b.1)));
        above[level] = gap.0;
        top[level + 1] = top[level] + high + gap.0 + gap.1;
    }
    let mut x = 0;
    for &t in &tree.tops {
        x += spread(plan, tree, t, x, &mut draft.rects) + 3;
    }
    for &n in &order {
        let high = order.iter().filter(|&&m| depth[m] == depth[n]).map(|&m| plan.items[m].least.1).max().unwrap_or(3);
        draft.rects[n].y = top[depth[n]];
        draft.rects[n].h = high;
    }
    for &n in &order {
        trunk(plan, tree, n, above[depth[n]], &mut draft);
    }
    close(plan, &mut draft);
    draft
}

/// Places a subtree from column `x`; returns the columns it takes.
fn spread(plan: &Plan, tree: &Tree, item: usize, x: i32, rects: &mut [Rect]) -> i32 {
    let own = plan.items[item].least.0;
    let shared = common(plan, tree, item).is_some();
    let mut at = x;
    let mut middles = vec![];
    for &l in &tree.below[item] {
        let child = plan.links[l].to;
        let label = if shared { 0 } else { measure::widest(&broken(&plan.links[l].says)) + 2 };
        let wide = spread(plan, tree, child, at, rects).max(label);
        let rect = rects[child];
        if wide > label || label == 0 {
            middles.push(rect.center_x());
        } else {
            shift(plan, tree, child, (wide - rect.w).max(0) / 2, rects);
            middles.push(rects[child].center_x());
        }
        at += wide + 3;
    }
    let children = (at - x - 3).max(0);
    let middle = match (middles.first(), middles.last()) {
        (Some(a), Some(b)) => (a + b) / 2,
        _ => x + (own - 1) / 2,
    };
    let left = middle - (own - 1) / 2;
    rects[item] = Rect::new(left, 0, own, 0);
    if left < x {
        shift(plan, tree, item, x - left, rects);
        return (children + x - left).max(own);
    }
    children.max(left + own - x)
}

fn shift(plan: &Plan, tree: &Tree, item: usize, by: i32, rects: &mut [Rect]) {
    rects[item].x += by;
    for &l in &tree.below[item] {
        shift(plan, tree, plan.links[l].to, by, rects);
    }
}

/// Lines and labels from a parent to its children.
fn trunk(plan: &Plan, tree: &Tree, item: usize, above: i32, draft: &mut Draft) {
    let from = draft.rects[item];
    let start = Point { x: from.center_x(), y: from.bottom() };
    let bar = start.y + above + 1;
    let shared = common(plan, tree, item);
    for (i, &l) in tree.below[item].iter().enumerate() {
        let to = draft.rects[plan.links[l].to];
        let end = Point { x: to.center_x(), y: to.y };
        let straight = start.x == end.x;
        draft.routes[l] = Some(if straight {
            vec![start, end]
        } else {
            vec![start, Point { x: start.x, y: bar }, Point { x: end.x, y: bar }, end]
        });
        let says = &plan.links[l].says;
        if says.is_empty() || (shared.is_some() && i > 0) {
            continue;
        }
        let form = broken(says);
        let rows = i32::try_from(form.len()).unwrap_or(1);
        let (x, y) = if shared.is_some() { (start.x, start.y + above - rows) } else { (end.x, end.y - 1 - rows) };
        draft.spots[l] = Spot::Here(centred(x, y, &form));
    }
}

fn centred(x: i32, y: i32, form: &[String]) -> Vec<Written> {
    let place = |(i, text): (usize, &String)| {
        let cells = measure::cells(text);
        let at = Point { x: x - (cells - 1) / 2, y: y + i32::try_from(i).unwrap_or(0) };
        Written { at, cells, text: text.clone(), align: Align::Center }
    };
    form.iter().enumerate().map(place).collect()
}

/// The tree from left to right with children below each other: narrow, like a folder tree.
pub(crate) fn indented(plan: &Plan, tree: &Tree) -> Draft {
    let mut draft = empty(plan, Direction::Right);
    let mut y = 0;
    for &t in &tree.tops {
        y = indent(plan, tree, t, (0, y), &mut draft) + 1;
    }
    close(plan, &mut draft);
    draft
}

/// Places a subtree; returns the first free row.
fn indent(plan: &Plan, tree: &Tree, item: usize, (x, y): (i32, i32), draft: &mut Draft) -> i32 {
    let (w, h) = plan.items[item].least;
    draft.rects[item] = Rect::new(x, y, w, h);
    let mut next = y + h;
    let links = &tree.below[item];
    let label = links.iter().map(|&l| measure::cells(&plan.links[l].says)).max().unwrap_or(0);
    let arm = if label > 0 { label + 5 } else { 3 };
    // Two boxes of one breadth right on each other would look like one with a rule in it.
    let leaf = |l: usize| tree.below[plan.links[l].to].is_empty().then(|| plan.items[plan.links[l].to].least.0);
    let apart = links.windows(2).any(|pair| leaf(pair[0]).is_some() && leaf(pair[0]) == leaf(pair[1]));
    for (i, &l) in links.iter().enumerate() {
        let child = plan.links[l].to;
        next += i32::from(apart && i > 0);
        next = indent(plan, tree, child, (x + 3 + arm, next), draft);
        let end = Point { x: x + 3 + arm, y: draft.rects[child].center_y() };
        let corner = Point { x: x + 2, y: end.y };
        draft.routes[l] = Some(vec![Point { x: x + 2, y: y + h - 1 }, corner, end]);
        let says = &plan.links[l].says;
        if !says.is_empty() {
            let at = Point { x: x + 5, y: end.y };
            let cells = measure::cells(says);
            draft.spots[l] = Spot::Here(vec![Written { at, cells, text: says.clone(), align: Align::Left }]);
        }
    }
    next
}

fn empty(plan: &Plan, toward: Direction) -> Draft {
    Draft {
        rects: vec![Rect::default(); plan.items.len()],
        routes: vec![None; plan.links.len()],
        spots: vec![Spot::Silent; plan.links.len()],
        toward: vec![toward; plan.items.len()],
    }
}

/// Moves everything to the corner and sets the root's size.
fn close(plan: &Plan, draft: &mut Draft) {
    let mut all: Vec<Rect> = (0..plan.root).map(|i| draft.rects[i]).collect();
    for line in draft.spots.iter().flat_map(|s| s.lines()) {
        all.push(Rect::new(line.at.x, line.at.y, line.cells, 1));
    }
    let whole = all.into_iter().reduce(|a, b| a.joined(&b)).unwrap_or_default();
    draft.remap(true, &|x| x - whole.x);
    draft.remap(false, &|y| y - whole.y);
    draft.rects[plan.root] = Rect::new(0, 0, whole.w, whole.h);
}
