//! A diagram as its author wrote it: boxes in boxes, and edges between them.

use super::Text;
use crate::source::{FileId, Span, Spanned};

/// What one file of `diagrams/`, or one `diagram` fence, says.
#[derive(Debug, Clone)]
pub struct Drawing {
    /// Its id: the file's name.
    pub id: Spanned<String>,
    /// Its file.
    pub file: FileId,
    /// How it is shown: `architecture`, `flow`, `hierarchy`, `anatomy`, `sequence` or `ports`.
    pub family: DrawingFamily,
    /// Its title.
    pub title: Text,
    /// One or two sentences about it.
    pub description: Option<Text>,
    /// Where its edges mostly run.
    pub direction: Option<Spanned<Direction>>,
    /// The outermost boxes.
    pub contains: Vec<DrawingBox>,
    /// The edges.
    pub edges: Vec<DrawingEdge>,
    /// Whether the relations of the components that are drawn are edges too.
    pub relations: bool,
    /// Show only this box and its neighbours.
    pub focus: Option<Spanned<String>>,
    /// Show only these boxes; all where it is empty.
    pub select: Vec<Spanned<String>>,
    /// Groups to show as plain boxes.
    pub collapse: Vec<Spanned<String>>,
    /// Sets of boxes to keep side by side.
    pub same_rank: Vec<Vec<Spanned<String>>>,
    /// Remarks.
    pub notes: Vec<DrawingNote>,
    /// Whether each lesson that introduces something of it shows it: known, new, later.
    pub grows: bool,
}

/// How a diagram is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "docs/diagrams.md shows each")]
pub enum DrawingFamily {
    Architecture,
    Flow,
    Hierarchy,
    Anatomy,
    Sequence,
    Ports,
}

impl DrawingFamily {
    /// Every family.
    pub const ALL: [Self; 6] = [Self::Architecture, Self::Flow, Self::Hierarchy, Self::Anatomy, Self::Sequence, Self::Ports];

    /// Its name in YAML.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Architecture => "architecture",
            Self::Flow => "flow",
            Self::Hierarchy => "hierarchy",
            Self::Anatomy => "anatomy",
            Self::Sequence => "sequence",
            Self::Ports => "ports",
        }
    }
}

/// Where edges run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Direction {
    Down,
    Right,
}

impl Direction {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Down, Self::Right];

    /// Its name in YAML.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Down => "down",
            Self::Right => "right",
        }
    }
}

/// A box. What it does not say it takes from the component it stands for.
#[derive(Debug, Clone)]
pub struct DrawingBox {
    /// Its id, unique in the diagram.
    pub id: Spanned<String>,
    /// The component it stands for; the one with its id where there is one.
    pub component: Option<Spanned<String>>,
    /// The id of what it leads to, where that is not its component.
    pub link: Option<Spanned<String>>,
    /// What it says.
    pub label: Option<Text>,
    /// Smaller lines under that.
    pub details: Vec<Text>,
    /// The id of the family whose colour it has.
    pub family: Option<Spanned<String>>,
    /// The boxes in it; a group where this is not `None`.
    pub contains: Option<Vec<Self>>,
    /// Where the edges in it run.
    pub direction: Option<Spanned<Direction>>,
    /// Whether it is kept first or last among its siblings.
    pub side: Option<Side>,
    /// Rows that edges can name.
    pub ports: Vec<DrawingPort>,
    /// In an anatomy: stretched under the others, which share it.
    pub wide: Option<Spanned<bool>>,
}

/// Where a box is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Side {
    Start,
    End,
}

impl Side {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Start, Self::End];

    /// Its name in YAML.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::End => "end",
        }
    }
}

/// A row of a box.
#[derive(Debug, Clone)]
pub struct DrawingPort {
    /// Its id, unique in its box.
    pub id: Spanned<String>,
    /// What it says.
    pub label: Text,
}

/// An edge, or a message of a sequence.
#[derive(Debug, Clone)]
pub struct DrawingEdge {
    /// Where it was written.
    pub span: Span,
    /// `box` or `box:port`.
    pub from: Spanned<String>,
    /// `box` or `box:port`.
    pub to: Spanned<String>,
    /// What it says.
    pub label: Option<Text>,
    /// Its number.
    pub step: Option<u16>,
    /// Whether its line has gaps: an answer, an indirect effect.
    pub dashed: bool,
    /// Which ends have a tip.
    pub arrow: Arrow,
}

/// Which ends of an edge have a tip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Arrow {
    Forward,
    Both,
    None,
}

impl Arrow {
    /// Every form.
    pub const ALL: [Self; 3] = [Self::Forward, Self::Both, Self::None];

    /// Its name in YAML.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Forward => "forward",
            Self::Both => "both",
            Self::None => "none",
        }
    }
}

/// A remark.
#[derive(Debug, Clone)]
pub struct DrawingNote {
    /// The box it is about.
    pub about: Option<Spanned<String>>,
    /// In a sequence: how many messages come before it.
    pub after: Option<Spanned<u16>>,
    /// What it says.
    pub text: Text,
}

impl Drawing {
    /// Every box, groups before what they contain.
    #[must_use]
    pub fn boxes(&self) -> Vec<&DrawingBox> {
        fn walk<'a>(boxes: &'a [DrawingBox], found: &mut Vec<&'a DrawingBox>) {
            for one in boxes {
                found.push(one);
                walk(one.contains.as_deref().unwrap_or_default(), found);
            }
        }
        let mut found = Vec::new();
        walk(&self.contains, &mut found);
        found
    }

    /// Every text of it.
    #[must_use]
    pub fn texts(&self) -> Vec<&Text> {
        let boxes = self.boxes();
        let mut texts = vec![&self.title];
        texts.extend(&self.description);
        for one in boxes {
            texts.extend(one.label.iter().chain(&one.details));
            texts.extend(one.ports.iter().map(|port| &port.label));
        }
        texts.extend(self.edges.iter().filter_map(|edge| edge.label.as_ref()));
        texts.extend(self.notes.iter().map(|note| &note.text));
        texts
    }
}
