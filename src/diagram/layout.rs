//! From a graph to a scene: several ways are tried, the best is kept.

use crate::diagram::compact;
use crate::diagram::draft::{Draft, Spot};
use crate::diagram::finish;
use crate::diagram::graph::{Direction, Family, Graph};
use crate::diagram::insert;
use crate::diagram::label;
use crate::diagram::place::{Choice, anatomy, architecture, chain, sequence, tree};
use crate::diagram::plan::Plan;
use crate::diagram::route::{Effort, route};
use crate::diagram::scene::{Rect, Scene, Warning};
use crate::diagram::score::{Score, score};

/// What a caller may ask of a layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Columns that no line of the text may pass.
    pub max_width: i32,
    /// States the router may look at, all in all; the search stops there with the best so far.
    pub budget: u64,
}

impl Default for Options {
    fn default() -> Self {
        Options { max_width: 100, budget: 10_000_000 }
    }
}

impl Options {
    /// The usual options for a given width.
    pub fn width(max_width: i32) -> Options {
        Options { max_width, ..Options::default() }
    }
}

/// Gives everything in the graph a place. What is wrong with the graph (see [`crate::diagram::validate`]) is left out.
pub fn layout(graph: &Graph, options: &Options) -> Scene {
    let plan = Plan::new(graph, WRAP);
    if plan.root == 0 {
        return finish::finish(&plan, &Draft { rects: vec![Rect::default()], ..Draft::default() });
    }
    match graph.family {
        Family::Sequence => sequence::layout(graph, options.max_width),
        Family::Hierarchy => match tree::tree(&plan) {
            Some(tree) => grow(&plan, &tree, options),
            None => search(&plan, options),
        },
        Family::Flow => match chain::chain(&plan) {
            Some(order) => walk(&plan, &order, options),
            None => search(&plan, options),
        },
        Family::Anatomy => shelve(&plan, options),
        Family::Architecture | Family::Ports => search(&plan, options),
    }
}

/// Graphs with more nodes than this are not searched for beauty.
const LARGE: usize = 60;

/// Labels of boxes are broken at this many cells.
const WRAP: i32 = 24;

fn seal(plan: &Plan, best: Option<(Score, Draft)>, limit: i32) -> Scene {
    let (score, draft) = best.unwrap_or((Score::WORST, Draft::default()));
    let mut scene = finish::finish(plan, &draft);
    if score.over > 0 {
        scene.warnings.push(Warning::TooWide { width: scene.width, limit });
    }
    scene
}

/// A hierarchy: from top to bottom, or indented when that is too wide.
fn grow(plan: &Plan, tree: &tree::Tree, options: &Options) -> Scene {
    let limit = options.max_width;
    let upright = tree::upright(plan, tree);
    let draft = if upright.rects[plan.root].w <= limit && plan.graph.direction != Some(Direction::Right) {
        upright
    } else {
        tree::indented(plan, tree)
    };
    seal(plan, Some((score(plan, &draft, limit), draft)), limit)
}

fn effort(options: &Options) -> Effort {
    Effort { each: 400_000, all: options.budget, stubborn: true, polish: 2, greed: 4 }
}

/// A chain of steps: every number of boxes a row.
fn walk(plan: &Plan, order: &[usize], options: &Options) -> Scene {
    let mut best: Option<(Score, Draft)> = None;
    let shapes: Vec<usize> = match plan.graph.direction {
        Some(Direction::Down) => vec![1],
        _ => (1..=order.len().min(12)).rev().collect(),
    };
    for room in [0, 4, 10] {
        for &per_row in &shapes {
            let toward = if per_row == 1 { Direction::Down } else { Direction::Right };
            let mut rects = chain::place(plan, order, per_row, room);
            margin(plan, &mut rects, 3 + room);
            let (draft, _) = complete(plan, rects, &vec![toward; plan.items.len()], options.max_width, effort(options));
            keep(&mut best, score(plan, &draft, options.max_width), draft);
        }
        if best.as_ref().is_some_and(|b| b.0.sound()) {
            break;
        }
    }
    seal(plan, best, options.max_width)
}

/// An anatomy: shelves.
fn shelve(plan: &Plan, options: &Options) -> Scene {
    let mut best: Option<(Score, Draft)> = None;
    for room in [0, 3, 8, 14] {
        for limit in [options.max_width, options.max_width * 4 / 5, options.max_width / 2] {
            let mut rects = anatomy::place(plan, limit, room);
            margin(plan, &mut rects, if plan.links.is_empty() { 0 } else { 3 + room });
            let (draft, _) = if plan.links.is_empty() {
                (Draft { rects, ..Draft::default() }, 0)
            } else {
                complete(plan, rects, &vec![Direction::Down; plan.items.len()], options.max_width, effort(options))
            };
            keep(&mut best, score(plan, &draft, options.max_width), draft);
        }
        if best.as_ref().is_some_and(|b| b.0.sound()) {
            break;
        }
    }
    seal(plan, best, options.max_width)
}

fn keep(best: &mut Option<(Score, Draft)>, score: Score, draft: Draft) {
    if best.as_ref().is_none_or(|b| score < b.0) {
        *best = Some((score, draft));
    }
}

struct Trial<'a> {
    plan: &'a Plan<'a>,
    limit: i32,
    work: u64,
    budget: u64,
    best: Option<(Score, Draft)>,
    lead: Option<((usize, i64), Choice)>,
    tried: Vec<Choice>,
    seen: Vec<Vec<Rect>>,
    last_resort: bool,
}

fn search(plan: &Plan, options: &Options) -> Scene {
    let mut done = Trial::new(plan, options);
    done.run();
    let valid = |t: &Trial| t.best.as_ref().is_some_and(|b| b.0.valid());
    let tighter: Vec<Plan> = [15, 10].into_iter().map(|wrap| Plan::new(plan.graph, wrap)).collect();
    if plan.graph.nodes.len() <= LARGE {
        for plan in &tighter {
            if valid(&done) {
                break;
            }
            let mut next = Trial::new(plan, options);
            next.fall_back();
            if valid(&next) || next.score() < done.score() {
                done = next;
            }
        }
    }
    let spent = done.work > 3 * done.budget;
    let mut scene = seal(done.plan, done.best, options.max_width);
    if spent {
        scene.warnings.push(Warning::WorkBudget);
    }
    scene
}

impl<'a> Trial<'a> {
    fn new(plan: &'a Plan<'a>, options: &Options) -> Trial<'a> {
        Trial {
            plan,
            limit: options.max_width,
            work: 0,
            budget: options.budget,
            best: None,
            lead: None,
            tried: vec![],
            seen: vec![],
            last_resort: false,
        }
    }

    fn score(&self) -> Score {
        self.best.as_ref().map_or(Score::WORST, |b| b.0)
    }

    fn first(&self) -> Choice {
        let plan = self.plan;
        let mut toward = vec![Direction::Down; plan.items.len()];
        for (i, group) in plan.graph.groups.iter().enumerate() {
            if let Some(d) = group.direction {
                toward[plan.graph.nodes.len() + i] = d;
            }
        }
        toward[plan.root] = plan.graph.direction.unwrap_or(match plan.graph.family {
            Family::Ports | Family::Flow => Direction::Right,
            _ => Direction::Down,
        });
        Choice { toward, room: 0, stretch: true, limit: self.limit, narrow: false, side: 12, hasty: false }
    }

    /// Groups whose direction may be chosen.
    fn open(&self) -> Vec<usize> {
        let plan = self.plan;
        let mut open: Vec<usize> = plan.groups_inside_out();
        open.retain(|&g| {
            plan.items[g].children.len() > 1
                && match plan.items[g].kind {
                    crate::diagram::plan::Kind::Group(i) => plan.graph.groups[i].direction.is_none(),
                    _ => plan.graph.direction.is_none() && plan.graph.family != Family::Ports,
                }
        });
        open.reverse();
        open
    }

    fn run(&mut self) {
        let first = self.first();
        let open = self.open();
        if self.plan.graph.nodes.len() > LARGE {
            return self.large();
        }
        self.attempt(first.clone());
        if open.len() <= 4 {
            for bits in 1u32..1 << open.len() {
                let mut choice = first.clone();
                for (_, &g) in open.iter().enumerate().filter(|(i, _)| bits >> i & 1 == 1) {
                    choice.toward[g] = flip(choice.toward[g]);
                }
                self.attempt(choice);
            }
        } else {
            self.descend(&open);
        }
        self.attempt(Choice { stretch: false, ..self.leader() });
        self.tighten(&open);
        self.fall_back();
    }

    /// Few tries for graphs that no page can hold: as broad as high, rather than an endless column.
    fn large(&mut self) {
        let nodes = i32::try_from(self.plan.graph.nodes.len()).unwrap_or(i32::MAX / 1000);
        let mut side = 1;
        while side * side < nodes {
            side += 1;
        }
        self.last_resort = true;
        for room in [2, 4, 6] {
            let limit = self.limit.max(side * 22);
            self.attempt(Choice { room, limit, stretch: false, ..self.first() });
            if self.best.as_ref().is_some_and(|b| b.0.unrouted == 0) {
                return;
            }
        }
    }

    /// The narrowest shape, with room where the last try lacked it: the way that always ends well.
    fn fall_back(&mut self) {
        let links = i32::try_from(self.plan.links.len()).unwrap_or(i32::MAX);
        let (mut room, mut side) = (2 + links.min(64) / 6, 12 + links.min(64) / 12);
        let deepest = self.plan.items.iter().map(|i| i.depth).max().unwrap_or(1).max(1);
        let deepest = i32::try_from(deepest).unwrap_or(1);
        let mut stuck = 0;
        for i in 0..10 {
            let best = self.score();
            if best.sound() || (i > 1 && best.valid()) || self.work > 3 * self.budget {
                return;
            }
            self.last_resort = true;
            let score = self.attempt(Choice { room, side, narrow: true, hasty: i == 0, limit: self.limit, ..self.first() });
            self.last_resort = false;
            let Some(score) = score else { return };
            stuck = if self.score() < best { 0 } else { stuck + 1 };
            if stuck > 2 {
                return;
            }
            if score.over > 0 {
                side -= (score.over / deepest).clamp(2, 6);
                room += 2;
            } else if score.unrouted > 0 {
                // More room for lines, or columns to spare for labels, by turns.
                room += 3;
                side += if i % 2 == 0 { 2 } else { -5 };
            } else {
                room += 2;
            }
            if side < 0 {
                return;
            }
        }
    }

    /// Turns one group at a time and keeps what helps.
    fn descend(&mut self, open: &[usize]) {
        let mut all = self.leader();
        for &g in open {
            all.toward[g] = flip(all.toward[g]);
        }
        self.attempt(all);
        let rounds = if open.len() > 12 { 1 } else { 3 };
        for _ in 0..rounds {
            let before = self.leader();
            for &g in open {
                let mut choice = self.leader();
                choice.toward[g] = flip(choice.toward[g]);
                self.attempt(choice);
            }
            if self.leader() == before {
                break;
            }
        }
    }

    /// Asks for narrower rows while the drawing is too wide.
    fn tighten(&mut self, open: &[usize]) {
        for percent in [90, 80, 70, 60, 50, 40] {
            if self.best.as_ref().is_some_and(|b| b.0.over == 0) {
                return;
            }
            let limit = self.limit * percent / 100;
            let choice = Choice { limit, ..self.leader() };
            self.attempt(choice.clone());
            self.attempt(Choice { limit, ..self.first() });
            for &g in open.iter().take(12) {
                let mut turned = choice.clone();
                turned.toward[g] = flip(turned.toward[g]);
                self.attempt(turned);
            }
        }
    }

    /// The most promising way so far: a little too wide counts less than ugly.
    fn leader(&self) -> Choice {
        self.lead.as_ref().map_or_else(|| self.first(), |l| l.1.clone())
    }

    fn attempt(&mut self, choice: Choice) -> Option<Score> {
        let share = if self.last_resort { 3 * self.budget } else { self.budget / 8 };
        if self.work > share || self.tried.contains(&choice) {
            return None;
        }
        self.tried.push(choice.clone());
        let rects = arrange(self.plan, &choice);
        let hopeless = rects[self.plan.root].w > self.limit * 3 / 2 + 12 && !self.last_resort;
        if hopeless || self.seen.contains(&rects) {
            return None;
        }
        let large = self.plan.graph.nodes.len() > LARGE;
        let (each, most) = match (large, self.last_resort) {
            (true, _) => (900_000, 24_000_000),
            (_, true) => (120_000, 3_000_000),
            _ => (120_000, 800_000),
        };
        let all = if large { most } else { (share - self.work).clamp(200_000, most) };
        let greed = match (self.plan.links.len(), self.last_resort) {
            (0..=90, true) if choice.hasty => 12,
            (0..=90, true) => 8,
            (0..=90, false) => 4,
            (91..=200, _) => 6,
            _ => 12,
        };
        let effort = Effort { each, all, stubborn: self.last_resort, polish: if large { 0 } else { 2 }, greed };
        let (draft, work) = complete(self.plan, rects.clone(), &choice.toward, self.limit, effort);
        self.seen.push(rects);
        self.work += work;
        let score = score(self.plan, &draft, self.limit);
        let promise = score.promise();
        if self.lead.as_ref().is_none_or(|l| promise < l.0) {
            self.lead = Some((promise, choice));
        }
        if self.best.as_ref().is_none_or(|b| score < b.0) {
            self.best = Some((score, draft));
        }
        Some(score)
    }
}

fn flip(direction: Direction) -> Direction {
    match direction {
        Direction::Down => Direction::Right,
        Direction::Right => Direction::Down,
    }
}

/// The boxes' places, found twice: the second time knowing who stands where.
fn arrange(plan: &Plan, choice: &Choice) -> Vec<Rect> {
    let first = architecture::place(plan, choice, None);
    let mut rects = architecture::place(plan, choice, Some(&first));
    margin(plan, &mut rects, 3 + choice.room);
    rects
}

/// Lines, labels and squeezing for boxes that have their places.
pub(crate) fn complete(plan: &Plan, rects: Vec<Rect>, toward: &[Direction], limit: i32, effort: Effort) -> (Draft, u64) {
    let lines = route(plan, &rects, toward, effort);
    let mut draft = Draft { rects, routes: lines.routes, spots: vec![Spot::Silent; plan.links.len()] };
    draft.spots = label::place(plan, &draft);
    insert::make_room(plan, &mut draft, limit);
    compact::compact(plan, &mut draft);
    (draft, lines.work)
}

/// Leaves room around the outermost boxes for lines.
pub(crate) fn margin(plan: &Plan, rects: &mut [Rect], by: i32) {
    let dy = (by + 1) / 2;
    for (i, r) in rects.iter_mut().enumerate() {
        *r = if i == plan.root { Rect::new(0, 0, r.w + 2 * by, r.h + 2 * dy) } else { r.shifted(by, dy) };
    }
}
