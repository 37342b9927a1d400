//! What is wrong with a drawing: names that nothing has, and what the engine cannot draw.

use super::{Wanted, graph};
use crate::diagram::problem::{Element, Fault};
use crate::diagram::validate;
use crate::model::{Course, Drawing, DrawingBox};
use crate::source::{Diagnostic, Span, Spanned};

/// The code of everything told here.
pub const CODE: &str = "diagram";

/// What is wrong with a drawing, each at its place.
#[must_use]
pub fn problems(course: &Course, drawing: &Drawing) -> Vec<Diagnostic> {
    let boxes = drawing.boxes();
    let mut diagnostics = names(course, drawing, &boxes);
    let wanted = Wanted { lang: course.book.default_lang(), focus: None, select: &[], collapse: &[] };
    // The whole drawing, so that what a view hides is checked too.
    let whole = Drawing { focus: None, select: Vec::new(), collapse: Vec::new(), ..drawing.clone() };
    let known = |end: &str| boxes.iter().any(|one| one.id.value == end.split(':').next().unwrap_or_default());
    let edges: Vec<Span> = (drawing.edges.iter())
        .filter(|edge| known(&edge.from.value) && known(&edge.to.value))
        .map(|edge| edge.from.span)
        .collect();
    for problem in validate(&graph(course, &whole, &wanted)) {
        let box_of = |id: &str| boxes.iter().rfind(|one| one.id.value == id).map(|one| one.id.span);
        let place = match &problem.element {
            Element::Graph => None,
            Element::Node(id) | Element::Group(id) => box_of(id.as_str()),
            Element::Port(id, port) => boxes
                .iter()
                .filter(|one| one.id.value == id.as_str())
                .flat_map(|one| &one.ports)
                .find(|row| row.id.value == port.as_str())
                .map(|row| row.id.span)
                .or_else(|| box_of(id.as_str())),
            Element::Edge(index) => edges.get(*index).copied(),
            Element::Note(index) => drawing.notes.get(*index).map(|note| note.text.span()),
            Element::SameRank(index) => drawing.same_rank.get(*index).and_then(|set| set.first()).map(|id| id.span),
        };
        // Names were looked at above, with something near to suggest.
        if matches!(problem.fault, Fault::UnknownId(_)) {
            continue;
        }
        let diagnostic = Diagnostic::error(CODE, place.unwrap_or(drawing.id.span), problem.fault.to_string());
        diagnostics.push(match &problem.fault {
            Fault::DuplicateId => {
                diagnostic.help("boxes that stand for the same component have ids of their own, and `component: …`")
            }
            Fault::LongLabel { .. } | Fault::LongWord { .. } => {
                diagnostic.help("say it shorter, and put the rest under `details`")
            }
            Fault::IntoOwnGroup { .. } => diagnostic.help("an edge runs between boxes neither of which contains the other"),
            _ => diagnostic,
        });
    }
    diagnostics
}

/// The names in a drawing that nothing has.
fn names(course: &Course, drawing: &Drawing, boxes: &[&DrawingBox]) -> Vec<Diagnostic> {
    let ids: Vec<&str> = boxes.iter().map(|one| &*one.id.value).collect();
    let mut diagnostics = Vec::new();
    let mut one = |written: &Spanned<String>, what: &str, known: &[&str]| {
        let name = written.value.split(':').next().unwrap_or_default();
        if !known.contains(&name) {
            let message = format!("there is no {what} `{name}`");
            diagnostics.push(Diagnostic::error(CODE, written.span, message).did_you_mean(name, known.iter().copied()));
        }
    };
    for edge in &drawing.edges {
        one(&edge.from, "box", &ids);
        one(&edge.to, "box", &ids);
    }
    let noted = drawing.notes.iter().filter_map(|note| note.about.as_ref());
    for id in
        noted.chain(&drawing.focus).chain(&drawing.select).chain(&drawing.collapse).chain(drawing.same_rank.iter().flatten())
    {
        one(id, "box", &ids);
    }
    let components: Vec<&str> = course.components.iter().map(|component| &*component.id).collect();
    let families: Vec<&str> = course.families.iter().map(|family| &*family.id.value).collect();
    let everything: Vec<&str> = course.names.ids().collect();
    for boxed in boxes {
        if let Some(link) = &boxed.link {
            one(link, "component, term or lesson", &everything);
        }
        if let Some(component) = &boxed.component {
            one(component, "component", &components);
        }
        if let Some(family) = &boxed.family {
            one(family, "family", &families);
        }
    }
    for boxed in boxes {
        // A bare box takes its words from a component.
        if boxed.label.is_none() && super::component(course, boxed).is_none() && boxed.component.is_none() {
            let message = format!("`{}` is no component, and the box has no label", boxed.id.value);
            let diagnostic = Diagnostic::error(CODE, boxed.id.span, message).help("give it one: `{id: …, label: …}`");
            diagnostics.push(diagnostic.did_you_mean(&boxed.id.value, components.iter().copied()));
        }
    }
    diagnostics
}
