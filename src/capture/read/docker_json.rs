//! Entries of `docker ps --format json`, and podman's: the labels name the Pod exactly.

use serde_json::Value;

use super::docker;
use super::entry::text;
use super::record::{About, PodRef, Row};
use super::words;
use crate::capture::model::{Container, Role, Source, State};

/// Reads an entry.
pub(super) fn container(value: &Value) -> Option<Row> {
    let id = text(value, "ID").or_else(|| text(value, "Id"));
    let names = names(value);
    if id.is_none() && names.is_none() {
        return None;
    }
    let status = text(value, "Status");
    let state = status.as_deref().map(words::state_of).unwrap_or_default();
    let container = Container {
        id,
        name: names,
        image: text(value, "Image"),
        command: command(value),
        created: text(value, "RunningFor").or_else(|| text(value, "CreatedAt")),
        state: if state == State::Unknown { state_word(value) } else { state },
        status: status.or_else(|| text(value, "State")),
        ports: text(value, "Ports"),
        size: text(value, "Size").filter(|size| size != "0B" && size != "N/A"),
        ..Container::default()
    };
    let mut row = docker::place(container, None);
    row.source = Source::DockerJson;
    let labelled = labelled(value);
    row.about = match (row.about, labelled) {
        (About::InPod(mut container, mut pod), Some((_, _, facts))) => {
            pod.sandbox = facts.sandbox.or_else(|| own_sandbox(&container));
            container.attempt = container.attempt.or_else(|| restarts(value));
            About::InPod(container, pod)
        }
        (About::Outside(mut container), Some((name, role, mut pod))) => {
            row.flaw = None;
            container.name = Some(name);
            container.role = role;
            container.attempt = restarts(value);
            pod.sandbox = pod.sandbox.or_else(|| own_sandbox(&container));
            About::InPod(container, pod)
        }
        (about, _) => about,
    };
    Some(row)
}

fn own_sandbox(container: &Container) -> Option<String> {
    container.id.clone().filter(|_| container.role == Role::Sandbox)
}

fn names(value: &Value) -> Option<String> {
    text(value, "Names").or_else(|| value.get("Names")?.as_array()?.first()?.as_str().map(super::sheet::plain))
}

fn command(value: &Value) -> Option<crate::capture::model::Command> {
    match value.get("Command")? {
        Value::String(shown) => words::command(&super::sheet::plain(shown)),
        Value::Array(words) => {
            let words: Vec<&str> = words.iter().filter_map(Value::as_str).collect();
            words::command(&super::sheet::plain(&words.join(" ")))
        }
        _ => None,
    }
}

fn state_word(value: &Value) -> State {
    match text(value, "State").as_deref() {
        Some("running") => State::Running,
        Some("exited" | "stopped") => State::Exited(None),
        Some("created" | "configured") => State::Created,
        Some("paused") => State::Paused,
        Some("restarting") => State::Restarting,
        Some("dead" | "removing") => State::Dead,
        _ => State::Unknown,
    }
}

/// The container's name, its role and its Pod, as the kubelet's labels state them.
fn labelled(value: &Value) -> Option<(String, Role, PodRef)> {
    let name = label(value, "io.kubernetes.container.name")?;
    let pod = PodRef {
        namespace: label(value, "io.kubernetes.pod.namespace"),
        name: Some(label(value, "io.kubernetes.pod.name")?),
        uid: label(value, "io.kubernetes.pod.uid"),
        sandbox: label(value, "io.kubernetes.sandbox.id"),
    };
    let sandbox = name == "POD" || label(value, "io.kubernetes.docker.type").as_deref() == Some("podsandbox");
    Some((name, if sandbox { Role::Sandbox } else { Role::Main }, pod))
}

fn restarts(value: &Value) -> Option<u32> {
    words::number(&label(value, "annotation.io.kubernetes.container.restartCount")?)
}

/// A label: Docker joins them with commas, podman gives a map.
fn label(value: &Value, key: &str) -> Option<String> {
    match value.get("Labels")? {
        Value::String(all) => {
            let found = all.split(',').find_map(|pair| pair.strip_prefix(key)?.strip_prefix('='))?;
            Some(super::sheet::plain(found)).filter(|text| !text.is_empty())
        }
        labels => text(labels, key),
    }
}
