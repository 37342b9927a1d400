//! The pens: the same tables as plain text for a terminal, as Markdown, and as JSON.

mod json;
mod layout;
mod markdown;
mod text;

pub use json::json;
pub use markdown::markdown;
pub use text::{Style, text};
