//! `unknown-string`: a word in `templates/strings/*.toml` that nothing asks for is never seen; perhaps its name is mistyped.

use std::collections::BTreeSet;

use crate::data::{Key, Value, parse_toml};
use crate::model::Course;
use crate::source::{Diagnostic, FileId, Sources};
use crate::theme;

/// This rule's code.
pub(super) const CODE: &str = "unknown-string";

/// Where the words are.
const FOLDER: &str = "templates/strings/";

/// The words of the site that neither the theme nor a template of the site asks for.
pub(super) fn check(course: &Course, sources: &Sources) -> Vec<Diagnostic> {
    let read = |path: &str| {
        let tag = path.strip_prefix(FOLDER).and_then(|name| name.strip_suffix(".toml"));
        tag.is_some_and(|tag| tag == "en" || course.book.languages.iter().any(|lang| tag == lang.tag() || tag == lang.primary()))
    };
    let own: Vec<FileId> =
        sources.under(FOLDER).filter(|(_, file)| !file.built_in && read(&file.path)).map(|(id, _)| id).collect();
    // What cannot be read in a file of words is told where its words are used.
    let keys = |text: &str, file: FileId| match parse_toml(text, file, &mut Vec::new()).value {
        Value::Map(pairs) => pairs.into_iter().map(|(key, _)| key).collect(),
        _ => Vec::<Key>::new(),
    };
    let Some(&any) = own.first() else { return Vec::new() };
    let theirs = theme::FILES.iter().filter(|(path, _)| path.starts_with(FOLDER));
    let known: BTreeSet<String> =
        theirs.flat_map(|(_, bytes)| keys(str::from_utf8(bytes).unwrap_or_default(), any)).map(|key| key.name).collect();
    let unknown = own.iter().flat_map(|id| keys(sources.get(*id).text().unwrap_or_default(), *id));
    unknown
        .filter(|key| !known.contains(&key.name) && !asked(&key.name, sources))
        .map(|key| {
            let message = format!("nothing asks for the word `{}`", key.name);
            Diagnostic::warning(CODE, key.span, message).did_you_mean(&key.name, known.iter().map(String::as_str))
        })
        .collect()
}

/// Whether the site itself asks for the word: a template with `t.key` or `"key"`, or a script of its own that is given it.
fn asked(key: &str, sources: &Sources) -> bool {
    let mut templates = sources.under("templates/").filter(|(_, file)| !file.built_in && file.path.ends_with(".html"));
    let mut scripts = sources.under("static/theme/blocks/").filter(|(_, file)| !file.built_in);
    let in_template = |text: &str| {
        let quoted = ['"', '\'', '`'].iter().any(|quote| text.contains(&format!("{quote}{key}{quote}")));
        let ends = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
        quoted || text.split(&format!("t.{key}")).skip(1).any(ends)
    };
    let given = |path: &str| {
        let name = path.strip_prefix("static/theme/blocks/").and_then(|name| name.strip_suffix(".js"));
        name.is_some_and(|name| key.starts_with(&format!("script_{name}_")))
    };
    templates.any(|(_, file)| file.text().is_some_and(in_template)) || scripts.any(|(_, file)| given(&file.path))
}
