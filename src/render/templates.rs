//! The templates: the only file that knows the template library.

use serde::Serialize;
use tera::{Context, ErrorKind, Tera};

use crate::source::{Diagnostic, FileId, Sources, Span};

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
        for (id, file) in sources.under("templates/").filter(|(_, file)| file.path.ends_with(".html")) {
            match (file.path.strip_prefix("templates/"), file.text()) {
                (Some(name), Some(text)) => files.push((name, text)),
                _ => diagnostics.push(Diagnostic::error("not-utf8", sources.first_line(id), "this template is not UTF-8")),
            }
        }
        match tera.add_raw_templates(files) {
            Ok(()) => Some(Self { tera, fallback }),
            Err(error) => {
                diagnostics.push(diagnostic(&error, "layout.html", sources, fallback));
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
        let fail = |error: &tera::Error| Box::new(diagnostic(error, "blocks.html", sources, self.fallback));
        let arguments = Context::from_serialize(arguments).map_err(|error| fail(&error))?;
        let shared = Context::from_serialize(shared).map_err(|error| fail(&error))?;
        self.tera.render_component_with_implicits(name, &arguments, &shared, body, true).map_err(|error| fail(&error))
    }
}

/// A mistake in a template, at its place.
fn diagnostic(error: &tera::Error, template: &str, sources: &Sources, fallback: FileId) -> Diagnostic {
    let (name, range, message) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            (report.filename(), report.span().range.clone(), report.message().to_owned())
        }
        ErrorKind::MissingParent { current, .. } => (&**current, 0..0, error.to_string()),
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => (&**tpl, 0..0, error.to_string()),
        _ => (template, 0..0, error.to_string()),
    };
    let find = |name: &str| sources.find(&format!("templates/{name}"));
    let file = find(name).or_else(|| find(template)).unwrap_or(fallback);
    let span = if range.is_empty() { sources.first_line(file) } else { Span::new(file, range) };
    let diagnostic = Diagnostic::error("template", span, message.trim().to_owned());
    diagnostic.help("docs/templates.md lists what a template may use")
}
