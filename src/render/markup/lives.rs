//! Writes `::life`: the life of an object, from `kubectl apply` to what runs in the end.

use serde::Serialize;

use super::Writer;
use crate::annotate;
use crate::manifest::place::{name_of, top};
use crate::manifest::tree::{Document, parse};
use crate::markdown::Directive;
use crate::model::Manifest;
use crate::render::figures;
use crate::source::Diagnostic;

/// The widest a sequence may be, in cells: five lifelines and their messages, in either language.
const WIDTH: i32 = 88;

/// What the block `life` gets.
#[derive(Serialize)]
struct LifeView {
    /// Its id on the page.
    id: String,
    /// The object: `Deployment/web`.
    object: String,
    /// The steps as HTML, in order.
    steps: Vec<String>,
    /// What there is in the end, as HTML.
    end: String,
    /// The steps as a figure, as HTML.
    figure: String,
}

impl Writer<'_, '_> {
    /// Writes the life of an object of a manifest.
    pub(super) fn life(&mut self, directive: &Directive) {
        let Some(id) = directive.attributes.get("manifest") else { return };
        let Some(manifest) = self.known_manifest(id) else { return };
        let documents = self.documents(manifest);
        let index = match directive.attributes.get("object") {
            Some(wanted) => {
                let full = |document: &Document| {
                    Some(format!("{}/{}", top(document, &["kind"])?, top(document, &["metadata", "name"])?))
                };
                let found = documents.iter().position(|document| {
                    full(document).as_deref() == Some(&wanted.value) || top(document, &["kind"]) == Some(&wanted.value)
                });
                if found.is_none() {
                    let names: Vec<String> = (0..documents.len()).map(|index| name_of(&documents, index)).collect();
                    let message = format!("`{}` has no object `{}`", manifest.id.value, wanted.value);
                    let diagnostic = Diagnostic::error("unknown-id", wanted.span, message);
                    self.page.diagnostics.push(diagnostic.help(format!("it has: {}", names.join(", "))));
                    return;
                }
                found
            }
            None => documents.iter().position(|document| document.root.is_some()),
        };
        let Some(document) = index.and_then(|index| documents.get(index)) else { return };
        let course = self.page.shared.course;
        let mut others = documents.clone();
        for with in manifest.notes.with.iter().filter_map(|with| course.manifest(&with.value)) {
            others.extend(self.documents(with));
        }
        let subject = annotate::subject(document, &others);
        let anchor = self.anchor(&format!("{}-life", id.value));
        let drawing = self.page.slugs.heading(&format!("{anchor}-steps"));
        let told = annotate::told(course, &subject, self.page.language.lang.tag(), &drawing);
        let figure = figures::made(self.page, &told.graph, WIDTH, &told.components, drawing, directive.span);
        let steps = told.steps.iter().map(|step| self.sentence(step, directive.span)).collect();
        let end = self.sentence(&told.end, directive.span);
        let object = format!("{}/{}", subject.kind, subject.name);
        self.block("life", &LifeView { id: anchor, object, steps, end, figure }, None);
    }

    /// The documents of a manifest.
    pub(super) fn documents(&self, manifest: &Manifest) -> Vec<Document> {
        parse(self.page.shared.sources.get(manifest.file).text().unwrap_or_default())
    }
}
