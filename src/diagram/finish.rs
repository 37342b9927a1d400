//! From a draft to a scene: texts in their boxes, lines with their ends, the key below.

use crate::diagram::draft::{Draft, Spot};
use crate::diagram::graph::{Arrow, Color, Direction, State};
use crate::diagram::measure;
use crate::diagram::plan::{Kind, Link, Plan};
use crate::diagram::problem::{NODE_LABEL_LIMIT, NOTE_LABEL_LIMIT};
use crate::diagram::scene::{Align, BoxKind, Frame, Point, Rect, Role, Route, Scene, Text, Unrouted, Warning};

/// Builds the scene.
pub(crate) fn finish(plan: &Plan, draft: &Draft) -> Scene {
    let graph = plan.graph;
    let mut order: Vec<usize> = (0..plan.root).collect();
    order.sort_by_key(|&i| (plan.items[i].depth, i));
    let mut frame_of = vec![None; plan.items.len()];
    for (f, &i) in order.iter().enumerate() {
        frame_of[i] = Some(f);
    }
    let frames: Vec<Frame> = order.iter().filter_map(|&i| frame(plan, draft, i, &frame_of)).collect();
    let mut scene = Scene {
        id: graph.id.clone(),
        title: graph.title.clone(),
        width: 0,
        height: 0,
        direction: graph.direction.unwrap_or(Direction::Down),
        frames,
        routes: vec![],
        unrouted: vec![],
        lifelines: vec![],
        below: vec![],
        legend: vec![],
        warnings: vec![],
    };
    for (l, link) in plan.links.iter().enumerate() {
        match (&draft.routes[l], frame_of[link.from], frame_of[link.to]) {
            (Some(points), Some(from), Some(to)) => scene.routes.push(Route {
                edge: link.edge,
                from,
                to,
                rows: rows(plan, link),
                points: points.clone(),
                arrow: link.arrow,
                stroke: link.stroke,
                state: graph.edges[link.edge].state,
                label: written(&draft.spots[l]),
                says: link.says.clone(),
            }),
            (None, Some(from), Some(to)) => {
                let (edge, arrow, says) = (link.edge, link.arrow, link.says.clone());
                scene.unrouted.push(Unrouted { edge, from, to, rows: rows(plan, link), arrow, says });
            }
            _ => {}
        }
    }
    let root = draft.rects[plan.root];
    scene.width = root.w;
    scene.height = root.h;
    let keys = draft.spots.iter().zip(&plan.links).filter_map(|(spot, link)| match spot {
        Spot::Key(n, _) => Some(format!("[{n}] {}", link.says)),
        _ => None,
    });
    let notes = graph.notes.iter().map(|note| {
        let about =
            graph.nodes.iter().find(|n| Some(&n.id) == note.about.as_ref()).map(|n| measure::clipped(&n.label, NODE_LABEL_LIMIT));
        let text = measure::clipped(&note.text, NOTE_LABEL_LIMIT);
        about.map_or_else(|| text.to_string(), |about| format!("{about} : {text}"))
    });
    let lines: Vec<String> = keys.chain(notes).chain(untold(&mut scene, plan, draft)).collect();
    below(&mut scene, &lines);
    legend(&mut scene, plan);
    scene
}

/// What the rows say that a link names.
pub(crate) fn rows(plan: &Plan, link: &Link) -> (Option<String>, Option<String>) {
    let row = |item: usize, port: Option<usize>| Some(plan.node(item)?.ports.get(port?)?.label.clone());
    (row(link.from, link.from_port), row(link.to, link.to_port))
}

/// Lines below the drawing for what it could not show; past this many only their number is said.
const UNTOLD: usize = 40;

/// Edges without a line and labels without a place, in words.
fn untold(scene: &mut Scene, plan: &Plan, draft: &Draft) -> Vec<String> {
    let lost = |l: usize| draft.routes[l].is_none() || matches!(draft.spots[l], Spot::Nowhere);
    let all: Vec<usize> = (0..plan.links.len()).filter(|&l| lost(l)).collect();
    if all.is_empty() {
        return vec![];
    }
    scene.warnings.push(Warning::Untold { edges: all.len() });
    let told = all.iter().take(UNTOLD).map(|&l| {
        let link = &plan.links[l];
        let rows = rows(plan, link);
        let name = |item: usize, row: Option<String>| {
            let row = row.map(|row| format!(" ({row})")).unwrap_or_default();
            plan.items[item].lines.join(" ") + &row
        };
        let line = match link.arrow {
            Arrow::Forward => "->",
            Arrow::Both => "<->",
            Arrow::None => "--",
        };
        let says = if link.says.is_empty() { String::new() } else { format!(": {}", link.says) };
        format!("{} {line} {}{says}", name(link.from, rows.0), name(link.to, rows.1))
    });
    let more = all.len().saturating_sub(UNTOLD);
    told.chain((more > 0).then(|| format!("... (+{more})"))).collect()
}

fn written(spot: &Spot) -> Vec<Text> {
    let text = |w: &crate::diagram::draft::Written| Text {
        at: w.at,
        cells: w.cells,
        text: w.text.clone(),
        em: measure::em(&w.text),
        role: Role::Edge,
        align: w.align,
        marks: vec![],
    };
    spot.lines().iter().map(text).collect()
}

/// Adds lines below the drawing, broken at its width.
pub(crate) fn below(scene: &mut Scene, lines: &[String]) {
    let limit = scene.width.max(40);
    let mut y = scene.height + 1;
    for line in lines {
        for (i, part) in measure::wrap(line, limit - 4).into_iter().enumerate() {
            let indent = if i > 0 { 4 } else { 0 };
            let cells = measure::cells(&part);
            scene.width = scene.width.max(cells + indent);
            scene.below.push(Text {
                at: Point { x: indent, y },
                cells,
                em: measure::em(&part),
                text: part,
                role: Role::Below,
                align: Align::Left,
                marks: vec![],
            });
            y += 1;
        }
        scene.height = y;
    }
}

/// Adds the legend of the colours that are used, below everything: in columns, as many as the drawing's width holds.
pub(crate) fn legend(scene: &mut Scene, plan: &Plan) {
    let entries = &plan.graph.legend;
    let cells: Vec<i32> = entries.iter().map(|item| measure::cells(&item.text)).collect();
    let columns = columns(&cells, scene.width.max(40));
    let starts: Vec<i32> =
        columns.iter().scan(0, |at, wide| Some(std::mem::replace(at, *at + wide + SWATCH + BETWEEN))).collect();
    let first = scene.height + 1;
    for (i, (item, &cells)) in entries.iter().zip(&cells).enumerate() {
        let row = i32::try_from(i / starts.len()).unwrap_or(0);
        let text = Text {
            at: Point { x: starts[i % starts.len()] + SWATCH, y: first + row },
            cells,
            text: item.text.clone(),
            em: measure::em(&item.text),
            role: Role::Below,
            align: Align::Left,
            marks: vec![],
        };
        scene.width = scene.width.max(text.rect().right() + 1);
        scene.height = text.at.y + 1;
        scene.legend.push((item.color, text));
    }
}

/// Cells of a legend's swatch with its space, and between two columns.
const SWATCH: i32 = 3;
const BETWEEN: i32 = 3;

/// The widths of as many columns as `limit` holds, the entries being laid out row by row; one column where even two are too wide.
fn columns(cells: &[i32], limit: i32) -> Vec<i32> {
    let widths = |count: usize| -> Vec<i32> {
        (0..count).map(|c| cells.iter().skip(c).step_by(count).copied().max().unwrap_or(0)).collect()
    };
    let fits = |widths: &Vec<i32>| widths.iter().map(|w| w + SWATCH + BETWEEN).sum::<i32>() - BETWEEN <= limit;
    (2..=cells.len()).rev().map(widths).find(fits).unwrap_or_else(|| widths(1))
}

/// The frame of an item.
pub(crate) fn frame(plan: &Plan, draft: &Draft, item: usize, frame_of: &[Option<usize>]) -> Option<Frame> {
    let rect = draft.rects[item];
    let own = &plan.items[item];
    let (kind, label, color, family, state, href, description) = match own.kind {
        Kind::Node(i) => {
            let n = &plan.graph.nodes[i];
            (BoxKind::Node, &n.label, n.color, &n.family, n.state, &n.href, &n.description)
        }
        Kind::Group(i) => {
            let g = &plan.graph.groups[i];
            (BoxKind::Group, &g.label, g.color, &g.family, g.state, &g.href, &g.description)
        }
        Kind::Root => return None,
    };
    let color: Option<Color> = color;
    let state: State = state;
    let (texts, rules) = if kind == BoxKind::Group { (vec![title(plan, item, &rect)], vec![]) } else { texts(plan, item, &rect) };
    Some(Frame {
        id: plan.id(item)?.clone(),
        kind,
        rect,
        parent: frame_of[own.parent],
        label: measure::one_line(label),
        texts,
        rules,
        depth: own.depth - 1,
        color,
        family: family.clone(),
        state,
        href: href.clone(),
        description: description.clone(),
    })
}

fn title(plan: &Plan, item: usize, rect: &Rect) -> Text {
    let own = &plan.items[item];
    let marked: i32 = own.marks.iter().map(|m| m.cells()).sum();
    Text {
        at: Point { x: rect.x + 3, y: rect.y },
        cells: measure::cells(&own.lines[0]) + marked,
        text: own.lines[0].clone(),
        em: measure::em(&own.lines[0]),
        role: Role::Title,
        align: Align::Left,
        marks: own.marks.clone(),
    }
}

/// The texts of a node: in the middle, or from the top with a rule when it has ports.
fn texts(plan: &Plan, item: usize, rect: &Rect) -> (Vec<Text>, Vec<i32>) {
    let own = &plan.items[item];
    let ports = plan.node(item).map_or(&[][..], |n| &n.ports);
    let high = i32::try_from(own.lines.len() + own.details.len()).unwrap_or(1);
    let mut y = if ports.is_empty() { rect.y + (rect.h - high) / 2 } else { rect.y + 1 };
    let mut texts = vec![];
    let mut push = |y: i32, text: &str, role: Role, marks: Vec<_>| {
        let marked: i32 = marks.iter().map(|m: &crate::diagram::scene::Mark| m.cells()).sum();
        let cells = measure::cells(text) + marked;
        let x = rect.x + (rect.w - cells) / 2;
        texts.push(Text {
            at: Point { x, y },
            cells,
            text: text.into(),
            em: measure::em(text),
            role,
            align: Align::Center,
            marks,
        });
    };
    for (i, line) in own.lines.iter().enumerate() {
        push(y, line, Role::Name, if i == 0 { own.marks.clone() } else { vec![] });
        y += 1;
    }
    for line in &own.details {
        push(y, line, Role::Detail, vec![]);
        y += 1;
    }
    for (p, port) in ports.iter().enumerate() {
        let (first, last) = plan.port_rows(item, p);
        push(rect.y + (first + last) / 2, &measure::clipped(&port.label, NODE_LABEL_LIMIT), Role::Port, vec![]);
    }
    let rules = plan.port_rules(item).map(|row| rect.y + row).collect();
    (texts, rules)
}
