//! The pens: they project a scene and never measure.

pub mod html;
pub mod json;
pub mod prose;
pub mod style;
pub mod svg;
pub mod text;
