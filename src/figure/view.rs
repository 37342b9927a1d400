//! Parts of a graph: groups as plain boxes, or one box and its neighbours.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagram::graph::{Graph, Id, Node};

/// Shows the groups of these ids as plain boxes; what they held is gone, and edges to it lead to them.
pub(super) fn collapse(graph: &mut Graph, ids: &[&str]) {
    for id in ids {
        let Some(at) = graph.groups.iter().position(|group| group.id.as_str() == *id) else { continue };
        let inner = inside(graph, id);
        let group = graph.groups.remove(at);
        graph.groups.retain(|other| !inner.contains(&other.id));
        graph.nodes.retain(|node| !inner.contains(&node.id));
        for end in graph.edges.iter_mut().flat_map(|edge| [&mut edge.from, &mut edge.to]) {
            if inner.contains(&end.id) {
                end.id = group.id.clone();
                end.port = None;
            }
        }
        graph.nodes.push(Node {
            id: group.id.clone(),
            label: group.label,
            details: Vec::new(),
            parent: group.parent,
            order: group.order,
            family: group.family,
            color: group.color,
            state: group.state,
            href: group.href,
            description: group.description,
            ports: Vec::new(),
            step: None,
            wide: group.wide,
            side: group.side,
        });
        // What ran inside is gone, and what became the same at the box is told once.
        let mut seen = BTreeSet::new();
        graph.edges.retain(|edge| {
            let (from, to) = (edge.from.id == group.id, edge.to.id == group.id);
            let ends = [&edge.from, &edge.to].map(|end| (end.id.clone(), end.port.clone()));
            let looks = format!("{:?} {:?}", edge.arrow, edge.stroke);
            let first = seen.insert((ends, edge.label.clone(), edge.step, looks));
            !(from && to) && (first || !(from || to))
        });
        graph.notes.retain(|note| note.about.as_ref().is_none_or(|about| !inner.contains(about)));
    }
}

/// Everything inside a group, at any depth.
fn inside(graph: &Graph, id: &str) -> BTreeSet<Id> {
    let parents: Vec<(&Id, Option<&Id>)> = (graph.nodes.iter().map(|node| (&node.id, node.parent.as_ref())))
        .chain(graph.groups.iter().map(|group| (&group.id, group.parent.as_ref())))
        .collect();
    let mut found: BTreeSet<Id> = BTreeSet::new();
    loop {
        let held = |parent: &Id| parent.as_str() == id || found.contains(parent);
        let more: Vec<Id> = parents
            .iter()
            .filter(|(id, parent)| parent.is_some_and(held) && !found.contains(id))
            .map(|(id, _)| (*id).clone())
            .collect();
        if more.is_empty() {
            return found;
        }
        found.extend(more);
    }
}

/// Shows only the box of that id, what edges tie it to, and the groups around them.
pub(super) fn focus(graph: &mut Graph, id: &str) {
    let known = graph.nodes.iter().any(|node| node.id.as_str() == id) || graph.groups.iter().any(|group| group.id.as_str() == id);
    if !known {
        return;
    }
    let center = inside(graph, id);
    let at_center = |end: &Id| end.as_str() == id || center.contains(end);
    graph.edges.retain(|edge| at_center(&edge.from.id) || at_center(&edge.to.id));
    let mut kept: BTreeSet<Id> = graph.edges.iter().flat_map(|edge| [edge.from.id.clone(), edge.to.id.clone()]).collect();
    kept.insert(Id::new(id));
    kept.extend(center);
    keep(graph, kept);
}

/// Shows only the boxes of these ids, what is in them, and the groups around them; everything where there are none.
pub(super) fn select(graph: &mut Graph, ids: &[&str]) {
    if ids.is_empty() {
        return;
    }
    let mut kept: BTreeSet<Id> = ids.iter().map(|id| Id::new(*id)).collect();
    for id in ids {
        kept.extend(inside(graph, id));
    }
    graph.edges.retain(|edge| kept.contains(&edge.from.id) && kept.contains(&edge.to.id));
    keep(graph, kept);
}

/// Leaves out every box but these and the groups around them.
fn keep(graph: &mut Graph, mut kept: BTreeSet<Id>) {
    let parents: BTreeMap<Id, Id> = (graph.nodes.iter().filter_map(|node| Some((node.id.clone(), node.parent.clone()?))))
        .chain(graph.groups.iter().filter_map(|group| Some((group.id.clone(), group.parent.clone()?))))
        .collect();
    for mut child in kept.clone() {
        while let Some(parent) = parents.get(&child).filter(|parent| !kept.contains(*parent)).cloned() {
            kept.insert(parent.clone());
            child = parent;
        }
    }
    graph.nodes.retain(|node| kept.contains(&node.id));
    graph.groups.retain(|group| kept.contains(&group.id));
    for set in &mut graph.same_rank {
        set.retain(|id| kept.contains(id));
    }
    graph.same_rank.retain(|set| set.len() > 1);
    graph.notes.retain(|note| note.about.as_ref().is_none_or(|about| kept.contains(about)));
}
