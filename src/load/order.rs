//! What the name of a lesson's file says: its place, its slug, its language.

use crate::model::Lang;

/// A lesson's file name, taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// The number it begins with.
    pub(super) number: Option<u32>,
    /// What follows the number.
    pub(super) slug: String,
    /// What looks like a language after the slug.
    pub(super) lang: Option<Lang>,
}

/// Takes `01-docker-ps.en.md` apart; the folders before it do not matter.
pub(super) fn name(path: &str) -> Name {
    let file = path.rsplit('/').next().unwrap_or(path);
    let stem = file.strip_suffix(".md").unwrap_or(file);
    let (stem, lang) = match stem.rsplit_once('.').and_then(|(stem, tag)| Some((stem, Lang::new(tag)?))) {
        Some((stem, lang)) => (stem, Some(lang)),
        None => (stem, None),
    };
    let digits = stem.bytes().take_while(u8::is_ascii_digit).count();
    let after = stem[digits..].strip_prefix(['-', '_']);
    match (stem[..digits].parse().ok(), after) {
        (Some(number), Some(slug)) => Name { number: Some(number), slug: slug.to_owned(), lang },
        _ => Name { number: None, slug: stem.to_owned(), lang },
    }
}

#[cfg(test)]
mod tests {
    use super::{Lang, Name, name};

    #[test]
    fn names_are_taken_apart() {
        let expect = |number, slug: &str, lang| Name { number, slug: slug.to_owned(), lang };
        assert_eq!(name("lessons/01-docker-ps.md"), expect(Some(1), "docker-ps", None));
        assert_eq!(name("10_pod.en.md"), expect(Some(10), "pod", Lang::new("en")));
        assert_eq!(name("intro.md"), expect(None, "intro", None));
        assert_eq!(name("2024.md"), expect(None, "2024", None));
    }
}
