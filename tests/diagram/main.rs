//! Drawings are read back: what is read from the text and from the SVG is what the graph says, and no gate is broken.
//! The gates (overlap, crossing of boxes, labels on lines, glyphs …) are `diagram::verify`.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, missing_docs, reason = "a test may panic, and is told how much to try")]

mod beauty;
mod command;
mod golden;
mod hints;
mod hostile;
mod mutation;
mod promises;
mod random;
mod same;
mod shrink;

use std::path::Path;

use ardoise::diagram::graph::{Arrow, Edge, Family, Graph, Node};
use ardoise::diagram::pen::text::Glyphs;
use ardoise::diagram::{Options, layout};
use ardoise::figure::{Wanted, graph, neighbours};
use ardoise::load::load;
use ardoise::model::{Course, Drawing};
use ardoise::read::read;

/// Every drawing of the course, those of components too, in every language.
fn course(mut check: impl FnMut(&str, &Graph)) {
    let (sources, book) = read(Path::new(".")).unwrap();
    let (course, _) = load(&sources, book);
    let own: Vec<Drawing> = (0..course.components.len()).filter_map(|index| neighbours(&course, index)).collect();
    assert!(own.len() > 20);
    each(&course, &own, &mut check);
    each(&course, &course.drawings, &mut check);
}

/// Every drawing that an author of the course wrote, in every language.
fn drawings(mut check: impl FnMut(&str, &Graph)) {
    let (sources, book) = read(Path::new(".")).unwrap();
    let (course, _) = load(&sources, book);
    assert!(course.drawings.len() > 10);
    each(&course, &course.drawings, &mut check);
}

fn each(course: &Course, drawings: &[Drawing], check: &mut dyn FnMut(&str, &Graph)) {
    for drawing in drawings {
        for lang in &course.book.languages {
            let wanted = Wanted { lang, focus: None, select: &[], collapse: &[] };
            check(&format!("{} {lang}", drawing.id.value), &graph(course, drawing, &wanted));
        }
    }
}

#[test]
fn every_drawing_of_the_course_is_read_back_as_it_is() {
    course(|name, graph| {
        for width in [44, 80, 100] {
            let scene = layout(graph, &Options::width(width));
            // What does not fit a telephone is scrolled there, and told.
            let limit = if width == 44 { scene.width.max(width) } else { width };
            let faults = random::faults_of(graph, &scene, limit, &[Glyphs::Unicode, Glyphs::Ascii]);
            assert!(faults.is_empty(), "{name} at {width}: {faults:#?}");
        }
    });
}

/// As many as `DIAGRAMS` says, up to 40 nodes each, plain and with all that an author may add; a failure is told with the smallest graph that still fails.
/// `DIAGRAMS=2000 cargo test --release --locked --test diagram random` is what the engine promises to pass.
#[test]
fn random_drawings_are_read_back_as_they_are() {
    let (count, most) = match std::env::var("DIAGRAMS").ok().and_then(|count| count.parse().ok()) {
        Some(count) => (count, 40),
        None => (60, 10),
    };
    let forms = [Glyphs::Unicode, Glyphs::Ascii];
    for seed in 0..count {
        // A few of the densest are too wide for 80 columns, and say so.
        let width = 100;
        for graph in [random::graph(seed, most), hints::graph(seed, most)] {
            let faults = |graph: &Graph| {
                let scene = layout(graph, &Options::width(width));
                [random::faults_of(graph, &scene, width, &forms), hints::unshown(graph, &scene)].concat()
            };
            if !faults(&graph).is_empty() {
                let small = shrink::shrink(graph, |graph| !faults(graph).is_empty());
                let scene = layout(&small, &Options::width(width));
                let drawing = ardoise::diagram::pen::text::text(&scene, Glyphs::Ascii);
                panic!("seed {seed} at {width}: {:#?}\n{small:#?}\n{drawing}", faults(&small));
            }
        }
    }
}

#[test]
fn a_failing_graph_is_made_small() {
    let graph = (0..).map(|seed| random::graph(seed, 30)).find(|g| g.edges.len() > 20 && !g.groups.is_empty()).unwrap();
    let both = |graph: &Graph| graph.edges.iter().any(|edge| edge.arrow == Arrow::Both);
    let small = shrink::shrink(graph, both);
    assert!(small.edges.len() == 1 && small.edges[0].label.is_empty());
    assert!(small.nodes.len() + small.groups.len() <= 2, "{small:#?}");
}

/// Every sign counts: a drawing of the course in which one is missing is read as something else.
#[test]
fn a_drawing_with_a_sign_less_is_not_read_as_the_whole() {
    let all = std::env::var("DIAGRAMS").is_ok();
    course(|name, graph| {
        let kept = ["etoile fr", "pod fr", "hierarchie fr", "kubectl-apply en", "ports en", "requete fr"];
        if !all && !kept.contains(&name) {
            return;
        }
        let scene = layout(graph, &Options::width(80));
        for glyphs in [Glyphs::Unicode, Glyphs::Ascii] {
            let whole = ardoise::diagram::pen::text::text(&scene, glyphs);
            let signs = whole.char_indices().filter(|(_, sign)| !sign.is_whitespace());
            for (at, sign) in signs.step_by(if all { 1 } else { 23 }) {
                let broken = format!("{} {}", &whole[..at], &whole[at + sign.len_utf8()..]);
                let mut faults = Vec::new();
                random::compare("mutant", &random::expected(graph, &scene), &random::read(graph, &broken, glyphs), &mut faults);
                let row = whole[..at].matches('\n').count();
                assert!(!faults.is_empty(), "{name}: nobody misses {sign:?} in row {row} of\n{broken}");
            }
        }
    });
}

/// The readers see at which row of a box a line ends: a graph that names another is read as another.
#[test]
fn a_line_at_another_row_is_not_read_as_the_same() {
    for family in [Family::Ports, Family::Hierarchy, Family::Flow] {
        rows_are_told_apart(family);
    }
}

fn rows_are_told_apart(family: Family) {
    let graph = |row: &str| {
        Graph::new("rows", family, "rows")
            .node(Node::new("s", "Service").port("a", "port 80").port("b", "port 90"))
            .node(Node::new("p", "Pod").port("t", "port 5600"))
            .edge(Edge::new(&format!("s.{row}"), "p.t", ""))
    };
    let (drawn, other) = (layout(&graph("a"), &Options::width(80)), layout(&graph("b"), &Options::width(80)));
    for glyphs in [Glyphs::Unicode, Glyphs::Ascii] {
        let found = random::read(&graph("a"), &ardoise::diagram::pen::text::text(&drawn, glyphs), glyphs);
        assert_eq!(random::faults_of(&graph("a"), &drawn, 80, &[glyphs]), Vec::<String>::new());
        assert_eq!(random::rows_lost(&random::expected(&graph("b"), &other), &found).len(), 1);
    }
}
