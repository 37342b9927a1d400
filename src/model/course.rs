//! The whole course.

use std::collections::{BTreeMap, BTreeSet};

use super::{Book, Command, Component, Drawing, Family, Lang, Lesson, Listing, Manifest, Prose, Term, Text};
use crate::source::{FileId, Span, Spanned};

/// Everything a course says, in the order in which it is taught.
#[derive(Debug, Clone)]
pub struct Course {
    /// What `book.toml` says.
    pub book: Book,
    /// The words of welcome, by language.
    pub welcome: Vec<(Lang, Prose)>,
    /// The lessons in order.
    pub lessons: Vec<Lesson>,
    /// The lessons' parts, where `SUMMARY.md` has some.
    pub outline: Outline,
    /// Components, objects and tools, sorted by id.
    pub components: Vec<Component>,
    /// Families, in the order of their file.
    pub families: Vec<Family>,
    /// Terms, in the order of their file.
    pub terms: Vec<Term>,
    /// The diagrams that have a file of their own, sorted by id.
    pub drawings: Vec<Drawing>,
    /// The manifests, sorted by id.
    pub manifests: Vec<Manifest>,
    /// The other files of code that have notes, sorted by path.
    pub listings: Vec<Listing>,
    /// Who has which id.
    pub names: Names,
    /// What the texts of the YAML files mention.
    pub mentions: Vec<Spanned<String>>,
    /// The ids of the captures that the texts of YAML files show.
    pub captures: Vec<Spanned<String>>,
    /// What its shared files could not say.
    pub partial: Partial,
    /// Files with a reason to be although nothing refers to them: lessons, components and the like.
    pub read: BTreeSet<FileId>,
}

/// What could be read only in part of the files that all others rest on: that was said, and what they may have named is not told again
/// where it is used.
#[derive(Debug, Clone, Copy, Default)]
pub struct Partial {
    /// The languages in `book.toml`.
    pub languages: bool,
    /// `families.yaml`.
    pub families: bool,
    /// `glossary.yaml`.
    pub terms: bool,
}

impl Course {
    /// The family of that id.
    #[must_use]
    pub fn family(&self, id: &str) -> Option<&Family> {
        self.families.iter().find(|family| family.id.value == id)
    }

    /// Every text of `book.toml` and the YAML files.
    #[must_use]
    pub fn texts(&self) -> Vec<&Text> {
        let mut texts: Vec<&Text> = vec![&self.book.title];
        texts.extend(&self.book.description);
        for family in &self.families {
            texts.push(&family.name);
            texts.extend(&family.summary);
        }
        for term in &self.terms {
            texts.extend([&term.term, &term.definition]);
        }
        for component in &self.components {
            texts.extend([&component.name, &component.summary]);
            texts.extend(component.role.iter().chain(&component.documentation));
            texts.extend(component.runs.iter().filter_map(|runs| runs.note.as_ref()));
            texts.extend(component.ports.iter().map(|port| &port.purpose));
            texts.extend(component.relations.iter().map(|relation| &relation.label));
            texts.extend(component.observe.iter().filter_map(Command::shown));
            if let Some(failure) = &component.failure {
                texts.extend(failure.stops.iter().chain(&failure.keeps_working));
                texts.extend(failure.how_to_see.iter().filter_map(Command::shown));
            }
        }
        texts.extend(self.all_drawings().flat_map(Drawing::texts));
        for note in self.manifests.iter().flat_map(|manifest| &manifest.notes.notes) {
            texts.push(&note.title);
            texts.extend(&note.text);
        }
        for note in self.listings.iter().flat_map(|listing| &listing.notes) {
            texts.push(&note.title);
            texts.extend(&note.text);
        }
        texts
    }

    /// Every diagram, those of `diagram` fences too.
    pub fn all_drawings(&self) -> impl Iterator<Item = &Drawing> {
        self.drawings.iter().chain(self.all_prose().flat_map(|prose| &prose.drawings))
    }

    /// Every text that has a file of its own: the words of welcome and the lessons, in every language.
    pub fn all_prose(&self) -> impl Iterator<Item = &Prose> {
        let welcome = self.welcome.iter().map(|(_, prose)| prose);
        welcome.chain(self.lessons.iter().flat_map(|lesson| lesson.texts.iter().map(|(_, text)| &text.prose)))
    }

    /// The id of every capture that is shown, as often as it is.
    pub fn shown_captures(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.all_prose().flat_map(|prose| &prose.captures).chain(&self.captures)
    }

    /// The path, from the site's root, of the capture of that id.
    #[must_use]
    pub fn capture_path(&self, id: &str) -> String {
        format!("{}/captures/{id}.txt", self.book.src)
    }

    /// The manifest of that id.
    #[must_use]
    pub fn manifest(&self, id: &str) -> Option<&Manifest> {
        self.manifests.iter().find(|manifest| manifest.id.value == id)
    }

    /// The diagram of that id.
    #[must_use]
    pub fn drawing(&self, id: &str) -> Option<&Drawing> {
        self.drawings.iter().find(|drawing| drawing.id.value == id)
    }

    /// The place of each lesson's introduction of an id: (lesson's index, span in its `introduces`), the first lesson wins.
    #[must_use]
    pub fn introductions(&self) -> BTreeMap<&str, (usize, Span)> {
        let mut found = BTreeMap::new();
        for (index, lesson) in self.lessons.iter().enumerate() {
            for id in &lesson.introduces {
                found.entry(&*id.value).or_insert((index, id.span));
            }
        }
        found
    }
}

/// The lessons' parts: where each begins and its title by language. Empty where the course has no parts.
#[derive(Debug, Clone, Default)]
pub struct Outline {
    /// (index of the part's first lesson, titles by language).
    pub parts: Vec<(usize, Vec<(Lang, String)>)>,
}

/// What an id names: the kind and the index in the course's list of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Entity {
    /// A component, object or tool.
    Component(usize),
    /// A term of the glossary.
    Term(usize),
    /// A lesson.
    Lesson(usize),
}

/// Every id of a course, what it names and where it was given.
#[derive(Debug, Clone, Default)]
pub struct Names(pub BTreeMap<String, (Entity, Span)>);

impl Names {
    /// What `id` names.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<Entity> {
        self.0.get(id).map(|(entity, _)| *entity)
    }

    /// Every id.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}
