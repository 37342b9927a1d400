//! Making the tables: which family each container stands in, and what its row says.

use std::collections::{BTreeMap, BTreeSet};

use crate::capture::catalogue::{By, Catalogue, Component};
use crate::capture::lang::Lang;
use crate::capture::model::{Command, Container, Pod, Role, Snapshot, State};
use crate::capture::owner::Owner;
use crate::capture::say;
use crate::capture::tables::{ComponentView, FamilySummary, FamilyTable, FamilyView, NamespaceTable, PodView, Row, Said, Tables};
use crate::capture::totals::Totals;

impl Tables {
    /// Regroups a capture.
    #[must_use]
    pub fn of(snapshot: &Snapshot, catalogue: &Catalogue, lang: Lang) -> Self {
        let totals = Totals::of(snapshot);
        let maker = Maker { catalogue, lang, twins: twins(&snapshot.pods) };
        let by_namespace = snapshot.pods.chunk_by(|one, other| one.namespace == other.namespace);
        let namespaces: Vec<NamespaceTable> = by_namespace.map(|pods| maker.namespace(pods)).collect();
        let outside = |container| maker.row(container, None, catalogue.find_outside(container));
        let remarks = snapshot.remarks.iter().map(|remark| Said {
            line: remark.line,
            lines: remark.lines,
            place: say::place(remark.line, remark.lines, lang),
            warning: remark.kind.is_warning(),
            text: say::remark(&remark.kind, lang),
        });
        Self {
            headline: say::totals(snapshot, &totals, lang),
            totals,
            sources: snapshot.sources.iter().map(|source| source.command()).collect(),
            nodes: snapshot.nodes.iter().cloned().collect(),
            notes: say::notes(snapshot, lang),
            families: summary(&namespaces),
            namespaces,
            outside: snapshot.outside.iter().map(outside).collect(),
            remarks: remarks.collect(),
        }
    }
}

/// The short names that several Pods of a namespace have.
pub(super) fn twins(pods: &[Pod]) -> BTreeSet<(Option<&str>, &str)> {
    let mut seen = BTreeSet::new();
    pods.iter().map(|pod| (pod.namespace.as_deref(), pod.workload())).filter(|key| !seen.insert(*key)).collect()
}

/// The families of all namespaces together.
fn summary(namespaces: &[NamespaceTable]) -> Vec<FamilySummary> {
    let mut families: BTreeMap<&FamilyView, Vec<(usize, &str)>> = BTreeMap::new();
    for table in namespaces.iter().flat_map(|namespace| &namespace.families) {
        let names = table.rows.iter().map(|row| (row.line, row.name.as_str()));
        families.entry(&table.family).or_default().extend(names);
    }
    let distinct = |mut names: Vec<(usize, &str)>| {
        names.sort_unstable();
        let mut seen = BTreeSet::new();
        names.into_iter().filter(|(_, name)| seen.insert(*name)).map(|(_, name)| name.to_owned()).collect()
    };
    families
        .into_iter()
        .map(|(family, names)| FamilySummary { family: family.clone(), count: names.len(), names: distinct(names) })
        .collect()
}

struct Maker<'a> {
    catalogue: &'a Catalogue,
    lang: Lang,
    twins: BTreeSet<(Option<&'a str>, &'a str)>,
}

impl Maker<'_> {
    fn namespace(&self, pods: &[Pod]) -> NamespaceTable {
        let mut families: BTreeMap<FamilyView, Vec<Row>> = BTreeMap::new();
        for pod in pods {
            for container in pod.sandboxes.iter().chain(&pod.containers) {
                let found = self.catalogue.find(container, pod);
                let family = self.family(found.map(|(component, _)| component), container.role == Role::Sandbox);
                families.entry(family).or_default().push(self.row(container, Some(pod), found));
            }
            if pod.sandboxes.is_empty() && pod.containers.is_empty() {
                let found = self.catalogue.find_pod(pod);
                let family = self.family(found.map(|(component, _)| component), false);
                families.entry(family).or_default().push(self.pod_row(pod, found));
            }
        }
        let totals = Totals::of_pods(pods);
        let in_order = |(family, mut rows): (FamilyView, Vec<Row>)| {
            rows.sort_by_key(|row| row.line);
            FamilyTable { family, rows }
        };
        NamespaceTable {
            name: pods.first().and_then(|pod| pod.namespace.clone()),
            totals,
            headline: say::of_pods(&totals, self.lang),
            families: families.into_iter().map(in_order).collect(),
        }
    }

    /// The family of a component: those of the catalogue in its order, then the unknown, then the pauses.
    fn family(&self, component: Option<&Component>, sandbox: bool) -> FamilyView {
        let unknown = self.catalogue.families.len();
        if let Some((order, family)) = component.and_then(|component| self.catalogue.family(component)) {
            let color = Some(family.color.clone()).filter(|color| !color.is_empty());
            let order = if sandbox { unknown + 1 } else { order };
            return FamilyView { order, id: Some(family.id.clone()), name: family.name.clone(), color };
        }
        let (order, name) = if sandbox { (unknown + 1, say::pauses(self.lang)) } else { (unknown, say::unknown(self.lang)) };
        FamilyView { order, id: None, name: name.to_owned(), color: None }
    }

    fn row(&self, container: &Container, pod: Option<&Pod>, found: Option<(&Component, By)>) -> Row {
        let name = match container.role {
            Role::Sandbox => "pause".to_owned(),
            _ => container.name.clone().unwrap_or_default(),
        };
        Row {
            id: container.short_id().to_owned(),
            name,
            role: Some(container.role),
            component: found.map(view),
            image: container.image.as_deref().map(short_image),
            command: container.command.as_ref().map(shown),
            state: say::state(&container.state, self.lang),
            live: matches!(container.state, State::Running | State::Ready | State::Unknown),
            status: container.status.clone(),
            restarts: container.attempt.unwrap_or(0),
            pod: pod.map(|pod| self.pod(pod)),
            line: container.line,
        }
    }

    /// The row of a Pod whose containers are not listed.
    fn pod_row(&self, pod: &Pod, found: Option<(&Component, By)>) -> Row {
        let ready = pod.ready.map(|ready| format!("{}/{}", ready.ready, ready.total));
        let state = [pod.status.clone(), ready].into_iter().flatten().collect::<Vec<_>>().join(" ");
        Row {
            id: String::new(),
            name: pod.workload().to_owned(),
            role: None,
            component: found.map(view),
            image: None,
            command: None,
            state,
            live: matches!(pod.status.as_deref(), None | Some("Running" | "Completed" | "Succeeded")),
            status: pod.status.clone(),
            restarts: pod.restarts.unwrap_or(0),
            pod: Some(self.pod(pod)),
            line: pod.line,
        }
    }

    fn pod(&self, pod: &Pod) -> PodView {
        let workload = pod.workload().to_owned();
        let twin = self.twins.contains(&(pod.namespace.as_deref(), pod.workload()));
        let numbered = matches!(pod.owner, Owner::StatefulSet { .. });
        PodView {
            name: pod.label().to_owned(),
            label: if twin || numbered { pod.label().to_owned() } else { workload.clone() },
            workload,
            owner: say::owner(&pod.owner, self.lang),
            uid: pod.uid.clone(),
            node: pod.node.clone(),
            ip: pod.ip.clone(),
        }
    }
}

fn view((component, by): (&Component, By)) -> ComponentView {
    ComponentView { id: component.id.clone(), name: component.name.clone(), role: component.role.clone(), by }
}

/// A command, with its cut mark.
fn shown(command: &Command) -> String {
    format!("{}{}", command.text, if command.cut { "…" } else { "" })
}

/// An image; one that is known only by its digest is shortened as docker shortens ids.
fn short_image(image: &str) -> String {
    let digits = image.strip_prefix("sha256:").unwrap_or(image);
    let digest = digits.len() == 64 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    if digest { digits[..12].to_owned() } else { image.to_owned() }
}
