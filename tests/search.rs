//! The search index: what a page's script can find in it.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a test may panic, and reads and writes its own files"
)]

use std::collections::{BTreeMap, BTreeSet};

use ardoise::build::{Options, build};
use ardoise::highlight::Highlighter;
use ardoise::outline::outline;
use ardoise::search::{Document, Index, Section, Standing, fold, index, words};
use ardoise::source::Sources;
use ardoise::theme;
use proptest::prelude::*;

/// The words of a front-coded list, as the page's script reads it.
fn unfold(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut kept = 0;
    for part in text.split_inclusive(|c: char| c.is_ascii_uppercase()) {
        let (rest, next) = match part.chars().last().filter(char::is_ascii_uppercase) {
            Some(letter) => (&part[..part.len() - 1], letter as usize - 'A' as usize),
            None => (part, 0),
        };
        let mut word: Vec<u16> = words.last().map(|word: &String| word.encode_utf16().take(kept).collect()).unwrap_or_default();
        word.extend(rest.encode_utf16());
        words.push(String::from_utf16(&word).unwrap());
        kept = next;
    }
    words
}

/// The sections that a word is found in, and the letter of its weight there, by the ways of the page's script.
fn find(index: &Index, word: &str) -> Option<BTreeMap<usize, char>> {
    let shard = index.manifest.shards.partition_point(|first| &**first <= word).max(1) - 1;
    for line in index.shards.get(shard)?.lines() {
        if let Some((from, to)) = line.split_once('>') {
            if from == word {
                return find(index, to);
            }
            continue;
        }
        let mut parts = line.split(' ');
        if !unfold(parts.next().unwrap()).iter().any(|known| known == word) {
            continue;
        }
        let (mut found, mut section, mut distance) = (BTreeMap::new(), usize::MAX, String::new());
        for c in parts.nth(1).unwrap().chars() {
            if c.is_ascii_uppercase() {
                let step = if distance.is_empty() { 1 } else { usize::from_str_radix(&distance, 36).unwrap() };
                section = section.wrapping_add(step);
                found.insert(section, c);
                distance.clear();
            } else {
                distance.push(c);
            }
        }
        return Some(found);
    }
    None
}

fn document(sections: &[(&str, &str)]) -> Document {
    let section = |(title, text): &(&str, &str)| Section { title: (*title).into(), text: (*text).into(), ..Section::default() };
    Document { url: "a.html".into(), sections: sections.iter().map(section).collect(), ..Document::default() }
}

#[test]
fn a_word_finds_the_words_of_its_stem_with_or_without_accents() {
    let found = index(&[document(&[("Pod", "un équipement"), ("Deux", "Les pods et les équipements")])], "fr");
    for word in ["pod", "pods", "equipement", "equipements"] {
        assert_eq!(find(&found, word).unwrap().into_keys().collect::<Vec<_>>(), [0, 1], "{word}");
    }
    // A word that says nothing is known, and asks for nothing.
    assert_eq!(find(&found, "les").unwrap(), BTreeMap::new());
    assert_eq!(find(&found, "kubelet"), None);
    assert_eq!(unfold(&found.words), ["deux", "equipement", "equipements", "et", "les", "pod", "pods", "un"]);
    // English takes French words as they come.
    assert_eq!(find(&index(&[document(&[("a", "running"), ("b", "runs")])], "en"), "runs").unwrap().len(), 2);
}

#[test]
fn words_that_are_one_without_their_accents_are_one_group() {
    let found = index(&[document(&[("a", "la pêche"), ("b", "il pèche"), ("c", "le péché")])], "fr");
    assert_eq!(find(&found, "peche").unwrap().len(), 3);
}

#[test]
fn names_weigh_most_then_titles_then_text_then_code() {
    let place = |standing, title: &str, text: &str, code: &str| Section {
        standing,
        title: title.into(),
        text: text.into(),
        code: code.into(),
        ..Section::default()
    };
    let sections = vec![
        place(Standing::Name, "etcd", "x", ""),
        place(Standing::Title, "etcd", "x", ""),
        place(Standing::Heading, "etcd", "x", ""),
        place(Standing::Heading, "x", "etcd", ""),
        place(Standing::Heading, "x", "", "etcd"),
    ];
    let found = index(&[Document { sections, ..Document::default() }], "fr");
    let letters: Vec<char> = find(&found, "etcd").unwrap().into_values().collect();
    assert_eq!(letters[0], 'Z');
    assert!(letters.windows(2).all(|pair| pair[0] > pair[1]), "{letters:?}");
}

#[test]
fn many_words_make_many_shards_and_every_one_is_found() {
    let text: Vec<String> = (0..20_000).map(|i| format!("mot{i}")).collect();
    let documents: Vec<Document> = text.chunks(200).map(|words| document(&[("T", &words.join(" "))])).collect();
    let found = index(&documents, "fr");
    assert!(found.shards.len() > 5, "{}", found.shards.len());
    assert!(found.shards.iter().all(|shard| shard.len() < 40_000));
    for (i, word) in text.iter().enumerate().step_by(97) {
        assert_eq!(find(&found, word).unwrap().into_keys().collect::<Vec<_>>(), [i / 200], "{word}");
    }
    assert!(found.texts.len() > 1 && found.manifest.texts[1] <= 64);
}

#[test]
fn texts_are_json_whatever_stands_in_them() {
    let found = index(&[document(&[("T", "<b>\\</script>\u{2028}\"")])], "fr");
    let value: serde_json::Value = serde_json::from_str(&found.texts[0]).unwrap();
    assert_eq!(value, serde_json::json!([["<b>\\</script>\u{2028}\""]]));
}

#[test]
fn what_results_are_called_is_a_line_each_whatever_stands_in_it() {
    let documents = [document(&[("a\tb\nc", "x"), ("d", "y")]), document(&[("e", "z")])];
    let found = index(&documents, "fr");
    assert_eq!(found.heads, ["a.html\ta b c\t\t\t\t\t\t\td\t\na.html\te\t\t\t\t\t"]);
    let many: Vec<Document> = (0..20_000).map(|_| documents[0].clone()).collect();
    let found = index(&many, "fr");
    let lines = |text: &String| text.lines().count();
    assert!(found.heads.len() > 1);
    assert_eq!(found.manifest.heads[1], lines(&found.heads[0]));
    assert_eq!(found.heads.iter().map(lines).sum::<usize>(), many.len());
}

#[test]
fn nothing_gives_an_index_of_nothing() {
    let found = index(&[], "fr");
    assert_eq!((found.shards.len(), found.heads.len(), found.texts.len(), &*found.words), (0, 0, 0, ""));
    assert_eq!(find(&found, "a"), None);
}

proptest! {
    #[test]
    fn every_word_of_every_document_is_found_where_it_stands(
        texts in prop::collection::vec(prop::collection::vec("\\PC{0,40}|[a-zé]{1,6}( [a-zéœ]{1,8}){0,20}", 1..4), 0..5),
        language in prop::sample::select(vec!["fr", "en", "xx"]),
    ) {
        let documents: Vec<Document> = texts.iter().map(|sections| {
            document(&sections.iter().map(|text| ("", &**text)).collect::<Vec<_>>())
        }).collect();
        let found = index(&documents, language);
        prop_assert_eq!(&found, &index(&documents, language));
        let all: BTreeSet<String> = unfold(&found.words).into_iter().collect();
        for (section, text) in texts.iter().flatten().enumerate() {
            for word in words(text).map(fold).filter(|word| !word.is_empty()) {
                prop_assert!(all.contains(&word), "{} is not in the list", word);
                let places = find(&found, &word);
                prop_assert!(places.is_some(), "{} is not found", word);
                let places = places.unwrap();
                prop_assert!(places.is_empty() || places.contains_key(&section), "{} is not found in {}", word, section);
            }
        }
    }
}

/// What is found is what the course says, not what its pages let one do.
#[test]
fn the_controls_of_a_figure_and_the_labels_of_a_page_are_not_found() {
    let mut sources = Sources::default();
    let book = sources.add("book.toml", b"[book]\ntitle = \"T\"\nlanguage = \"fr\"\n".to_vec());
    let component = "name: Gardien\nkind: process\nsummary: il garde\naliases: [vigile]\nsince: \"1.2\"\n";
    sources.add("content/components/gardien.yaml", component.as_bytes().to_vec());
    sources.add("content/components/porte.yaml", "name: Porte\nkind: process\nsummary: elle ferme\n".as_bytes().to_vec());
    let figure =
        "family: flow\ntitle: la ronde\ncontains: [gardien, porte]\nedges: [{from: gardien, to: porte, label: surveille}]\n";
    sources.add("content/diagrams/ronde.yaml", figure.as_bytes().to_vec());
    sources.add("content/lessons/01-a.md", "---\ntitle: A\n---\n\n::diagram{#ronde}\n".as_bytes().to_vec());
    theme::lay_under(&mut sources);
    let site = build(&sources, book, &Highlighter::default(), &Options::default()).site.unwrap();
    let text_of = |path: &str| {
        let page = site.pages.iter().find(|page| page.path == path).unwrap();
        outline(&page.html).passages.into_iter().map(|passage| passage.text).collect::<Vec<_>>().join(" ")
    };
    let lesson = text_of("lessons/a.html");
    assert!(lesson.contains("Gardien vers Porte"), "{lesson}");
    for control in [".txt", ".svg", "en texte", "en liste"] {
        assert!(!lesson.contains(control), "{control} in {lesson}");
    }
    let component = text_of("components/gardien.html");
    assert!(component.contains("il garde"), "{component}");
    for label in ["Aussi", "1.2"] {
        assert!(!component.contains(label), "{label} in {component}");
    }
}
