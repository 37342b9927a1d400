//! What the cells of an ASCII drawing are: words first, then lines, whose arms are told by their neighbours.

use super::FoundBox;
use super::canvas::{Canvas, EAST, Mark, NORTH, SOUTH, WEST, ahead};
use crate::diagram::scene::{Point, Rect};

fn level(glyph: &str) -> bool {
    matches!(glyph, "-" | "=" | ".")
}

fn upright(glyph: &str) -> bool {
    matches!(glyph, "|" | ":")
}

/// What each cell is, before any box is known: the arms of a `+` may be too many.
pub(super) fn marks(canvas: &Canvas) -> Vec<Vec<Mark>> {
    let words: Vec<Vec<bool>> = canvas.raw.iter().map(|row| words(row)).collect();
    let (w, h) = (words.first().map_or(0, Vec::len), words.len());
    let mark = |x: usize, y: usize| match canvas.raw[y][x].as_str() {
        " " => Mark::Blank,
        glyph if words[y][x] => Mark::Text(glyph.into()),
        _ => Around { canvas, words: &words, x, y }.mark(),
    };
    (0..h).map(|y| (0..w).map(|x| mark(x, y)).collect()).collect()
}

/// Which cells of a row belong to words: a word has a sign that draws no line, and `v` is a tip as well as a letter.
fn words(row: &[String]) -> Vec<bool> {
    let line = |g: &String| level(g) || upright(g) || matches!(g.as_str(), "+" | "<" | ">" | "^" | "v");
    let mut found = vec![];
    while found.len() < row.len() {
        let start = found.len();
        let end = (start + 1..row.len()).find(|&x| (row[x] == " ") != (row[start] == " ")).unwrap_or(row.len());
        let word = row[start] != " " && !row[start..end].iter().all(line);
        found.extend((start..end).map(|_| word));
    }
    found
}

/// A cell that draws a line, with its neighbours.
struct Around<'a> {
    canvas: &'a Canvas,
    words: &'a [Vec<bool>],
    x: usize,
    y: usize,
}

impl Around<'_> {
    /// The sign of a neighbour, as long as it is no word's.
    fn near(&self, dx: isize, dy: isize) -> &str {
        if self.word(dx, dy) { " " } else { self.canvas.raw(self.x, self.y, dx, dy) }
    }

    fn word(&self, dx: isize, dy: isize) -> bool {
        let (Some(x), Some(y)) = (self.x.checked_add_signed(dx), self.y.checked_add_signed(dy)) else { return false };
        self.words.get(y).and_then(|row| row.get(x)).copied().unwrap_or(false)
    }

    fn mark(&self) -> Mark {
        let (n, e, s, w) = (self.near(0, -1), self.near(1, 0), self.near(0, 1), self.near(-1, 0));
        let arm = |on: bool, way: u8| if on { way } else { 0 };
        match self.near(0, 0) {
            "-" | "=" | "." if !w.trim().is_empty() || !e.trim().is_empty() => Mark::Line(EAST | WEST),
            "|" | ":" => Mark::Line(NORTH | SOUTH | arm(level(w) || level(e), EAST | WEST)),
            ">" if upright(e) => Mark::Tip(EAST),
            "<" if upright(w) => Mark::Tip(WEST),
            "^" if level(n) => Mark::Tip(NORTH),
            // A line of two cells is two tips.
            "v" if level(s) && (upright(n) || n == "^" || n == "+" && !upright(self.near(0, -2)) || self.ends_words()) => {
                Mark::Tip(SOUTH)
            }
            "+" => Mark::Line(
                arm(level(w) || matches!(w, "<" | "+" | "|" | ":"), WEST)
                    | arm(level(e) || matches!(e, ">" | "+" | "|" | ":"), EAST)
                    | arm(upright(n) || matches!(n, "+" | "^"), NORTH)
                    | arm(upright(s) || matches!(s, "+" | "v"), SOUTH),
            ),
            glyph => Mark::Text(glyph.into()),
        }
    }

    /// Whether words stand above and none beside: the tip of a line that a label interrupts.
    fn ends_words(&self) -> bool {
        // A label may be one letter: a `v` above is a word, too.
        let above = [-1, 0, 1].into_iter().any(|dx| self.word(dx, -1)) || self.near(0, -1) == "v";
        above && ![-2, -1, 1, 2].into_iter().any(|dx| self.word(dx, 0))
    }
}

/// Tells the arms of every line, now that the boxes are known: a `+` on a border is a corner or a tee, elsewhere it turns or
/// branches; an upright line shows a level one that it crosses by what stands beside it.
pub(super) fn settle(canvas: &mut Canvas, boxes: &[FoundBox]) {
    let (w, h) = canvas.size();
    // A tip points at a box; what does not is a letter.
    for y in 0..h {
        for x in 0..w {
            let p = Point { x, y };
            if let Mark::Tip(way @ (NORTH | SOUTH)) = *canvas.get(p)
                && canvas.border_of(ahead(p, way)).is_none()
            {
                canvas.put(p, Mark::Text(canvas.glyph(p).into()));
            }
        }
    }
    for y in 0..h {
        let mut west = false;
        for x in 0..w {
            let p = Point { x, y };
            let arms = across(canvas, boxes, p, west);
            west = arms & EAST != 0 || *canvas.get(p) == Mark::Tip(WEST);
            set(canvas, p, EAST | WEST, arms);
        }
    }
    for x in 0..w {
        let mut north = false;
        for y in 0..h {
            let p = Point { x, y };
            let arms = along(canvas, boxes, p, north);
            north = arms & SOUTH != 0 || *canvas.get(p) == Mark::Tip(NORTH);
            set(canvas, p, NORTH | SOUTH, arms);
        }
    }
}

fn set(canvas: &mut Canvas, p: Point, mask: u8, arms: u8) {
    if let Mark::Line(own) = *canvas.get(p) {
        canvas.put(p, Mark::Line(own & !mask | arms & mask));
    }
}

/// The arms of a cell to the left and right; `west` tells whether a line comes from the left.
fn across(canvas: &Canvas, boxes: &[FoundBox], p: Point, west: bool) -> u8 {
    if !matches!(canvas.get(p), Mark::Line(_)) {
        return 0;
    }
    let glyph = canvas.glyph(p);
    let through = if west { EAST | WEST } else { 0 };
    let right = Point { x: p.x + 1, y: p.y };
    let forced =
        level(canvas.glyph(right)) && matches!(canvas.get(right), Mark::Line(_)) || *canvas.get(right) == Mark::Tip(EAST);
    if let Some(owner) = canvas.border_of(p) {
        let (r, group) = (boxes[owner].rect, boxes[owner].group);
        return match side(&r, p) {
            Side::Corner(arms) => arms & (EAST | WEST),
            Side::Flat => EAST | WEST,
            Side::Upright if glyph != "+" => {
                if group {
                    through
                } else {
                    0
                }
            }
            Side::Upright if p.x == r.x => {
                if forced && !west {
                    EAST
                } else {
                    WEST
                }
            }
            Side::Upright => {
                if west && !forced {
                    WEST
                } else {
                    EAST
                }
            }
        };
    }
    match glyph {
        "+" => (if west { WEST } else { 0 }) | (if forced || !west { EAST } else { 0 }),
        "|" | ":" => through,
        _ => EAST | WEST,
    }
}

/// The arms of a cell up and down; `north` tells whether a line comes from above.
fn along(canvas: &Canvas, boxes: &[FoundBox], p: Point, north: bool) -> u8 {
    if !matches!(canvas.get(p), Mark::Line(_)) {
        return 0;
    }
    let glyph = canvas.glyph(p);
    if let Some(owner) = canvas.border_of(p) {
        let r = boxes[owner].rect;
        return match side(&r, p) {
            Side::Corner(arms) => arms & (NORTH | SOUTH),
            Side::Upright => NORTH | SOUTH,
            Side::Flat if upright(glyph) => NORTH | SOUTH,
            Side::Flat if glyph != "+" => 0,
            Side::Flat => {
                if p.y == r.y {
                    NORTH
                } else {
                    SOUTH
                }
            }
        };
    }
    let below = Point { x: p.x, y: p.y + 1 };
    let forced =
        upright(canvas.glyph(below)) && matches!(canvas.get(below), Mark::Line(_)) || *canvas.get(below) == Mark::Tip(SOUTH);
    match glyph {
        "+" => (if north { NORTH } else { 0 }) | (if forced || !north { SOUTH } else { 0 }),
        "|" | ":" => NORTH | SOUTH,
        _ => 0,
    }
}

enum Side {
    Corner(u8),
    Flat,
    Upright,
}

fn side(r: &Rect, p: Point) -> Side {
    let west = if p.x == r.x { EAST } else { WEST };
    let north = if p.y == r.y { SOUTH } else { NORTH };
    match (p.x == r.x || p.x == r.right(), p.y == r.y || p.y == r.bottom()) {
        (true, true) => Side::Corner(west | north),
        (true, false) => Side::Upright,
        _ => Side::Flat,
    }
}
