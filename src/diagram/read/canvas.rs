//! A text drawing as cells with arms.

use super::ascii;
use crate::diagram::measure;
use crate::diagram::pen::text::Glyphs;
use crate::diagram::scene::Point;
use unicode_segmentation::UnicodeSegmentation;

pub(crate) const NORTH: u8 = 1;
pub(crate) const EAST: u8 = 2;
pub(crate) const SOUTH: u8 = 4;
pub(crate) const WEST: u8 = 8;

/// What a cell is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Nothing.
    Blank,
    /// A piece of line with these arms.
    Line(u8),
    /// A tip that points this way.
    Tip(u8),
    /// A grapheme, or the second half of one.
    Text(String),
}

/// The drawing.
pub(crate) struct Canvas {
    pub rows: Vec<Vec<Mark>>,
    /// Cells that belong to the border of a box: the box.
    pub border: Vec<Vec<Option<usize>>>,
    /// Cells already read as text of something.
    pub read: Vec<Vec<bool>>,
    pub glyphs: Glyphs,
    pub(super) raw: Vec<Vec<String>>,
}

impl Canvas {
    pub(crate) fn new(drawing: &str, glyphs: Glyphs) -> Canvas {
        let mut raw: Vec<Vec<String>> = vec![];
        for line in drawing.lines() {
            let mut row = vec![];
            for grapheme in line.graphemes(true) {
                row.push(grapheme.to_string());
                for _ in 1..measure::grapheme_columns(grapheme) {
                    row.push(String::new());
                }
            }
            raw.push(row);
        }
        let width = raw.iter().map(Vec::len).max().unwrap_or(0);
        for row in &mut raw {
            row.resize(width, " ".into());
        }
        let mut canvas = Canvas {
            border: raw.iter().map(|r| vec![None; r.len()]).collect(),
            read: raw.iter().map(|r| vec![false; r.len()]).collect(),
            rows: vec![],
            glyphs,
            raw,
        };
        canvas.rows = match glyphs {
            Glyphs::Unicode => {
                let marks = |y: usize| (0..width).map(|x| canvas.unicode(x, y)).collect();
                (0..canvas.raw.len()).map(marks).collect()
            }
            Glyphs::Ascii => ascii::marks(&canvas),
        };
        canvas
    }

    pub(super) fn raw(&self, x: usize, y: usize, dx: isize, dy: isize) -> &str {
        let (Some(x), Some(y)) = (x.checked_add_signed(dx), y.checked_add_signed(dy)) else { return " " };
        self.raw.get(y).and_then(|r| r.get(x)).map_or(" ", String::as_str)
    }

    fn unicode(&self, x: usize, y: usize) -> Mark {
        let glyph = self.raw[y][x].as_str();
        if glyph == " " {
            return Mark::Blank;
        }
        let tables =
            [(" │─└││┌├─┘─┴┐┤┬┼", false), (" ║═╚║║╔╠═╝═╩╗╣╦╬", false), (" │═╘││╒╞═╛═╧╕╡╤╪", false), (" ║─╙║║╓╟─╜─╨╖╢╥╫", false)];
        match glyph {
            "►" => return Mark::Tip(EAST),
            "◄" => return Mark::Tip(WEST),
            "▲" => return Mark::Tip(NORTH),
            "▼" => return Mark::Tip(SOUTH),
            "•" => return Mark::Line(15),
            "¦" => return Mark::Line(NORTH | SOUTH),
            "│" | "║" => return Mark::Line(NORTH | SOUTH),
            "─" | "═" => return Mark::Line(EAST | WEST),
            "-" if self.dash(x, y) => return Mark::Line(EAST | WEST),
            _ => {}
        }
        for (table, _) in tables {
            if let Some(arms) = table.chars().position(|c| glyph.chars().eq([c])) {
                return Mark::Line(u8::try_from(arms).unwrap_or(0));
            }
        }
        Mark::Text(glyph.into())
    }

    /// A hyphen is a line when it has hyphens or structure on both sides.
    fn dash(&self, x: usize, y: usize) -> bool {
        let like = |g: &str| {
            g == "-" || g == "►" || g == "◄" || g.chars().all(|c| ('\u{2500}'..='\u{257f}').contains(&c)) && !g.is_empty()
        };
        let (l, r) = (self.raw(x, y, -1, 0), self.raw(x, y, 1, 0));
        like(l) && like(r) || like(l) && r == " " || like(r) && l == " "
    }

    pub(crate) fn get(&self, p: Point) -> &Mark {
        let cell = usize::try_from(p.y).ok().and_then(|y| self.rows.get(y)).zip(usize::try_from(p.x).ok());
        cell.and_then(|(row, x)| row.get(x)).unwrap_or(&Mark::Blank)
    }

    pub(super) fn put(&mut self, p: Point, mark: Mark) {
        if let (Ok(x), Ok(y)) = (usize::try_from(p.x), usize::try_from(p.y))
            && let Some(cell) = self.rows.get_mut(y).and_then(|r| r.get_mut(x))
        {
            *cell = mark;
        }
    }

    pub(crate) fn glyph(&self, p: Point) -> &str {
        match (usize::try_from(p.x), usize::try_from(p.y)) {
            (Ok(x), Ok(y)) => self.raw(x, y, 0, 0),
            _ => " ",
        }
    }

    pub(crate) fn arms(&self, p: Point) -> u8 {
        match self.get(p) {
            Mark::Line(arms) => *arms,
            _ => 0,
        }
    }

    pub(crate) fn is_text(&self, p: Point) -> bool {
        matches!(self.get(p), Mark::Text(_))
    }

    pub(crate) fn border_of(&self, p: Point) -> Option<usize> {
        let row = usize::try_from(p.y).ok().and_then(|y| self.border.get(y))?;
        row.get(usize::try_from(p.x).ok()?).copied().flatten()
    }

    pub(crate) fn claim(&mut self, p: Point, owner: usize) {
        if let (Ok(x), Ok(y)) = (usize::try_from(p.x), usize::try_from(p.y)) {
            self.border[y][x] = Some(owner);
        }
    }

    pub(crate) fn is_read(&self, p: Point) -> bool {
        match (usize::try_from(p.x), usize::try_from(p.y)) {
            (Ok(x), Ok(y)) => self.read.get(y).and_then(|r| r.get(x)).copied().unwrap_or(true),
            _ => true,
        }
    }

    /// The text in a range of cells, read once: trimmed, spaces made single.
    pub(crate) fn take(&mut self, y: i32, from: i32, to: i32) -> String {
        let mut out = String::new();
        for x in from..=to {
            if let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y))
                && let Some(cell) = self.raw.get(y).and_then(|r| r.get(x))
            {
                out.push_str(cell);
                self.read[y][x] = true;
            }
        }
        measure::one_line(&out)
    }

    pub(crate) fn size(&self) -> (i32, i32) {
        let w = self.raw.first().map_or(0, Vec::len);
        (i32::try_from(w).unwrap_or(0), i32::try_from(self.raw.len()).unwrap_or(0))
    }
}

pub(crate) fn step(way: u8) -> (i32, i32) {
    match way {
        NORTH => (0, -1),
        EAST => (1, 0),
        SOUTH => (0, 1),
        _ => (-1, 0),
    }
}

pub(crate) fn ahead(p: Point, way: u8) -> Point {
    let (dx, dy) = step(way);
    Point { x: p.x + dx, y: p.y + dy }
}

pub(crate) fn back(way: u8) -> u8 {
    match way {
        NORTH => SOUTH,
        SOUTH => NORTH,
        EAST => WEST,
        _ => EAST,
    }
}
