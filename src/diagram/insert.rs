//! Opens the drawing where a label has no place: new columns or rows, through which all that crosses them just goes on.

use crate::diagram::compact;
use crate::diagram::draft::{Draft, Spot};
use crate::diagram::label;
use crate::diagram::measure;
use crate::diagram::plan::Plan;
use crate::diagram::scene::Point;

/// Times that a drawing may be opened.
const ROUNDS: usize = 16;

/// Makes room for labels that found none, as long as the drawing keeps within `limit` columns.
pub(crate) fn make_room(plan: &Plan, draft: &mut Draft, limit: i32) {
    let mut given_up = vec![];
    for _ in 0..ROUNDS {
        let lost = |l: &usize| matches!(draft.spots[*l], Spot::Nowhere) && draft.routes[*l].is_some();
        let keyed = |l: &usize| matches!(draft.spots[*l], Spot::Key(..));
        let all = || (0..plan.links.len()).filter(|l| !given_up.contains(l));
        let Some(l) = all().find(lost).or_else(|| all().find(keyed)) else { return };
        let Some(points) = draft.routes[l].clone() else { return };
        let whole = measure::cells(&plan.links[l].says);
        let sizes = if lost(&l) { vec![whole, 4] } else { vec![whole] };
        let opened = sizes.into_iter().find_map(|cells| opened(plan, draft, l, &points, cells, limit));
        match opened {
            Some(wider) => *draft = wider,
            None => given_up.push(l),
        }
    }
}

/// The drawing opened for a label of so many cells, if that helps and still fits.
fn opened(plan: &Plan, draft: &Draft, l: usize, points: &[Point], cells: i32, limit: i32) -> Option<Draft> {
    let form = measure::wrap(&plan.links[l].says, 18);
    let rows = i32::try_from(form.len()).unwrap_or(1);
    let mut wider = draft.clone();
    open(&mut wider, points, cells, rows, measure::widest(&form).min(cells.max(4)));
    wider.spots = label::place(plan, &wider);
    if count(&wider) >= count(draft) {
        return None;
    }
    let mut tried = wider.clone();
    compact::compact(plan, &mut tried);
    (tried.rects[plan.root].w <= limit).then_some(wider)
}

/// Labels without any place, then labels in the key.
fn count(draft: &Draft) -> (usize, usize) {
    let nowhere = draft.spots.iter().filter(|s| matches!(s, Spot::Nowhere)).count();
    (nowhere, draft.spots.iter().filter(|s| matches!(s, Spot::Key(..))).count())
}

/// Opens the drawing in the middle of the line's longest level run; without any, around its longest upright run.
fn open(draft: &mut Draft, points: &[Point], cells: i32, rows: i32, wide: i32) {
    let pieces: Vec<(Point, Point)> = points.windows(2).map(|p| (p[0], p[1])).collect();
    let level = pieces.iter().filter(|p| p.0.y == p.1.y).max_by_key(|p| (p.0.x - p.1.x).abs());
    if let Some((a, b)) = level.filter(|p| (p.0.x - p.1.x).abs() >= 2) {
        let (low, high) = (a.x.min(b.x), a.x.max(b.x));
        let need = cells + 6;
        let cut = (low + high) / 2;
        draft.remap(true, &|x| if x > cut { x + need } else { x });
        return;
    }
    let Some((a, b)) = pieces.iter().filter(|p| p.0.x == p.1.x).max_by_key(|p| (p.0.y - p.1.y).abs()) else { return };
    let (column, row) = (a.x, (a.y + b.y) / 2);
    let side = wide / 2 + 3;
    draft.remap(false, &|y| if y > row { y + rows + 3 } else { y });
    draft.remap(true, &|x| match x.cmp(&column) {
        std::cmp::Ordering::Less => x,
        std::cmp::Ordering::Equal => x + side,
        std::cmp::Ordering::Greater => x + 2 * side,
    });
}
