//! Captures: the outputs of `docker ps`, `crictl` and `kubectl get pods`, read, regrouped by Pod, and explained.

pub mod builtin;
pub mod catalogue;
pub mod decode;
pub mod graph;
mod group;
pub mod lang;
mod members;
pub mod model;
mod name;
mod names;
mod observe;
pub mod owner;
pub mod pens;
mod read;
mod regroup;
pub mod remark;
mod say;
pub mod tables;
pub mod totals;

pub use say::{no_name, phrases};

use model::Snapshot;

/// Reads a capture: every line is taken for something, or remarked on.
#[must_use]
pub fn capture(text: &str) -> Snapshot {
    group::group(read::read(text))
}
