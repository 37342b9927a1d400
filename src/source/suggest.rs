//! The nearest known word to a mistyped one.

/// The word of `known` that is nearest to `word`, where one is near enough to be meant (Damerau-Levenshtein distance of
/// at most a third of the word's length, or equal when case, `-`, `_` and spaces are ignored).
#[must_use]
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold(word);
    let most = word.chars().count() / 3;
    known
        .into_iter()
        .filter(|candidate| *candidate != word)
        .map(|candidate| {
            let distance = if fold(candidate) == folded { 0 } else { strsim::damerau_levenshtein(word, candidate) };
            (distance, candidate)
        })
        .filter(|(distance, _)| *distance <= most)
        .min()
        .map(|(_, candidate)| candidate)
}

fn fold(word: &str) -> String {
    word.chars().filter(|c| !matches!(c, '-' | '_' | ' ')).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn near_words_are_found_and_far_ones_are_not() {
        let known = ["summary", "objectives", "prerequisites"];
        assert_eq!(nearest("sumary", known), Some("summary"));
        assert_eq!(nearest("Pre-Requisites", known), Some("prerequisites"));
        assert_eq!(nearest("colour", known), None);
        assert_eq!(nearest("z", ["x"]), None);
    }
}
