//! Looks for everything that is wrong with a graph.

use crate::diagram::graph::{End, Family, Graph, Id};
use crate::diagram::meaning::meaningless;
use crate::diagram::measure;
use crate::diagram::problem::{
    BOX_LIMIT, CAST_LIMIT, DEPTH_LIMIT, EDGE_LABEL_LIMIT, EDGE_LIMIT, Element, Fault, GROUP_LABEL_LIMIT, MESSAGE_LIMIT,
    NODE_LABEL_LIMIT, NOTE_LABEL_LIMIT, NOTE_LIMIT, Problem, ROW_LIMIT, WORD_LIMIT, bad_in,
};
use std::collections::{BTreeMap, BTreeSet};

/// Everything wrong with the graph, in the order of its parts; empty when it can be drawn as it says.
pub fn validate(graph: &Graph) -> Vec<Problem> {
    let many = too_many(graph);
    if !many.is_empty() {
        return many;
    }
    let mut found = Findings { graph, problems: vec![], parents: BTreeMap::new(), ports: BTreeSet::new() };
    found.ids();
    found.parents();
    found.labels();
    found.edges();
    found.ranks();
    found.problems.extend(meaningless(graph));
    found.problems
}

/// What there is too much of. Nothing else is looked at then, so that a huge graph costs nothing.
pub(crate) fn too_many(graph: &Graph) -> Vec<Problem> {
    let mut problems = vec![];
    let mut limit = |element: Element, what: &'static str, count: usize, limit: usize| {
        if count > limit {
            problems.push(Problem { element, fault: Fault::TooMany { what, count, limit } });
        }
    };
    let sequence = graph.family == Family::Sequence;
    let (boxes, box_limit) = if sequence { ("participants", CAST_LIMIT) } else { ("boxes", BOX_LIMIT) };
    let (edges, edge_limit) = if sequence { ("messages", MESSAGE_LIMIT) } else { ("edges", EDGE_LIMIT) };
    limit(Element::Graph, boxes, graph.nodes.len() + graph.groups.len(), box_limit);
    limit(Element::Graph, edges, graph.edges.len(), edge_limit);
    limit(Element::Graph, "notes", graph.notes.len(), NOTE_LIMIT);
    limit(Element::Graph, "names in `same-rank`", graph.same_rank.iter().map(|set| set.len().max(1)).sum(), BOX_LIMIT);
    for node in graph.nodes.iter().filter(|node| node.ports.len().max(node.details.len()) > ROW_LIMIT).take(1) {
        limit(Element::Node(node.id.clone()), "rows", node.ports.len().max(node.details.len()), ROW_LIMIT);
    }
    problems
}

struct Findings<'g> {
    graph: &'g Graph,
    problems: Vec<Problem>,
    parents: BTreeMap<&'g Id, Option<&'g Id>>,
    ports: BTreeSet<(&'g Id, &'g Id)>,
}

impl<'g> Findings<'g> {
    fn say(&mut self, element: Element, fault: Fault) {
        self.problems.push(Problem { element, fault });
    }

    fn ids(&mut self) {
        let graph = self.graph;
        if graph.nodes.is_empty() && graph.groups.is_empty() {
            self.say(Element::Graph, Fault::Empty);
        }
        for node in &graph.nodes {
            if self.parents.insert(&node.id, node.parent.as_ref()).is_some() {
                self.say(Element::Node(node.id.clone()), Fault::DuplicateId);
            }
            for port in &node.ports {
                if !self.ports.insert((&node.id, &port.id)) {
                    self.say(Element::Port(node.id.clone(), port.id.clone()), Fault::DuplicateId);
                }
            }
        }
        for group in &graph.groups {
            if self.parents.insert(&group.id, group.parent.as_ref()).is_some() {
                self.say(Element::Group(group.id.clone()), Fault::DuplicateId);
            }
        }
    }

    fn parents(&mut self) {
        let graph = self.graph;
        let nodes: BTreeSet<&Id> = graph.nodes.iter().map(|n| &n.id).collect();
        let elements = (graph.nodes.iter().map(|n| (Element::Node(n.id.clone()), &n.parent)))
            .chain(graph.groups.iter().map(|g| (Element::Group(g.id.clone()), &g.parent)));
        for (element, parent) in elements {
            let Some(parent) = parent else { continue };
            if nodes.contains(parent) {
                self.say(element, Fault::ParentIsNode(parent.clone()));
            } else if !self.parents.contains_key(parent) {
                self.say(element, Fault::UnknownId(parent.clone()));
            }
        }
        for group in &graph.groups {
            // In a circle no walk ends; more steps than groups are a circle.
            let above = self.ancestors(&group.id).take(graph.groups.len() + 1);
            let mut depth = 0;
            let inside_itself = above.inspect(|_| depth += 1).any(|id| *id == group.id);
            if inside_itself {
                self.say(Element::Group(group.id.clone()), Fault::InsideItself);
            } else if depth >= DEPTH_LIMIT {
                self.say(Element::Group(group.id.clone()), Fault::TooDeep(DEPTH_LIMIT));
            }
        }
    }

    /// The groups that hold it, innermost first; without end where they are a circle.
    fn ancestors<'a>(&'a self, id: &'a Id) -> impl Iterator<Item = &'g Id> + 'a {
        let up = |id: &Id| self.parents.get(id).copied().flatten();
        std::iter::successors(up(id), move |id| up(id))
    }

    fn labels(&mut self) {
        let graph = self.graph;
        for node in &graph.nodes {
            self.label(|| Element::Node(node.id.clone()), &node.label, NODE_LABEL_LIMIT, true);
            for detail in &node.details {
                self.label(|| Element::Node(node.id.clone()), detail, NODE_LABEL_LIMIT, true);
            }
            for port in &node.ports {
                let element = || Element::Port(node.id.clone(), port.id.clone());
                self.label(element, &port.label, GROUP_LABEL_LIMIT, true);
            }
        }
        for group in &graph.groups {
            self.label(|| Element::Group(group.id.clone()), &group.label, GROUP_LABEL_LIMIT, true);
        }
        for (i, edge) in graph.edges.iter().enumerate() {
            self.label(|| Element::Edge(i), &edge.label, EDGE_LABEL_LIMIT, false);
        }
        for (i, note) in graph.notes.iter().enumerate() {
            self.label(|| Element::Note(i), &note.text, NOTE_LABEL_LIMIT, true);
        }
    }

    fn label(&mut self, element: impl Fn() -> Element, text: &str, limit: i32, required: bool) {
        if required && text.trim().is_empty() {
            self.say(element(), Fault::EmptyLabel);
        }
        let cells = measure::cells(text);
        if cells > limit {
            self.say(element(), Fault::LongLabel { cells, limit });
        }
        for word in measure::words(text).filter(|w| measure::cells(w) > WORD_LIMIT.min(limit)) {
            self.say(element(), Fault::LongWord { word: word.into(), limit: WORD_LIMIT });
        }
        if let Some(bad) = bad_in(text) {
            self.say(element(), Fault::BadCharacter(bad));
        }
    }

    fn edges(&mut self) {
        let graph = self.graph;
        for (i, edge) in graph.edges.iter().enumerate() {
            for end in [&edge.from, &edge.to] {
                self.end(i, end);
            }
            for (group, inner) in [(&edge.from.id, &edge.to.id), (&edge.to.id, &edge.from.id)] {
                // What is nested deeper is told as such.
                if group != inner && self.ancestors(inner).take(DEPTH_LIMIT + 1).any(|above| above == group) {
                    let fault = Fault::IntoOwnGroup { group: group.clone(), inner: inner.clone() };
                    self.say(Element::Edge(i), fault);
                }
            }
        }
        for (i, note) in graph.notes.iter().enumerate() {
            if let Some(about) = note.about.as_ref().filter(|id| !self.parents.contains_key(id)) {
                self.say(Element::Note(i), Fault::UnknownId(about.clone()));
            }
        }
    }

    fn end(&mut self, edge: usize, end: &End) {
        if !self.parents.contains_key(&end.id) {
            self.say(Element::Edge(edge), Fault::UnknownId(end.id.clone()));
        } else if let Some(port) = &end.port
            && !self.ports.contains(&(&end.id, port))
        {
            self.say(Element::Edge(edge), Fault::UnknownPort(end.id.clone(), port.clone()));
        }
    }

    fn ranks(&mut self) {
        for (i, set) in self.graph.same_rank.iter().enumerate() {
            for id in set.iter().filter(|id| !self.parents.contains_key(id)) {
                self.problems.push(Problem { element: Element::SameRank(i), fault: Fault::UnknownId(id.clone()) });
            }
            for pair in set.windows(2) {
                if self.parents.get(&pair[0]) != self.parents.get(&pair[1]) {
                    let fault = Fault::NotSiblings(pair[0].clone(), pair[1].clone());
                    self.problems.push(Problem { element: Element::SameRank(i), fault });
                }
            }
        }
    }
}
