//! What an author asked of the layout, looked for in the drawing: a hint that the drawing does not show is told.

use crate::diagram::draft::Draft;
use crate::diagram::graph::{Direction, Side};
use crate::diagram::plan::{Kind, Plan};
use crate::diagram::scene::Hint;

/// The hints that the boxes' places do not follow, in the order of the graph.
///
/// Kept are a direction when the layers of the group run that way; a side when no sibling stands wholly before the first or after the
/// last along that direction; a common rank when one line across the direction meets all of its boxes.
pub(crate) fn unkept(plan: &Plan, draft: &Draft) -> Vec<Hint> {
    let toward = |group: usize| draft.toward.get(group).copied().unwrap_or(Direction::Down);
    let span = |item: usize| {
        let rect = draft.rects[item];
        if toward(plan.items[item].parent) == Direction::Down { (rect.y, rect.bottom()) } else { (rect.x, rect.right()) }
    };
    let mut hints = vec![];
    for group in (0..plan.items.len()).rev() {
        let wish = match plan.items[group].kind {
            Kind::Root => plan.graph.direction,
            Kind::Group(i) => plan.graph.groups[i].direction,
            Kind::Node(_) => None,
        };
        if wish.is_some_and(|wish| wish != toward(group)) && plan.items[group].children.len() > 1 {
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
