//! Reads a drawing back: which boxes lie in which, and which are joined by lines that say what.

mod ascii;
mod boxes;
mod canvas;
mod lines;
mod sequence;
mod svg;

pub use sequence::sequence;
pub use svg::svg;

use crate::diagram::pen::text::Glyphs;
use crate::diagram::scene::Rect;

/// A box found in a drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundBox {
    /// Its texts, joined by spaces; a group's title.
    pub label: String,
    /// The smallest box around it.
    pub parent: Option<usize>,
    /// Where it was found.
    pub rect: Rect,
    /// Whether its label stands on its border.
    pub group: bool,
    /// What stands below its first rule, row by row, or between rules where there are several: first row, last row, text. Read from texts only.
    pub rows: Vec<(i32, i32, String)>,
}

/// A line found in a drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundLine {
    /// Index of the box without a tip, or of the first.
    pub from: usize,
    /// Index of the box at the tip.
    pub to: usize,
    /// What it says.
    pub label: String,
    /// Tips at `from` and at `to`.
    pub tips: (bool, bool),
    /// The rows of the boxes beside which it ends at their sides. Read from texts only.
    pub rows: (Option<String>, Option<String>),
}

/// What a drawing says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The boxes, from the top left.
    pub boxes: Vec<FoundBox>,
    /// The lines.
    pub lines: Vec<FoundLine>,
}

impl Found {
    /// Boxes as (label, label of the parent), sorted.
    pub fn nesting(&self) -> Vec<(String, String)> {
        let name = |i: usize| self.boxes[i].label.clone();
        let mut all: Vec<_> = self.boxes.iter().map(|b| (b.label.clone(), b.parent.map(name).unwrap_or_default())).collect();
        all.sort();
        all
    }

    /// Lines as (from, to, label, tip at from, tip at to), sorted; lines with equal ends start at the lesser name.
    pub fn ties(&self) -> Vec<(String, String, String, bool, bool)> {
        let mut all: Vec<_> = self
            .lines
            .iter()
            .map(|l| {
                let (a, b) = (self.boxes[l.from].label.clone(), self.boxes[l.to].label.clone());
                let (a, b) = if l.tips.0 == l.tips.1 && b < a { (b, a) } else { (a, b) };
                (a, b, l.label.clone(), l.tips.0, l.tips.1)
            })
            .collect();
        all.sort();
        all
    }
}

/// Reads a text drawing.
pub fn text(drawing: &str, glyphs: Glyphs) -> Found {
    let mut canvas = canvas::Canvas::new(drawing, glyphs);
    let boxes = boxes::boxes(&mut canvas);
    if glyphs == Glyphs::Ascii {
        ascii::settle(&mut canvas, &boxes);
    }
    let lines = lines::lines(&mut canvas, &boxes);
    Found { boxes, lines }
}
