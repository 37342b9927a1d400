//! Languages, and texts that exist in several of them.

use std::fmt;
use std::sync::Arc;

use crate::source::{Span, Spanned};

/// A language by its BCP 47 tag, such as `fr` or `pt-BR`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang(Arc<str>);

impl Lang {
    /// The language of that tag, where the tag has the form of one: letters and digits in parts of 2 to 8, the first of letters.
    #[must_use]
    pub fn new(tag: &str) -> Option<Self> {
        let mut parts = tag.split('-');
        let first = parts.next().is_some_and(|p| (2..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_lowercase()));
        let rest = parts.all(|p| (2..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()));
        (first && rest).then(|| Self(tag.into()))
    }

    /// Its tag.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.0
    }

    /// Its first part: `pt` of `pt-BR`.
    #[must_use]
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text: the same words in every language, or words by language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Text {
    /// A plain string.
    Same(Spanned<String>),
    /// One string for each language that has been written, in the order in which they were written; never empty.
    ByLang(Span, Vec<(Lang, Spanned<String>)>),
}

/// The words of a [`Text`] that a reader of one language gets.
#[derive(Debug, Clone, Copy)]
pub struct Localized<'a> {
    /// The words.
    pub words: &'a str,
    /// Where they were written.
    pub span: Span,
    /// Their language where it is not the reader's.
    pub foreign: Option<&'a Lang>,
}

impl Text {
    /// The words in `lang`, else those in `default`, else the first that were written.
    #[must_use]
    pub fn get<'a>(&'a self, lang: &Lang, default: &Lang) -> Localized<'a> {
        match self {
            Self::Same(text) => Localized { words: &text.value, span: text.span, foreign: None },
            Self::ByLang(span, texts) => {
                let of = |wanted: &Lang| texts.iter().find(|(l, _)| l == wanted);
                match of(lang).or_else(|| of(default)).or_else(|| texts.first()) {
                    Some((l, text)) => Localized { words: &text.value, span: text.span, foreign: (l != lang).then_some(l) },
                    None => Localized { words: "", span: *span, foreign: None },
                }
            }
        }
    }

    /// The words in `lang`; nothing where they are in other languages only.
    #[must_use]
    pub fn only(&self, lang: &Lang) -> Option<&str> {
        self.each().find(|(own, _)| own.is_none_or(|own| own == lang)).map(|(_, text)| &*text.value)
    }

    /// Where the whole text was written.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::Same(text) => text.span,
            Self::ByLang(span, _) => *span,
        }
    }

    /// Every string of the text with its place; the language is `None` where it serves all.
    pub fn each(&self) -> impl Iterator<Item = (Option<&Lang>, &Spanned<String>)> {
        let (same, by_lang) = match self {
            Self::Same(text) => (Some((None, text)), [].iter()),
            Self::ByLang(_, texts) => (None, texts.iter()),
        };
        same.into_iter().chain(by_lang.map(|(lang, text)| (Some(lang), text)))
    }
}
