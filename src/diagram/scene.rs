//! A drawing on whole cells: boxes, lines and texts with their places; what every pen projects and no pen changes.

use crate::diagram::graph::{Arrow, Color, Direction, Id, State, Stroke};
use serde::Serialize;

/// A cell, counted from the top left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Point {
    /// Column.
    pub x: i32,
    /// Row.
    pub y: i32,
}

/// A rectangle of cells, its border included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Rect {
    /// Left column.
    pub x: i32,
    /// Top row.
    pub y: i32,
    /// Columns.
    pub w: i32,
    /// Rows.
    pub h: i32,
}

impl Rect {
    /// A rectangle.
    pub fn new(x: i32, y: i32, w: i32, h: i32) -> Rect {
        Rect { x, y, w, h }
    }
    /// Last column.
    pub fn right(&self) -> i32 {
        self.x + self.w - 1
    }
    /// Last row.
    pub fn bottom(&self) -> i32 {
        self.y + self.h - 1
    }
    /// Middle column.
    pub fn center_x(&self) -> i32 {
        self.x + (self.w - 1) / 2
    }
    /// Middle row.
    pub fn center_y(&self) -> i32 {
        self.y + (self.h - 1) / 2
    }
    /// Whether the cell is in it, border included.
    pub fn contains(&self, p: Point) -> bool {
        p.x >= self.x && p.x <= self.right() && p.y >= self.y && p.y <= self.bottom()
    }
    /// Whether the other is wholly within its border.
    pub fn encloses(&self, other: &Rect) -> bool {
        other.x > self.x && other.y > self.y && other.right() < self.right() && other.bottom() < self.bottom()
    }
    /// Whether they have a cell in common.
    pub fn meets(&self, other: &Rect) -> bool {
        self.x <= other.right() && other.x <= self.right() && self.y <= other.bottom() && other.y <= self.bottom()
    }
    /// The least rectangle that holds both.
    pub fn joined(&self, other: &Rect) -> Rect {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        let (right, bottom) = (self.right().max(other.right()), self.bottom().max(other.bottom()));
        Rect::new(x, y, right - x + 1, bottom - y + 1)
    }
    /// The rectangle moved.
    pub fn shifted(&self, dx: i32, dy: i32) -> Rect {
        Rect::new(self.x + dx, self.y + dy, self.w, self.h)
    }
    /// The rectangle grown by so many cells on each side.
    pub fn grown(&self, dx: i32, dy: i32) -> Rect {
        Rect::new(self.x - dx, self.y - dy, self.w + 2 * dx, self.h + 2 * dy)
    }
}

/// Something small written before a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Mark {
    /// The number of a step.
    Step(u32),
    /// The sign of what is new.
    New,
    /// The sign of what has failed; it takes as much room as that of what is new, so that one can take the other's place.
    Failed,
}

impl Mark {
    /// Cells that the mark and the space after it take.
    pub fn cells(self) -> i32 {
        match self {
            Mark::Step(n) => i32::try_from(n.to_string().len()).unwrap_or(1) + 2,
            Mark::New | Mark::Failed => 2,
        }
    }
}

/// What a text is, so that pens can choose its weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The label of a node.
    Name,
    /// A smaller line of a node.
    Detail,
    /// The title of a group, on its border.
    Title,
    /// A row of a record.
    Port,
    /// What an edge says.
    Edge,
    /// A remark.
    Note,
    /// A line below the drawing: key, remark, legend.
    Below,
}

/// Where a text stands in the cells kept for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Align {
    Left,
    #[default]
    Center,
    Right,
}

/// One line of text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Text {
    /// First cell.
    pub at: Point,
    /// Cells kept.
    pub cells: i32,
    /// What is written.
    pub text: String,
    /// Its greatest breadth in common fonts, in thousandths of the font's size.
    pub em: u32,
    /// What kind of text it is.
    pub role: Role,
    /// Where it stands in these cells.
    pub align: Align,
    /// Written before it, inside the cells kept.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<Mark>,
}

impl Text {
    /// The cells it takes, as a rectangle.
    pub fn rect(&self) -> Rect {
        Rect::new(self.at.x, self.at.y, self.cells, 1)
    }
}

/// What a box stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum BoxKind {
    /// A node.
    Node,
    /// A group.
    Group,
    /// A remark.
    Note,
}

/// A frame with its texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Frame {
    /// The element's id.
    pub id: Id,
    /// What it stands for.
    pub kind: BoxKind,
    /// Its cells, border included.
    pub rect: Rect,
    /// The frame that holds it, by index.
    pub parent: Option<usize>,
    /// Its whole label, on one line.
    pub label: String,
    /// Its texts, placed.
    pub texts: Vec<Text>,
    /// Rows of inner rules from border to border.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<i32>,
    /// Depth in the nesting, from 0.
    pub depth: usize,
    /// Family colour.
    pub color: Option<Color>,
    /// Family id.
    pub family: Option<String>,
    /// Known, new, later.
    pub state: State,
    /// Page.
    pub href: Option<String>,
    /// One sentence.
    pub description: Option<String>,
}

/// An edge's line: corners from border cell to border cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Route {
    /// Index of the edge in the graph.
    pub edge: usize,
    /// Index of the first frame.
    pub from: usize,
    /// Index of the last frame.
    pub to: usize,
    /// The rows of the first and the last frame that it names.
    pub rows: (Option<String>, Option<String>),
    /// Corners; the first and the last lie on the borders of the frames.
    pub points: Vec<Point>,
    /// Tips.
    pub arrow: Arrow,
    /// Solid or dashed.
    pub stroke: Stroke,
    /// Known, new, later.
    pub state: State,
    /// The label's lines, placed; one number when the label went to the key.
    pub label: Vec<Text>,
    /// The whole label.
    pub says: String,
}

/// An edge for which no line was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unrouted {
    /// Index of the edge in the graph.
    pub edge: usize,
    /// Index of the first frame.
    pub from: usize,
    /// Index of the last frame.
    pub to: usize,
    /// The rows of the first and the last frame that it names.
    pub rows: (Option<String>, Option<String>),
    /// Tips that it would have.
    pub arrow: Arrow,
    /// The whole label.
    pub says: String,
}

/// The life of a participant in a sequence: a vertical line under its frame.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lifeline {
    /// Index of the frame.
    pub frame: usize,
    /// Column.
    pub x: i32,
    /// First row (the frame's lower border).
    pub top: i32,
    /// Last row.
    pub bottom: i32,
}

/// Something the engine could not do as asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Warning {
    /// Wider than asked for.
    TooWide {
        /// Columns needed.
        width: i32,
        /// Columns allowed.
        limit: i32,
    },
    /// The search stopped before it had tried everything.
    WorkBudget,
    /// The drawing would have more cells than can be written down: its boxes stand on shelves, without lines.
    TooLarge {
        /// Columns that it would have.
        width: i32,
        /// Rows that it would have.
        height: i32,
    },
    /// Edges have no line, or labels no place: they are told in words.
    Untold {
        /// How many.
        edges: usize,
    },
    /// A hint that the drawing does not follow: its width, or another hint, left no way.
    Unkept(Hint),
}

/// What an author may ask of the layout.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Hint {
    /// The direction of a group, or of the whole.
    Direction(Option<Id>),
    /// First or last among its siblings.
    Side(Id),
    /// Side by side.
    SameRank(Vec<Id>),
}

/// A drawing: everything has its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Scene {
    /// The diagram's id.
    pub id: Id,
    /// Title.
    pub title: String,
    /// Columns.
    pub width: i32,
    /// Rows.
    pub height: i32,
    /// Where most edges run.
    pub direction: Direction,
    /// Frames, parents before children.
    pub frames: Vec<Frame>,
    /// Lines, in the order of the edges.
    pub routes: Vec<Route>,
    /// Edges without a line, in the order of the edges.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unrouted: Vec<Unrouted>,
    /// Lifelines of a sequence.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lifelines: Vec<Lifeline>,
    /// Lines below the drawing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub below: Vec<Text>,
    /// Legend: colour and name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub legend: Vec<(Color, Text)>,
    /// What could not be done as asked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<Warning>,
}
