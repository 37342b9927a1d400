//! Reads `book.toml`.

use std::collections::BTreeMap;

use super::{Cx, mdbook};
use crate::data::{Fields, Node, parse_toml};
use crate::model::{Appearance, Book, Exercises, Lang, Text};
use crate::source::{Diagnostic, FileId, Severity, Spanned};

/// Reads `book.toml`; what is missing or wrong gets a default.
pub(super) fn book(file: FileId, cx: &mut Cx<'_>) -> Book {
    let mut book = Book {
        file,
        title: Text::Same(Spanned { value: "?".into(), span: cx.sources.first_line(file) }),
        description: None,
        authors: Vec::new(),
        languages: Lang::new("en").into_iter().collect(),
        src: "content".into(),
        build_dir: "site".into(),
        site_url: None,
        repository: None,
        kubernetes: None,
        appearance: Appearance { theme: "auto".into(), hue: None, exercises: Exercises::default() },
        checks: BTreeMap::new(),
    };
    let text = cx.sources.get(file).text().unwrap_or_default();
    let root = parse_toml(text, file, &mut cx.diagnostics);
    let first_line = cx.sources.first_line(file);
    if let Some(mut fields) = Fields::new("book.toml", &root, &mut cx.diagnostics) {
        if fields.map("book", "[book]", |fields| head(&mut book, fields)).is_none() {
            let diagnostic = Diagnostic::error("missing-field", first_line, "book.toml needs a table `[book]`");
            fields.diagnostics().push(diagnostic.help("add: [book] and, under it, title = \"…\" and language = \"…\""));
        }
        fields.map("build", "[build]", |fields| {
            book.build_dir = folder(fields, "build-dir").unwrap_or_else(|| "site".into());
            mdbook::build(fields);
        });
        fields.map("output", "[output]", |fields| {
            fields.map("html", "[output.html]", |fields| html(&mut book, fields));
            mdbook::output(fields);
        });
        fields.map("kubernetes", "[kubernetes]", |fields| book.kubernetes = fields.optional("version"));
        if let Some(node) = fields.node("checks") {
            book.checks = checks(node, fields.diagnostics());
        }
        misplaced(&root, fields.diagnostics());
        for key in HEAD {
            fields.node(key);
        }
        mdbook::root(&mut fields);
        fields.finish();
    }
    book
}

/// Keys at the top that belong under `[book]`.
fn misplaced(root: &Node, diagnostics: &mut Vec<Diagnostic>) {
    let crate::data::Value::Map(pairs) = &root.value else { return };
    for (key, _) in pairs.iter().filter(|(key, _)| HEAD.contains(&&*key.name)) {
        let message = format!("`{}` stands outside the table `[book]`", key.name);
        diagnostics.push(Diagnostic::error("misplaced-field", key.span, message).help("move it under the line `[book]`"));
    }
}

/// The keys of `[book]`.
const HEAD: [&str; 6] = ["title", "description", "authors", "src", "language", "languages"];

fn head(book: &mut Book, fields: &mut Fields<'_>) {
    if let Some(title) = fields.required("title") {
        book.title = title;
    }
    book.description = fields.optional("description");
    book.authors = fields.list("authors");
    if let Some(src) = folder(fields, "src") {
        book.src = src;
    }
    let default = fields.optional::<Spanned<String>>("language");
    let all = fields.list::<Spanned<String>>("languages");
    let mut languages: Vec<Lang> = Vec::new();
    for tag in default.iter().chain(&all) {
        match Lang::new(&tag.value) {
            Some(lang) if !languages.contains(&lang) => languages.push(lang),
            Some(_) => {}
            None => {
                let message = format!("`{}` is not a language tag", tag.value);
                let help = "write a tag of BCP 47, such as \"fr\" or \"pt-BR\"";
                fields.diagnostics().push(Diagnostic::error("unknown-language", tag.span, message).help(help));
            }
        }
    }
    if !languages.is_empty() {
        book.languages = languages;
    }
    mdbook::book(fields);
}

/// A folder inside the site.
fn folder(fields: &mut Fields<'_>, name: &'static str) -> Option<String> {
    let written = fields.optional::<Spanned<String>>(name)?;
    let path = written.value.trim_end_matches('/').to_owned();
    let inside = path.split('/').all(|part| !part.is_empty() && part != "." && part != ".." && !part.contains(['\\', ':']));
    if !inside {
        let diagnostic = Diagnostic::error("outside-site", written.span, format!("`{name}` is not a folder inside the site"));
        fields.diagnostics().push(diagnostic.help("write a relative path without `..`, such as \"content\""));
    }
    inside.then_some(path)
}

fn html(book: &mut Book, fields: &mut Fields<'_>) {
    for (name, place) in [("site-url", &mut book.site_url), ("git-repository-url", &mut book.repository)] {
        let Some(written) = fields.optional::<Spanned<String>>(name) else { continue };
        let url = written.value.trim_end_matches('/');
        if url.starts_with("https://") || url.starts_with("http://") {
            *place = Some(if name == "site-url" { format!("{url}/") } else { url.to_owned() });
        } else {
            let message = format!("`{name}` is not an address of the web");
            fields.diagnostics().push(Diagnostic::error("wrong-value", written.span, message).help("it begins with https://"));
        }
    }
    if let Some(theme) = fields.choice("default-theme", &["auto", "light", "dark"], |word| word) {
        theme.clone_into(&mut book.appearance.theme);
    }
    if let Some(exercises) = fields.choice("exercises", &Exercises::ALL, Exercises::name) {
        book.appearance.exercises = exercises;
    }
    book.appearance.hue = fields.optional::<Spanned<u16>>("hue").map(|hue| {
        if hue.value > 359 {
            let message = "a hue is an angle from 0 to 359";
            fields.diagnostics().push(Diagnostic::error("wrong-value", hue.span, message));
        }
        hue.value % 360
    });
    mdbook::html(fields);
}

type Checks = BTreeMap<String, (Option<Severity>, crate::source::Span)>;

/// `code = "error" | "warning" | "off"`.
fn checks(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Checks {
    let crate::data::Value::Map(pairs) = &node.value else { return BTreeMap::new() };
    let mut checks = BTreeMap::new();
    for (key, value) in pairs {
        let word = match &value.value {
            crate::data::Value::Scalar(scalar) => &*scalar.text,
            _ => "",
        };
        let severity = match word {
            "error" => Some(Severity::Error),
            "warning" => Some(Severity::Warning),
            "off" => None,
            _ => {
                let message = "a check is set to \"error\", \"warning\" or \"off\"";
                diagnostics.push(Diagnostic::error("wrong-value", value.span, message));
                continue;
            }
        };
        checks.insert(key.name.clone(), (severity, key.span));
    }
    checks
}
