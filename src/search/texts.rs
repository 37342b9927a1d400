//! What results say: what each page and each section is called, and the first words of each section.

use rayon::prelude::*;
use serde_json::json;

use super::{Document, Section};

/// The most pages in a file of texts.
const PAGES: usize = 64;
/// The size that a file of texts is ended at, in bytes.
const SIZE: usize = 48 * 1024;
/// The same for what results are called: of most courses one file, which is there before it is needed.
const HEADS_SIZE: usize = 256 * 1024;
/// The most characters of a section that are kept: context for what is found.
const LONGEST: usize = 800;

/// The first document of each file, and the files: for each document a list of the first words of its sections, JSON.
pub(super) fn texts(documents: &[Document]) -> (Vec<usize>, Vec<String>) {
    let text = |document: &Document| {
        let sections: Vec<&str> = document.sections.iter().map(beginning).collect();
        json!(sections).to_string()
    };
    let (starts, files) = files(documents.par_iter().map(text).collect(), (PAGES, SIZE), ",\n");
    (starts, files.into_iter().map(|file| format!("[{file}]")).collect())
}

/// The first document of each file, and the files: what results are called, a line for each document.
pub(super) fn heads(documents: &[Document]) -> (Vec<usize>, Vec<String>) {
    files(documents.par_iter().map(head).collect(), (usize::MAX, HEADS_SIZE), "\n")
}

/// Address, title, label and colour, and of each section its place, title and other names, between tabs; the first section is under
/// the page's own title.
fn head(document: &Document) -> String {
    let title = document.sections.first().map_or("", |section| &section.title);
    let mut parts = vec![&*document.url, title, &document.label, &document.color];
    for (i, section) in document.sections.iter().enumerate() {
        parts.extend([&*section.anchor, if i == 0 { "" } else { &section.title }, &section.names]);
    }
    let plain: Vec<String> = parts.into_iter().map(|part| part.replace(['\t', '\n'], " ")).collect();
    plain.join("\t")
}

/// Puts together what stands between `between`, so many pages and so many bytes in a file.
fn files(texts: Vec<String>, (pages, size): (usize, usize), between: &str) -> (Vec<usize>, Vec<String>) {
    let (mut starts, mut files): (Vec<usize>, Vec<String>) = (Vec::new(), Vec::new());
    for (i, text) in texts.into_iter().enumerate() {
        match files.last_mut().filter(|file| file.len() < size && starts.last().is_some_and(|start| i - start < pages)) {
            Some(file) => {
                file.push_str(between);
                file.push_str(&text);
            }
            None => {
                starts.push(i);
                files.push(text);
            }
        }
    }
    (starts, files)
}

/// The first words of a section, or of its code where it says nothing else.
fn beginning(section: &Section) -> &str {
    let text = if section.text.is_empty() { &section.code } else { &section.text };
    let Some((end, _)) = text.char_indices().nth(LONGEST) else { return text };
    text[..end].rfind(' ').map_or(&text[..end], |space| &text[..space])
}
