//! A* on cells with a direction: one edge from border to border.

use super::ends::End;
use super::grid::{Grid, Wall, Way, ahead};
use super::queue::Queue;
use crate::diagram::scene::{Point, Rect};

/// What things cost; a level step is the unit.
mod cost {
    pub(super) const LEVEL: u32 = 1;
    pub(super) const UPRIGHT: u32 = 2;
    pub(super) const BEND: u32 = 9;
    pub(super) const CROSSING: u32 = 16;
    pub(super) const BORDER: u32 = 3;
    pub(super) const BESIDE_WALL: u32 = 2;
    pub(super) const BESIDE_LINE: u32 = 2;
    /// Columns are narrow: beside something upright, thrice as much.
    pub(super) const UPRIGHT_TIMES: u32 = 3;
    pub(super) const FIGHT: u32 = 70;
    pub(super) const TIGHT: u32 = 30;
    pub(super) const TURN_BESIDE_WALL: u32 = 20;
}

/// An edge to find a line for.
#[derive(Clone, Debug)]
pub(crate) struct Task {
    pub owner: u32,
    pub from: End,
    pub to: End,
    pub both: bool,
    /// Cells that may be used.
    pub window: Rect,
    /// How much the distance that is left counts, in quarters: more is faster and less exact.
    pub greed: u32,
}

/// Memory of searches, kept between them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Search {
    best: Vec<u32>,
    came: Vec<u32>,
    stamp: Vec<u32>,
    shut: Vec<u32>,
    now: u32,
    queue: Queue,
    /// States looked at, all in all.
    pub work: u64,
}

const NOBODY: u32 = u32::MAX;

struct Step<'a> {
    grid: &'a Grid,
    task: &'a Task,
    allowed: &'a [bool],
    soft: bool,
}

impl Search {
    /// The corners of the cheapest line; with `soft`, lines of others may be in the way.
    pub(crate) fn find(&mut self, grid: &Grid, task: &Task, allowed: &[bool], soft: bool, limit: u64) -> Option<Vec<Point>> {
        let step = Step { grid, task, allowed, soft };
        self.begin(&step);
        let mut spent = 0u64;
        while let Some((price, state)) = self.queue.pop() {
            let index = usize::try_from(state).unwrap_or(0);
            if price > self.best[index] || self.shut[index] == self.now {
                continue;
            }
            if task.greed > 4 {
                self.shut[index] = self.now;
            }
            spent += 1;
            if spent > limit {
                break;
            }
            let (cell, way) = (index / 4, Way::ALL[index % 4]);
            let at = point(grid, cell);
            if task.to.rect.contains(at) {
                let line = self.trace(grid, index);
                // Where nothing may turn, a line may have come across its own beginning.
                if !crosses_itself(&line) {
                    self.work += spent;
                    return Some(line);
                }
                continue;
            }
            let first = self.came[index] == NOBODY;
            if let Some(extra) = step.lands(at, way, first)
                && let Some(c) = grid.index(ahead(at, way))
            {
                // A line that turns just before its tip is hard to read.
                let bent = !first && self.came[index] % 4 != u32::try_from(way.index()).unwrap_or(0);
                let extra = extra + if bent { cost::TIGHT } else { 0 };
                self.offer(c * 4 + way.index(), index, price + extra, 0);
            }
            for next in Way::ALL {
                if next == way.back() || (next != way && first) {
                    continue;
                }
                let to = ahead(at, next);
                if let Some(extra) = step.price(at, way, to, next)
                    && let Some(c) = grid.index(to)
                {
                    let left = distance(to, &task.to.rect) * task.greed / 4;
                    self.offer(c * 4 + next.index(), index, price + extra, left);
                }
            }
        }
        self.work += spent;
        None
    }

    /// Forgets the last search, and stands at every place where the line may begin.
    fn begin(&mut self, step: &Step) {
        let states = step.grid.space.len() * 4;
        if self.stamp.len() != states {
            let work = self.work;
            *self = Search {
                best: vec![0; states],
                came: vec![0; states],
                stamp: vec![0; states],
                shut: vec![0; states],
                work,
                ..Search::default()
            };
        }
        self.now += 1;
        self.queue.clear();
        for (port, out, price) in step.task.from.places() {
            self.open(step, port, out, price);
        }
    }

    fn open(&mut self, step: &Step, port: Point, out: Way, price: u32) {
        let Some(border) = step.grid.index(port) else { return };
        let first = ahead(port, out);
        let Some(c) = step.grid.index(first) else { return };
        if step.grid.knot[border] != 0 && !(step.soft && step.grid.knot[border] < super::grid::TITLE) {
            return;
        }
        let Some(mut extra) = step.enter(first, out) else { return };
        // Beside a box nothing is crossed.
        if (if out.flat() { step.grid.upright[c] } else { step.grid.level[c] }) != 0 {
            let Some(fight) = step.fight(c) else { return };
            extra += fight;
        }
        let tee = step.tee(port, out);
        let state = c * 4 + out.index();
        let price = price + extra + tee;
        if task_loops(step.task) && (out.flat() != leaves_flat(step.task) || around(step.task) && out != Way::East) {
            return;
        }
        if self.stamp[state] == self.now && self.best[state] <= price {
            return;
        }
        self.stamp[state] = self.now;
        self.best[state] = price;
        self.came[state] = NOBODY;
        let left = distance(first, &step.task.to.rect) * step.task.greed / 4;
        self.queue.push(price + left, price, u32::try_from(state).unwrap_or(0));
    }

    fn offer(&mut self, state: usize, from: usize, price: u32, left: u32) {
        if self.stamp[state] == self.now && (self.best[state] <= price || self.shut[state] == self.now) {
            return;
        }
        self.stamp[state] = self.now;
        self.best[state] = price;
        self.came[state] = u32::try_from(from).unwrap_or(0);
        self.queue.push(price + left, price, u32::try_from(state).unwrap_or(0));
    }

    /// Walks back from the landing and keeps the corners.
    fn trace(&self, grid: &Grid, end: usize) -> Vec<Point> {
        let mut cells = vec![point(grid, end / 4)];
        let mut at = end;
        loop {
            let from = self.came[at];
            if from == NOBODY {
                let way = Way::ALL[at % 4];
                cells.push(ahead(point(grid, at / 4), way.back()));
                break;
            }
            at = usize::try_from(from).unwrap_or(0);
            cells.push(point(grid, at / 4));
        }
        cells.reverse();
        corners(&cells)
    }
}

impl Step<'_> {
    /// The price of going on from `at` (entered by `way`) to `to` by `next`.
    fn price(&self, at: Point, way: Way, to: Point, next: Way) -> Option<u32> {
        let mut price = 0;
        if way != next {
            price += cost::BEND + self.turn(at)?;
        }
        Some(price + self.enter(to, next)?)
    }

    /// Whether a line may turn here: nobody else in the cell, no turn of another beside it.
    fn turn(&self, at: Point) -> Option<u32> {
        let c = self.grid.index(at)?;
        if self.grid.wall[c] != Wall::Free {
            return None;
        }
        let mut price = 0;
        if self.grid.level[c] != 0 || self.grid.upright[c] != 0 {
            price += self.fight(c)?;
        }
        for way in Way::ALL {
            if self.grid.index(ahead(at, way)).is_some_and(|n| self.grid.wall[n] != Wall::Free) {
                price += cost::TURN_BESIDE_WALL;
            }
            if let Some(n) = self.grid.index(ahead(at, way))
                && self.grid.knot[n] != 0
                && self.grid.knot[n] != super::grid::TITLE
            {
                if self.grid.knot[n] == super::grid::CORNER {
                    return None;
                }
                price += self.fight(n)?;
            }
        }
        Some(price)
    }

    fn fight(&self, c: usize) -> Option<u32> {
        self.soft.then(|| cost::FIGHT + 25 * u32::from(self.grid.fights[c]))
    }

    /// The price of being in a cell, passing by `way`.
    fn enter(&self, to: Point, way: Way) -> Option<u32> {
        if !self.task.window.contains(to) {
            return None;
        }
        let c = self.grid.index(to)?;
        let space = usize::try_from(self.grid.space[c]).unwrap_or(0);
        let flat = way.flat();
        let (same, other) =
            if flat { (self.grid.level[c], self.grid.upright[c]) } else { (self.grid.upright[c], self.grid.level[c]) };
        if !self.allowed[space] {
            return None;
        }
        let mut price = if flat { cost::LEVEL } else { cost::UPRIGHT };
        match self.grid.wall[c] {
            Wall::Free => {}
            Wall::Solid => return None,
            Wall::Flat if flat => return None,
            Wall::Upright if !flat => return None,
            Wall::Flat | Wall::Upright => {
                price += cost::BORDER;
                if other != 0 {
                    price += self.fight(c)?;
                }
            }
        }
        if same != 0 || self.grid.knot[c] != 0 {
            price += self.fight(c)?;
        } else if other != 0 {
            price += cost::CROSSING;
        }
        Some(price + self.beside(to, way))
    }

    /// What it costs to run along a wall or along another line.
    fn beside(&self, at: Point, way: Way) -> u32 {
        let mut price = 0;
        let sides = if way.flat() { [Way::North, Way::South] } else { [Way::West, Way::East] };
        for side in sides {
            let Some(n) = self.grid.index(ahead(at, side)) else { continue };
            let line = if way.flat() { self.grid.level[n] } else { self.grid.upright[n] };
            let times = if way.flat() || self.task.greed > 6 { 1 } else { cost::UPRIGHT_TIMES };
            price += times
                * match self.grid.wall[n] {
                    Wall::Solid => cost::BESIDE_WALL,
                    Wall::Flat if way.flat() => cost::BESIDE_WALL,
                    Wall::Upright if !way.flat() => cost::BESIDE_WALL,
                    _ if line != 0 => cost::BESIDE_LINE,
                    _ => 0,
                };
        }
        price
    }

    /// What a tee beside another tee costs.
    fn tee(&self, port: Point, out: Way) -> u32 {
        let sides = if out.flat() { [Way::North, Way::South] } else { [Way::West, Way::East] };
        let near = |way| self.grid.index(ahead(port, way)).is_some_and(|n| self.grid.knot[n] != 0);
        sides.into_iter().map(|way| if near(way) { 4 } else { 0 }).sum()
    }

    /// Whether a line in `at`, going by `way`, may end on the border ahead; and the price of that place.
    fn lands(&self, at: Point, way: Way, first: bool) -> Option<u32> {
        let end = ahead(at, way);
        let to = &self.task.to.rect;
        if !to.contains(end) || (first && self.task.both) || (task_loops(self.task) && self.task.to.rows.is_none() && way.flat())
        {
            return None;
        }
        if Grid::outward(to, end)? != way.back() || around(self.task) && way != Way::East {
            return None;
        }
        if !self.task.to.takes(end, way.back()) {
            return None;
        }
        if to.w > 6 && !way.flat() && (end.x == to.x + 1 || end.x == to.right() - 1) {
            return None;
        }
        let (c, e) = (self.grid.index(at)?, self.grid.index(end)?);
        let mut price = 0;
        if self.grid.wall[c] != Wall::Free || self.grid.knot[e] >= super::grid::TITLE {
            return None;
        }
        if self.grid.level[c] != 0 || self.grid.upright[c] != 0 || self.grid.knot[e] != 0 {
            price += self.fight(c)?;
        }
        Some(price + self.task.to.price(end, way.back()) + self.tee(end, way))
    }
}

/// An edge from a box to itself leaves at a side and comes back from above or below; where it comes back to a row of the box,
/// the other way round.
fn task_loops(task: &Task) -> bool {
    task.from.rect == task.to.rect
}

/// From a row to the same row, once around the box.
fn around(task: &Task) -> bool {
    task_loops(task) && task.from.rows.is_some() && task.from.rows.map(|rows| rows.first) == task.to.rows.map(|rows| rows.first)
}

fn leaves_flat(task: &Task) -> bool {
    task.from.rows.is_some() || task.to.rows.is_none()
}

fn point(grid: &Grid, cell: usize) -> Point {
    let cell = i32::try_from(cell).unwrap_or(0);
    Point { x: cell % grid.w, y: cell / grid.w }
}

/// The least price from a cell to a rectangle.
fn distance(p: Point, to: &Rect) -> u32 {
    let dx = (to.x - p.x).max(p.x - to.right()).max(0);
    let dy = (to.y - p.y).max(p.y - to.bottom()).max(0);
    let bend = if dx > 0 && dy > 0 { cost::BEND } else { 0 };
    dx.unsigned_abs() * cost::LEVEL + dy.unsigned_abs() * cost::UPRIGHT + bend
}

fn crosses_itself(line: &[Point]) -> bool {
    let mut cells = Grid::cells(line);
    let count = cells.len();
    cells.sort_unstable();
    cells.dedup();
    cells.len() < count
}

/// Keeps the cells where a line starts, turns or ends.
pub(crate) fn corners(cells: &[Point]) -> Vec<Point> {
    let mut kept: Vec<Point> = vec![];
    for (i, &cell) in cells.iter().enumerate() {
        let inner = i > 0 && i + 1 < cells.len();
        if !(inner && Way::between(cells[i - 1], cell) == Way::between(cell, cells[i + 1])) {
            kept.push(cell);
        }
    }
    kept
}
