//! The templates: the only file that knows the template library.

use std::collections::BTreeSet;

use serde::Serialize;
use tera::{Context, ErrorKind, Tera};

use super::reports::{Report, ordered, reports};
use crate::source::{Diagnostic, FileId, Sources, Span};
use crate::theme::{
    self,
    tags::{Names, names},
};

/// The code of every mistake in a template.
const CODE: &str = "template";

/// Where the templates of a site are.
const FOLDER: &str = "templates/";

/// The site's templates, compiled.
pub(super) struct Templates {
    tera: Tera,
    /// What is blamed where a template is not a file.
    fallback: FileId,
}

impl Templates {
    /// Reads every file of `templates/` that ends in `.html`.
    pub(super) fn load(sources: &Sources, fallback: FileId, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        let mut tera = Tera::default();
        let mut files = Vec::new();
        for (id, file) in sources.under(FOLDER).filter(|(_, file)| file.path.ends_with(".html")) {
            match (file.path.strip_prefix(FOLDER), file.text()) {
                (Some(name), Some(text)) => files.push((name, text)),
                _ => diagnostics.push(Diagnostic::error("not-utf8", sources.first_line(id), "this template is not UTF-8")),
            }
        }
        match tera.add_raw_templates(files.iter().copied()) {
            Ok(()) => Some(Self { tera, fallback }),
            Err(_) => {
                diagnostics.extend(mistakes(files, sources, fallback));
                None
            }
        }
    }

    /// The page that `template` makes of `view`.
    pub(super) fn page(&self, template: &str, view: &impl Serialize, sources: &Sources) -> Result<String, Box<Diagnostic>> {
        let fail = |error: &tera::Error| Box::new(diagnostic(error, template, sources, self.fallback));
        let context = Context::from_serialize(view).map_err(|error| fail(&error))?;
        self.tera.render(template, &context).map_err(|error| fail(&error))
    }

    /// What the component `name` of `blocks.html` makes of `arguments`, around `body`; `shared` is what it may ask for with `@`.
    pub(super) fn block(
        &self,
        name: &str,
        arguments: &impl Serialize,
        shared: &impl Serialize,
        body: Option<&str>,
        sources: &Sources,
    ) -> Result<String, Box<Diagnostic>> {
        let fail = |error: &tera::Error| match error.kind() {
            // What is said of the call itself: the program calls, so that the component is wrong.
            ErrorKind::Msg(message) => Box::new(told(component(name, sources, self.fallback), message)),
            ErrorKind::ComponentNotFound(_) => {
                let message = format!("no template defines the component `{name}`");
                Box::new(
                    told(component(name, sources, self.fallback), &message).help("the theme's own file at this path defines it"),
                )
            }
            _ => Box::new(diagnostic(error, "blocks.html", sources, self.fallback)),
        };
        let arguments = Context::from_serialize(arguments).map_err(|error| fail(&error))?;
        let shared = Context::from_serialize(shared).map_err(|error| fail(&error))?;
        self.tera.render_component_with_implicits(name, &arguments, &shared, body, true).map_err(|error| fail(&error))
    }
}

/// How many mistakes between templates, such as a circle, are told at once.
const MOST_BETWEEN: usize = 20;

/// Every mistake of templates that cannot be compiled together. The library stops at the first file that it cannot read, and at
/// the first mistake between files: such a file is told, emptied, and the others are tried again without it.
fn mistakes(mut files: Vec<(&str, &str)>, sources: &Sources, fallback: FileId) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (name, text) in &mut files {
        if let Err(error) = Tera::default().add_raw_template(name, text)
            && matches!(error.kind(), ErrorKind::SyntaxError(_))
        {
            found.push(diagnostic(&error, name, sources, fallback));
            *text = "";
        }
    }
    for _ in 0..MOST_BETWEEN {
        let Err(error) = Tera::default().add_raw_templates(files.iter().copied()) else { break };
        if let ErrorKind::Msg(text) = error.kind()
            && let list = reports(text)
            && !list.is_empty()
        {
            // Without the emptied files, nothing is known of the blocks, components and templates that are missing.
            let sure = |report: &&Report<'_>| {
                found.is_empty()
                    || ["filter", "test", "function"].iter().any(|it| report.message.starts_with(&format!("Unknown {it} ")))
            };
            let of = |report: &Report<'_>| match missing_block(report, sources) {
                Some(diagnostic) => diagnostic,
                None => told(place(report, sources, fallback), report.message),
            };
            let told: Vec<Diagnostic> = list.iter().filter(sure).map(of).collect();
            found.extend(told);
            break;
        }
        let diagnostic = between(&error, sources, fallback);
        let blamed = diagnostic.labels.first().map(|label| &*sources.get(label.span.file).path);
        let blamed = files.iter_mut().find(|(name, _)| blamed.and_then(|path| path.strip_prefix(FOLDER)) == Some(name));
        found.push(diagnostic);
        match blamed {
            Some((_, text)) if !text.is_empty() => *text = "",
            _ => break,
        }
    }
    found
}

/// What a template of the site lacks that one of the theme extends: the library blames the theme's, once for each.
fn missing_block(report: &Report<'_>, sources: &Sources) -> Option<Diagnostic> {
    let block = report.message.strip_prefix("Block `")?.split('`').next()?;
    let theirs = sources.get(sources.find(&format!("{FOLDER}{}", report.template))?);
    let text = theirs.text().filter(|_| theirs.built_in)?;
    let (_, parent) = names(text).into_iter().find(|(kind, _)| *kind == Names::Parent)?;
    let own = sources.find(&format!("{FOLDER}{}", &text[parent])).filter(|id| !sources.get(*id).built_in)?;
    Some(told(sources.first_line(own), &format!("this template has no block `{block}`, which templates of the theme fill")))
}

/// A mistake between templates, blamed on a file of the site.
fn between(error: &tera::Error, sources: &Sources, fallback: FileId) -> Diagnostic {
    let file = |name: &str| sources.find(&format!("{FOLDER}{name}"));
    let own = |names: &[String]| {
        let mut files = names.iter().filter_map(|name| file(name));
        files.find(|id| !sources.get(*id).built_in).unwrap_or(fallback)
    };
    let circle = |chain: &[String]| chain.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" -> ");
    match error.kind() {
        ErrorKind::MissingParent { current, parent } => {
            let span = named(file(current).unwrap_or(fallback), sources, |names, name| names == Names::Parent && name == parent);
            told(span, &format!("there is no template `{parent}` to extend"))
        }
        ErrorKind::CircularExtend { inheritance_chain, .. } => {
            let span = named(own(inheritance_chain), sources, |names, _| names == Names::Parent);
            told(span, &format!("these templates extend each other in a circle: {}", circle(inheritance_chain)))
        }
        ErrorKind::CircularInclude { include_chain, .. } => {
            let chain = |names, name: &str| names == Names::Included && include_chain.iter().any(|one| one == name);
            let span = named(own(include_chain), sources, chain);
            told(span, &format!("these templates include each other in a circle: {}", circle(include_chain)))
        }
        ErrorKind::Msg(message) => {
            // "Component `a` is defined in both `b` and `c`".
            let words: Vec<String> = message.split('`').skip(1).step_by(2).map(str::to_owned).collect();
            let name = words.first().map_or("", String::as_str);
            let span = named(own(&words), sources, |names, defined| names == Names::Defined && defined == name);
            told(span, message)
        }
        _ => diagnostic(error, "layout.html", sources, fallback),
    }
}

/// Tells a mistake of a template once, although every page that it makes tells it, each with other names that it could have used.
pub(super) fn once(diagnostics: &mut Vec<Diagnostic>) {
    let mut seen = BTreeSet::new();
    diagnostics.retain(|diagnostic| {
        let cause = diagnostic.message.split(" Available ").next().unwrap_or_default();
        diagnostic.code != CODE || seen.insert((diagnostic.labels.clone(), cause.to_owned()))
    });
}

/// Where the component `name` is defined; where the site left it out of its own file, that file.
fn component(name: &str, sources: &Sources, fallback: FileId) -> Span {
    let defines = |text: &str| names(text).into_iter().find(|(kind, at)| *kind == Names::Defined && &text[at.clone()] == name);
    let files = sources.under(FOLDER).filter(|(_, file)| file.path.ends_with(".html"));
    let mut here = files.filter_map(|(id, file)| defines(file.text()?).map(|(_, at)| Span::new(id, at)));
    here.next().unwrap_or_else(|| {
        let theirs = theme::FILES.iter().find(|(_, bytes)| str::from_utf8(bytes).is_ok_and(|text| defines(text).is_some()));
        sources.first_line(theirs.and_then(|(path, _)| sources.find(path)).unwrap_or(fallback))
    })
}

/// The first name in a file that `which` asks for; the file's first line where there is none.
fn named(file: FileId, sources: &Sources, which: impl Fn(Names, &str) -> bool) -> Span {
    let text = sources.get(file).text().unwrap_or_default();
    let found = names(text).into_iter().find(|(kind, at)| which(*kind, &text[at.clone()]));
    found.map_or_else(|| sources.first_line(file), |(_, at)| Span::new(file, at))
}

/// The place of a report.
fn place(report: &Report<'_>, sources: &Sources, fallback: FileId) -> Span {
    let file = sources.find(&format!("{FOLDER}{}", report.template)).unwrap_or(fallback);
    let range = report.range(sources.get(file).text().unwrap_or_default());
    if range.is_empty() { sources.first_line(file) } else { Span::new(file, range) }
}

/// A mistake in a template, at its place.
fn diagnostic(error: &tera::Error, template: &str, sources: &Sources, fallback: FileId) -> Diagnostic {
    let (name, range, message) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            (report.filename(), report.span().range.clone(), report.message().to_owned())
        }
        _ => (template, 0..0, error.to_string()),
    };
    let find = |name: &str| sources.find(&format!("{FOLDER}{name}"));
    let file = find(name).or_else(|| find(template)).unwrap_or(fallback);
    let span = if range.is_empty() { sources.first_line(file) } else { Span::new(file, range) };
    told(span, &message)
}

fn told(span: Span, message: &str) -> Diagnostic {
    Diagnostic::error(CODE, span, ordered(message.trim())).help("docs/templates.md lists what a template may use")
}
