//! Regrouping: rows become Pods, whatever commands they come from, and nothing is counted twice.

use std::collections::{BTreeSet, HashMap};

use crate::capture::members::Members;
use crate::capture::model::{Container, Pod, Role, Snapshot, State};
use crate::capture::names::Names;
use crate::capture::observe;
use crate::capture::owner::{self, Clues};
use crate::capture::read::{About, PodFacts, PodRef, Reading, Record};
use crate::capture::remark::{Remark, RemarkKind};

/// Makes a snapshot of what was read.
pub(super) fn group(reading: Reading) -> Snapshot {
    let mut grouper = Grouper::default();
    let mut records = reading.records;
    let sources = records.iter().map(|record| record.source).collect();
    records.sort_by_key(|record| (rank(&record.about), record.line));
    for record in records {
        grouper.add(record);
    }
    let Grouper { mut pods, mut outside, mut remarks, .. } = grouper;
    let nodes = nodes(&pods);
    for pod in &mut pods {
        own(pod, &nodes);
        pod.sandboxes.sort_by_key(|container| container.line);
        pod.containers.sort_by_key(|container| container.line);
    }
    pods.sort_by_cached_key(place);
    outside.sort_by_key(|container| container.line);
    remarks.extend(reading.remarks);
    let mut snapshot = Snapshot { sources, nodes, pods, outside, remarks, lines: reading.lines };
    observe::observe(&mut snapshot);
    snapshot.remarks.sort_by_key(|remark| remark.line);
    snapshot
}

/// Records that say most of which Pod they mean come first; the vaguer ones then find it.
fn rank(about: &About) -> u8 {
    let pod = match about {
        About::InPod(_, pod) => pod,
        About::Pod(facts) => &facts.pod,
        About::Outside(_) => return 5,
    };
    match pod {
        PodRef { uid: Some(_), .. } => 0,
        PodRef { namespace: Some(_), sandbox: Some(_), .. } => 1,
        PodRef { namespace: Some(_), .. } => 2,
        PodRef { name: Some(_), .. } => 3,
        _ => 4,
    }
}

/// User namespaces, then Kubernetes' own, then the unknown one; then the order of the capture.
fn place(pod: &Pod) -> (u8, Option<String>, usize) {
    let group = match pod.namespace.as_deref() {
        Some(namespace) => u8::from(is_system(namespace)),
        None => 2,
    };
    (group, pod.namespace.clone(), pod.line)
}

/// Whether a namespace is Kubernetes' own.
pub(super) fn is_system(namespace: &str) -> bool {
    namespace.starts_with("kube-")
}

/// Pods as they grow. The maps are only looked into, never walked over, and no list is walked over for each row: a capture of
/// 100,000 lines takes a hundred times as long as one of 1,000.
#[derive(Default)]
struct Grouper {
    pods: Vec<Pod>,
    outside: Vec<Container>,
    remarks: Vec<Remark>,
    by_sandbox: HashMap<String, usize>,
    names: Names,
    members: Members,
    containers: HashMap<String, Place>,
}

/// Where a container was put.
#[derive(Clone, Copy)]
enum Place {
    Pod(usize),
    Outside(usize),
}

impl Grouper {
    fn add(&mut self, record: Record) {
        let Record { source, line, about } = record;
        match about {
            About::Outside(mut container) => {
                container.line = line;
                self.outside(container);
            }
            About::InPod(mut container, pod) => {
                container.line = line;
                let index = self.find(&pod, line);
                self.pods[index].sources.insert(source);
                self.inside(index, container);
            }
            About::Pod(facts) => {
                let index = self.find(&facts.pod, line);
                let again = !self.pods[index].sources.insert(source);
                if again && !source.is_crictl_pods() {
                    let id = self.pods[index].label().to_owned();
                    self.remarks.push(Remark { line, lines: 1, kind: RemarkKind::Repeated { id } });
                }
                self.facts(index, facts, line);
            }
        }
    }

    /// The Pod that a record means, perhaps a new one.
    fn find(&mut self, wanted: &PodRef, line: usize) -> usize {
        let index = self.known(wanted).unwrap_or_else(|| {
            self.pods.push(Pod { line, ..Pod::default() });
            self.pods.len() - 1
        });
        let pod = &mut self.pods[index];
        pod.line = pod.line.min(line);
        let told = |pod: &Pod| [pod.namespace.is_some(), pod.name.is_some(), pod.uid.is_some()];
        let before = told(pod);
        fill(&mut pod.namespace, &wanted.namespace);
        fill(&mut pod.name, &wanted.name);
        fill(&mut pod.uid, &wanted.uid);
        fill(&mut pod.sandbox_id, &wanted.sandbox);
        if before != told(pod) {
            self.names.add(index, pod);
        }
        if let Some(sandbox) = wanted.sandbox.as_deref().map(short).filter(|sandbox| !self.by_sandbox.contains_key(*sandbox)) {
            self.by_sandbox.insert(sandbox.to_owned(), index);
        }
        index
    }

    fn known(&mut self, wanted: &PodRef) -> Option<usize> {
        let by_sandbox = wanted.sandbox.as_deref().and_then(|sandbox| self.by_sandbox.get(short(sandbox)));
        by_sandbox.copied().or_else(|| self.names.find(&self.pods, wanted))
    }

    fn facts(&mut self, index: usize, facts: PodFacts, line: usize) {
        let pod = &mut self.pods[index];
        fill(&mut pod.node, &facts.node);
        fill(&mut pod.ip, &facts.ip);
        fill(&mut pod.status, &facts.status);
        pod.ready = pod.ready.or(facts.ready);
        pod.restarts = pod.restarts.or(facts.restarts);
        if let (false, Some(owner)) = (pod.owner_stated, facts.owner) {
            (pod.owner, pod.owner_stated) = (owner, true);
        }
        for mut container in facts.containers {
            container.line = line;
            self.inside(index, container);
        }
    }

    fn inside(&mut self, index: usize, container: Container) {
        let pod = &mut self.pods[index];
        let sandbox = container.role == Role::Sandbox;
        let list = if sandbox { &mut pod.sandboxes } else { &mut pod.containers };
        let same = self.members.find((index, sandbox), list, &container);
        if let Some((at, other)) = same.and_then(|at| Some((at, list.get_mut(at)?))) {
            let without = other.id.is_none();
            merge(other, container, &mut self.remarks);
            if without && other.id.is_some() {
                self.members.identified((index, sandbox), list, at);
            }
            return;
        }
        if let Some(id) = container.id.as_deref().map(short) {
            if self.containers.contains_key(id) {
                let id = id.to_owned();
                self.remarks.push(Remark { line: container.line, lines: 1, kind: RemarkKind::Repeated { id } });
                return;
            }
            self.containers.insert(id.to_owned(), Place::Pod(index));
            if sandbox {
                self.by_sandbox.insert(id.to_owned(), index);
                fill(&mut pod.sandbox_id, &container.id);
            }
        }
        list.push(container);
        self.members.added((index, sandbox), list);
    }

    fn outside(&mut self, container: Container) {
        let seen = container.id.as_deref().and_then(|id| self.containers.get(short(id))).copied();
        match seen {
            Some(Place::Outside(index)) => merge(&mut self.outside[index], container, &mut self.remarks),
            Some(Place::Pod(index)) => {
                let pod = &mut self.pods[index];
                let find = |sandbox, list: &[Container]| self.members.by_id((index, sandbox), list, container.short_id());
                let other = match (find(true, &pod.sandboxes), find(false, &pod.containers)) {
                    (Some(at), _) => pod.sandboxes.get_mut(at),
                    (None, Some(at)) => pod.containers.get_mut(at),
                    _ => None,
                };
                if let Some(other) = other {
                    merge(other, container, &mut self.remarks);
                }
            }
            None => {
                if let Some(id) = &container.id {
                    self.containers.insert(short(id).to_owned(), Place::Outside(self.outside.len()));
                }
                self.outside.push(container);
            }
        }
    }
}

/// Adds what a second listing of a container says; the same command listing it twice is remarked on.
fn merge(known: &mut Container, other: Container, remarks: &mut Vec<Remark>) {
    if other.id.is_some() && known.id == other.id {
        let id = other.short_id().to_owned();
        remarks.push(Remark { line: other.line, lines: 1, kind: RemarkKind::Repeated { id } });
    }
    known.line = known.line.min(other.line);
    fill(&mut known.id, &other.id);
    fill(&mut known.image, &other.image);
    fill(&mut known.created, &other.created);
    fill(&mut known.status, &other.status);
    fill(&mut known.ports, &other.ports);
    fill(&mut known.size, &other.size);
    known.attempt = known.attempt.or(other.attempt);
    if known.command.as_ref().is_none_or(|command| command.cut) && other.command.is_some() {
        known.command = other.command;
    }
    if known.state == State::Unknown {
        known.state = other.state;
    }
}

fn fill(known: &mut Option<String>, other: &Option<String>) {
    if known.is_none() {
        known.clone_from(other);
    }
}

/// The part of an id that every command shows.
pub(super) fn short(id: &str) -> &str {
    let id = id.rsplit_once(':').map_or(id, |(_, hex)| hex);
    id.char_indices().nth(12).map_or(id, |(end, _)| &id[..end])
}

/// The nodes that Pods name, or that end the names of static Pods.
fn nodes(pods: &[Pod]) -> BTreeSet<String> {
    let mut nodes: BTreeSet<String> = pods.iter().filter_map(|pod| pod.node.clone()).collect();
    for pod in pods {
        let Some(name) = &pod.name else { continue };
        let system = pod.namespace.as_deref().is_none_or(|namespace| namespace == "kube-system");
        let control =
            owner::CONTROL_PLANE.iter().filter(|_| system && (pod.uid.is_none() || owner::is_static_uid(pod.uid.as_deref())));
        let main = pod.containers.iter().filter_map(|container| container.name.as_deref());
        let main = main.filter(|_| owner::is_static_uid(pod.uid.as_deref()));
        let node = control.copied().chain(main).find_map(|head| name.strip_prefix(head)?.strip_prefix('-'));
        if let Some(node) = node.filter(|node| !node.is_empty()) {
            nodes.insert(node.to_owned());
        }
    }
    nodes
}

/// Guesses what the capture does not state: the owner, and the node of a static Pod.
fn own(pod: &mut Pod, nodes: &BTreeSet<String>) {
    if !pod.owner_stated {
        let done = |container: &Container| matches!(container.state, State::Exited(None | Some(0)));
        let stopped = !pod.containers.is_empty() && pod.containers.iter().all(done);
        let ended = stopped || matches!(pod.status.as_deref(), Some("Completed" | "Succeeded"));
        let clues = Clues { uid: pod.uid.as_deref(), ended, nodes };
        pod.owner = pod.name.as_deref().map(|name| owner::guess(name, clues)).unwrap_or_default();
    }
    if let (None, owner::Owner::Static { node, .. }) = (&pod.node, &pod.owner) {
        pod.node.clone_from(node);
    }
}
