//! What the Pods of a capture show: Pods made again, starting, cut from their sandbox; containers of no Pod.

use std::collections::BTreeMap;

use crate::capture::model::{Container, Pod, Snapshot, Source};
use crate::capture::name::{self, Named};
use crate::capture::remark::{NodeTool, PodName, Remark, RemarkKind};

/// Adds the remarks.
pub(super) fn observe(snapshot: &mut Snapshot) {
    let mut remarks = Vec::new();
    let both = snapshot.sources.iter().any(|source| source.is_crictl_ps());
    for pod in &snapshot.pods {
        let docker = pod.sources.iter().any(|source| source.is_docker());
        let kind = if docker && pod.sandboxes.is_empty() {
            RemarkKind::NoSandbox { pod: named(pod) }
        } else if pod.containers.is_empty() && starts(pod, both) {
            RemarkKind::Starting { pod: named(pod) }
        } else {
            continue;
        };
        remarks.push(Remark { line: pod.line, lines: 1, kind });
    }
    recreated(&snapshot.pods, &mut remarks);
    outside(&snapshot.outside, &mut remarks);
    snapshot.remarks.append(&mut remarks);
}

/// Whether a Pod without containers has a sandbox that waits for some, in a capture that would list them.
fn starts(pod: &Pod, crictl_ps: bool) -> bool {
    let live = pod.sandbox().is_some_and(|sandbox| sandbox.state.is_live());
    let listed = pod.sources.iter().any(|source| source.is_docker() || (source.is_crictl_pods() && crictl_ps));
    live && listed && !pod.sources.contains(&Source::KubectlPodsJson)
}

fn named(pod: &Pod) -> PodName {
    PodName { namespace: pod.namespace.clone(), name: pod.label().to_owned() }
}

fn recreated(pods: &[Pod], remarks: &mut Vec<Remark>) {
    let mut named_pods: BTreeMap<PodName, Vec<&Pod>> = BTreeMap::new();
    for pod in pods.iter().filter(|pod| pod.uid.is_some() && pod.name.is_some()) {
        named_pods.entry(named(pod)).or_default().push(pod);
    }
    for (pod, alike) in named_pods.into_iter().filter(|(_, alike)| alike.len() > 1) {
        let line = alike.iter().map(|pod| pod.line).min().unwrap_or(1);
        remarks.push(Remark { line, lines: 1, kind: RemarkKind::Recreated { pod, times: alike.len() } });
    }
}

fn outside(containers: &[Container], remarks: &mut Vec<Remark>) {
    let mut foreign = Vec::new();
    for container in containers {
        let Some(name) = &container.name else { continue };
        if let Some(tool) = node_tool(container) {
            let kind = RemarkKind::NodeContainer { name: name.clone(), tool };
            remarks.push(Remark { line: container.line, lines: 1, kind });
        } else if name::read(name) == Named::Plain {
            foreign.push(container.line);
        }
    }
    if let Some(line) = foreign.first() {
        remarks.push(Remark { line: *line, lines: 1, kind: RemarkKind::Foreign { count: foreign.len() } });
    }
}

/// The tool that made this container as a node, as its image shows.
fn node_tool(container: &Container) -> Option<NodeTool> {
    let image = container.image.as_deref()?;
    let repository = image.split(['@']).next().unwrap_or(image);
    let repository = match repository.rsplit_once('/') {
        Some((path, last)) => format!("{path}/{}", last.split(':').next().unwrap_or(last)),
        None => repository.split(':').next().unwrap_or(repository).to_owned(),
    };
    let is = |wanted: &str| repository == wanted || repository.strip_suffix(wanted).is_some_and(|head| head.ends_with('/'));
    if is("k8s-minikube/kicbase") || is("kicbase/stable") {
        Some(NodeTool::Minikube)
    } else if is("kindest/node") {
        Some(NodeTool::Kind)
    } else if is("rancher/k3s") {
        Some(NodeTool::K3s)
    } else {
        None
    }
}
