//! Where a label that cannot be drawn was written.

use crate::diagram::graph::Id;
use crate::diagram::measure::cells;
use crate::diagram::problem::{Element, Fault, Problem};
use crate::markdown::words;
use crate::model::{Course, Drawing, DrawingBox, DrawingEdge, Lang, Text};
use crate::source::Span;

/// The place of the text in which `problem` is, as its author wrote it in `lang`; `None` where no text of the drawing is at fault.
/// `edges` are those that are drawn.
pub(super) fn place(
    course: &Course,
    drawing: &Drawing,
    boxes: &[&DrawingBox],
    edges: &[&DrawingEdge],
    problem: &Problem,
    lang: &Lang,
) -> Option<Span> {
    let of = |id: &Id| -> Vec<&DrawingBox> { boxes.iter().copied().filter(|one| one.id.value == id.as_str()).collect() };
    let texts: Vec<&Text> = match &problem.element {
        Element::Node(id) | Element::Group(id) => {
            of(id).into_iter().flat_map(|one| one.label.iter().chain(&one.details)).collect()
        }
        Element::Port(id, port) => {
            let rows = of(id).into_iter().flat_map(|one| &one.ports);
            rows.filter(|row| row.id.value == port.as_str()).map(|row| &row.label).collect()
        }
        Element::Edge(index) => edges.get(*index).and_then(|edge| edge.label.as_ref()).into_iter().collect(),
        Element::Note(index) => drawing.notes.get(*index).map(|note| &note.text).into_iter().collect(),
        Element::Graph | Element::SameRank(_) => Vec::new(),
    };
    texts.into_iter().find_map(|text| {
        let local = text.get(lang, course.book.default_lang());
        let said = words(local.words, local.foreign.unwrap_or(lang).primary());
        let here = match &problem.fault {
            Fault::LongLabel { cells: count, .. } => cells(&said) == *count,
            Fault::LongWord { word, .. } => said.contains(&**word),
            Fault::BadCharacter(c) => said.contains(*c),
            _ => false,
        };
        here.then_some(local.span)
    })
}
