//! From a graph to a scene: each family in its own way, several ways are tried, the best is kept.

use crate::diagram::draft::{Draft, Spot};
use crate::diagram::graph::{Direction, Family, Graph};
use crate::diagram::place::{anatomy, chain, sequence, tree};
use crate::diagram::plan::Plan;
use crate::diagram::portfolio::search;
use crate::diagram::route::{Effort, route};
use crate::diagram::scene::{Hint, Rect, Scene, Warning};
use crate::diagram::score::{Score, score};
use crate::diagram::validate::too_many;
use crate::diagram::work::Work;
use crate::diagram::{compact, finish, hints, insert, label, tighten};

/// What a caller may ask of a layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Columns that no line of the text may pass.
    pub max_width: i32,
    /// Steps that may be taken, all in all: the search stops there with the best so far.
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
    counted(graph, options).0
}

/// As [`layout`], with the steps that it took: equal for equal graphs, on any machine.
pub fn counted(graph: &Graph, options: &Options) -> (Scene, u64) {
    let work = Work::new(options.budget);
    let plan = Plan::new(graph, WRAP);
    let scene = if plan.root == 0 {
        finish::finish(&plan, &Draft { rects: vec![Rect::default()], ..Draft::default() })
    } else if too_many(graph).is_empty() {
        draw(&plan, options, &work)
    } else {
        plain(&plan, options, Warning::WorkBudget)
    };
    if large(&scene) {
        // On shelves no drawing whose graph is within the limits is too large.
        let shelves = plain(&plan, options, Warning::TooLarge { width: scene.width, height: scene.height });
        return (if large(&shelves) { without_boxes(shelves) } else { shelves }, work.done());
    }
    (scene, work.done())
}

/// Cells of the largest drawing that a pen is asked to make.
const LARGEST: i64 = 24_000_000;

/// Whether it has more cells than can be written down.
fn large(scene: &Scene) -> bool {
    i64::from(scene.width) * i64::from(scene.height) > LARGEST
}

fn without_boxes(scene: Scene) -> Scene {
    let (frames, unrouted, below, legend) = Default::default();
    Scene { width: 0, height: 0, frames, unrouted, below, legend, ..scene }
}

fn draw(plan: &Plan, options: &Options, work: &Work) -> Scene {
    match plan.graph.family {
        Family::Sequence => sequence::layout(plan.graph, options.max_width),
        Family::Hierarchy => match tree::tree(plan) {
            Some(tree) => grow(plan, &tree, options),
            None => search(plan, options, work),
        },
        Family::Flow => match chain::chain(plan) {
            Some(order) => walk(plan, &order, options, work),
            None => search(plan, options, work),
        },
        Family::Anatomy => shelve(plan, options, work),
        Family::Architecture | Family::Ports => search(plan, options, work),
    }
}

/// Labels of boxes are broken at this many cells.
const WRAP: i32 = 24;

/// The scene of the best draft; boxes on shelves where there is none.
pub(crate) fn seal(plan: &Plan, best: Option<(Score, Draft)>, options: &Options, work: &Work) -> Scene {
    let Some((_, mut draft)) = best else { return plain(plan, options, Warning::WorkBudget) };
    tighten::lower(plan, &mut draft, work);
    finished(plan, &draft, options.max_width)
}

fn finished(plan: &Plan, draft: &Draft, limit: i32) -> Scene {
    let mut scene = finish::finish(plan, draft);
    if draft.rects[plan.root].w > limit {
        scene.warnings.push(Warning::TooWide { width: scene.width, limit });
    }
    scene.warnings.extend(hints::unkept(plan, draft).into_iter().map(Warning::Unkept));
    scene
}

/// Every box on a shelf and no line: for what is too much to be searched, or to be drawn.
fn plain(plan: &Plan, options: &Options, why: Warning) -> Scene {
    let rects = anatomy::place(plan, options.max_width, 0);
    let draft =
        Draft { rects, routes: vec![None; plan.links.len()], spots: vec![Spot::Silent; plan.links.len()], ..Draft::default() };
    let mut scene = finished(plan, &draft, options.max_width);
    scene.warnings.push(why);
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
    let mut scene = finished(plan, &draft, limit);
    // Where it is indented, what is made stands below what makes it and to the right of it: it runs both ways.
    scene.warnings.retain(|warning| *warning != Warning::Unkept(Hint::Direction(None)));
    scene
}

fn effort(work: &Work) -> Effort {
    Effort { each: 400_000, quick: 400_000, soft: 400_000, all: work.left().min(10_000_000), stubborn: true, polish: 2, greed: 4 }
}

/// A chain of steps: every number of boxes a row.
fn walk(plan: &Plan, order: &[usize], options: &Options, work: &Work) -> Scene {
    let mut best: Option<(Score, Draft)> = None;
    let shapes: Vec<usize> = match plan.graph.direction {
        Some(Direction::Down) => vec![1],
        _ => (1..=order.len().min(12)).rev().collect(),
    };
    for room in [0, 4, 10] {
        for &per_row in &shapes {
            if work.left() == 0 {
                break;
            }
            let toward = if per_row == 1 { Direction::Down } else { Direction::Right };
            let mut rects = chain::place(plan, order, per_row, room);
            margin(plan, &mut rects, 3 + room);
            let draft = complete(plan, rects, &vec![toward; plan.items.len()], options.max_width, effort(work), work);
            keep(&mut best, score(plan, &draft, options.max_width), draft);
        }
        if best.as_ref().is_some_and(|b| b.0.sound()) || work.left() == 0 {
            break;
        }
    }
    seal(plan, best, options, work)
}

/// An anatomy: shelves.
fn shelve(plan: &Plan, options: &Options, work: &Work) -> Scene {
    let mut best: Option<(Score, Draft)> = None;
    for room in [0, 3, 8, 14] {
        for limit in [options.max_width, options.max_width * 4 / 5, options.max_width / 2] {
            if work.left() == 0 {
                break;
            }
            let mut rects = anatomy::place(plan, limit, room);
            margin(plan, &mut rects, if plan.links.is_empty() { 0 } else { 3 + room });
            let draft = if plan.links.is_empty() {
                Draft { rects, ..Draft::default() }
            } else {
                complete(plan, rects, &vec![Direction::Down; plan.items.len()], options.max_width, effort(work), work)
            };
            keep(&mut best, score(plan, &draft, options.max_width), draft);
        }
        if best.as_ref().is_some_and(|b| b.0.sound()) || work.left() == 0 {
            break;
        }
    }
    seal(plan, best, options, work)
}

fn keep(best: &mut Option<(Score, Draft)>, score: Score, draft: Draft) {
    if best.as_ref().is_none_or(|b| score < b.0) {
        *best = Some((score, draft));
    }
}

/// Lines, labels and squeezing for boxes that have their places.
pub(crate) fn complete(plan: &Plan, rects: Vec<Rect>, toward: &[Direction], limit: i32, effort: Effort, work: &Work) -> Draft {
    let routes = route(plan, &rects, toward, effort, work);
    let mut draft = Draft { rects, routes, spots: vec![Spot::Silent; plan.links.len()], toward: toward.to_vec() };
    draft.spots = label::place(plan, &draft, work);
    insert::make_room(plan, &mut draft, limit, work);
    compact::compact(plan, &mut draft, work);
    if work.left() > 0 {
        label::settle(plan, &mut draft, work);
        // Rows that a label has left may go.
        compact::compact(plan, &mut draft, work);
    }
    tighten::narrower(plan, &mut draft, limit, work);
    draft
}

/// Leaves room around the outermost boxes for lines.
pub(crate) fn margin(plan: &Plan, rects: &mut [Rect], by: i32) {
    let dy = (by + 1) / 2;
    for (i, r) in rects.iter_mut().enumerate() {
        *r = if i == plan.root { Rect::new(0, 0, r.w + 2 * by, r.h + 2 * dy) } else { r.shifted(by, dy) };
    }
}
