//! What is wrong with a graph, as values that name the offending element.

use crate::diagram::graph::{Family, Id};
use std::fmt;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Labels of nodes may take this many cells in all.
pub const NODE_LABEL_LIMIT: i32 = 90;
/// Titles of groups stand on one line.
pub const GROUP_LABEL_LIMIT: i32 = 48;
/// Labels of edges may take this many cells in all.
pub const EDGE_LABEL_LIMIT: i32 = 72;
/// Notes may take this many cells in all.
pub const NOTE_LABEL_LIMIT: i32 = 400;
/// A single word may take this many cells: words are not broken.
pub const WORD_LIMIT: i32 = 40;
/// Nodes and groups that one diagram may have.
pub const BOX_LIMIT: usize = 2_000;
/// Edges that one diagram may have.
pub const EDGE_LIMIT: usize = 5_000;
/// Participants of a sequence.
pub const CAST_LIMIT: usize = 40;
/// Edges of a sequence.
pub const MESSAGE_LIMIT: usize = 200;
/// Notes of a diagram.
pub const NOTE_LIMIT: usize = 100;
/// Ports, or details, of one node.
pub const ROW_LIMIT: usize = 60;
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
    /// More than a drawing can show.
    TooMany {
        /// Of what.
        what: &'static str,
        /// How many there are.
        count: usize,
        /// How many there may be.
        limit: usize,
    },
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
    /// A character that would be read as a line of the drawing, or that nobody sees.
    BadCharacter(char),
    /// In a `same_rank`, the elements have different parents.
    NotSiblings(Id, Id),
    /// What was asked for is nothing that a drawing of this family shows.
    Meaningless {
        /// Its name in YAML.
        what: &'static str,
        /// The graph's family.
        family: Family,
    },
    /// A note comes after more messages than there are.
    AfterTheLast {
        /// After how many it was to come.
        after: usize,
        /// How many there are.
        messages: usize,
    },
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
            Fault::TooMany { what, count, limit } => write!(f, "{count} {what} are too many: at most {limit}"),
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
            Fault::BadCharacter(c) if is_unseen(*c) => write!(f, "the character U+{:04X} cannot be seen", *c as u32),
            Fault::BadCharacter(c) => {
                write!(f, "the character {} (U+{:04X}) would be read as part of the drawing", c.escape_debug(), *c as u32)
            }
            Fault::NotSiblings(a, b) => write!(f, "`{a}` and `{b}` are not in the same group"),
            Fault::Meaningless { what, family } => write!(f, "`{what}` says nothing in a drawing of the family `{family}`"),
            Fault::AfterTheLast { after, messages: 1 } => write!(f, "`after: {after}`, but there is 1 message"),
            Fault::AfterTheLast { after, messages } => write!(f, "`after: {after}`, but there are {messages} messages"),
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

/// The first character that cannot be drawn. A joiner can where it makes one sign of several, as in a family of emoji; so can what chooses
/// the form of the sign before it.
pub(crate) fn bad_in(text: &str) -> Option<char> {
    text.graphemes(true).find_map(|grapheme| {
        let joined = grapheme.width() == 2 && !grapheme.starts_with(JOINER) && !grapheme.ends_with(JOINER);
        let mut signs = grapheme.char_indices();
        signs.find(|&(at, c)| is_bad(c) && !(joined && c == JOINER) && !(at > 0 && chooses_a_form(c))).map(|(_, c)| c)
    })
}

/// Makes one emoji of two.
const JOINER: char = '\u{200d}';

/// Variation selectors, and the tags of which flags of regions are spelt.
fn chooses_a_form(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0020}'..='\u{e007f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Control characters, the glyphs that pens draw with, marks that turn the direction of writing, and what nobody sees.
fn is_bad(c: char) -> bool {
    c.is_control() || ('\u{2500}'..='\u{259f}').contains(&c) || matches!(c, '▲' | '▼' | '►' | '◄' | '•' | '●') || is_unseen(c)
}

/// The characters that Unicode calls ignorable by default (`DerivedCoreProperties.txt`, version 16), and the separators of lines.
fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}
