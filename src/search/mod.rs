//! The search engine: documents in, an index in small files out, which a script of the theme reads.
//!
//! Words are folded (case, accents) and grouped by their stem here, so that the page needs no stemmer: a *group* is the words of one
//! stem that occur. A *shard* holds the groups of a range of words, each with where it occurs and how much that weighs (BM25, and
//! more for titles and names). The page loads the manifest and what the results are called, then the shards that its words fall into, then
//! the texts of what it shows.

mod group;
mod posting;
mod rank;
mod shard;
mod stop;
mod texts;
mod words;

use rayon::prelude::*;

pub use words::{fold, fold_whole, words};

/// A page of the site.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// Its address, from the site's root.
    pub url: String,
    /// What it is, in words: "Component".
    pub label: String,
    /// A class of the theme that gives it a colour, or nothing.
    pub color: String,
    /// Its sections; the first is under the page's own title.
    pub sections: Vec<Section>,
}

/// What is found: a part of a page with a place of its own.
#[derive(Debug, Clone, Default)]
pub struct Section {
    /// Its place on the page; nothing for the page itself.
    pub anchor: String,
    /// Its title.
    pub title: String,
    /// Other names of the same thing.
    pub names: String,
    /// Its words.
    pub text: String,
    /// Its code, which counts less.
    pub code: String,
    /// What its title counts for.
    pub standing: Standing,
}

/// What the words of a title count for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Standing {
    /// A list of what other pages say better: its words count as little as code.
    Listing,
    /// A heading.
    #[default]
    Heading,
    /// The title of a page.
    Title,
    /// The name of a thing: a component, a term.
    Name,
}

/// The files of an index, for one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Index {
    /// What must be known first.
    pub manifest: Manifest,
    /// The shards, in order of their words.
    pub shards: Vec<String>,
    /// Every word, in order, for words that are not spelt right.
    pub words: String,
    /// What the results are called, a line for each document, in their order.
    pub heads: Vec<String>,
    /// The texts of the results, JSON, in the order of the documents.
    pub texts: Vec<String>,
}

/// What the page must know before it can ask.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manifest {
    /// The first word of each shard.
    pub shards: Vec<String>,
    /// The first document of each file of what results are called.
    pub heads: Vec<usize>,
    /// The first document of each file of texts.
    pub texts: Vec<usize>,
    /// How many sections each document has.
    pub sections: Vec<usize>,
}

/// Makes the index of documents in a language, by its primary tag.
#[must_use]
pub fn index(documents: &[Document], language: &str) -> Index {
    let counted: Vec<Vec<rank::Counted>> = documents.par_iter().map(rank::count).collect();
    let sections: Vec<usize> = documents.iter().map(|document| document.sections.len()).collect();
    let groups = group::groups(counted, &sections, language);
    let words = group::every_word(&groups);
    let (firsts, shards) = shard::shards(&groups);
    let (first_heads, heads) = texts::heads(documents);
    let (first_texts, texts) = texts::texts(documents);
    let manifest = Manifest { shards: firsts, heads: first_heads, texts: first_texts, sections };
    Index { manifest, shards, words: shard::front_coded(&words), heads, texts }
}
