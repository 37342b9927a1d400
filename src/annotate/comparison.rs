//! Two manifests as one list of lines, as a comparison shows them: the second one's, and between them what the first one had.

use std::collections::BTreeSet;
use std::ops::Range;

use super::lines;
use crate::manifest::align::align;
use crate::manifest::diff::{Change, Difference, diff};
use crate::manifest::tree::parse;

/// A line of a comparison; numbers count from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// A line of the second file; whether something in it is new.
    Second(usize, bool),
    /// A line of the first file of which something is gone.
    First(usize),
}

/// What differs, and the lines that show it.
#[must_use]
pub fn comparison(from: &str, to: &str) -> (Vec<Row>, Vec<Difference>) {
    let found = diff(&parse(from), &parse(to));
    let mut old: BTreeSet<usize> = BTreeSet::new();
    let mut new: BTreeSet<usize> = BTreeSet::new();
    let mut mark = |text: &str, bytes: &Range<usize>, set: usize| {
        let set = if set == 0 { &mut old } else { &mut new };
        set.extend(lines(text, bytes.clone()));
    };
    for difference in &found {
        match &difference.change {
            Change::Added(bytes) => mark(to, bytes, 1),
            Change::Removed(bytes) => mark(from, bytes, 0),
            Change::Changed { from: before, to: after, .. } => {
                mark(from, before, 0);
                mark(to, after, 1);
            }
        }
    }
    let (before, after): (Vec<&str>, Vec<&str>) = (from.lines().collect(), to.lines().collect());
    let pairs = align(&before, &after);
    let mut rows = Vec::new();
    let mut at = 0;
    let gone = |range: Range<usize>, rows: &mut Vec<Row>| rows.extend(range.filter(|line| old.contains(line)).map(Row::First));
    for (line, pair) in pairs.iter().enumerate() {
        // What the first file had stands before the line that took its place.
        let until = match pair {
            Some(pair) => *pair,
            None if line > 0 && pairs[line - 1].is_none() => at,
            None => pairs[line..].iter().flatten().next().copied().unwrap_or(before.len()),
        };
        gone(at..until.max(at), &mut rows);
        at = at.max(until) + usize::from(pair.is_some());
        rows.push(Row::Second(line, new.contains(&line)));
    }
    gone(at..before.len(), &mut rows);
    (rows, found)
}

#[cfg(test)]
mod tests {
    use super::{Row, comparison};

    fn shown(from: &str, to: &str) -> (String, Vec<String>) {
        let (rows, found) = comparison(from, to);
        let (before, after): (Vec<&str>, Vec<&str>) = (from.lines().collect(), to.lines().collect());
        let line = |row: &Row| match row {
            Row::First(line) => format!("-{}\n", before[*line]),
            Row::Second(line, true) => format!("+{}\n", after[*line]),
            Row::Second(line, false) => format!(" {}\n", after[*line]),
        };
        (rows.iter().map(line).collect(), found.into_iter().map(|one| one.path).collect())
    }

    #[test]
    fn a_changed_value_is_one_line_gone_and_one_new() {
        let (rows, paths) = shown("kind: A\nspec:\n  replicas: 1\n  x: y\n", "kind: A\nspec:\n  replicas: 3\n  x: y\n");
        assert_eq!(rows, " kind: A\n spec:\n-  replicas: 1\n+  replicas: 3\n   x: y\n");
        assert_eq!(paths, ["spec.replicas"]);
    }

    #[test]
    fn order_comments_and_quotes_are_no_difference() {
        let (rows, paths) = shown("kind: A\nb: \"1\"\na: x # c\n", "# new\nkind: A\na: x\nb: '1'\n");
        assert!(!rows.contains('+') && !rows.contains('-'), "{rows}");
        assert!(paths.is_empty());
    }

    #[test]
    fn items_are_told_by_their_names() {
        let (rows, paths) = shown("l:\n- name: a\n  v: 1\n- name: b\n  v: 2\n", "l:\n- name: b\n  v: 2\n- name: c\n  v: 1\n");
        assert_eq!(paths, ["l[name=a]", "l[name=c]"]);
        assert_eq!(rows, " l:\n-- name: a\n-  v: 1\n - name: b\n   v: 2\n+- name: c\n+  v: 1\n");
    }

    #[test]
    fn documents_come_and_go() {
        let one = "kind: A\nmetadata: {name: x}\n";
        let two = format!("{one}---\nkind: B\nmetadata: {{name: y}}\n");
        assert_eq!(shown(one, &two).1, ["B:"]);
        assert_eq!(shown(&two, one).1, ["B:"]);
        assert!(shown(&two, &two).1.is_empty());
    }
}
