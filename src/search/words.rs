//! What a word is, and its folded form. `static/theme/search.js` does the same to what a reader types.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Longer words are cut: nobody types them.
const LONGEST: usize = 40;

/// Each word of a text, in order: a run of letters, digits and marks; a character by itself in scripts that put no space between words.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| !is_part(c));
        let first = rest.chars().next()?;
        let end = if is_alone(first) {
            first.len_utf8()
        } else {
            rest.find(|c: char| !is_part(c) || is_alone(c)).unwrap_or(rest.len())
        };
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(word)
    })
}

/// Whether a character is part of a word.
fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || (!c.is_ascii() && (c.is_alphanumeric() || is_combining_mark(c)))
}

/// Whether a character is a word: Chinese characters and Japanese syllables.
fn is_alone(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// A word as [`fold_whole`] gives it, cut where it is very long.
#[must_use]
pub fn fold(word: &str) -> String {
    let folded = fold_whole(word);
    match folded.char_indices().nth(LONGEST) {
        Some((end, _)) => folded[..end].to_owned(),
        None => folded,
    }
}

/// A word without case, accents and ligatures. Nothing for a word of marks alone.
#[must_use]
pub fn fold_whole(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(word.len());
    for c in word.to_lowercase().nfd().filter(|c| !is_combining_mark(*c)) {
        match c {
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' => folded.push('d'),
            'ı' => folded.push('i'),
            c => folded.push(c),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::{fold, words};

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        let found: Vec<&str> = words("L’équipement de kube-apiserver: v1.34, 中文!").collect();
        assert_eq!(found, ["L", "équipement", "de", "kube", "apiserver", "v1", "34", "中", "文"]);
        assert_eq!(words("…—").count(), 0);
    }

    #[test]
    fn folding_takes_away_what_nobody_types() {
        for (word, folded) in
            [("Équipement", "equipement"), ("CŒUR", "coeur"), ("cafe\u{301}", "cafe"), ("Straße", "strasse"), ("Pod", "pod")]
        {
            assert_eq!(fold(word), folded);
            assert_eq!(fold(&fold(word)), folded);
        }
        assert_eq!(fold(&"é".repeat(100)).len(), 40);
    }
}
