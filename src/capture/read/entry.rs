//! One JSON entry: whose it is, and how to take texts out of it.

use serde_json::Value;

use super::record::Row;
use super::sheet::plain;
use super::{crictl_json, docker_json, kubectl_json};
use crate::capture::remark::RemarkKind;

/// Reads an entry: what it says, or why it says nothing.
pub(super) fn read(value: &Value) -> Result<Row, RemarkKind> {
    if value.get("podSandboxId").is_some() {
        return crictl_json::container(value).ok_or(RemarkKind::OtherJson);
    }
    if text(value, "state").is_some_and(|state| state.starts_with("SANDBOX_")) {
        return crictl_json::sandbox(value).ok_or(RemarkKind::OtherJson);
    }
    match text(value, "kind") {
        Some(kind) if kind == "Pod" => return kubectl_json::pod(value).ok_or(RemarkKind::OtherJson),
        Some(object) => return Err(RemarkKind::OtherObject { object }),
        None => {}
    }
    if value.get("metadata").is_some() && value.get("spec").is_some() {
        return kubectl_json::pod(value).ok_or(RemarkKind::OtherJson);
    }
    docker_json::container(value).ok_or(RemarkKind::OtherJson)
}

/// The text under a key; an empty one is none.
pub(super) fn text(value: &Value, key: &str) -> Option<String> {
    value.get(key)?.as_str().map(plain).filter(|text| !text.is_empty())
}

/// The text under keys inside each other.
pub(super) fn deep(value: &Value, path: &[&str]) -> Option<String> {
    let (last, path) = path.split_last()?;
    text(path.iter().try_fold(value, |value, key| value.get(key))?, last)
}

/// The whole number under a key, written as a number or as a text.
pub(super) fn count(value: &Value, key: &str) -> Option<u32> {
    match value.get(key)? {
        Value::Number(number) => number.as_u64().and_then(|number| u32::try_from(number).ok()),
        Value::String(digits) => super::words::number(digits),
        _ => None,
    }
}

/// The list under a key.
pub(super) fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}
