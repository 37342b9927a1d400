//! An environment variable has a name that can be one.
//!
//! Printable characters of ASCII, and no `=`, which ends a name. Shells take only letters, digits and `_`.

use super::super::lint::Set;
use super::super::look::text;
use super::super::naming::is_env_name;
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/env-name";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in &set.items {
        for visit in item.walk.visits.iter().filter(|visit| visit.is("core.v1.EnvVar", "name")) {
            let Some(name) = text(visit.node).filter(|name| !is_env_name(name)) else { continue };
            let diagnostic = item.error(CODE, visit.node.span.clone(), format!("`{name}` cannot name an environment variable"));
            found.push(match name.split_once('=') {
                Some((name, value)) => diagnostic.help(format!("write `name: {name}` and `value: {value}`")),
                None => diagnostic.help("printable characters of ASCII, and no `=`"),
            });
        }
    }
}
