//! Reads lessons and their translations.

use std::collections::BTreeMap;

use super::Cx;
use super::front_matter;
use super::order::{self, Name};
use super::prose::prose;
use super::summary::{self, Summary};
use crate::data::{Fields, parse_yaml};
use crate::model::{Book, Lang, Lesson, LessonText, Level, Outline, Partial, Prose, is_id};
use crate::source::{Diagnostic, FileId, Span, Spanned};

/// The lessons in order, and their parts.
pub(super) fn lessons(book: &Book, partial: &Partial, cx: &mut Cx<'_>) -> (Vec<Lesson>, Outline) {
    let summary_path = |lang: &str| format!("{}/SUMMARY{lang}.md", book.src);
    let list = cx.sources.find(&summary_path("")).map(|file| summary::summary(file, book, cx));
    let files = files(book, cx);
    let originals = originals(book, partial, list.as_ref(), &files, cx);
    let mut lessons = Vec::new();
    for (path, file) in originals {
        let title = list.as_ref().and_then(|list| list.lessons.iter().find(|(p, _)| p.value == path)).map(|(_, t)| &**t);
        lessons.push(lesson(book, &path, file, title, &files, cx));
    }
    same_slug(&lessons, cx);
    if lessons.is_empty() {
        let message = format!("the course has no lesson in `{}/`", book.src);
        let help = "write `lessons/01-name.md` in its content folder (`src` in book.toml), or list lessons in SUMMARY.md; links are not followed";
        cx.diagnostics.push(Diagnostic::error("no-lessons", cx.sources.first_line(book.file), message).help(help));
    }
    let mut parts: Vec<(usize, Vec<(Lang, String)>)> = Vec::new();
    for (first, title) in list.map(|list| list.parts).unwrap_or_default() {
        parts.push((first, vec![(book.default_lang().clone(), title)]));
    }
    for lang in &book.languages[1..] {
        let Some(file) = cx.sources.find(&summary_path(&format!(".{lang}"))) else { continue };
        let translated = summary::summary(file, book, cx);
        for ((_, titles), (_, title)) in parts.iter_mut().zip(translated.parts) {
            titles.push((lang.clone(), title));
        }
    }
    (lessons, Outline { parts })
}

/// Every Markdown file of `lessons/`, or of the whole content where a summary lists it: path from the content folder and number.
fn files(book: &Book, cx: &Cx<'_>) -> BTreeMap<String, FileId> {
    let folder = format!("{}/", book.src);
    let markdown = |path: &str| path.ends_with(".md") && !path.starts_with("SUMMARY.") && !path.starts_with("index.");
    let under = cx.sources.under(&folder);
    under
        .filter_map(|(id, file)| Some((file.path.strip_prefix(&*folder)?.to_owned(), id)))
        .filter(|(path, _)| markdown(path))
        .collect()
}

/// The files of the default language, in the order of teaching.
fn originals(
    book: &Book,
    partial: &Partial,
    list: Option<&Summary>,
    files: &BTreeMap<String, FileId>,
    cx: &mut Cx<'_>,
) -> Vec<(String, FileId)> {
    if let Some(list) = list {
        let found = list.lessons.iter().filter_map(|(path, _)| Some((path.value.clone(), *files.get(&path.value)?)));
        return found.collect();
    }
    let mut numbered: BTreeMap<u32, (String, FileId)> = BTreeMap::new();
    for (path, &file) in files.iter().filter(|(path, _)| path.starts_with("lessons/")) {
        let name = order::name(path);
        let place = cx.sources.first_line(file);
        if let Some(lang) = &name.lang {
            cx.read.insert(file);
            if !book.languages[1..].contains(lang) && !partial.languages {
                let message = format!("`{lang}` is not a further language of this course");
                let help = "list it under `languages` in book.toml; the default language's files have no language in their names";
                cx.diagnostics.push(Diagnostic::error("unknown-language", place, message).help(help));
            }
            continue;
        }
        let Some(number) = name.number else {
            cx.read.insert(file);
            let diagnostic = Diagnostic::error("missing-number", place, format!("`{path}` does not say its place in the course"));
            cx.diagnostics
                .push(diagnostic.help("begin its name with a number, as in `03-pods.md`, or list the lessons in SUMMARY.md"));
            continue;
        };
        if let Some((_, first)) = numbered.get(&number) {
            let diagnostic = Diagnostic::error("duplicate-number", place, format!("two lessons have the number {number}"));
            cx.diagnostics.push(diagnostic.also(cx.sources.first_line(*first), "the other one is this"));
        }
        let free = (number..).find(|n| !numbered.contains_key(n)).unwrap_or(number);
        numbered.insert(free, (path.clone(), file));
    }
    orphans(files, cx);
    numbered.into_values().collect()
}

/// Translations of nothing.
fn orphans(files: &BTreeMap<String, FileId>, cx: &mut Cx<'_>) {
    for (path, &file) in files.iter().filter(|(path, _)| path.starts_with("lessons/")) {
        let Some(lang) = order::name(path).lang else { continue };
        let original = path.replace(&format!(".{lang}.md"), ".md");
        if !files.contains_key(&original) {
            let diagnostic = Diagnostic::error(
                "orphan-translation",
                cx.sources.first_line(file),
                "this translates a lesson that is not there",
            );
            let known = files.keys().map(String::as_str).filter(|p| order::name(p).lang.is_none());
            cx.diagnostics.push(diagnostic.help(format!("its original would be `{original}`")).did_you_mean(&original, known));
        }
    }
}

fn same_slug(lessons: &[Lesson], cx: &mut Cx<'_>) {
    let mut seen: BTreeMap<&str, FileId> = BTreeMap::new();
    for lesson in lessons {
        let file = lesson.texts[0].1.file;
        if let Some(first) = seen.insert(&lesson.slug, file) {
            let message = format!("two lessons would have the address `lessons/{}.html`", lesson.slug);
            let diagnostic = Diagnostic::error("duplicate-id", cx.sources.first_line(file), message);
            cx.diagnostics
                .push(diagnostic.also(cx.sources.first_line(first), "the other one is this").help("rename one of the files"));
        }
    }
}

fn lesson(
    book: &Book,
    path: &str,
    file: FileId,
    listed_title: Option<&str>,
    files: &BTreeMap<String, FileId>,
    cx: &mut Cx<'_>,
) -> Lesson {
    let Name { slug, .. } = order::name(path);
    let first_line = cx.sources.first_line(file);
    if !is_id(&slug) {
        let diagnostic = Diagnostic::error("bad-id", first_line, format!("`{slug}` cannot be part of an address"));
        cx.diagnostics.push(diagnostic.help("use lowercase ASCII letters, digits and hyphens in the file's name"));
    }
    let mut lesson = Lesson {
        id: Spanned { value: slug.clone(), span: first_line },
        slug,
        path: path.to_owned(),
        texts: Vec::new(),
        minutes: None,
        level: None,
        prerequisites: Vec::new(),
        introduces: Vec::new(),
        previews: Vec::new(),
        partial: false,
    };
    let (text, whole) = read(file, listed_title, cx, |fields| common(&mut lesson, fields));
    lesson.partial |= !whole;
    lesson.texts.push((book.default_lang().clone(), text));
    for lang in &book.languages[1..] {
        let translated = format!("{}.{lang}.md", path.trim_end_matches(".md"));
        if let Some(&file) = files.get(&translated) {
            let (text, _) = read(file, None, cx, |_| {});
            lesson.texts.push((lang.clone(), text));
        }
    }
    lesson
}

/// The fields that do not depend on the language.
fn common(lesson: &mut Lesson, fields: &mut Fields<'_>) {
    lesson.minutes = fields.optional("minutes");
    lesson.level = fields.choice("level", &Level::ALL, Level::name);
    let said = fields.diagnostics().len();
    if let Some(id) = fields.optional::<Spanned<String>>("id") {
        if !is_id(&id.value) {
            let diagnostic = Diagnostic::error("bad-id", id.span, format!("`{}` cannot be an id", id.value));
            fields.diagnostics().push(diagnostic.help("use lowercase letters, digits and hyphens"));
        }
        lesson.id = id;
    }
    lesson.prerequisites = fields.list("prerequisites");
    lesson.introduces = fields.list("introduces");
    lesson.previews = fields.list("previews");
    let misspelt = ["id", "prerequisites", "introduces", "previews"].iter().any(|name| fields.misspelt(name));
    lesson.partial = misspelt || fields.diagnostics().len() > said;
}

/// Reads one file of a lesson; false where its front matter is not to be read as fields, each said once.
fn read(file: FileId, listed_title: Option<&str>, cx: &mut Cx<'_>, further: impl FnOnce(&mut Fields<'_>)) -> (LessonText, bool) {
    cx.read.insert(file);
    let first_line = cx.sources.first_line(file);
    let text = super::text_of(file, cx).unwrap_or_default();
    let (front, mut body) = front_matter::split(text, file);
    let (mut title, mut summary, mut objectives) = (None, None, Vec::new());
    // What cannot be read at all was said; that it has no title is not worth saying too.
    let mut readable = cx.sources.get(file).text().is_some();
    let never_closed = front.is_none() && text.lines().next().is_some_and(|line| line.trim_end() == "---");
    let mut whole = readable && !never_closed;
    if let Some(front) = front {
        let said = cx.diagnostics.len();
        let root = parse_yaml(cx.sources.slice(front), file, front.start, &mut cx.diagnostics);
        whole &= cx.diagnostics.len() == said;
        let fields = root.as_ref().and_then(|root| Fields::new("the front matter", root, &mut cx.diagnostics));
        readable &= fields.is_some();
        whole &= fields.is_some();
        if let Some(mut fields) = fields {
            title = fields.optional("title");
            summary = fields.optional("summary");
            objectives = fields.list("objectives");
            further(&mut fields);
            readable &= !fields.misspelt("title");
            fields.finish();
        }
    }
    // As in mdBook, a chapter may be named by the summary alone, and may begin with its title.
    if title.is_none() {
        title = listed_title.map(|title| Spanned { value: title.to_owned(), span: first_line });
        (title, body) = own_heading(cx.sources.slice(body), body, title);
    }
    if title.is_none() && readable {
        let message = "this lesson has no title";
        let (place, help) = match front {
            Some(front) => (
                front.part(0..cx.sources.slice(front).lines().next().map_or(0, str::len)),
                "add a line `title: …` to its front matter",
            ),
            None if never_closed => (first_line, "the front matter is never closed: add a line `---` after its last field"),
            None => (first_line, "begin the file with `---`, a line `title: …`, and `---` again"),
        };
        cx.diagnostics.push(Diagnostic::error("missing-field", place, message).help(help));
    }
    let title = title.unwrap_or_else(|| Spanned { value: order::name(&cx.sources.get(file).path).slug, span: first_line });
    (LessonText { file, title, summary, objectives, prose: prose(body, cx) }, whole)
}

/// Takes a `# Title` from the beginning of a body.
fn own_heading(text: &str, body: Span, title: Option<Spanned<String>>) -> (Option<Spanned<String>>, Span) {
    let start = text.len() - text.trim_start().len();
    let Some(heading) = text[start..].strip_prefix("# ") else { return (title, body) };
    let line = heading.lines().next().unwrap_or_default();
    let at = start + 2;
    let own = Spanned { value: line.trim().to_owned(), span: body.part(at..at + line.len()) };
    (title.or(Some(own)), body.part(at + line.len()..text.len()))
}

/// The words of welcome: `index.md` and its translations.
pub(super) fn welcome(book: &Book, cx: &mut Cx<'_>) -> Vec<(Lang, Prose)> {
    let mut texts = Vec::new();
    for (i, lang) in book.languages.iter().enumerate() {
        let path = if i == 0 { format!("{}/index.md", book.src) } else { format!("{}/index.{lang}.md", book.src) };
        let Some(file) = cx.sources.find(&path) else { continue };
        cx.read.insert(file);
        let text = super::text_of(file, cx).unwrap_or_default();
        let (_, body) = front_matter::split(text, file);
        texts.push((lang.clone(), prose(body, cx)));
    }
    texts
}
