//! The graph with names resolved to numbers: items in a tree, links between items.

use crate::diagram::graph::{Arrow, Direction, Family, Graph, Id, Node, Side, State, Stroke};
use crate::diagram::measure;
use crate::diagram::problem::{DEPTH_LIMIT, EDGE_LABEL_LIMIT, GROUP_LABEL_LIMIT, NODE_LABEL_LIMIT};
use crate::diagram::scene::Mark;
use std::collections::BTreeMap;

/// A node, a group, or the invisible root.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub kind: Kind,
    pub parent: usize,
    pub children: Vec<usize>,
    pub depth: usize,
    /// Label broken into lines.
    pub lines: Vec<String>,
    /// Details, broken into lines.
    pub details: Vec<String>,
    pub marks: Vec<Mark>,
    /// Rows of each port.
    pub ports: Vec<i32>,
    /// Least columns and rows, border included.
    pub least: (i32, i32),
    /// Edges that end here.
    pub degree: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Node(usize),
    Group(usize),
    Root,
}

/// An edge whose ends were found.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    pub edge: usize,
    pub from: usize,
    pub to: usize,
    pub from_port: Option<usize>,
    pub to_port: Option<usize>,
    /// The lowest item that holds both ends.
    pub meet: usize,
    pub says: String,
    pub arrow: Arrow,
    pub stroke: Stroke,
}

/// The resolved graph.
#[derive(Clone, Debug)]
pub(crate) struct Plan<'g> {
    pub graph: &'g Graph,
    pub items: Vec<Item>,
    pub root: usize,
    pub links: Vec<Link>,
}

impl<'g> Plan<'g> {
    /// Resolves what can be resolved; what cannot is left out (validation says what).
    pub(crate) fn new(graph: &'g Graph, wrap: i32) -> Plan<'g> {
        Plan::broken(graph, wrap, measure::wrap)
    }

    /// The same with labels of nodes broken in a way of one's own.
    pub(crate) fn broken(graph: &'g Graph, wrap: i32, lines: fn(&str, i32) -> Vec<String>) -> Plan<'g> {
        let root = graph.nodes.len() + graph.groups.len();
        let index = index(graph);
        let mut plan = Plan { graph, items: items(graph, &index, root, wrap, lines), root, links: vec![] };
        plan.hang(root);
        plan.links = links(graph, &index, &plan);
        for i in 0..plan.links.len() {
            let (from, to) = (plan.links[i].from, plan.links[i].to);
            plan.items[from].degree += 1;
            plan.items[to].degree += 1;
        }
        if graph.family != Family::Sequence {
            (0..graph.nodes.len()).for_each(|node| plan.widen_for_edges(node));
            plan.heighten_for_ports();
        }
        plan
    }

    /// Fills the lists of children, sorted, and the depths.
    fn hang(&mut self, root: usize) {
        for i in 0..root {
            let parent = self.items[i].parent;
            self.items[parent].children.push(i);
        }
        let orders: Vec<(u8, u32)> = (0..root).map(|i| (turn(self.side(i)), self.order(i))).collect();
        for item in &mut self.items {
            item.children.sort_by_key(|&c| (orders[c], c));
        }
        let mut stack = vec![root];
        while let Some(at) = stack.pop() {
            for c in self.items[at].children.clone() {
                self.items[c].depth = self.items[at].depth + 1;
                stack.push(c);
            }
        }
    }

    fn order(&self, item: usize) -> u32 {
        match self.items[item].kind {
            Kind::Node(i) => self.graph.nodes[i].order,
            Kind::Group(i) => self.graph.groups[i].order,
            Kind::Root => 0,
        }
    }

    /// A box must have room for the ends of its edges.
    fn widen_for_edges(&mut self, i: usize) {
        let item = &mut self.items[i];
        let degree = i32::try_from(item.degree).unwrap_or(1000);
        item.least.0 = item.least.0.max(5 + degree.min(60));
    }

    pub(crate) fn is_group(&self, item: usize) -> bool {
        !matches!(self.items[item].kind, Kind::Node(_))
    }

    pub(crate) fn node(&self, item: usize) -> Option<&'g Node> {
        match self.items[item].kind {
            Kind::Node(i) => Some(&self.graph.nodes[i]),
            _ => None,
        }
    }

    /// Whether it is stretched over the width of its group.
    pub(crate) fn wide(&self, item: usize) -> bool {
        match self.items[item].kind {
            Kind::Node(i) => self.graph.nodes[i].wide,
            Kind::Group(i) => self.graph.groups[i].wide,
            Kind::Root => false,
        }
    }

    pub(crate) fn id(&self, item: usize) -> Option<&'g Id> {
        match self.items[item].kind {
            Kind::Node(i) => Some(&self.graph.nodes[i].id),
            Kind::Group(i) => Some(&self.graph.groups[i].id),
            Kind::Root => None,
        }
    }

    pub(crate) fn side(&self, item: usize) -> Option<Side> {
        match self.items[item].kind {
            Kind::Node(i) => self.graph.nodes[i].side,
            Kind::Group(i) => self.graph.groups[i].side,
            Kind::Root => None,
        }
    }

    /// Where the author wants the edges in a group to run; an anatomy has shelves instead.
    pub(crate) fn direction(&self, item: usize) -> Option<Direction> {
        match self.items[item].kind {
            _ if self.graph.family == Family::Anatomy => None,
            Kind::Node(_) => None,
            Kind::Group(i) => self.graph.groups[i].direction,
            Kind::Root => self.graph.direction,
        }
    }

    /// Whether the author wants both in one layer: they are of one side, or a set of `same-rank` names them.
    pub(crate) fn share_a_layer(&self, [a, b]: [usize; 2]) -> bool {
        let named = |set: &Vec<Id>| [a, b].iter().all(|&item| self.id(item).is_some_and(|id| set.contains(id)));
        self.side(a).is_some() && self.side(a) == self.side(b) || self.graph.same_rank.iter().any(named)
    }

    /// Whether `outer` is `inner` or holds it.
    pub(crate) fn holds(&self, outer: usize, inner: usize) -> bool {
        let mut at = inner;
        while self.items[at].depth > self.items[outer].depth {
            at = self.items[at].parent;
        }
        at == outer
    }

    /// The child of `group` that is `item` or holds it.
    pub(crate) fn child_toward(&self, group: usize, item: usize) -> usize {
        let mut at = item;
        while self.items[at].depth > self.items[group].depth + 1 {
            at = self.items[at].parent;
        }
        at
    }

    /// The lowest item that holds both, other than themselves.
    pub(crate) fn meet(&self, a: usize, b: usize) -> usize {
        let (mut a, mut b) = (self.items[a].parent, self.items[b].parent);
        while a != b {
            if self.items[a].depth >= self.items[b].depth {
                a = self.items[a].parent;
            } else {
                b = self.items[b].parent;
            }
        }
        a
    }

    /// Groups, inner ones first; the root comes last.
    pub(crate) fn groups_inside_out(&self) -> Vec<usize> {
        let mut groups: Vec<usize> = (0..self.items.len()).filter(|&i| self.is_group(i)).collect();
        groups.sort_by_key(|&i| (std::cmp::Reverse(self.items[i].depth), i));
        groups
    }
}

fn index(graph: &Graph) -> BTreeMap<&Id, usize> {
    let mut index = BTreeMap::new();
    let ids = graph.nodes.iter().map(|n| &n.id).chain(graph.groups.iter().map(|g| &g.id));
    for (i, id) in ids.enumerate() {
        index.entry(id).or_insert(i);
    }
    index
}

fn items(graph: &Graph, index: &BTreeMap<&Id, usize>, root: usize, wrap: i32, lines: fn(&str, i32) -> Vec<String>) -> Vec<Item> {
    let first_group = graph.nodes.len();
    let parent_of = |id: &Option<Id>| {
        let found = id.as_ref().and_then(|id| index.get(id).copied());
        found.filter(|&p| p >= first_group).unwrap_or(root)
    };
    let mut items: Vec<Item> = vec![];
    for (i, node) in graph.nodes.iter().enumerate() {
        items.push(node_item(i, node, parent_of(&node.parent), wrap, lines));
    }
    for (i, group) in graph.groups.iter().enumerate() {
        let marks = marks(group.state, None);
        let label = measure::one_line(&measure::clipped(&group.label, GROUP_LABEL_LIMIT));
        let title = measure::cells(&label) + marks.iter().map(|m| m.cells()).sum::<i32>();
        items.push(Item {
            kind: Kind::Group(i),
            parent: parent_of(&group.parent),
            children: vec![],
            depth: 0,
            lines: vec![label],
            details: vec![],
            marks,
            ports: vec![],
            least: (title + 7, 3),
            degree: 0,
        });
    }
    cut_circles(&mut items, first_group, root);
    flatten(&mut items, first_group, root);
    items.push(Item {
        kind: Kind::Root,
        parent: root,
        children: vec![],
        depth: 0,
        lines: vec![],
        details: vec![],
        marks: vec![],
        ports: vec![],
        least: (0, 0),
        degree: 0,
    });
    items
}

/// Siblings with a side stand first or last in every order.
pub(crate) fn turn(side: Option<Side>) -> u8 {
    match side {
        Some(Side::Start) => 0,
        None => 1,
        Some(Side::End) => 2,
    }
}

/// A group that is inside itself goes to the top.
fn cut_circles(items: &mut [Item], first_group: usize, root: usize) {
    for start in first_group..items.len() {
        let mut at = start;
        for _ in 0..=items.len() {
            at = items[at].parent;
            if at == root {
                break;
            }
            if at == start {
                items[start].parent = root;
                break;
            }
        }
    }
}

/// What is nested deeper than allowed goes up to where it is allowed: nothing that walks down the boxes can be led too deep.
fn flatten(items: &mut [Item], first_group: usize, root: usize) {
    let mut depth: Vec<Option<usize>> = vec![None; items.len()];
    for start in first_group..items.len() {
        let mut path = vec![];
        let mut at = start;
        while at != root && depth[at].is_none() {
            path.push(at);
            at = items[at].parent;
        }
        let mut own = if at == root { 0 } else { depth[at].unwrap_or(0) };
        for &group in path.iter().rev() {
            own += 1;
            if own > DEPTH_LIMIT {
                items[group].parent = items[items[group].parent].parent;
                own = DEPTH_LIMIT;
            }
            depth[group] = Some(own);
        }
    }
}

fn marks(state: State, step: Option<u32>) -> Vec<Mark> {
    let mut marks = vec![];
    if state == State::New {
        marks.push(Mark::New);
    }
    marks.extend(step.map(Mark::Step));
    marks
}

fn node_item(i: usize, node: &Node, parent: usize, wrap: i32, breaks: fn(&str, i32) -> Vec<String>) -> Item {
    let marks = marks(node.state, node.step);
    let marked: i32 = marks.iter().map(|m| m.cells()).sum();
    let lines = breaks(&measure::clipped(&node.label, NODE_LABEL_LIMIT), wrap);
    let short = |text| measure::clipped(text, NODE_LABEL_LIMIT);
    let details: Vec<String> = node.details.iter().flat_map(|d| measure::wrap(&short(d), wrap + 6)).collect();
    let rows: i32 = node.ports.iter().map(|p| measure::cells(&short(&p.label))).max().unwrap_or(0);
    let first = lines.first().map_or(0, |l| measure::cells(l)) + marked;
    let inner = measure::widest(&lines).max(measure::widest(&details)).max(rows).max(first);
    let ruled = if node.ports.is_empty() { 0 } else { 1 + node.ports.len() };
    let high = i32::try_from(lines.len() + details.len() + ruled).unwrap_or(1) + 2;
    let ports = vec![1; node.ports.len()];
    Item {
        kind: Kind::Node(i),
        parent,
        children: vec![],
        depth: 0,
        lines,
        details,
        marks,
        ports,
        least: (inner + 4, high),
        degree: 0,
    }
}

fn links(graph: &Graph, index: &BTreeMap<&Id, usize>, plan: &Plan) -> Vec<Link> {
    let mut links = vec![];
    for (i, edge) in graph.edges.iter().enumerate() {
        let (Some(&from), Some(&to)) = (index.get(&edge.from.id), index.get(&edge.to.id)) else { continue };
        if from != to && (plan.holds(from, to) || plan.holds(to, from)) {
            continue;
        }
        let port = |item: usize, id: &Option<Id>| {
            let node = plan.node(item)?;
            node.ports.iter().position(|p| Some(&p.id) == id.as_ref())
        };
        let later = edge.state == State::Later;
        links.push(Link {
            edge: i,
            from,
            to,
            from_port: port(from, &edge.from.port),
            to_port: port(to, &edge.to.port),
            meet: plan.meet(from, to),
            says: says(edge.step, &edge.label),
            arrow: edge.arrow,
            stroke: if later { Stroke::Dashed } else { edge.stroke },
        });
    }
    links
}

/// What is written on an edge: its number, then its label.
pub(crate) fn says(step: Option<u32>, label: &str) -> String {
    let label = measure::one_line(&measure::clipped(label, EDGE_LABEL_LIMIT));
    match step {
        Some(n) if label.is_empty() => format!("{n}."),
        Some(n) => format!("{n}. {label}"),
        None => label,
    }
}
