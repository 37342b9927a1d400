//! The schema of Kubernetes' own kinds: types, required fields and the official descriptions, made from `k8s-openapi` by a test
//! (`tests/schema`), and beside it what its static form leaves out (`facts.txt`).

mod facts;
mod place;
mod table;

pub use place::{Lost, Spot};

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

/// The version of Kubernetes that the table describes.
pub const VERSION: &str = "1.34";

/// The kinds and their types.
#[derive(Debug, Default)]
pub struct Schema {
    /// By `apiVersion`, then by `kind`.
    pub kinds: Vec<Kind>,
    types: HashMap<&'static str, Type>,
}

/// A kind of object.
#[derive(Debug)]
pub struct Kind {
    /// Its `apiVersion`.
    pub api_version: &'static str,
    /// Its `kind`.
    pub kind: &'static str,
    /// Whether its objects belong to the whole cluster and not to a namespace.
    pub cluster: bool,
    /// The name of its type.
    pub type_name: &'static str,
}

/// A type with fields.
#[derive(Debug)]
pub struct Type {
    /// Its name, such as `core.v1.Container`.
    pub name: &'static str,
    /// Its official description, as the table writes it.
    description: &'static str,
    shape: Shape,
    /// Its fields, in the order of the alphabet.
    pub fields: Vec<Field>,
}

/// A field of a type.
#[derive(Debug)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// Whether an object without it is refused.
    pub required: bool,
    /// What it holds.
    pub shape: Shape,
    description: &'static str,
    /// What the static schema leaves out.
    pub facts: Facts,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// A text.
    Text,
    /// `true` or `false`.
    Boolean,
    /// A whole number of 32 bits.
    Int32,
    /// A whole number of 64 bits.
    Int64,
    /// Any number.
    Number,
    /// A number or a text.
    IntOrText,
    /// An amount such as `500m` or `1Gi`.
    Quantity,
    /// A time as RFC 3339 writes it.
    Time,
    /// Bytes, in base64.
    Bytes,
    /// A map whose content is free.
    Object,
    /// Anything.
    Any,
    /// A list of them.
    List(Box<Self>),
    /// A map to them.
    Map(Box<Self>),
    /// A type of that name.
    Of(&'static str),
}

/// What is known of a field besides its type.
#[derive(Debug, Default)]
pub struct Facts {
    /// The values it may have, with what they mean; none where it is free.
    pub values: Vec<(&'static str, &'static str)>,
    /// What it is where it is not set.
    pub default: Option<&'static str>,
    /// The keys by which the items of its list are told apart.
    pub keys: Vec<&'static str>,
    /// The least and the greatest number.
    pub range: Option<(i64, i64)>,
    /// Whether it can never be changed once the object is made.
    pub immutable: bool,
}

impl Facts {
    /// The least and the greatest number; no greatest one where that is only the end of what an integer holds.
    #[must_use]
    pub fn bounds(&self) -> Option<(i64, Option<i64>)> {
        self.range.map(|(least, most)| (least, meant(most)))
    }
}

/// A greatest number, unless it is only the end of what an integer holds.
pub(crate) fn meant(most: i64) -> Option<i64> {
    (most != i64::from(i32::MAX) && most != i64::MAX).then_some(most)
}

static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    let mut schema = table::read(include_str!("kubernetes.txt"));
    facts::add(include_str!("facts.txt"), &mut schema);
    schema
});

/// The schema.
#[must_use]
pub fn schema() -> &'static Schema {
    &SCHEMA
}

impl Schema {
    /// The kind of that name in a version of the API.
    #[must_use]
    pub fn kind(&self, api_version: &str, kind: &str) -> Option<&Kind> {
        self.kinds.iter().find(|known| known.api_version == api_version && known.kind == kind)
    }

    /// The kinds of that name, in whatever version: stable ones first, of a group the latest first.
    #[must_use]
    pub fn named(&self, kind: &str) -> Vec<&Kind> {
        let mut found: Vec<&Kind> = self.kinds.iter().filter(|known| known.kind.eq_ignore_ascii_case(kind)).collect();
        let unstable = |kind: &Kind| kind.api_version.contains("alpha") || kind.api_version.contains("beta");
        let parts = |kind: &Kind| kind.api_version.rsplit_once('/').unwrap_or(("", kind.api_version));
        found.sort_by_key(|kind| (unstable(kind), parts(kind).0, Reverse(parts(kind).1)));
        found
    }

    /// Whether a group of the API is Kubernetes' own.
    #[must_use]
    pub fn is_own_group(&self, api_version: &str) -> bool {
        let group = api_version.rsplit_once('/').map_or("", |(group, _)| group);
        !group.contains('.')
            || self.kinds.iter().any(|kind| kind.api_version.split_once('/').is_some_and(|(own, _)| own == group))
    }

    /// The type of that name.
    #[must_use]
    pub fn of(&self, name: &str) -> Option<&Type> {
        self.types.get(name)
    }

    /// Every type, by name.
    #[must_use]
    pub fn types(&self) -> BTreeMap<&'static str, &Type> {
        self.types.values().map(|one| (one.name, one)).collect()
    }
}

impl Type {
    /// The field of that name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// Its official description.
    #[must_use]
    pub fn description(&self) -> String {
        table::unescaped(self.description)
    }

    /// What a value of this type is.
    #[must_use]
    pub fn shape(&self) -> &Shape {
        &self.shape
    }
}

impl Field {
    /// Its official description.
    #[must_use]
    pub fn description(&self) -> String {
        table::unescaped(self.description)
    }

    /// What it is where it is not set: as it is known, else as the official description says it.
    #[must_use]
    pub fn default(&self) -> Option<String> {
        if let Some(known) = self.facts.default {
            return Some(known.to_owned());
        }
        let (_, after) = ["Defaults to ", "defaults to ", "Default is ", "default is ", "Default to "]
            .iter()
            .filter_map(|words| self.description.split_once(words))
            .max_by_key(|(_, after)| after.len())?;
        let end = after.find(['.', ',', ';', '(']).unwrap_or(after.len());
        let value = after[..end].trim().trim_matches(['"', '\'', '`']).trim();
        (!value.is_empty() && value.split_whitespace().count() <= 6).then(|| value.to_owned())
    }
}

impl Shape {
    /// The type that this is, holds as items, or holds as values of a map.
    #[must_use]
    pub fn inner(&self) -> Option<&'static Type> {
        match self {
            Self::Of(name) => schema().of(name),
            Self::List(inner) | Self::Map(inner) => inner.inner(),
            _ => None,
        }
    }

    /// As `kubectl explain` writes it.
    #[must_use]
    pub fn written(&self) -> String {
        match self {
            Self::Text => "string".to_owned(),
            Self::Boolean => "boolean".to_owned(),
            Self::Int32 | Self::Int64 => "integer".to_owned(),
            Self::Number => "number".to_owned(),
            Self::IntOrText => "IntOrString".to_owned(),
            Self::Quantity => "Quantity".to_owned(),
            Self::Time => "Time".to_owned(),
            Self::Bytes => "string (base64)".to_owned(),
            Self::Object => "Object".to_owned(),
            Self::Any => "any".to_owned(),
            Self::List(inner) => format!("[]{}", inner.written()),
            Self::Map(inner) => format!("map[string]{}", inner.written()),
            Self::Of(name) => name.rsplit('.').next().unwrap_or(name).to_owned(),
        }
    }

    /// In words: "a text", "a list".
    #[must_use]
    pub fn words(&self) -> &'static str {
        match self {
            Self::Text | Self::Bytes => "a text",
            Self::Boolean => "`true` or `false`",
            Self::Int32 | Self::Int64 => "a whole number",
            Self::Number => "a number",
            Self::IntOrText => "a number or a text",
            Self::Quantity => "an amount",
            Self::Time => "a time",
            Self::Any => "anything",
            Self::List(_) => "a list",
            Self::Map(_) | Self::Of(_) | Self::Object => "a map",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Shape, schema};

    #[test]
    fn kinds_lead_to_types_and_fields() {
        let kind = schema().kind("apps/v1", "Deployment").unwrap();
        let spec = schema().of(kind.type_name).unwrap().field("spec").unwrap().shape.inner().unwrap();
        assert!(spec.field("selector").unwrap().required && spec.field("selector").unwrap().facts.immutable);
        assert_eq!(spec.field("replicas").unwrap().shape, Shape::Int32);
        assert_eq!(spec.field("replicas").unwrap().default().as_deref(), Some("1"));
        assert!(spec.description().starts_with("DeploymentSpec is"));
    }

    #[test]
    fn every_type_that_is_named_is_there() {
        let types = schema().types();
        assert!(types.len() > 500);
        let fields = types.values().flat_map(|one| &one.fields);
        let mut shapes: Vec<&Shape> = fields.map(|field| &field.shape).collect();
        while let Some(shape) = shapes.pop() {
            match shape {
                Shape::Of(name) => assert!(types.contains_key(name), "{name}"),
                Shape::List(inner) | Shape::Map(inner) => shapes.push(inner),
                _ => {}
            }
        }
    }

    #[test]
    fn groups_are_told_apart() {
        for own in ["v1", "apps/v1", "extensions/v1beta1", "networking.k8s.io/v1"] {
            assert!(schema().is_own_group(own), "{own}");
        }
        for other in ["cert-manager.io/v1", "gateway.networking.k8s.io/v1", "kubeadm.k8s.io/v1beta4"] {
            assert!(!schema().is_own_group(other), "{other}");
        }
    }
}
