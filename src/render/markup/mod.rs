//! From parsed Markdown to HTML.

mod annotated;
mod captures;
mod choices;
mod code;
mod directives;
pub(super) mod escape;
mod images;
mod listings;
mod lists;
mod lives;
mod manifest_diff;
mod manifests;
mod math;
pub(super) mod plain;
mod raw;
mod topologies;
mod writer;

pub(super) use annotated::style;
pub(super) use writer::Writer;
