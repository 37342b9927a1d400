//! The home page: what the course is, its outline, where to start.

use serde::Serialize;

use super::frame::{About, Frame, frame};
use crate::markdown;
use crate::model::Level;
use crate::render::navigation;
use crate::render::page::PageCx;
use crate::source::Diagnostic;

#[derive(Serialize)]
struct HomeView<'a> {
    #[serde(flatten)]
    frame: Frame<'a>,
    home_view: Home,
}

/// `home_view`: what the home page shows.
#[derive(Serialize)]
struct Home {
    /// The course's title as HTML.
    title: String,
    /// Its description as HTML, or nothing.
    description: String,
    /// The words of welcome as HTML, or nothing.
    welcome: String,
    /// The address of the first lesson, or nothing.
    start: String,
    /// How many lessons there are.
    lessons: usize,
    /// How many components, objects and tools there are.
    components: usize,
    /// The lessons, in parts.
    outline: Vec<Part>,
}

#[derive(Serialize)]
struct Part {
    /// Its title as HTML; nothing in a course without parts.
    title: String,
    lessons: Vec<Card>,
}

#[derive(Serialize)]
struct Card {
    number: usize,
    title: String,
    url: String,
    /// Its summary as HTML, or nothing.
    summary: String,
    /// `beginner`, `intermediate`, `advanced`, or nothing.
    level: &'static str,
}

/// Makes the page.
pub(super) fn page(page: &mut PageCx<'_>, own: &str) -> Result<String, Box<Diagnostic>> {
    let course = page.shared.course;
    let lang = page.language.lang;
    let description = course.book.description.as_ref().map(|text| page.inline(text)).unwrap_or_default();
    let welcome = course.welcome.iter().find(|(l, _)| l == lang).or_else(|| course.welcome.first());
    let welcome = welcome.map_or_else(String::new, |(text_lang, prose)| {
        let foreign = Some(text_lang).filter(|l| *l != lang);
        let html = page.prose(prose, foreign).html;
        match foreign {
            Some(lang) => {
                page.untranslated = true;
                format!("<div lang=\"{lang}\">{html}</div>")
            }
            None => html,
        }
    });
    let outline: Vec<Part> = navigation::outline(page)
        .into_iter()
        .map(|(title, range)| Part { title, lessons: range.map(|i| card(page, i)).collect() })
        .collect();
    let local = course.book.title.get(lang, course.book.default_lang());
    let home_view = Home {
        title: page.inline(&course.book.title),
        description,
        welcome,
        start: outline.iter().flat_map(|part| &part.lessons).next().map(|card| card.url.clone()).unwrap_or_default(),
        lessons: course.lessons.len(),
        components: course.components.len(),
        outline,
    };
    page.blocks.extend(["memory".to_owned(), "progress".to_owned()]);
    let about =
        About { kind: "home", title: markdown::words(local.words, lang.primary()), description: String::new(), lesson: None };
    let view = HomeView { frame: frame(page, own, about), home_view };
    page.shared.templates.page("home.html", &view, page.shared.sources)
}

fn card(page: &mut PageCx<'_>, index: usize) -> Card {
    let lesson = &page.shared.course.lessons[index];
    let (text, foreign) = lesson.text(page.language.lang);
    let summary = text.summary.as_ref().map(|summary| page.inline_words(&summary.value, summary.span, foreign));
    let item = navigation::item(page, index, None);
    Card {
        number: item.number,
        title: item.title,
        url: item.url,
        summary: summary.unwrap_or_default(),
        level: lesson.level.map_or("", Level::name),
    }
}
