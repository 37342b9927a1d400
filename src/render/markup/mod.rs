//! From parsed Markdown to HTML.

mod captures;
mod choices;
mod code;
mod directives;
pub(super) mod escape;
mod images;
mod lists;
mod math;
pub(super) mod plain;
mod raw;
mod writer;

pub(super) use writer::Writer;
