//! From a diagram as its author wrote it to the graph that the engine draws, in one language.

mod labels;
mod neighbours;
mod problems;
mod view;

pub use neighbours::neighbours;
pub use problems::{CODE, problems};

use std::collections::{BTreeMap, BTreeSet};

use crate::diagram::graph as g;
use crate::diagram::scene::{Hint, Warning};
use crate::markdown::words;
use crate::model::{Arrow, Color, Component, Course, Direction, Drawing, DrawingBox, DrawingFamily, Entity, Lang, Side, Text};
use crate::source::Spanned;

/// What is asked of a figure beside the drawing itself.
pub struct Wanted<'a> {
    /// The reader's language.
    pub lang: &'a Lang,
    /// Show only this box and its neighbours, instead of what the drawing says.
    pub focus: Option<&'a str>,
    /// Show only these boxes, instead of those that the drawing names.
    pub select: &'a [&'a str],
    /// Groups to show as plain boxes, beside those that the drawing names.
    pub collapse: &'a [&'a str],
}

/// What the engine could not do as asked, in words.
#[must_use]
pub fn warning(warning: &Warning) -> String {
    match warning {
        Warning::TooWide { width, limit } => format!("the drawing is {width} characters wide, {limit} were asked for"),
        Warning::WorkBudget => "the search for a good layout was cut short: the best so far is shown".to_owned(),
        Warning::TooLarge { width, height } => {
            format!(
                "the drawing would be {width} characters wide and {height} lines high: its boxes stand on shelves, its edges are told in words"
            )
        }
        Warning::Unkept(hint) => {
            let what = match hint {
                Hint::Direction(None) => "the `direction` of the whole".to_owned(),
                Hint::Direction(Some(group)) => format!("the `direction` of `{group}`"),
                Hint::Side(id) => format!("the `side` of `{id}`"),
                Hint::SameRank(ids) => {
                    let ids: Vec<&str> = ids.iter().map(g::Id::as_str).collect();
                    format!("`same-rank: [{}]`", ids.join(", "))
                }
            };
            format!("{what} could not be kept: the width, or another hint, left no way")
        }
        Warning::Untold { edges: 1 } => "an edge found no way, or its label no place: it is told in words".to_owned(),
        Warning::Untold { edges } => format!("{edges} edges found no way, or their labels no place: they are told in words"),
    }
}

/// The component a box stands for.
#[must_use]
pub fn component<'a>(course: &'a Course, one: &DrawingBox) -> Option<(usize, &'a Component)> {
    let id = one.component.as_ref().map_or(&one.id.value, |component| &component.value);
    match course.names.get(id) {
        Some(Entity::Component(index)) => Some((index, &course.components[index])),
        _ => None,
    }
}

/// What a box leads to: what its `link` names, else its component.
#[must_use]
pub fn link(course: &Course, one: &DrawingBox) -> Option<Entity> {
    match &one.link {
        Some(link) => course.names.get(&link.value),
        None => component(course, one).map(|(index, _)| Entity::Component(index)),
    }
}

/// The graph of a drawing, its boxes without addresses. Boxes and edges that name nothing are left out: [`problems`] tells them.
#[must_use]
pub fn graph(course: &Course, drawing: &Drawing, wanted: &Wanted<'_>) -> g::Graph {
    let cx = Cx { course, drawing, wanted };
    let mut graph = g::Graph::new(&drawing.id.value, family(drawing.family), &cx.words(&drawing.title));
    graph.description = drawing.description.as_ref().map(|text| cx.words(text));
    graph.direction = drawing.direction.as_ref().map(direction);
    let mut order = 0;
    for one in &drawing.contains {
        cx.add(one, None, &mut graph, &mut order);
    }
    cx.edges(&mut graph);
    for set in &drawing.same_rank {
        graph.same_rank.push(set.iter().map(|id| g::Id::new(&*id.value)).collect());
    }
    for note in &drawing.notes {
        let about = note.about.as_ref().map(|id| g::Id::new(&*id.value));
        graph.notes.push(g::Note {
            about,
            after: note.after.as_ref().map_or(0, |after| after.value.into()),
            text: cx.words(&note.text),
        });
    }
    let collapsed: Vec<&str> = drawing.collapse.iter().map(|id| &*id.value).chain(wanted.collapse.iter().copied()).collect();
    view::collapse(&mut graph, &collapsed);
    let select: Vec<&str> = match wanted.select {
        [] => drawing.select.iter().map(|id| &*id.value).collect(),
        chosen => chosen.to_vec(),
    };
    view::select(&mut graph, &select);
    if let Some(focus) = wanted.focus.or(drawing.focus.as_ref().map(|id| &*id.value)) {
        view::focus(&mut graph, focus);
    }
    cx.legend(&mut graph);
    graph
}

struct Cx<'a> {
    course: &'a Course,
    drawing: &'a Drawing,
    wanted: &'a Wanted<'a>,
}

impl Cx<'_> {
    /// A text as plain words in the reader's language.
    fn words(&self, text: &Text) -> String {
        let local = text.get(self.wanted.lang, self.course.book.default_lang());
        words(local.words, local.foreign.unwrap_or(self.wanted.lang).primary())
    }

    fn add(&self, one: &DrawingBox, parent: Option<&g::Id>, graph: &mut g::Graph, order: &mut u32) {
        let component = component(self.course, one);
        let label = one.label.as_ref().or(component.map(|(_, component)| &component.name));
        let label = label.map_or_else(|| one.id.value.clone(), |text| self.words(text));
        let family = one.family.as_ref().or(component.and_then(|(_, component)| component.family.as_ref()));
        let family = family.and_then(|family| self.course.family(&family.value));
        let id = g::Id::new(&*one.id.value);
        let description = component.map(|(_, component)| self.words(&component.summary));
        let own_order = *order;
        *order += 1;
        match &one.contains {
            Some(contains) => {
                graph.groups.push(g::Group {
                    id: id.clone(),
                    label,
                    parent: parent.cloned(),
                    order: own_order,
                    family: family.map(|family| family.id.value.clone()),
                    color: family.map(|family| color(family.color)),
                    state: g::State::Known,
                    href: None,
                    description,
                    direction: one.direction.as_ref().map(direction),
                    wide: one.wide.as_ref().is_some_and(|wide| wide.value),
                    side: one.side.map(side),
                });
                for inner in contains {
                    self.add(inner, Some(&id), graph, order);
                }
            }
            None => graph.nodes.push(g::Node {
                id,
                label,
                details: one.details.iter().map(|text| self.words(text)).collect(),
                parent: parent.cloned(),
                order: own_order,
                family: family.map(|family| family.id.value.clone()),
                color: family.map(|family| color(family.color)),
                state: g::State::Known,
                href: None,
                description,
                ports: one
                    .ports
                    .iter()
                    .map(|port| g::Port { id: g::Id::new(&*port.id.value), label: self.words(&port.label) })
                    .collect(),
                step: None,
                wide: one.wide.as_ref().is_some_and(|wide| wide.value),
                side: one.side.map(side),
            }),
        }
    }

    /// The author's edges, then those of the components' relations between boxes that no edge ties yet.
    fn edges(&self, graph: &mut g::Graph) {
        let boxes = self.drawing.boxes();
        let ids: BTreeSet<&str> = boxes.iter().map(|one| &*one.id.value).collect();
        let mut tied: BTreeSet<(String, String)> = BTreeSet::new();
        for edge in &self.drawing.edges {
            let (from, to) = (end(&edge.from.value), end(&edge.to.value));
            if !ids.contains(from.id.as_str()) || !ids.contains(to.id.as_str()) {
                continue;
            }
            tied.insert((from.id.to_string(), to.id.to_string()));
            graph.edges.push(g::Edge {
                from,
                to,
                label: edge.label.as_ref().map(|label| self.words(label)).unwrap_or_default(),
                arrow: match edge.arrow {
                    Arrow::Forward => g::Arrow::Forward,
                    Arrow::Both => g::Arrow::Both,
                    Arrow::None => g::Arrow::None,
                },
                stroke: if edge.dashed { g::Stroke::Dashed } else { g::Stroke::Solid },
                step: edge.step.map(u32::from),
                state: g::State::Known,
            });
        }
        if !self.drawing.relations {
            return;
        }
        // The first box that stands for a component is the end of its relations.
        let mut drawn: BTreeMap<&str, &str> = BTreeMap::new();
        for one in &boxes {
            if let Some((_, component)) = component(self.course, one) {
                drawn.entry(&component.id).or_insert(&one.id.value);
            }
        }
        for (id, from) in &drawn {
            let Some(Entity::Component(index)) = self.course.names.get(id) else { continue };
            for relation in &self.course.components[index].relations {
                let Some(to) = drawn.get(&*relation.to.value) else { continue };
                if from == to || !tied.insert(((*from).to_owned(), (*to).to_owned())) {
                    continue;
                }
                graph.edges.push(g::Edge {
                    from: end(from),
                    to: end(to),
                    label: self.words(&relation.label),
                    arrow: g::Arrow::Forward,
                    stroke: g::Stroke::Solid,
                    step: None,
                    state: g::State::Known,
                });
            }
        }
    }

    /// A line for each family whose colour is seen, where there are several.
    fn legend(&self, graph: &mut g::Graph) {
        let seen: BTreeSet<&str> = (graph.nodes.iter().filter_map(|node| node.family.as_deref()))
            .chain(graph.groups.iter().filter_map(|group| group.family.as_deref()))
            .collect();
        if seen.len() < 2 {
            return;
        }
        for family in self.course.families.iter().filter(|family| seen.contains(&*family.id.value)) {
            graph.legend.push(g::Legend { color: color(family.color), text: self.words(&family.name) });
        }
    }
}

/// `box` or `box:port`.
fn end(written: &str) -> g::End {
    match written.split_once(':') {
        Some((id, port)) => g::End { id: g::Id::new(id), port: Some(g::Id::new(port)) },
        None => g::End { id: g::Id::new(written), port: None },
    }
}

fn family(family: DrawingFamily) -> g::Family {
    match family {
        DrawingFamily::Architecture => g::Family::Architecture,
        DrawingFamily::Flow => g::Family::Flow,
        DrawingFamily::Hierarchy => g::Family::Hierarchy,
        DrawingFamily::Anatomy => g::Family::Anatomy,
        DrawingFamily::Sequence => g::Family::Sequence,
        DrawingFamily::Ports => g::Family::Ports,
    }
}

fn direction(direction: &Spanned<Direction>) -> g::Direction {
    match direction.value {
        Direction::Down => g::Direction::Down,
        Direction::Right => g::Direction::Right,
    }
}

fn side(side: Side) -> g::Side {
    match side {
        Side::Start => g::Side::Start,
        Side::End => g::Side::End,
    }
}

fn color(color: Color) -> g::Color {
    g::Color::from_name(color.name()).unwrap_or(g::Color::Slate)
}
