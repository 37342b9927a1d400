//! Where exercises are shown: in their place, after the lesson, on a page of their own, or nowhere.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeMap;

use ardoise::build::{Options, build};
use ardoise::highlight::Highlighter;
use ardoise::source::Sources;
use ardoise::theme;

const LESSON: &str = "---
title: A
---

## Le texte

Voir [l'exercice](#compter).

## Essayez

:::exercise[Compter [[un]]]{#compter}
Combien ?[^n] Relisez [le texte](#le-texte) et [l’énoncé](#compter).

:::solution
Seize.
:::
:::

:::details[Encore]
:::exercise
Le second.
:::
:::

## La suite

Fin.

[^n]: La note.
";

/// The pages of a course of one lesson, and the codes of what is wrong with it.
fn built(place: &str) -> (BTreeMap<String, String>, Vec<String>) {
    let mut sources = Sources::default();
    let text = format!(
        "[book]\ntitle = \"T\"\nlanguage = \"fr\"\nlanguages = [\"fr\", \"en\"]\n[output.html]\nexercises = \"{place}\"\n"
    );
    let book = sources.add("book.toml", text.into_bytes());
    sources.add("content/lessons/01-a.md", LESSON.as_bytes().to_vec());
    sources.add("content/lessons/02-b.md", b"---\ntitle: B\nintroduces: []\n---\n\nRien.\n".to_vec());
    sources.add("content/glossary.yaml", "- {id: un, term: un, definition: le premier}\n".as_bytes().to_vec());
    theme::lay_under(&mut sources);
    let built = build(&sources, book, &Highlighter::default(), &Options::default());
    let codes = built.diagnostics.iter().map(|diagnostic| diagnostic.code.to_string()).collect();
    let pages = built.site.unwrap().pages.into_iter().map(|page| (page.path, page.html)).collect();
    (pages, codes)
}

/// Where each of the words stands; each has to be there once, in this order.
fn in_order(html: &str, words: &[&str]) {
    let mut from = 0;
    for word in words {
        let at = html[from..].find(word).unwrap_or_else(|| panic!("{word} does not follow in {html}"));
        from += at + word.len();
    }
}

fn main_of(html: &str) -> &str {
    html.split_once("<main").unwrap().1.split_once("</main>").unwrap().0
}

#[test]
fn inline_where_they_are_written() {
    let (pages, codes) = built("inline");
    let lesson = main_of(&pages["lessons/a.html"]);
    in_order(
        lesson,
        &["Essayez", "id=\"compter\"", "Exercice 1", "Seize", "id=\"exercice-2\"", "Le second", "La suite", "La note"],
    );
    assert!(!pages.keys().any(|path| path.contains("exercises/")));
    assert!(!codes.contains(&"dead-anchor".to_owned()), "{codes:?}");
    in_order(main_of(&pages["en/lessons/a.html"]), &["id=\"exercise-2\"", "Le second"]);
}

#[test]
fn at_the_end_of_their_lesson_with_a_link_in_their_place() {
    let (pages, codes) = built("end");
    let lesson = main_of(&pages["lessons/a.html"]);
    in_order(
        lesson,
        &[
            "Essayez",
            "href=\"#compter\">Exercice 1",
            "href=\"#exercice-2\"",
            "La suite",
            "<h2 id=\"exercices\"",
            "id=\"compter\"",
            "Seize",
            "id=\"exercice-2\"",
            "La note",
        ],
    );
    assert_eq!(lesson.matches("Seize").count(), 1);
    assert!(!codes.contains(&"dead-anchor".to_owned()), "{codes:?}");
    assert!(pages["lessons/a.html"].contains("<a href=\"#exercices\">"), "the page's contents name them");
}

#[test]
fn on_a_page_of_their_own() {
    let (pages, codes) = built("page");
    let lesson = main_of(&pages["lessons/a.html"]);
    in_order(
        lesson,
        &[
            "Essayez",
            "id=\"compter\"><a href=\"../exercises/a.html#compter\">Exercice 1",
            "id=\"exercice-2\"><a href=\"../exercises/a.html#exercice-2\"",
            "La suite",
        ],
    );
    assert!(!lesson.contains("Seize"));
    let own = main_of(&pages["exercises/a.html"]);
    in_order(own, &["<h1>", "id=\"compter\"", "Seize", "id=\"exercice-2\"", "Le second", "La note", "../lessons/a.html"]);
    assert!(!own.contains("La suite"));
    assert!(own.contains("<a href=\"../lessons/a.html#le-texte\">"), "a place of the lesson is on the lesson's page");
    assert!(own.contains("<a href=\"#compter\">"), "an exercise is here");
    assert!(pages.contains_key("en/exercises/a.html"));
    assert!(!pages.contains_key("exercises/b.html"), "a lesson without exercises has no such page");
    assert!(!codes.contains(&"dead-anchor".to_owned()), "a link to it leads to the link in its place: {codes:?}");
}

#[test]
fn nowhere_and_their_headings_neither() {
    let (pages, codes) = built("none");
    assert!(codes.contains(&"dead-anchor".to_owned()), "a link to what is left out is told: {codes:?}");
    let lesson = main_of(&pages["lessons/a.html"]);
    in_order(lesson, &["Le texte", "La suite", "Fin."]);
    for gone in ["Seize", "Exercice", "Essayez", "Le second", "id=\"compter\""] {
        assert!(!lesson.contains(gone), "{gone}");
    }
    assert!(!pages.keys().any(|path| path.contains("exercises/")));
}
