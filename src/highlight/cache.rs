//! What is known of highlighted blocks, as one file: a line that says what made it, then each block's key (16 bytes, lowest first), the
//! length of its runs (4 bytes, lowest first) and its runs, in the order of the keys.

use std::collections::HashMap;

use super::runs::Runs;

/// The grammars that the runs come from: with other ones, nothing that is known counts. A test compares this with the lock file.
const GRAMMARS: &str = "syntect 5.3.0, two-face 0.5.2+bat-0.26.1";

fn head() -> String {
    let engine = if cfg!(feature = "onig") { "onig" } else { "fancy-regex" };
    format!("ardoise {} highlighting 1: {GRAMMARS}, {engine}\n", env!("CARGO_PKG_VERSION"))
}

/// The blocks of a file; nothing where it was made by another version, or is damaged.
pub(super) fn read(bytes: &[u8]) -> Option<HashMap<u128, Runs>> {
    let mut rest = bytes.strip_prefix(head().as_bytes())?;
    let mut known = HashMap::new();
    while !rest.is_empty() {
        let (key, after) = rest.split_first_chunk::<16>()?;
        let (length, after) = after.split_first_chunk::<4>()?;
        let (runs, after) = after.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
        known.insert(u128::from_le_bytes(*key), Runs(runs.to_vec()));
        rest = after;
    }
    Some(known)
}

/// The file of these blocks.
pub(super) fn write<'a>(blocks: impl Iterator<Item = (u128, &'a Runs)>) -> Vec<u8> {
    let mut blocks: Vec<_> = blocks.collect();
    blocks.sort_unstable_by_key(|(key, _)| *key);
    let mut bytes = head().into_bytes();
    for (key, Runs(runs)) in blocks {
        let Ok(length) = u32::try_from(runs.len()) else { continue };
        bytes.extend(key.to_le_bytes());
        bytes.extend(length.to_le_bytes());
        bytes.extend(runs);
    }
    bytes
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_change_of_grammars_forgets_what_was_known() {
        let lock = include_str!("../../Cargo.lock");
        for grammar in super::GRAMMARS.split(", ") {
            let (name, version) = grammar.split_once(' ').unwrap();
            let package = format!("name = \"{name}\"\nversion = \"{version}\"");
            assert!(lock.contains(&package), "Cargo.lock has another version than `{grammar}`: change GRAMMARS");
        }
    }
}
