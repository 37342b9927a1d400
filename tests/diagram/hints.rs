//! Random graphs with all that an author may add: hints, ports, numbers, remarks, other families.

use ardoise::diagram::graph::{Arrow, Direction, Edge, Family, Graph, Id, Node, Note, Port, Side, State};
use ardoise::diagram::scene::{Hint, Rect, Warning};
use ardoise::diagram::{Options, Scene, layout, validate};

use super::random::{Dice, words};

/// A random graph in any family, with hints of every kind.
pub(crate) fn graph(seed: u64, most: usize) -> Graph {
    let mut dice = Dice(seed ^ 0x5eed_0f41_7500);
    let family = match dice.roll(12) {
        0 => Family::Flow,
        1 => Family::Hierarchy,
        2 => Family::Anatomy,
        3 | 4 => Family::Ports,
        5 => return sequence(seed, &mut dice, most.min(4)),
        _ => Family::Architecture,
    };
    let mut graph = super::random::graph(seed, most);
    graph.family = family;
    if family == Family::Anatomy {
        // What a thing is made of: shelves that are as full as can be, with a line here and there.
        graph.edges.truncate(4);
    }
    let anatomy = family == Family::Anatomy;
    graph.direction = direction(&mut dice).filter(|_| !anatomy);
    for group in &mut graph.groups {
        group.direction = direction(&mut dice).filter(|_| !anatomy);
        group.side = side(&mut dice);
        group.wide = dice.roll(6) == 0 && anatomy;
        group.order = order(&mut dice);
    }
    for node in &mut graph.nodes {
        node.side = side(&mut dice);
        node.wide = dice.roll(6) == 0 && anatomy;
        node.order = order(&mut dice);
        if dice.roll(10) == 0 {
            node.state = State::Failed;
        }
        if dice.roll(if family == Family::Ports { 2 } else { 6 }) == 0 {
            let ports = 1 + dice.roll(3);
            node.ports = (0..ports).map(|p| port(&mut dice, p)).collect();
        }
    }
    ranks(&mut graph, &mut dice);
    edges(&mut graph, &mut dice);
    notes(&mut graph, &mut dice);
    let problems = validate(&graph);
    assert!(problems.is_empty(), "seed {seed}: {problems:?}");
    graph
}

fn port(dice: &mut Dice, number: usize) -> Port {
    Port { id: Id::new(format!("p{number}")), label: format!("{} {}", words(dice, 1), 5600 + number) }
}

fn direction(dice: &mut Dice) -> Option<Direction> {
    [None, None, Some(Direction::Down), Some(Direction::Right)][dice.roll(4)]
}

fn side(dice: &mut Dice) -> Option<Side> {
    [None, None, None, None, None, Some(Side::Start), Some(Side::End)][dice.roll(7)]
}

fn order(dice: &mut Dice) -> u32 {
    [0, 0, 0, 1, 2, 3][dice.roll(6)]
}

/// Up to two sets of siblings that share a layer.
fn ranks(graph: &mut Graph, dice: &mut Dice) {
    for _ in 0..dice.roll(3) {
        let parent = graph.nodes[dice.roll(graph.nodes.len())].parent.clone();
        let nodes = graph.nodes.iter().filter(|node| node.parent == parent).map(|node| &node.id);
        let groups = graph.groups.iter().filter(|group| group.parent == parent).map(|group| &group.id);
        let set: Vec<Id> = nodes.chain(groups).filter(|_| dice.roll(2) == 0).cloned().collect();
        if set.len() > 1 {
            graph.same_rank.push(set);
        }
    }
}

/// Edges that name a port, and that are numbered.
fn edges(graph: &mut Graph, dice: &mut Dice) {
    let nodes = &graph.nodes;
    for (i, edge) in graph.edges.iter_mut().enumerate() {
        for end in [&mut edge.from, &mut edge.to] {
            let ports = nodes.iter().find(|node| node.id == end.id).map_or(&[][..], |node| &node.ports);
            if ports.is_empty() || dice.roll(3) == 0 {
                continue;
            }
            end.port = Some(ports[dice.roll(ports.len())].id.clone());
        }
        if dice.roll(5) == 0 {
            edge.step = u32::try_from(i + 1).ok();
        }
        edge.state = [State::Known, State::Known, State::Known, State::New, State::Later][dice.roll(5)];
    }
}

fn notes(graph: &mut Graph, dice: &mut Dice) {
    for _ in 0..dice.roll(4).saturating_sub(1) {
        let about = (dice.roll(2) == 0).then(|| graph.nodes[dice.roll(graph.nodes.len())].id.clone());
        let after = dice.roll(graph.edges.len() + 1);
        let after = if graph.family == Family::Sequence { after } else { 0 };
        graph.notes.push(Note { about, after, text: words(dice, 4) });
    }
}

/// Participants who say things to each other: as many as stand beside each other in 80 columns.
fn sequence(seed: u64, dice: &mut Dice, most: usize) -> Graph {
    let mut graph = super::random::graph(seed, most);
    graph.family = Family::Sequence;
    graph.groups.clear();
    for node in &mut graph.nodes {
        node.parent = None;
    }
    let names: Vec<Id> = graph.nodes.iter().map(|node| node.id.clone()).collect();
    for edge in &mut graph.edges {
        for end in [&mut edge.from, &mut edge.to] {
            if !names.contains(&end.id) {
                end.id = names[dice.roll(names.len())].clone();
            }
        }
        edge.arrow = Arrow::Forward;
    }
    notes(&mut graph, dice);
    let problems = validate(&graph);
    assert!(problems.is_empty(), "seed {seed}: {problems:?}");
    graph
}

/// Hints that a drawing neither shows nor tells. It shows a side when no sibling stands wholly before what is to be first (after what is
/// to be last), a rank when one line meets all of it; along the direction that was asked for, or along either where none was. It shows a
/// direction when no fewer edges run that way than do not.
pub(crate) fn unshown(graph: &Graph, scene: &Scene) -> Vec<String> {
    let told = |hint: &Hint| scene.warnings.iter().any(|warning| matches!(warning, Warning::Unkept(own) if own == hint));
    let rect = |id: &Id| scene.frames.iter().find(|frame| frame.id == *id).map(|frame| frame.rect).unwrap();
    let span = |id: &Id, down: bool| if down { (rect(id).y, rect(id).bottom()) } else { (rect(id).x, rect(id).right()) };
    let before = |a: &Id, b: &Id, down: bool| span(a, down).1 < span(b, down).0;
    let nodes = graph.nodes.iter().map(|node| (&node.id, &node.parent, node.side));
    let all: Vec<Sided> = nodes.chain(graph.groups.iter().map(|group| (&group.id, &group.parent, group.side))).collect();
    let asked = |parent: &Option<Id>| match parent {
        None => graph.direction,
        Some(id) => graph.groups.iter().find(|group| group.id == *id).and_then(|group| group.direction),
    };
    let ways = |parent: &Option<Id>| match asked(parent) {
        _ if graph.family == Family::Sequence => vec![false],
        // A drawing that does not keep the direction says so; the others are looked for along the one it took, which may be that one:
        // what its edges do is another matter.
        Some(_) if told(&Hint::Direction(parent.clone())) => vec![true, false],
        Some(way) => vec![way == Direction::Down],
        None => vec![true, false],
    };
    let mut found = vec![];
    for (id, parent, side) in &all {
        let others = || all.iter().filter(|other| other.1 == *parent && other.2 != *side);
        let shown = |down: bool| match side {
            Some(Side::Start) => !others().any(|other| before(other.0, id, down)),
            Some(Side::End) => !others().any(|other| before(id, other.0, down)),
            None => true,
        };
        if !ways(parent).into_iter().any(shown) && !told(&Hint::Side((*id).clone())) {
            found.push(format!("the side of {id} is neither shown nor told"));
        }
    }
    for set in &graph.same_rank {
        let parent = all.iter().find(|one| one.0 == &set[0]).unwrap().1;
        let shown = |down: bool| set.iter().map(|id| span(id, down).0).max() <= set.iter().map(|id| span(id, down).1).min();
        if graph.family != Family::Sequence && !ways(parent).into_iter().any(shown) && !told(&Hint::SameRank(set.clone())) {
            found.push(format!("the rank of {set:?} is neither shown nor told"));
        }
    }
    for (parent, way) in
        std::iter::once((None, graph.direction)).chain(graph.groups.iter().map(|g| (Some(g.id.clone()), g.direction)))
    {
        let Some(way) = way.filter(|_| !told(&Hint::Direction(parent.clone()))) else { continue };
        let balance = graph
            .edges
            .iter()
            .filter_map(|edge| siblings(&all, edge, &parent))
            .map(|(edge, from, to)| runs(graph, edge, [rect(from.0), rect(to.0)], way, &[from, to]));
        if balance.sum::<i32>() < 0 {
            found.push(format!("the direction of {parent:?} is neither shown nor told"));
        }
    }
    found
}

/// A box, what holds it, and its side.
type Sided<'a> = (&'a Id, &'a Option<Id>, Option<Side>);

/// The two boxes in a group between which an edge runs: its ends, or what holds them.
fn siblings<'a, 'g>(
    all: &'a [Sided<'g>],
    edge: &'a Edge,
    group: &Option<Id>,
) -> Option<(&'a Edge, &'a Sided<'g>, &'a Sided<'g>)> {
    let child = |end: &Id| {
        let mut at = all.iter().find(|one| one.0 == end)?;
        while at.1 != group {
            at = all.iter().find(|one| Some(one.0) == at.1.as_ref())?;
        }
        Some(at)
    };
    let (from, to) = (child(&edge.from.id)?, child(&edge.to.id)?);
    (from.0 != to.0).then_some((edge, from, to))
}

/// 1 for an edge that runs that way, -1 for one that does not, 0 where a narrower hint has it run so.
fn runs(graph: &Graph, edge: &Edge, [from, to]: [Rect; 2], way: Direction, ends: &[&Sided; 2]) -> i32 {
    let (before, after) = match way {
        Direction::Down => (from.bottom() < to.y, to.bottom() < from.y),
        Direction::Right => (from.right() < to.x, to.right() < from.x),
    };
    let indented = graph.family == Family::Hierarchy && from.x < to.x && from.bottom() < to.y;
    let one_layer = ends[0].2.is_some() && ends[0].2 == ends[1].2
        || graph.same_rank.iter().any(|set| ends.iter().all(|end| set.contains(end.0)));
    match (before, after) {
        (true, _) => 1,
        (_, true) if edge.arrow != Arrow::Forward => 1,
        (_, true) if ends.iter().any(|end| end.2.is_some()) => 0,
        (_, false) if one_layer => 0,
        _ => {
            if indented {
                1
            } else {
                -1
            }
        }
    }
}

/// What a drawing of it says of its hints.
fn unkept(graph: &Graph, width: i32) -> Vec<Hint> {
    assert_eq!(unshown(graph, &layout(graph, &Options::width(width))), Vec::<String>::new());
    let warnings = layout(graph, &Options::width(width)).warnings;
    warnings.into_iter().filter_map(|warning| if let Warning::Unkept(hint) = warning { Some(hint) } else { None }).collect()
}

/// Boxes a to e: two that an edge ties, two others, and one alone.
fn five() -> Graph {
    let start = Graph::new("five", Family::Architecture, "five").toward(Direction::Down);
    let graph = ["a", "b", "c", "d", "e"].into_iter().fold(start, |graph, id| graph.node(Node::new(id, id)));
    graph.edge(Edge::new("a", "b", "")).edge(Edge::new("c", "d", ""))
}

#[test]
fn boxes_that_no_edge_ties_keep_their_hints_too() {
    let mut graph = five();
    graph.same_rank = vec![vec![Id::new("b"), Id::new("c")]];
    assert_eq!(unkept(&graph, 80), []);
    for (id, side) in [(4, Side::Start), (4, Side::End), (1, Side::Start), (2, Side::End), (0, Side::End)] {
        let mut graph = five();
        graph.nodes[id].side = Some(side);
        assert_eq!(unkept(&graph, 80), [], "{side:?} of {id}");
    }
    let mut graph = five();
    graph.nodes[0].side = Some(Side::End);
    graph.same_rank = vec![vec![Id::new("a"), Id::new("d"), Id::new("e")]];
    assert_eq!(unkept(&graph, 80), []);
}

#[test]
fn a_direction_is_kept_or_told() {
    let pair = |way, sides: [Option<Side>; 2], rank: bool| {
        let mut graph = Graph::new("two", Family::Ports, "two").toward(way).node(Node::new("a", "a")).node(Node::new("b", "b"));
        for (node, side) in graph.nodes.iter_mut().zip(sides) {
            node.side = side;
        }
        graph.same_rank = if rank { vec![vec![Id::new("a"), Id::new("b")]] } else { vec![] };
        unkept(&graph.edge(Edge::new("a", "b", "")), 80)
    };
    for way in [Direction::Down, Direction::Right] {
        assert_eq!(pair(way, [None, None], false), []);
        assert_eq!(pair(way, [Some(Side::End), None], false), []);
        assert_eq!(pair(way, [None, Some(Side::Start)], false), []);
        assert_eq!(pair(way, [None, None], true), []);
    }
    // A chain that is too long for the width goes on in a row that runs back.
    let mut flow = (0..8).fold(Graph::new("flow", Family::Flow, "flow").toward(Direction::Right), |graph, i| {
        graph.node(Node::new(&format!("n{i}"), "a step"))
    });
    flow.edges = (0..7).map(|i| Edge::new(&format!("n{i}"), &format!("n{}", i + 1), "")).collect();
    assert_eq!(unkept(&flow, 100), []);
    assert_eq!(unkept(&flow, 44), [Hint::Direction(None)]);
    flow.family = Family::Hierarchy;
    for way in [Direction::Down, Direction::Right] {
        flow.direction = Some(way);
        assert_eq!(unkept(&flow, 44), []);
    }
}

#[test]
fn a_hint_that_cannot_be_kept_is_told() {
    let mut graph = five();
    graph.same_rank = vec![vec![Id::new("a"), Id::new("b")]];
    graph.nodes[0].side = Some(Side::Start);
    graph.nodes[1].side = Some(Side::End);
    assert_eq!(unkept(&graph, 80).len(), 1);
    let mut graph = five();
    graph.same_rank = vec![graph.nodes.iter().map(|node| node.id.clone()).collect()];
    for node in &mut graph.nodes {
        node.label = format!("a name of twenty-two {}", node.id);
    }
    assert_eq!(unkept(&graph, 60), [Hint::SameRank(graph.same_rank[0].clone())]);
}
