//! A capture, explained by a course: its components as the capture's catalogue, and the node as a diagram's graph.

mod catalogue;
mod known;
mod node;

pub use catalogue::catalogue;
pub use known::known;
pub use node::node;
