//! The capture as boxes inside boxes: nodes, namespaces, Pods, containers; a diagram engine gives them places.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;

use crate::capture::catalogue::Catalogue;
use crate::capture::lang::Lang;
use crate::capture::model::{Container, Pod, Role, Snapshot};
use crate::capture::owner::Owner;
use crate::capture::regroup::twins;
use crate::capture::say;

/// A box, and the boxes inside.
#[derive(Debug, Clone, Serialize)]
pub struct Part {
    /// Its id: letters, digits, `-` and `/`; unique in the graph, and the same for the same capture.
    pub id: String,
    /// What it stands for.
    pub kind: PartKind,
    /// What is written on it.
    pub label: String,
    /// The same, shortened where no other Pod of its namespace is meant: `etcd` for `etcd-minikube`.
    pub short: String,
    /// What is written smaller: what made a Pod, what a container runs, what state it is in.
    pub detail: Option<String>,
    /// The id of its component.
    pub component: Option<String>,
    /// The id of its family.
    pub family: Option<String>,
    /// The name of its family's colour.
    pub color: Option<String>,
    /// Whether it is at work.
    pub live: bool,
    /// What is inside.
    pub parts: Vec<Part>,
}

impl Part {
    /// A box of which nothing is known.
    #[must_use]
    pub fn plain() -> Self {
        Self {
            id: String::new(),
            kind: PartKind::Container,
            label: String::new(),
            short: String::new(),
            detail: None,
            component: None,
            family: None,
            color: None,
            live: true,
            parts: Vec::new(),
        }
    }
}

/// What a box stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartKind {
    /// A node, or the machine the capture was made on.
    Node,
    /// A namespace, as far as it reaches into this node.
    Namespace,
    /// A Pod.
    Pod,
    /// A Pod's pause container.
    Pause,
    /// A container.
    Container,
    /// The containers of no Pod.
    Outside,
}

/// Draws up the boxes, one for each node.
#[must_use]
pub fn graph(snapshot: &Snapshot, catalogue: &Catalogue, lang: Lang) -> Vec<Part> {
    let mut maker = Maker { catalogue, lang, ids: BTreeSet::new(), numbers: HashMap::new(), twins: twins(&snapshot.pods) };
    let only = snapshot.nodes.iter().next().filter(|_| snapshot.nodes.len() == 1);
    let node_of = |pod: &Pod| pod.node.clone().or_else(|| only.cloned());
    let mut nodes: BTreeMap<Option<String>, Vec<&Pod>> = BTreeMap::new();
    for pod in &snapshot.pods {
        nodes.entry(node_of(pod)).or_default().push(pod);
    }
    let mut parts: Vec<Part> = nodes.into_iter().map(|(node, pods)| maker.node(node.as_deref(), &pods)).collect();
    if !snapshot.outside.is_empty() {
        let label = lang.pick("Hors des Pods", "Outside Pods").to_owned();
        let mut group = maker.part("outside", PartKind::Outside, label);
        group.parts = snapshot.outside.iter().map(|container| maker.container(container, "outside", None)).collect();
        match parts.as_mut_slice() {
            [node] => node.parts.push(group),
            _ => parts.push(group),
        }
    }
    parts
}

struct Maker<'a> {
    catalogue: &'a Catalogue,
    lang: Lang,
    ids: BTreeSet<String>,
    /// How many times an id was wanted again. Only looked into.
    numbers: HashMap<String, usize>,
    twins: BTreeSet<(Option<&'a str>, &'a str)>,
}

impl Maker<'_> {
    fn node(&mut self, name: Option<&str>, pods: &[&Pod]) -> Part {
        let label = name.map_or_else(|| self.lang.pick("Nœud", "Node").to_owned(), str::to_owned);
        let mut node = self.part(&format!("node/{}", name.unwrap_or("unknown")), PartKind::Node, label);
        for pods in pods.chunk_by(|one, other| one.namespace == other.namespace) {
            let name = pods.first().and_then(|pod| pod.namespace.as_deref());
            let label = name.unwrap_or(self.lang.pick("namespace non indiqué", "namespace not told")).to_owned();
            let mut namespace = self.part(&format!("{}/ns/{}", node.id, name.unwrap_or("unknown")), PartKind::Namespace, label);
            namespace.parts = pods.iter().map(|pod| self.pod(pod, &namespace.id)).collect();
            node.parts.push(namespace);
        }
        node
    }

    fn pod(&mut self, pod: &Pod, inside: &str) -> Part {
        let mut part = self.part(&format!("{inside}/{}", pod.label()), PartKind::Pod, pod.label().to_owned());
        if !self.twins.contains(&(pod.namespace.as_deref(), pod.workload())) && !matches!(pod.owner, Owner::StatefulSet { .. }) {
            pod.workload().clone_into(&mut part.short);
        }
        part.detail = say::owner(&pod.owner, self.lang);
        part.live = pod.sandbox().is_none_or(|sandbox| sandbox.state.is_live());
        if let Some((component, _)) = self.catalogue.find_pod(pod) {
            part.component = Some(component.id.clone());
            self.paint(&mut part, component);
        }
        let id = part.id.clone();
        part.parts =
            pod.sandboxes.iter().chain(&pod.containers).map(|container| self.container(container, &id, Some(pod))).collect();
        if part.component.is_none() {
            // A Pod is of the family of its containers, where they have only one.
            let families =
                part.parts.iter().filter(|part| part.kind == PartKind::Container).map(|part| (&part.family, &part.color));
            let families: BTreeSet<_> = families.collect();
            if let [(family, color)] = families.into_iter().collect::<Vec<_>>()[..] {
                (part.family, part.color) = (family.clone(), color.clone());
            }
        }
        part
    }

    fn container(&mut self, container: &Container, inside: &str, pod: Option<&Pod>) -> Part {
        let name = container.name.as_deref().unwrap_or(container.short_id());
        let (kind, label) = match container.role {
            Role::Sandbox => (PartKind::Pause, "pause"),
            _ => (PartKind::Container, name),
        };
        let mut part = self.part(&format!("{inside}/{label}"), kind, label.to_owned());
        part.live = container.state.is_live();
        let state = say::state(&container.state, self.lang);
        let command = container.command.as_ref().map(|command| command.text.clone());
        part.detail =
            if part.live { command.or_else(|| container.image.clone()) } else { Some(state).filter(|state| !state.is_empty()) };
        let found = match pod {
            Some(pod) => self.catalogue.find(container, pod),
            None => self.catalogue.find_outside(container),
        };
        if let Some((component, _)) = found {
            part.component = Some(component.id.clone());
            self.paint(&mut part, component);
        }
        part
    }

    fn paint(&self, part: &mut Part, component: &crate::capture::catalogue::Component) {
        if let Some((_, family)) = self.catalogue.family(component) {
            part.family = Some(family.id.clone());
            part.color = Some(family.color.clone()).filter(|color| !color.is_empty());
        }
    }

    fn part(&mut self, id: &str, kind: PartKind, label: String) -> Part {
        let plain = |char: char| if char.is_ascii_alphanumeric() || matches!(char, '-' | '/') { char } else { '-' };
        let base: String = id.chars().map(plain).collect();
        let mut id = base.clone();
        while !self.ids.insert(id.clone()) {
            let number = self.numbers.entry(base.clone()).or_insert(1);
            *number += 1;
            id = format!("{base}-{number}");
        }
        Part { id, kind, short: label.clone(), label, ..Part::plain() }
    }
}
