//! The graphs that are timed: the test graph "MK", and made-up ones of any size.

use ardoise::diagram::Graph;
use ardoise::diagram::graph::{Edge, Family, Group, Id, Node};

/// A node with its system Pods, a Service and a Pod: 11 boxes, 4 groups, 6 labelled edges, one of them to a group.
pub(crate) fn mk() -> Graph {
    let inside = |id: &str, group: &str| Node::new(id, id).inside(group);
    let mut graph = Graph::new("mk", Family::Architecture, "MK")
        .group(Group::new("node", "minikube node"))
        .node(inside("kubelet", "node"))
        .group(Group::new("kube-system", "kube-system").inside("node"))
        .group(Group::new("default", "default").inside("node"))
        .node(inside("service", "default"))
        .group(Group::new("pod", "Pod").inside("default"))
        .node(inside("pause", "pod"))
        .node(inside("flask", "pod"));
    for id in
        ["kube-scheduler", "kube-controller-manager", "kube-apiserver", "etcd", "coredns", "storage-provisioner", "kube-proxy"]
    {
        graph = graph.node(inside(id, "kube-system"));
    }
    for (from, to, label) in [
        ("kube-scheduler", "kube-apiserver", "watch/bind"),
        ("kube-controller-manager", "kube-apiserver", "watch/update"),
        ("kube-apiserver", "etcd", "read/write"),
        ("kubelet", "kube-apiserver", "watch/report"),
        ("kube-proxy", "service", "rules"),
        ("service", "pod", "forwards"),
    ] {
        graph = graph.edge(Edge::new(from, to, label));
    }
    graph
}

/// So many boxes in groups of about eight, four groups to a larger one; of the edges two in three stay near, the others go anywhere.
pub(crate) fn made_up(nodes: usize, edges: usize) -> Graph {
    let mut state = 7u64;
    let mut roll = move |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or(0) % below.max(1)
    };
    let mut graph = Graph::new("made-up", Family::Architecture, "made up");
    let groups = nodes / 8;
    for g in 0..groups {
        let mut group = Group::new(&format!("g{g}"), &format!("group {g}"));
        group.parent = (g % 4 > 0).then(|| Id::new(format!("g{}", g - g % 4)));
        graph = graph.group(group);
    }
    for n in 0..nodes {
        let mut node = Node::new(&format!("n{n}"), &format!("box {n}"));
        node.parent = (groups > 0).then(|| Id::new(format!("g{}", (n / 8).min(groups - 1))));
        graph = graph.node(node);
    }
    for e in 0..edges {
        let from = roll(nodes);
        let to = if e % 3 < 2 { (from + 1 + roll(12)) % nodes } else { roll(nodes) };
        let label = if e % 2 == 0 { format!("edge {e}") } else { String::new() };
        graph = graph.edge(Edge::new(&format!("n{from}"), &format!("n{to}"), &label));
    }
    graph
}
