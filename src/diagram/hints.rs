//! What an author asked of the layout, looked for in the drawing: a hint that the drawing does not show is told.

use crate::diagram::draft::Draft;
use crate::diagram::graph::{Arrow, Direction, Side};
use crate::diagram::plan::Plan;
use crate::diagram::scene::{Hint, Rect};

/// The hints that the boxes' places do not follow, in the order of the graph.
///
/// Kept are a direction when no fewer edges between the boxes of the group run that way than do not; a side when no sibling stands
/// wholly before the first or after the last along the direction in which the group is laid out; a common rank when one line across that
/// direction meets all of its boxes.
pub(crate) fn unkept(plan: &Plan, draft: &Draft) -> Vec<Hint> {
    let toward = |group: usize| draft.toward.get(group).copied().unwrap_or(Direction::Down);
    let span = |item: usize| along(&draft.rects[item], toward(plan.items[item].parent));
    let mut hints = vec![];
    for group in (0..plan.items.len()).rev() {
        let wish = plan.direction(group).filter(|_| plan.items[group].children.len() > 1);
        if wish.is_some_and(|wish| wish != toward(group) || !runs(plan, draft, group, wish)) {
            hints.push(Hint::Direction(plan.id(group).cloned()));
        }
    }
    for item in 0..plan.root {
        let before = |a: usize, b: usize| span(a).1 < span(b).0;
        let others =
            || plan.items[plan.items[item].parent].children.iter().copied().filter(|&other| plan.side(other) != plan.side(item));
        let kept = match plan.side(item) {
            Some(Side::Start) => !others().any(|other| before(other, item)),
            Some(Side::End) => !others().any(|other| before(item, other)),
            None => true,
        };
        if !kept {
            hints.extend(plan.id(item).cloned().map(Hint::Side));
        }
    }
    for set in &plan.graph.same_rank {
        let items: Vec<usize> = set.iter().filter_map(|id| (0..plan.root).find(|&i| plan.id(i) == Some(id))).collect();
        let first = items.iter().map(|&i| span(i).0).max();
        let last = items.iter().map(|&i| span(i).1).min();
        if first > last {
            hints.push(Hint::SameRank(set.clone()));
        }
    }
    hints
}

/// First and last cell of a box along a direction.
fn along(rect: &Rect, direction: Direction) -> (i32, i32) {
    match direction {
        Direction::Down => (rect.y, rect.bottom()),
        Direction::Right => (rect.x, rect.right()),
    }
}

/// Whether no fewer edges between the boxes of a group run that way than do not. One without a tip, or with two, runs both ways. A side
/// and a common rank are the narrower wish: an edge that runs back where one of its boxes has a side, or across between two of one rank
/// or of one side, runs as asked.
fn runs(plan: &Plan, draft: &Draft, group: usize, way: Direction) -> bool {
    let mut balance = 0;
    for link in plan.links.iter().filter(|link| link.meet == group && link.from != link.to) {
        let ends = [link.from, link.to].map(|end| plan.child_toward(group, end));
        let [from, to] = ends.map(|child| along(&draft.rects[child], way));
        let back = to.1 < from.0;
        balance += match () {
            () if from.1 < to.0 || (back && link.arrow != Arrow::Forward) => 1,
            () if back && ends.iter().any(|&end| plan.side(end).is_some()) => 0,
            () if !back && plan.share_a_layer(ends) => 0,
            () => -1,
        };
    }
    balance >= 0
}
