//! The boxes of a capture as a graph that the diagram engine draws: as deep as stays readable.

use crate::capture::catalogue::Catalogue;
use crate::capture::graph::{Part, PartKind, graph};
use crate::capture::lang::Lang;
use crate::capture::model::Snapshot;
use crate::diagram::graph::{Color, Direction, Family, Graph, Group, Id, Legend, Node, State};

/// The most containers that are drawn one by one; where there are more, each Pod is one box.
const CONTAINERS: usize = 24;
/// The most Pods that are drawn one by one, and the most namespaces; where there are more Pods, each namespace is one box, and
/// where there are more of those too, each node. Of more boxes than that in one box, the rest are one that counts them.
const BOXES: usize = 48;

/// The drawn node, and the components that its boxes stand for, by the boxes' ids.
#[must_use]
pub fn node(snapshot: &Snapshot, catalogue: &Catalogue, lang: Lang, id: &str, title: &str) -> (Graph, Vec<(Id, String)>) {
    let parts = graph(snapshot, catalogue, lang);
    let count = |kinds: &[PartKind]| parts.iter().map(|part| number(part, kinds)).sum::<usize>();
    let deepest = if count(&[PartKind::Namespace]) > BOXES {
        PartKind::Node
    } else if count(&[PartKind::Pod]) > BOXES {
        PartKind::Namespace
    } else if count(&[PartKind::Container, PartKind::Pause]) > CONTAINERS {
        PartKind::Pod
    } else {
        PartKind::Container
    };
    let mut drawer =
        Drawer { catalogue, lang, deepest, graph: Graph::new(id, Family::Anatomy, title), components: Vec::new(), order: 0 };
    drawer.parts(&parts, None);
    drawer.legend();
    (drawer.graph, drawer.components)
}

/// How many parts of these kinds there are in a part, itself counted.
fn number(part: &Part, kinds: &[PartKind]) -> usize {
    usize::from(kinds.contains(&part.kind)) + part.parts.iter().map(|inner| number(inner, kinds)).sum::<usize>()
}

struct Drawer<'a> {
    catalogue: &'a Catalogue,
    lang: Lang,
    deepest: PartKind,
    graph: Graph,
    components: Vec<(Id, String)>,
    order: u32,
}

impl Drawer<'_> {
    /// Some boxes, and one for all the others.
    fn parts(&mut self, parts: &[Part], parent: Option<&Id>) {
        let shown = if parts.len() > BOXES { BOXES - 1 } else { parts.len() };
        for part in &parts[..shown] {
            self.part(part, parent);
        }
        if let Some(first) = parts.get(shown) {
            let rest = format!("+ {}", parts.len() - shown);
            let id = format!("{}/more", first.id);
            self.part(&Part { id, label: rest.clone(), short: rest, detail: None, ..Part::plain() }, parent);
        }
    }

    fn part(&mut self, part: &Part, parent: Option<&Id>) {
        let id = Id::new(&*part.id);
        let order = self.order;
        self.order += 1;
        if let Some(component) = &part.component {
            self.components.push((id.clone(), component.clone()));
        }
        let color = part.color.as_deref().and_then(Color::from_name);
        let description = self.role(part);
        if part.parts.is_empty() || part.kind == self.deepest {
            self.graph.nodes.push(Node {
                label: part.short.clone(),
                details: self.details(part),
                parent: parent.cloned(),
                order,
                family: part.family.clone(),
                color,
                state: State::Known,
                href: None,
                description,
                ports: Vec::new(),
                step: None,
                wide: false,
                side: None,
                id,
            });
            return;
        }
        self.graph.groups.push(Group {
            id: id.clone(),
            label: self.title(part),
            parent: parent.cloned(),
            order,
            family: part.family.clone(),
            color,
            state: State::Known,
            href: None,
            description,
            direction: (part.kind == PartKind::Pod).then_some(Direction::Right),
            wide: false,
            side: None,
        });
        self.parts(&part.parts, Some(&id));
    }

    /// What is written on a box that holds boxes: what it is, and its name.
    fn title(&self, part: &Part) -> String {
        match part.kind {
            // One that is not told says so by itself; a name has no space.
            PartKind::Namespace if !part.label.contains(' ') => format!("namespace {}", part.label),
            PartKind::Pod => format!("Pod {}", part.short),
            _ => part.label.clone(),
        }
    }

    /// The smaller lines of a box: what it holds, or that it is not at work.
    fn details(&self, part: &Part) -> Vec<String> {
        let pods = number(part, &[PartKind::Pod]);
        let (pauses, others) = (number(part, &[PartKind::Pause]), number(part, &[PartKind::Container]));
        let counted = |number: usize, one: &str, many: &str| format!("{number} {}", if number == 1 { one } else { many });
        match part.kind {
            PartKind::Node if !part.parts.is_empty() => {
                let namespaces = number(part, &[PartKind::Namespace]);
                vec![counted(namespaces, "namespace", "namespaces"), counted(pods, "Pod", "Pods")]
            }
            PartKind::Namespace => vec![counted(pods, "Pod", "Pods")],
            PartKind::Pod if pauses > 0 => vec![format!("{others} + {pauses} pause")],
            PartKind::Pod if others > 1 => vec![format!("{others} {}", self.lang.pick("conteneurs", "containers"))],
            PartKind::Pod if others == 0 => part.detail.iter().cloned().collect(),
            PartKind::Container if !part.live => part.detail.iter().cloned().collect(),
            _ => Vec::new(),
        }
    }

    /// What a box's component does.
    fn role(&self, part: &Part) -> Option<String> {
        let id = part.component.as_ref()?;
        let component = self.catalogue.components.iter().find(|component| component.id == *id)?;
        Some(component.role.clone()).filter(|role| !role.is_empty())
    }

    /// A line for each family whose colour is seen, where there are several.
    fn legend(&mut self) {
        let nodes = self.graph.nodes.iter().filter_map(|node| node.family.as_deref());
        let seen: Vec<&str> = nodes.chain(self.graph.groups.iter().filter_map(|group| group.family.as_deref())).collect();
        let families = self.catalogue.families.iter().filter(|family| seen.contains(&&*family.id));
        let lines =
            families.filter_map(|family| Some(Legend { color: Color::from_name(&family.color)?, text: family.name.clone() }));
        let lines: Vec<Legend> = lines.collect();
        if lines.len() > 1 {
            self.graph.legend = lines;
        }
    }
}
