//! The tables as JSON, for other programs.

use crate::capture::tables::Tables;

/// Writes the tables as JSON, with a line end.
#[must_use]
pub fn json(tables: &Tables) -> String {
    let mut out = serde_json::to_string_pretty(tables).unwrap_or_default();
    out.push('\n');
    out
}
