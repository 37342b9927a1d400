//! Places for what edges say: on a level run, else centred on an upright run, else beside it.

use crate::diagram::draft::{Draft, Spot, Written};
use crate::diagram::graph::Arrow;
use crate::diagram::measure;
use crate::diagram::plan::Plan;
use crate::diagram::route::grid::{Grid, Wall, Way};
use crate::diagram::scene::{Align, Point, Rect};
use crate::diagram::work::Work;

/// Labels on upright runs are broken at this many cells when the placer makes room for them.
const UPRIGHT_WRAP: i32 = 18;

/// Cells that a label will probably need: columns, rows.
pub(crate) fn estimate(says: &str, down: bool) -> (i32, i32) {
    if down {
        let lines = measure::wrap(says, UPRIGHT_WRAP);
        (measure::widest(&lines), i32::try_from(lines.len()).unwrap_or(1))
    } else {
        (measure::cells(says).min(30), 1)
    }
}

/// Rows that a label on an upright run is moved by, so as not to stand against a border, once all rows are where they stay.
const TIGHT: i32 = 3;

struct Writer<'a> {
    plan: &'a Plan<'a>,
    grid: Grid,
    /// Cells taken by labels.
    taken: Vec<bool>,
    work: &'a Work,
    tight: i32,
    /// Never on an upright run.
    beside: bool,
}

/// Places the labels of all links that have a line; what finds no place is `Nowhere`.
pub(crate) fn place(plan: &Plan, draft: &Draft, work: &Work) -> Vec<Spot> {
    places(plan, draft, work, 0)
}

/// Places the labels again, away from borders, in a drawing that will not change any more: none may lose its place.
pub(crate) fn settle(plan: &Plan, draft: &mut Draft, work: &Work) {
    let spots = places(plan, draft, work, TIGHT);
    let here = |spots: &[Spot]| spots.iter().filter(|spot| matches!(spot, Spot::Here(_))).count();
    if here(&spots) >= here(&draft.spots) {
        draft.spots = spots;
    }
}

/// A place for the label of one link among those of the others: never on an upright run, but beside it, where no rows of line are
/// needed around it.
pub(crate) fn beside(plan: &Plan, draft: &Draft, l: usize, work: &Work) -> Option<Spot> {
    let points = draft.routes[l].as_ref()?;
    let mut writer = Writer::new(plan, draft, work);
    writer.beside = true;
    for (_, spot) in draft.spots.iter().enumerate().filter(|(other, _)| *other != l) {
        writer.take(spot.lines());
    }
    writer.best(l, points).map(Spot::Here)
}

fn places(plan: &Plan, draft: &Draft, work: &Work, tight: i32) -> Vec<Spot> {
    let mut writer = Writer::new(plan, draft, work);
    writer.tight = tight;
    let mut spots = vec![Spot::Silent; plan.links.len()];
    let mut order: Vec<usize> = (0..plan.links.len()).filter(|&l| !plan.links[l].says.is_empty()).collect();
    let size = |l: usize| draft.routes[l].as_ref().map_or(0, |p| Grid::cells(p).len());
    order.sort_by_key(|&l| (size(l), l));
    for l in order {
        let Some(points) = &draft.routes[l] else {
            spots[l] = Spot::Nowhere;
            continue;
        };
        spots[l] = writer.best(l, points).map_or(Spot::Nowhere, Spot::Here);
        writer.take(spots[l].lines());
    }
    for (l, spot) in spots.iter_mut().enumerate() {
        if let (Spot::Nowhere, Some(points)) = (&*spot, &draft.routes[l])
            && let Some(line) = writer.short(l, points)
        {
            writer.take(std::slice::from_ref(&line));
            *spot = Spot::Key(0, line);
        }
    }
    number(&mut spots);
    spots
}

/// Numbers the keys in the order of the links.
fn number(spots: &mut [Spot]) {
    let mut next = 1;
    for spot in spots {
        if let Spot::Key(n, line) = spot {
            *n = next;
            line.text = format!("[{next}]");
            next += 1;
        }
    }
}

impl<'a> Writer<'a> {
    fn new(plan: &'a Plan<'a>, draft: &Draft, work: &'a Work) -> Writer<'a> {
        let mut grid = Grid::new(plan, &draft.rects);
        for (l, points) in draft.routes.iter().enumerate() {
            if let Some(points) = points {
                grid.draw(points, u32::try_from(l + 1).unwrap_or(1));
            }
        }
        let taken = vec![false; grid.space.len()];
        work.sweep(grid.space.len());
        Writer { plan, grid, taken, work, tight: 0, beside: false }
    }

    fn best(&self, l: usize, points: &[Point]) -> Option<Vec<Written>> {
        let says = &self.plan.links[l].says;
        let mut forms = vec![vec![says.clone()]];
        for limit in [24, 18, 14, 10, 7] {
            let form = measure::wrap(says, limit);
            if forms.iter().all(|f| *f != form) {
                forms.push(form);
            }
        }
        self.among(l, points, &forms)
    }

    /// A place for a number in brackets.
    fn short(&self, l: usize, points: &[Point]) -> Option<Written> {
        let widest = format!("[{}]", self.plan.links.len());
        self.among(l, points, &[vec![widest]])?.into_iter().next()
    }

    fn among(&self, l: usize, points: &[Point], forms: &[Vec<String>]) -> Option<Vec<Written>> {
        let total = Grid::cells(points).len();
        let mut best: Option<(i32, Vec<Written>)> = None;
        let mut before = 0;
        for i in 0..points.len() - 1 {
            let (a, b) = (points[i], points[i + 1]);
            let middle = i32::try_from(total / 2).unwrap_or(0) - before;
            let way = Way::between(a, b);
            for (f, form) in forms.iter().enumerate() {
                let f = i32::try_from(f).unwrap_or(9);
                let found = match (way.flat(), form.len()) {
                    (true, 1) => self.level(l, (a, b), points, i, &form[0], middle),
                    (true, _) => None,
                    _ => self.upright(l, (a, b), points, i, form, middle).map(|(p, w)| (p + 4 + f * 3, w)),
                };
                if let Some((price, lines)) = found
                    && best.as_ref().is_none_or(|(least, _)| price < *least)
                {
                    best = Some((price, lines));
                }
            }
            before += (b.x - a.x).abs() + (b.y - a.y).abs();
        }
        best.map(|(_, lines)| lines)
    }

    /// Cells at the two ends of a run that must stay line: the corner, the tip, and one of line.
    fn ends(&self, l: usize, points: &[Point], i: usize) -> (i32, i32) {
        let arrow = self.plan.links[l].arrow;
        let first = if i == 0 && arrow == Arrow::Both { 2 } else { 1 };
        let last = if i + 2 == points.len() && arrow != Arrow::None { 2 } else { 1 };
        (first, last)
    }

    fn level(
        &self,
        l: usize,
        (a, b): (Point, Point),
        points: &[Point],
        i: usize,
        text: &str,
        middle: i32,
    ) -> Option<(i32, Vec<Written>)> {
        let (first, last) = self.ends(l, points, i);
        let (low, high) = if a.x < b.x { (a.x + first, b.x - last) } else { (b.x + last, a.x - first) };
        let cells = measure::cells(text);
        let room = high - low + 1 - (cells + 4);
        if room < 0 {
            return None;
        }
        let wish = if a.x < b.x { a.x + middle } else { a.x - middle };
        let center = (low + high) / 2;
        let wish = ((wish + center) / 2 - cells / 2).clamp(low + 2, low + 2 + room);
        nearest(wish, low + 2, low + 2 + room).into_iter().find_map(|x| {
            self.work.spend(1);
            let spot = Rect::new(x, a.y, cells, 1);
            let free = self.free(&spot.grown(2, 0), Some((l, true, 0))) && self.alone(&spot);
            free.then(|| {
                let line = Written { at: Point { x, y: a.y }, cells, text: text.into(), align: Align::Center };
                ((x - wish).abs() / 4, vec![line])
            })
        })
    }

    fn upright(
        &self,
        l: usize,
        (a, b): (Point, Point),
        points: &[Point],
        i: usize,
        form: &[String],
        middle: i32,
    ) -> Option<(i32, Vec<Written>)> {
        let (first, last) = self.ends(l, points, i);
        let (low, high) = if a.y < b.y { (a.y + first, b.y - last) } else { (b.y + last, a.y - first) };
        let down = a.y < b.y;
        // On the line, one cell of line stays at either end; a tip may follow the text at once.
        let (top, bottom) =
            (i32::from((if down { first } else { last }) == 1), i32::from((if down { last } else { first }) == 1));
        let rows = i32::try_from(form.len()).unwrap_or(1);
        let cells = measure::widest(form);
        let wish = if down { a.y + middle } else { a.y - middle };
        let center = (low + high + 1 - rows) / 2;
        let wish = (wish + center) / 2;
        let spots = [
            (a.x - (cells - 1) / 2, Align::Center, 0, low + top, high - bottom),
            (a.x + 2, Align::Left, 9, low, high),
            (a.x - 1 - cells, Align::Right, 12, low, high),
        ];
        for (x, align, price, low, high) in spots.into_iter().skip(usize::from(self.beside)) {
            let mut best: Option<(i32, Rect)> = None;
            for y in nearest(wish, low, high + 1 - rows) {
                let off = (y - wish).abs();
                if best.is_some_and(|(least, _)| off >= least) {
                    break;
                }
                self.work.spend(1);
                let spot = Rect::new(x, y, cells, rows);
                let own = Some((l, false, a.x));
                let clear = match align {
                    Align::Center => self.free(&spot.grown(1, 0), own) && self.free(&Rect::new(a.x, y - 1, 1, 1), own),
                    Align::Left => self.free(&Rect::new(x - 1, y, cells + 3, rows), None),
                    Align::Right => self.free(&Rect::new(x - 2, y, cells + 3, rows), None),
                };
                let letter = form.iter().any(|line| seems_a_tip(line));
                let below = Rect::new(x, y + rows, cells, 1);
                if clear && self.alone(&spot) && !(letter && self.touches_border(&below)) {
                    let tight = self.touches_border(&below) || self.touches_border(&Rect::new(x, y - 1, cells, 1));
                    let off = off + if tight { self.tight } else { 0 };
                    if best.is_none_or(|(least, _)| off < least) {
                        best = Some((off, spot));
                    }
                }
            }
            if let Some((off, spot)) = best {
                return Some((price + off, lines(&spot, form, align)));
            }
        }
        None
    }

    /// Whether nothing stands in the cells, except the line `own` (which passes level or not).
    fn free(&self, spot: &Rect, own: Option<(usize, bool, i32)>) -> bool {
        let owner = |flat: bool, x: i32| {
            own.filter(|o| o.1 == flat && (flat || o.2 == x)).map_or(0, |o| u32::try_from(o.0 + 1).unwrap_or(0))
        };
        for y in spot.y..=spot.bottom() {
            for x in spot.x..=spot.right() {
                let Some(c) = self.grid.index(Point { x, y }) else { return false };
                let (level, upright) = (self.grid.level[c], self.grid.upright[c]);
                let knot = self.grid.knot[c];
                let mine = own.is_some_and(|o| u32::try_from(o.0 + 1) == Ok(knot));
                let strange =
                    knot != 0 && !mine || level != 0 && level != owner(true, x) || upright != 0 && upright != owner(false, x);
                if strange || self.grid.wall[c] != Wall::Free || self.taken[c] {
                    return false;
                }
            }
        }
        true
    }

    /// Whether some cell belongs to a group's border or to a box.
    fn touches_border(&self, spot: &Rect) -> bool {
        let wall = |x| self.grid.index(Point { x, y: spot.y }).is_some_and(|c| self.grid.wall[c] != Wall::Free);
        (spot.x..=spot.right()).any(wall)
    }

    /// Whether no other label is near: three cells to the sides, one row above and below.
    fn alone(&self, spot: &Rect) -> bool {
        let near = spot.grown(3, 1);
        for y in near.y..=near.bottom() {
            for x in near.x..=near.right() {
                if self.grid.index(Point { x, y }).is_some_and(|c| self.taken[c]) {
                    return false;
                }
            }
        }
        true
    }

    fn take(&mut self, lines: &[Written]) {
        for line in lines {
            for x in line.at.x..line.at.x + line.cells {
                if let Some(c) = self.grid.index(Point { x, y: line.at.y }) {
                    self.taken[c] = true;
                }
            }
        }
    }
}

/// In ASCII a `v` on a border is a tip.
pub(crate) fn seems_a_tip(line: &str) -> bool {
    line.split(' ').any(|word| word == "v")
}

fn lines(spot: &Rect, form: &[String], align: Align) -> Vec<Written> {
    let mut y = spot.y - 1;
    form.iter()
        .map(|text| {
            y += 1;
            let cells = measure::cells(text);
            let x = match align {
                Align::Left => spot.x,
                Align::Right => spot.x + spot.w - cells,
                // The middle of every line is the column of the run.
                Align::Center => spot.x + (spot.w - 1) / 2 - (cells - 1) / 2,
            };
            Written { at: Point { x, y }, cells, text: text.clone(), align }
        })
        .collect()
}

/// All numbers from `low` to `high`, nearest to `wish` first.
fn nearest(wish: i32, low: i32, high: i32) -> Vec<i32> {
    let mut all: Vec<i32> = (low..=high).collect();
    all.sort_by_key(|v| ((v - wish).abs(), *v));
    all
}
