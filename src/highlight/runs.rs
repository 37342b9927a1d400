//! A block of code as runs of one class, and the HTML lines that they give.

use std::ops::Range;

use pulldown_cmark_escape::escape_html_body_text;
use syntect::parsing::{ParseState, ScopeStack, SyntaxReference, SyntaxSet};

use super::classes::Classes;

/// Lines longer than this are left plain: a grammar's regular expressions can take minutes on a minified file.
const LONGEST_LINE: usize = 2_000;
/// Blocks longer than this are left plain.
const LONGEST_BLOCK: usize = 400_000;

/// The end of a line among the runs.
const END: u8 = b'\n';
/// The class of a run that has none.
const PLAIN: u8 = b' ';

/// The runs of a block, line by line. Each run is its class (a letter, or a space for none) and its length in bytes, seven bits to a
/// byte, the lowest first, the high bit set on all but the last; a line end closes each line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Runs(pub(super) Vec<u8>);

impl Runs {
    /// What the grammar says of `code`.
    pub(super) fn find(set: &SyntaxSet, grammar: &SyntaxReference, classes: &Classes, code: &str) -> Self {
        let mut state = ParseState::new(grammar);
        let mut stack = ScopeStack::new();
        let mut runs = Self(Vec::new());
        for line in code.split_inclusive('\n') {
            let text = line.trim_end_matches(['\n', '\r']);
            let plain = line.len() > LONGEST_LINE || code.len() > LONGEST_BLOCK;
            let operations = if plain { None } else { state.parse_line(line, set).ok() };
            let mut last: (usize, Option<char>) = (0, operations.as_ref().and_then(|_| classes.of(stack.as_slice())));
            for (at, operation) in operations.into_iter().flatten() {
                let _ = stack.apply(&operation);
                let class = classes.of(stack.as_slice());
                if class != last.1 {
                    runs.push(text, last.0..at, last.1);
                    last = (at, class);
                }
            }
            runs.push(text, last.0..text.len(), last.1);
            runs.0.push(END);
        }
        runs
    }

    fn push(&mut self, text: &str, range: Range<usize>, class: Option<char>) {
        let (start, end) = (range.start.min(text.len()), range.end.min(text.len()));
        let Some(part) = text.get(start..end).filter(|part| !part.is_empty()) else { return };
        let class = class.filter(|_| !part.trim().is_empty()).and_then(|class| u8::try_from(class).ok());
        self.0.push(class.unwrap_or(PLAIN));
        let mut length = part.len();
        while length > 0x7f {
            self.0.push(low(length) | 0x80);
            length >>= 7;
        }
        self.0.push(low(length));
    }

    /// The HTML of each line of `code`; nothing where these are not the runs of that code.
    pub(super) fn paint(&self, code: &str) -> Option<Vec<String>> {
        let mut runs = self.0.iter().copied();
        let mut lines = Vec::new();
        for line in code.split_inclusive('\n') {
            let text = line.trim_end_matches(['\n', '\r']);
            let mut html = String::with_capacity(text.len() * 2);
            let mut at = 0usize;
            loop {
                let class = match runs.next()? {
                    END => break,
                    PLAIN => None,
                    letter if letter.is_ascii_lowercase() => Some(char::from(letter)),
                    _ => return None,
                };
                let length = length(&mut runs)?;
                let part = text.get(at..at.checked_add(length)?)?;
                paint(&mut html, part, class);
                at += length;
            }
            if at != text.len() {
                return None;
            }
            lines.push(html);
        }
        runs.next().is_none().then_some(lines)
    }
}

/// The seven lowest bits.
fn low(length: usize) -> u8 {
    u8::try_from(length & 0x7f).unwrap_or_default()
}

fn length(bytes: &mut impl Iterator<Item = u8>) -> Option<usize> {
    let mut length = 0usize;
    for shift in (0..28).step_by(7) {
        let byte = bytes.next()?;
        length |= usize::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(length);
        }
    }
    None
}

fn paint(html: &mut String, part: &str, class: Option<char>) {
    if let Some(class) = class {
        html.push_str("<i class=");
        html.push(class);
        html.push('>');
    }
    // Writing into a String cannot fail.
    let _ = escape_html_body_text(&mut *html, part);
    if class.is_some() {
        html.push_str("</i>");
    }
}
