//! Random graphs with all that an author may add: hints, ports, numbers, remarks, other families.

use ardoise::diagram::graph::{Direction, Family, Graph, Id, Note, Port, Side, State};
use ardoise::diagram::validate;

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
    graph.direction = direction(&mut dice);
    for group in &mut graph.groups {
        group.direction = direction(&mut dice);
        group.side = side(&mut dice);
        group.wide = dice.roll(6) == 0;
        group.order = order(&mut dice);
    }
    for node in &mut graph.nodes {
        node.side = side(&mut dice);
        node.wide = dice.roll(6) == 0;
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
        edge.arrow = ardoise::diagram::graph::Arrow::Forward;
    }
    notes(&mut graph, dice);
    let problems = validate(&graph);
    assert!(problems.is_empty(), "seed {seed}: {problems:?}");
    graph
}
