//! French and English typography for running text; code never comes here.
//!
//! French rules: Imprimerie nationale, "Lexique des règles typographiques": a narrow no-break space before `; ! ?` and a
//! no-break space before `:` and inside « ».

use std::borrow::Cow;

const NARROW: char = '\u{202f}';
const WIDE: char = '\u{a0}';

/// `text` with the spaces and apostrophes of the language whose primary tag is `language`; other languages are left alone.
#[must_use]
pub fn polish<'a>(text: &'a str, language: &str) -> Cow<'a, str> {
    match language {
        "fr" if text.contains([' ', '\'', '«', '»', '.']) => Cow::Owned(french(text)),
        "en" if text.contains(['\'', '.']) => Cow::Owned(apostrophes(text)),
        _ => Cow::Borrowed(text),
    }
}

fn french(text: &str) -> String {
    let text = apostrophes(text);
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match (c, rest.peek().copied()) {
            (' ', Some(';' | '!' | '?')) => out.push(NARROW),
            (' ', Some(':' | '»')) => out.push(WIDE),
            // A thin space groups the digits of a number and must not end a line.
            (' ', Some(next)) if next.is_ascii_digit() && ends_in_group(&out) && is_group(&rest) => out.push(NARROW),
            ('«', Some(' ')) => {
                rest.next();
                out.push('«');
                out.push(WIDE);
            }
            ('«', Some(next)) if !next.is_whitespace() => {
                out.push('«');
                out.push(WIDE);
            }
            ('»', _) if out.chars().next_back().is_some_and(|last| !last.is_whitespace()) => {
                out.push(WIDE);
                out.push('»');
            }
            _ => out.push(c),
        }
    }
    out
}

/// Whether the text so far ends in one to three digits that begin a number.
fn ends_in_group(out: &str) -> bool {
    let digits = out.chars().rev().take_while(char::is_ascii_digit).count();
    let before = out.chars().rev().nth(digits);
    (1..=3).contains(&digits) && before.is_none_or(|c| matches!(c, ' ' | '(' | NARROW | WIDE))
}

/// Whether exactly three digits follow.
fn is_group(rest: &std::iter::Peekable<std::str::Chars<'_>>) -> bool {
    rest.clone().take_while(char::is_ascii_digit).count() == 3
}

/// `'` between or after letters as `’`, three dots as `…`.
fn apostrophes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let after_letter = out.chars().next_back().is_some_and(char::is_alphanumeric);
        match c {
            '\'' if after_letter => out.push('’'),
            '.' if out.ends_with("..") && !out.ends_with("...") && rest.peek() != Some(&'.') => {
                out.truncate(out.len() - 2);
                out.push('…');
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::polish;

    #[test]
    fn french_spaces_and_apostrophes() {
        let polished = polish("L'API : « oui » ! Vraiment ? 10 000 fois...", "fr");
        assert_eq!(polished, "L’API\u{a0}: «\u{a0}oui\u{a0}»\u{202f}! Vraiment\u{202f}? 10\u{202f}000 fois…");
        assert_eq!(polish("«mot»", "fr"), "«\u{a0}mot\u{a0}»");
        assert_eq!(polish("en 2024 100 Pods", "fr"), "en 2024 100 Pods");
    }

    #[test]
    fn other_languages_keep_their_spaces() {
        assert_eq!(polish("It's : ok", "en"), "It’s : ok");
        assert_eq!(polish("It's", "de"), "It's");
    }
}
