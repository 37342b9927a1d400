//! How good a drawing is: faults first, then beauty.

use crate::diagram::draft::{Draft, Spot};
use crate::diagram::hints;
use crate::diagram::plan::Plan;
use crate::diagram::route::grid::Grid;
use crate::diagram::scene::{Point, Rect};

/// Smaller is better; compared from the first field to the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Score {
    /// Edges without a line, labels without a place.
    pub unrouted: usize,
    /// Columns beyond the limit.
    pub over: i32,
    /// Hints that it does not follow.
    pub unkept: usize,
    /// Labels that went to the key.
    pub homeless: usize,
    /// Crossings, bends, length, area, aspect.
    pub ugly: i64,
}

impl Score {
    /// Worse than anything.
    pub(crate) const WORST: Score =
        Score { unrouted: usize::MAX, over: i32::MAX, unkept: usize::MAX, homeless: usize::MAX, ugly: i64::MAX };

    /// How promising the way that led here is: being a little too wide counts less than being ugly.
    pub(crate) fn promise(&self) -> (usize, i64) {
        let homeless = i64::try_from(self.homeless + self.unkept).unwrap_or(1000);
        let over = i64::from(self.over);
        (self.unrouted, self.ugly * (100 + 2 * over) / 100 + 10 * over + 300 * homeless)
    }

    /// Breadth to height of a drawing in pixels, in hundredths.
    pub(crate) fn aspect(frame: &Rect) -> i64 {
        i64::from(frame.w.max(1)) * 900 / (i64::from(frame.h.max(1)) * 20)
    }

    /// Whether it says everything within its width, if with a key.
    pub(crate) fn valid(&self) -> bool {
        self.unrouted == 0 && self.over == 0
    }

    /// Whether nothing is wrong with it.
    pub(crate) fn sound(&self) -> bool {
        self.unrouted == 0 && self.over == 0 && self.homeless == 0
    }
}

/// What a bend costs, and each row beyond a page.
const BEND: i64 = 15;
/// What it costs to run along the side of a box, by the row.
const HUG: i64 = 8;
/// Rows, of 20 pixels, that a printed page of A4 holds.
const PAGE: i32 = 52;

/// Looks at a finished draft.
pub(crate) fn score(plan: &Plan, draft: &Draft, limit: i32) -> Score {
    let root = draft.rects[plan.root];
    let lost = draft.spots.iter().filter(|s| matches!(s, Spot::Nowhere)).count();
    let unrouted = draft.routes.iter().filter(|r| r.is_none()).count() + lost;
    let homeless = draft.spots.iter().filter(|s| matches!(s, Spot::Key(..))).count();
    let mut ugly = 120 * i64::from(crossings(&root, draft));
    for points in draft.routes.iter().flatten() {
        ugly += BEND * i64::try_from(points.len() - 2).unwrap_or(0);
        ugly += points.windows(2).map(|p| i64::from((p[0].x - p[1].x).abs() + 2 * (p[0].y - p[1].y).abs())).sum::<i64>();
    }
    ugly += HUG * i64::from(hugs(plan, draft));
    ugly += i64::from(root.w.max(1)) * i64::from(root.h.max(1)) / 25;
    let aspect = Score::aspect(&root);
    let wish = 150;
    ugly += (aspect - wish).abs() * 40 / 100;
    if aspect < 70 {
        ugly += (70 - aspect) * 4;
    }
    ugly += BEND * i64::from((root.h - PAGE).max(0));
    let unkept = hints::unkept(plan, draft).len();
    Score { unrouted, over: (root.w - limit).max(0), unkept, homeless, ugly }
}

/// Rows in which a line runs right beside a box that it does not end at.
fn hugs(plan: &Plan, draft: &Draft) -> i32 {
    let boxes: Vec<&Rect> = (0..plan.root).filter(|&i| !plan.is_group(i)).map(|i| &draft.rects[i]).collect();
    let mut total = 0;
    for pair in draft.routes.iter().flatten().flat_map(|points| points.windows(2)).filter(|pair| pair[0].x == pair[1].x) {
        let (top, bottom) = (pair[0].y.min(pair[1].y), pair[0].y.max(pair[1].y));
        let beside = boxes.iter().filter(|r| pair[0].x == r.x - 1 || pair[0].x == r.right() + 1);
        total += beside.map(|r| (bottom.min(r.bottom()) - top.max(r.y) + 1).max(0)).sum::<i32>();
    }
    total
}

/// Cells in which two lines cross.
pub(crate) fn crossings(root: &Rect, draft: &Draft) -> i32 {
    let count = usize::try_from((root.right() + 1) * (root.bottom() + 1)).unwrap_or(0);
    let mut seen = vec![false; count];
    let mut total = 0;
    for points in draft.routes.iter().flatten() {
        for p in Grid::cells(points) {
            let c = index(root, p);
            if let Some(cell) = c.and_then(|c| seen.get_mut(c)) {
                total += i32::from(*cell);
                *cell = true;
            }
        }
    }
    total
}

fn index(root: &Rect, p: Point) -> Option<usize> {
    usize::try_from(p.y * (root.right() + 1) + p.x).ok()
}
