//! What to colour in a manifest: names of fields, values by what they are to kubectl, comments.

use std::ops::Range;

use super::look::{fields, items, plain, text as text_of};
use super::tree::{Node, parse};

/// A part of the text that has a colour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its bytes.
    pub bytes: Range<usize>,
    /// What it is.
    pub paint: Paint,
}

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// The name of a field.
    Key,
    /// A text.
    Text,
    /// A number.
    Number,
    /// `true`, `false`, `null`.
    Constant,
    /// A comment.
    Comment,
}

/// The coloured parts of a text, in order, none inside another.
#[must_use]
pub fn paint(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for document in parse(text) {
        document.root.iter().for_each(|root| node(root, &mut pieces));
    }
    pieces.sort_by_key(|piece| (piece.bytes.start, piece.bytes.end));
    pieces.dedup_by(|next, before| next.bytes.start < before.bytes.end);
    let comments = comments(text, &pieces);
    pieces.extend(comments);
    pieces.sort_by_key(|piece| piece.bytes.start);
    pieces
}

fn node(node: &Node, pieces: &mut Vec<Piece>) {
    if let Some(fields) = fields(node) {
        for field in fields {
            pieces.push(Piece { bytes: field.key, paint: Paint::Key });
            self::node(field.value, pieces);
        }
    } else if let Some(items) = items(node) {
        items.iter().for_each(|item| self::node(item, pieces));
    } else if !node.span.is_empty() {
        pieces.push(Piece { bytes: node.span.clone(), paint: scalar(node) });
    }
}

fn scalar(node: &Node) -> Paint {
    match text_of(node).filter(|_| plain(node)) {
        Some("true" | "false" | "null" | "~" | "yes" | "no" | "on" | "off" | "y" | "n") => Paint::Constant,
        Some(word)
            if word.parse::<i64>().is_ok() || (word.parse::<f64>().is_ok() && word.starts_with(|c: char| c.is_ascii_digit())) =>
        {
            Paint::Number
        }
        _ => Paint::Text,
    }
}

/// What stands after a `#` that is in no other piece and begins a word.
fn comments(text: &str, pieces: &[Piece]) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.trim_end().len();
        for (at, _) in line.match_indices('#') {
            let at = start + at;
            let begins = at == start || text.as_bytes()[at - 1].is_ascii_whitespace();
            let inside = pieces.binary_search_by(|piece| {
                if piece.bytes.end <= at {
                    std::cmp::Ordering::Less
                } else if piece.bytes.start > at {
                    std::cmp::Ordering::Greater
                } else {
                    std::cmp::Ordering::Equal
                }
            });
            if begins && inside.is_err() {
                found.push(Piece { bytes: at..end, paint: Paint::Comment });
                break;
            }
        }
        start += line.len();
    }
    found
}
