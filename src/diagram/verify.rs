//! The gates: everything that a good drawing must not have, looked for in the scene and in the text.

use crate::diagram::graph::{Arrow, Graph, State};
use crate::diagram::measure;
use crate::diagram::pen::text::{Glyphs, text};
use crate::diagram::plan::says;
use crate::diagram::scene::{BoxKind, Frame, Point, Rect, Role, Route, Scene};

/// All faults of a scene as sentences; empty for a sound drawing.
pub fn verify(graph: &Graph, scene: &Scene, limit: i32) -> Vec<String> {
    let mut faults = vec![];
    frames(scene, &mut faults);
    texts(scene, &mut faults);
    completeness(graph, scene, &mut faults);
    if scene.lifelines.is_empty() {
        lines(scene, &mut faults);
        rows(graph, scene, &mut faults);
        labels(scene, &mut faults);
    } else {
        messages(scene, &mut faults);
    }
    for glyphs in [Glyphs::Unicode, Glyphs::Ascii] {
        written(scene, glyphs, limit, &mut faults);
    }
    faults
}

fn holds(scene: &Scene, outer: usize, inner: usize) -> bool {
    let mut at = Some(inner);
    while let Some(i) = at {
        if i == outer {
            return true;
        }
        at = scene.frames[i].parent;
    }
    false
}

fn frames(scene: &Scene, faults: &mut Vec<String>) {
    let all = &scene.frames;
    for (i, frame) in all.iter().enumerate() {
        if let Some(p) = frame.parent
            && !all[p].rect.encloses(&frame.rect)
        {
            faults.push(format!("{} is not inside {}", frame.id, all[p].id));
        }
        for (j, other) in all.iter().enumerate().skip(i + 1) {
            if !holds(scene, i, j) && !holds(scene, j, i) && frame.rect.meets(&other.rect) {
                faults.push(format!("{} and {} overlap", frame.id, other.id));
            }
        }
    }
}

fn texts(scene: &Scene, faults: &mut Vec<String>) {
    for frame in &scene.frames {
        let r = frame.rect;
        for text in &frame.texts {
            let t = text.rect();
            let marks: i32 = text.marks.iter().map(|m| m.cells()).sum();
            let need = measure::columns(&text.text) + marks;
            let inside = if frame.kind == BoxKind::Group {
                t.y == r.y && t.x >= r.x + 3 && t.right() + 3 <= r.right()
            } else {
                t.y > r.y && t.y < r.bottom() && t.x > r.x + 1 && t.right() + 1 < r.right()
            };
            if !inside || need > text.cells {
                faults.push(format!("the text {:?} does not fit into {}", text.text, frame.id));
            }
        }
    }
}

fn completeness(graph: &Graph, scene: &Scene, faults: &mut Vec<String>) {
    for (i, edge) in graph.edges.iter().enumerate() {
        match scene.routes.iter().find(|r| r.edge == i) {
            None => faults.push(format!("edge {i} has no line")),
            Some(route) => {
                let told = says(edge.step, &edge.label);
                let shared = scene.routes.iter().any(|o| o.from == route.from && o.says == route.says && !o.label.is_empty());
                if !told.is_empty() && route.label.is_empty() && !shared {
                    faults.push(format!("edge {i} has lost its label"));
                }
            }
        }
    }
    let boxes = scene.frames.iter().filter(|f| f.kind != BoxKind::Note).count();
    let expected = graph.nodes.len() + if scene.lifelines.is_empty() { graph.groups.len() } else { 0 };
    if boxes != expected {
        faults.push(format!("{boxes} boxes instead of {expected}"));
    }
}

/// What a line does in a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pass {
    Level,
    Upright,
    Turn,
}

/// All cells of a line but its two ends.
fn passes(route: &Route) -> Vec<(Point, Pass)> {
    let mut cells = vec![];
    let last = route.points.len() - 1;
    for (i, pair) in route.points.windows(2).enumerate() {
        let (a, b) = (pair[0], pair[1]);
        let (dx, dy) = ((b.x - a.x).signum(), (b.y - a.y).signum());
        let mut at = Point { x: a.x + dx, y: a.y + dy };
        while at != b {
            cells.push((at, if dy == 0 { Pass::Level } else { Pass::Upright }));
            at = Point { x: at.x + dx, y: at.y + dy };
        }
        if i + 1 < last {
            cells.push((b, Pass::Turn));
        }
    }
    cells
}

fn lines(scene: &Scene, faults: &mut Vec<String>) {
    let all: Vec<Vec<(Point, Pass)>> = scene.routes.iter().map(passes).collect();
    for (i, route) in scene.routes.iter().enumerate() {
        if route.points.windows(2).any(|p| (p[0].x != p[1].x) == (p[0].y != p[1].y)) {
            faults.push(format!("edge {} is not made of level and upright pieces", route.edge));
            continue;
        }
        for (end, frame, next) in ends(route) {
            if !leaves(&scene.frames[frame], end, next) {
                faults.push(format!("edge {} does not end on the border of {}", route.edge, scene.frames[frame].id));
            }
        }
        through(scene, route, &all[i], faults);
    }
    let mut cells: Vec<(Point, Pass, usize)> = vec![];
    for (i, line) in all.iter().enumerate() {
        cells.extend(line.iter().map(|&(p, pass)| (p, pass, i)));
    }
    cells.sort_by_key(|c| (c.0, c.2));
    for (k, &(p, pass, i)) in cells.iter().enumerate() {
        for &(_, other, j) in cells[k + 1..].iter().take_while(|c| c.0 == p) {
            let kin = scene.routes[i].from == scene.routes[j].from && i != j && tree(scene);
            let cross = matches!((pass, other), (Pass::Level, Pass::Upright) | (Pass::Upright, Pass::Level));
            let tip = [i, j].into_iter().any(|k| near_end(&scene.routes[k], p));
            if (!cross || tip) && !kin {
                faults.push(format!("edges {} and {} share a cell", scene.routes[i].edge, scene.routes[j].edge));
            }
        }
    }
}

/// Whether the cell is the first or the last of a line between its borders.
fn near_end(route: &Route, p: Point) -> bool {
    ends(route)
        .into_iter()
        .any(|(end, _, next)| p == Point { x: end.x + (next.x - end.x).signum(), y: end.y + (next.y - end.y).signum() })
}

/// In a tree lines that leave one box share a trunk.
fn tree(scene: &Scene) -> bool {
    scene.frames.iter().all(|f| f.kind == BoxKind::Node && f.parent.is_none())
}

fn ends(route: &Route) -> [(Point, usize, Point); 2] {
    let last = route.points.len() - 1;
    [(route.points[0], route.from, route.points[1]), (route.points[last], route.to, route.points[last - 1])]
}

/// Whether a line from the border cell toward `next` leaves the frame, away from corners and title.
fn leaves(frame: &Frame, end: Point, next: Point) -> bool {
    let r = frame.rect;
    let flat = end.x > r.x && end.x < r.right();
    let upright = end.y > r.y && end.y < r.bottom();
    let titled = frame.kind == BoxKind::Group && frame.texts.iter().any(|t| t.rect().grown(1, 0).contains(end));
    let out = (flat && end.y == r.y && next.y < end.y)
        || (flat && end.y == r.bottom() && next.y > end.y)
        || (upright && end.x == r.x && next.x < end.x)
        || (upright && end.x == r.right() && next.x > end.x);
    out && !titled
}

/// An edge that names a row of a box ends in it.
fn rows(graph: &Graph, scene: &Scene, faults: &mut Vec<String>) {
    for route in &scene.routes {
        let edge = &graph.edges[route.edge];
        for ((end, frame, _), named) in ends(route).into_iter().zip([&edge.from, &edge.to]) {
            let Some(port) = &named.port else { continue };
            let Some(node) = graph.nodes.iter().find(|node| node.id == named.id) else { continue };
            let Some(at) = node.ports.iter().position(|own| own.id == *port) else { continue };
            let frame = &scene.frames[frame];
            let text = frame.texts.iter().filter(|text| text.role == Role::Port).nth(at).map(|text| text.at.y);
            // Where rules part the rows, what is between two of them is one row.
            let cell = |y: i32| frame.rules.iter().filter(|&&rule| rule < y).count();
            let parted = frame.rules.len() == node.ports.len() && !frame.rules.contains(&end.y);
            if !text.is_some_and(|y| y == end.y || parted && cell(y) == cell(end.y)) {
                faults.push(format!("edge {} does not end at row {port} of {}", route.edge, frame.id));
            }
        }
    }
}

fn through(scene: &Scene, route: &Route, cells: &[(Point, Pass)], faults: &mut Vec<String>) {
    for (i, frame) in scene.frames.iter().enumerate() {
        let r = frame.rect;
        let home = frame.kind == BoxKind::Group
            && i != route.from
            && i != route.to
            && (holds(scene, i, route.from) || holds(scene, i, route.to));
        for &(p, pass) in cells.iter().filter(|c| r.contains(c.0)) {
            let name = &frame.id;
            if !home {
                faults.push(format!("edge {} runs through {name}", route.edge));
                break;
            }
            let flat = p.y == r.y || p.y == r.bottom();
            let upright = p.x == r.x || p.x == r.right();
            let wrong = (flat && pass != Pass::Upright) || (upright && pass != Pass::Level) || (flat && upright);
            let titled = frame.texts.iter().any(|t| t.rect().grown(2, 0).contains(p));
            if wrong || titled {
                faults.push(format!("edge {} runs along the border of {name} or through its title", route.edge));
                break;
            }
        }
    }
}

fn labels(scene: &Scene, faults: &mut Vec<String>) {
    let all: Vec<Vec<(Point, Pass)>> = scene.routes.iter().map(passes).collect();
    let rects: Vec<(usize, Rect)> =
        scene.routes.iter().enumerate().flat_map(|(i, r)| r.label.iter().map(move |t| (i, t.rect()))).collect();
    for (k, &(i, rect)) in rects.iter().enumerate() {
        let room = rect.grown(1, 0);
        let name = &scene.routes[i].says;
        for (j, cells) in all.iter().enumerate() {
            if j != i
                && cells.iter().any(|c| room.contains(c.0))
                && !(tree(scene) && scene.routes[j].from == scene.routes[i].from)
            {
                faults.push(format!("the label {name:?} touches edge {}", scene.routes[j].edge));
            }
        }
        for frame in &scene.frames {
            let border = frame.rect.meets(&room) && !frame.rect.encloses(&room);
            if border || (frame.kind != BoxKind::Group && frame.rect.meets(&room)) {
                faults.push(format!("the label {name:?} touches {}", frame.id));
            }
        }
        for &(j, other) in &rects[k + 1..] {
            if i != j && rect.grown(2, 0).meets(&other) {
                faults.push(format!("the labels {name:?} and {:?} touch", scene.routes[j].says));
            }
        }
    }
}

fn messages(scene: &Scene, faults: &mut Vec<String>) {
    let column = |frame: usize| scene.lifelines.iter().find(|l| l.frame == frame).map(|l| l.x);
    let mut rows: Vec<(i32, usize)> = vec![];
    for route in &scene.routes {
        for (end, frame, _) in ends(route) {
            if column(frame) != Some(end.x) {
                faults.push(format!("message {} does not end on a lifeline", route.edge));
            }
        }
        let ys = route.points.iter().map(|p| p.y).chain(route.label.iter().map(|t| t.at.y));
        rows.extend(ys.map(|y| (y, route.edge)));
        let (low, high) = route.points.iter().fold((i32::MAX, 0), |a, p| (a.0.min(p.x), a.1.max(p.x)));
        for text in &route.label {
            let r = text.rect();
            if route.from != route.to && (r.x <= low || r.right() >= high) {
                faults.push(format!("the label {:?} is wider than its message", route.says));
            }
        }
    }
    rows.sort_unstable();
    rows.dedup();
    if rows.windows(2).any(|w| w[0].0 == w[1].0) {
        faults.push("two messages share a row".into());
    }
}

/// What is printed: width, ends of lines, glyphs.
fn written(scene: &Scene, glyphs: Glyphs, limit: i32, faults: &mut Vec<String>) {
    for (y, cells) in crate::diagram::pen::text::cells(scene, glyphs).iter().enumerate() {
        for cell in cells.iter().filter(|c| c.text.is_none()) {
            let glyph = crate::diagram::pen::text::glyph(cell, glyphs);
            let fine = match glyphs {
                Glyphs::Ascii => glyph.is_ascii(),
                Glyphs::Unicode => glyph.is_ascii() || PORTABLE.contains(&glyph),
            };
            if !fine {
                faults.push(format!("row {y}: the glyph {glyph:?} is not portable"));
            }
        }
    }
    let drawing = text(scene, glyphs);
    let widest = drawing.lines().map(measure::columns).max().unwrap_or(0);
    if widest > limit {
        faults.push(format!("a row takes {widest} columns, more than {limit}"));
    }
    for (y, line) in drawing.lines().enumerate() {
        if line.ends_with(' ') {
            faults.push(format!("row {y} ends with a space"));
        }
    }
}

/// Lines, corners and crossings of WGL4.
const PORTABLE: &str = "─│┌┐└┘├┤┬┴┼═║╔╗╚╝╤╧╟╢╪╫╠╣╦╩╬╒╓╕╖╘╙╛╜╞╡╥╨▲▼►◄•●¦";

/// Crossings, and lines' lengths against the shortest ways, for budgets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beauty {
    /// Cells in which two lines cross.
    pub crossings: usize,
    /// Turns in all.
    pub bends: usize,
    /// Lines.
    pub edges: usize,
    /// Length of all lines in percent of the shortest ways between their ends.
    pub stretch: i32,
    /// Breadth by height in percent, as pixels.
    pub aspect: i32,
}

/// Measures the beauty of a scene.
pub fn beauty(scene: &Scene) -> Beauty {
    let mut cells: Vec<Point> = scene.routes.iter().flat_map(|r| passes(r).into_iter().map(|c| c.0)).collect();
    let count = cells.len();
    cells.sort_unstable();
    cells.dedup();
    let (mut length, mut direct, mut bends) = (0, 0, 0);
    for route in &scene.routes {
        let last = route.points.len() - 1;
        let step = |a: Point, b: Point| (a.x - b.x).abs() + 2 * (a.y - b.y).abs();
        length += route.points.windows(2).map(|p| step(p[0], p[1])).sum::<i32>();
        direct += step(route.points[0], route.points[last]).max(1);
        bends += last - 1;
    }
    Beauty {
        crossings: if tree(scene) { 0 } else { count - cells.len() },
        bends,
        edges: scene.routes.len(),
        stretch: length * 100 / direct.max(1),
        aspect: scene.width * 9 * 100 / (scene.height * 20).max(1),
    }
}

/// Whether any element is new or later, so that a legend of states makes sense.
pub fn grows(scene: &Scene) -> bool {
    scene.frames.iter().any(|f| f.state != State::Known) || scene.routes.iter().any(|r| r.state != State::Known)
}

/// Whether a route has a tip at its start.
pub fn double_ended(route: &Route) -> bool {
    route.arrow == Arrow::Both
}
