//! How everything that has an id is called and found in one language.

use super::addresses;
use crate::model::{Component, Course, Entity, Lang, Localized};

/// What a mention, a table or a list shows of a thing.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// Its name, as Markdown.
    pub(super) name: String,
    /// The language of the name where it is not the page's.
    pub(super) foreign: Option<Lang>,
    /// Its address from the site's root.
    pub(super) path: String,
    /// The colour of its family, or nothing.
    pub(super) color: &'static str,
    /// What it is: `component`, `object`, `tool`, `term` or `lesson`.
    pub(super) kind: &'static str,
}

/// The entries of one language.
#[derive(Debug)]
pub(super) struct Lexicon {
    components: Vec<Entry>,
    terms: Vec<Entry>,
    lessons: Vec<Entry>,
}

impl Lexicon {
    /// The entries of `course` in `lang`.
    pub(super) fn new(course: &Course, lang: &Lang) -> Self {
        let default = course.book.default_lang();
        let entry = |entity: Entity, text: Localized<'_>, color, kind| Entry {
            name: text.words.to_owned(),
            foreign: text.foreign.cloned(),
            path: addresses::of(course, lang, entity),
            color,
            kind,
        };
        let component = |(i, component): (usize, &Component)| {
            let name = component.name.get(lang, default);
            entry(Entity::Component(i), name, color(course, component), component.kind.name())
        };
        Self {
            components: course.components.iter().enumerate().map(component).collect(),
            terms: (course.terms.iter().enumerate())
                .map(|(i, term)| entry(Entity::Term(i), term.term.get(lang, default), "", "term"))
                .collect(),
            lessons: (course.lessons.iter().enumerate())
                .map(|(i, lesson)| {
                    let (text, foreign) = lesson.text(lang);
                    let title = Localized { words: &text.title.value, span: text.title.span, foreign };
                    entry(Entity::Lesson(i), title, "", "lesson")
                })
                .collect(),
        }
    }

    /// The entry of a thing.
    pub(super) fn get(&self, entity: Entity) -> &Entry {
        match entity {
            Entity::Component(i) => &self.components[i],
            Entity::Term(i) => &self.terms[i],
            Entity::Lesson(i) => &self.lessons[i],
        }
    }
}

/// The colour of a component's family.
pub(super) fn color(course: &Course, component: &Component) -> &'static str {
    let family = component.family.as_ref().and_then(|family| course.family(&family.value));
    family.map_or("", |family| family.color.name())
}
