//! Rows of `docker ps`: by the columns of the head when they fit, by the shapes of the words when not.

use super::cells::{Column, Head};
use super::record::{About, PodRef, Row};
use super::words::{self, Word};
use crate::capture::model::{Container, Role, Source, State};
use crate::capture::name::{self, Named};
use crate::capture::remark::RemarkKind;

/// Reads a row. `head` is the head of the table we are in, if we are in one of this kind.
pub(super) fn row(line: &str, head: Option<&Head>) -> Option<Row> {
    if let Some(container) = head.and_then(|head| by_cells(line, head)) {
        let missing = if container.name.is_none() { Some(Column::Names) } else { None };
        return Some(place(container, missing));
    }
    by_words(line, head.is_some())
}

fn by_cells(line: &str, head: &Head) -> Option<Container> {
    let cells = head.cut(line)?;
    let id = cells.get(Column::Id);
    if head.has(Column::Id) && !words::is_id(id?) {
        return None;
    }
    let names = cells.get(Column::Names);
    let status = cells.get(Column::Status);
    let state = status.map(words::state_of).unwrap_or_default();
    let whole = |column: Column, cell: Option<&str>, good: bool| !head.has(column) || (cell.is_some() && good);
    let age = cells.get(Column::Created).map(words::words);
    let aged = age.as_ref().is_some_and(|age| words::age(age) == Some(age.len()));
    if !whole(Column::Status, status, state != State::Unknown)
        || !whole(Column::Created, cells.get(Column::Created), aged)
        || !(whole(Column::Names, names, names.is_some_and(is_name)) || cells.lacks(Column::Names))
        || cells.get(Column::Image).is_some_and(|image| image.contains(char::is_whitespace))
        || (head.columns.len() < 3 && state == State::Unknown)
    {
        return None;
    }
    Some(Container {
        id: id.map(str::to_owned),
        name: names.map(str::to_owned),
        image: cells.get(Column::Image).map(str::to_owned),
        command: cells.get(Column::Command).and_then(words::command),
        created: cells.get(Column::Created).map(str::to_owned),
        state,
        status: status.map(str::to_owned),
        ports: cells.get(Column::Ports).map(str::to_owned),
        size: cells.get(Column::Size).map(str::to_owned),
        ..Container::default()
    })
}

/// Reads a row without minding the columns: id, image, command, age, status, then ports, names and size.
/// In a table, a row that stops early is read as far as it goes.
fn by_words(line: &str, in_table: bool) -> Option<Row> {
    let all = words::words(line);
    let [(_, id), (_, image), rest @ ..] = all.as_slice() else { return None };
    if !words::is_id(id) {
        return None;
    }
    let mut container = Container { id: Some((*id).to_owned()), image: Some((*image).to_owned()), ..Container::default() };
    let Some((start, aged, stated, state)) = age_and_status(line, rest) else {
        let quoted = rest.first().is_some_and(|(_, word)| word.starts_with('"'));
        let ends = quoted && rest.first().is_some_and(|(at, _)| words::quoted_end(&line[*at..]).is_some());
        if !(in_table && (quoted || rest.is_empty())) {
            return None;
        }
        if ends || quoted {
            let end = rest.first().and_then(|(at, _)| Some(at + words::quoted_end(&line[*at..])?)).unwrap_or(line.len());
            container.command = rest.first().and_then(|(at, _)| words::command(&line[*at..end]));
        }
        return Some(place(container, Some(if quoted { Column::Created } else { Column::Command })));
    };
    container.command = words::command(words::span(line, &rest[..start]));
    container.created = Some(words::span(line, &rest[start..aged]).to_owned());
    let after = &rest[aged..];
    if stated == 0 {
        return in_table.then(|| place(container, Some(Column::Status)));
    }
    container.status = Some(words::span(line, &after[..stated]).to_owned());
    container.state = state;
    let tail = &after[stated..];
    let (tail, size) = tail.split_at(tail.len() - words::size(tail));
    container.size = Some(words::span(line, size).to_owned()).filter(|size| !size.is_empty());
    let names = tail.last().map(|(_, word)| *word).filter(|word| is_name(word));
    container.name = names.map(str::to_owned);
    let ports = if names.is_some() { &tail[..tail.len() - 1] } else { tail };
    if !ports.iter().all(|(_, word)| is_port(word)) {
        return None;
    }
    container.ports = Some(words::span(line, ports).to_owned()).filter(|ports| !ports.is_empty());
    let missing = names.is_none().then_some(Column::Names);
    Some(place(container, missing))
}

/// Finds the age and the status after the command: where the age begins and ends, how long the status is, and its state.
/// A status of no words means that the row ends with the age or inside the status.
fn age_and_status(line: &str, rest: &[Word<'_>]) -> Option<(usize, usize, usize, State)> {
    let first = rest.first().filter(|(_, word)| word.starts_with('"'));
    let closed = first.and_then(|(at, _)| Some(at + words::quoted_end(&line[*at..])?));
    let after = closed.map_or(0, |end| rest.partition_point(|(at, _)| *at < end));
    [after, 0].into_iter().find_map(|from| {
        (from..rest.len()).find_map(|start| {
            let aged = start + words::age(&rest[start..])?;
            let (stated, state) = match words::status(&rest[aged..]) {
                Some(found) => found,
                None if aged == rest.len() || words::begins_status(&rest[aged..]) => (0, State::Unknown),
                None => return None,
            };
            Some((start, aged, stated, state))
        })
    })
}

/// Puts a container where its name says it belongs.
pub(super) fn place(mut container: Container, missing: Option<Column>) -> Row {
    let full = container.name.clone().unwrap_or_default();
    let (pod, flaw) = match name::read(&full) {
        Named::Kube(parts) => {
            container.name = parts.container.map(str::to_owned);
            container.attempt = parts.attempt;
            if parts.container.is_none_or(|name| name == "POD") {
                container.role = Role::Sandbox;
            }
            let pod = PodRef {
                namespace: Some(parts.namespace.to_owned()),
                name: Some(parts.pod.to_owned()),
                uid: parts.uid.map(str::to_owned),
                sandbox: None,
            };
            (Some(pod), None)
        }
        Named::Old => (None, Some(RemarkKind::OldName { name: full })),
        Named::Bad => (None, Some(RemarkKind::BadName { name: full })),
        Named::Plain => (None, missing.map(|column| RemarkKind::CutRow { missing: column.title() })),
    };
    let about = match pod {
        Some(pod) => About::InPod(container, pod),
        None => About::Outside(container),
    };
    Row { source: Source::DockerPs, about, flaw }
}

/// Whether this can stand under NAMES: a name, or several joined by commas.
fn is_name(word: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-' | b'/' | b',' | b':');
    let first = word.bytes().next().is_some_and(|byte| byte.is_ascii_alphanumeric());
    first && word.bytes().all(plain) && !is_port(word) && (!word.contains(':') || word.starts_with("k8s://"))
}

/// Whether this can stand under PORTS: `0.0.0.0:80->80/tcp,` or `443/tcp`.
fn is_port(word: &str) -> bool {
    let word = word.trim_end_matches(',');
    ["/tcp", "/udp", "/sctp"].iter().any(|end| word.ends_with(end))
        || (word.contains(':') && word.contains("->"))
        || (word.contains('.') && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.'))
        || (word.starts_with("0.0.0.0:") || word.starts_with("[::]:") || word.starts_with(":::"))
}
