//! The scene as JSON, for tests and tools.

use crate::diagram::scene::Scene;

/// The whole scene, indented, ended by a line feed.
pub fn json(scene: &Scene) -> String {
    let mut text = serde_json::to_string_pretty(scene).unwrap_or_else(|_| "{}".into());
    text.push('\n');
    text
}
