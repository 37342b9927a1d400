//! The list of everything that has a page of its own, by family.

use serde::Serialize;

use super::frame::{About, Frame, frame};
use crate::model::{Component, Entity};
use crate::render::page::{LinkView, PageCx};
use crate::source::Diagnostic;

#[derive(Serialize)]
struct ComponentsPage<'a> {
    #[serde(flatten)]
    frame: Frame<'a>,
    /// The families that have members, in the order of families.yaml; those without family last.
    families: Vec<FamilyView>,
}

#[derive(Serialize)]
struct FamilyView {
    /// Its id, also its place on the page; `others` for what has no family.
    id: String,
    /// Its name as HTML; nothing for what has no family.
    name: String,
    /// Its summary as HTML, or nothing.
    summary: String,
    color: &'static str,
    members: Vec<MemberView>,
}

#[derive(Serialize)]
struct MemberView {
    link: LinkView,
    /// Its summary as HTML.
    summary: String,
}

/// Makes the page.
pub(super) fn page(page: &mut PageCx<'_>, own: &str) -> Result<String, Box<Diagnostic>> {
    let course = page.shared.course;
    let mut families: Vec<FamilyView> = Vec::new();
    for family in &course.families {
        families.push(FamilyView {
            id: family.id.value.clone(),
            name: page.inline(&family.name),
            summary: family.summary.as_ref().map(|text| page.inline(text)).unwrap_or_default(),
            color: family.color.name(),
            members: members(page, |component| component.family.as_ref().is_some_and(|own| own.value == family.id.value)),
        });
    }
    families.push(FamilyView {
        id: "others".to_owned(),
        name: String::new(),
        summary: String::new(),
        color: "",
        members: members(page, |component| component.family.as_ref().is_none_or(|own| course.family(&own.value).is_none())),
    });
    families.retain(|family| !family.members.is_empty());
    let title = page.language.strings.get("components").to_owned();
    let about = About { kind: "components", title, description: String::new(), lesson: None };
    let view = ComponentsPage { frame: frame(page, own, about), families };
    page.shared.templates.page("components.html", &view, page.shared.sources)
}

fn members(page: &mut PageCx<'_>, belongs: impl Fn(&Component) -> bool) -> Vec<MemberView> {
    let components = page.shared.course.components.iter().enumerate().filter(|(_, component)| belongs(component));
    let member = |(i, component): (usize, &Component)| MemberView {
        link: page.link(Entity::Component(i)),
        summary: page.inline(&component.summary),
    };
    components.map(member).collect()
}
