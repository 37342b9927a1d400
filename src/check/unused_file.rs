//! `unused-file`: a file of the content folder that nothing reads, shows or links to is not published; perhaps it should be.

use std::collections::BTreeSet;

use crate::model::{Course, Prose, Target, target};
use crate::source::{Diagnostic, Sources};

/// This rule's code.
pub(super) const CODE: &str = "unused-file";

/// The files that nothing refers to.
pub(super) fn check(course: &Course, sources: &Sources) -> Vec<Diagnostic> {
    // A translation that was not read may use anything.
    if course.partial.languages {
        return Vec::new();
    }
    let folder = format!("{}/", course.book.src);
    let mut used: BTreeSet<String> = course.all_prose().flat_map(|prose| referred(prose, &folder, sources)).collect();
    used.extend(course.shown_captures().map(|id| course.capture_path(&id.value)));
    let manifests = course.all_prose().flat_map(|prose| &prose.manifests).filter_map(|shown| course.manifest(&shown.id.value));
    used.extend(manifests.map(|manifest| sources.get(manifest.file).path.clone()));
    let unused = sources.under(&folder).filter(|(id, file)| !course.read.contains(id) && !used.contains(&file.path));
    unused
        .map(|(id, file)| {
            let message = format!("nothing uses `{}`", file.path);
            let help = match file.path.strip_suffix(".yml") {
                _ if file.path.ends_with(".md") => "a lesson is named `lessons/03-name.md`, or listed in SUMMARY.md".to_owned(),
                Some(stem) if ["manifests/", "diagrams/"].iter().any(|known| stem[folder.len()..].starts_with(known)) => {
                    format!("rename it to `{}.yaml`: the course reads no `.yml`", &stem[folder.len()..])
                }
                _ => "link to it, show it, or remove it: it is not published".to_owned(),
            };
            Diagnostic::warning(CODE, sources.first_line(id), message).help(help)
        })
        .collect()
}

/// The paths of the files that a text shows or links to.
fn referred<'a>(prose: &'a Prose, folder: &'a str, sources: &'a Sources) -> impl Iterator<Item = String> + 'a {
    let from = sources.get(prose.body.file).path.strip_prefix(folder).unwrap_or_default();
    prose.files.iter().filter_map(move |written| match target(from, &written.value) {
        Target::File(path, _) => Some(format!("{folder}{path}")),
        _ => None,
    })
}
