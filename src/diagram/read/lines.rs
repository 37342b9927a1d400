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
    lines: Vec<(Port, Port, Vec<String>)>,
    ports: Vec<Port>,
}

/// All lines.
pub(crate) fn lines(canvas: &mut Canvas, boxes: &[FoundBox]) -> Vec<FoundLine> {
    let keys = keys(canvas);
    let ports = ports(canvas, boxes);
    let mut walk = Walk { canvas, cells: BTreeMap::new(), lines: vec![], ports };
    for i in 0..walk.ports.len() {
        let port = walk.ports[i];
        let first = if port.tip { ahead(ahead(port.at, port.out), port.out) } else { ahead(port.at, port.out) };
        let before = if port.tip { vec![ahead(port.at, port.out)] } else { vec![] };
        walk.follow(port, first, port.out, before, vec![], 0);
    }
    walk.beside();
    let mut found = vec![];
    for (a, b, words) in &walk.lines {
        let label = words.join(" ");
        let label = keys.get(&label).cloned().unwrap_or(label);
        found.push(FoundLine { from: a.owner, to: b.owner, label, tips: (a.tip, b.tip) });
    }
    found
}

/// The key below the drawing.
fn keys(canvas: &mut Canvas) -> BTreeMap<String, String> {
    let (w, h) = canvas.size();
    let mut keys = BTreeMap::new();
    let last =
        (0..h).rev().find(|&y| (0..w).any(|x| matches!(canvas.get(Point { x, y }), Mark::Line(_) | Mark::Tip(_)))).unwrap_or(h);
    let mut current: Option<String> = None;
    for y in last + 1..h {
        let line = canvas.take(y, 0, w - 1);
        if line.starts_with('[')
            && let Some((key, text)) = line.split_once("] ")
        {
            let key = format!("{key}]");
            keys.insert(key.clone(), text.to_string());
            current = Some(key);
        } else if let Some(text) = current.as_ref().and_then(|k| keys.get_mut(k)) {
            text.push(' ');
            text.push_str(&line);
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
            let crossing = match canvas.glyphs {
                Glyphs::Unicode => arms & back(out) != 0,
                Glyphs::Ascii => canvas.glyph(at) != "+",
            };
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
        Mark::Line(arms) => arms & back(out) != 0 || canvas.glyphs == Glyphs::Ascii,
        Mark::Tip(way) => *way == out,
        _ => false,
    }
}

impl Walk<'_> {
    /// Goes on from a cell until a border; parts at branches.
    fn follow(&mut self, start: Port, mut at: Point, mut way: u8, mut seen: Vec<Point>, mut words: Vec<String>, depth: usize) {
        for _ in 0..20_000 {
            seen.push(at);
            if let Some(owner) = self.canvas.border_of(at)
                && let Some(port) = self.port_at(at, back(way))
                && port.owner == owner
            {
                self.end(start, port, seen, words);
                return;
            }
            match self.canvas.get(at).clone() {
                Mark::Tip(to) if to == way => at = ahead(at, way),
                Mark::Tip(_) => return,
                Mark::Line(arms) => {
                    let arms = if self.canvas.glyphs == Glyphs::Ascii { self.arms(at, arms, way) } else { arms };
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
                            if depth < 40 {
                                self.follow(start, ahead(at, next), next, seen.clone(), words.clone(), depth + 1);
                            }
                        }
                        return;
                    }
                    at = ahead(at, way);
                }
                _ => {
                    let Some((text, next)) = self.label(at, way) else { return };
                    words.extend(text);
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

    /// In ASCII an upright line hides the level one it crosses.
    fn arms(&self, at: Point, arms: u8, way: u8) -> u8 {
        if self.canvas.glyph(at) == "+" {
            return arms | back(way);
        }
        if way & (EAST | WEST) != 0 && arms & (NORTH | SOUTH) != 0 {
            return 15;
        }
        arms
    }

    fn port_at(&self, at: Point, out: u8) -> Option<Port> {
        self.ports.iter().copied().find(|p| p.at == at && p.out == out)
    }

    /// Reads the words that interrupt a line, and finds where it goes on.
    fn label(&mut self, at: Point, way: u8) -> Option<(Vec<String>, Point)> {
        if way & (EAST | WEST) != 0 {
            let mut p = at;
            let mut blank = 0;
            while !matches!(self.canvas.get(p), Mark::Line(a) if a & (EAST | WEST) != 0)
                && !matches!(self.canvas.get(p), Mark::Tip(_))
            {
                blank = if *self.canvas.get(p) == Mark::Blank { blank + 1 } else { 0 };
                if blank > 6 || self.canvas.border_of(p).is_some() || matches!(self.canvas.get(p), Mark::Line(_)) {
                    return None;
                }
                p = ahead(p, way);
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

    fn end(&mut self, a: Port, b: Port, seen: Vec<Point>, words: Vec<String>) {
        let (first, second) = if a.tip && !b.tip { (b, a) } else { (a, b) };
        let same = |l: &(Port, Port, Vec<String>)| {
            (l.0.at == first.at && l.1.at == second.at) || (l.0.at == second.at && l.1.at == first.at)
        };
        if self.lines.iter().any(same) {
            return;
        }
        for p in seen {
            self.cells.insert(p, self.lines.len());
        }
        self.lines.push((first, second, words));
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
            self.lines[l].2.extend(words);
        }
    }
}
