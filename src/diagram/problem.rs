//! What is wrong with a graph, as values that name the offending element.

use crate::diagram::graph::{End, Graph, Id};
use crate::diagram::measure;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Labels of nodes may take this many cells in all.
pub const NODE_LABEL_LIMIT: i32 = 90;
/// Titles of groups stand on one line.
pub const GROUP_LABEL_LIMIT: i32 = 48;
/// Labels of edges may take this many cells in all.
pub const EDGE_LABEL_LIMIT: i32 = 72;
/// A single word may take this many cells: words are not broken.
pub const WORD_LIMIT: i32 = 40;
/// Groups may be nested this deep.
pub const DEPTH_LIMIT: usize = 8;

/// The element at fault.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Element {
    /// The graph as a whole.
    Graph,
    /// A node.
    Node(Id),
    /// A group.
    Group(Id),
    /// A port of a node.
    Port(Id, Id),
    /// An edge, by index.
    Edge(usize),
    /// A note, by index.
    Note(usize),
    /// A set of `same_rank`, by index.
    SameRank(usize),
}

/// What is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is nothing to draw.
    Empty,
    /// The id was used before.
    DuplicateId,
    /// Nothing has that id.
    UnknownId(Id),
    /// That node has no such port.
    UnknownPort(Id, Id),
    /// The parent is a node, not a group.
    ParentIsNode(Id),
    /// The group is, in the end, inside itself.
    InsideItself,
    /// Nested deeper than the limit.
    TooDeep(usize),
    /// An edge between a group and something inside it.
    IntoOwnGroup {
        /// The group.
        group: Id,
        /// What is inside.
        inner: Id,
    },
    /// The label says nothing.
    EmptyLabel,
    /// The label takes too many cells.
    LongLabel {
        /// Cells it takes.
        cells: i32,
        /// Cells allowed.
        limit: i32,
    },
    /// One word of the label takes too many cells.
    LongWord {
        /// The word.
        word: String,
        /// Cells allowed.
        limit: i32,
    },
    /// A character that would be read as a line of the drawing, or that has no width.
    BadCharacter(char),
    /// In a `same_rank`, the elements have different parents.
    NotSiblings(Id, Id),
}

/// A fault and the element at fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The element at fault.
    pub element: Element,
    /// What is wrong with it.
    pub fault: Fault,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Empty => write!(f, "there is nothing to draw"),
            Fault::DuplicateId => write!(f, "this id is used twice"),
            Fault::UnknownId(id) => write!(f, "nothing here has the id `{id}`"),
            Fault::UnknownPort(node, port) => write!(f, "`{node}` has no port `{port}`"),
            Fault::ParentIsNode(id) => write!(f, "`{id}` is a node: only groups hold others"),
            Fault::InsideItself => write!(f, "this group is inside itself"),
            Fault::TooDeep(limit) => write!(f, "nested deeper than {limit} groups"),
            Fault::IntoOwnGroup { group, inner } => {
                write!(f, "an edge cannot join the group `{group}` and `{inner}`, which is inside it")
            }
            Fault::EmptyLabel => write!(f, "the label is empty"),
            Fault::LongLabel { cells, limit } => write!(f, "the label takes {cells} cells; at most {limit}"),
            Fault::LongWord { word, limit } => {
                write!(f, "the word `{word}` is too long: at most {limit} cells, words are not broken")
            }
            Fault::BadCharacter(c) => {
                write!(f, "the character {} (U+{:04X}) would be read as part of the drawing", c.escape_debug(), *c as u32)
            }
            Fault::NotSiblings(a, b) => write!(f, "`{a}` and `{b}` are not in the same group"),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.element {
            Element::Graph => write!(f, "diagram: ")?,
            Element::Node(id) => write!(f, "node `{id}`: ")?,
            Element::Group(id) => write!(f, "group `{id}`: ")?,
            Element::Port(node, id) => write!(f, "port `{id}` of `{node}`: ")?,
            Element::Edge(i) => write!(f, "edge {}: ", i + 1)?,
            Element::Note(i) => write!(f, "note {}: ", i + 1)?,
            Element::SameRank(i) => write!(f, "same-rank {}: ", i + 1)?,
        }
        self.fault.fmt(f)
    }
}

/// Everything wrong with the graph, in the order of its parts; empty when it can be drawn as it says.
pub fn validate(graph: &Graph) -> Vec<Problem> {
    let mut found = Findings { graph, problems: vec![], parents: BTreeMap::new() };
    found.ids();
    found.parents();
    found.labels();
    found.edges();
    found.ranks();
    found.problems
}

struct Findings<'g> {
    graph: &'g Graph,
    problems: Vec<Problem>,
    parents: BTreeMap<&'g Id, Option<&'g Id>>,
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
            let mut seen = BTreeSet::new();
            for port in &node.ports {
                if !seen.insert(&port.id) {
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
            let above = self.ancestors(&group.id);
            if above.contains(&&group.id) {
                self.say(Element::Group(group.id.clone()), Fault::InsideItself);
            } else if above.len() >= DEPTH_LIMIT {
                self.say(Element::Group(group.id.clone()), Fault::TooDeep(DEPTH_LIMIT));
            }
        }
    }

    /// The groups that hold it, innermost first; stops at a circle.
    fn ancestors(&self, id: &Id) -> Vec<&'g Id> {
        let mut above: Vec<&'g Id> = vec![];
        let mut at = self.parents.get(id).copied().flatten();
        while let Some(parent) = at {
            if above.contains(&parent) {
                break;
            }
            above.push(parent);
            at = self.parents.get(parent).copied().flatten();
        }
        above
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
            self.label(|| Element::Note(i), &note.text, 400, true);
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
        if let Some(bad) = text.chars().find(|c| is_bad(*c)) {
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
                if self.ancestors(inner).contains(&group) && group != inner {
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
        } else if let Some(port) = &end.port {
            let node = self.graph.nodes.iter().find(|n| n.id == end.id);
            if !node.is_some_and(|n| n.ports.iter().any(|p| p.id == *port)) {
                self.say(Element::Edge(edge), Fault::UnknownPort(end.id.clone(), port.clone()));
            }
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

/// Control characters, the glyphs that pens draw with, and marks that turn the direction of writing.
pub(crate) fn is_bad(c: char) -> bool {
    c.is_control()
        || ('\u{2500}'..='\u{259f}').contains(&c)
        || matches!(c, '▲' | '▼' | '►' | '◄' | '•' | '●' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
