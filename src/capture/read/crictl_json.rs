//! Entries of `crictl ps -o json` and `crictl pods -o json`.

use serde_json::Value;

use super::crictl::container_state;
use super::entry::{count, deep, text};
use super::record::{About, PodFacts, PodRef, Row};
use crate::capture::model::{Container, Role, Source, State};

/// Reads an entry of `containers`.
pub(super) fn container(value: &Value) -> Option<Row> {
    let labels = value.get("labels").unwrap_or(&Value::Null);
    let container = Container {
        id: Some(text(value, "id")?),
        name: deep(value, &["metadata", "name"]).or_else(|| text(labels, "io.kubernetes.container.name")),
        image: deep(value, &["image", "userSpecifiedImage"])
            .or_else(|| deep(value, &["image", "image"]))
            .or_else(|| text(value, "imageRef")),
        status: text(value, "state"),
        state: text(value, "state").and_then(|state| container_state(&state)).unwrap_or_default(),
        attempt: value.get("metadata").and_then(|metadata| count(metadata, "attempt")).or(Some(0)),
        ..Container::default()
    };
    let pod = PodRef {
        namespace: text(labels, "io.kubernetes.pod.namespace"),
        name: text(labels, "io.kubernetes.pod.name"),
        uid: text(labels, "io.kubernetes.pod.uid"),
        sandbox: text(value, "podSandboxId"),
    };
    Some(Row { source: Source::CrictlPsJson, about: About::InPod(container, pod), flaw: None })
}

/// Reads an entry of `items`.
pub(super) fn sandbox(value: &Value) -> Option<Row> {
    let id = text(value, "id")?;
    let state = text(value, "state");
    let container = Container {
        id: Some(id.clone()),
        role: Role::Sandbox,
        state: if state.as_deref() == Some("SANDBOX_READY") { State::Ready } else { State::NotReady },
        status: state,
        attempt: value.get("metadata").and_then(|metadata| count(metadata, "attempt")).or(Some(0)),
        ..Container::default()
    };
    let facts = PodFacts {
        pod: PodRef {
            namespace: deep(value, &["metadata", "namespace"]),
            name: Some(deep(value, &["metadata", "name"])?),
            uid: deep(value, &["metadata", "uid"]),
            sandbox: Some(id),
        },
        containers: vec![container],
        ..PodFacts::default()
    };
    Some(Row { source: Source::CrictlPodsJson, about: About::Pod(facts), flaw: None })
}
