//! The languages that the engine writes sentences in.

/// A language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// English, and every language that is not known here.
    #[default]
    English,
    /// French.
    French,
}

impl Language {
    /// The language of a tag such as `fr-CA`.
    #[must_use]
    pub fn of(tag: &str) -> Self {
        if tag.split('-').next() == Some("fr") { Self::French } else { Self::English }
    }

    /// The words of this language.
    #[must_use]
    pub fn pick<T>(self, french: T, english: T) -> T {
        match self {
            Self::French => french,
            Self::English => english,
        }
    }
}
