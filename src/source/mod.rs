//! Texts, places in them, and what is said about the places.

mod diagnostic;
mod files;
mod report;
mod suggest;

pub use diagnostic::{Diagnostic, Label, Severity};
pub use files::{FileId, SourceFile, Sources, Span, Spanned};
pub use report::{Format, report};
pub use suggest::nearest;
