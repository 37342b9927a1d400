//! Entries of `kubectl get pods -o json`: owners are stated, and every container is there.

use serde_json::Value;

use super::entry::{count, deep, list, text};
use super::record::{About, PodFacts, PodRef, Row};
use crate::capture::model::{Command, Container, Ready, Role, Source, State};
use crate::capture::owner::Owner;

/// Reads a Pod.
pub(super) fn pod(value: &Value) -> Option<Row> {
    let metadata = value.get("metadata")?;
    let name = text(metadata, "name")?;
    let spec = value.get("spec").unwrap_or(&Value::Null);
    let status = value.get("status").unwrap_or(&Value::Null);
    let mut containers = Vec::new();
    for (key, statuses, role) in [
        ("initContainers", "initContainerStatuses", Role::Init),
        ("containers", "containerStatuses", Role::Main),
        ("ephemeralContainers", "ephemeralContainerStatuses", Role::Ephemeral),
    ] {
        containers.extend(list(spec, key).iter().filter_map(|declared| container(declared, list(status, statuses), role)));
    }
    let main = list(status, "containerStatuses");
    let total = list(spec, "containers").len();
    let ready = main.iter().filter(|status| status.get("ready") == Some(&Value::Bool(true))).count();
    let ready = u32::try_from(ready).ok().zip(u32::try_from(total).ok()).map(|(ready, total)| Ready { ready, total });
    let annotation = |key: &str| deep(metadata, &["annotations", key]);
    let uid = annotation("kubernetes.io/config.mirror").or_else(|| annotation("kubernetes.io/config.hash"));
    let facts = PodFacts {
        pod: PodRef {
            namespace: text(metadata, "namespace"),
            uid: uid.or_else(|| text(metadata, "uid")),
            name: Some(name.clone()),
            sandbox: None,
        },
        owner: owner(metadata, &name),
        node: text(spec, "nodeName"),
        ip: text(status, "podIP"),
        status: shown_status(metadata, status),
        ready,
        restarts: Some(main.iter().filter_map(|status| count(status, "restartCount")).fold(0, u32::saturating_add)),
        containers,
    };
    Some(Row { source: Source::KubectlPodsJson, about: About::Pod(facts), flaw: None })
}

fn owner(metadata: &Value, pod: &str) -> Option<Owner> {
    let owners = list(metadata, "ownerReferences");
    let controller = owners.iter().find(|owner| owner.get("controller") == Some(&Value::Bool(true))).or(owners.first());
    match controller {
        Some(owner) => Some(Owner::stated(&text(owner, "kind")?, &text(owner, "name")?, pod)),
        None => Some(Owner::Bare),
    }
}

/// The word that kubectl shows under STATUS: a reason if there is one, else the phase.
fn shown_status(metadata: &Value, status: &Value) -> Option<String> {
    if metadata.get("deletionTimestamp").is_some() {
        return Some("Terminating".to_owned());
    }
    let waiting = |key: &str| list(status, key).iter().find_map(|status| deep(status, &["state", "waiting", "reason"]));
    let ended = list(status, "containerStatuses").iter().find_map(|status| deep(status, &["state", "terminated", "reason"]));
    let init =
        waiting("initContainerStatuses").filter(|reason| reason != "PodInitializing").map(|reason| format!("Init:{reason}"));
    text(status, "reason").or(init).or_else(|| waiting("containerStatuses")).or(ended).or_else(|| text(status, "phase"))
}

fn container(declared: &Value, statuses: &[Value], role: Role) -> Option<Container> {
    let name = text(declared, "name")?;
    let status = statuses.iter().find(|status| text(status, "name").as_deref() == Some(&name)).unwrap_or(&Value::Null);
    let state = state(status);
    Some(Container {
        id: text(status, "containerID").map(|id| id.rsplit_once("://").map_or(id.clone(), |(_, hex)| hex.to_owned())),
        role,
        image: text(declared, "image").or_else(|| text(status, "image")),
        command: command(declared),
        status: None,
        state,
        attempt: count(status, "restartCount"),
        name: Some(name),
        ..Container::default()
    })
}

fn state(status: &Value) -> State {
    let Some(state) = status.get("state") else { return State::Unknown };
    if state.get("running").is_some() {
        State::Running
    } else if let Some(waiting) = state.get("waiting") {
        State::Waiting(text(waiting, "reason").unwrap_or_default())
    } else if let Some(ended) = state.get("terminated") {
        State::Exited(ended.get("exitCode").and_then(Value::as_i64).and_then(|code| i32::try_from(code).ok()))
    } else {
        State::Unknown
    }
}

/// Command and arguments, where the manifest sets the command; arguments alone do not say what runs.
fn command(declared: &Value) -> Option<Command> {
    let words = list(declared, "command");
    if words.is_empty() {
        return None;
    }
    let words: Vec<&str> = words.iter().chain(list(declared, "args")).filter_map(Value::as_str).collect();
    Some(Command { text: super::sheet::plain(&words.join(" ").replace('\n', " ")), cut: false })
}
