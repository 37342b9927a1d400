//! Frames of groups grown into free space, so that neighbours end on the same lines.

use super::Choice;
use crate::diagram::graph::Direction;
use crate::diagram::plan::Plan;
use crate::diagram::scene::Rect;

/// Grows the frames, from the outermost to the innermost, and moves their content to the middle where that breaks no
/// straight line.
pub(crate) fn expand(plan: &Plan, choice: &Choice, rects: &mut [Rect], lanes: &[Rect]) {
    let mut groups = plan.groups_inside_out();
    groups.reverse();
    let tied = tied(plan);
    for group in groups {
        let whole = inner(plan, rects, group);
        let among = among(plan, rects, group);
        for side in [Edge::Left, Edge::Right, Edge::Top, Edge::Bottom] {
            for &child in &plan.items[group].children {
                if plan.is_group(child) {
                    let limit = if bound(plan, group, child) { among } else { whole };
                    grow(plan, rects, lanes, group, child, side, limit);
                }
            }
        }
        for &child in &plan.items[group].children {
            if plan.is_group(child) {
                let free = !tied[child];
                let down = choice.toward[group] == Direction::Down;
                center(plan, rects, child, free || !down, free || down);
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    Left,
    Right,
    Top,
    Bottom,
}

/// Groups into which some edge runs.
fn tied(plan: &Plan) -> Vec<bool> {
    let mut tied = vec![false; plan.items.len()];
    for link in &plan.links {
        for end in [link.from, link.to].into_iter().filter(|_| link.from != link.to) {
            let mut at = plan.items[end].parent;
            while at != link.meet {
                tied[at] = true;
                at = plan.items[at].parent;
            }
        }
    }
    tied
}

/// Whether an edge ties the child to a sibling.
fn bound(plan: &Plan, group: usize, child: usize) -> bool {
    let inside = |item| plan.holds(child, item);
    plan.links.iter().any(|l| l.meet == group && (inside(l.from) || inside(l.to)))
}

/// The cells that the child groups span.
fn among(plan: &Plan, rects: &[Rect], group: usize) -> Rect {
    let groups = plan.items[group].children.iter().filter(|&&c| plan.is_group(c)).map(|&c| rects[c]);
    groups.reduce(|a, b| a.joined(&b)).unwrap_or_default()
}

/// The cells that the children may take: those they span, or the frame less its padding.
fn inner(plan: &Plan, rects: &[Rect], group: usize) -> Rect {
    let children = &plan.items[group].children;
    let content = children.iter().map(|&c| rects[c]).reduce(|a, b| a.joined(&b)).unwrap_or_default();
    if group == plan.root {
        return content;
    }
    let frame = rects[group];
    let inside = frame.grown(-3, -2);
    let x = content.x.min(inside.x);
    let y = content.y.min(inside.y);
    Rect::new(x, y, content.right().max(inside.right()) - x + 1, content.bottom().max(inside.bottom()) - y + 1)
}

fn grow(plan: &Plan, rects: &mut [Rect], lanes: &[Rect], group: usize, child: usize, side: Edge, inner: Rect) {
    let own = rects[child];
    let grown = match side {
        Edge::Left => Rect::new(inner.x, own.y, own.right() - inner.x + 1, own.h),
        Edge::Right => Rect::new(own.x, own.y, inner.right() - own.x + 1, own.h),
        Edge::Top => Rect::new(own.x, inner.y, own.w, own.bottom() - inner.y + 1),
        Edge::Bottom => Rect::new(own.x, own.y, own.w, inner.bottom() - own.y + 1),
    };
    if grown.w < own.w || grown.h < own.h {
        return;
    }
    let reach = grown.grown(2, 1);
    let blocked =
        plan.items[group].children.iter().any(|&c| c != child && rects[c].meets(&reach) && !rects[c].meets(&own.grown(2, 1)))
            || plan.items[group].children.iter().any(|&c| c != child && rects[c].meets(&grown))
            || lanes.iter().any(|l| l.meets(&grown.grown(1, 0)) && !l.meets(&own));
    if !blocked {
        rects[child] = grown;
    }
}

/// Moves the content of a frame to its middle, along the axes that are free.
fn center(plan: &Plan, rects: &mut [Rect], group: usize, across: bool, along: bool) {
    let children = plan.items[group].children.clone();
    if children.is_empty() {
        return;
    }
    let content = children.iter().map(|&c| rects[c]).reduce(|a, b| a.joined(&b)).unwrap_or_default();
    let frame = rects[group];
    let dx = if across { (frame.w - content.w) / 2 - (content.x - frame.x) } else { 0 };
    let dy = if along { (frame.h - content.h) / 2 - (content.y - frame.y) } else { 0 };
    let mut stack = children;
    while let Some(at) = stack.pop() {
        rects[at] = rects[at].shifted(dx, dy);
        stack.extend(&plan.items[at].children);
    }
}
