//! The steps of a flow, as its diagram numbers them: a question of order that nobody has to write.

use crate::model::{Drawing, DrawingFamily};

/// A step of a flow: the edge that draws it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The edge's place among the edges of the drawing.
    pub edge: usize,
    /// Its number on the drawing, or its place where the drawing has no numbers.
    pub number: usize,
}

/// More steps than this are no question any more.
const MOST: usize = 8;

/// The steps of a drawing in their order, each number once: the numbered edges, or the messages of a sequence that has no numbers.
#[must_use]
pub fn steps(drawing: &Drawing) -> Vec<Step> {
    let edges = || drawing.edges.iter().enumerate();
    let mut steps: Vec<Step> =
        edges().filter_map(|(edge, one)| one.step.map(|step| Step { edge, number: usize::from(step) })).collect();
    if steps.is_empty() && drawing.family == DrawingFamily::Sequence {
        steps = edges().filter(|(_, one)| !one.dashed).map(|(edge, _)| Step { edge, number: edge + 1 }).collect();
    }
    steps.sort_by_key(|step| step.number);
    // Two that happen at once have no order.
    let twice = |number: usize| steps.iter().filter(|step| step.number == number).count() > 1;
    let mut steps: Vec<Step> = steps.iter().copied().filter(|step| !twice(step.number)).collect();
    steps.truncate(MOST);
    steps
}
