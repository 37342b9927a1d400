//! `mdbook-key`: what mdBook knows in `book.toml` and Ardoise does not use. A book that moves here keeps its file: each such key is a
//! warning, not an unknown field.
//!
//! The names are those of mdBook 0.5's documentation, "Configuration".

use crate::data::Fields;
use crate::source::Diagnostic;

/// Tables at the top.
pub(super) fn root(fields: &mut Fields<'_>) {
    tell(fields, &[("rust", "code is shown and never run here"), ("preprocessor", "directives do what preprocessors did")]);
}

/// Keys of `[book]`.
pub(super) fn book(fields: &mut Fields<'_>) {
    tell(
        fields,
        &[
            ("multilingual", "list the languages: `languages = [\"fr\", \"en\"]`"),
            ("text-direction", "it follows from the language"),
        ],
    );
}

/// Keys of `[build]`.
pub(super) fn build(fields: &mut Fields<'_>) {
    tell(
        fields,
        &[
            ("create-missing", "a lesson that is listed and missing is told, and never made"),
            ("use-default-preprocessors", "there are no preprocessors"),
            ("extra-watch-dirs", "nothing is watched"),
        ],
    );
}

/// Renderers of `[output]`: every table beside `html` is one.
pub(super) fn output(fields: &mut Fields<'_>) {
    for key in fields.strangers() {
        warn(fields, key, "HTML is the only output");
    }
}

/// Keys of `[output.html]`.
pub(super) fn html(fields: &mut Fields<'_>) {
    const TEMPLATES: &str = "put your own file at the same path under templates/ or static/";
    tell(
        fields,
        &[
            ("theme", TEMPLATES),
            ("additional-css", TEMPLATES),
            ("additional-js", TEMPLATES),
            ("copy-fonts", "there are no fonts to copy"),
            ("preferred-dark-theme", "there is one dark theme"),
            ("smart-punctuation", "typography follows the language"),
            ("curly-quotes", "typography follows the language"),
            ("mathjax-support", "formulas are always on: write them between dollar signs"),
            ("definition-lists", "they are always on"),
            ("admonitions", "they are always on"),
            ("no-section-label", "lessons are numbered by their place"),
            ("sidebar-header-nav", "a lesson has its contents beside it"),
            ("hash-files", "addresses stay as they are"),
            ("google-analytics", "a page asks nobody for anything"),
            ("git-repository-icon", "the link has words"),
            ("edit-url-template", "there is no such link"),
            ("cname", "put a file CNAME into static/"),
            ("input-404", "the page is made by templates/404.html"),
            ("redirect", "a page cannot be moved here"),
            ("print", "every page can be printed"),
            ("fold", "a list of lessons folds by itself"),
            ("playground", "code is shown and never run here"),
            ("code", "code is shown and never run here"),
            ("search", "search is always on"),
        ],
    );
}

fn tell(fields: &mut Fields<'_>, known: &[(&'static str, &'static str)]) {
    let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
    for key in fields.idle(&names) {
        let why = known.iter().find(|(name, _)| *name == key.name).map_or("", |(_, why)| why);
        warn(fields, key, why);
    }
}

fn warn(fields: &mut Fields<'_>, key: &crate::data::Key, why: &str) {
    let message = format!("mdBook's `{}` does nothing here", key.name);
    fields.diagnostics().push(Diagnostic::warning("mdbook-key", key.span, message).help(why));
}
