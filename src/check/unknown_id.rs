//! `unknown-id`: where YAML names a lesson, a component, a family or a term, it exists.

use crate::model::{Course, Entity, Unread};
use crate::source::{Diagnostic, Sources, Spanned};

/// This rule's code.
pub(super) const CODE: &str = "unknown-id";

/// What an id is meant to name.
#[derive(Clone, Copy)]
enum Wanted {
    Anything,
    Taught,
    Component,
    Lesson,
}

/// The ids that name nothing, or something of another kind.
pub(super) fn check(course: &Course, sources: &Sources) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let unread = Unread::new(course, sources);
    let mut all =
        |ids: &[Spanned<String>], wanted| diagnostics.extend(ids.iter().filter_map(|id| one(course, &unread, id, wanted)));
    for lesson in &course.lessons {
        all(&lesson.prerequisites, Wanted::Lesson);
        all(&lesson.introduces, Wanted::Taught);
        all(&lesson.previews, Wanted::Taught);
    }
    for component in &course.components {
        let targets: Vec<Spanned<String>> = component.relations.iter().map(|relation| relation.to.clone()).collect();
        all(&targets, Wanted::Component);
        let starters: Vec<Spanned<String>> = component.runs.iter().filter_map(|runs| runs.started_by.clone()).collect();
        all(&starters, Wanted::Component);
        let also: &[Spanned<String>] = component.failure.as_ref().map_or(&[], |failure| &failure.also_by);
        all(also, Wanted::Component);
    }
    for term in &course.terms {
        all(&term.see, Wanted::Anything);
    }
    for family in course.components.iter().filter_map(|component| component.family.as_ref()) {
        if course.family(&family.value).is_none() && !course.partial.families {
            let known = course.families.iter().map(|family| &*family.id.value);
            let diagnostic = Diagnostic::error(CODE, family.span, format!("there is no family `{}`", family.value));
            diagnostics.push(diagnostic.did_you_mean_or(&family.value, known.clone(), || {
                if course.families.is_empty() {
                    "the course has no family: write `families.yaml`, with `id` and `name` of each".to_owned()
                } else {
                    format!("families.yaml has: {}", known.collect::<Vec<_>>().join(", "))
                }
            }));
        }
    }
    for with in course.manifests.iter().flat_map(|manifest| &manifest.notes.with) {
        if course.manifest(&with.value).is_none() {
            let known = course.manifests.iter().map(|manifest| &*manifest.id.value);
            let diagnostic = Diagnostic::error(CODE, with.span, format!("there is no manifest `{}`", with.value));
            diagnostics.push(diagnostic.did_you_mean(&with.value, known));
        }
    }
    diagnostics
}

fn one(course: &Course, unread: &Unread<'_>, id: &Spanned<String>, wanted: Wanted) -> Option<Diagnostic> {
    let (what, fits): (&str, fn(Entity) -> bool) = match wanted {
        Wanted::Anything => ("component, term or lesson", |_| true),
        Wanted::Taught => ("component or term", |entity| !matches!(entity, Entity::Lesson(_))),
        Wanted::Component => ("component", |entity| matches!(entity, Entity::Component(_))),
        Wanted::Lesson => ("lesson", |entity| matches!(entity, Entity::Lesson(_))),
    };
    let named = course.names.get(&id.value);
    let term = course.partial.terms && matches!(wanted, Wanted::Anything | Wanted::Taught);
    let lesson = matches!(wanted, Wanted::Anything | Wanted::Lesson) && unread.says(&id.value);
    if named.is_some_and(fits) || (named.is_none() && (term || lesson)) {
        return None;
    }
    let diagnostic = Diagnostic::error(CODE, id.span, format!("there is no {what} `{}`", id.value));
    if named.is_some() {
        return Some(diagnostic.help(format!("`{}` is the id of something else", id.value)));
    }
    let known = course.names.0.iter().filter(|(_, (entity, _))| fits(*entity)).map(|(id, _)| &**id);
    Some(diagnostic.did_you_mean(&id.value, known))
}
