//! Groups: the words of one stem, folded, and where they occur.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use frostem::{Algorithm, Stemmer};
use rayon::prelude::*;

use super::posting::Posting;
use super::rank::{self, Counted, Counts};
use super::stop;
use super::words::fold;

/// The words of one stem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    /// Its words, folded, in order; never empty, and in no other group.
    pub(super) words: Vec<String>,
    /// What the group weighs where it weighs most; 0 for words that say nothing, which have no postings.
    pub(super) weight: u32,
    /// Where it occurs, in order.
    pub(super) postings: Vec<Posting>,
}

/// The groups of all documents, in the order of their first words; `sections` says how many sections each document has.
pub(super) fn groups(documents: Vec<Vec<Counted>>, sections: &[usize], language: &str) -> Vec<Group> {
    let mut vocabulary = Vocabulary::new(language);
    let mut offset = 0;
    let mut length = 0;
    for (document, sections) in documents.into_iter().zip(sections) {
        for counted in document {
            length += counted.places.iter().map(|(_, counts)| u64::from(counts.occurrences)).sum::<u64>();
            let places = counted.places.into_iter().map(|(at, counts)| (offset + at, counts));
            vocabulary.word(counted.word).places.extend(places);
        }
        offset += u32::try_from(*sections).unwrap_or(u32::MAX);
    }
    vocabulary.groups(u64::from(offset), length / u64::from(offset).max(1))
}

/// Every word of the groups, in order.
pub(super) fn every_word(groups: &[Group]) -> Vec<&str> {
    let mut words: Vec<&str> = groups.iter().flat_map(|group| &group.words).map(String::as_str).collect();
    words.par_sort_unstable();
    words
}

/// A folded word.
struct Word {
    folded: String,
    /// A word of the same group that came before, or itself.
    group: usize,
    places: Vec<(u32, Counts)>,
}

/// The words seen so far.
struct Vocabulary {
    stemmer: Option<Stemmer>,
    stop: BTreeSet<&'static str>,
    words: Vec<Word>,
    /// Words in lowercase with their accents, and their places in `words`.
    forms: HashMap<String, usize>,
    /// Folded words, and their places in `words`.
    folded: HashMap<String, usize>,
    /// Folded stems, and the first word of each.
    stems: HashMap<String, usize>,
}

impl Vocabulary {
    fn new(language: &str) -> Self {
        let algorithm = match language {
            "fr" => Some(Algorithm::French),
            "en" => Some(Algorithm::English),
            _ => None,
        };
        Self {
            stemmer: algorithm.map(Stemmer::new),
            stop: stop::words(language).collect(),
            words: Vec::new(),
            forms: HashMap::new(),
            folded: HashMap::new(),
            stems: HashMap::new(),
        }
    }

    /// The word of a form in lowercase.
    fn word(&mut self, form: String) -> &mut Word {
        let at = match self.forms.get(&form) {
            Some(at) => *at,
            None => {
                let at = self.add(&form);
                self.forms.insert(form, at);
                at
            }
        };
        &mut self.words[at]
    }

    /// Adds a form. Two forms that are one word without their accents bring the groups of their stems together.
    fn add(&mut self, form: &str) -> usize {
        let folded = fold(form);
        let at = *self.folded.entry(folded).or_insert_with_key(|folded| {
            self.words.push(Word { folded: folded.clone(), group: self.words.len(), places: Vec::new() });
            self.words.len() - 1
        });
        if let Some(stemmer) = &self.stemmer
            && !self.stop.contains(&*self.words[at].folded)
        {
            let stem = fold(&stemmer.stem(form));
            let first = *self.stems.entry(stem).or_insert(at);
            let (a, b) = (self.first(first), self.first(at));
            self.words[a.max(b)].group = a.min(b);
        }
        at
    }

    /// The first word of the group of a word.
    fn first(&self, mut at: usize) -> usize {
        while self.words[at].group != at {
            at = self.words[at].group;
        }
        at
    }

    fn groups(self, sections: u64, average: u64) -> Vec<Group> {
        let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for at in 0..self.words.len() {
            members.entry(self.first(at)).or_default().push(at);
        }
        let members: Vec<Vec<usize>> = members.into_values().collect();
        let mut groups: Vec<Group> = members.par_iter().map(|members| self.group(members, sections, average)).collect();
        groups.par_sort_unstable_by(|a, b| a.words.cmp(&b.words));
        groups
    }

    fn group(&self, members: &[usize], sections: u64, average: u64) -> Group {
        let mut words: Vec<String> = members.iter().map(|at| self.words[*at].folded.clone()).collect();
        words.sort_unstable();
        if words.iter().all(|word| self.stop.contains(&**word)) {
            return Group { words, weight: 0, postings: Vec::new() };
        }
        let mut places: Vec<(u32, Counts)> = members.iter().flat_map(|at| self.words[*at].places.iter().copied()).collect();
        places.sort_by_key(|(section, _)| *section);
        places.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1.occurrences = kept.1.occurrences.saturating_add(next.1.occurrences);
                kept.1.title = kept.1.title.max(next.1.title);
            }
            same
        });
        let rarity = rank::rarity(sections, places.len() as u64);
        let weights: Vec<u64> = places.iter().map(|(_, counts)| rank::weight(*counts, average, rarity)).collect();
        let most = weights.iter().copied().max().unwrap_or(0).max(1);
        let letter = |weight: u64| u8::try_from(weight * 25 / most).unwrap_or(25);
        let postings = places.iter().zip(weights).map(|((section, _), weight)| (*section, letter(weight))).collect();
        Group { words, weight: u32::try_from(most / 64).unwrap_or(u32::MAX).max(1), postings }
    }
}
