//! From parsed Markdown to HTML.

mod annotated;
mod answers;
mod breaks;
mod captures;
mod code;
mod directives;
pub(super) mod escape;
pub(super) mod exercises;
mod explaining;
mod fields;
mod footnotes;
mod images;
mod links;
mod listings;
mod lists;
mod lives;
mod made_quiz;
mod manifest_diff;
mod manifests;
mod math;
mod parts;
pub(super) mod plain;
mod questions;
mod raw;
mod stray;
mod tags;
mod topologies;
mod writer;

pub(super) use annotated::style;
pub(super) use writer::Writer;
