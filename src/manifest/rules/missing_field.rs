//! A required field is there.
//!
//! Without it the API refuses the object. The official schema says which fields are required, and a value of nothing (`field:` with
//! nothing behind it) counts as no field at all.

use super::super::lint::Set;
use super::super::look::key;
use super::super::naming::one;
use super::super::walk::Misfit;
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/missing-field";

/// Fields that the schema calls required and the API fills in by itself.
const FILLED: &[(&str, &str)] = &[("rbac.v1.RoleRef", "apiGroup")];

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in &set.items {
        for misfit in &item.walk.misfits {
            let Misfit::Missing { owner, field: wanted, parent, key: holder } = misfit else { continue };
            if wanted.name == "status" || is_status(owner.name) || FILLED.contains(&(owner.name, wanted.name)) {
                continue;
            }
            // What stands there with nothing behind it is shown itself.
            let empty = key(parent, wanted.name);
            let at = empty.clone().or_else(|| holder.clone()).unwrap_or_else(|| parent.span.clone());
            let of = one(owner.name.rsplit('.').next().unwrap_or(owner.name));
            let message = match empty {
                Some(_) => format!("`{}` is empty, and {of} needs it", wanted.name),
                None => format!("{of} needs the field `{}`", wanted.name),
            };
            let description = wanted.description();
            let sentence = description.split_inclusive(['.', '\n']).next().unwrap_or_default().trim().to_owned();
            found.push(item.error(CODE, at, message).help(format!("{} ({}): {sentence}", wanted.name, wanted.shape.written())));
        }
    }
}

/// What the cluster writes itself is not asked of an author.
fn is_status(owner: &str) -> bool {
    owner.ends_with("Status") || owner.ends_with("Condition")
}
