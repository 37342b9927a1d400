//! Opens the drawing where a label has no place: new columns or rows, through which all that crosses them just goes on.

use crate::diagram::compact;
use crate::diagram::draft::{Draft, Spot};
use crate::diagram::label;
use crate::diagram::measure;
use crate::diagram::plan::Plan;
use crate::diagram::scene::{Point, Rect};
use crate::diagram::tighten;
use crate::diagram::work::Work;

/// Times that a drawing may be opened.
const ROUNDS: usize = 16;
/// The same for a drawing that no page can hold, where each time costs as much as a search.
const FEW_ROUNDS: usize = 2;
/// Cells of such a drawing.
const VAST: i32 = 100_000;

/// Makes room for labels that found none, as long as the drawing keeps within `limit` columns.
pub(crate) fn make_room(plan: &Plan, draft: &mut Draft, limit: i32, work: &Work) {
    let mut given_up = vec![];
    let frame = draft.rects[plan.root];
    let vast = frame.w.saturating_mul(frame.h) > VAST;
    for _ in 0..if vast { FEW_ROUNDS } else { ROUNDS } {
        if work.left() == 0 {
            return;
        }
        let lost = |l: &usize| matches!(draft.spots[*l], Spot::Nowhere) && draft.routes[*l].is_some();
        let keyed = |l: &usize| matches!(draft.spots[*l], Spot::Key(..));
        let all = || (0..plan.links.len()).filter(|l| !given_up.contains(l));
        let Some(l) = all().find(lost).or_else(|| all().find(|l| keyed(l) && !vast)) else { return };
        let Some(points) = draft.routes[l].clone() else { return };
        let whole = measure::cells(&plan.links[l].says);
        let sizes = if lost(&l) { vec![whole, 4] } else { vec![whole] };
        let tries = sizes.into_iter().flat_map(|cells| {
            let thrifty = pieces(&points).into_iter().map(move |piece| (cells, piece, true));
            pieces(&points).into_iter().map(move |piece| (cells, piece, false)).chain(thrifty)
        });
        let opened = tries
            .take(if vast { 2 } else { usize::MAX })
            .find_map(|(cells, piece, thrifty)| opened(plan, draft, l, piece, (cells, thrifty), limit, work));
        match opened {
            Some(wider) => *draft = wider,
            None => given_up.push(l),
        }
    }
}

/// The pieces of a line at which a drawing may be opened: level ones first, long before short.
fn pieces(points: &[Point]) -> Vec<(Point, Point)> {
    let mut all: Vec<(Point, Point)> = points.windows(2).map(|p| (p[0], p[1])).collect();
    let length = |p: &(Point, Point)| (p.0.x - p.1.x).abs() + (p.0.y - p.1.y).abs();
    all.retain(|p| p.0.x == p.1.x || length(p) >= 2);
    all.sort_by_key(|p| (p.0.x == p.1.x, std::cmp::Reverse(length(p))));
    all.truncate(6);
    all
}

/// The drawing opened for a label of so many cells, if that helps and still fits.
fn opened(
    plan: &Plan,
    draft: &Draft,
    l: usize,
    piece: (Point, Point),
    (cells, thrifty): (i32, bool),
    limit: i32,
    work: &Work,
) -> Option<Draft> {
    let form = measure::wrap(&plan.links[l].says, 18);
    let rows = i32::try_from(form.len()).unwrap_or(1);
    let mut wider = draft.clone();
    let wide = measure::widest(&form).min(cells.max(4));
    let cut = cut(plan, draft, piece)?;
    open(&mut wider, piece, cut, (cells, rows), if thrifty { None } else { Some(wide / 2 + 3) });
    // What was opened at the very edge belongs to the drawing too.
    let root = wider.rects[plan.root];
    wider.rects[plan.root] = Rect::new(0, 0, root.right() + 1, root.bottom() + 1);
    wider.spots = label::place(plan, &wider, work);
    if count(&wider) >= count(draft) {
        return None;
    }
    let mut tried = wider.clone();
    compact::compact(plan, &mut tried, work);
    tighten::narrower(plan, &mut tried, limit, work);
    (tried.rects[plan.root].w <= limit).then_some(wider)
}

/// Labels without any place, then labels in the key.
fn count(draft: &Draft) -> (usize, usize) {
    let nowhere = draft.spots.iter().filter(|s| matches!(s, Spot::Nowhere)).count();
    (nowhere, draft.spots.iter().filter(|s| matches!(s, Spot::Key(..))).count())
}

/// The column or the row after which the drawing may be opened for a label: the middle of the piece; for an upright one the row nearest
/// to it that leaves boxes with ports whole, whose rows are where they are.
fn cut(plan: &Plan, draft: &Draft, (a, b): (Point, Point)) -> Option<i32> {
    if a.y == b.y {
        return Some(i32::midpoint(a.x, b.x));
    }
    let middle = i32::midpoint(a.y, b.y);
    let records: Vec<&Rect> = (0..plan.root).filter(|&i| !plan.items[i].ports.is_empty()).map(|i| &draft.rects[i]).collect();
    let whole = |row: &i32| !records.iter().any(|r| r.y <= *row && *row < r.bottom());
    let mut rows: Vec<i32> = (a.y.min(b.y) + 1..a.y.max(b.y)).filter(whole).collect();
    rows.sort_by_key(|row| (row - middle).abs());
    rows.first().copied().or_else(|| whole(&middle).then_some(middle))
}

/// Opens the drawing after the column of a level piece, or around the row of an upright one; without `side` as little as may do.
fn open(draft: &mut Draft, (a, b): (Point, Point), cut: i32, (cells, rows): (i32, i32), side: Option<i32>) {
    if a.y == b.y {
        let need = if side.is_some() { cells + 6 } else { (cells + 7 - (a.x - b.x).abs()).max(1) };
        draft.remap(true, &|x| if x > cut { x + need } else { x });
        return;
    }
    let column = a.x;
    draft.remap(false, &|y| if y > cut { y + rows + 3 } else { y });
    let side = side.unwrap_or(0);
    draft.remap(true, &|x| match x.cmp(&column) {
        std::cmp::Ordering::Less => x,
        std::cmp::Ordering::Equal => x + side,
        std::cmp::Ordering::Greater => x + 2 * side,
    });
}
