//! What may be an id: it becomes part of a file name, a URL and an anchor.

/// The most bytes of an id.
pub const MOST_OF_ID: usize = 80;

/// Whether `word` can be an id: lowercase ASCII letters, digits, `-`, `_` and `.`, beginning with a letter or digit, at most
/// 80 bytes, and no name that a file system keeps for itself.
#[must_use]
pub fn is_id(word: &str) -> bool {
    let first = word.bytes().next();
    first.is_some_and(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        && word.len() <= MOST_OF_ID
        && !word.ends_with('.')
        && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_' | b'.'))
        && !matches!(word, "con" | "prn" | "aux" | "nul")
}

#[cfg(test)]
mod tests {
    use super::is_id;

    #[test]
    fn ids_are_safe_in_paths() {
        for good in ["etcd", "kube-apiserver", "01", "v1.34", "a_b"] {
            assert!(is_id(good), "{good}");
        }
        for bad in ["", "..", "../x", "Etcd", "a/b", "a b", "-a", "é", "a.", "nul", &"a".repeat(81)] {
            assert!(!is_id(bad), "{bad}");
        }
    }
}
