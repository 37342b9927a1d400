//! Diagrams: a graph becomes a scene on whole cells, and pens project the scene as text, SVG, prose or JSON.

pub mod build;
mod busy;
mod compact;
mod draft;
mod finish;
pub mod graph;
mod hints;
mod insert;
mod label;
pub mod layout;
mod meaning;
pub(crate) mod measure;
pub mod pen;
mod place;
mod plan;
mod portfolio;
mod ports;
pub mod problem;
pub mod read;
mod route;
pub mod scene;
mod score;
mod tighten;
mod validate;
pub mod verify;
pub mod words;
mod work;

pub use graph::Graph;
pub use layout::{Options, layout};
pub use problem::Problem;
pub use scene::Scene;
pub use validate::validate;
