//! The components of a course, as the catalogue by which a capture's containers are known; Kubernetes' own stand behind them.

use crate::capture::builtin;
use crate::capture::catalogue::{Catalogue, Component, Family};
use crate::capture::lang;
use crate::markdown::words;
use crate::model::{self, Course, Lang, RunsAs, Text};

/// What explains containers in the reader's language: the course's components that run in one, then those of Kubernetes that the
/// course does not have.
#[must_use]
pub fn catalogue(course: &Course, lang: &Lang) -> Catalogue {
    let cx = Cx { course, lang };
    let runs = |component: &&model::Component| component.runs.as_ref().is_some_and(|runs| runs.runs_as == RunsAs::Container);
    let components: Vec<Component> = course.components.iter().filter(runs).map(|component| cx.component(component)).collect();
    let families = course.families.iter().map(|family| Family {
        id: family.id.value.clone(),
        name: cx.words(&family.name),
        color: family.color.name().to_owned(),
    });
    let own = Catalogue { families: families.collect(), components };
    own.before(builtin::kubernetes(lang::Lang::of_locale(lang.tag())))
}

struct Cx<'a> {
    course: &'a Course,
    lang: &'a Lang,
}

impl Cx<'_> {
    fn words(&self, text: &Text) -> String {
        let local = text.get(self.lang, self.course.book.default_lang());
        words(local.words, local.foreign.unwrap_or(self.lang).primary())
    }

    fn component(&self, component: &model::Component) -> Component {
        let runs = component.runs.as_ref();
        let container = runs.and_then(|runs| runs.container.clone()).unwrap_or_else(|| component.id.clone());
        let aliases = component.aliases.iter().flat_map(Text::each).map(|(_, alias)| &alias.value);
        let aliases = aliases.filter(|alias| !alias.contains(char::is_whitespace)).cloned();
        // A system's namespace belongs to the system; elsewhere a namespace is a habit, and a Pod may be in any.
        let system = runs.and_then(|runs| runs.namespace.clone()).filter(|namespace| namespace.starts_with("kube-"));
        Component {
            id: component.id.clone(),
            name: self.words(&component.name),
            role: self.words(&component.summary),
            family: component.family.as_ref().map(|family| family.value.clone()),
            namespaces: system.into_iter().collect(),
            containers: std::iter::once(container).chain(aliases).collect(),
            workloads: Vec::new(),
            images: runs.and_then(|runs| runs.image.clone()).into_iter().collect(),
            commands: runs.and_then(|runs| runs.command.clone()).into_iter().collect(),
        }
    }
}
