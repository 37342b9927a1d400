//! From a course to its pages.

mod addresses;
mod appearance;
mod assets;
mod breaking;
mod figures;
mod lexicon;
mod markup;
mod navigation;
mod page;
mod pages;
mod published;
mod reports;
mod scenes;
mod searching;
mod sitemap;
mod strings;
mod templates;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::highlight::Highlighter;
use crate::model::{Course, Edition, Lang, Page, Site};
use crate::source::{Diagnostic, Sources};

use lexicon::Lexicon;
use page::Finished;
use scenes::Scenes;
use strings::Strings;
use templates::Templates;

/// What every page is made from.
struct Shared<'a> {
    course: &'a Course,
    sources: &'a Sources,
    highlighter: &'a Highlighter,
    edition: Edition,
    templates: Templates,
    languages: Vec<Language<'a>>,
    uses: Uses,
    scenes: Scenes,
}

/// What the pages of one language share.
struct Language<'a> {
    lang: &'a Lang,
    strings: Strings,
    lexicon: Lexicon,
}

/// For each id, the lessons that mention it, in order.
type Uses = BTreeMap<String, Vec<usize>>;

/// Makes every page and gathers every file. A template that cannot be read gives no site, only what is wrong with it.
#[must_use]
pub fn render(
    course: &Course,
    sources: &Sources,
    highlighter: &Highlighter,
    edition: Edition,
) -> (Option<Site>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let templates = Templates::load(sources, course.book.file, &mut diagnostics);
    let languages: Vec<Language<'_>> = course
        .book
        .languages
        .iter()
        .map(|lang| {
            let strings = Strings::load(sources, lang, &mut diagnostics);
            Language { lang, strings, lexicon: Lexicon::new(course, lang) }
        })
        .collect();
    let Some(templates) = templates else { return (None, diagnostics) };
    let uses = uses(course);
    let scenes = Scenes::default();
    let shared = Shared { course, sources, highlighter, edition, templates, languages, uses, scenes };
    let mut finished: Vec<Finished> = pages::jobs(&shared).into_par_iter().map(|job| pages::make(&shared, &job)).collect();

    let mut site = Site { files: published::statics(&shared), ..Site::default() };
    appearance::apply(&mut site, course);
    site.files.extend(searching::files(&shared.languages, &mut finished));
    for page in finished {
        diagnostics.extend(page.diagnostics);
        site.files.extend(page.files);
        for path in page.published {
            published::publish(&shared, &path, &mut site);
        }
        site.pages.push(Page {
            path: page.path,
            html: page.html,
            outline: page.outline,
            origins: page.origins,
            source: page.source,
        });
    }
    templates::once(&mut diagnostics);
    site.pages.sort_by(|a, b| a.path.cmp(&b.path));
    sitemap::add(&mut site, course);
    (Some(site), diagnostics)
}

fn uses(course: &Course) -> Uses {
    let mut uses = Uses::new();
    for (index, lesson) in course.lessons.iter().enumerate() {
        for mention in lesson.texts.iter().flat_map(|(_, text)| &text.prose.mentions) {
            let lessons = uses.entry(mention.value.clone()).or_default();
            if lessons.last() != Some(&index) {
                lessons.push(index);
            }
        }
    }
    uses
}
