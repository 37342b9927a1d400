//! Several ways to draw nested boxes are tried, each with all its lines; the best drawing is kept.

use crate::diagram::draft::Draft;
use crate::diagram::graph::{Direction, Family};
use crate::diagram::layout::{Options, complete, margin, seal};
use crate::diagram::place::{Choice, architecture};
use crate::diagram::plan::Plan;
use crate::diagram::route::Effort;
use crate::diagram::scene::{Rect, Scene, Warning};
use crate::diagram::score::{Score, score};
use crate::diagram::work::Work;

/// Graphs with more nodes than this are not searched for beauty.
const LARGE: usize = 60;
/// Steps for beauty, and for getting everything drawn, in one run through the ways.
const BEAUTY: u64 = 2_500_000;
const LAST_RESORT: u64 = 12_000_000;
/// With so many edges without a line narrower boxes do not help.
const HOPELESS: usize = 8;
/// Columns beyond the width that may yet be saved by holding lines within it.
const NEARLY: i32 = 10;
/// A large graph is not tried again when it took so many.
const LARGE_ENOUGH: u64 = 20_000_000;
/// Drawings with more cells than this are not tried.
const CELLS: i64 = 6_000_000;

struct Trial<'a> {
    plan: &'a Plan<'a>,
    limit: i32,
    work: &'a Work,
    /// Steps that were taken before this run.
    before: u64,
    best: Option<(Score, Draft)>,
    lead: Option<((usize, i64), Choice)>,
    tried: Vec<Choice>,
    seen: Vec<Vec<Rect>>,
    last_resort: bool,
    /// Steps that the last resort may take, from the beginning of this run.
    share: u64,
}

/// The best drawing of the graph, and a warning where the steps did not suffice.
pub(crate) fn search(plan: &Plan, options: &Options, work: &Work) -> Scene {
    let mut done = Trial::new(plan, options, work);
    done.run();
    let valid = |t: &Trial| t.best.as_ref().is_some_and(|b| b.0.valid());
    let tighter: Vec<Plan> = [15, 10].into_iter().map(|wrap| Plan::new(plan.graph, wrap)).collect();
    if plan.graph.nodes.len() <= LARGE {
        for plan in &tighter {
            if valid(&done) || done.score().unrouted > HOPELESS {
                break;
            }
            let mut next = Trial::new(plan, options, work);
            next.fall_back();
            if valid(&next) || next.score() < done.score() {
                done = next;
            }
        }
    }
    let cut = work.left() == 0 && done.best.as_ref().is_some_and(|b| !b.0.valid());
    let mut scene = seal(done.plan, done.best, options, work);
    if cut {
        scene.warnings.push(Warning::WorkBudget);
    }
    scene
}

impl<'a> Trial<'a> {
    fn new(plan: &'a Plan<'a>, options: &Options, work: &'a Work) -> Trial<'a> {
        Trial {
            plan,
            limit: options.max_width,
            work,
            before: work.done(),
            best: None,
            lead: None,
            tried: vec![],
            seen: vec![],
            last_resort: false,
            share: LAST_RESORT,
        }
    }

    /// Steps of this run.
    fn done(&self) -> u64 {
        self.work.done() - self.before
    }

    fn score(&self) -> Score {
        self.best.as_ref().map_or(Score::WORST, |b| b.0)
    }

    fn first(&self) -> Choice {
        let plan = self.plan;
        let mut toward = vec![Direction::Down; plan.items.len()];
        if matches!(plan.graph.family, Family::Ports | Family::Flow) {
            toward[plan.root] = Direction::Right;
        }
        for (item, toward) in toward.iter_mut().enumerate() {
            *toward = plan.direction(item).unwrap_or(*toward);
        }
        Choice {
            toward,
            room: 0,
            stretch: true,
            within: false,
            limit: self.limit,
            narrow: false,
            side: 12,
            thin: false,
            hasty: false,
        }
    }

    /// Groups whose direction may be chosen.
    fn open(&self) -> Vec<usize> {
        let plan = self.plan;
        let mut open: Vec<usize> = plan.groups_inside_out();
        open.retain(|&g| {
            let fixed = plan.direction(g).is_some() || (g == plan.root && plan.graph.family == Family::Ports);
            plan.items[g].children.len() > 1 && !fixed
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
        let too_wide = self.score().over > 0;
        self.tighten(&open);
        self.slim(&open, too_wide);
        self.nearby();
        self.fall_back();
    }

    /// Asks for rows of other widths while nothing is sound: which boxes share a row changes by leaps, and what was made for a wider
    /// drawing may well fit.
    fn nearby(&mut self) {
        for delta in [4, -4, 8, -8, 12, -12, 16] {
            for room in [0, 1] {
                if self.score().sound() {
                    return;
                }
                let limit = self.limit + delta;
                self.attempt(Choice { limit, room, ..self.leader() });
                self.attempt(Choice { limit, room, ..self.first() });
            }
        }
    }

    /// Few tries for graphs that no page can hold: as broad as high, rather than an endless column.
    fn large(&mut self) {
        let nodes = i32::try_from(self.plan.graph.nodes.len()).unwrap_or(i32::MAX / 1000);
        let mut side = 1;
        while side * side < nodes {
            side += 1;
        }
        self.last_resort = true;
        for room in [4, 6] {
            let limit = self.limit.max(side * 22);
            self.attempt(Choice { room, limit, stretch: false, ..self.first() });
            if self.best.as_ref().is_some_and(|b| b.0.unrouted == 0) || self.done() > LARGE_ENOUGH {
                return;
            }
        }
    }

    /// The narrowest shape, with room where the last try lacked it: the way that always ends well.
    fn fall_back(&mut self) {
        self.narrow(false);
        if self.score().unrouted <= HOPELESS && !self.score().valid() {
            self.share = self.share.max(self.done()) + LAST_RESORT / 2;
            self.narrow(true);
        }
    }

    /// `thin`: in the order in which fewest lines pass beside a row.
    fn narrow(&mut self, thin: bool) {
        let links = i32::try_from(self.plan.links.len()).unwrap_or(i32::MAX);
        let (mut room, mut side) = (2 + links.min(64) / 6, 12 + links.min(64) / 12);
        let deepest = self.plan.items.iter().map(|i| i.depth).max().unwrap_or(1).max(1);
        let deepest = i32::try_from(deepest).unwrap_or(1);
        let mut stuck = 0;
        for i in 0..10 {
            let best = self.score();
            if best.sound() || (i > 1 && best.valid()) || self.done() > self.share {
                return;
            }
            self.last_resort = true;
            let asked = Choice { room, side, narrow: true, thin, hasty: i == 0, limit: self.limit, ..self.first() };
            let mut score = self.attempt(asked.clone());
            if score.is_some_and(|score| score.unrouted == 0 && (1..=NEARLY).contains(&score.over))
                && let Some(held) = self.attempt(Choice { within: true, ..asked })
            {
                score = score.min(Some(held));
            }
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

    /// Asks for lines that bend rather than lead a box beyond the width, where boxes were too wide before; and for rows a fifth
    /// narrower where the drawing is much higher than broad: what stands above it may then stand beside it.
    fn slim(&mut self, open: &[usize], too_wide: bool) {
        for (percent, asked) in [(100, too_wide), (80, too_wide && self.high())] {
            if !asked {
                continue;
            }
            let limit = self.limit * percent / 100;
            let slim = Choice { limit, stretch: true, within: true, ..self.leader() };
            self.attempt(slim.clone());
            for &g in open.iter().take(12) {
                let mut turned = slim.clone();
                turned.toward[g] = flip(turned.toward[g]);
                self.attempt(turned);
            }
        }
    }

    /// Whether the best drawing is higher than figures ought to be.
    fn high(&self) -> bool {
        self.best.as_ref().is_some_and(|b| Score::aspect(&b.1.rects[self.plan.root]) < 70)
    }

    /// Asks for narrower rows while the drawing is too wide.
    fn tighten(&mut self, open: &[usize]) {
        for percent in [95, 90, 85, 80, 75, 70, 60, 50, 40] {
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
        let share = if self.last_resort { self.share } else { BEAUTY };
        if self.done() > share || self.work.left() == 0 || self.tried.contains(&choice) {
            return None;
        }
        self.tried.push(choice.clone());
        let rects = arrange(self.plan, &choice, self.work);
        let frame = rects[self.plan.root];
        let hopeless = frame.w > self.limit * 3 / 2 + 12 && !self.last_resort || i64::from(frame.w) * i64::from(frame.h) > CELLS;
        if hopeless || self.seen.contains(&rects) {
            return None;
        }
        let effort = self.effort(&choice, share);
        // The narrowest drawing runs down whatever was chosen.
        let down = vec![Direction::Down; self.plan.items.len()];
        let toward = if choice.narrow { &down } else { &choice.toward };
        let draft = complete(self.plan, rects.clone(), toward, self.limit, effort, self.work);
        self.seen.push(rects);
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

    /// How hard the router tries.
    fn effort(&self, choice: &Choice, share: u64) -> Effort {
        let left = self.work.left();
        if self.plan.graph.nodes.len() > LARGE {
            return Effort {
                each: 400_000,
                quick: 15_000,
                soft: 60_000,
                all: left.min(30_000_000),
                stubborn: true,
                polish: 0,
                greed: if self.plan.links.len() > 90 { 12 } else { 8 },
            };
        }
        let most = if self.last_resort { 3_000_000 } else { 800_000 };
        Effort {
            each: 120_000,
            quick: 120_000,
            soft: 120_000,
            all: share.saturating_sub(self.done()).clamp(200_000, most).min(left),
            stubborn: self.last_resort,
            polish: 2,
            greed: match (self.plan.links.len(), self.last_resort) {
                (0..=90, true) if choice.hasty => 12,
                (0..=90, true) => 8,
                (0..=90, false) => 4,
                (91..=200, _) => 6,
                _ => 12,
            },
        }
    }
}

fn flip(direction: Direction) -> Direction {
    match direction {
        Direction::Down => Direction::Right,
        Direction::Right => Direction::Down,
    }
}

/// The boxes' places, found twice: the second time knowing who stands where.
fn arrange(plan: &Plan, choice: &Choice, work: &Work) -> Vec<Rect> {
    let first = architecture::place(plan, choice, None);
    let mut rects = architecture::place(plan, choice, Some(&first));
    let by = 3 + choice.room;
    // Lines that are to keep within the width find their way between the boxes rather than around them.
    let spare = (choice.limit - rects[plan.root].w) / 2;
    margin(plan, &mut rects, if choice.narrow && choice.within { by.min(spare.max(2)) } else { by });
    work.sweep(plan.items.len() * plan.links.len().max(16));
    rects
}
