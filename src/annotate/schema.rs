//! What Kubernetes knows of the fields of a document.

use crate::manifest::path::To;
use crate::manifest::place::top;
use crate::manifest::schema::schema;
use crate::manifest::tree::Document;

/// The fields that a map may have; nothing where the schema does not know.
#[must_use]
pub(super) fn possible(document: &Document, parent: &[To]) -> Option<Vec<String>> {
    let kind = schema().kind(top(document, &["apiVersion"])?, top(document, &["kind"])?)?;
    let name = |to: &To| match to {
        To::Field(name) => Some(name.clone()),
        To::Item(_) | To::Where { .. } => None,
    };
    let names: Vec<String> = parent.iter().filter_map(name).collect();
    let spot = schema().place(kind, &names.iter().map(String::as_str).collect::<Vec<_>>()).ok()?;
    // The keys of a map are free, unless its values are objects with fields of their own.
    let of = spot.shape.inner().filter(|_| !matches!(spot.shape, crate::manifest::schema::Shape::Map(_)))?;
    Some(of.fields.iter().map(|field| field.name.to_owned()).collect())
}
