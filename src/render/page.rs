//! One page while it is made: where it is, and what its texts said on the way.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::lexicon::Entry;
use super::markup::Writer;
use super::markup::exercises::Place;
use super::searching::Findable;
use super::{Language, Shared, addresses};
use crate::annotate::Ties;
use crate::markdown::{self, Slugs};
use crate::model::{Entity, Lang, Origin, Prose, Target, Text, target};
use crate::outline::{Outline, outline};
use crate::source::{Diagnostic, Span};

/// A page that is being made.
pub(super) struct PageCx<'a> {
    /// What all pages share.
    pub(super) shared: &'a Shared<'a>,
    /// What the pages of its language share.
    pub(super) language: &'a Language<'a>,
    /// Its path from the site's root.
    pub(super) path: String,
    /// The way back to the root.
    pub(super) root: String,
    /// The lesson that it belongs to: its page, or that of its exercises.
    pub(super) lesson: Option<usize>,
    /// The ids it has given out.
    pub(super) slugs: Slugs,
    /// The links and images of authors.
    pub(super) origins: Vec<Origin>,
    /// The files of the content folder that it refers to.
    pub(super) published: BTreeSet<String>,
    /// Files that come with it: paths from the site's root, and bytes.
    pub(super) files: Vec<(String, Vec<u8>)>,
    /// The blocks of the theme that it shows.
    pub(super) blocks: BTreeSet<String>,
    /// How many notes the code on it has that has most, and how many ties join its manifests.
    pub(super) lit_notes: usize,
    pub(super) lit_ties: usize,
    /// What its texts mention.
    pub(super) mentioned: BTreeSet<Entity>,
    /// The manifests that its text shows whole, and the ties between their lines, found when the first is shown.
    pub(super) manifests: Vec<String>,
    pub(super) ties: Option<Ties>,
    /// The fields of manifests that it documents, by all that is told of them, and where.
    pub(super) fields: BTreeMap<String, String>,
    /// What is wrong with what it shows.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Whether a text on it is in another language for want of a translation.
    pub(super) untranslated: bool,
}

/// A page that is made.
pub(super) struct Finished {
    pub(super) path: String,
    pub(super) html: String,
    /// What it holds, read back.
    pub(super) outline: Outline,
    /// How it is found; nothing for a page that is not.
    pub(super) found: Option<Findable>,
    pub(super) source: Span,
    pub(super) origins: Vec<Origin>,
    pub(super) published: BTreeSet<String>,
    pub(super) files: Vec<(String, Vec<u8>)>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// What every block may ask for with `@`.
#[derive(Serialize)]
struct Implicits<'a> {
    t: &'a std::collections::BTreeMap<String, String>,
    lang: &'a str,
}

/// A heading of a page.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Heading {
    /// Its id.
    pub(super) id: String,
    /// Its text as HTML, without links.
    pub(super) title: String,
    /// 2 to 6.
    pub(super) level: u8,
}

/// A text with its headings.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub(super) html: String,
    pub(super) headings: Vec<Heading>,
}

/// A link to a page of the course.
#[derive(Debug, Clone, Serialize)]
pub(super) struct LinkView {
    /// The name as HTML.
    pub(super) name: String,
    /// The address, relative to the page.
    pub(super) url: String,
    /// The colour of its family, or nothing.
    pub(super) color: &'static str,
    /// What it is: `component`, `object`, `tool`, `term` or `lesson`.
    pub(super) kind: &'static str,
}

impl<'a> PageCx<'a> {
    /// A page at `path`, of that lesson.
    pub(super) fn new(shared: &'a Shared<'a>, language: &'a Language<'a>, path: String, lesson: Option<usize>) -> Self {
        let root = addresses::root(&path);
        Self {
            shared,
            language,
            path,
            root,
            lesson,
            slugs: Slugs::default(),
            origins: Vec::new(),
            published: BTreeSet::new(),
            files: Vec::new(),
            blocks: BTreeSet::new(),
            mentioned: BTreeSet::new(),
            lit_notes: 0,
            lit_ties: 0,
            manifests: Vec::new(),
            ties: None,
            fields: BTreeMap::new(),
            diagnostics: Vec::new(),
            untranslated: false,
        }
    }

    /// A text of one line as HTML, wrapped in its language where that is not the page's.
    pub(super) fn inline(&mut self, text: &Text) -> String {
        let local = text.get(self.language.lang, self.shared.course.book.default_lang());
        let html = self.inline_words(local.words, local.span, local.foreign);
        self.wrapped("span", html, local.foreign)
    }

    /// A text of paragraphs as HTML, wrapped in its language where that is not the page's.
    pub(super) fn block(&mut self, text: &Text) -> String {
        let local = text.get(self.language.lang, self.shared.course.book.default_lang());
        let items = markdown::parse(local.words, Span { start: 0, end: local.words.len(), ..local.span }).items;
        let mut writer = Writer::new(self, local.foreign, Some(local.span));
        writer.items(&items);
        let html = writer.finish().html;
        self.wrapped("div", html, local.foreign)
    }

    /// Words of one line as HTML; `foreign` is their language where it is not the page's.
    pub(super) fn inline_words(&mut self, words: &str, span: Span, foreign: Option<&Lang>) -> String {
        let items = markdown::inline(words, Span { start: 0, end: words.len(), ..span }).items;
        let mut writer = Writer::new(self, foreign, Some(span));
        writer.items(&items);
        writer.finish().html
    }

    /// A Markdown body as HTML.
    pub(super) fn prose(&mut self, prose: &Prose, foreign: Option<&Lang>) -> Body {
        self.prose_with(prose, foreign, &Place::Inline)
    }

    /// A Markdown body as HTML, its exercises in their place.
    pub(super) fn prose_with(&mut self, prose: &Prose, foreign: Option<&Lang>, place: &Place) -> Body {
        let shown = prose.manifests.iter().filter(|shown| shown.whole).map(|shown| shown.id.value.clone());
        for id in shown {
            if !self.manifests.contains(&id) {
                self.manifests.push(id);
            }
        }
        let text = self.shared.sources.slice(prose.body);
        let items = markdown::parse(text, prose.body).items;
        let mut writer = Writer::new(self, foreign, None);
        writer.text(&items, place.clone());
        writer.finish()
    }

    fn wrapped(&mut self, tag: &str, html: String, foreign: Option<&Lang>) -> String {
        match foreign {
            Some(lang) => {
                self.untranslated = true;
                format!("<{tag} lang=\"{lang}\">{html}</{tag}>")
            }
            None => html,
        }
    }

    /// The entry of an id, where something has it.
    pub(super) fn entry(&self, id: &str) -> Option<&'a Entry> {
        self.shared.course.names.get(id).map(|entity| self.language.lexicon.get(entity))
    }

    /// Notes that a text of the page links to a thing, so that a card can say what it is.
    pub(super) fn note_mention(&mut self, entity: Entity) {
        self.mentioned.insert(entity);
        if !self.blocks.contains("mention") {
            self.blocks.insert("mention".to_owned());
        }
    }

    /// The address of an entry, relative to this page.
    pub(super) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.root)
    }

    /// The name of an entry as HTML without links.
    pub(super) fn name(&self, entry: &Entry) -> String {
        let name = name_html(entry, self.language.lang.primary());
        match &entry.foreign {
            Some(lang) => format!("<span lang=\"{lang}\">{name}</span>"),
            None => name,
        }
    }

    /// A link to a thing.
    pub(super) fn link(&self, entity: Entity) -> LinkView {
        let entry = self.language.lexicon.get(entity);
        LinkView { name: self.name(entry), url: self.url(&entry.path), color: entry.color, kind: entry.kind }
    }

    /// The address to write for one that an author wrote in the file at `from` (a path from the site's root); `foreign` is the
    /// language of the text around it where that is not the page's.
    pub(super) fn href(&mut self, written: &str, from: &str, span: Span, foreign: Option<&Lang>) -> String {
        let folder = format!("{}/", self.shared.course.book.src);
        let from = from.strip_prefix(&folder).unwrap_or("");
        let href = match target(from, written) {
            Target::Web => written.to_owned(),
            Target::Here(fragment) => format!("#{fragment}"),
            Target::Unsafe => {
                let message = format!("a page must not link to `{written}`");
                let help = "addresses are https:, http:, mailto:, tel:, or files of the course";
                self.diagnostics.push(Diagnostic::error("unsafe-link", span, message).help(help));
                return "#".to_owned();
            }
            Target::Outside => {
                let message = format!("`{written}` lies outside the course's content folder");
                let help = "copy the file into the content folder and link to that";
                self.diagnostics.push(Diagnostic::error("outside-site", span, message).help(help));
                return "#".to_owned();
            }
            Target::File(path, fragment) => {
                // The places of a text in another language are on pages in that language.
                let lang = foreign.filter(|_| fragment.is_some()).unwrap_or(self.language.lang);
                let path = self.site_path(&folder, path, lang);
                let path = super::markup::escape::path(&path);
                match fragment {
                    Some(fragment) => format!("{}{path}#{fragment}", self.root),
                    None => format!("{}{path}", self.root),
                }
            }
        };
        self.origins.push(Origin { href: href.clone(), written: written.to_owned(), span });
        href
    }

    /// The path in the site of a path in the content folder: a page for a lesson or a component, else the file itself.
    fn site_path(&mut self, folder: &str, path: String, lang: &Lang) -> String {
        let course = self.shared.course;
        if let Some(file) = self.shared.sources.find(&format!("{folder}{path}")) {
            let lesson = course.lessons.iter().position(|lesson| lesson.texts.iter().any(|(_, text)| text.file == file));
            let component = || course.components.iter().position(|component| component.file == file);
            if let Some(entity) = lesson.map(Entity::Lesson).or_else(|| component().map(Entity::Component)) {
                return addresses::of(course, lang, entity);
            }
            let home = addresses::folder(&course.book, lang);
            return match &*path {
                "glossary.yaml" => format!("{home}glossary.html"),
                "families.yaml" => format!("{home}components/index.html"),
                _ if path.starts_with("index.") && path.ends_with(".md") => format!("{home}index.html"),
                _ => {
                    self.published.insert(path.clone());
                    path
                }
            };
        }
        // A page without a source of its own, named by its URL: the one of this language.
        let own = format!("{}{path}", addresses::folder(&course.book, lang));
        if super::pages::exists(course, lang, &own) { own } else { path }
    }

    /// What a component of the theme makes of `view`; nothing where it fails, which is said.
    pub(super) fn block_html(&mut self, name: &str, view: &impl Serialize, body: Option<&str>) -> String {
        if !self.blocks.contains(name) {
            self.blocks.insert(name.to_owned());
        }
        let implicits = Implicits { t: &self.language.strings.0, lang: self.language.lang.tag() };
        match self.shared.templates.block(name, view, &implicits, body, self.shared.sources) {
            Ok(html) => html,
            Err(diagnostic) => {
                self.diagnostics.push(*diagnostic);
                String::new()
            }
        }
    }

    /// The finished page.
    pub(super) fn finish(self, html: String, found: Option<Findable>, source: Span) -> Finished {
        Finished {
            path: self.path,
            outline: outline(&html),
            html,
            found,
            source,
            origins: self.origins,
            published: self.published,
            files: self.files,
            diagnostics: self.diagnostics,
        }
    }
}

/// An entry's name as HTML, without links.
pub(super) fn name_html(entry: &Entry, language: &str) -> String {
    super::markup::plain::inline_html(&entry.name, entry.foreign.as_ref().map_or(language, Lang::primary))
}
