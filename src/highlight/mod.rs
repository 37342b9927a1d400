//! Source code into HTML lines with short classes, the same block never twice.

mod classes;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use pulldown_cmark_escape::escape_html_body_text;
use syntect::parsing::{ParseState, ScopeStack, SyntaxReference, SyntaxSet};
use xxhash_rust::xxh3::xxh3_128;

use classes::Classes;

/// Lines longer than this are left plain: a grammar's regular expressions can take minutes on a minified file.
const LONGEST_LINE: usize = 2_000;
/// Blocks longer than this are left plain.
const LONGEST_BLOCK: usize = 400_000;

/// HTML lines without their line ends.
pub type Lines = Arc<Vec<String>>;

/// The grammars, loaded when the first block needs one, and every block that was highlighted.
#[derive(Default)]
pub struct Highlighter {
    grammars: OnceLock<(SyntaxSet, Classes)>,
    done: Mutex<HashMap<u128, Lines>>,
}

impl Highlighter {
    /// The lines of `code`. The language `text` (or none) is plain; one that no grammar knows gives `None`.
    pub fn lines(&self, language: &str, code: &str) -> Option<Lines> {
        if matches!(language, "" | "text" | "txt" | "plain" | "plaintext" | "output") {
            return Some(Arc::new(code.lines().map(escaped).collect()));
        }
        let key = xxh3_128([language.as_bytes(), b"\0", code.as_bytes()].concat().as_slice());
        if let Some(lines) = self.done.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Some(Arc::clone(lines));
        }
        let (set, classes) = self.grammars();
        let grammar = find(set, language)?;
        let lines = Arc::new(render(set, grammar, classes, code));
        self.done.lock().unwrap_or_else(PoisonError::into_inner).insert(key, Arc::clone(&lines));
        Some(lines)
    }

    /// The names by which a fence can ask for a language, sorted.
    pub fn languages(&self) -> Vec<&str> {
        let (set, _) = self.grammars();
        let extensions = set.syntaxes().iter().flat_map(|syntax| syntax.file_extensions.iter().map(String::as_str));
        let mut names: Vec<&str> = extensions.filter(|name| name.chars().all(|c| c.is_ascii_alphanumeric())).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    fn grammars(&self) -> &(SyntaxSet, Classes) {
        self.grammars.get_or_init(|| (two_face::syntax::extra_newlines(), Classes::default()))
    }
}

/// The grammar of a language by the names that fences use.
fn find<'a>(set: &'a SyntaxSet, language: &str) -> Option<&'a SyntaxReference> {
    let language = match language {
        "console" | "shell" | "shell-session" => "bash",
        "dockerfile" | "Dockerfile" => "Dockerfile",
        "golang" => "go",
        other => other,
    };
    set.find_syntax_by_token(language)
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    // Writing into a String cannot fail.
    let _ = escape_html_body_text(&mut out, text);
    out
}

fn render(set: &SyntaxSet, grammar: &SyntaxReference, classes: &Classes, code: &str) -> Vec<String> {
    if code.len() > LONGEST_BLOCK {
        return code.lines().map(escaped).collect();
    }
    let mut state = ParseState::new(grammar);
    let mut stack = ScopeStack::new();
    let mut lines = Vec::new();
    for line in code.split_inclusive('\n') {
        let text = line.trim_end_matches(['\n', '\r']);
        let operations = if line.len() > LONGEST_LINE { None } else { state.parse_line(line, set).ok() };
        let Some(operations) = operations else {
            lines.push(escaped(text));
            continue;
        };
        let mut html = String::with_capacity(text.len() * 2);
        let mut last: (usize, Option<char>) = (0, classes.of(stack.as_slice()));
        for (at, operation) in operations {
            let _ = stack.apply(&operation);
            let class = classes.of(stack.as_slice());
            if class != last.1 {
                push(&mut html, text, last.0..at, last.1);
                last = (at, class);
            }
        }
        push(&mut html, text, last.0..text.len(), last.1);
        lines.push(html);
    }
    lines
}

fn push(html: &mut String, text: &str, range: std::ops::Range<usize>, class: Option<char>) {
    let Some(part) = text.get(range.start.min(text.len())..range.end.min(text.len())).filter(|part| !part.is_empty()) else {
        return;
    };
    match class.filter(|_| !part.trim().is_empty()) {
        Some(class) => {
            html.push_str("<i class=");
            html.push(class);
            html.push('>');
            let _ = escape_html_body_text(&mut *html, part);
            html.push_str("</i>");
        }
        None => {
            let _ = escape_html_body_text(&mut *html, part);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Highlighter;

    #[test]
    fn yaml_has_keys_and_values() {
        let lines = Highlighter::default().lines("yaml", "kind: Pod # c\nname: \"<a>\"\n").unwrap();
        assert_eq!(lines[0], "<i class=g>kind</i>: <i class=s>Pod</i> <i class=c># c</i>");
        assert_eq!(lines[1], "<i class=g>name</i>: <i class=s>\"&lt;a&gt;\"</i>");
    }

    #[test]
    fn unknown_languages_are_told() {
        assert!(Highlighter::default().lines("no-such-language", "x").is_none());
        assert!(Highlighter::default().languages().contains(&"yaml"));
    }

    #[test]
    fn a_long_line_is_left_plain() {
        let code = "a(".repeat(5_000);
        assert_eq!(*Highlighter::default().lines("js", &code).unwrap(), [code]);
    }
}
