//! The exercises of a lesson on a page of their own.

use serde::Serialize;

use super::frame::{About, Frame, frame};
use crate::markdown;
use crate::model::{Course, Entity, Exercises, Lesson};
use crate::render::addresses;
use crate::render::markup::exercises::{Place, lead_back};
use crate::render::markup::plain;
use crate::render::page::{LinkView, PageCx};
use crate::source::Diagnostic;

#[derive(Serialize)]
struct ExercisesPage<'a> {
    #[serde(flatten)]
    frame: Frame<'a>,
    exercises: ExercisesView,
}

/// `exercises`: what the page shows.
#[derive(Serialize)]
struct ExercisesView {
    /// The lesson's title as HTML.
    title: String,
    /// The lesson's number, from 1.
    number: usize,
    /// The language of the text where that is not the page's, or nothing.
    text_lang: String,
    /// The exercises as HTML.
    body: String,
    /// The lesson.
    lesson: LinkView,
}

/// The lessons whose exercises have a page, as indices.
pub(super) fn on_pages(course: &Course) -> impl Iterator<Item = usize> {
    let pages = course.book.appearance.exercises == Exercises::Page;
    (0..course.lessons.len()).filter(move |i| pages && course.lessons[*i].has_exercises())
}

/// The path of a lesson's exercises from the site's root, in the page's language.
pub(super) fn path(page: &PageCx<'_>, lesson: &Lesson) -> String {
    format!("{}exercises/{}.html", addresses::folder(&page.shared.course.book, page.language.lang), lesson.slug)
}

/// Makes the page of the exercises of the lesson of that index.
pub(super) fn page(page: &mut PageCx<'_>, own: &str, index: usize) -> Result<String, Box<Diagnostic>> {
    let course = page.shared.course;
    let (text, foreign) = course.lessons[index].text(page.language.lang);
    page.untranslated |= foreign.is_some();
    let language = foreign.unwrap_or(page.language.lang).primary().to_owned();
    let body = page.prose_with(&text.prose, foreign, &Place::Alone).html;
    let lesson = page.link(Entity::Lesson(index));
    let body = lead_back(&body, &mut page.origins, &lesson.url);
    let title = markdown::words(&text.title.value, &language);
    let title = format!("{} {title}", page.language.strings.get("exercises_of"));
    let about = About { kind: "exercises", title, description: String::new(), lesson: Some(index) };
    let exercises = ExercisesView {
        title: plain::inline_html(&text.title.value, &language),
        number: index + 1,
        text_lang: foreign.map(|lang| lang.tag().to_owned()).unwrap_or_default(),
        body,
        lesson,
    };
    let view = ExercisesPage { frame: frame(page, own, about), exercises };
    page.shared.templates.page("exercises.html", &view, page.shared.sources)
}
