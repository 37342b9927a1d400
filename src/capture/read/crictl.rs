//! Rows of `crictl ps` and `crictl pods`, of every version since 2018.

use super::cells::{Cells, Column, Head};
use super::record::{About, PodFacts, PodRef, Row};
use super::words::{self, Word};
use crate::capture::model::{Container, Role, Source, State};
use crate::capture::name;
use crate::capture::remark::RemarkKind;

/// Reads a row of `crictl ps`.
pub(super) fn container(line: &str, head: Option<&Head>) -> Option<Row> {
    head.and_then(|head| container_by_cells(&head.cut(line)?)).or_else(|| container_by_words(line, head))
}

fn container_by_cells(cells: &Cells<'_>) -> Option<Row> {
    let id = cells.get(Column::Id).filter(|id| words::is_id(id))?;
    let state = container_state(cells.get(Column::State)?)?;
    let name = cells.get(Column::Name)?;
    let sandbox = cells.get(Column::PodId);
    if sandbox.is_some_and(|id| !words::is_id(id)) || cells.get(Column::Attempt).is_some_and(|text| words::number(text).is_none())
    {
        return None;
    }
    let cut = [Column::PodId, Column::Pod, Column::Namespace].into_iter().find(|column| cells.lacks(*column));
    let container = Container {
        id: Some(id.to_owned()),
        name: Some(name.to_owned()),
        image: cells.get(Column::Image).map(str::to_owned),
        created: cells.get(Column::Created).map(str::to_owned),
        status: cells.get(Column::State).map(str::to_owned),
        state,
        attempt: cells.get(Column::Attempt).and_then(words::number),
        ..Container::default()
    };
    let pod = PodRef {
        namespace: cells.get(Column::Namespace).map(str::to_owned),
        name: cells.get(Column::Pod).map(str::to_owned),
        uid: None,
        sandbox: sandbox.map(str::to_owned),
    };
    row(container, pod, cut)
}

/// Id, image, age, state, name, attempt, sandbox, then Pod and namespace since 2022 and 2024.
fn container_by_words(line: &str, head: Option<&Head>) -> Option<Row> {
    let all = words::words(line);
    let [(_, id), (_, image), rest @ ..] = all.as_slice() else { return None };
    let aged = words::age(rest).filter(|_| words::is_id(id))?;
    let (created, after) = rest.split_at(aged);
    let mut words = after.iter().map(|(_, word)| *word);
    let shown = words.next()?;
    let state = container_state(shown)?;
    let name = words.next().filter(|name| !name.is_empty())?;
    let attempt = words.next();
    let sandbox = words.next().filter(|word| words::is_id(word));
    let (pod, namespace) = (words.next(), words.next());
    let known_attempt = attempt.and_then(words::number);
    if words.next().is_some() || (attempt.is_some() && known_attempt.is_none()) {
        return None;
    }
    let container = Container {
        id: Some((*id).to_owned()),
        name: Some(name.to_owned()),
        image: Some((*image).to_owned()),
        created: Some(words::span(line, created).to_owned()),
        status: Some(shown.to_owned()),
        state,
        attempt: known_attempt,
        ..Container::default()
    };
    let cut = if attempt.is_none() {
        Some(Column::Attempt)
    } else if sandbox.is_none() {
        Some(Column::PodId)
    } else {
        let due = |column: Column, found: Option<&str>| head.filter(|head| found.is_none() && head.has(column)).map(|_| column);
        due(Column::Pod, pod).or_else(|| due(Column::Namespace, namespace))
    };
    let pod = PodRef {
        namespace: namespace.map(str::to_owned),
        name: pod.filter(|_| sandbox.is_some()).map(str::to_owned),
        uid: None,
        sandbox: sandbox.map(str::to_owned),
    };
    row(container, pod, cut)
}

fn row(container: Container, pod: PodRef, cut: Option<Column>) -> Option<Row> {
    let named = |name: &Option<String>| name.as_deref().is_none_or(name::is_subdomain);
    if !named(&container.name) || !named(&pod.name) || !named(&pod.namespace) {
        return None;
    }
    let about =
        if pod.sandbox.is_some() || pod.name.is_some() { About::InPod(container, pod) } else { About::Outside(container) };
    Some(Row { source: Source::CrictlPs, about, flaw: cut.map(|column| RemarkKind::CutRow { missing: column.title() }) })
}

/// Reads a row of `crictl pods`.
pub(super) fn sandbox(line: &str, head: Option<&Head>) -> Option<Row> {
    let by_cells = |head: &Head| {
        let cells = head.cut(line)?;
        let id = cells.get(Column::PodId).filter(|id| words::is_id(id))?;
        let created = cells.get(Column::Created).filter(|created| words::age(&words::words(created)).is_some())?;
        let state = cells.get(Column::State)?;
        let [name, namespace, attempt] = [Column::Name, Column::Namespace, Column::Attempt].map(|column| cells.get(column));
        sandbox_row([id, created, state], [name?, namespace?], attempt)
    };
    head.and_then(by_cells).or_else(|| {
        let all = words::words(line);
        let [(_, id), rest @ ..] = all.as_slice() else { return None };
        let aged = words::age(rest).filter(|_| words::is_id(id))?;
        let created = words::span(line, &rest[..aged]);
        let [(_, state), (_, name), (_, namespace), tail @ ..] = &rest[aged..] else { return None };
        let attempt = tail.first().map(|(_, word): &Word<'_>| *word);
        if tail.len() > 2 { None } else { sandbox_row([id, created, state], [name, namespace], attempt) }
    })
}

fn sandbox_row([id, created, shown]: [&str; 3], [name, namespace]: [&str; 2], attempt: Option<&str>) -> Option<Row> {
    let state = match shown {
        "Ready" | "SANDBOX_READY" => State::Ready,
        "NotReady" | "SANDBOX_NOTREADY" => State::NotReady,
        _ => return None,
    };
    let number = attempt.and_then(words::number);
    if (attempt.is_some() && number.is_none()) || !name::is_subdomain(name) || !name::is_subdomain(namespace) {
        return None;
    }
    let container = Container {
        id: Some(id.to_owned()),
        role: Role::Sandbox,
        created: Some(created.to_owned()),
        status: Some(shown.to_owned()),
        state,
        attempt: number,
        ..Container::default()
    };
    let facts = PodFacts {
        pod: PodRef {
            namespace: Some(namespace.to_owned()),
            name: Some(name.to_owned()),
            uid: None,
            sandbox: Some(id.to_owned()),
        },
        containers: vec![container],
        ..PodFacts::default()
    };
    let flaw = number.is_none().then_some(RemarkKind::CutRow { missing: Column::Attempt.title() });
    Some(Row { source: Source::CrictlPods, about: About::Pod(facts), flaw })
}

/// The state of a container in crictl's words, old and new.
pub(super) fn container_state(shown: &str) -> Option<State> {
    match shown {
        "Running" | "CONTAINER_RUNNING" => Some(State::Running),
        "Exited" | "CONTAINER_EXITED" => Some(State::Exited(None)),
        "Created" | "CONTAINER_CREATED" => Some(State::Created),
        "Unknown" | "CONTAINER_UNKNOWN" => Some(State::Unknown),
        _ => None,
    }
}
