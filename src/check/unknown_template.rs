//! `unknown-template`: a file of `templates/` that nothing reads changes nothing; perhaps its name is mistyped.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use crate::model::{Course, Lang};
use crate::source::{Diagnostic, FileId, Sources, nearest};
use crate::theme::{
    self,
    tags::{Names, names},
};

/// This rule's code.
pub(super) const CODE: &str = "unknown-template";

/// Where the templates of a site are.
const FOLDER: &str = "templates/";

/// The site's templates and words that nothing reads.
pub(super) fn check(course: &Course, sources: &Sources) -> Vec<Diagnostic> {
    // A site that only overrides templates of the theme need not be searched.
    let uses = LazyCell::new(|| Uses::of(sources));
    let own = sources.under(FOLDER).filter(|(_, file)| !file.built_in);
    own.filter_map(|(id, file)| {
        let name = file.path.strip_prefix(FOLDER)?;
        let diagnostic = |why: &str| Diagnostic::warning(CODE, sources.first_line(id), format!("nothing reads this file: {why}"));
        if let Some(tag) = name.strip_prefix("strings/").and_then(|name| name.strip_suffix(".toml")) {
            let known: BTreeSet<&str> = course.book.languages.iter().flat_map(|lang| [lang.tag(), lang.primary()]).collect();
            let unread = tag != "en" && !known.contains(tag);
            return unread.then(|| {
                let told = diagnostic(&format!("the course has no language `{tag}`")).did_you_mean(tag, known.iter().copied());
                let languages = course.book.languages.iter().map(Lang::tag).collect::<Vec<_>>().join(", ");
                told.help(format!("book.toml lists: {languages}"))
            });
        }
        if theirs().any(|their| their == name) || uses.has(id, name, file.text().unwrap_or_default()) {
            return None;
        }
        let told = diagnostic(&format!("the theme has no template `{name}`, and no template names it"));
        Some(match near(name) {
            Some(near) => told.help(format!("did you mean `{near}`?")),
            None => {
                told.help("docs/templates.md lists the templates; one of your own is read where another includes or extends it")
            }
        })
    })
    .collect()
}

/// The names of the theme's templates.
fn theirs() -> impl Iterator<Item = &'static str> {
    theme::FILES.iter().filter_map(|(path, _)| path.strip_prefix(FOLDER)).filter(|name| name.ends_with(".html"))
}

/// The theme's template that is meant: a folder in its place, another folder or ending, or nearly its name.
fn near(name: &str) -> Option<&'static str> {
    let folder = theirs().find(|their| name.strip_prefix(*their).is_some_and(|rest| rest.starts_with('/')));
    let same = || theirs().find(|their| stem(their) == stem(name));
    let like = || nearest(stem(name), theirs().map(stem)).and_then(|near| theirs().find(|their| stem(their) == near));
    folder.or_else(same).or_else(like)
}

/// A name without its folders and its ending.
fn stem(name: &str) -> &str {
    let file = name.rsplit('/').next().unwrap_or(name);
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

/// What the templates, those of the theme among them, name of each other.
struct Uses {
    /// The templates that another one includes or extends, and which one.
    templates: BTreeSet<(String, FileId)>,
    /// The components that are called, or that the theme defines too.
    components: BTreeSet<String>,
}

impl Uses {
    fn of(sources: &Sources) -> Self {
        let (mut templates, mut components) = (BTreeSet::new(), BTreeSet::new());
        for (id, file) in sources.under(FOLDER).filter(|(_, file)| file.path.ends_with(".html")) {
            let text = file.text().unwrap_or_default();
            for (kind, at) in names(text) {
                match kind {
                    Names::Parent | Names::Included => drop(templates.insert((text[at].to_owned(), id))),
                    Names::Called => drop(components.insert(text[at].to_owned())),
                    Names::Defined => {}
                }
            }
        }
        for text in theme::FILES.iter().filter_map(|(_, bytes)| str::from_utf8(bytes).ok()) {
            let defined = names(text).into_iter().filter(|(kind, _)| *kind == Names::Defined);
            components.extend(defined.map(|(_, at)| text[at].to_owned()));
        }
        Self { templates, components }
    }

    /// Whether a template other than itself names it, or a component of it has a use.
    fn has(&self, id: FileId, name: &str, text: &str) -> bool {
        let named = self.templates.iter().any(|(used, by)| used == name && *by != id);
        let defines = |(kind, at): (Names, std::ops::Range<usize>)| kind == Names::Defined && self.components.contains(&text[at]);
        name.ends_with(".html") && (named || names(text).into_iter().any(defines))
    }
}
