//! How everything that has an id is called and found in one language.

use super::addresses;
use super::markup::plain;
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
    /// The name of its family as HTML, or nothing.
    pub(super) family: String,
    /// What it is, as HTML of one paragraph without links, or nothing.
    pub(super) definition: String,
    /// The language of the definition where it is not the page's.
    pub(super) definition_lang: Option<Lang>,
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
        let names = Names { course, lang };
        Self {
            components: (0..course.components.len()).map(|i| names.component(i)).collect(),
            terms: (0..course.terms.len()).map(|i| names.term(i)).collect(),
            lessons: (0..course.lessons.len()).map(|i| names.lesson(i)).collect(),
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

/// What things are called in a language.
struct Names<'a> {
    course: &'a Course,
    lang: &'a Lang,
}

impl<'a> Names<'a> {
    /// The name of a thing.
    fn name(&self, entity: Entity) -> Localized<'a> {
        let default = self.course.book.default_lang();
        match entity {
            Entity::Component(i) => self.course.components[i].name.get(self.lang, default),
            Entity::Term(i) => self.course.terms[i].term.get(self.lang, default),
            Entity::Lesson(i) => {
                let (text, foreign) = self.course.lessons[i].text(self.lang);
                Localized { words: &text.title.value, span: text.title.span, foreign }
            }
        }
    }

    fn component(&self, i: usize) -> Entry {
        let component = &self.course.components[i];
        let default = self.course.book.default_lang();
        let family = component.family.as_ref().and_then(|family| self.course.family(&family.value));
        Entry {
            color: color(self.course, component),
            family: family.map(|family| self.html(family.name.get(self.lang, default))).unwrap_or_default(),
            ..self.entry(Entity::Component(i), component.kind.name(), Some(component.summary.get(self.lang, default)))
        }
    }

    fn term(&self, i: usize) -> Entry {
        let mut definition = self.course.terms[i].definition.get(self.lang, self.course.book.default_lang());
        // The first paragraph is the definition; the rest is on the page.
        definition.words = definition.words.trim().split("\n\n").next().unwrap_or_default();
        self.entry(Entity::Term(i), "term", Some(definition))
    }

    fn lesson(&self, i: usize) -> Entry {
        let (text, foreign) = self.course.lessons[i].text(self.lang);
        let summary = text.summary.as_ref().map(|summary| Localized { words: &summary.value, span: summary.span, foreign });
        self.entry(Entity::Lesson(i), "lesson", summary)
    }

    fn entry(&self, entity: Entity, kind: &'static str, definition: Option<Localized<'_>>) -> Entry {
        let name = self.name(entity);
        Entry {
            name: name.words.to_owned(),
            foreign: name.foreign.cloned(),
            path: addresses::of(self.course, self.lang, entity),
            color: "",
            kind,
            family: String::new(),
            definition: definition.map(|text| self.html(text)).unwrap_or_default(),
            definition_lang: definition.and_then(|text| text.foreign.cloned()),
        }
    }

    /// A text of one paragraph as HTML without links.
    fn html(&self, text: Localized<'_>) -> String {
        let language = text.foreign.unwrap_or(self.lang).primary();
        let name = |id: &str| self.course.names.get(id).map(|entity| plain::inline_html(self.name(entity).words, language));
        plain::named_html(text.words, language, &name)
    }
}
