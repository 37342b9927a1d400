//! Looking into a tree: the fields of a map, the items of a list, the text of a single value.

use std::collections::HashMap;
use std::ops::Range;

use super::tree::{Node, Value};

/// A field of a map.
#[derive(Debug, Clone)]
pub struct Field<'a> {
    /// Its name.
    pub name: &'a str,
    /// Where its name stands.
    pub key: Range<usize>,
    /// Its value.
    pub value: &'a Node,
}

/// The fields of a map; nothing for what is none.
#[must_use]
pub fn fields(node: &Node) -> Option<Vec<Field<'_>>> {
    match &node.value {
        Value::Map(pairs) => Some(pairs.iter().map(|(name, key, value)| Field { name, key: key.clone(), value }).collect()),
        _ => None,
    }
}

/// The fields of a map by their names, the first one where it is there twice: to look up many without a walk for each.
#[must_use]
pub fn index(node: &Node) -> HashMap<&str, Field<'_>> {
    let mut index = HashMap::new();
    for field in fields(node).into_iter().flatten() {
        index.entry(field.name).or_insert(field);
    }
    index
}

/// The items of a list; nothing for what is none.
#[must_use]
pub fn items(node: &Node) -> Option<&[Node]> {
    match &node.value {
        Value::List(items) => Some(items),
        _ => None,
    }
}

/// The text of a single value; nothing for what is none.
#[must_use]
pub fn text(node: &Node) -> Option<&str> {
    match &node.value {
        Value::Scalar { text, .. } => Some(text),
        _ => None,
    }
}

/// Whether a single value was written bare, so that `true` or `12` mean a boolean or a number.
#[must_use]
pub fn plain(node: &Node) -> bool {
    matches!(&node.value, Value::Scalar { plain: true, .. })
}

/// The value of the field of that name, the first one where it is there twice.
#[must_use]
pub fn field<'a>(node: &'a Node, name: &str) -> Option<&'a Node> {
    match &node.value {
        Value::Map(pairs) => pairs.iter().find(|(own, ..)| own == name).map(|(_, _, value)| value),
        _ => None,
    }
}

/// The bytes of the name of a field.
#[must_use]
pub fn key(node: &Node, name: &str) -> Option<Range<usize>> {
    match &node.value {
        Value::Map(pairs) => pairs.iter().find(|(own, ..)| own == name).map(|(_, key, _)| key.clone()),
        _ => None,
    }
}

/// What the names lead to, from map to map.
#[must_use]
pub fn at<'a>(from: &'a Node, names: &[&str]) -> Option<&'a Node> {
    names.iter().try_fold(from, |node, name| field(node, name))
}

/// The text that the names lead to, where it is not empty.
#[must_use]
pub fn word<'a>(from: &'a Node, names: &[&str]) -> Option<&'a str> {
    at(from, names).and_then(text).filter(|word| !word.is_empty())
}

/// The items of the list that the names lead to.
#[must_use]
pub fn list<'a>(from: &'a Node, names: &[&str]) -> &'a [Node] {
    at(from, names).and_then(items).unwrap_or_default()
}

/// The names and the texts of a map, such as labels.
#[must_use]
pub fn pairs(map: &Node) -> Vec<(&str, &str)> {
    match &map.value {
        Value::Map(pairs) => pairs.iter().filter_map(|(name, _, value)| Some((&**name, text(value)?))).collect(),
        _ => Vec::new(),
    }
}
