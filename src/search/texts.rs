//! The texts of the results: of each page its address and title, of each section its place, title, first words and other names.

use rayon::prelude::*;
use serde_json::{Value, json};

use super::Document;

/// The most pages in a file.
const PAGES: usize = 64;
/// The size that a file is ended at, in bytes.
const SIZE: usize = 48 * 1024;
/// The most characters of a section that are kept: context for what is found.
const LONGEST: usize = 800;

/// The first document of each file, and the files.
pub(super) fn texts(documents: &[Document]) -> (Vec<usize>, Vec<String>) {
    let texts: Vec<String> = documents.par_iter().map(text).collect();
    let (mut starts, mut files): (Vec<usize>, Vec<String>) = (Vec::new(), Vec::new());
    for (i, text) in texts.into_iter().enumerate() {
        match files.last_mut().filter(|file| file.len() < SIZE && starts.last().is_some_and(|start| i - start < PAGES)) {
            Some(file) => {
                file.push_str(",\n");
                file.push_str(&text);
            }
            None => {
                starts.push(i);
                files.push(text);
            }
        }
    }
    let files = files.into_iter().map(|file| format!("[{file}]")).collect();
    (starts, files)
}

/// `[address, title, label, colour, [[anchor, title, text, names], …]]`; the first section is under the page's own title.
fn text(document: &Document) -> String {
    let title = document.sections.first().map_or("", |section| &section.title);
    let section = |(i, section): (usize, &super::Section)| -> Value {
        let title = if i == 0 { "" } else { &*section.title };
        json!([
            section.anchor,
            title,
            beginning(if section.text.is_empty() { &section.code } else { &section.text }),
            section.names
        ])
    };
    let sections: Vec<Value> = document.sections.iter().enumerate().map(section).collect();
    json!([document.url, title, document.label, document.color, sections]).to_string()
}

/// The first words of a text.
fn beginning(text: &str) -> &str {
    let Some((end, _)) = text.char_indices().nth(LONGEST) else { return text };
    text[..end].rfind(' ').map_or(&text[..end], |space| &text[..space])
}
