//! How much a word weighs in a section: BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) in whole numbers,
//! so that every machine gives the same bytes, and more where the word stands in a title or a name.

use std::collections::HashMap;

use super::words::{fold, words};
use super::{Document, Section, Standing};

/// What an occurrence in the text counts; one in code counts a quarter.
const OCCURRENCE: u32 = 4;
/// BM25's k1, in hundredths: how soon more occurrences stop to count.
const K1: u64 = 120;
/// BM25's b, in hundredths: how much the length of a section counts.
const B: u64 = 60;

/// A word of a document, as it is written without case, and what it counts in each section.
#[derive(Debug)]
pub(super) struct Counted {
    /// The word in lowercase, with its accents: stemmers want them.
    pub(super) word: String,
    /// For each section that has it: the number in the document, and counts.
    pub(super) places: Vec<(u32, Counts)>,
}

/// What a word counts in a section.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    /// Occurrences, times [`OCCURRENCE`].
    pub(super) occurrences: u32,
    /// What its place in the title or among the names is worth, in hundredths of an occurrence that fills the text.
    pub(super) title: u32,
    /// The length of the section: the sum of the occurrences of all its words.
    pub(super) length: u32,
}

/// Counts the words of a document.
pub(super) fn count(document: &Document) -> Vec<Counted> {
    let mut counted: Vec<Counted> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for (number, section) in (0_u32..).zip(&document.sections) {
        let (body, title) = worth(section);
        let joined = joined(section);
        let texts = [
            (&section.text, body, 0),
            (&section.code, 1, 0),
            (&section.title, OCCURRENCE, title),
            (&section.names, OCCURRENCE, title / 2),
            (&joined, 0, title),
        ];
        let mut here = Vec::new();
        let mut length = 0;
        for (text, occurrence, worth) in texts {
            for word in words(text) {
                let lower = if word.bytes().any(|b| !b.is_ascii_lowercase()) { word.to_lowercase() } else { word.to_owned() };
                let at = *known.entry(lower).or_insert_with_key(|word| {
                    counted.push(Counted { word: word.clone(), places: Vec::new() });
                    counted.len() - 1
                });
                let places = &mut counted[at].places;
                if places.last().is_none_or(|(last, _)| *last != number) {
                    places.push((number, Counts::default()));
                    here.push(at);
                }
                if let Some((_, counts)) = places.last_mut() {
                    counts.occurrences = counts.occurrences.saturating_add(occurrence);
                    counts.title = counts.title.max(worth);
                }
                length += occurrence;
            }
        }
        for at in here {
            if let Some((_, counts)) = counted[at].places.last_mut() {
                counts.length = length;
            }
        }
    }
    counted.retain(|counted| !fold(&counted.word).is_empty());
    counted
}

/// A name of several words as one, as people type it: "kubeproxy"; nothing for other titles.
fn joined(section: &Section) -> String {
    let parts = if section.standing == Standing::Name { words(&section.title).count() } else { 0 };
    if (2..=3).contains(&parts) { words(&section.title).collect() } else { String::new() }
}

/// What an occurrence in the text counts, and what a word of the title is worth: the more, the fewer words it has.
fn worth(section: &Section) -> (u32, u32) {
    let length = u32::try_from(words(&section.title).count()).unwrap_or(u32::MAX);
    let (body, title) = match section.standing {
        Standing::Listing => (1, 0),
        Standing::Heading => (OCCURRENCE, 300),
        Standing::Title => (OCCURRENCE, 500),
        Standing::Name => (OCCURRENCE, 1200),
    };
    (body, title * 3 / length.saturating_add(2).max(3))
}

/// What a group weighs in a section, given how long sections are on average; whole numbers, comparable within a language.
pub(super) fn weight(counts: Counts, average: u64, rarity: u64) -> u64 {
    let occurrences = u64::from(counts.occurrences) * 100;
    let norm = (100 - B) + B * u64::from(counts.length) / average.max(1);
    let frequency = occurrences * (100 + K1) / (occurrences + K1 * u64::from(OCCURRENCE) * norm / 100).max(1);
    (frequency + u64::from(counts.title)) * rarity
}

/// How rare a group is that `with` of `all` sections have: 16 log2(1 + (all - with + 0.5) / (with + 0.5)).
pub(super) fn rarity(all: u64, with: u64) -> u64 {
    let ratio = ((2 * all + 2) << 16) / (2 * with + 1);
    let whole = ratio.max(1).ilog2();
    // The logarithm between two powers of two, by a straight line.
    let part = ((ratio << 4) >> whole) & 15;
    (u64::from(whole.saturating_sub(16)) * 16 + part).max(1)
}

#[cfg(test)]
mod tests {
    use super::{Counts, rarity, weight};

    #[test]
    fn rare_words_and_titles_weigh_more() {
        assert!(rarity(1000, 1) > rarity(1000, 10) && rarity(1000, 10) > rarity(1000, 999) && rarity(1, 1) > 0);
        let body = Counts { occurrences: 4, title: 0, length: 400 };
        let more = Counts { occurrences: 40, ..body };
        let long = Counts { length: 4000, ..body };
        let title = Counts { title: 100, ..body };
        let weigh = |counts| weight(counts, 400, 100);
        assert!(weigh(more) > weigh(body) && weigh(body) > weigh(long) && weigh(title) > weigh(body));
    }
}
