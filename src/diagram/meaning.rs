//! What a graph asks for and its family cannot show: told, so that nothing is dropped without a word.

use crate::diagram::graph::{Family, Graph};
use crate::diagram::problem::{Element, Fault, Problem};

/// Everything that says nothing in a graph of this family, in the order of the graph's parts.
pub(crate) fn meaningless(graph: &Graph) -> Vec<Problem> {
    let family = graph.family;
    let mut problems = vec![];
    let mut idle = |is: bool, element: Element, what: &'static str| {
        if is {
            problems.push(Problem { element, fault: Fault::Meaningless { what, family } });
        }
    };
    let sequence = family == Family::Sequence;
    // Shelves are filled from left to right and from top to bottom; participants stand in one row, and time runs down.
    let fixed = sequence || family == Family::Anatomy;
    idle(fixed && graph.direction.is_some(), Element::Graph, "direction");
    for node in &graph.nodes {
        let element = || Element::Node(node.id.clone());
        idle(sequence && !node.ports.is_empty(), element(), "ports");
        idle(node.wide && family != Family::Anatomy, element(), "wide");
    }
    for group in &graph.groups {
        let element = || Element::Group(group.id.clone());
        idle(sequence, element(), "contains");
        idle(fixed && group.direction.is_some(), element(), "direction");
        idle(group.wide && family != Family::Anatomy, element(), "wide");
    }
    for (i, note) in graph.notes.iter().enumerate() {
        idle(!sequence && note.after > 0, Element::Note(i), "after");
    }
    for (i, note) in graph.notes.iter().enumerate().filter(|(_, note)| sequence && note.after > graph.edges.len()) {
        let fault = Fault::AfterTheLast { after: note.after, messages: graph.edges.len() };
        problems.push(Problem { element: Element::Note(i), fault });
    }
    problems
}
