//! The course's figures are not only sound but good to look at: crossings, bends, detours and shape keep to what was reached.

use ardoise::diagram::graph::{Direction, Edge, Family, Graph, Group, Node};
use ardoise::diagram::scene::Point;
use ardoise::diagram::{Options, Scene, layout};
use std::collections::BTreeSet;

/// What is counted of a figure: crossings, bends in all, and lengths and shortest lengths in pixels.
#[derive(Default)]
struct Looks {
    crossings: usize,
    bends: usize,
    length: i32,
    shortest: i32,
    edges: usize,
}

/// Every cell of a line with whether it runs level there, its corners left out.
fn cells(points: &[Point]) -> Vec<(Point, bool)> {
    let mut cells = vec![];
    for pair in points.windows(2) {
        let (dx, dy) = ((pair[1].x - pair[0].x).signum(), (pair[1].y - pair[0].y).signum());
        let mut at = Point { x: pair[0].x + dx, y: pair[0].y + dy };
        while at != pair[1] {
            cells.push((at, dy == 0));
            at = Point { x: at.x + dx, y: at.y + dy };
        }
    }
    cells
}

/// Pixels from one point to the other, along rows and columns.
fn pixels(a: Point, b: Point) -> i32 {
    9 * (a.x - b.x).abs() + 20 * (a.y - b.y).abs()
}

fn looks(scene: &Scene) -> Looks {
    let mut looks = Looks { edges: scene.routes.len(), ..Looks::default() };
    let lines: Vec<Vec<(Point, bool)>> = scene.routes.iter().map(|route| cells(&route.points)).collect();
    for (i, line) in lines.iter().enumerate() {
        for other in &lines[i + 1..] {
            looks.crossings += line.iter().filter(|(at, level)| other.contains(&(*at, !level))).count();
        }
    }
    let mut corners = BTreeSet::new();
    for route in scene.routes.iter().filter(|route| route.from != route.to) {
        corners.extend(route.points[1..route.points.len() - 1].iter().map(|p| (p.x, p.y)));
        looks.length += route.points.windows(2).map(|pair| pixels(pair[0], pair[1])).sum::<i32>();
        looks.shortest += pixels(route.points[0], route.points[route.points.len() - 1]);
    }
    // Edges of a tree share their trunk: a corner that is seen once counts once.
    looks.bends = corners.len();
    looks
}

/// In hundredths: bends an edge, length over the shortest, and between which the breadth stands to the height: at most, where the
/// figure is higher than half a screen; at least, where it is higher than a screen. What is smaller is seen at one glance, be it a
/// row of three boxes (broader than 2.2 by any layout) or a trunk.
struct Budget {
    bends: usize,
    detour: i32,
    aspect: (i32, i32),
}

/// What every figure keeps to, in every language and at both widths.
const BUDGET: Budget = Budget { bends: 120, detour: 160, aspect: (70, 220) };

/// Rows of half a screen, and of a screen.
const HALF_A_SCREEN: i32 = 20;
const SCREEN: i32 = 40;

#[test]
fn figures_of_the_course_are_good_to_look_at() {
    let mut told = Vec::new();
    super::drawings(|name, graph| {
        for width in [80, 100] {
            let scene = layout(graph, &Options::width(width));
            let looks = looks(&scene);
            let mut say = |what: &str, found: String| told.push(format!("{name} at {width}: {what} {found}"));
            if looks.crossings > 0 {
                say("crossings", looks.crossings.to_string());
            }
            if looks.bends * 100 > BUDGET.bends * looks.edges {
                say("bends", format!("{} of {} edges", looks.bends, looks.edges));
            }
            if looks.length * 100 > BUDGET.detour * looks.shortest {
                say("length", format!("{} for {}", looks.length, looks.shortest));
            }
            // Without the legend, as the text shows it.
            let high = scene.legend.first().map_or(scene.height, |(_, text)| text.at.y - 1);
            let aspect = scene.width * 900 / (high * 20);
            if high > SCREEN && aspect < BUDGET.aspect.0 || high > HALF_A_SCREEN && aspect > BUDGET.aspect.1 {
                say("aspect", aspect.to_string());
            }
        }
    });
    assert_eq!(told, Vec::<String>::new());
}

/// The largest figure of a teacher's first slide: it stands in a terminal of 80 columns and 40 rows.
#[test]
fn the_cluster_is_seen_at_one_glance() {
    super::drawings(|name, graph| {
        if graph.id.as_str() == "cluster" {
            let scene = layout(graph, &Options::width(80));
            let rows = ardoise::diagram::pen::text::text(&scene, ardoise::diagram::pen::text::Glyphs::Unicode).lines().count();
            assert!(rows <= 40, "{name}: {rows} rows");
        }
    });
}

/// A chain of boxes in a group in a group, in a narrow terminal.
fn nested_chain(boxes: usize) -> Scene {
    let mut graph = Graph::new("chain", Family::Architecture, "chain")
        .group(Group::new("out", "out"))
        .group(Group::new("in", "in").inside("out"));
    for i in 0..boxes {
        graph = graph.node(Node::new(&format!("n{i}"), "box").inside("in"));
    }
    let edges = (1..boxes).map(|i| Edge::new(&format!("n{}", i - 1), &format!("n{i}"), ""));
    graph.edges = edges.collect();
    layout(&graph, &Options::width(40))
}

#[test]
fn padding_takes_no_rows_where_a_drawing_is_higher_than_a_screen() {
    let padding = |boxes: usize| {
        let scene = nested_chain(boxes);
        let top = |id: &str| scene.frames.iter().find(|frame| frame.id.as_str() == id).unwrap().rect.y;
        top("in") - top("out") - 1
    };
    assert_eq!((padding(3), padding(16)), (1, 0));
}

/// The line between two groups far above one another, in a drawing that is too high, has its label beside it in the one row there is.
#[test]
fn a_label_takes_no_rows_of_its_own_where_a_drawing_is_higher_than_a_screen() {
    let mut graph = Graph::new("two", Family::Architecture, "two").toward(Direction::Down);
    for group in ["a", "b"] {
        graph = graph.group(Group::new(group, "a group of many boxes"));
        for i in 0..8 {
            graph = graph.node(Node::new(&format!("{group}{i}"), "box").inside(group));
            if i > 0 {
                graph = graph.edge(Edge::new(&format!("{group}{}", i - 1), &format!("{group}{i}"), ""));
            }
        }
    }
    let scene = layout(&graph.edge(Edge::new("a7", "b0", "tells")), &Options::width(40));
    let rect = |id: &str| scene.frames.iter().find(|frame| frame.id.as_str() == id).unwrap().rect;
    assert_eq!(rect("b").y - rect("a").bottom(), 2, "{:?}", scene.routes.last().map(|route| &route.label));
}
