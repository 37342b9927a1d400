//! What every page's template gets: the course, the page, the words of the theme, the list of lessons.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::markdown;
use crate::model::{Edition, Lang};
use crate::render::addresses;
use crate::render::assets::{self, ScriptView};
use crate::render::markup;
use crate::render::navigation::{self, PartView};
use crate::render::page::PageCx;
use crate::render::searching;

/// What every page's template gets.
#[derive(Serialize)]
pub(super) struct Frame<'a> {
    /// The course.
    book: BookView,
    /// The page.
    page: PageView,
    /// The words of the theme in the page's language: `t.next`, `t.glossary` …
    t: &'a BTreeMap<String, String>,
    /// The way to the site's root: `""`, `"../"` …; addresses of static files are `{{ root }}theme/…`.
    root: String,
    /// The address of the home page in the page's language.
    home: String,
    /// The address of the list of components, or nothing where the course has none.
    components_url: String,
    /// The address of the glossary, or nothing where the course has none.
    glossary_url: String,
    /// The address of the search index's manifest.
    search_url: String,
    /// The lessons, in parts.
    parts: Vec<PartView>,
}

/// The course.
#[derive(Serialize)]
struct BookView {
    /// What tells it from other courses in what a browser keeps: its id, or its title as a slug.
    id: String,
    /// What did so before it had an id, or nothing.
    former_id: String,
    /// Its title, plain.
    title: String,
    /// Its description, plain, or nothing.
    description: String,
    authors: Vec<String>,
    /// The version of Kubernetes, or nothing.
    kubernetes: String,
    /// Where its sources are, or nothing.
    repository: String,
    /// `auto`, `light` or `dark`.
    theme: String,
    /// Whether this is the teacher's edition.
    teacher: bool,
}

/// The page.
#[derive(Serialize)]
struct PageView {
    /// `home`, `lesson`, `component`, `components`, `diagram`, `glossary` or `404`.
    kind: &'static str,
    /// Its title, plain.
    title: String,
    /// A sentence about it, plain, or nothing.
    description: String,
    /// The tag of its language.
    lang: String,
    /// Its path from the site's root.
    path: String,
    /// Its address on the web; nothing where the course's is not known, and for the 404 page.
    canonical: String,
    /// The same page in every language, its own first.
    alternates: Vec<AlternateView>,
    /// Whether a text on it has no translation yet.
    untranslated: bool,
    /// The style sheets of the blocks on it, as addresses.
    styles: Vec<String>,
    /// Rules of style that only this page needs.
    style: String,
    /// The scripts of the blocks on it.
    scripts: Vec<ScriptView>,
    /// What its texts mention, each thing once.
    mentions: Vec<MentionView>,
}

/// What the card of a mention shows.
#[derive(Serialize)]
struct MentionView {
    /// The address, as the mention has it.
    url: String,
    /// The name as HTML.
    name: String,
    /// `component`, `object`, `tool`, `term` or `lesson`.
    kind: &'static str,
    /// The name of its family as HTML, or nothing.
    family: String,
    /// The colour of its family, or nothing.
    color: &'static str,
    /// What it is, as HTML of one paragraph without links.
    definition: String,
    /// The language of the definition where it is not the page's, or nothing.
    lang: String,
}

/// A page in a language.
#[derive(Serialize)]
struct AlternateView {
    /// The language's tag.
    lang: String,
    /// The language's name in itself.
    name: String,
    /// The address, relative to the page.
    url: String,
    /// The address on the web, or nothing.
    canonical: String,
    /// Whether it is the page itself.
    current: bool,
}

/// What is told of a page beside its content.
pub(super) struct About {
    pub(super) kind: &'static str,
    pub(super) title: String,
    pub(super) description: String,
    /// The index of the lesson it shows.
    pub(super) lesson: Option<usize>,
}

/// The frame of a page; `own` is its path in the folder of its language. Made last, when it is known what was untranslated.
pub(super) fn frame<'a>(page: &PageCx<'a>, own: &str, about: About) -> Frame<'a> {
    let course = page.shared.course;
    let book = &course.book;
    let folder = addresses::folder(book, page.language.lang);
    let own_url = |path: &str| format!("{}{folder}{path}", page.root);
    let plain_text = |text: &crate::model::Text| {
        let local = text.get(page.language.lang, book.default_lang());
        markdown::words(local.words, local.foreign.unwrap_or(page.language.lang).primary())
    };
    let canonical = |path: &str| book.site_url.as_ref().map(|url| addresses::public(url, path)).unwrap_or_default();
    let alternate = |lang: &Lang| {
        let path = format!("{}{own}", addresses::folder(book, lang));
        let name = page.shared.languages.iter().find(|language| language.lang == lang);
        AlternateView {
            lang: lang.tag().to_owned(),
            name: name.map_or(lang.tag(), |language| language.strings.get("language_name")).to_owned(),
            url: format!("{}{path}", page.root),
            canonical: canonical(&path),
            current: lang == page.language.lang,
        }
    };
    let titled = title_as_id(book);
    Frame {
        book: BookView {
            former_id: book.id.as_ref().filter(|id| **id != titled).map(|_| titled.clone()).unwrap_or_default(),
            id: book.id.clone().unwrap_or(titled),
            title: plain_text(&book.title),
            description: book.description.as_ref().map(plain_text).unwrap_or_default(),
            authors: book.authors.clone(),
            kubernetes: book.kubernetes.as_ref().map(|version| version.value.clone()).unwrap_or_default(),
            repository: book.repository.clone().unwrap_or_default(),
            theme: book.appearance.theme.clone(),
            teacher: page.shared.edition == Edition::Teacher,
        },
        page: PageView {
            title: about.title,
            description: about.description,
            kind: about.kind,
            lang: page.language.lang.tag().to_owned(),
            path: page.path.clone(),
            canonical: if about.kind == "404" { String::new() } else { canonical(&page.path) },
            alternates: book.languages.iter().map(alternate).collect(),
            untranslated: page.untranslated,
            styles: assets::styles(page),
            style: markup::style(page.lit_notes, page.lit_ties),
            scripts: assets::scripts(page),
            mentions: mentions(page),
        },
        t: &page.language.strings.0,
        root: page.root.clone(),
        home: own_url("index.html"),
        components_url: if course.components.is_empty() { String::new() } else { own_url("components/index.html") },
        glossary_url: if course.terms.is_empty() { String::new() } else { own_url("glossary.html") },
        search_url: page.url(&searching::manifest(page.language.lang)),
        parts: navigation::parts(page, about.lesson),
    }
}

/// What a course without an id has instead; the same in every language.
fn title_as_id(book: &crate::model::Book) -> String {
    let title = book.title.get(book.default_lang(), book.default_lang());
    markdown::Slugs::default().heading(&markdown::words(title.words, book.default_lang().primary()))
}

/// The cards of what a page mentions; what has nothing to say has none, and neither has the page's own thing.
fn mentions(page: &PageCx<'_>) -> Vec<MentionView> {
    let entries = page.mentioned.iter().map(|entity| page.language.lexicon.get(*entity));
    entries
        .filter(|entry| !entry.definition.is_empty() && entry.path != page.path)
        .map(|entry| MentionView {
            url: page.url(&entry.path),
            name: page.name(entry),
            kind: entry.kind,
            family: entry.family.clone(),
            color: entry.color,
            definition: entry.definition.clone(),
            lang: entry.definition_lang.as_ref().map(|lang| lang.tag().to_owned()).unwrap_or_default(),
        })
        .collect()
}
