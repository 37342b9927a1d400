//! Markdown with directives and mentions: one parse of a whole text, every part with its place in the file.

mod attributes;
mod directive;
mod facts;
mod lost;
mod nesting;
mod offsets;
mod parse;
mod plain;
mod regions;
mod replaced;
mod session;
mod slug;
mod specs;
mod typography;

pub use attributes::Attributes;
pub use directive::Directive;
pub use facts::{Facts, Fence, facts, fence, listed};
pub use parse::{Item, Parsed, inline, parse};
pub use plain::words;
pub use regions::{Region, is_anchor, region, region_lines, without_anchors};
pub use session::{SessionLine, commands, session};
pub use slug::Slugs;
pub use specs::{Form, SPECS, Spec};
pub use typography::polish;
