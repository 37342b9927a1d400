//! From a graph that fails to a small one that still fails.

use ardoise::diagram::Graph;
use ardoise::diagram::graph::State;

/// Takes away what can be taken away while `fails` holds: edges, boxes, nesting, words.
pub(crate) fn shrink(mut graph: Graph, fails: impl Fn(&Graph) -> bool) -> Graph {
    loop {
        let smaller = candidates(&graph).find(|one| ardoise::diagram::validate(one).is_empty() && fails(one));
        match smaller {
            Some(one) => graph = one,
            None => return graph,
        }
    }
}

fn candidates(graph: &Graph) -> impl Iterator<Item = Graph> + '_ {
    let halves = [graph.edges.len() / 2, graph.edges.len() / 4].into_iter().filter(|n| *n > 1);
    let many = halves.flat_map(move |n| {
        (0..graph.edges.len()).step_by(n).map(move |from| {
            let mut one = graph.clone();
            one.edges.drain(from..(from + n).min(one.edges.len()));
            one
        })
    });
    let edges = (0..graph.edges.len()).map(move |i| {
        let mut one = graph.clone();
        one.edges.remove(i);
        one
    });
    let nodes = (0..graph.nodes.len()).map(move |i| {
        let mut one = graph.clone();
        let gone = one.nodes.remove(i);
        one.edges.retain(|edge| edge.from.id != gone.id && edge.to.id != gone.id);
        one
    });
    let groups = (0..graph.groups.len()).map(move |i| {
        let mut one = graph.clone();
        let gone = one.groups.remove(i);
        one.edges.retain(|edge| edge.from.id != gone.id && edge.to.id != gone.id);
        let parents =
            one.nodes.iter_mut().map(|node| &mut node.parent).chain(one.groups.iter_mut().map(|group| &mut group.parent));
        parents.filter(|parent| parent.as_ref() == Some(&gone.id)).for_each(|parent| parent.clone_from(&gone.parent));
        one
    });
    many.chain(edges).chain(nodes).chain(groups).chain(words(graph)).chain(hints(graph))
}

fn words(graph: &Graph) -> impl Iterator<Item = Graph> + '_ {
    let labels = (0..graph.edges.len()).filter(|&i| !graph.edges[i].label.is_empty()).map(move |i| {
        let mut one = graph.clone();
        one.edges[i].label.clear();
        one
    });
    let boxes = (0..graph.nodes.len()).filter_map(move |i| {
        let node = &graph.nodes[i];
        let last = node.label.rsplit(' ').next().unwrap_or_default();
        let plain = node.details.is_empty() && node.state == State::Known && node.label == last;
        (!plain).then(|| {
            let mut one = graph.clone();
            one.nodes[i].label = last.to_owned();
            one.nodes[i].details.clear();
            one.nodes[i].state = State::Known;
            one
        })
    });
    labels.chain(boxes)
}

/// The same with fewer hints.
fn hints(graph: &Graph) -> impl Iterator<Item = Graph> + '_ {
    let sets = (0..graph.same_rank.len()).map(move |i| {
        let mut one = graph.clone();
        one.same_rank.remove(i);
        one
    });
    let notes = (0..graph.notes.len()).map(move |i| {
        let mut one = graph.clone();
        one.notes.remove(i);
        one
    });
    let nodes = (0..graph.nodes.len()).map(move |i| {
        let mut one = graph.clone();
        let node = &mut one.nodes[i];
        (node.side, node.order, node.wide) = (None, 0, false);
        node.ports.clear();
        let id = node.id.clone();
        one.edges
            .iter_mut()
            .flat_map(|edge| [&mut edge.from, &mut edge.to])
            .filter(|end| end.id == id)
            .for_each(|end| end.port = None);
        one
    });
    let groups = (0..graph.groups.len()).map(move |i| {
        let mut one = graph.clone();
        let group = &mut one.groups[i];
        (group.side, group.order, group.wide, group.direction) = (None, 0, false, None);
        one
    });
    let edges = (0..graph.edges.len()).map(move |i| {
        let mut one = graph.clone();
        (one.edges[i].step, one.edges[i].state) = (None, State::Known);
        one
    });
    let whole = std::iter::once_with(|| Graph { direction: None, ..graph.clone() });
    sets.chain(notes).chain(nodes).chain(groups).chain(edges).chain(whole).filter(move |one| one != graph)
}
