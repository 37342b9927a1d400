//! The manifest engine: manifests as spanned trees, places in them by path.

pub mod path;
