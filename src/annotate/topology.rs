//! Some manifests as one diagram, with sentences that say the same, and the lines of theirs that are tied.

use std::collections::BTreeMap;
use std::ops::Range;

use super::lines;
use super::sentences::sentences;
use crate::diagram::graph::{Arrow, Color, Edge, End, Family, Graph, Group, Id, Node, State, Stroke};
use crate::manifest::edges::{What, edges};
use crate::manifest::language::Language;
use crate::manifest::object::{Container, Object, Pods, object};
use crate::manifest::tree::parse;
use crate::model::{Course, Entity, Manifest};
use crate::source::Sources;

/// More Pods than this of one workload are drawn as one box.
const DRAWN_PODS: u32 = 3;
/// More objects than this are not drawn: nobody could read it.
const DRAWN_OBJECTS: usize = 24;

/// Manifests as a diagram and in words.
pub struct Topology {
    /// The diagram.
    pub graph: Graph,
    /// The components that its boxes stand for.
    pub components: Vec<(Id, String)>,
    /// The same in sentences, in Markdown.
    pub sentences: Vec<String>,
}

/// What the objects of these manifests make and have to do with each other.
#[must_use]
pub fn topology(course: &Course, sources: &Sources, manifests: &[&Manifest], tag: &str, id: &str) -> Topology {
    let documents = manifests.iter().flat_map(|manifest| parse(sources.get(manifest.file).text().unwrap_or_default()));
    let objects: Vec<Object> = documents.filter_map(|document| object(&document)).take(DRAWN_OBJECTS).collect();
    let language = Language::of(tag);
    let names = objects.iter().map(|object| format!("{}/{}", object.kind, object.name)).collect::<Vec<_>>().join(", ");
    let graph = Graph::new(id, Family::Architecture, &names);
    let mut drawer =
        Drawer { course, language, objects: &objects, graph, components: Vec::new(), order: 0, pods: BTreeMap::new() };
    (0..objects.len()).for_each(|index| drawer.object(index));
    drawer.ties();
    let Drawer { graph, components, .. } = drawer;
    Topology { graph, components, sentences: sentences(course, &objects, language) }
}

/// The numbers of ties and the lines that they join, for each manifest of a page.
pub type Ties = BTreeMap<String, Vec<(usize, Range<usize>)>>;

/// The ties between the lines of the manifests of one page: their number from 1, and how many there are.
#[must_use]
pub fn tied(course: &Course, sources: &Sources, ids: &[String]) -> (Ties, usize) {
    let mut objects: Vec<Object> = Vec::new();
    let mut owners: Vec<(&Manifest, &str)> = Vec::new();
    for manifest in ids.iter().filter_map(|id| course.manifest(id)) {
        let text = sources.get(manifest.file).text().unwrap_or_default();
        for object in parse(text).iter().filter_map(object) {
            objects.push(object);
            owners.push((manifest, text));
        }
    }
    let mut ties = Ties::new();
    let mut count = 0;
    for edge in edges(&objects) {
        count += 1;
        for spot in [&edge.from, &edge.to] {
            let (manifest, text) = owners[spot.object];
            ties.entry(manifest.id.value.clone()).or_default().push((count, lines(text, spot.bytes.clone())));
        }
    }
    (ties, count)
}

struct Drawer<'a> {
    course: &'a Course,
    language: Language,
    objects: &'a [Object],
    graph: Graph,
    components: Vec<(Id, String)>,
    order: u32,
    /// The boxes of the Pods of each object.
    pods: BTreeMap<usize, Vec<Id>>,
}

impl Drawer<'_> {
    /// The component that stands for a kind of object, and its colour.
    fn component(&mut self, id: &Id, name: &str) -> Option<Color> {
        let Some(Entity::Component(index)) = self.course.names.get(name) else { return None };
        self.components.push((id.clone(), name.to_owned()));
        let family = self.course.components[index].family.as_ref()?;
        Color::from_name(self.course.family(&family.value)?.color.name())
    }

    fn node(&mut self, id: &str, label: &str, details: Vec<String>, parent: Option<&Id>, component: &str) -> Id {
        let id = Id::new(id);
        let color = self.component(&id, component);
        self.order += 1;
        self.graph.nodes.push(Node {
            id: id.clone(),
            label: short(label),
            details: details.iter().map(|detail| short(detail)).collect(),
            parent: parent.cloned(),
            order: self.order,
            family: None,
            color,
            state: State::Known,
            href: None,
            description: None,
            ports: Vec::new(),
            step: None,
            wide: false,
            side: None,
        });
        id
    }

    fn edge(&mut self, from: &Id, to: &Id, label: &str, stroke: Stroke) {
        let end = |id: &Id| End { id: id.clone(), port: None };
        self.graph.edges.push(Edge {
            from: end(from),
            to: end(to),
            label: label.to_owned(),
            arrow: Arrow::Forward,
            stroke,
            step: None,
            state: State::Known,
        });
    }

    fn object(&mut self, index: usize) {
        let object = &self.objects[index];
        let component = object.kind.to_lowercase();
        let own = format!("o{index}");
        let creates = self.language.pick("crée", "creates");
        let Some(pods) = &object.pods else {
            let node = object.ports.iter().filter_map(|port| port.node.as_ref()).map(|port| format!("nodePort {port}"));
            let details = std::iter::once(object.name.clone()).chain(node).collect();
            self.node(&own, &object.kind, details, None, &component);
            return;
        };
        if object.kind == "Pod" {
            self.pod(index, 0, &format!("Pod {}", object.name), pods);
            return;
        }
        let mut maker = self.node(&own, &object.kind, vec![object.name.clone()], None, &component);
        let between = match &*object.kind {
            "Deployment" => Some("ReplicaSet"),
            "CronJob" => Some("Job"),
            _ => None,
        };
        if let Some(kind) = between {
            let made = self.node(&format!("{own}-m"), kind, vec![format!("{}-…", object.name)], None, &kind.to_lowercase());
            self.edge(&maker, &made, creates, Stroke::Solid);
            maker = made;
        }
        let count = pods.count.unwrap_or(1);
        let labels: Vec<String> = match &*object.kind {
            "DaemonSet" => vec![self.language.pick("Pod, un par nœud", "Pod, one per node").to_owned()],
            _ if count > DRAWN_PODS => vec![format!("{count} Pods")],
            "StatefulSet" => (0..count).map(|number| format!("Pod {}-{number}", object.name)).collect(),
            _ => (0..count).map(|number| if count == 1 { "Pod".to_owned() } else { format!("Pod {}", number + 1) }).collect(),
        };
        for (number, label) in labels.iter().enumerate() {
            let pod = self.pod(index, number, label, pods);
            self.edge(&maker, &pod, creates, Stroke::Solid);
        }
        if let Some(pods) = self.pods.get(&index).filter(|pods| pods.len() > 1) {
            self.graph.same_rank.push(pods.clone());
        }
    }

    /// A Pod with its containers.
    fn pod(&mut self, index: usize, number: usize, label: &str, pods: &Pods) -> Id {
        let id = Id::new(format!("o{index}-p{number}"));
        let color = self.component(&id, "pod");
        self.order += 1;
        self.graph.groups.push(Group {
            id: id.clone(),
            label: short(label),
            parent: None,
            order: self.order,
            family: None,
            color,
            state: State::Known,
            href: None,
            description: None,
            direction: None,
            wide: false,
            side: None,
        });
        for (at, container) in pods.containers.iter().enumerate() {
            let component = self.container_component(container);
            let ports = container.ports.iter().map(|port| format!("containerPort {}", port.number));
            let details = std::iter::once(container.image.clone()).filter(|image| !image.is_empty()).chain(ports).collect();
            self.node(&format!("o{index}-p{number}-c{at}"), &container.name, details, Some(&id), &component);
        }
        self.pods.entry(index).or_default().push(id.clone());
        id
    }

    /// The component that runs in a container of that name.
    fn container_component(&self, container: &Container) -> String {
        let runs = |component: &&crate::model::Component| {
            component.runs.as_ref().is_some_and(|runs| runs.container.as_deref() == Some(&*container.name))
        };
        self.course.components.iter().find(runs).map(|component| component.id.clone()).unwrap_or_default()
    }

    fn ties(&mut self) {
        let found = edges(self.objects);
        let own = |index: usize| Id::new(format!("o{index}"));
        for edge in &found {
            let (from, to) = (edge.from.object, edge.to.object);
            match &edge.what {
                What::Keeps | What::Port { .. } => {}
                What::Selects => {
                    let ports = found.iter().filter(|other| other.from.object == from && other.to.object == to);
                    let mut labels: Vec<String> = Vec::new();
                    for other in ports {
                        if let What::Port { port, target, .. } = &other.what {
                            labels.push(format!("{port} → {target}"));
                        }
                    }
                    labels.dedup();
                    let label = labels.join(", ");
                    for pod in self.pods.get(&to).cloned().unwrap_or_default() {
                        self.edge(&own(from), &pod, &label, Stroke::Solid);
                    }
                }
                What::Uses => {
                    let uses = self.language.pick("utilise", "uses");
                    for pod in self.pods.get(&from).cloned().unwrap_or_default() {
                        self.edge(&pod, &own(to), uses, Stroke::Dashed);
                    }
                }
                What::Routes => self.edge(&own(from), &own(to), self.language.pick("envoie", "sends"), Stroke::Solid),
                What::Scales => self.edge(&own(from), &own(to), self.language.pick("règle", "scales"), Stroke::Dashed),
            }
        }
        self.graph.edges.dedup();
    }
}

/// A word of a manifest that is not too long for a box.
fn short(word: &str) -> String {
    let mut chars = word.chars().filter(|c| !c.is_control());
    let head: String = chars.by_ref().take(40).collect();
    if chars.next().is_some() {
        format!("{head}…")
    } else if head.is_empty() {
        "?".to_owned()
    } else {
        head
    }
}
