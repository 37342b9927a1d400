//! A lesson's page.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde::Serialize;

use super::exercises;
use super::frame::{About, Frame, frame};
use crate::diagram::graph::State;
use crate::figure;
use crate::markdown;
use crate::model::{Entity, Exercises, Level};
use crate::render::figures::{self, Asked};
use crate::render::markup::exercises::Place;
use crate::render::markup::plain;
use crate::render::navigation::{self, ItemView};
use crate::render::page::{Heading, LinkView, PageCx};
use crate::source::Diagnostic;

#[derive(Serialize)]
struct LessonPage<'a> {
    #[serde(flatten)]
    frame: Frame<'a>,
    lesson: LessonView,
}

/// `lesson`: what a lesson's page shows.
#[derive(Serialize)]
struct LessonView {
    /// Its number, from 1.
    number: usize,
    /// How many lessons there are.
    count: usize,
    /// Its title as HTML.
    title: String,
    /// Its summary as HTML, or nothing.
    summary: String,
    /// Its objectives as HTML.
    objectives: Vec<String>,
    /// `beginner`, `intermediate`, `advanced`, or nothing.
    level: &'static str,
    /// Minutes in class, or 0; shown to teachers.
    minutes: u16,
    /// The lessons to read first.
    prerequisites: Vec<LinkView>,
    /// What it introduces.
    introduces: Vec<LinkView>,
    /// Its headings.
    headings: Vec<Heading>,
    /// The language of its text where that is not the page's, or nothing.
    text_lang: String,
    /// Its text as HTML.
    body: String,
    /// The course's growing diagram as a figure in HTML: what is known, new, and to come. Nothing where the lesson introduces nothing of it.
    growing: String,
    /// The lesson before it.
    previous: Option<ItemView>,
    /// The lesson after it.
    next: Option<ItemView>,
}

/// Makes the page of the lesson of that index.
pub(super) fn page(page: &mut PageCx<'_>, own: &str, index: usize) -> Result<String, Box<Diagnostic>> {
    let course = page.shared.course;
    let lesson = &course.lessons[index];
    let (text, foreign) = lesson.text(page.language.lang);
    page.untranslated |= foreign.is_some();
    let language = foreign.unwrap_or(page.language.lang).primary().to_owned();
    let summary = text.summary.as_ref().map(|s| page.inline_words(&s.value, s.span, foreign)).unwrap_or_default();
    let objectives = text.objectives.iter().map(|o| page.inline_words(&o.value, o.span, foreign)).collect();
    let place = match course.book.appearance.exercises {
        Exercises::Inline => Place::Inline,
        Exercises::End => Place::End,
        Exercises::Page => Place::Elsewhere(page.url(&exercises::path(page, lesson))),
        Exercises::None => Place::Nowhere,
    };
    let body = page.prose_with(&text.prose, foreign, &place);
    page.blocks.extend(["memory".to_owned(), "progress".to_owned()]);
    let link = |id: &str| course.names.get(id).map(|entity| page.link(entity));
    let about = About {
        kind: "lesson",
        title: markdown::words(&text.title.value, &language),
        description: text.summary.as_ref().map(|s| markdown::words(&s.value, &language)).unwrap_or_default(),
        lesson: Some(index),
    };
    let view = LessonView {
        number: index + 1,
        count: course.lessons.len(),
        title: plain::inline_html(&text.title.value, &language),
        summary,
        objectives,
        level: lesson.level.map_or("", Level::name),
        minutes: lesson.minutes.unwrap_or(0),
        prerequisites: lesson.prerequisites.iter().filter_map(|id| link(&id.value)).collect(),
        introduces: lesson.introduces.iter().filter_map(|id| link(&id.value)).collect(),
        headings: body.headings,
        text_lang: foreign.map(|lang| lang.tag().to_owned()).unwrap_or_default(),
        body: body.html,
        growing: growing(page, index),
        previous: index.checked_sub(1).map(|i| navigation::item(page, i, None)),
        next: (index + 1 < course.lessons.len()).then(|| navigation::item(page, index + 1, None)),
    };
    let view = LessonPage { frame: frame(page, own, about), lesson: view };
    page.shared.templates.page("lesson.html", &view, page.shared.sources)
}

/// The course's growing diagram as it stands in the lesson of that index.
fn growing(page: &mut PageCx<'_>, index: usize) -> String {
    let course = page.shared.course;
    let Some(drawing) = course.drawings.iter().find(|drawing| drawing.grows) else { return String::new() };
    let introductions = course.introductions();
    let drawn = drawing.boxes().into_iter().filter_map(|one| figure::component(course, one)).map(|(_, component)| &*component.id);
    let state = |id: &str| match introductions.get(id).map(|(lesson, _)| lesson.cmp(&index)) {
        Some(Ordering::Less) => State::Known,
        Some(Ordering::Equal) => State::New,
        Some(Ordering::Greater) | None => State::Later,
    };
    let states: BTreeMap<String, State> = drawn.map(|id| (id.to_owned(), state(id))).collect();
    if !states.values().any(|state| *state == State::New) {
        return String::new();
    }
    let anchor = page.slugs.heading(&drawing.id.value);
    figures::html(page, drawing, &Asked { states, anchor: Some(anchor), ..Asked::default() })
}

/// Links to lessons by their indices.
pub(super) fn links(page: &PageCx<'_>, indices: &[usize]) -> Vec<LinkView> {
    indices.iter().map(|i| page.link(Entity::Lesson(*i))).collect()
}
