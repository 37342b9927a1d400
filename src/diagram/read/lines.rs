//! Follows the lines of a text drawing from border to border.

use super::canvas::{Canvas, EAST, Mark, NORTH, SOUTH, WEST, ahead, back};
use super::{FoundBox, FoundLine};
use crate::diagram::pen::text::Glyphs;
use crate::diagram::scene::Point;
use std::collections::BTreeMap;

/// Where a line leaves a box.
#[derive(Clone, Copy, Debug)]
struct Port {
    owner: usize,
    at: Point,
    out: u8,
    tip: bool,
}

struct Walk<'a> {
    canvas: &'a mut Canvas,
    /// Upright cells of each line, by cell, to find labels beside them.
    cells: BTreeMap<Point, usize>,
    lines: Vec<Joined>,
    ports: Vec<Port>,
    /// Cells that may still be looked at from the port at hand: a broken drawing may lead in circles.
    steps: u32,
}

/// A line from port to port.
struct Joined {
    first: Port,
    second: Port,
    words: Vec<String>,
    /// It shares its way with others.
    shared: bool,
}

/// Cells looked at from one port.
const STEPS: u32 = 20_000;

/// What was met on the way from a port.
#[derive(Clone)]
struct Trail {
    seen: Vec<Point>,
    words: Vec<String>,
    /// Branches passed.
    depth: usize,
}

/// All lines.
pub(crate) fn lines(canvas: &mut Canvas, boxes: &[FoundBox]) -> Vec<FoundLine> {
    let keys = keys(canvas, boxes);
    let ports = ports(canvas, boxes);
    let mut walk = Walk { canvas, cells: BTreeMap::new(), lines: vec![], ports, steps: 0 };
    for i in 0..walk.ports.len() {
        let port = walk.ports[i];
        walk.steps = STEPS;
        let first = if port.tip { ahead(ahead(port.at, port.out), port.out) } else { ahead(port.at, port.out) };
        let before = if port.tip { vec![ahead(port.at, port.out)] } else { vec![] };
        walk.follow(port, first, port.out, Trail { seen: before, words: vec![], depth: 0 });
    }
    walk.beside();
    walk.prune();
    let mut found = vec![];
    for Joined { first: a, second: b, words, .. } in &walk.lines {
        let label = words.join(" ");
        let label = keys.get(&label).cloned().unwrap_or(label);
        let rows = (row(boxes, a), row(boxes, b));
        found.push(FoundLine { from: a.owner, to: b.owner, label, tips: (a.tip, b.tip), rows });
    }
    found
}

/// The row of a box beside which a line leaves it.
fn row(boxes: &[FoundBox], port: &Port) -> Option<String> {
    let row = boxes[port.owner].rows.iter().find(|row| row.0 <= port.at.y && port.at.y <= row.1)?;
    (port.out == EAST || port.out == WEST).then(|| row.2.clone())
}

/// The key below the drawing.
fn keys(canvas: &mut Canvas, boxes: &[FoundBox]) -> BTreeMap<String, String> {
    let (w, h) = canvas.size();
    let mut keys = BTreeMap::new();
    // Remarks may stand there too, in any words: what begins with a key is below every box.
    let lowest = boxes.iter().map(|b| b.rect.bottom()).max().unwrap_or(0);
    let first = (lowest + 1..h).find(|&y| canvas.glyph(Point { x: 0, y }) == "[").unwrap_or(h);
    let mut current: Option<String> = None;
    for y in first..h {
        let indented = canvas.glyph(Point { x: 0, y }) == " ";
        let line = canvas.take(y, 0, w - 1);
        if line.starts_with('[')
            && let Some((key, text)) = line.split_once("] ")
        {
            let key = format!("{key}]");
            keys.insert(key.clone(), text.to_string());
            current = Some(key);
        } else if let Some(text) = current.as_ref().and_then(|k| keys.get_mut(k)).filter(|_| indented) {
            text.push(' ');
            text.push_str(&line);
        } else {
            // A remark, and what goes on from it.
            current = None;
        }
    }
    keys
}

/// Border cells from which a line leaves, and tips that touch a border.
fn ports(canvas: &Canvas, boxes: &[FoundBox]) -> Vec<Port> {
    let mut ports = vec![];
    for (owner, b) in boxes.iter().enumerate() {
        let r = b.rect;
        let mut sides: Vec<(Point, u8)> = vec![];
        for x in r.x + 1..r.right() {
            sides.push((Point { x, y: r.y }, NORTH));
            sides.push((Point { x, y: r.bottom() }, SOUTH));
        }
        for y in r.y + 1..r.bottom() {
            sides.push((Point { x: r.x, y }, WEST));
            sides.push((Point { x: r.right(), y }, EAST));
        }
        for (at, out) in sides {
            let arms = canvas.arms(at);
            let next = ahead(at, out);
            let crossing = arms & back(out) != 0;
            if *canvas.get(next) == Mark::Tip(back(out)) {
                ports.push(Port { owner, at, out, tip: true });
            } else if arms & out != 0 && !(crossing && b.group) && leads(canvas, next, out) {
                ports.push(Port { owner, at, out, tip: false });
            }
        }
    }
    ports
}

/// Whether the cell can be the first of a line that goes this way.
fn leads(canvas: &Canvas, p: Point, out: u8) -> bool {
    match canvas.get(p) {
        Mark::Line(arms) => arms & back(out) != 0,
        Mark::Tip(way) => *way == out,
        _ => false,
    }
}

impl Walk<'_> {
    /// Goes on from a cell until a border; parts at branches.
    fn follow(&mut self, start: Port, mut at: Point, mut way: u8, mut trail: Trail) {
        loop {
            if self.steps == 0 {
                return;
            }
            self.steps -= 1;
            trail.seen.push(at);
            if let Some(owner) = self.canvas.border_of(at)
                && let Some(port) = self.port_at(at, back(way))
                && port.owner == owner
            {
                self.end(start, port, trail);
                return;
            }
            match self.canvas.get(at).clone() {
                Mark::Tip(to) if to == way => at = ahead(at, way),
                Mark::Tip(_) => return,
                Mark::Line(arms) => {
                    if arms & back(way) == 0 {
                        return;
                    }
                    let on = arms & !back(way);
                    let corner = on.count_ones() == 1;
                    let crossing = arms == 15 && !self.branch(at);
                    if corner {
                        way = on;
                    } else if !crossing {
                        for next in [NORTH, EAST, SOUTH, WEST].into_iter().filter(|n| on & n != 0) {
                            if trail.depth < 40 {
                                let more = Trail { depth: trail.depth + 1, ..trail.clone() };
                                self.follow(start, ahead(at, next), next, more);
                            }
                        }
                        return;
                    }
                    at = ahead(at, way);
                }
                _ => {
                    let Some((text, next)) = self.label(at, way) else { return };
                    trail.words.extend(text);
                    at = next;
                }
            }
        }
    }

    fn branch(&self, at: Point) -> bool {
        self.canvas.border_of(at).is_none()
            && match self.canvas.glyphs {
                Glyphs::Unicode => self.canvas.glyph(at) == "•",
                Glyphs::Ascii => self.canvas.glyph(at) == "+",
            }
    }

    fn port_at(&self, at: Point, out: u8) -> Option<Port> {
        self.ports.iter().copied().find(|p| p.at == at && p.out == out)
    }

    /// Reads the words that interrupt a line, and finds where it goes on.
    fn label(&mut self, at: Point, way: u8) -> Option<(Vec<String>, Point)> {
        if way & (EAST | WEST) != 0 {
            let mut p = at;
            let (mut blank, mut speaks) = (0, false);
            while !matches!(self.canvas.get(p), Mark::Line(a) if a & (EAST | WEST) != 0)
                && !matches!(self.canvas.get(p), Mark::Tip(_))
            {
                blank = if *self.canvas.get(p) == Mark::Blank { blank + 1 } else { 0 };
                if blank > 1 || self.canvas.border_of(p).is_some() || matches!(self.canvas.get(p), Mark::Line(_)) {
                    return None;
                }
                speaks |= self.canvas.is_text(p);
                p = ahead(p, way);
            }
            // A line that stops and goes on without a word is broken.
            if !speaks {
                return None;
            }
            let (from, to) = if way == EAST { (at.x, p.x - 1) } else { (p.x + 1, at.x) };
            return Some((vec![self.canvas.take(at.y, from, to)], p));
        }
        let mut p = at;
        let mut rows = vec![];
        loop {
            match self.canvas.get(p) {
                Mark::Line(a) if a & back(way) != 0 => break,
                Mark::Tip(_) => break,
                _ => {}
            }
            let (from, to) = self.token(p)?;
            rows.push(self.canvas.take(p.y, from, to));
            p = ahead(p, way);
        }
        if way == NORTH {
            rows.reverse();
        }
        (!rows.is_empty()).then_some((rows, p))
    }

    /// The cells of the words around a cell.
    fn token(&self, p: Point) -> Option<(i32, i32)> {
        let near = [0, 1, -1].into_iter().map(|d| p.x + d).find(|&x| self.canvas.is_text(Point { x, y: p.y }))?;
        let edge = |step: i32| {
            let mut x = near;
            loop {
                let (one, two) = (Point { x: x + step, y: p.y }, Point { x: x + 2 * step, y: p.y });
                if self.canvas.is_text(one) {
                    x += step;
                } else if *self.canvas.get(one) == Mark::Blank && self.canvas.is_text(two) && self.canvas.border_of(one).is_none()
                {
                    x += 2 * step;
                } else {
                    return x;
                }
            }
        };
        Some((edge(-1), edge(1)))
    }

    fn end(&mut self, a: Port, b: Port, trail: Trail) {
        let (first, second) = if a.tip && !b.tip { (b, a) } else { (a, b) };
        let same = |l: &Joined| {
            (l.first.at == first.at && l.second.at == second.at) || (l.first.at == second.at && l.second.at == first.at)
        };
        if self.lines.iter().any(same) {
            return;
        }
        for p in trail.seen {
            self.cells.insert(p, self.lines.len());
        }
        self.lines.push(Joined { first, second, words: trail.words, shared: trail.depth > 0 });
    }

    /// Where lines share a trunk, those between two of its branches are none: all start at the end without a tip, or, without
    /// tips, at the uppermost.
    fn prune(&mut self) {
        let place = |p: &Port| (p.at.y, p.at.x);
        let ends: Vec<((i32, i32), (i32, i32))> =
            self.lines.iter().filter(|l| l.shared).map(|l| (place(&l.first), place(&l.second))).collect();
        let root = |p: &Port| {
            let near = ends.iter().filter(|e| e.0 == place(p) || e.1 == place(p));
            near.map(|e| e.0.min(e.1)).min().unwrap_or(place(p))
        };
        self.lines.retain(|l| {
            !l.shared
                || (l.first.tip != l.second.tip)
                || (!l.first.tip && place(&l.first).min(place(&l.second)) == root(&l.first))
        });
        for line in self.lines.iter_mut().filter(|l| l.shared && !l.second.tip) {
            if place(&line.second) < place(&line.first) {
                std::mem::swap(&mut line.first, &mut line.second);
            }
        }
    }

    /// Gives words that stand one cell beside an upright line to that line.
    fn beside(&mut self) {
        let (w, h) = self.canvas.size();
        let mut found: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for y in 0..h {
            let mut x = 0;
            while x < w {
                let p = Point { x, y };
                if !self.canvas.is_text(p) || self.canvas.is_read(p) {
                    x += 1;
                    continue;
                }
                let (from, to) = self.token(p).unwrap_or((x, x));
                let text = self.canvas.take(y, from, to);
                let line = |x: i32| self.cells.get(&Point { x, y }).copied();
                if let Some(l) = line(from - 2).or_else(|| line(to + 2)) {
                    found.entry(l).or_default().push(text);
                }
                x = to + 1;
            }
        }
        for (l, words) in found {
            self.lines[l].words.extend(words);
        }
    }
}
