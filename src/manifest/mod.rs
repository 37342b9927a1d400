//! The manifest engine: manifests as spanned trees, places in them by path, the official schema and the rules.

pub mod align;
pub mod diff;
pub mod documented;
pub mod edges;
pub mod language;
pub mod life;
pub mod lint;
pub mod look;
pub mod naming;
pub mod object;
pub mod paint;
pub mod path;
pub mod place;
pub mod quantity;
pub mod rules;
pub mod scalar;
pub mod schema;
pub mod tree;
pub mod walk;
