//! Writes `::break`: what happens when a component fails.

use super::Writer;
use crate::markdown::Directive;
use crate::model::Entity;
use crate::render::breaking;
use crate::source::Diagnostic;

impl Writer<'_, '_> {
    /// Writes the failure of a component.
    pub(super) fn breaks(&mut self, directive: &Directive) {
        let Some(id) = directive.attributes.get("id") else { return };
        let course = self.page.shared.course;
        let index = match course.names.get(&id.value) {
            Some(Entity::Component(index)) => index,
            Some(_) => return self.unknown("component", id, course.components.iter().map(|component| &*component.id)),
            // Said by the check of mentions.
            None => return,
        };
        let anchor = self.page.slugs.heading(&format!("{}-{}", self.string("break_anchor"), id.value));
        match breaking::view(self.page, index, anchor) {
            Some(view) => self.block("break", &view, None),
            None => {
                let message = format!("`{}` does not say what happens when it fails", id.value);
                let help = format!("write `failure:` in components/{}.yaml", id.value);
                self.page.diagnostics.push(Diagnostic::error("no-failure", id.span, message).help(help));
            }
        }
    }
}
