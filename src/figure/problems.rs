//! What is wrong with a drawing: names that nothing has, and what the engine cannot draw.

use std::collections::BTreeSet;

use super::{Wanted, graph, labels};
use crate::diagram::problem::{BOX_LIMIT, EDGE_LIMIT, Element, Fault, Problem};
use crate::diagram::validate;
use crate::model::{Course, Drawing, DrawingBox, DrawingEdge, Lang};
use crate::source::{Diagnostic, Span, Spanned};

/// The code of everything told here.
pub const CODE: &str = "diagram";

/// What is wrong with a drawing, each at its place.
#[must_use]
pub fn problems(course: &Course, drawing: &Drawing) -> Vec<Diagnostic> {
    let boxes = drawing.boxes();
    if boxes.len() > BOX_LIMIT || drawing.edges.len() > EDGE_LIMIT {
        // Each name of so many is not looked at.
        let (what, count, limit) =
            if boxes.len() > BOX_LIMIT { ("boxes", boxes.len(), BOX_LIMIT) } else { ("edges", drawing.edges.len(), EDGE_LIMIT) };
        let fault = Fault::TooMany { what, count, limit };
        return vec![
            Diagnostic::error(CODE, drawing.id.span, fault.to_string()).help("draw its parts, each in a diagram of its own"),
        ];
    }
    // Where there is no box at all, that is what has to be said, and not of every name.
    let mut diagnostics = if boxes.is_empty() { Vec::new() } else { names(course, drawing, &boxes) };
    // The whole drawing, so that what a view hides is checked too.
    let whole = Drawing { focus: None, select: Vec::new(), collapse: Vec::new(), ..drawing.clone() };
    let ids: BTreeSet<&str> = boxes.iter().map(|one| &*one.id.value).collect();
    let known = |end: &str| ids.contains(end.split(':').next().unwrap_or_default());
    let edges: Vec<&DrawingEdge> = drawing.edges.iter().filter(|edge| known(&edge.from.value) && known(&edge.to.value)).collect();
    for (problem, lang) in in_every_language(course, &whole) {
        let place = place(drawing, &boxes, &edges, &problem);
        // Names were looked at above, with something near to suggest.
        if matches!(problem.fault, Fault::UnknownId(_)) {
            continue;
        }
        let label = labels::place(course, drawing, &boxes, &edges, &problem, lang.unwrap_or(course.book.default_lang()));
        let mut message = problem.fault.to_string();
        if let Some(lang) = lang {
            message.push_str(&format!(" (in `{}`)", lang.tag()));
        }
        let diagnostic = Diagnostic::error(CODE, label.or(place).unwrap_or(drawing.id.span), message);
        diagnostics.push(match &problem.fault {
            Fault::DuplicateId => {
                diagnostic.help("boxes that stand for the same component have ids of their own, and `component: …`")
            }
            Fault::LongLabel { .. } | Fault::LongWord { .. } => {
                diagnostic.help("say it shorter, and put the rest under `details`")
            }
            Fault::TooMany { .. } => diagnostic.help("draw its parts, each in a diagram of its own"),
            Fault::IntoOwnGroup { .. } => diagnostic.help("an edge runs between boxes neither of which contains the other"),
            Fault::Meaningless { what, .. } => diagnostic.help(instead(what)),
            _ => diagnostic,
        });
    }
    diagnostics
}

/// Where a problem is shown: at the word that it is about where there is one, else at the id of the box.
fn place(drawing: &Drawing, boxes: &[&DrawingBox], edges: &[&DrawingEdge], problem: &Problem) -> Option<Span> {
    let find = |id: &str| boxes.iter().rfind(|one| one.id.value == id);
    let said = |what: &str, one: &DrawingBox| match what {
        "direction" => one.direction.as_ref().map(|direction| direction.span),
        "wide" => one.wide.as_ref().map(|wide| wide.span),
        _ => None,
    };
    match (&problem.element, &problem.fault) {
        (Element::Graph, Fault::Meaningless { .. }) => drawing.direction.as_ref().map(|direction| direction.span),
        (Element::Graph, _) => None,
        (Element::Node(id) | Element::Group(id), Fault::Meaningless { what, .. }) => {
            find(id.as_str()).map(|one| said(what, one).unwrap_or(one.id.span))
        }
        (Element::Node(id) | Element::Group(id), _) => find(id.as_str()).map(|one| one.id.span),
        (Element::Port(id, port), _) => {
            let rows = boxes.iter().filter(|one| one.id.value == id.as_str()).flat_map(|one| &one.ports);
            let row = rows.into_iter().find(|row| row.id.value == port.as_str()).map(|row| row.id.span);
            row.or_else(|| find(id.as_str()).map(|one| one.id.span))
        }
        (Element::Edge(index), _) => edges.get(*index).map(|edge| edge.from.span),
        (Element::Note(index), fault) => drawing.notes.get(*index).map(|note| match (&note.after, fault) {
            (Some(after), Fault::Meaningless { .. } | Fault::AfterTheLast { .. }) => after.span,
            _ => note.text.span(),
        }),
        (Element::SameRank(index), _) => drawing.same_rank.get(*index).and_then(|set| set.first()).map(|id| id.span),
    }
}

/// What to do about something that a family does not show.
fn instead(what: &str) -> &'static str {
    match what {
        "contains" => "the participants of a sequence stand side by side, in no group",
        "ports" => "the messages of a sequence run between participants; say the row in the message's label",
        "wide" => "only what an anatomy contains is `wide`: leave it out, or choose `family: anatomy`",
        "after" => "only in a sequence are there messages to come after: leave it out",
        _ => "leave it out: where boxes stand follows from their order",
    }
}

/// What is wrong in the default language; and of the labels of the others, what is wrong with their translation only.
fn in_every_language<'a>(course: &'a Course, drawing: &Drawing) -> Vec<(Problem, Option<&'a Lang>)> {
    let find = |lang| validate(&graph(course, drawing, &Wanted { lang, focus: None, select: &[], collapse: &[] }));
    let default = course.book.default_lang();
    let mut problems: Vec<(Problem, Option<&Lang>)> = find(default).into_iter().map(|problem| (problem, None)).collect();
    for lang in course.book.languages.iter().filter(|lang| *lang != default) {
        for problem in find(lang) {
            let label = matches!(problem.fault, Fault::LongLabel { .. } | Fault::LongWord { .. } | Fault::BadCharacter(_));
            if label && problems.iter().all(|(known, _)| *known != problem) {
                problems.push((problem, Some(lang)));
            }
        }
    }
    problems
}

/// So many unknown names get a suggestion: it is looked for among all names.
const SUGGESTIONS: usize = 50;

/// The names in a drawing that nothing has.
fn names(course: &Course, drawing: &Drawing, boxes: &[&DrawingBox]) -> Vec<Diagnostic> {
    let ids: BTreeSet<&str> = boxes.iter().map(|one| &*one.id.value).collect();
    let mut diagnostics = Vec::new();
    let mut one = |written: &Spanned<String>, what: &str, known: &BTreeSet<&str>| {
        let name = written.value.split(':').next().unwrap_or_default();
        if !known.contains(name) {
            let message = format!("there is no {what} `{name}`");
            let near = known.iter().copied().take(if diagnostics.len() < SUGGESTIONS { usize::MAX } else { 0 });
            diagnostics.push(Diagnostic::error(CODE, written.span, message).did_you_mean(name, near));
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
    let components: BTreeSet<&str> = course.components.iter().map(|component| &*component.id).collect();
    let families: BTreeSet<&str> = course.families.iter().map(|family| &*family.id.value).collect();
    let everything: BTreeSet<&str> = course.names.ids().collect();
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
            let near = components.iter().copied().take(if diagnostics.len() < SUGGESTIONS { usize::MAX } else { 0 });
            diagnostics.push(diagnostic.did_you_mean(&boxed.id.value, near));
        }
    }
    diagnostics
}
