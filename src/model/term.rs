//! A word of the glossary.

use super::Text;
use crate::source::Spanned;

/// A term.
#[derive(Debug, Clone)]
pub struct Term {
    /// Its id.
    pub id: Spanned<String>,
    /// The word itself.
    pub term: Text,
    /// What it means, in Markdown.
    pub definition: Text,
    /// Ids worth reading next.
    pub see: Vec<Spanned<String>>,
}
