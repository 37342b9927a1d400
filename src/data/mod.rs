//! YAML and TOML as one tree of values with their places, and the reading of it with every mistake collected.

mod fields;
mod node;
mod toml;
mod yaml;

pub use self::toml::parse as parse_toml;
pub use fields::{Decode, Fields};
pub use node::{Key, Node, Scalar, Value};
pub use yaml::parse as parse_yaml;
