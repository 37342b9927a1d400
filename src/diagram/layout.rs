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
        Options { max_width: 100, budget: 40_000_000 }
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
    Effort { each: 400_000, all: options.budget, polish: 2 }
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
}

fn search(plan: &Plan, options: &Options) -> Scene {
    let limit = options.max_width;
    let mut trial = Trial { plan, limit, work: 0, budget: options.budget, best: None, lead: None, tried: vec![] };
    trial.run();
    let spent = trial.work > trial.budget;
    let mut scene = seal(plan, trial.best, limit);
    if spent {
        scene.warnings.push(Warning::WorkBudget);
    }
    scene
}

impl Trial<'_> {
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
        Choice { toward, room: 0, stretch: true, limit: self.limit, wrap: 24, narrow: false }
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
        if std::env::var("FORCE").is_ok() {
            for room in [0, 2, 4, 7, 11, 16] {
                self.attempt(Choice { room, narrow: true, ..first.clone() });
                if self.is_sound() {
                    return;
                }
            }
            return;
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
        for room in [1, 2, 4, 7, 11, 16] {
            if self.is_sound() {
                break;
            }
            for narrow in [false, true] {
                self.attempt(Choice { room, narrow, ..self.leader() });
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

    fn is_sound(&self) -> bool {
        self.best.as_ref().is_some_and(|b| b.0.sound())
    }

    /// The most promising way so far: a little too wide counts less than ugly.
    fn leader(&self) -> Choice {
        self.lead.as_ref().map_or_else(|| self.first(), |l| l.1.clone())
    }

    fn attempt(&mut self, choice: Choice) {
        if self.work > self.budget && self.best.is_some() || self.tried.contains(&choice) {
            return;
        }
        let effort = Effort { each: 150_000, all: self.budget.saturating_sub(self.work).clamp(200_000, 1_500_000), polish: 2 };
        let (draft, work) = draw(self.plan, &choice, self.limit, effort);
        self.work += work;
        let score = score(self.plan, &draft, self.limit);
        if std::env::var("DBG").is_ok() {
            let t: String = (0..self.plan.items.len())
                .filter(|&i| self.plan.is_group(i))
                .map(|i| if choice.toward[i] == Direction::Down { 'D' } else { 'R' })
                .collect();
            eprintln!(
                "{t} room {} stretch {} narrow {} limit {} -> {:?} {}x{} work {work}",
                choice.room,
                choice.stretch,
                choice.narrow,
                choice.limit,
                score,
                draft.rects[self.plan.root].w,
                draft.rects[self.plan.root].h
            );
            if std::env::var("DBG").is_ok_and(|v| v == t) {
                eprintln!(
                    "{}",
                    crate::diagram::pen::text::text(
                        &finish::finish(self.plan, &draft),
                        crate::diagram::pen::text::Glyphs::Unicode
                    )
                );
            }
        }
        self.tried.push(choice.clone());
        let promise = score.promise();
        if self.lead.as_ref().is_none_or(|l| promise < l.0) {
            self.lead = Some((promise, choice));
        }
        if self.best.as_ref().is_none_or(|b| score < b.0) {
            self.best = Some((score, draft));
        }
    }
}

fn flip(direction: Direction) -> Direction {
    match direction {
        Direction::Down => Direction::Right,
        Direction::Right => Direction::Down,
    }
}

/// One whole try: place, route, label, squeeze.
pub(crate) fn draw(plan: &Plan, choice: &Choice, limit: i32, effort: Effort) -> (Draft, u64) {
    let first = architecture::place(plan, choice, None);
    let mut rects = architecture::place(plan, choice, Some(&first));
    margin(plan, &mut rects, 3 + choice.room);
    complete(plan, rects, &choice.toward, choice.limit.max(limit), effort)
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
