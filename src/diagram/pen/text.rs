//! The pen for terminals: Unicode or plain ASCII lines.

use crate::diagram::graph::{Arrow, State, Stroke};
use crate::diagram::measure;
use crate::diagram::scene::{Align, BoxKind, Mark, Point, Rect, Route, Scene, Text};
use unicode_segmentation::UnicodeSegmentation;

/// Which glyphs draw the lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyphs {
    /// Box-drawing characters that every fixed font has.
    Unicode,
    /// `+ - | < > ^ v` and a few more.
    Ascii,
}

const NORTH: u8 = 1;
const EAST: u8 = 2;
const SOUTH: u8 = 4;
const WEST: u8 = 8;

/// What a cell shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cell {
    /// Arms of lines.
    pub(crate) arms: u8,
    /// Arms that are drawn double.
    pub(crate) double: u8,
    /// Drawn with gaps.
    pub(crate) faint: bool,
    /// A branch of one line, not two lines that cross.
    pub(crate) branch: bool,
    /// Text or tip, instead of lines; empty after a wide character.
    pub(crate) text: Option<String>,
}

/// The drawing as lines without spaces at their ends, each ended by a line feed.
pub fn text(scene: &Scene, glyphs: Glyphs) -> String {
    let mut out = String::new();
    for row in cells(scene, glyphs) {
        let mut line = String::new();
        for cell in &row {
            line.push_str(&glyph(cell, glyphs));
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// All cells, row by row.
pub(crate) fn cells(scene: &Scene, glyphs: Glyphs) -> Vec<Vec<Cell>> {
    // Colours do not show here, so neither does their legend.
    let high = scene.legend.first().map_or(scene.height, |(_, text)| text.at.y - 1);
    let (w, h) = (usize::try_from(scene.width).unwrap_or(0), usize::try_from(high).unwrap_or(0));
    let mut canvas = Canvas { rows: vec![vec![Cell::default(); w]; h], glyphs, lives: !scene.lifelines.is_empty() };
    for frame in &scene.frames {
        if frame.kind == BoxKind::Note {
            canvas.wipe(&frame.rect);
        }
        canvas.frame(&frame.rect, frame.state);
        for &y in &frame.rules {
            let (a, b) = (Point { x: frame.rect.x, y }, Point { x: frame.rect.right(), y });
            canvas.line(a, b, frame.state == State::New, matches!(frame.state, State::Later | State::Failed));
        }
    }
    for life in &scene.lifelines {
        canvas.line(Point { x: life.x, y: life.top }, Point { x: life.x, y: life.bottom }, false, false);
    }
    for route in &scene.routes {
        canvas.route(route);
    }
    canvas.branches(scene);
    for frame in scene.frames.iter().filter(|f| f.kind == BoxKind::Note) {
        canvas.wipe(&frame.rect);
        canvas.frame(&frame.rect, frame.state);
    }
    for frame in &scene.frames {
        for text in &frame.texts {
            canvas.text(text, frame.kind == BoxKind::Group);
        }
    }
    for route in &scene.routes {
        for text in &route.label {
            canvas.text(text, true);
        }
    }
    for text in &scene.below {
        canvas.text(text, false);
    }
    canvas.rows
}

struct Canvas {
    rows: Vec<Vec<Cell>>,
    glyphs: Glyphs,
    /// Whether there are lifelines, which labels may cover.
    lives: bool,
}

impl Canvas {
    fn at(&mut self, p: Point) -> Option<&mut Cell> {
        let row = self.rows.get_mut(usize::try_from(p.y).ok()?)?;
        row.get_mut(usize::try_from(p.x).ok()?)
    }

    fn put(&mut self, p: Point, text: &str) {
        if let Some(cell) = self.at(p) {
            cell.text = Some(text.into());
        }
    }

    fn wipe(&mut self, rect: &Rect) {
        for y in rect.y..=rect.bottom() {
            for x in rect.x..=rect.right() {
                if let Some(cell) = self.at(Point { x, y }) {
                    *cell = Cell::default();
                }
            }
        }
    }

    fn arm(&mut self, p: Point, arms: u8, double: bool, faint: bool) {
        if let Some(cell) = self.at(p) {
            cell.faint = if cell.arms == 0 { faint } else { cell.faint && faint };
            cell.arms |= arms;
            if double {
                cell.double |= arms;
            }
        }
    }

    fn line(&mut self, a: Point, b: Point, double: bool, faint: bool) {
        let (dx, dy) = ((b.x - a.x).signum(), (b.y - a.y).signum());
        let (out, back) = match (dx, dy) {
            (1, _) => (EAST, WEST),
            (-1, _) => (WEST, EAST),
            (_, 1) => (SOUTH, NORTH),
            _ => (NORTH, SOUTH),
        };
        let mut at = a;
        while at != b {
            self.arm(at, out, double, faint);
            at = Point { x: at.x + dx, y: at.y + dy };
            self.arm(at, back, double, faint);
        }
    }

    fn frame(&mut self, r: &Rect, state: State) {
        let corners = [(r.x, r.y), (r.right(), r.y), (r.right(), r.bottom()), (r.x, r.bottom()), (r.x, r.y)];
        for pair in corners.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            let (a, b) = (Point { x: a.0, y: a.1 }, Point { x: b.0, y: b.1 });
            self.line(a, b, state == State::New, matches!(state, State::Later | State::Failed));
        }
    }

    fn route(&mut self, route: &Route) {
        let faint = route.stroke == Stroke::Dashed;
        let last = route.points.len() - 1;
        for (i, pair) in route.points.windows(2).enumerate() {
            let (mut a, mut b) = (pair[0], pair[1]);
            // A tip leaves the border whole.
            if i == 0 && route.arrow == Arrow::Both {
                a = toward(a, b);
            }
            if i + 1 == last && route.arrow != Arrow::None {
                b = toward(b, a);
            }
            self.line(a, b, false, faint);
        }
        if route.arrow != Arrow::None {
            self.tip(route.points[last - 1], route.points[last]);
        }
        if route.arrow == Arrow::Both {
            self.tip(route.points[1], route.points[0]);
        }
    }

    fn tip(&mut self, from: Point, to: Point) {
        let way = ((to.x - from.x).signum(), (to.y - from.y).signum());
        let glyph = match (way, self.glyphs) {
            ((1, _), Glyphs::Unicode) => "►",
            ((-1, _), Glyphs::Unicode) => "◄",
            ((_, 1), Glyphs::Unicode) => "▼",
            (_, Glyphs::Unicode) => "▲",
            ((1, _), Glyphs::Ascii) => ">",
            ((-1, _), Glyphs::Ascii) => "<",
            ((_, 1), Glyphs::Ascii) => "v",
            (_, Glyphs::Ascii) => "^",
        };
        self.put(toward(to, from), glyph);
    }

    /// Marks the cells where lines of one family tree part in four directions.
    fn branches(&mut self, scene: &Scene) {
        for (i, route) in scene.routes.iter().enumerate() {
            for &p in &route.points[1..route.points.len() - 1] {
                let shared =
                    scene.routes.iter().enumerate().any(|(j, other)| j != i && other.from == route.from && passes(other, p));
                if shared && let Some(cell) = self.at(p) {
                    cell.branch = true;
                }
            }
        }
    }

    fn text(&mut self, text: &Text, on_line: bool) {
        let mut words = String::new();
        for mark in &text.marks {
            words.push_str(&self.mark(*mark));
        }
        words.push_str(&text.text);
        let slack = (text.cells - measure::columns(&words)).max(0);
        let mut x = text.at.x
            + match text.align {
                Align::Left => 0,
                // The cells of a box's text lie left of its middle where they cannot lie on it.
                Align::Center if !on_line => (slack + 1) / 2,
                Align::Center => slack / 2,
                Align::Right => slack,
            };
        let y = text.at.y;
        let end = x + measure::columns(&words);
        let keep_line = on_line && self.at(Point { x: x - 1, y }).is_some_and(|c| c.arms & (EAST | WEST) == EAST | WEST);
        let covers = on_line && self.lives;
        if keep_line || covers {
            self.put(Point { x: x - 1, y }, " ");
            self.put(Point { x: end, y }, " ");
        }
        for grapheme in words.graphemes(true) {
            let columns = i32::try_from(measure::grapheme_columns(grapheme)).unwrap_or(1);
            self.put(Point { x, y }, grapheme);
            if columns == 2 {
                self.put(Point { x: x + 1, y }, "");
            }
            x += columns;
        }
    }

    fn mark(&self, mark: Mark) -> String {
        match (mark, self.glyphs) {
            (Mark::Step(n), _) => format!("{n}. "),
            (Mark::New, Glyphs::Unicode) => "● ".into(),
            (Mark::New, Glyphs::Ascii) => "* ".into(),
            (Mark::Failed, Glyphs::Unicode) => "✗ ".into(),
            (Mark::Failed, Glyphs::Ascii) => "x ".into(),
        }
    }
}

/// The cell beside `a` on the way to `b`.
fn toward(a: Point, b: Point) -> Point {
    Point { x: a.x + (b.x - a.x).signum(), y: a.y + (b.y - a.y).signum() }
}

/// Whether the route has the cell on its line.
fn passes(route: &Route, p: Point) -> bool {
    route.points.windows(2).any(|pair| {
        let (a, b) = (pair[0], pair[1]);
        p.x >= a.x.min(b.x) && p.x <= a.x.max(b.x) && p.y >= a.y.min(b.y) && p.y <= a.y.max(b.y)
    })
}

/// What is printed for a cell.
pub(crate) fn glyph(cell: &Cell, glyphs: Glyphs) -> String {
    if let Some(text) = &cell.text {
        return text.clone();
    }
    match glyphs {
        Glyphs::Unicode => unicode(cell).into(),
        Glyphs::Ascii => ascii(cell).into(),
    }
}

fn unicode(cell: &Cell) -> &'static str {
    const SINGLE: [&str; 16] = [" ", "│", "─", "└", "│", "│", "┌", "├", "─", "┘", "─", "┴", "┐", "┤", "┬", "┼"];
    const DOUBLE: [&str; 16] = [" ", "║", "═", "╚", "║", "║", "╔", "╠", "═", "╝", "═", "╩", "╗", "╣", "╦", "╬"];
    const FLAT_DOUBLE: [&str; 16] = [" ", "│", "═", "╘", "│", "│", "╒", "╞", "═", "╛", "═", "╧", "╕", "╡", "╤", "╪"];
    const UPRIGHT_DOUBLE: [&str; 16] = [" ", "║", "─", "╙", "║", "║", "╓", "╟", "─", "╜", "─", "╨", "╖", "╢", "╥", "╫"];
    let flat = cell.double & (EAST | WEST) != 0;
    let upright = cell.double & (NORTH | SOUTH) != 0;
    let arms = usize::from(cell.arms & 15);
    if cell.branch && arms == 15 {
        return "•";
    }
    if cell.faint && cell.arms == NORTH | SOUTH {
        return "¦";
    }
    if cell.faint && cell.arms == EAST | WEST {
        return "-";
    }
    match (flat, upright) {
        (true, true) => DOUBLE[arms],
        (true, false) => FLAT_DOUBLE[arms],
        (false, true) => UPRIGHT_DOUBLE[arms],
        (false, false) => SINGLE[arms],
    }
}

fn ascii(cell: &Cell) -> &'static str {
    let (flat, upright) = (cell.arms & (EAST | WEST), cell.arms & (NORTH | SOUTH));
    match (flat, upright) {
        (0, 0) => " ",
        (0, _) if cell.faint => ":",
        (0, _) => "|",
        (_, 0) if cell.faint => ".",
        (_, 0) if cell.double != 0 => "=",
        (_, 0) => "-",
        _ if cell.arms == 15 && !cell.branch => "|",
        _ => "+",
    }
}
