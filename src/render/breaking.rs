//! What happens when a component fails: the architecture with the component struck out, what is cut, what stops, what goes on, and the
//! commands that show it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::figures::{self, Asked};
use super::page::{LinkView, PageCx};
use super::pages::{CommandView, commands};
use crate::diagram::graph::State;
use crate::figure;
use crate::model::{Entity, Relation};

/// What the block `break` gets.
#[derive(Serialize)]
pub(super) struct BreakView {
    /// Its id on the page.
    pub(super) id: String,
    /// The component.
    link: LinkView,
    /// The architecture with the component struck out, as HTML, or nothing.
    figure: String,
    /// The ties that lead nowhere any more.
    cut: Vec<CutView>,
    stops: String,
    keeps_working: String,
    how_to_see: Vec<CommandView>,
    /// Others whose failure stops the same things.
    also_by: Vec<LinkView>,
}

/// A tie with a failed end.
#[derive(Serialize)]
struct CutView {
    from: LinkView,
    label: String,
    to: LinkView,
}

/// The view of the failure of the component of that index; nothing where its file does not say what happens.
pub(super) fn view(page: &mut PageCx<'_>, index: usize, id: String) -> Option<BreakView> {
    let course = page.shared.course;
    let component = &course.components[index];
    let failure = component.failure.as_ref()?;
    let figure = struck_out(page, index);
    let mut cut = Vec::new();
    for other in &course.components {
        let touches = |relation: &&Relation| other.id == component.id || relation.to.value == component.id;
        for relation in other.relations.iter().filter(touches) {
            let (Some(from), Some(to)) = (course.names.get(&other.id), course.names.get(&relation.to.value)) else { continue };
            let label = page.inline(&relation.label);
            cut.push(CutView { from: page.link(from), label, to: page.link(to) });
        }
    }
    Some(BreakView {
        id,
        link: page.link(Entity::Component(index)),
        figure,
        cut,
        stops: failure.stops.as_ref().map(|text| page.block(text)).unwrap_or_default(),
        keeps_working: failure.keeps_working.as_ref().map(|text| page.block(text)).unwrap_or_default(),
        how_to_see: commands(page, &failure.how_to_see),
        also_by: failure.also_by.iter().filter_map(|id| course.names.get(&id.value)).map(|entity| page.link(entity)).collect(),
    })
}

/// The diagram that grows with the course, where the component is in it; else the component among its neighbours.
fn struck_out(page: &mut PageCx<'_>, index: usize) -> String {
    let course = page.shared.course;
    let id = &course.components[index].id;
    let stands_for = |one: &&crate::model::DrawingBox| figure::component(course, one).is_some_and(|(found, _)| found == index);
    let architecture = course.drawings.iter().find(|drawing| drawing.grows && drawing.boxes().iter().any(stands_for));
    let made = if architecture.is_none() { figure::neighbours(course, index) } else { None };
    let Some(drawing) = architecture.or(made.as_ref()) else { return String::new() };
    let name = crate::markdown::words(&page.language.lexicon.get(Entity::Component(index)).name, page.language.lang.primary());
    let title = page.language.strings.get("break_figure").replace("{name}", &name);
    let anchor = page.slugs.heading(&format!("{}-{id}", drawing.id.value));
    let states = BTreeMap::from([(id.clone(), State::Failed)]);
    figures::html(page, drawing, &Asked { title: Some(title), states, anchor: Some(anchor), ..Asked::default() })
}
