//! Who has which id; two with the same one is a mistake that shows both.

use std::collections::BTreeMap;

use super::Cx;
use crate::model::{Component, Entity, Lesson, Names, Term};
use crate::source::{Diagnostic, Span};

/// Every id of components, terms and lessons: they share one space, so that `[[id]]` has one meaning.
pub(super) fn names(components: &[Component], terms: &[Term], lessons: &[Lesson], cx: &mut Cx<'_>) -> Names {
    let mut names: BTreeMap<String, (Entity, Span)> = BTreeMap::new();
    let components = components.iter().enumerate().map(|(i, c)| (&c.id, Entity::Component(i), cx.sources.first_line(c.file)));
    let terms = terms.iter().enumerate().map(|(i, t)| (&t.id.value, Entity::Term(i), t.id.span));
    let lessons = lessons.iter().enumerate().map(|(i, l)| (&l.id.value, Entity::Lesson(i), l.id.span));
    for (id, entity, span) in components.chain(terms).chain(lessons) {
        if let Some((_, first)) = names.get(id) {
            let diagnostic = Diagnostic::error("duplicate-id", span, format!("two things have the id `{id}`"));
            let help = "components, terms and lessons share their ids: rename one";
            cx.diagnostics.push(diagnostic.also(*first, "the other one is here").help(help));
        } else {
            names.insert(id.clone(), (entity, span));
        }
    }
    Names(names)
}
