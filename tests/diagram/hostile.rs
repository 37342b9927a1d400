//! Graphs that nobody should draw: each ends, with as many steps as it was given, and what has no line is told.

use ardoise::diagram::graph::{Edge, Family, Graph, Group, Id, Node};
use ardoise::diagram::layout::counted;
use ardoise::diagram::pen::prose::{prose, text as list};
use ardoise::diagram::pen::text::{Glyphs, text};
use ardoise::diagram::problem::Fault;
use ardoise::diagram::scene::Warning;
use ardoise::diagram::words::Words;
use ardoise::diagram::{Options, Scene, pen, validate};

/// Steps that a drawing is given here.
const BUDGET: u64 = 200_000;
/// Steps of the one drawing that is finished when they are used up: its labels, and its rows and columns counted.
const ONE: u64 = 5_000_000;

/// So many boxes without edges.
fn boxes(family: Family, count: usize) -> Graph {
    let mut graph = Graph::new("hostile", family, "hostile");
    for i in 0..count {
        graph = graph.node(Node::new(&format!("n{i}"), &format!("n{i}")));
    }
    graph
}

/// The graph with edges between the boxes of these numbers.
fn with(mut graph: Graph, edges: impl Iterator<Item = (usize, usize)>) -> Graph {
    for (from, to) in edges {
        graph = graph.edge(Edge::new(&format!("n{from}"), &format!("n{to}"), "says"));
    }
    graph
}

/// So many groups, each in the one before, and a box in the last.
fn nested(count: usize) -> Graph {
    let mut graph = Graph::new("nested", Family::Architecture, "nested");
    for i in 0..count {
        let mut group = Group::new(&format!("g{i}"), "g");
        group.parent = (i > 0).then(|| Id::new(format!("g{}", i - 1)));
        graph = graph.group(group);
    }
    graph.node(Node::new("n0", "n0").inside(&format!("g{}", count - 1))).node(Node::new("n1", "n1"))
}

/// Draws it in every form; nothing of it may be lost, and not many more steps be taken than it was given.
fn draw(graph: &Graph, least: usize) -> Scene {
    let (scene, steps) = counted(graph, &Options { max_width: 100, budget: BUDGET });
    assert!(steps <= BUDGET + ONE, "{}: {steps} steps", graph.title);
    let told = scene.routes.len() + scene.unrouted.len();
    assert_eq!(told, least, "edges drawn and told");
    for glyphs in [Glyphs::Unicode, Glyphs::Ascii] {
        assert!(!text(&scene, glyphs).is_empty());
    }
    let words = Words::of("en");
    assert_eq!(prose(&scene, &words).connections.len(), least);
    assert!(list(&prose(&scene, &words), &words).len() > 2 * least);
    assert!(pen::svg::svg(&scene, &pen::svg::Style::file("en")).ends_with("</svg>\n"));
    scene
}

fn too_many(graph: &Graph) -> Vec<(&'static str, usize, usize)> {
    let many = |fault| match fault {
        Fault::TooMany { what, count, limit } => (what, count, limit),
        other => panic!("{other}"),
    };
    validate(graph).into_iter().map(|problem| many(problem.fault)).collect()
}

#[test]
fn more_boxes_than_allowed_are_a_mistake_and_stand_on_shelves() {
    let graph = with(boxes(Family::Architecture, 10_000), (0..14_000).map(|i| (i * 7 % 10_000, i * 31 % 10_000)));
    assert_eq!(too_many(&graph), [("boxes", 10_000, 2_000), ("edges", 14_000, 5_000)]);
    let scene = draw(&graph, 14_000);
    assert!(scene.frames.len() == 10_000 && scene.width <= 100);
}

#[test]
fn a_thousand_boxes_are_drawn_or_told() {
    draw(&with(boxes(Family::Architecture, 1_000), (0..1_400).map(|i| (i * 7 % 1_000, i * 31 % 1_000))), 1_400);
}

#[test]
fn thousands_of_edges_between_two_boxes() {
    let graph = with(boxes(Family::Architecture, 2), (0..5_000).map(|_| (0, 1)));
    assert_eq!(validate(&graph), []);
    let scene = draw(&graph, 5_000);
    assert!(scene.routes.len() > 10 && scene.unrouted.len() > 1_000);
    let drawn = text(&scene, Glyphs::Ascii);
    assert!(drawn.contains("n0 -> n1: says") && drawn.contains("... (+"), "{drawn}");
}

#[test]
fn a_clique() {
    let pairs = (0..70).flat_map(|a| (0..a).map(move |b| (b, a)));
    let graph = with(boxes(Family::Architecture, 70), pairs);
    draw(&graph, 70 * 69 / 2);
    let options = Options { max_width: 100, budget: BUDGET / 4 };
    assert!(counted(&graph, &options) == counted(&graph, &options), "steps are counted, so they are the same each time");
}

#[test]
fn edges_from_a_box_to_itself() {
    draw(&with(boxes(Family::Architecture, 1), (0..500).map(|_| (0, 0))), 500);
}

#[test]
fn groups_nested_without_end_are_a_mistake_and_drawn_flatter() {
    for depth in [200, 1_900] {
        let graph = with(nested(depth), std::iter::once((0, 1)));
        let deep = validate(&graph);
        assert_eq!(deep.len(), depth - 8);
        assert!(deep.iter().all(|problem| problem.fault == Fault::TooDeep(8)));
        let scene = draw(&graph, 1);
        assert_eq!(scene.frames.iter().map(|frame| frame.depth).max(), Some(8));
    }
}

#[test]
fn groups_inside_themselves() {
    let mut graph = nested(60);
    graph.groups[0].parent = Some(Id::new("g59"));
    assert_eq!(validate(&graph).iter().filter(|problem| problem.fault == Fault::InsideItself).count(), 60);
    draw(&graph, 0);
}

#[test]
fn long_chains_and_broad_trees() {
    for family in [Family::Flow, Family::Hierarchy] {
        draw(&with(boxes(family, 2_000), (0..1_999).map(|i| (i, i + 1))), 1_999);
        draw(&with(boxes(family, 2_000), (1..2_000).map(|i| (0, i))), 1_999);
    }
}

#[test]
fn long_sequences() {
    let talk = |boxes_: usize, count: usize| {
        let mut graph = with(boxes(Family::Sequence, boxes_), (0..count).map(|i| (i * 7 % boxes_, i * 5 % boxes_)));
        graph.edges.iter_mut().for_each(|edge| edge.label = "one two three four five six seven".repeat(2));
        graph
    };
    let most = talk(40, 200);
    assert_eq!(validate(&most), []);
    draw(&most, 200);
    let more = talk(400, 4_000);
    assert_eq!(too_many(&more), [("participants", 400, 40), ("messages", 4_000, 200)]);
    draw(&more, 4_000);
}

#[test]
fn labels_that_fill_the_memory() {
    let long = "W".repeat(200_000);
    let many = "word ".repeat(50_000);
    for label in [long, many] {
        let mut graph = with(boxes(Family::Architecture, 2), std::iter::once((0, 1)));
        graph.edges[0].label.clone_from(&label);
        graph.nodes[0].label.clone_from(&label);
        graph.nodes[1].details.push(label.clone());
        graph = graph.group(Group::new("g", &label)).note("n0", &label);
        assert!(validate(&graph).len() >= 4);
        let scene = draw(&graph, 1);
        assert!(scene.width < 4_000 && scene.height < 2_000, "{} x {}", scene.width, scene.height);
    }
}

#[test]
fn emoji_of_several_signs_are_one_sign_and_joiners_alone_are_told() {
    let mut graph = with(boxes(Family::Architecture, 2), std::iter::once((0, 1)));
    graph.nodes[0].label = "👩\u{200d}💻 dev".into();
    graph.edges[0].label = "👨\u{200d}👩\u{200d}👧 ok".into();
    assert_eq!(validate(&graph), []);
    let scene = draw(&graph, 1);
    let faults = super::random::faults_of(&graph, &scene, 100, &[Glyphs::Unicode, Glyphs::Ascii]);
    assert_eq!(faults, Vec::<String>::new());
    for label in ["❤\u{fe0f}", "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}", "葛\u{e0100}"] {
        graph.nodes[0].label = label.into();
        assert_eq!(validate(&graph), [], "{label:?}");
    }
    let unseen = [
        "a\u{200d}b",
        "\u{200d}",
        "👩\u{200d}",
        "a\u{200b}b",
        "\u{202e}a",
        "a\u{ad}b",
        "\u{3164}",
        "\u{1160}",
        "\u{180e}",
        "\u{fe0f}a",
        "\u{e0041}",
    ];
    for label in unseen {
        graph.nodes[0].label = label.into();
        assert!(validate(&graph).iter().any(|problem| matches!(problem.fault, Fault::BadCharacter(_))), "{label:?}");
    }
}

#[test]
fn rows_beyond_counting() {
    let mut graph = boxes(Family::Ports, 2);
    for i in 0..20_000 {
        graph.nodes[0] = graph.nodes[0].clone().port(&format!("p{i}"), "p");
        if i > 100 {
            break;
        }
    }
    assert_eq!(too_many(&graph), [("rows", 102, 60)]);
    graph.same_rank = vec![vec![Id::new("n0"); 40]; 100];
    assert_eq!(too_many(&graph), [("names in `same-rank`", 4_000, 2_000), ("rows", 102, 60)]);
    draw(&graph, 0);
}

#[test]
fn shelves_of_thousands() {
    let mut graph = boxes(Family::Anatomy, 2_000);
    graph.nodes.iter_mut().step_by(3).for_each(|node| node.wide = true);
    draw(&with(graph, (0..300).map(|i| (i, 1_999 - i))), 300);
}

#[test]
fn what_is_too_large_to_be_written_down_stands_on_shelves() {
    let deep = (1..800).filter(|i| i % 90 > 0).map(|i| (i - 1, i));
    let mut graph = with(boxes(Family::Hierarchy, 800), deep);
    for node in &mut graph.nodes {
        node.details = vec!["five words and two more".into(); 60];
    }
    assert!(validate(&graph).is_empty());
    let scene = draw(&graph, graph.edges.len());
    assert!(scene.frames.len() == 800 && scene.width <= 100, "{} boxes, {} wide", scene.frames.len(), scene.width);
    assert!(scene.warnings.iter().any(|warning| matches!(warning, Warning::TooLarge { .. })), "{:?}", scene.warnings);
}
