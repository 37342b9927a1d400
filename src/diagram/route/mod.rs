//! Lines for all edges: short ones first, then those in the way are taken up and laid again.

pub(crate) mod ends;
pub(crate) mod grid;
pub(crate) mod queue;
pub(crate) mod search;

use crate::diagram::draft::Draft;
use crate::diagram::graph::{Arrow, Direction};
use crate::diagram::plan::Plan;
use crate::diagram::ports::{Homes, faces};
use crate::diagram::scene::{Point, Rect};
use crate::diagram::work::Work;
use ends::{End, Rows};
use grid::{Grid, Way};
use search::{Search, Task};
use std::cmp::Ordering;
use std::collections::VecDeque;

/// How much may be tried.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Effort {
    /// States per search.
    pub each: u64,
    /// The same, the first time that a line is looked for among the others: where there is none, that is soon given up.
    pub quick: u64,
    /// The same, where the lines of others may be taken up.
    pub soft: u64,
    /// States in all.
    pub all: u64,
    /// Goes on after an edge for which there is no way at all.
    pub stubborn: bool,
    /// Rounds in which every line is laid again among the others.
    pub polish: u32,
    /// How much the distance that is left counts, in quarters: more is faster and less exact.
    pub greed: u32,
}

struct Router {
    grid: Grid,
    search: Search,
    tasks: Vec<Task>,
    allowed: Vec<Vec<usize>>,
    mask: Vec<bool>,
    routes: Vec<Option<Vec<Point>>>,
    effort: Effort,
}

/// Lines by link; `None` where none was found.
pub(crate) fn route(plan: &Plan, rects: &[Rect], toward: &[Direction], effort: Effort, work: &Work) -> Vec<Option<Vec<Point>>> {
    let mut router = Router::new(plan, rects, toward, effort, work);
    router.lay_all();
    for _ in 0..effort.polish {
        router.polish();
    }
    work.spend(router.search.work);
    router.routes
}

/// Other lines for one link among those of all the others: each leaves, or reaches, a box by another side than the line that it has.
pub(crate) fn others(plan: &Plan, draft: &Draft, l: usize, work: &Work) -> Vec<Vec<Point>> {
    let effort = Effort { each: 20_000, quick: 20_000, soft: 0, all: 100_000, stubborn: false, polish: 0, greed: 4 };
    let mut router = Router::new(plan, &draft.rects, &draft.toward, effort, work);
    for (other, points) in draft.routes.iter().enumerate().filter(|(other, _)| *other != l) {
        if let Some(points) = points {
            router.keep(other, points.clone());
        }
    }
    let task = router.tasks[l].clone();
    let ways = Way::ALL.into_iter().flat_map(|way| [(Some(way), None), (None, Some(way))]);
    let mut found = vec![];
    for (from, to) in ways {
        (router.tasks[l].from.only, router.tasks[l].to.only) = (from.or(task.from.only), to.or(task.to.only));
        found.extend(router.find(l, false, effort.each));
    }
    work.spend(router.search.work);
    found.retain(|points| Some(points) != draft.routes[l].as_ref());
    found
}

/// Groups whose cells a link may use: those between its ends and the group where they meet.
fn allowed(plan: &Plan, l: usize) -> Vec<usize> {
    let link = &plan.links[l];
    let mut groups = vec![link.meet];
    for end in [link.from, link.to] {
        let mut at = plan.items[end].parent;
        while at != link.meet {
            groups.push(at);
            at = plan.items[at].parent;
        }
    }
    groups
}

fn task(plan: &Plan, rects: &[Rect], toward: &[Direction], homes: &Homes, l: usize, greed: u32) -> Task {
    let link = &plan.links[l];
    let down = toward[link.meet] == Direction::Down;
    let (leave, reach) = if down { (Way::South, Way::North) } else { (Way::East, Way::West) };
    let meet = rects[link.meet];
    let end = |end, port: Option<usize>, other, best| End {
        rect: rects[end],
        rows: port.map(|port| rows(plan, &rects[end], homes, (end, port), l)),
        best: if port.is_some() { facing(&rects[end], &rects[other]) } else { Some(best) },
        only: None,
    };
    Task {
        owner: u32::try_from(l + 1).unwrap_or(1),
        from: end(link.from, link.from_port, link.to, leave),
        to: end(link.to, link.to_port, link.from, reach),
        both: link.arrow == Arrow::Both,
        window: if link.meet == plan.root { meet } else { meet.grown(-1, -1) },
        greed,
    }
}

/// The rows that an end of a link at a port is held to.
fn rows(plan: &Plan, rect: &Rect, homes: &Homes, (item, port): (usize, usize), l: usize) -> Rows {
    let (first, last) = plan.port_rows(item, port);
    Rows { first: rect.y + first, last: rect.y + last, home: rect.y + homes.of(plan, (item, port), l) }
}

/// The side of a record that looks at the box at the other end.
fn facing(own: &Rect, other: &Rect) -> Option<Way> {
    match faces(own, other) {
        Ordering::Less => Some(Way::West),
        Ordering::Equal => None,
        Ordering::Greater => Some(Way::East),
    }
}

impl Router {
    fn new(plan: &Plan, rects: &[Rect], toward: &[Direction], effort: Effort, work: &Work) -> Router {
        let grid = Grid::new(plan, rects);
        work.sweep(grid.space.len());
        let homes = Homes::new(plan, rects);
        let links = 0..plan.links.len();
        Router {
            grid,
            search: Search::default(),
            tasks: links.clone().map(|l| task(plan, rects, toward, &homes, l, effort.greed)).collect(),
            allowed: links.map(|l| allowed(plan, l)).collect(),
            mask: vec![false; plan.items.len()],
            routes: vec![None; plan.links.len()],
            effort,
        }
    }

    fn find(&mut self, l: usize, soft: bool, each: u64) -> Option<Vec<Point>> {
        if self.search.work > self.effort.all {
            return None;
        }
        for &group in &self.allowed[l] {
            self.mask[group] = true;
        }
        let mut task = self.tasks[l].clone();
        if soft && self.effort.quick < self.effort.each {
            task.greed = task.greed.max(20);
        }
        let found = self.search.find(&self.grid, &task, &self.mask, soft, each);
        for &group in &self.allowed[l] {
            self.mask[group] = false;
        }
        found
    }

    fn lay_all(&mut self) {
        let mut order: Vec<usize> = (0..self.tasks.len()).collect();
        order.sort_by_key(|&l| (self.length(l), l));
        let mut queue: VecDeque<usize> = order.into();
        let mut tries = self.tasks.len() * 3 + 12;
        let mut left = vec![];
        while let Some(l) = queue.pop_front() {
            if let Some(points) = self.find(l, false, self.effort.quick) {
                self.keep(l, points);
                continue;
            }
            if tries == 0 {
                continue;
            }
            tries -= 1;
            let Some(points) = self.find(l, true, self.effort.soft) else {
                if self.effort.stubborn {
                    left.push(l);
                    continue;
                }
                return;
            };
            for loser in self.losers(l, &points) {
                self.take_up(loser);
                queue.push_back(loser);
            }
            self.keep(l, points);
        }
        if self.effort.quick < self.effort.each {
            for l in left {
                if let Some(points) = self.find(l, false, self.effort.each) {
                    self.keep(l, points);
                }
            }
        }
    }

    fn length(&self, l: usize) -> i32 {
        let (a, b) = (self.tasks[l].from.rect, self.tasks[l].to.rect);
        let gap = |a0: i32, a1: i32, b0: i32, b1: i32| (b0 - a1).max(a0 - b1).max(0);
        gap(a.x, a.right(), b.x, b.right()) + 2 * gap(a.y, a.bottom(), b.y, b.bottom())
    }

    fn keep(&mut self, l: usize, points: Vec<Point>) {
        self.grid.draw(&points, self.tasks[l].owner);
        self.routes[l] = Some(points);
    }

    fn take_up(&mut self, l: usize) {
        if let Some(points) = self.routes[l].take() {
            self.grid.draw(&points, 0);
        }
    }

    /// The links whose lines cannot stay when this line is drawn.
    fn losers(&mut self, l: usize, points: &[Point]) -> Vec<usize> {
        let owner = self.tasks[l].owner;
        let cells = Grid::cells(points);
        let mut losers = vec![];
        for (i, &p) in cells.iter().enumerate() {
            let Some(c) = self.grid.index(p) else { continue };
            let turn = points.contains(&p);
            let flat = i + 1 < cells.len() && cells[i + 1].y == p.y || i > 0 && cells[i - 1].y == p.y;
            let tip = i == 1 || i + 2 == cells.len();
            let border = self.grid.wall[c] != grid::Wall::Free;
            let (level, upright, knot) = (self.grid.level[c], self.grid.upright[c], self.grid.knot[c]);
            let mut fought = vec![knot];
            if turn || tip || border || flat {
                fought.push(level);
            }
            if turn || tip || border || !flat {
                fought.push(upright);
            }
            if turn && i > 0 && i + 1 < cells.len() {
                for way in grid::Way::ALL {
                    if let Some(n) = self.grid.index(grid::ahead(p, way)) {
                        fought.push(self.grid.knot[n]);
                    }
                }
            }
            for loser in fought.into_iter().filter(|&o| o != 0 && o < grid::TITLE && o != owner) {
                self.grid.fights[c] = self.grid.fights[c].saturating_add(1);
                losers.push(usize::try_from(loser - 1).unwrap_or(0));
            }
        }
        losers.sort_unstable();
        losers.dedup();
        losers
    }

    /// Lays every line again among the others; it can only get cheaper.
    fn polish(&mut self) {
        for l in 0..self.tasks.len() {
            let plain = self.routes[l].as_ref().is_some_and(|p| p.len() == 2);
            if plain || self.search.work > self.effort.all {
                continue;
            }
            let old = self.routes[l].clone();
            self.take_up(l);
            if let Some(points) = self.find(l, false, self.effort.each).or(old) {
                self.keep(l, points);
            }
        }
    }
}
