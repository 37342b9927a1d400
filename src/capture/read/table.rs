//! One line of a table: whose row it is, whatever table it stands in.

use super::cells::Head;
use super::record::Row;
use super::words;
use super::{crictl, docker, kubectl};
use crate::capture::model::Source;
use crate::capture::name;

/// Reads a row: first as the table it stands in says, then by its shape alone.
pub(super) fn row(line: &str, head: Option<&Head>) -> Option<Row> {
    let own = head.and_then(|head| Some((head, head.source?)));
    own.and_then(|(head, source)| of(source, line, Some(head))).or_else(|| {
        let own = own.map(|(_, source)| source);
        [Source::DockerPs, Source::CrictlPs, Source::CrictlPods, Source::KubectlPods]
            .into_iter()
            .filter(|source| Some(*source) != own)
            .find_map(|source| of(source, line, None))
    })
}

fn of(source: Source, line: &str, head: Option<&Head>) -> Option<Row> {
    match source {
        Source::CrictlPs => crictl::container(line, head),
        Source::CrictlPods => crictl::sandbox(line, head),
        Source::KubectlPods => kubectl::row(line, head),
        _ => docker::row(line, head),
    }
}

/// Whether a line begins like a row, and of which command.
pub(super) fn begins_row(line: &str, head: Option<&Head>) -> Option<Source> {
    let first = line.split_whitespace().next()?;
    let source = head.and_then(|head| head.source);
    if words::is_id(first) {
        return Some(source.unwrap_or(Source::DockerPs));
    }
    let named = name::is_subdomain(first.strip_prefix("pod/").unwrap_or(first));
    (source == Some(Source::KubectlPods) && named).then_some(Source::KubectlPods)
}
