//! The pages of a site, a file for each kind. What a template may use is what stands in these views.

mod component;
mod components;
mod diagram;
mod exercises;
mod frame;
mod glossary;
mod home;
mod lesson;
mod not_found;

use super::page::{Finished, PageCx};
use super::{Language, Shared, addresses};
pub(super) use component::{CommandView, commands};

use crate::model::{Course, Entity, Lang};
use crate::render::searching::Findable;
use crate::search::Standing;
use crate::source::Span;

/// A page to make: its language and what it shows.
pub(super) struct Job {
    language: usize,
    kind: Kind,
}

/// The kinds of pages.
enum Kind {
    Home,
    Lesson(usize),
    /// The exercises of a lesson, where they have pages of their own.
    Exercises(usize),
    Component(usize),
    Components,
    Diagram(usize),
    Glossary,
    NotFound,
}

/// Every page of the site.
pub(super) fn jobs(shared: &Shared<'_>) -> Vec<Job> {
    let course = shared.course;
    let mut jobs = vec![Job { language: 0, kind: Kind::NotFound }];
    for language in 0..shared.languages.len() {
        let mut kinds = vec![Kind::Home];
        kinds.extend((0..course.lessons.len()).map(Kind::Lesson));
        kinds.extend(exercises::on_pages(course).map(Kind::Exercises));
        kinds.extend((0..course.components.len()).map(Kind::Component));
        kinds.extend((!course.components.is_empty()).then_some(Kind::Components));
        kinds.extend((0..course.drawings.len()).map(Kind::Diagram));
        kinds.extend((!course.terms.is_empty()).then_some(Kind::Glossary));
        jobs.extend(kinds.into_iter().map(|kind| Job { language, kind }));
    }
    jobs
}

/// The path of a page in the folder of its language.
fn path(course: &Course, kind: &Kind) -> String {
    match kind {
        Kind::Home => "index.html".to_owned(),
        Kind::Lesson(i) => format!("lessons/{}.html", course.lessons[*i].slug),
        Kind::Exercises(i) => format!("exercises/{}.html", course.lessons[*i].slug),
        Kind::Component(i) => format!("components/{}.html", course.components[*i].id),
        Kind::Components => "components/index.html".to_owned(),
        Kind::Diagram(i) => format!("diagrams/{}.html", course.drawings[*i].id.value),
        Kind::Glossary => "glossary.html".to_owned(),
        Kind::NotFound => "404.html".to_owned(),
    }
}

/// Whether a page without a source file of its own is at that path in a language.
pub(super) fn exists(course: &Course, lang: &Lang, at: &str) -> bool {
    let own = at.strip_prefix(&*addresses::folder(&course.book, lang)).unwrap_or(at);
    let lesson =
        || own.strip_prefix("lessons/").is_some_and(|p| course.lessons.iter().any(|l| p.strip_suffix(".html") == Some(&l.slug)));
    let component = || {
        own.strip_prefix("components/").is_some_and(|p| course.components.iter().any(|c| p.strip_suffix(".html") == Some(&c.id)))
    };
    let exercise = || {
        exercises::on_pages(course)
            .any(|i| own.strip_prefix("exercises/").and_then(|p| p.strip_suffix(".html")) == Some(&course.lessons[i].slug))
    };
    matches!(own, "index.html" | "glossary.html" | "components/index.html") || lesson() || component() || exercise()
}

/// Makes a page.
pub(super) fn make(shared: &Shared<'_>, job: &Job) -> Finished {
    let course = shared.course;
    let language: &Language<'_> = &shared.languages[job.language];
    let own = path(course, &job.kind);
    let full = format!("{}{own}", addresses::folder(&course.book, language.lang));
    let lesson = match job.kind {
        Kind::Lesson(i) | Kind::Exercises(i) => Some(i),
        _ => None,
    };
    let mut page = PageCx::new(shared, language, full, lesson);
    let file = |file| shared.sources.first_line(file);
    let (result, source): (_, Span) = match job.kind {
        Kind::Home => (home::page(&mut page, &own), file(course.book.file)),
        Kind::Lesson(i) => (lesson::page(&mut page, &own, i), file(course.lessons[i].text(language.lang).0.file)),
        Kind::Exercises(i) => (exercises::page(&mut page, &own, i), file(course.lessons[i].text(language.lang).0.file)),
        Kind::Component(i) => (component::page(&mut page, &own, i), file(course.components[i].file)),
        Kind::Components => (components::page(&mut page, &own), file(course.book.file)),
        Kind::Diagram(i) => (diagram::page(&mut page, &own, i), file(course.drawings[i].file)),
        Kind::Glossary => (glossary::page(&mut page, &own), file(course.book.file)),
        Kind::NotFound => (not_found::page(&mut page), file(course.book.file)),
    };
    let html = result.unwrap_or_else(|diagnostic| {
        page.diagnostics.push(*diagnostic);
        String::new()
    });
    page.finish(html, findable(shared, job), source)
}

/// How a page is found; the 404 page is not.
fn findable(shared: &Shared<'_>, job: &Job) -> Option<Findable> {
    let language = &shared.languages[job.language];
    let string = |name: &'static str| language.strings.get(name).to_owned();
    let (standing, label, color) = match job.kind {
        Kind::NotFound => return None,
        Kind::Home | Kind::Components => (Standing::Listing, String::new(), ""),
        Kind::Lesson(i) => (Standing::Title, format!("{} {}", string("lesson"), i + 1), ""),
        Kind::Exercises(_) => (Standing::Heading, String::new(), ""),
        Kind::Component(i) => {
            let entry = language.lexicon.get(Entity::Component(i));
            (Standing::Name, string(entry.kind), entry.color)
        }
        // The lesson that shows a diagram says more than its page.
        Kind::Diagram(_) => (Standing::Heading, String::new(), ""),
        Kind::Glossary => (Standing::Title, String::new(), ""),
    };
    Some(Findable { language: job.language, label, color, standing })
}
