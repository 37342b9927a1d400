//! Lines of a terminal: wrapped between words, cut inside them only when one alone is too long, measured in cells.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How many cells a text takes.
pub(super) fn width(text: &str) -> usize {
    text.width()
}

/// Wraps a text; the first line has `first` cells, the others `rest`. Non-breaking spaces do not break.
pub(super) fn wrap(text: &str, first: usize, rest: usize) -> Vec<String> {
    let single = text.trim_matches(' ');
    if single.len() <= first && !single.contains("  ") {
        return vec![single.to_owned()];
    }
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let room = |lines: &[String]| if lines.len() == 1 { first } else { rest }.max(2);
        let gap = usize::from(used > 0);
        if used > 0 && used + gap + width(word) > room(&lines) {
            lines.push(String::new());
            used = 0;
        } else if gap > 0 {
            push(&mut lines, " ");
            used += 1;
        }
        for char in word.chars() {
            let cells = char.width().unwrap_or(0);
            if used > 0 && used + cells > room(&lines) {
                lines.push(String::new());
                used = 0;
            }
            if let Some(line) = lines.last_mut() {
                line.push(char);
            }
            used += cells;
        }
    }
    lines
}

fn push(lines: &mut [String], text: &str) {
    if let Some(line) = lines.last_mut() {
        line.push_str(text);
    }
}

/// Pads a text with blanks to this many cells.
pub(super) fn pad(text: &str, cells: usize) -> String {
    format!("{text}{}", " ".repeat(cells.saturating_sub(width(text))))
}

#[cfg(test)]
mod tests {
    use super::{pad, width, wrap};

    #[test]
    fn lines_are_measured_in_cells() {
        assert_eq!(wrap("un deux trois", 8, 8), ["un deux", "trois"]);
        assert_eq!(wrap("un deux trois", 3, 20), ["un", "deux trois"]);
        assert_eq!(wrap("abcdefgh", 4, 4), ["abcd", "efgh"]);
        assert_eq!(wrap("日本語日本語", 5, 5), ["日本", "語日", "本語"]);
        assert_eq!(wrap("", 4, 4), [""]);
        assert_eq!(wrap("a\u{a0}: b", 3, 3), ["a\u{a0}:", "b"]);
        assert_eq!(width(&pad("日", 4)), 4);
    }
}
