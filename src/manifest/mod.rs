//! The manifest engine: manifests as spanned trees, places in them by path.

pub mod align;
pub mod diff;
pub mod edges;
pub mod language;
pub mod life;
pub mod look;
pub mod object;
pub mod paint;
pub mod path;
pub mod place;
pub mod tree;
