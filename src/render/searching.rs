//! The search index of each language, from what its finished pages hold.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde_json::{json, to_string};
use xxhash_rust::xxh3::Xxh3;

use super::Language;
use super::page::Finished;
use crate::model::Lang;
use crate::outline::{Passage, PassageKind};
use crate::search::{self, Document, Section, Standing};

/// How a page is found.
pub(super) struct Findable {
    /// Its language, by its place among those of the course.
    pub(super) language: usize,
    /// What it is, in words.
    pub(super) label: String,
    /// The colour of its family, or nothing.
    pub(super) color: &'static str,
    /// What its title counts for.
    pub(super) standing: Standing,
}

/// The path of the manifest of a language.
pub(super) fn manifest(lang: &Lang) -> String {
    format!("theme/search/{lang}.js")
}

/// The files of the index of every language: paths from the site's root, and bytes. The words of the pages are used up.
pub(super) fn files(languages: &[Language<'_>], finished: &mut [Finished]) -> Vec<(String, Vec<u8>)> {
    let mut documents: Vec<Vec<Document>> = languages.iter().map(|_| Vec::new()).collect();
    for page in finished {
        let passages = std::mem::take(&mut page.outline.passages);
        if let Some(found) = &page.found {
            documents[found.language].push(document(&page.path, found, passages));
        }
    }
    languages.iter().zip(documents).flat_map(|(language, documents)| of_language(language, &documents)).collect()
}

fn document(path: &str, found: &Findable, passages: Vec<Passage>) -> Document {
    let standing = |kind| match kind {
        _ if found.standing == Standing::Listing => Standing::Listing,
        PassageKind::Page => found.standing,
        PassageKind::Heading => Standing::Heading,
        PassageKind::Term => Standing::Name,
    };
    let section = |passage: Passage| Section {
        standing: standing(passage.kind),
        anchor: passage.anchor,
        title: passage.title,
        names: passage.names,
        text: passage.text,
        code: passage.code,
    };
    let color = if found.color.is_empty() { String::new() } else { format!("c-{}", found.color) };
    let sections = passages.into_iter().map(section).collect();
    Document { url: super::markup::escape::path(path), label: found.label.clone(), color, sections }
}

fn of_language(language: &Language<'_>, documents: &[Document]) -> Vec<(String, Vec<u8>)> {
    let index = search::index(documents, language.lang.primary());
    let folder = format!("theme/search/{}", language.lang);
    let shards = index.shards.par_iter().enumerate().map(|(i, text)| (format!("w{i}"), to_string(text).unwrap_or_default()));
    let mut named: Vec<(String, String)> = shards.collect();
    named.push(("words".to_owned(), to_string(&index.words).unwrap_or_default()));
    named.extend(index.heads.iter().enumerate().map(|(i, text)| (format!("h{i}"), to_string(text).unwrap_or_default())));
    named.extend(index.texts.into_iter().enumerate().map(|(i, text)| (format!("t{i}"), text)));
    let mut hash = Xxh3::new();
    for (name, text) in &named {
        hash.update(name.as_bytes());
        hash.update(text.as_bytes());
    }
    let strings = language.strings.0.iter();
    // A name of what all files hold together, so that files of two builds never mix; and the words of the dialog.
    let manifest = json!({
        "version": format!("{:016x}", hash.digest()),
        "shards": index.manifest.shards,
        "heads": index.manifest.heads,
        "texts": index.manifest.texts,
        "sections": index.manifest.sections,
        "words": strings.filter_map(|(key, word)| Some((key.strip_prefix("search_")?, &**word))).collect::<BTreeMap<_, _>>(),
    });
    let call = |name: &str, value: &str| format!("ardoiseSearch({name:?},{value});\n").into_bytes();
    let mut files: Vec<(String, Vec<u8>)> =
        named.iter().map(|(name, text)| (format!("{folder}/{name}.js"), call(name, text))).collect();
    files.push((self::manifest(language.lang), call("index", &manifest.to_string())));
    files
}
