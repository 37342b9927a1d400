//! What the template library says, made fit to be told: the same words at every run, one report for each mistake.

use std::ops::Range;

/// One mistake of the several that a message of the library tells.
pub(super) struct Report<'a> {
    /// The template's name.
    pub(super) template: &'a str,
    /// What is wrong.
    pub(super) message: &'a str,
    /// The line, from 1.
    line: usize,
    /// The column in characters, from 1.
    column: usize,
    /// How many characters are meant.
    width: usize,
}

/// The reports in a message of the form `error: what`, ` --> template:line:column`, the line, and marks under it.
pub(super) fn reports(text: &str) -> Vec<Report<'_>> {
    let mut found = Vec::new();
    let mut message = None;
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(what) = line.strip_prefix("error: ") {
            message = Some(what);
        } else if let Some(place) = line.trim_start().strip_prefix("--> ") {
            let mut parts = place.rsplitn(3, ':');
            let mut number = || parts.next().and_then(|part| part.parse().ok());
            let (column, line) = (number(), number());
            let marks = lines.nth(2).unwrap_or_default();
            if let (Some(template), Some(line), Some(column), Some(message)) = (parts.next(), line, column, message.take()) {
                found.push(Report { template, message, line, column, width: marks.matches('^').count() });
            }
        }
    }
    found
}

impl Report<'_> {
    /// The bytes that are meant in the template's text; nothing where they are not there.
    pub(super) fn range(&self, text: &str) -> Range<usize> {
        let skipped = self.line.saturating_sub(1);
        let Some(line) = text.split_inclusive('\n').nth(skipped) else { return 0..0 };
        let start: usize = text.split_inclusive('\n').take(skipped).map(str::len).sum();
        let byte = |chars: usize| line.char_indices().nth(chars).map_or(line.trim_end().len(), |(i, _)| i);
        let first = self.column.saturating_sub(1);
        start + byte(first)..start + byte(first + self.width).max(byte(first))
    }
}

/// The message with every list of names in it, `` `b`, `a` ``, in the order of the alphabet: the library's is the order of a hash.
pub(super) fn ordered(message: &str) -> String {
    let parts: Vec<&str> = message.split('`').collect();
    let mut names: Vec<&str> = parts.iter().skip(1).step_by(2).take((parts.len() - 1) / 2).copied().collect();
    // Names stand at odd places, what is between two of them at even ones.
    let mut start = 0;
    for i in 0..names.len() {
        if parts.get(2 * i + 2) != Some(&", ") {
            names[start..=i].sort_unstable();
            start = i + 1;
        }
    }
    let mut names = names.into_iter();
    let whole = parts.iter().enumerate().map(|(i, part)| if i % 2 == 1 { names.next().unwrap_or(part) } else { part });
    whole.collect::<Vec<_>>().join("`")
}

#[cfg(test)]
mod tests {
    use super::{ordered, reports};

    #[test]
    fn lists_of_names_are_sorted_and_other_names_stay() {
        let message = "Unknown argument(s) `b`, `c`, `a` in component call. Possible argument(s) are: `z`, `y`";
        let expected = "Unknown argument(s) `a`, `b`, `c` in component call. Possible argument(s) are: `y`, `z`";
        assert_eq!(ordered(message), expected);
        for same in ["", "`b` and `a`", "`", "a`b", "`b`, `", "``, ``"] {
            assert_eq!(ordered(same), same);
        }
    }

    #[test]
    fn a_report_is_read_back_with_its_place() {
        let text = "é\néé{{ x | nope }}\n";
        let message =
            "error: Unknown filter `nope`\n --> a:b.html:2:10\n  |\n2 | éé{{ x | nope }}\n  |          ^^^^\n\nerror: lost";
        let found = reports(message);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].template, found[0].message), ("a:b.html", "Unknown filter `nope`"));
        assert_eq!(&text[found[0].range(text)], "nope");
        assert_eq!(found[0].range(""), 0..0);
    }
}
