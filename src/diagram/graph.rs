//! What a diagram says: nodes, groups, ports and edges, before anything has a place.

use serde::Serialize;

/// The name by which edges and parents refer to a node, a group or a port.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Id(String);

impl Id {
    /// An id from any text.
    pub fn new(text: impl Into<String>) -> Self {
        Id(text.into())
    }
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Id {
    fn from(text: &str) -> Self {
        Id::new(text)
    }
}

impl std::fmt::Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// How a graph is to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Family {
    /// Boxes in boxes, with labelled edges between any two levels.
    Architecture,
    /// A chain of steps.
    Flow,
    /// A tree, each parent above what it makes.
    Hierarchy,
    /// What a thing contains and shares.
    Anatomy,
    /// Who says what to whom, in time.
    Sequence,
    /// Which port leads to which port.
    Ports,
}

impl std::fmt::Display for Family {
    /// Its name in YAML.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Family::Architecture => "architecture",
            Family::Flow => "flow",
            Family::Hierarchy => "hierarchy",
            Family::Anatomy => "anatomy",
            Family::Sequence => "sequence",
            Family::Ports => "ports",
        })
    }
}

/// Where the edges of a group mostly run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// From top to bottom.
    Down,
    /// From left to right.
    Right,
}

/// One of the eight family colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Color {
    Blue,
    Teal,
    Green,
    Amber,
    Red,
    Rose,
    Violet,
    Slate,
}

impl Color {
    /// Every colour, in the order of the palette.
    pub const ALL: [Color; 8] =
        [Color::Blue, Color::Teal, Color::Green, Color::Amber, Color::Red, Color::Rose, Color::Violet, Color::Slate];

    /// The colour's name, as families.yaml and the style sheet write it.
    pub fn name(self) -> &'static str {
        match self {
            Color::Blue => "blue",
            Color::Teal => "teal",
            Color::Green => "green",
            Color::Amber => "amber",
            Color::Red => "red",
            Color::Rose => "rose",
            Color::Violet => "violet",
            Color::Slate => "slate",
        }
    }

    /// The colour of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Color> {
        Color::ALL.into_iter().find(|c| c.name() == name)
    }
}

/// What the reader knows of an element, in a diagram that grows with the course.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Taught already, or of no concern: drawn plainly.
    #[default]
    Known,
    /// Introduced here: heavier border and a mark.
    New,
    /// Not taught yet: dashed.
    Later,
    /// Out of order: struck out, dashed and with a mark.
    Failed,
}

/// Which ends of an edge carry a tip.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Arrow {
    /// At `to`.
    #[default]
    Forward,
    /// At both ends.
    Both,
    /// At neither end.
    None,
}

/// How an edge's line is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Stroke {
    /// Without gaps.
    #[default]
    Solid,
    /// With gaps: an answer, an indirect effect.
    Dashed,
}

/// Which end of its parent's direction an element is kept at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// In the first layer: top of a `Down` group, left of a `Right` one.
    Start,
    /// In the last layer.
    End,
}

/// A row of a record box to which edges may go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Port {
    /// Unique in its node.
    pub id: Id,
    /// What the row says.
    pub label: String,
}

/// A box without boxes in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Node {
    /// Unique among nodes and groups.
    pub id: Id,
    /// What the box says.
    pub label: String,
    /// Smaller lines under the label.
    pub details: Vec<String>,
    /// The group that holds it, if any.
    pub parent: Option<Id>,
    /// Sorts siblings (nodes and groups alike); equal keys keep the order of declaration, nodes first.
    pub order: u32,
    /// The family's id, kept for style sheets.
    pub family: Option<String>,
    /// The family's colour.
    pub color: Option<Color>,
    /// Known, new or later.
    pub state: State,
    /// The page it leads to.
    pub href: Option<String>,
    /// One sentence, for prose and hover.
    pub description: Option<String>,
    /// Rows that edges may name.
    pub ports: Vec<Port>,
    /// Its number in a chain of steps.
    pub step: Option<u32>,
    /// In an anatomy: stretched over the whole width of its group (a thing shared by the others).
    pub wide: bool,
    /// Kept in the first or last layer.
    pub side: Option<Side>,
}

/// A box that holds boxes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Group {
    /// Unique among nodes and groups.
    pub id: Id,
    /// The title on its border.
    pub label: String,
    /// The group that holds it, if any.
    pub parent: Option<Id>,
    /// As for nodes.
    pub order: u32,
    /// The family's id, kept for style sheets.
    pub family: Option<String>,
    /// The family's colour.
    pub color: Option<Color>,
    /// Known, new or later.
    pub state: State,
    /// The page it leads to.
    pub href: Option<String>,
    /// One sentence, for prose and hover.
    pub description: Option<String>,
    /// Where its inner edges run; chosen by search when absent.
    pub direction: Option<Direction>,
    /// In an anatomy: stretched over the whole width of its group, as a node may be.
    pub wide: bool,
    /// Kept in the first or last layer.
    pub side: Option<Side>,
}

/// One end of an edge: a node, a group, or a port of a node.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct End {
    /// A node or a group.
    pub id: Id,
    /// A port of that node.
    pub port: Option<Id>,
}

/// A tie between two ends; in a sequence, a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Edge {
    /// Where it starts.
    pub from: End,
    /// Where it goes.
    pub to: End,
    /// What its line says; may be empty.
    pub label: String,
    /// Which ends carry a tip.
    pub arrow: Arrow,
    /// Solid or dashed.
    pub stroke: Stroke,
    /// Its number, written before the label.
    pub step: Option<u32>,
    /// Known, new or later (later is drawn dashed).
    pub state: State,
}

/// A remark: beside a lifeline in a sequence, below the drawing elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Note {
    /// The element it is about.
    pub about: Option<Id>,
    /// In a sequence: shown after that many messages.
    pub after: usize,
    /// What it says.
    pub text: String,
}

/// One line of the legend: what a colour means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Legend {
    /// The colour.
    pub color: Color,
    /// The family's name.
    pub text: String,
}

/// A whole diagram, in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Graph {
    /// The diagram's id.
    pub id: Id,
    /// How it is shown.
    pub family: Family,
    /// Its title, for captions and readers of screens.
    pub title: String,
    /// One or two sentences.
    pub description: Option<String>,
    /// Where the outermost edges run; chosen by search when absent.
    pub direction: Option<Direction>,
    /// The boxes without boxes in them.
    pub nodes: Vec<Node>,
    /// The boxes that hold boxes.
    pub groups: Vec<Group>,
    /// The ties.
    pub edges: Vec<Edge>,
    /// The remarks.
    pub notes: Vec<Note>,
    /// What the colours mean.
    pub legend: Vec<Legend>,
    /// Sets of siblings to be kept in one layer.
    pub same_rank: Vec<Vec<Id>>,
}
