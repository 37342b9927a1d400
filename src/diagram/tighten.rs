//! Takes from the room between things where a drawing is too wide or too high.

use crate::diagram::busy::{Thing, things};
use crate::diagram::compact::{self, KEEP_ROWS};
use crate::diagram::draft::{Draft, Spot};
use crate::diagram::plan::Plan;
use crate::diagram::route::grid::Grid;
use crate::diagram::scene::Rect;
use crate::diagram::score::{self, Score};
use crate::diagram::work::Work;
use crate::diagram::{label, route};
use std::collections::BTreeMap;

/// Rows, of 20 pixels, of a screen: what is no higher is seen at one glance, whatever its shape.
const SCREEN: i32 = 40;
/// What is narrower for its height, in hundredths, is too high.
const NARROW: i64 = 70;
/// With more links than this only the padding is looked at.
const FEW: usize = 40;
/// This part of the width is more than columns between things may save.
const HELPED: i32 = 4;
/// Cells that stay between things that are not one in the other, corner to corner.
const MARGIN: i32 = 2;

/// In a drawing that is a little too wide, one column stays where two do elsewhere.
pub(crate) fn narrower(plan: &Plan, draft: &mut Draft, limit: i32, work: &Work) {
    let wide = draft.rects[plan.root].w;
    if limit < wide && wide <= limit + limit / HELPED && work.left() > 0 {
        compact::count(plan, draft, work);
        compact::squeeze(plan, draft, true, |_, _| 1);
    }
}

/// In a drawing that is too high for its breadth, no row stays between the frame of a group and what is in it; labels that have rows of
/// line around them stand beside the line, and lines leave boxes by another side, where that takes fewer rows.
pub(crate) fn lower(plan: &Plan, draft: &mut Draft, work: &Work) {
    let frame = draft.rects[plan.root];
    if frame.h <= SCREEN || Score::aspect(&frame) >= NARROW || work.left() == 0 {
        return;
    }
    let mut lowest = padded(plan, draft, work);
    let few = if plan.links.len() > FEW { 0 } else { plan.links.len() };
    for l in 0..few {
        for other in others(plan, draft, l, work) {
            let padded = padded(plan, &other, work);
            if padded.rects[plan.root].h < lowest.rects[plan.root].h {
                (*draft, lowest) = (other, padded);
            }
        }
    }
    *draft = lowest;
}

/// The draft with the label of a link, or its line and its label, elsewhere.
fn others(plan: &Plan, draft: &Draft, l: usize, work: &Work) -> Vec<Draft> {
    // What went to the key stays there: its number is taken.
    let drawn = matches!(draft.spots[l], Spot::Here(_) | Spot::Silent) && work.left() > 0;
    let Some(points) = draft.routes[l].as_ref().filter(|_| drawn) else { return vec![] };
    let frame = draft.rects[plan.root];
    let mut found = vec![];
    for line in std::iter::once(points.clone()).chain(route::others(plan, draft, l, work)) {
        let mut other = draft.clone();
        let corners = line.len();
        other.routes[l] = Some(line);
        let crossed = score::crossings(&frame, &other) > score::crossings(&frame, draft);
        if corners > points.len() || crossed || struck(&other, l) {
            continue;
        }
        if !plan.links[l].says.is_empty() {
            let Some(spot) = label::beside(plan, &other, l, work) else { continue };
            other.spots[l] = spot;
        }
        found.push(other);
    }
    found
}

/// Whether the line of a link passes through the label of another, or so near that it would seem to be its own.
fn struck(draft: &Draft, l: usize) -> bool {
    let cells = Grid::cells(draft.routes[l].as_deref().unwrap_or_default());
    draft.spots.iter().enumerate().filter(|(other, _)| *other != l).any(|(other, spot)| {
        let points = draft.routes[other].as_deref().unwrap_or_default();
        spot.lines().iter().any(|line| {
            let level = points.windows(2).any(|p| p[0].y == line.at.y && p[1].y == line.at.y);
            let (dx, dy) = if level { (2, 0) } else { (3, 1) };
            let around = Rect::new(line.at.x, line.at.y, line.cells, 1).grown(dx, dy);
            cells.iter().any(|cell| around.contains(*cell))
        })
    })
}

fn padded(plan: &Plan, draft: &Draft, work: &Work) -> Draft {
    let mut padded = draft.clone();
    compact::count(plan, draft, work);
    padding(plan, &mut padded, work);
    padded
}

/// Takes the rows between the frame of a group and what is in it.
fn padding(plan: &Plan, draft: &mut Draft, work: &Work) {
    let mut rows: BTreeMap<i32, Vec<Thing>> = BTreeMap::new();
    things(plan, draft, false, &mut |thing| rows.entry(thing.at).or_default().push(thing));
    let is_padding = |before: i32, after: i32| {
        let (Some(before), Some(after)) = (rows.get(&before), rows.get(&after)) else { return false };
        before.iter().all(|a| {
            work.sweep(after.len());
            let apart = |b: &Thing| a.low > b.high + MARGIN || b.low > a.high + MARGIN;
            after.iter().all(|b| apart(b) || a.pads(b, plan))
        })
    };
    compact::squeeze(plan, draft, false, |before, after| if is_padding(before, after) { 0 } else { KEEP_ROWS });
}
