//! Source code into HTML lines with short classes, the same block never twice: not in a build, and not in the next one either.

mod cache;
mod classes;
mod runs;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use pulldown_cmark_escape::escape_html_body_text;
use syntect::parsing::{SyntaxReference, SyntaxSet};
use xxhash_rust::xxh3::xxh3_128;

use classes::Classes;
use runs::Runs;

/// HTML lines without their line ends.
pub type Lines = Arc<Vec<String>>;

/// The grammars, loaded when the first block needs one, and every block that was highlighted.
#[derive(Default)]
pub struct Highlighter {
    grammars: OnceLock<(SyntaxSet, Classes)>,
    /// What an earlier build found out.
    known: HashMap<u128, Runs>,
    done: Mutex<HashMap<u128, (Arc<Runs>, Lines)>>,
}

impl Highlighter {
    /// One that knows what an earlier one wrote with [`Self::cache`]. What cannot be read is as if it were not there.
    #[must_use]
    pub fn with_cache(bytes: &[u8]) -> Self {
        Self { known: cache::read(bytes).unwrap_or_default(), ..Self::default() }
    }

    /// What was found out about every block that was asked for, for the next build; the same blocks give the same bytes.
    #[must_use]
    pub fn cache(&self) -> Vec<u8> {
        let done = self.done.lock().unwrap_or_else(PoisonError::into_inner);
        cache::write(done.iter().map(|(key, (runs, _))| (*key, &**runs)))
    }

    /// The lines of `code`. The language `text` (or none) is plain; one that no grammar knows gives `None`.
    pub fn lines(&self, language: &str, code: &str) -> Option<Lines> {
        if matches!(language, "" | "text" | "txt" | "plain" | "plaintext" | "output") {
            return Some(Arc::new(code.lines().map(escaped).collect()));
        }
        let key = xxh3_128([language.as_bytes(), b"\0", code.as_bytes()].concat().as_slice());
        if let Some((_, lines)) = self.done.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Some(Arc::clone(lines));
        }
        // What the file of an earlier build holds is believed only where it fits the code to the byte.
        let (runs, lines) = match self.known.get(&key).and_then(|runs| Some((runs.clone(), runs.paint(code)?))) {
            Some(found) => found,
            None => {
                let (set, classes) = self.grammars();
                let runs = Runs::find(set, find(set, language)?, classes, code);
                let lines = runs.paint(code)?;
                (runs, lines)
            }
        };
        let lines = Arc::new(lines);
        self.done.lock().unwrap_or_else(PoisonError::into_inner).insert(key, (Arc::new(runs), Arc::clone(&lines)));
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

    const CODE: &str = "kind: Pod # c\r\n\n  name: \"<é>\"\n";

    #[test]
    fn what_one_found_out_the_next_knows() {
        let first = Highlighter::default();
        let lines = first.lines("yaml", CODE).unwrap();
        let next = Highlighter::with_cache(&first.cache());
        assert_eq!(next.lines("yaml", CODE).unwrap(), lines);
        assert!(next.grammars.get().is_none(), "the grammars were loaded for a known block");
        assert_eq!(next.cache(), first.cache());
    }

    #[test]
    fn a_cache_that_is_cut_or_changed_changes_no_text() {
        let first = Highlighter::default();
        let text = |lines: &[String]| -> Vec<String> {
            let tag = |line: &String| line.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
            lines.iter().map(tag).collect()
        };
        let lines = first.lines("yaml", CODE).unwrap();
        let good = first.cache();
        for at in 0..good.len() {
            let cut = Highlighter::with_cache(&good[..at]);
            assert_eq!(cut.lines("yaml", CODE).unwrap(), lines);
            for byte in [0, b'<', b'z', 0xff] {
                let mut changed = good.clone();
                changed[at] = byte;
                assert_eq!(text(&Highlighter::with_cache(&changed).lines("yaml", CODE).unwrap()), text(&lines), "{at} {byte}");
            }
        }
    }

    #[test]
    fn a_long_line_is_left_plain() {
        let code = "a(".repeat(5_000);
        assert_eq!(*Highlighter::default().lines("js", &code).unwrap(), [code]);
    }
}
