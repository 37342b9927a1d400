//! Short ways to write a graph in Rust, for tests and for loaders.

use crate::diagram::graph::{
    Arrow, Color, Direction, Edge, End, Family, Graph, Group, Id, Legend, Node, Note, Port, State, Stroke,
};

impl Graph {
    /// An empty diagram.
    pub fn new(id: &str, family: Family, title: &str) -> Graph {
        Graph {
            id: Id::new(id),
            family,
            title: title.into(),
            description: None,
            direction: None,
            nodes: vec![],
            groups: vec![],
            edges: vec![],
            notes: vec![],
            legend: vec![],
            same_rank: vec![],
        }
    }
    /// Adds a node; siblings keep the order of these calls.
    pub fn node(mut self, mut node: Node) -> Graph {
        node.order = self.next_order();
        self.nodes.push(node);
        self
    }
    /// Adds a group; siblings keep the order of these calls.
    pub fn group(mut self, mut group: Group) -> Graph {
        group.order = self.next_order();
        self.groups.push(group);
        self
    }
    /// Adds an edge.
    pub fn edge(mut self, edge: Edge) -> Graph {
        self.edges.push(edge);
        self
    }
    /// Adds a remark shown after the messages written so far.
    pub fn note(mut self, about: &str, text: &str) -> Graph {
        let after = self.edges.len();
        self.notes.push(Note { about: Some(Id::new(about)), after, text: text.into() });
        self
    }
    /// Adds a line of legend.
    pub fn legend(mut self, color: Color, text: &str) -> Graph {
        self.legend.push(Legend { color, text: text.into() });
        self
    }
    /// Sets the outermost direction.
    pub fn toward(mut self, direction: Direction) -> Graph {
        self.direction = Some(direction);
        self
    }
    /// Sets the description.
    pub fn described(mut self, text: &str) -> Graph {
        self.description = Some(text.into());
        self
    }
    fn next_order(&self) -> u32 {
        u32::try_from(self.nodes.len() + self.groups.len()).unwrap_or(u32::MAX)
    }
}

impl Node {
    /// A plain node at the top level.
    pub fn new(id: &str, label: &str) -> Node {
        Node {
            id: Id::new(id),
            label: label.into(),
            details: vec![],
            parent: None,
            order: 0,
            family: None,
            color: None,
            state: State::Known,
            href: None,
            description: None,
            ports: vec![],
            step: None,
            wide: false,
            side: None,
        }
    }
    /// Puts it into a group.
    pub fn inside(mut self, group: &str) -> Node {
        self.parent = Some(Id::new(group));
        self
    }
    /// Gives it a family colour.
    pub fn color(mut self, color: Color) -> Node {
        self.color = Some(color);
        self
    }
    /// Gives it a page.
    pub fn href(mut self, href: &str) -> Node {
        self.href = Some(href.into());
        self
    }
    /// Adds a smaller line.
    pub fn detail(mut self, text: &str) -> Node {
        self.details.push(text.into());
        self
    }
    /// Adds a port.
    pub fn port(mut self, id: &str, label: &str) -> Node {
        self.ports.push(Port { id: Id::new(id), label: label.into() });
        self
    }
    /// Gives it a number.
    pub fn step(mut self, step: u32) -> Node {
        self.step = Some(step);
        self
    }
    /// Sets what the reader knows of it.
    pub fn state(mut self, state: State) -> Node {
        self.state = state;
        self
    }
    /// Stretches it over its group's width.
    pub fn wide(mut self) -> Node {
        self.wide = true;
        self
    }
}

impl Group {
    /// A plain group at the top level.
    pub fn new(id: &str, label: &str) -> Group {
        Group {
            id: Id::new(id),
            label: label.into(),
            parent: None,
            order: 0,
            family: None,
            color: None,
            state: State::Known,
            href: None,
            description: None,
            direction: None,
            wide: false,
            side: None,
        }
    }
    /// Stretches it over its group's width.
    pub fn wide(mut self) -> Group {
        self.wide = true;
        self
    }
    /// Puts it into another group.
    pub fn inside(mut self, group: &str) -> Group {
        self.parent = Some(Id::new(group));
        self
    }
    /// Gives it a family colour.
    pub fn color(mut self, color: Color) -> Group {
        self.color = Some(color);
        self
    }
    /// Gives it a page.
    pub fn href(mut self, href: &str) -> Group {
        self.href = Some(href.into());
        self
    }
    /// Sets where its inner edges run.
    pub fn toward(mut self, direction: Direction) -> Group {
        self.direction = Some(direction);
        self
    }
    /// Sets what the reader knows of it.
    pub fn state(mut self, state: State) -> Group {
        self.state = state;
        self
    }
}

impl Edge {
    /// A solid edge with one tip; `a.p` names port `p` of node `a`.
    pub fn new(from: &str, to: &str, label: &str) -> Edge {
        Edge {
            from: end(from),
            to: end(to),
            label: label.into(),
            arrow: Arrow::Forward,
            stroke: Stroke::Solid,
            step: None,
            state: State::Known,
        }
    }
    /// Draws it with gaps.
    pub fn dashed(mut self) -> Edge {
        self.stroke = Stroke::Dashed;
        self
    }
    /// Chooses which ends carry a tip.
    pub fn arrow(mut self, arrow: Arrow) -> Edge {
        self.arrow = arrow;
        self
    }
    /// Gives it a number.
    pub fn step(mut self, step: u32) -> Edge {
        self.step = Some(step);
        self
    }
}

fn end(text: &str) -> End {
    match text.split_once('.') {
        Some((id, port)) => End { id: Id::new(id), port: Some(Id::new(port)) },
        None => End { id: Id::new(text), port: None },
    }
}
