//! Reads `book.toml`.

use std::collections::BTreeMap;

use super::{Cx, mdbook};
use crate::data::{Fields, Node, parse_toml};
use crate::model::{Appearance, Book, Exercises, Lang, Partial, Text, is_id};
use crate::source::{Diagnostic, FileId, Severity, Spanned};

/// Reads `book.toml`; what is missing or wrong gets a default.
pub(super) fn book(file: FileId, partial: &mut Partial, cx: &mut Cx<'_>) -> Book {
    let mut book = Book {
        file,
        id: None,
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
        unset_checks: Vec::new(),
    };
    let text = cx.sources.get(file).text().unwrap_or_default();
    let said = cx.diagnostics.len();
    let root = parse_toml(text, file, &mut cx.diagnostics);
    partial.languages = cx.diagnostics.len() > said;
    let first_line = cx.sources.first_line(file);
    if let Some(mut fields) = Fields::new("book.toml", &root, &mut cx.diagnostics) {
        let read = fields.map("book", "[book]", |fields| partial.languages |= !head(&mut book, fields)).is_some();
        partial.languages |= !read;
        if !read {
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
            checks(&mut book, node, fields.diagnostics());
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
const HEAD: [&str; 7] = ["id", "title", "description", "authors", "src", "language", "languages"];

/// Reads `[book]`; false where its languages could not be read whole, which was said.
fn head(book: &mut Book, fields: &mut Fields<'_>) -> bool {
    book.id = id(fields);
    if let Some(title) = fields.required("title") {
        book.title = title;
    }
    book.description = fields.optional("description");
    book.authors = fields.list("authors");
    if let Some(src) = folder(fields, "src") {
        book.src = src;
    }
    let said = fields.diagnostics().len();
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
    let listed = |default: &Spanned<String>| all.is_empty() || all.iter().any(|tag| tag.value == default.value);
    if let Some(default) = default.filter(|default| Lang::new(&default.value).is_some() && !listed(default)) {
        let message = format!("`{}` is the default language, and not one of `languages`", default.value);
        let help = "`languages` lists every language: add it there, or make `language` the one that the files without a language in their names are in";
        fields.diagnostics().push(Diagnostic::error("unknown-language", default.span, message).help(help));
    }
    if !languages.is_empty() {
        book.languages = languages;
    }
    // `langages`, `lang` and `langues` are told as unknown fields, and mean the languages.
    let whole = fields.diagnostics().len() == said && !fields.has_stranger(|key| key.to_lowercase().starts_with("lang"));
    mdbook::book(fields);
    whole && !fields.misspelt("language") && !fields.misspelt("languages")
}

/// The course's own id.
fn id(fields: &mut Fields<'_>) -> Option<String> {
    let written = fields.optional::<Spanned<String>>("id")?;
    let right = is_id(&written.value);
    if !right {
        let message = format!("`{}` cannot be an id", written.value);
        let help = "use lowercase letters, digits and hyphens";
        fields.diagnostics().push(Diagnostic::error("bad-id", written.span, message).help(help));
    }
    right.then_some(written.value)
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

/// `code = "error" | "warning" | "off"`.
fn checks(book: &mut Book, node: &Node, diagnostics: &mut Vec<Diagnostic>) {
    let crate::data::Value::Map(pairs) = &node.value else {
        let message = format!("[checks] is a table of checks; this is {}", node.kind());
        diagnostics.push(
            Diagnostic::error("wrong-type", node.span, message).help("write: [checks] and, under it, never-taught = \"off\""),
        );
        return;
    };
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
                book.unset_checks.push(Spanned { value: key.name.clone(), span: key.span });
                continue;
            }
        };
        book.checks.insert(key.name.clone(), (severity, key.span));
    }
}
