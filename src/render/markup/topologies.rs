//! Writes `::manifest-diagram`: what some manifests make and have to do with each other, as a diagram and in words.

use serde::Serialize;

use super::Writer;
use crate::annotate;
use crate::markdown::{self, Directive, listed};
use crate::model::Manifest;
use crate::render::{figures, scenes};
use crate::source::Span;

/// What the block `manifestDiagram` gets.
#[derive(Serialize)]
struct ManifestDiagramView {
    /// Its id on the page.
    id: String,
    /// The diagram, as HTML.
    figure: String,
    /// The same in sentences, as HTML.
    sentences: Vec<String>,
}

impl<'a> Writer<'_, 'a> {
    /// Writes the diagram of one or more manifests.
    pub(super) fn manifest_diagram(&mut self, directive: &Directive) {
        let given = directive.attributes.get("id").or(directive.attributes.get("ids"));
        let ids = given.map(listed).unwrap_or_default();
        let manifests: Vec<&'a Manifest> = ids.iter().filter_map(|id| self.known_manifest(id)).collect();
        if manifests.is_empty() || manifests.len() < ids.len() {
            return;
        }
        let names: Vec<&str> = ids.iter().map(|id| &*id.value).collect();
        let anchor = self.anchor(&format!("{}-diagram", names.join("-")));
        let drawing = self.page.slugs.heading(&format!("{anchor}-drawing"));
        let (course, sources) = (self.page.shared.course, self.page.shared.sources);
        let found = annotate::topology(course, sources, &manifests, self.page.language.lang.tag(), &drawing);
        let figure = figures::made(self.page, &found.graph, scenes::WIDTH, &found.components, drawing, directive.span);
        let sentences = found.sentences.iter().map(|sentence| self.sentence(sentence, directive.span)).collect();
        self.block("manifestDiagram", &ManifestDiagramView { id: anchor, figure, sentences }, None);
    }

    /// A sentence of our own making, in Markdown, as HTML.
    pub(super) fn sentence(&mut self, words: &str, at: Span) -> String {
        let items = markdown::inline(words, Span { start: 0, end: words.len(), ..at }).items;
        let mut writer = Writer::new(self.page, None, Some(at));
        writer.items(&items);
        writer.finish().html
    }
}
