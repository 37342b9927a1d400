//! What can be wrong with manifests: one rule a file, its reason in the file's first lines, which are also its page of the manual
//! (`docs/rules.md`).
//!
//! A new rule is a file with `CODE` and `check`, a line in the list, and two cases in `tests/manifests`.

mod autoscaler_range;
mod bad_quantity;
mod claim_request;
mod cluster_scope;
mod cron_schedule;
mod data_key;
mod deprecated_api;
mod disruption_budget;
mod duplicate_item;
mod duplicate_key;
mod duplicate_object;
mod env_name;
mod env_source;
mod headless_service;
mod image_reference;
mod image_tag;
mod ingress_port;
mod ingress_shape;
mod label_key;
mod label_value;
mod missing_field;
mod missing_reference;
mod no_containers;
mod no_image;
mod no_name;
mod node_port;
mod not_an_object;
mod not_checked;
mod object_name;
mod one_handler;
mod out_of_range;
mod part_name;
mod port_name;
mod probe_port;
mod read_differently;
mod reference_key;
mod removed_api;
mod requests_over_limits;
mod resource_name;
mod restart_policy;
mod role_binding;
mod rollout;
mod secret_data;
mod secret_keys;
mod selector_labels;
mod service_selector;
mod service_shape;
mod target_port;
mod unknown_field;
mod unknown_kind;
mod unknown_value;
mod unreadable;
mod volume_mount;
mod volume_source;
mod wrong_type;

use super::lint::Set;
use crate::source::Diagnostic;

/// Known words that a suggestion is looked for among: a hostile file has as many as it likes.
const MOST: usize = 300;

/// The nearest of the first few hundred known words.
fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    crate::source::nearest(word, known.into_iter().take(MOST))
}

/// Suggests the nearest of the first few hundred known words; where none is near says `none` if there are none at all, else which there are.
fn suggest(diagnostic: Diagnostic, word: &str, known: &[&str], none: &str) -> Diagnostic {
    diagnostic.did_you_mean_or(word, known.iter().copied().take(MOST), || match known {
        [] => none.to_owned(),
        _ => format!("it has: {}", listed(known)),
    })
}

/// Some names as a list, not more than a dozen of them.
fn listed(names: &[&str]) -> String {
    const MOST: usize = 12;
    let shown = names[..names.len().min(MOST)].join(", ");
    match names.len().saturating_sub(MOST) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// Its code, such as `manifest/node-port`.
    pub code: &'static str,
    /// Adds what it finds.
    pub check: fn(&Set<'_>, &mut Vec<Diagnostic>),
}

/// The list of the rules.
macro_rules! rules {
    ($($name:ident)*) => {
        &[$(Rule { code: $name::CODE, check: $name::check }),*]
    };
}

/// The manual: one section a rule, made by a test from the rules' own words.
const MANUAL: &str = include_str!("../../../docs/rules.md");

/// The section of the manual about a rule, by its code with or without `manifest/`.
#[must_use]
pub fn manual(code: &str) -> Option<&'static str> {
    let heading = format!("\n### {}\n", word(code));
    let start = MANUAL.find(&heading)? + 1;
    let section = &MANUAL[start..];
    let end = section[3..].find("\n### ").map_or(section.len(), |end| end + 3);
    Some(section[..end].trim())
}

/// Every rule.
pub const RULES: &[Rule] = rules! {
    autoscaler_range
    bad_quantity
    claim_request
    cluster_scope
    cron_schedule
    data_key
    deprecated_api
    disruption_budget
    duplicate_item
    duplicate_key
    duplicate_object
    env_name
    env_source
    headless_service
    image_reference
    image_tag
    ingress_port
    ingress_shape
    label_key
    label_value
    missing_field
    missing_reference
    no_containers
    no_image
    no_name
    node_port
    not_an_object
    not_checked
    object_name
    one_handler
    out_of_range
    part_name
    port_name
    probe_port
    read_differently
    reference_key
    removed_api
    requests_over_limits
    resource_name
    restart_policy
    role_binding
    rollout
    secret_data
    secret_keys
    selector_labels
    service_selector
    service_shape
    target_port
    unknown_field
    unknown_kind
    unknown_value
    unreadable
    volume_mount
    volume_source
    wrong_type
};

/// The code of what is said about a file that cannot be read.
pub const UNREADABLE: &str = unreadable::CODE;

/// The rules that look from one object to others. They compare every object with every other, so they are for sets of at most
/// [`MOST_OBJECTS`].
pub const BETWEEN: [&str; 6] = [
    headless_service::CODE,
    ingress_port::CODE,
    missing_reference::CODE,
    reference_key::CODE,
    service_selector::CODE,
    target_port::CODE,
];

/// The most objects that are compared with each other.
pub const MOST_OBJECTS: usize = 10_000;

/// Says that a set is too large for the rules between objects.
pub(super) fn too_many(set: &Set<'_>) -> Option<Diagnostic> {
    let first = set.items.first()?;
    let message = format!("{} objects belong together here: what they name of each other is not checked", set.items.len());
    let help = format!("at most {MOST_OBJECTS} are compared: check fewer files at a time");
    Some(first.warning(not_checked::CODE, first.root.span.clone(), message).help(help))
}

/// The code of a rule without what all of them share: `node-port`.
#[must_use]
pub fn word(code: &str) -> &str {
    code.strip_prefix("manifest/").unwrap_or(code)
}
