//! What begins, ends or lies in each row, or in each column, of a draft.

use crate::diagram::draft::{Draft, Written};
use crate::diagram::graph::Arrow;
use crate::diagram::label::seems_a_tip;
use crate::diagram::plan::Plan;
use crate::diagram::route::grid::{Way, ahead};
use crate::diagram::scene::{Align, Point, Rect};

/// A border, a stretch of a line or a part of a label in one row, from one column to another; or the other way round.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Thing {
    pub at: i32,
    pub low: i32,
    pub high: i32,
    pub what: What,
}

/// What it is a part of.
#[derive(Clone, Copy, Debug)]
pub(crate) enum What {
    /// The border of an item: its upper (left) one or not.
    Border { item: usize, first: bool },
    /// A line, or another label.
    Line,
    /// A label beside its line, that may stand on a border.
    Beside,
}

impl Thing {
    /// Whether what is between the two is padding: between the frame of a group and what is in it, or what stands beside a line.
    pub(crate) fn pads(&self, after: &Thing, plan: &Plan) -> bool {
        match (self.what, after.what) {
            (What::Border { item: frame, first: true }, What::Border { item: inner, first: true })
            | (What::Border { item: inner, first: false }, What::Border { item: frame, first: false }) => {
                plan.items[inner].parent == frame
            }
            (What::Border { item, .. }, What::Beside) | (What::Beside, What::Border { item, .. }) => plan.is_group(item),
            _ => false,
        }
    }
}

/// Hands over everything, column or row wise, in no order.
pub(crate) fn things(plan: &Plan, draft: &Draft, across: bool, found: &mut impl FnMut(Thing)) {
    for (item, rect) in draft.rects.iter().enumerate().filter(|(i, _)| *i != plan.root) {
        let (first, last) = span(rect, across);
        let (low, high) = span(rect, !across);
        for (at, is_first) in [(first, true), (last, false)] {
            found(Thing { at, low, high, what: What::Border { item, first: is_first } });
        }
        if !across && plan.node(item).is_some_and(|n| !n.ports.is_empty()) {
            (first..=last).for_each(|at| found(Thing { at, low, high, what: What::Line }));
        }
    }
    for (link, points) in plan.links.iter().zip(&draft.routes) {
        let Some(points) = points else { continue };
        line(points, link.arrow, across, found);
    }
    for written in draft.spots.iter().flat_map(|s| s.lines()) {
        label(written, across, found);
    }
}

fn span(rect: &Rect, across: bool) -> (i32, i32) {
    if across { (rect.x, rect.right()) } else { (rect.y, rect.bottom()) }
}

fn line(points: &[Point], arrow: Arrow, across: bool, found: &mut impl FnMut(Thing)) {
    let turned = |p: Point| if across { (p.x, p.y) } else { (p.y, p.x) };
    let count = points.len();
    let tips = [
        (arrow != Arrow::None).then(|| ahead(points[count - 1], Way::between(points[count - 1], points[count - 2]))),
        (arrow == Arrow::Both).then(|| ahead(points[0], Way::between(points[0], points[1]))),
    ];
    for (at, along) in tips.into_iter().flatten().map(turned) {
        found(Thing { at, low: along, high: along, what: What::Line });
    }
    for pair in points.windows(2) {
        let ((at, from), (other, to)) = (turned(pair[0]), turned(pair[1]));
        if at == other {
            found(Thing { at, low: from.min(to), high: from.max(to), what: What::Line });
        }
    }
}

fn label(line: &Written, across: bool, found: &mut impl FnMut(Thing)) {
    let (x, y) = (line.at.x, line.at.y);
    let more = i32::from(line.align != Align::Center);
    let what = if more == 1 && !seems_a_tip(&line.text) { What::Beside } else { What::Line };
    if across {
        (x - 1 - more..=x + line.cells + more).for_each(|at| found(Thing { at, low: y, high: y, what }));
    } else {
        found(Thing { at: y, low: x - 1, high: x + line.cells, what });
    }
}
