//! Looking into a tree: the fields of a map, the items of a list, the text of a single value.

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
