//! A capture, explained by a course: its components as the capture's catalogue, and the node as a diagram's graph.

mod catalogue;
mod node;

pub use catalogue::catalogue;
pub use node::node;
