//! The course's figures are not only sound but good to look at: crossings, bends, detours and shape keep to what was reached.

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
#[derive(Clone, Copy)]
struct Budget {
    bends: usize,
    detour: i32,
    aspect: (i32, i32),
}

/// What every figure keeps to.
const BUDGET: Budget = Budget { bends: 120, detour: 160, aspect: (70, 220) };

/// Rows of half a screen, and of a screen.
const HALF_A_SCREEN: i32 = 20;
const SCREEN: i32 = 40;

/// Figures that cannot, and what they keep to instead: these numbers may only come nearer to the others.
fn budget(figure: &str, width: i32) -> Budget {
    match figure {
        // The whole of it in 80 columns is a page high; in 100 it keeps to the budget.
        "architecture" if width == 80 => Budget { aspect: (54, 220), ..BUDGET },
        _ => BUDGET,
    }
}

#[test]
fn figures_of_the_course_are_good_to_look_at() {
    let mut told = Vec::new();
    super::drawings(|name, graph| {
        for width in [80, 100] {
            let budget = budget(graph.id.as_str(), width);
            let scene = layout(graph, &Options::width(width));
            let looks = looks(&scene);
            let mut say = |what: &str, found: String| told.push(format!("{name} at {width}: {what} {found}"));
            if looks.crossings > 0 {
                say("crossings", looks.crossings.to_string());
            }
            if looks.bends * 100 > budget.bends * looks.edges {
                say("bends", format!("{} of {} edges", looks.bends, looks.edges));
            }
            if looks.length * 100 > budget.detour * looks.shortest {
                say("length", format!("{} for {}", looks.length, looks.shortest));
            }
            // Without the legend, as the text shows it.
            let high = scene.legend.first().map_or(scene.height, |(_, text)| text.at.y - 1);
            let aspect = scene.width * 900 / (high * 20);
            if high > SCREEN && aspect < budget.aspect.0 || high > HALF_A_SCREEN && aspect > budget.aspect.1 {
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
