//! Writes `::explain`: a box in which a reader's own capture is explained by the page itself, with what the course knows.

use serde::Serialize;

use super::Writer;
use crate::explain;
use crate::markdown::Directive;
use crate::model::{Course, Entity};
use crate::render::Language;
use crate::render::figures::{self, Asked};

/// What the block `explain` gets.
#[derive(Serialize)]
struct ExplainView {
    /// Its id on the page.
    id: String,
    /// The address of the script that holds what the course knows.
    catalogue: String,
    /// The drawing on which what is found is marked, as HTML, or nothing.
    figure: String,
}

impl Writer<'_, '_> {
    /// Writes the box.
    pub(super) fn explain(&mut self, directive: &Directive) {
        let course = self.page.shared.course;
        let mut figure = String::new();
        if let Some(id) = directive.attributes.get("diagram") {
            let Some(drawing) = course.drawing(&id.value) else {
                return self.unknown("diagram", id, course.drawings.iter().map(|drawing| &*drawing.id.value));
            };
            let anchor = self.page.slugs.heading(&id.value);
            figure = figures::html(self.page, drawing, &Asked { anchor: Some(anchor), ..Asked::default() });
        }
        let path = format!("theme/explain/{}.js", self.page.language.lang);
        let catalogue = self.page.url(&path);
        self.page.files.push((path, script(course, self.page.language)));
        let id = self.page.slugs.heading("explain");
        self.block("explain", &ExplainView { id, catalogue, figure }, None);
    }
}

/// The script: it only sets a value, so that it can be read from a disk.
fn script(course: &Course, language: &Language<'_>) -> Vec<u8> {
    let url = |id: &str| match course.names.get(id) {
        Some(entity @ Entity::Component(_)) => language.lexicon.get(entity).path.clone(),
        _ => String::new(),
    };
    let known = explain::known(course, language.lang, url);
    format!("(window.ardoiseCapture = window.ardoiseCapture || {{}}).data = {known};\n").into_bytes()
}
