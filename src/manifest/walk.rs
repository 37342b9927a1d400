//! Walks an object along the schema: every value with the field it belongs to, and where the two do not fit.
//!
//! The walk says what is so; the rules say it in words.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::Range;

use super::look::text;
use super::scalar::{Scalar, is_null, scalar};
use super::schema::{Field, Shape, Type, schema};
use super::tree::{Node, Value};

/// A value that fits its field.
#[derive(Debug, Clone)]
pub struct Visit<'a> {
    /// The type that has the field.
    pub owner: &'static Type,
    /// The field.
    pub field: &'static Field,
    /// What the value is: of an item of a list, or a value of a map, what these are.
    pub shape: &'static Shape,
    /// The map that the field stands in.
    pub parent: &'a Node,
    /// The name of the field; of a value in a map its key. Nothing for an item of a list.
    pub key: Option<(&'a str, Range<usize>)>,
    /// The value.
    pub node: &'a Node,
}

impl Visit<'_> {
    /// Whether this is that field of that type, or an item or a value of it.
    #[must_use]
    pub fn is(&self, owner: &str, field: &str) -> bool {
        self.field.name == field && self.owner.name == owner
    }
}

/// Where an object does not fit the schema.
#[derive(Debug, Clone)]
pub enum Misfit<'a> {
    /// A field that the type does not have.
    Unknown {
        /// The type.
        owner: &'static Type,
        /// The map that it stands in.
        parent: &'a Node,
        /// Its name.
        name: &'a str,
        /// Where its name stands.
        key: Range<usize>,
    },
    /// A required field that is not there.
    Missing {
        /// The type.
        owner: &'static Type,
        /// The field.
        field: &'static Field,
        /// The map that lacks it.
        parent: &'a Node,
        /// The name of the field that holds this map, where there is one.
        key: Option<Range<usize>>,
    },
    /// A value that is not what the field holds.
    Type {
        /// The field.
        field: &'static Field,
        /// What it should be.
        shape: &'static Shape,
        /// The value.
        node: &'a Node,
    },
    /// A name that stands twice in a map.
    Twice {
        /// The name.
        name: &'a str,
        /// Where it stands again.
        again: Range<usize>,
        /// Where it stood first.
        first: Range<usize>,
    },
}

/// What a walk found.
#[derive(Debug, Default)]
pub struct Walk<'a> {
    /// The values that fit, in the order of the file.
    pub visits: Vec<Visit<'a>>,
    /// What does not fit.
    pub misfits: Vec<Misfit<'a>>,
}

/// Walks an object of that type.
#[must_use]
pub fn walk<'a>(root: &'a Node, of: &'static Type) -> Walk<'a> {
    let mut walk = Walk::default();
    twice(root, &mut walk.misfits);
    walk.fields(root, of, None);
    walk
}

/// The names that stand twice in a map, anywhere in a value.
pub fn twice<'a>(node: &'a Node, misfits: &mut Vec<Misfit<'a>>) {
    match &node.value {
        Value::List(items) => items.iter().for_each(|item| twice(item, misfits)),
        Value::Map(pairs) => {
            let mut seen: HashMap<&str, &Range<usize>> = HashMap::with_capacity(pairs.len());
            for (name, key, value) in pairs {
                match seen.entry(name) {
                    Entry::Occupied(first) => {
                        misfits.push(Misfit::Twice { name, again: key.clone(), first: (*first.get()).clone() });
                    }
                    Entry::Vacant(place) => {
                        place.insert(key);
                    }
                }
                twice(value, misfits);
            }
        }
        Value::Scalar { .. } => {}
    }
}

impl<'a> Walk<'a> {
    /// The fields of a map of that type.
    fn fields(&mut self, node: &'a Node, of: &'static Type, holder: Option<Range<usize>>) {
        let Value::Map(pairs) = &node.value else { return };
        for field in of.fields.iter().filter(|field| field.required) {
            let set = |(name, _, value): &(String, Range<usize>, Node)| name == field.name && !is_null(value);
            if !pairs.iter().any(set) {
                self.misfits.push(Misfit::Missing { owner: of, field, parent: node, key: holder.clone() });
            }
        }
        for (name, key, value) in pairs {
            match of.field(name) {
                Some(field) => {
                    let visit = Visit {
                        owner: of,
                        field,
                        shape: &field.shape,
                        parent: node,
                        key: Some((&**name, key.clone())),
                        node: value,
                    };
                    self.value(visit, Some(key.clone()));
                }
                None => self.misfits.push(Misfit::Unknown { owner: of, parent: node, name, key: key.clone() }),
            }
        }
    }

    /// A value, its items and its fields.
    fn value(&mut self, visit: Visit<'a>, holder: Option<Range<usize>>) {
        let (node, shape) = (visit.node, visit.shape);
        // kubectl drops what is null before anybody looks at it.
        if is_null(node) {
            return;
        }
        if !fits(node, shape) {
            self.misfits.push(Misfit::Type { field: visit.field, shape, node });
            return;
        }
        self.visits.push(visit.clone());
        match (&node.value, shape) {
            (Value::List(items), Shape::List(inner)) => {
                for item in items {
                    if is_null(item) {
                        self.misfits.push(Misfit::Type { field: visit.field, shape: inner, node: item });
                    }
                    self.value(Visit { shape: inner, key: None, node: item, ..visit.clone() }, None);
                }
            }
            (Value::Map(pairs), Shape::Map(inner)) => {
                for (name, key, value) in pairs {
                    let inside =
                        Visit { shape: inner, parent: node, key: Some((&**name, key.clone())), node: value, ..visit.clone() };
                    self.value(inside, Some(key.clone()));
                }
            }
            (Value::Map(_), Shape::Of(name)) => {
                if let Some(of) = schema().of(name) {
                    self.fields(node, of, holder);
                }
            }
            _ => {}
        }
    }
}

/// Whether a value is of that shape; what is null is not asked.
fn fits(node: &Node, shape: &Shape) -> bool {
    match (&node.value, shape) {
        (_, Shape::Any) | (Value::List(_), Shape::List(_)) | (Value::Map(_), Shape::Map(_) | Shape::Of(_) | Shape::Object) => {
            true
        }
        (Value::Scalar { .. }, _) => match (scalar(node), shape) {
            (Some(Scalar::Text), Shape::Text | Shape::IntOrText | Shape::Quantity | Shape::Bytes | Shape::Time)
            | (Some(Scalar::Boolean(_)), Shape::Boolean)
            | (Some(Scalar::Integer(_)), Shape::Quantity | Shape::Number)
            | (Some(Scalar::Float(_)), Shape::Number | Shape::Quantity) => true,
            (Some(Scalar::Integer(number)), Shape::Int32 | Shape::IntOrText) => i32::try_from(number).is_ok(),
            (Some(Scalar::Integer(number)), Shape::Int64) => i64::try_from(number).is_ok(),
            _ => false,
        },
        _ => false,
    }
}

/// What a value is, in words.
#[must_use]
pub fn found(node: &Node) -> String {
    match (&node.value, scalar(node)) {
        (Value::List(_), _) => "a list".to_owned(),
        (Value::Map(_), _) => "a map".to_owned(),
        (_, Some(Scalar::Null)) => "nothing".to_owned(),
        (_, Some(Scalar::Boolean(value))) if text(node) == Some(if value { "true" } else { "false" }) => "a boolean".to_owned(),
        (_, Some(Scalar::Boolean(value))) => format!("the boolean `{value}`"),
        (_, Some(Scalar::Integer(number))) if text(node) == Some(&*number.to_string()) => "a number".to_owned(),
        (_, Some(Scalar::Integer(number))) => format!("the number {number}"),
        (_, Some(Scalar::Float(_))) => "a number with a point".to_owned(),
        _ => "a text".to_owned(),
    }
}
