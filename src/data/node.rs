//! A value and the place where it was written.

use crate::source::Span;

/// A value with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Where the value stands; for a list or map, from its first to its last descendant.
    pub span: Span,
    /// The value.
    pub value: Value,
}

/// The forms a value takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing, or `~`, or `null`.
    Null,
    /// A single value, still as text.
    Scalar(Scalar),
    /// Values in order.
    List(Vec<Node>),
    /// Named values in the order in which they were written; names are unique.
    Map(Vec<(Key, Node)>),
}

/// A single value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scalar {
    /// Its text, after quotes and escapes.
    pub text: String,
    /// Whether it was written bare, so that `true` or `12` mean a boolean or a number.
    pub plain: bool,
}

/// The name of a value in a map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The name.
    pub name: String,
    /// Where it stands.
    pub span: Span,
}

impl Node {
    /// What the value is, in words for a message.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match &self.value {
            Value::Null => "nothing",
            Value::Scalar(_) => "a single value",
            Value::List(_) => "a list",
            Value::Map(_) => "a map",
        }
    }
}
