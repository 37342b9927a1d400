//! The pen for pages: cells of 9 by 20 pixels, one element a line.

use super::html::escape;
use super::prose;
use super::style::{Sheet, style};
use crate::diagram::graph::{Arrow, State, Stroke};
use crate::diagram::scene::{Align, BoxKind, Frame, Mark, Point, Rect, Role, Route, Scene, Text};
use crate::diagram::words::Words;
use std::fmt::Write;

/// Pixels of a cell.
const CELL: (i32, i32) = (9, 20);
/// Pixels around the drawing.
const MARGIN: i32 = 6;

/// How an SVG is to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// The style sheet to put inside; none when the page has it.
    pub sheet: Option<Sheet>,
    /// The words for titles and names.
    pub words: Words,
}

impl Style {
    /// For a page that has the style sheet.
    pub fn page(language: &str) -> Style {
        Style { sheet: None, words: Words::of(language) }
    }
    /// For a file of its own.
    pub fn file(language: &str) -> Style {
        Style { sheet: Some(Sheet::File), words: Words::of(language) }
    }
    /// With the colours written out.
    pub fn resolved(language: &str, dark: bool) -> Style {
        let sheet = if dark { Sheet::Dark } else { Sheet::Light };
        Style { sheet: Some(sheet), words: Words::of(language) }
    }
}

/// Draws the scene.
pub fn svg(scene: &Scene, how: &Style) -> String {
    let mut pen = Pen { scene, words: how.words, out: String::new() };
    for frame in scene.frames.iter().enumerate().filter(|(_, f)| f.kind == BoxKind::Group) {
        pen.group(frame.0, frame.1);
    }
    for life in &scene.lifelines {
        let (x, top, bottom) = (px(life.x), py(life.top), py(life.bottom));
        pen.line(&format!("<path class=\"d-life\" d=\"M{x} {top}V{bottom}\"/>"));
    }
    for (i, route) in scene.routes.iter().enumerate() {
        pen.route(i, route);
    }
    for (i, frame) in scene.frames.iter().enumerate().filter(|(_, f)| f.kind != BoxKind::Group) {
        pen.node(i, frame);
    }
    for text in &scene.below {
        pen.text(text, "d-s d-l");
    }
    for (color, text) in &scene.legend {
        let (x, y) = (px(text.at.x) - 24, py(text.at.y) - 7);
        pen.line(&format!("<rect class=\"d-k-{}\" x=\"{x}\" y=\"{y}\" width=\"14\" height=\"14\" rx=\"3\"/>", color.name()));
        pen.text(text, "d-s d-l");
    }
    wrap(scene, how, &pen.out)
}

/// Puts the root element, title, description and style around the drawing.
fn wrap(scene: &Scene, how: &Style, body: &str) -> String {
    let (w, h) = (scene.width * CELL.0 + 2 * MARGIN, scene.height * CELL.1 + 2 * MARGIN);
    let told: Vec<String> = prose::ties(scene).iter().map(|tie| prose::sentence(scene, tie, &how.words)).collect();
    let said = if told.is_empty() { how.words.no_edges.to_string() } else { told.join(" ; ") };
    let id = format!("d{:08x}", hash(&[scene.id.as_str(), &scene.title, body, &said]));
    let mut out = String::new();
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"d-svg{}\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\" \
         role=\"graphics-document document\" aria-labelledby=\"{id}-t\" aria-describedby=\"{id}-d\">",
        if scene.lifelines.is_empty() { "" } else { " d-seq" }
    );
    let _ = writeln!(out, "<title id=\"{id}-t\">{}</title>", escape(&scene.title));
    let _ = writeln!(out, "<desc id=\"{id}-d\">{}</desc>", escape(&said));
    if let Some(sheet) = how.sheet {
        let _ = writeln!(out, "<style>\n{}</style>", style(sheet));
        let _ = writeln!(out, "<rect class=\"d-paper\" width=\"{w}\" height=\"{h}\" fill=\"{}\"/>", paper(sheet));
    }
    out.push_str(body);
    out.push_str("</svg>\n");
    out
}

fn paper(sheet: Sheet) -> &'static str {
    match sheet {
        Sheet::Dark => "#0d1117",
        Sheet::Light => "#ffffff",
        Sheet::File | Sheet::Page => "var(--d-bg,#fff)",
    }
}

/// FNV-1a, folded: only to keep ids of two figures in one page apart.
fn hash(parts: &[&str]) -> u32 {
    let mut value: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in parts.iter().flat_map(|p| p.bytes().chain([0])) {
        value = (value ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    u32::try_from((value ^ (value >> 32)) & 0xffff_ffff).unwrap_or(0)
}

/// The middle of a column, in pixels.
fn px(x: i32) -> i32 {
    MARGIN + x * CELL.0 + CELL.0 / 2
}

/// The middle of a row, in pixels.
fn py(y: i32) -> i32 {
    MARGIN + y * CELL.1 + CELL.1 / 2
}

struct Pen<'a> {
    scene: &'a Scene,
    words: Words,
    out: String,
}

impl Pen<'_> {
    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn rect(&mut self, rect: &Rect, class: &str, round: i32) {
        let (x, y) = (px(rect.x), py(rect.y));
        let (w, h) = ((rect.w - 1) * CELL.0, (rect.h - 1) * CELL.1);
        self.line(&format!("<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" rx=\"{round}\"/>"));
    }

    fn classes(frame: &Frame, kind: &str) -> String {
        let mut classes = kind.to_string();
        if let Some(color) = frame.color {
            let _ = write!(classes, " d-c-{}", color.name());
        }
        match frame.state {
            State::Known => {}
            State::New => classes.push_str(" d-new"),
            State::Later => classes.push_str(" d-later"),
            State::Failed => classes.push_str(" d-later d-failed"),
        }
        classes
    }

    /// Opens a link, or a named group where there is no page to go to.
    fn open(&mut self, i: usize, frame: &Frame, kind: &str) -> &'static str {
        let classes = Self::classes(frame, kind);
        let mut name = prose::relations(self.scene, i, &self.words);
        match frame.state {
            State::Known => {}
            State::New => name = format!("{name} ({})", self.words.new),
            State::Later => name = format!("{name} ({})", self.words.later),
            State::Failed => name = format!("{name} ({})", self.words.failed),
        }
        let (name, id) = (escape(&name), escape(frame.id.as_str()));
        if let Some(href) = &frame.href {
            self.line(&format!("<a class=\"{classes}\" href=\"{}\" data-id=\"{id}\"><title>{name}</title>", escape(href)));
            "</a>"
        } else {
            self.line(&format!("<g class=\"{classes}\" data-id=\"{id}\" role=\"graphics-symbol\" aria-label=\"{name}\">"));
            "</g>"
        }
    }

    fn group(&mut self, i: usize, frame: &Frame) {
        let close = self.open(i, frame, "d-group");
        self.rect(&frame.rect, "d-box", 9);
        for text in &frame.texts {
            let (x, y) = (text.at.x * CELL.0 + MARGIN - 9, py(text.at.y) - 9);
            let marks: i32 = text.marks.iter().map(|m| m.cells()).sum();
            let w = length(text) + marks * CELL.0 + 18;
            self.line(&format!("<rect class=\"d-chip\" x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"18\" rx=\"9\"/>"));
            self.text(text, "d-t");
        }
        self.line(close);
    }

    fn node(&mut self, i: usize, frame: &Frame) {
        let kind = if frame.kind == BoxKind::Note { "d-note" } else { "d-node" };
        let close = self.open(i, frame, kind);
        self.rect(&frame.rect, "d-box", if frame.kind == BoxKind::Note { 2 } else { 6 });
        if frame.state == State::Failed {
            let (left, right) = (px(frame.rect.x), px(frame.rect.right()));
            let (top, bottom) = (py(frame.rect.y), py(frame.rect.bottom()));
            self.line(&format!("<path class=\"d-cross\" d=\"M{left} {top}L{right} {bottom}M{left} {bottom}L{right} {top}\"/>"));
        }
        for &y in &frame.rules {
            let (a, b, y) = (px(frame.rect.x), px(frame.rect.right()), py(y));
            self.line(&format!("<path class=\"d-rule\" d=\"M{a} {y}H{b}\"/>"));
        }
        for text in &frame.texts {
            let class = match text.role {
                Role::Name | Role::Port => "",
                _ => "d-s",
            };
            self.text(text, class);
        }
        self.line(close);
    }

    /// A text in its cells; its length is fixed to what it takes in a font of middle breadth.
    fn text(&mut self, text: &Text, class: &str) {
        let mut x = text.at.x * CELL.0 + MARGIN;
        let y = py(text.at.y);
        for mark in &text.marks {
            match mark {
                Mark::New => self.line(&format!("<circle class=\"d-mark\" cx=\"{}\" cy=\"{y}\" r=\"5\"/>", x + 6)),
                Mark::Failed => {
                    let (l, r, t, b) = (x + 1, x + 11, y - 5, y + 5);
                    self.line(&format!("<path class=\"d-x\" d=\"M{l} {t}L{r} {b}M{l} {b}L{r} {t}\"/>"));
                }
                Mark::Step(n) => {
                    self.line(&format!("<circle class=\"d-step\" cx=\"{}\" cy=\"{y}\" r=\"9\"/>", x + 9));
                    self.line(&format!("<text class=\"d-n\" x=\"{}\" y=\"{}\">{n}</text>", x + 9, y + 4));
                }
            }
            x += mark.cells() * CELL.0;
        }
        let left: i32 = text.cells - text.marks.iter().map(|m| m.cells()).sum::<i32>();
        let length = length(text);
        let start = class.contains("d-l") || class.contains("d-t") || text.align == Align::Left;
        let at = if start { x } else { x + left * CELL.0 / 2 };
        let class = match (class, start) {
            ("", _) => String::new(),
            ("d-e", true) => " class=\"d-e d-l\"".into(),
            _ => format!(" class=\"{class}\""),
        };
        let base = y + if size(text.role) < 14 { 4 } else { 5 };
        self.line(&format!(
            "<text{class} x=\"{at}\" y=\"{base}\" textLength=\"{length}\" lengthAdjust=\"spacingAndGlyphs\">{}</text>",
            escape(&text.text)
        ));
    }

    fn route(&mut self, i: usize, route: &Route) {
        let mut class = String::from("d-edge");
        if route.stroke == Stroke::Dashed {
            class.push_str(" d-dash");
        }
        let name = escape(&prose::sentence(self.scene, &prose::Tie::of(route), &self.words));
        let (from, to) = (&self.scene.frames[route.from].id, &self.scene.frames[route.to].id);
        self.line(&format!(
            "<g class=\"{class}\" role=\"graphics-symbol\" aria-label=\"{name}\" data-from=\"{}\" data-to=\"{}\">",
            escape(from.as_str()),
            escape(to.as_str())
        ));
        let path = path(route, &words_on(self.scene, i));
        self.line(&format!("<path class=\"d-line\" d=\"{path}\"/>"));
        let last = route.points.len() - 1;
        if route.arrow != Arrow::None {
            let tip = tip(route.points[last - 1], route.points[last]);
            self.line(&tip);
        }
        if route.arrow == Arrow::Both {
            let tip = tip(route.points[1], route.points[0]);
            self.line(&tip);
        }
        for p in branches(self.scene, i) {
            self.line(&format!("<circle class=\"d-dot\" cx=\"{}\" cy=\"{}\" r=\"3\"/>", px(p.x), py(p.y)));
        }
        for text in &route.label {
            self.text(text, "d-e");
        }
        self.line("</g>");
    }
}

/// Points in pixels where lines that leave one box part from each other.
fn branches(scene: &Scene, i: usize) -> Vec<Point> {
    let route = &scene.routes[i];
    let inner = &route.points[1..route.points.len() - 1];
    let straight = |p: &Point| scene.routes.iter().any(|o| o.from == route.from && o.points.len() == 2 && o.points[0].x == p.x);
    inner.iter().take(1).filter(|p| straight(p)).copied().collect()
}

/// What is written on a line: its own label, or that of a line with which it shares a trunk.
fn words_on(scene: &Scene, i: usize) -> Vec<&Text> {
    let route = &scene.routes[i];
    let kin = |o: &&Route| o.from == route.from && o.says == route.says && o.points[0] == route.points[0] && !o.label.is_empty();
    let own = if route.label.is_empty() { scene.routes.iter().find(kin) } else { Some(route) };
    own.map_or(vec![], |o| o.label.iter().collect())
}

/// The line's path, with round bends and a gap where its label stands on it.
fn path(route: &Route, words: &[&Text]) -> String {
    let mut points: Vec<(i32, i32)> = route.points.iter().map(|p| (px(p.x), py(p.y))).collect();
    let last = points.len() - 1;
    if route.arrow != Arrow::None {
        points[last] = back(points[last], points[last - 1], 7);
    }
    if route.arrow == Arrow::Both {
        points[0] = back(points[0], points[1], 7);
    }
    let holes: Vec<(i32, i32, i32, i32)> = words.iter().map(|text| hole(text)).collect();
    let mut out = String::new();
    let _ = write!(out, "M{} {}", points[0].0, points[0].1);
    for i in 1..=last {
        let (a, b) = (points[i - 1], points[i]);
        let end = if i == last { b } else { back(b, a, radius(a, b).min(radius(b, points[i + 1]))) };
        for (from, to) in gaps(a, end, &holes) {
            let _ = write!(out, "L{} {}M{} {}", from.0, from.1, to.0, to.1);
        }
        let _ = write!(out, "L{} {}", end.0, end.1);
        if i < last {
            let next = points[i + 1];
            let turn = back(b, next, radius(a, b).min(radius(b, next)));
            let _ = write!(out, "Q{} {} {} {}", b.0, b.1, turn.0, turn.1);
        }
    }
    out
}

fn radius(a: (i32, i32), b: (i32, i32)) -> i32 {
    (((a.0 - b.0).abs() + (a.1 - b.1).abs()) / 2).min(7)
}

/// The point `by` pixels from `a` toward `b`.
fn back(a: (i32, i32), b: (i32, i32), by: i32) -> (i32, i32) {
    (a.0 + (b.0 - a.0).signum() * by, a.1 + (b.1 - a.1).signum() * by)
}

/// The font's size for a kind of text.
fn size(role: Role) -> i32 {
    match role {
        Role::Name | Role::Port => 14,
        Role::Edge | Role::Title => 13,
        Role::Detail | Role::Below | Role::Note => 12,
    }
}

/// The pixels that a text is given: what it takes in a font of middle breadth.
fn length(text: &Text) -> i32 {
    let em = i32::try_from(text.em).unwrap_or(0);
    (em * size(text.role) * if text.role == Role::Title { 98 } else { 92 } / 100 + 999) / 1000
}

/// The pixels that a label's line takes.
fn hole(text: &Text) -> (i32, i32, i32, i32) {
    let (half, room) = (length(text) / 2 + 6, text.cells * CELL.0);
    let (x, y) = (text.at.x * CELL.0 + MARGIN, text.at.y * CELL.1 + MARGIN);
    let middle = x + room / 2;
    (middle - half, y + 1, middle + half, y + CELL.1 - 1)
}

/// Where a straight piece must be cut, in the order of travel.
fn gaps(a: (i32, i32), b: (i32, i32), holes: &[(i32, i32, i32, i32)]) -> Vec<((i32, i32), (i32, i32))> {
    let mut cuts = vec![];
    for &(x0, y0, x1, y1) in holes {
        if a.1 == b.1 && a.1 > y0 && a.1 < y1 && a.0.min(b.0) < x0 && a.0.max(b.0) > x1 {
            cuts.push(if a.0 < b.0 { ((x0, a.1), (x1, a.1)) } else { ((x1, a.1), (x0, a.1)) });
        } else if a.0 == b.0 && a.0 > x0 && a.0 < x1 && a.1.min(b.1) <= y0 && a.1.max(b.1) >= y1 {
            cuts.push(if a.1 < b.1 { ((a.0, y0), (a.0, y1)) } else { ((a.0, y1), (a.0, y0)) });
        }
    }
    if a.0 + a.1 > b.0 + b.1 {
        cuts.sort_by_key(|c| std::cmp::Reverse((c.0.0, c.0.1)));
    } else {
        cuts.sort_by_key(|c| (c.0.0, c.0.1));
    }
    cuts
}

/// A tip at the end of a line, its point on the border.
fn tip(from: Point, to: Point) -> String {
    let (x, y) = (px(to.x), py(to.y));
    let (dx, dy) = ((to.x - from.x).signum(), (to.y - from.y).signum());
    let base = (x - 9 * dx, y - 9 * dy);
    let (a, b) = ((base.0 + 5 * dy, base.1 + 5 * dx), (base.0 - 5 * dy, base.1 - 5 * dx));
    format!("<path class=\"d-tip\" d=\"M{x} {y}L{} {}L{} {}z\"/>", a.0, a.1, b.0, b.1)
}
