//! How many cells a text needs, and where it may be broken; the only place that knows about letters' widths.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Largest advance of U+0020 to U+007E over nine sans-serif fonts, in thousandths of an em.
const ADVANCE: [u32; 95] = [
    318, 401, 460, 838, 638, 987, 780, 275, 391, 391, 552, 838, 318, 461, 318, 452, 637, 637, 637, 637, 643, 637, 637, 637, 637,
    637, 337, 337, 838, 838, 838, 557, 1016, 685, 687, 728, 771, 667, 611, 778, 764, 339, 552, 674, 563, 929, 764, 801, 667, 801,
    723, 667, 643, 742, 685, 1036, 686, 678, 686, 391, 452, 391, 838, 557, 578, 613, 635, 559, 635, 616, 361, 635, 634, 278, 278,
    580, 278, 975, 634, 612, 635, 635, 413, 523, 393, 634, 592, 818, 592, 592, 542, 637, 551, 637, 838,
];

/// Thousandths of an em that one cell can hold in the SVG.
const EM_PER_CELL: u32 = 620;

/// Columns that the text takes in a terminal.
pub(crate) fn columns(text: &str) -> i32 {
    i32::try_from(text.graphemes(true).map(grapheme_columns).sum::<usize>()).unwrap_or(i32::MAX / 4)
}

/// Columns of one grapheme: never more than two.
pub(crate) fn grapheme_columns(grapheme: &str) -> usize {
    grapheme.width().min(2)
}

/// Cells to keep free for the text in a scene, so that it fits in a terminal and in any common proportional font.
pub(crate) fn cells(text: &str) -> i32 {
    columns(text).max(i32::try_from(em(text).div_ceil(EM_PER_CELL)).unwrap_or(i32::MAX / 4))
}

/// The greatest breadth in common fonts, in thousandths of the font's size.
pub(crate) fn em(text: &str) -> u32 {
    text.graphemes(true).map(grapheme_em).sum()
}

fn grapheme_em(grapheme: &str) -> u32 {
    let first = grapheme.chars().next().unwrap_or(' ');
    let index = (first as u32).wrapping_sub(0x20);
    match ADVANCE.get(index as usize) {
        Some(&em) => em,
        None => match grapheme_columns(grapheme) {
            0 => 0,
            1 if first.is_uppercase() => 760,
            1 => 636,
            _ => 1200,
        },
    }
}

/// As [`wrap`], and words too long for a line are broken after hyphens.
pub(crate) fn wrap_hyphens(text: &str, limit: i32) -> Vec<String> {
    let mut lines = vec![];
    for line in wrap(text, limit) {
        let mut open = String::new();
        for piece in line.split_inclusive(['-', ' ']) {
            if !open.is_empty() && cells(&open) + cells(piece.trim_end()) > limit {
                lines.push(open.trim_end().to_string());
                open.clear();
            }
            open.push_str(piece);
        }
        lines.push(open.trim_end().to_string());
    }
    lines
}

/// Words between ordinary spaces; a no-break space breaks nothing.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '\t', '\n', '\r']).filter(|w| !w.is_empty())
}

/// The text, or as much of it as takes a few times what a label may: what is longer is told as a mistake, and must not
/// make a drawing that fills the memory.
pub(crate) fn clipped(text: &str, limit: i32) -> std::borrow::Cow<'_, str> {
    let most = usize::try_from(4 * limit).unwrap_or(usize::MAX);
    match text.grapheme_indices(true).nth(most) {
        Some((end, _)) => format!("{}...", &text[..end]).into(),
        None => text.into(),
    }
}

/// The text on one line, with single spaces.
pub(crate) fn one_line(text: &str) -> String {
    words(text).collect::<Vec<_>>().join(" ")
}

/// Breaks a text at spaces into lines of at most `limit` cells where words allow, as even as can be.
pub(crate) fn wrap(text: &str, limit: i32) -> Vec<String> {
    let words: Vec<&str> = words(text).collect();
    if words.is_empty() {
        return vec![String::new()];
    }
    let greedy = fill(&words, limit);
    let longest = words.iter().map(|w| cells(w)).max().unwrap_or(1);
    let (mut low, mut high) = (longest, limit.max(longest));
    while low < high {
        let middle = (low + high) / 2;
        if fill(&words, middle).len() <= greedy.len() {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    fill(&words, low)
}

fn fill(words: &[&str], limit: i32) -> Vec<String> {
    let mut lines: Vec<String> = vec![];
    for word in words {
        match lines.last_mut() {
            Some(line) if cells(line) + 1 + cells(word) <= limit => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push((*word).to_string()),
        }
    }
    lines
}

/// Cells of the widest line.
pub(crate) fn widest(lines: &[String]) -> i32 {
    lines.iter().map(|line| cells(line)).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_letters_take_more_cells_than_columns() {
        assert_eq!(columns("WWWW"), 4);
        assert_eq!(cells("WWWW"), 7);
        assert_eq!(cells("kubelet"), 7);
        assert_eq!(cells("日本"), 4);
    }

    #[test]
    fn lines_are_even() {
        assert_eq!(wrap("a bb ccc dddd eeeee", 11), ["a bb ccc", "dddd eeeee"]);
        assert_eq!(wrap("", 5), [""]);
    }
}
