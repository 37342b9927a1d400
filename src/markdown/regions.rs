//! Parts of files between `ANCHOR: name` and `ANCHOR_END: name` comments, as mdBook names them.

use std::collections::BTreeSet;

/// A region that was asked for.
#[derive(Debug, PartialEq, Eq)]
pub enum Region {
    /// Its lines, without the anchors in it, and their common indentation taken off.
    Lines(String),
    /// It is not there; these are.
    Unknown(BTreeSet<String>),
}

/// The region `name` of `text`.
#[must_use]
pub fn region(text: &str, name: &str) -> Region {
    let mut inside = false;
    let mut found = false;
    let mut lines = Vec::new();
    let mut names = BTreeSet::new();
    for line in text.lines() {
        if let Some(end) = anchor(line, "ANCHOR_END:") {
            inside &= end != name;
        } else if let Some(start) = anchor(line, "ANCHOR:") {
            names.insert(start.to_owned());
            found |= start == name;
            inside |= start == name;
        } else if inside {
            lines.push(line);
        }
    }
    if found { Region::Lines(dedent(&lines)) } else { Region::Unknown(names) }
}

/// The lines of the region `name`, counted from 0, its anchors left out; nothing where it is not there or holds nothing.
#[must_use]
pub fn region_lines(text: &str, name: &str) -> std::ops::Range<usize> {
    let is = |line: &str, word| anchor(line, word) == Some(name);
    let Some(start) = text.lines().position(|line| is(line, "ANCHOR:")) else { return 0..0 };
    let inside = text.lines().skip(start + 1).position(|line| is(line, "ANCHOR_END:"));
    let end = inside.map_or_else(|| text.lines().count(), |length| start + 1 + length);
    start + 1..end
}

/// Whether a line holds an anchor.
#[must_use]
pub fn is_anchor(line: &str) -> bool {
    anchor(line, "ANCHOR:").is_some() || anchor(line, "ANCHOR_END:").is_some()
}

/// `text` without the lines that hold an anchor.
#[must_use]
pub fn without_anchors(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        if !is_anchor(line) {
            out.push_str(line);
        }
    }
    out
}

fn anchor<'a>(line: &'a str, word: &str) -> Option<&'a str> {
    let (before, after) = line.split_once(word)?;
    let comment = before.trim().chars().all(|c| c.is_ascii_punctuation());
    after.split_whitespace().next().filter(|_| comment)
}

fn dedent(lines: &[&str]) -> String {
    let indent = |line: &&&str| line.len() - line.trim_start_matches(' ').len();
    let common = lines.iter().filter(|line| !line.trim().is_empty()).map(|line| indent(&line)).min().unwrap_or(0);
    lines.iter().map(|line| format!("{}\n", line.get(common..).unwrap_or_default())).collect()
}

#[cfg(test)]
mod tests {
    use super::{Region, region, without_anchors};

    const TEXT: &str = "a:\n  # ANCHOR: x\n  b: 1\n    # ANCHOR: y\n    c\n    # ANCHOR_END: y\n  # ANCHOR_END: x\nd\n";

    #[test]
    fn regions_are_cut_and_dedented() {
        assert_eq!(region(TEXT, "x"), Region::Lines("b: 1\n  c\n".into()));
        assert_eq!(region(TEXT, "z"), Region::Unknown(["x".to_owned(), "y".to_owned()].into()));
        assert_eq!(without_anchors(TEXT), "a:\n  b: 1\n    c\nd\n");
    }
}
