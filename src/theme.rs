//! The theme that comes with Ardoise: the files of `templates/` and `static/`, held in the binary.

pub mod tags;

use crate::source::Sources;

macro_rules! files {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_bytes!(concat!("../", $path)) as &[u8])),*]
    };
}

/// Every file of the theme: its path in a site, and its bytes.
pub const FILES: &[(&str, &[u8])] = files![
    "static/theme/ardoise.css",
    "static/theme/ardoise.js",
    "static/theme/blocks/annotated.css",
    "static/theme/blocks/annotated.js",
    "static/theme/blocks/break.css",
    "static/theme/blocks/capture.css",
    "static/theme/blocks/explain.css",
    "static/theme/blocks/explain.js",
    "static/theme/blocks/explain/columns.js",
    "static/theme/blocks/explain/group.js",
    "static/theme/blocks/explain/json.js",
    "static/theme/blocks/explain/owner.js",
    "static/theme/blocks/explain/prompt.js",
    "static/theme/blocks/explain/read.js",
    "static/theme/blocks/explain/rows.js",
    "static/theme/blocks/explain/sheet.js",
    "static/theme/blocks/explain/tables.js",
    "static/theme/blocks/explain/words.js",
    "static/theme/blocks/code.js",
    "static/theme/blocks/figure.css",
    "static/theme/blocks/memory.js",
    "static/theme/blocks/mention.css",
    "static/theme/blocks/mention.js",
    "static/theme/blocks/progress.css",
    "static/theme/blocks/progress.js",
    "static/theme/blocks/quiz.css",
    "static/theme/blocks/quiz.js",
    "static/theme/blocks/tabs.js",
    "static/theme/icon.svg",
    "static/theme/search.css",
    "static/theme/search.js",
    "templates/404.html",
    "templates/blocks.html",
    "templates/blocks/annotated.html",
    "templates/blocks/break.html",
    "templates/blocks/quiz.html",
    "templates/component.html",
    "templates/components.html",
    "templates/diagram.html",
    "templates/exercises.html",
    "templates/glossary.html",
    "templates/home.html",
    "templates/layout.html",
    "templates/lesson.html",
    "templates/strings/en.toml",
    "templates/strings/fr.toml",
];

/// Adds the theme's files where the site has none of its own.
pub fn lay_under(sources: &mut Sources) {
    for (path, bytes) in FILES {
        sources.add_built_in(path, bytes);
    }
}
