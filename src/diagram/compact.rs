//! Takes out rows and columns in which nothing happens, so that room left for lines that never came costs nothing.

use crate::diagram::busy::things;
use crate::diagram::draft::Draft;
use crate::diagram::measure;
use crate::diagram::plan::Plan;
use crate::diagram::work::Work;

/// Rows that stay between things.
pub(crate) const KEEP_ROWS: i32 = 1;
/// Columns that stay between things.
const KEEP_COLUMNS: i32 = 2;

/// Squeezes the drawing in both directions and moves it to the top left corner.
pub(crate) fn compact(plan: &Plan, draft: &mut Draft, work: &Work) {
    count(plan, draft, work);
    squeeze(plan, draft, true, |_, _| KEEP_COLUMNS);
    squeeze(plan, draft, false, |_, _| KEEP_ROWS);
}

/// Counts the steps of looking at every line of the drawing once.
pub(crate) fn count(plan: &Plan, draft: &Draft, work: &Work) {
    let frame = draft.rects[plan.root];
    let (ranges, lines) = (draft.rects.len() + draft.routes.len(), usize::try_from(frame.w + frame.h).unwrap_or(0));
    work.sweep(ranges * lines);
}

/// Takes rows (columns) in which nothing happens, but for as many as `keep` says for the last before them and the first after them in
/// which something does.
pub(crate) fn squeeze(plan: &Plan, draft: &mut Draft, across: bool, keep: impl Fn(i32, i32) -> i32) {
    let frame = draft.rects[plan.root];
    let (first, last) = if across { (frame.x, frame.right()) } else { (frame.y, frame.bottom()) };
    let busy = busy(plan, draft, across, first, last);
    let mut gone = vec![true; busy.len()];
    let mut slack = slack(plan, draft, across);
    let all: Vec<usize> = (0..busy.len()).filter(|&i| busy[i]).collect();
    all.iter().for_each(|&i| gone[i] = false);
    let line = |i: usize| first + i32::try_from(i).unwrap_or(0);
    for pair in all.windows(2).filter(|pair| pair[1] > pair[0] + 1) {
        let kept = usize::try_from(keep(line(pair[0]), line(pair[1]))).unwrap_or(0);
        for (n, i) in (pair[0] + 1..pair[1]).enumerate() {
            gone[i] = n >= kept && take(&mut slack, line(i));
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
    things(plan, draft, across, &mut |thing| {
        if let Ok(i) = usize::try_from(thing.at - first)
            && let Some(b) = busy.get_mut(i)
        {
            *b = true;
        }
    });
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
