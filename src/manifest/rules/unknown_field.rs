//! A field is one that its type has.
//!
//! The API refuses unknown fields, or drops them without a word where validation is not strict: what the author wanted never
//! happens. Mostly a letter is missing, or the field stands one level too far to the left or to the right.

use super::super::lint::Set;
use super::super::naming::one;
use super::super::schema::{Shape, Type, schema};
use super::super::walk::Misfit;
use super::{listed, nearest};
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/unknown-field";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in &set.items {
        for misfit in &item.walk.misfits {
            let Misfit::Unknown { owner, parent: _, name, key } = misfit else { continue };
            let of = one(short(owner));
            let diagnostic = item.error(CODE, key.clone(), format!("{of} has no field `{name}`"));
            let near = nearest(name, owner.fields.iter().map(|field| field.name));
            let inside =
                || owner.fields.iter().find(|field| inner(&field.shape).is_some_and(|inner| inner.field(name).is_some()));
            found.push(if let Some(near) = near {
                diagnostic.help(format!("did you mean `{near}`?"))
            } else if let Some(field) = inside() {
                diagnostic.help(match field.shape {
                    Shape::Of(_) => format!("it belongs below `{}`: indent it further", field.name),
                    _ => format!("an item of `{}` has it", field.name),
                })
            } else {
                let top = item.known.and_then(|known| schema().of(known.type_name));
                match top.and_then(|top| holder(top, name, 3)) {
                    Some(path) => diagnostic.help(format!("there is a field `{path}.{name}`: look at the indentation")),
                    None => diagnostic.help(format!(
                        "it may have: {}",
                        listed(&owner.fields.iter().map(|field| field.name).collect::<Vec<_>>())
                    )),
                }
            });
        }
    }
}

/// A type's name as people say it.
fn short(of: &Type) -> &str {
    of.name.rsplit('.').next().unwrap_or(of.name)
}

fn inner(shape: &Shape) -> Option<&'static Type> {
    match shape {
        Shape::Of(name) => schema().of(name),
        _ => None,
    }
}

/// The way from a type to one that has the field, not deeper than some levels.
fn holder(of: &'static Type, name: &str, levels: usize) -> Option<String> {
    let mut ways: Vec<(String, &'static Type)> = vec![(String::new(), of)];
    for _ in 0..levels {
        let mut next = Vec::new();
        for (way, of) in ways {
            for field in of.fields.iter().filter(|field| field.name != "status") {
                let Some(inner) = inner(&field.shape) else { continue };
                let way = if way.is_empty() { field.name.to_owned() } else { format!("{way}.{}", field.name) };
                if inner.field(name).is_some() {
                    return Some(way);
                }
                next.push((way, inner));
            }
        }
        ways = next;
    }
    None
}
