//! Takes out rows and columns in which nothing happens, so that room left for lines that never came costs nothing.

use crate::diagram::draft::Draft;
use crate::diagram::graph::Arrow;
use crate::diagram::measure;
use crate::diagram::plan::Plan;
use crate::diagram::route::grid::{Way, ahead};
use crate::diagram::scene::Align;
use crate::diagram::work::Work;

/// Rows that stay between things.
const KEEP_ROWS: i32 = 1;
/// Columns that stay between things.
const KEEP_COLUMNS: i32 = 2;

/// Squeezes the drawing in both directions and moves it to the top left corner.
pub(crate) fn compact(plan: &Plan, draft: &mut Draft, work: &Work) {
    let frame = draft.rects[plan.root];
    let (ranges, lines) = (draft.rects.len() + draft.routes.len(), usize::try_from(frame.w + frame.h).unwrap_or(0));
    work.sweep(ranges * lines);

    squeeze(plan, draft, true, KEEP_COLUMNS);
    squeeze(plan, draft, false, KEEP_ROWS);
}

fn squeeze(plan: &Plan, draft: &mut Draft, across: bool, keep: i32) {
    let frame = draft.rects[plan.root];
    let (first, last) = if across { (frame.x, frame.right()) } else { (frame.y, frame.bottom()) };
    let busy = busy(plan, draft, across, first, last);
    let mut gone = vec![false; busy.len()];
    let lead = busy.iter().position(|b| *b).unwrap_or(0);
    let tail = busy.iter().rposition(|b| *b).map_or(0, |p| p + 1);
    let mut run = 0;
    let mut slack = slack(plan, draft, across);
    for i in 0..busy.len() {
        let at = first + i32::try_from(i).unwrap_or(0);
        if i < lead || i >= tail {
            gone[i] = true;
        } else if busy[i] {
            run = 0;
        } else {
            run += 1;
            gone[i] = run > keep && take(&mut slack, at);
        }
    }
    let mut map = vec![];
    let mut next = 0;
    for g in &gone {
        map.push(next);
        next += i32::from(!g);
    }
    let send = |v: i32| {
        let i = usize::try_from(v - first).unwrap_or(0);
        map.get(i).copied().unwrap_or(next)
    };
    draft.remap(across, &send);
    let root = &mut draft.rects[plan.root];
    if across {
        (root.x, root.w) = (0, next);
    } else {
        (root.y, root.h) = (0, next);
    }
}

/// Rows (columns) in which something begins, ends or lies.
fn busy(plan: &Plan, draft: &Draft, across: bool, first: i32, last: i32) -> Vec<bool> {
    let mut busy = vec![false; usize::try_from(last - first + 1).unwrap_or(0)];
    let mut mark = |v: i32| {
        if let Ok(i) = usize::try_from(v - first)
            && let Some(b) = busy.get_mut(i)
        {
            *b = true;
        }
    };
    for (i, r) in draft.rects.iter().enumerate().filter(|(i, _)| *i != plan.root) {
        if across {
            mark(r.x);
            mark(r.right());
        } else {
            mark(r.y);
            mark(r.bottom());
            if plan.node(i).is_some_and(|n| !n.ports.is_empty()) {
                (r.y..=r.bottom()).for_each(&mut mark);
            }
        }
    }
    for (l, points) in draft.routes.iter().enumerate() {
        let Some(points) = points else { continue };
        let count = points.len();
        let arrow = plan.links[l].arrow;
        let tips = [
            (arrow != Arrow::None).then(|| ahead(points[count - 1], Way::between(points[count - 1], points[count - 2]))),
            (arrow == Arrow::Both).then(|| ahead(points[0], Way::between(points[0], points[1]))),
        ];
        for p in points.iter().copied().chain(tips.into_iter().flatten()) {
            mark(if across { p.x } else { p.y });
        }
    }
    for line in draft.spots.iter().flat_map(|s| s.lines()) {
        if across {
            let more = i32::from(line.align != Align::Center);
            (line.at.x - 1 - more..=line.at.x + line.cells + more).for_each(&mut mark);
        } else {
            mark(line.at.y);
        }
    }
    busy
}

/// A range of rows (columns) inside a box that may lose so many.
struct Slack {
    low: i32,
    high: i32,
    left: i32,
}

fn slack(plan: &Plan, draft: &Draft, across: bool) -> Vec<Slack> {
    let mut all = vec![];
    for (i, r) in draft.rects.iter().enumerate().filter(|(i, _)| *i != plan.root) {
        let least = plan.items[i].least;
        all.push(if across {
            Slack { low: r.x, high: r.right(), left: r.w - least.0 }
        } else {
            Slack { low: r.y, high: r.bottom(), left: r.h - least.1 }
        });
        if across && plan.is_group(i) {
            // Lines that cross the upper border must not slide into the title.
            let marks: i32 = plan.items[i].marks.iter().map(|m| m.cells()).sum();
            let end = r.x + 4 + measure::cells(&plan.items[i].lines[0]) + marks;
            for points in draft.routes.iter().flatten() {
                for pair in points.windows(2) {
                    let (top, bottom) = (pair[0].y.min(pair[1].y), pair[0].y.max(pair[1].y));
                    let x = pair[0].x;
                    if x == pair[1].x && top <= r.y && bottom >= r.y && x > end && x < r.right() {
                        all.push(Slack { low: r.x, high: x, left: x - end - 1 });
                    }
                }
            }
        }
    }
    all
}

/// Takes one row (column) out of every range around it, if all can spare one.
fn take(slack: &mut [Slack], at: i32) -> bool {
    let around = |s: &Slack| s.low < at && at < s.high;
    if slack.iter().any(|s| around(s) && s.left <= 0) {
        return false;
    }
    for s in slack.iter_mut().filter(|s| around(s)) {
        s.left -= 1;
    }
    true
}
