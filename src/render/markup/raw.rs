//! The addresses and ids in an author's raw HTML, so that what is wrong with them is told where they stand.

use html5gum::{Token, Tokenizer};

use crate::model::{Origin, anchor};
use crate::source::Span;

/// The addresses and ids of `html`, which stands at `span`.
pub(super) fn origins(html: &str, span: Span) -> Vec<Origin> {
    let mut origins = Vec::new();
    for token in Tokenizer::new(html) {
        let Ok(Token::StartTag(tag)) = token else { continue };
        for (name, value) in &tag.attributes {
            let value = String::from_utf8_lossy(value).into_owned();
            let href = match &***name {
                b"href" | b"src" => value.clone(),
                b"id" => anchor(&value),
                _ => continue,
            };
            origins.push(Origin { href, written: value, span });
        }
    }
    origins
}
