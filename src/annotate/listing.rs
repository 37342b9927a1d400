//! The lines that the notes of a file of code belong to.

use super::{NOTE_PLACE, Place};
use crate::markdown::{self, Region};
use crate::model::{Listing, Passage};
use crate::source::{Diagnostic, Sources, Span, Spanned, nearest};

/// For each note of a listing, its places; and the places that are not there.
#[must_use]
pub fn passages(listing: &Listing, sources: &Sources) -> (Vec<Vec<Place>>, Vec<Diagnostic>) {
    let text = sources.get(listing.file).text().unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    let cx = Cx { text, lines, shown: sources.first_line(listing.file), path: &sources.get(listing.file).path };
    let mut diagnostics = Vec::new();
    let mut of = |passage: &Passage| match cx.passage(passage) {
        Ok(found) => Some(found),
        Err(diagnostic) => {
            diagnostics.push(*diagnostic);
            None
        }
    };
    let places = listing.notes.iter().map(|note| note.at.iter().filter_map(&mut of).collect()).collect();
    (places, diagnostics)
}

struct Cx<'a> {
    text: &'a str,
    lines: Vec<&'a str>,
    /// The first line of the file.
    shown: Span,
    path: &'a str,
}

type Found = Result<Place, Box<Diagnostic>>;

impl Cx<'_> {
    fn passage(&self, passage: &Passage) -> Found {
        match passage {
            Passage::Words(words) => {
                let line = self.only(words)?;
                Ok(Place { name: words.value.clone(), lines: line..line + 1 })
            }
            Passage::Between(from, to) => {
                let first = self.only(from)?;
                let last = (first..self.lines.len()).find(|i| self.lines[*i].contains(&*to.value));
                match last {
                    Some(last) => Ok(Place { name: format!("{} … {}", from.value, to.value), lines: first..last + 1 }),
                    None => Err(Box::new(self.missing(to, first))),
                }
            }
            Passage::Region(name) => self.region(name),
        }
    }

    /// The only line that holds these words.
    fn only(&self, words: &Spanned<String>) -> Result<usize, Box<Diagnostic>> {
        let holding: Vec<usize> = (0..self.lines.len()).filter(|i| self.lines[*i].contains(&*words.value)).collect();
        match holding[..] {
            [line] => Ok(line),
            [] => Err(Box::new(self.missing(words, 0))),
            [..] => {
                let numbers: Vec<String> = holding.iter().take(8).map(|i| (i + 1).to_string()).collect();
                let message = format!("`{}` stands on several lines of `{}`: {}", words.value, self.path, numbers.join(", "));
                let help = "write more of the line, or mark a region: `at: {region: name}`";
                Err(Box::new(Diagnostic::error(NOTE_PLACE, words.span, message).help(help)))
            }
        }
    }

    /// That no line from `first` on holds these words.
    fn missing(&self, words: &Spanned<String>, first: usize) -> Diagnostic {
        let message = format!("no line of `{}` holds `{}`", self.path, words.value);
        let diagnostic = Diagnostic::error(NOTE_PLACE, words.span, message).also(self.shown, "this is the file");
        let trimmed: Vec<&str> = self.lines.iter().skip(first).map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
        match nearest(&words.value, trimmed) {
            Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
            None => diagnostic.help("a note names words of a line as they stand in the file"),
        }
    }

    fn region(&self, name: &Spanned<String>) -> Found {
        if let Region::Unknown(names) = markdown::region(self.text, &name.value) {
            let message = format!("`{}` has no region `{}`", self.path, name.value);
            let diagnostic = Diagnostic::error(NOTE_PLACE, name.span, message);
            return Err(Box::new(if names.is_empty() {
                diagnostic.help(format!("mark one with comments: `# ANCHOR: {0}` and `# ANCHOR_END: {0}`", name.value))
            } else {
                diagnostic.help(format!("it has: {}", names.into_iter().collect::<Vec<_>>().join(", ")))
            }));
        }
        Ok(Place { name: name.value.clone(), lines: markdown::region_lines(self.text, &name.value) })
    }
}
