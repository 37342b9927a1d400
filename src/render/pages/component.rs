//! The page of a component, an object or a tool.

use serde::Serialize;

use super::frame::{About, Frame, frame};
use super::lesson::links;
use crate::figure;
use crate::markdown;
use crate::model::{Command, Component, Entity, Relation, RunsAs, Runtime, Text};
use crate::render::breaking::{self, BreakView};
use crate::render::figures::{self, Asked};
use crate::render::markup::escape;
use crate::render::page::{LinkView, PageCx};
use crate::source::Diagnostic;

#[derive(Serialize)]
struct ComponentPage<'a> {
    #[serde(flatten)]
    frame: Frame<'a>,
    component: ComponentView,
}

/// `component`: what the page shows. Texts are HTML; what the YAML does not say is empty.
#[derive(Serialize)]
struct ComponentView {
    id: String,
    name: String,
    /// `component`, `object` or `tool`.
    kind: &'static str,
    /// The name of its family.
    family: String,
    /// The address of its family in the list of components.
    family_url: String,
    /// The colour of its family.
    color: &'static str,
    summary: String,
    role: String,
    aliases: Vec<String>,
    api_version: String,
    short_names: Vec<String>,
    /// Where it runs.
    runs: Option<RunsView>,
    ports: Vec<PortView>,
    /// What it does to others.
    relations: Vec<RelationView>,
    /// What others do to it.
    related_by: Vec<RelationView>,
    /// The component among its neighbours, as a figure in HTML; nothing where it has none.
    figure: String,
    observe: Vec<CommandView>,
    failure: Option<BreakView>,
    documentation: String,
    since: String,
    until: String,
    /// The lesson that introduces it.
    taught_in: Vec<LinkView>,
    /// The other lessons that mention it.
    used_in: Vec<LinkView>,
}

#[derive(Serialize)]
struct RunsView {
    /// `container`, `process`, `library` or `object`.
    runs_as: &'static str,
    namespace: String,
    pod: String,
    container: String,
    image: String,
    command: String,
    started_by: Option<LinkView>,
    note: String,
}

#[derive(Serialize)]
struct PortView {
    number: u16,
    protocol: String,
    name: String,
    purpose: String,
}

#[derive(Serialize)]
struct RelationView {
    /// The other one.
    link: LinkView,
    label: String,
    protocol: String,
}

/// A command and what it shows.
#[derive(Serialize)]
pub(in crate::render) struct CommandView {
    /// The command as highlighted HTML.
    html: String,
    shows: String,
}

/// Makes the page of the component of that index.
pub(super) fn page(page: &mut PageCx<'_>, own: &str, index: usize) -> Result<String, Box<Diagnostic>> {
    let course = page.shared.course;
    let component = &course.components[index];
    let lang = page.language.lang;
    let plain_text = |text: &Text| {
        let local = text.get(lang, course.book.default_lang());
        markdown::words(local.words, local.foreign.unwrap_or(lang).primary())
    };
    if component.failure.is_some() {
        page.blocks.insert("break".to_owned());
    }
    let about = About {
        kind: "component",
        title: plain_text(&component.name),
        description: plain_text(&component.summary),
        lesson: None,
    };
    let view = view(page, index, component);
    let view = ComponentPage { frame: frame(page, own, about), component: view };
    page.shared.templates.page("component.html", &view, page.shared.sources)
}

fn view(page: &mut PageCx<'_>, index: usize, component: &Component) -> ComponentView {
    let course = page.shared.course;
    let entry = page.language.lexicon.get(Entity::Component(index));
    let family = component.family.as_ref().and_then(|family| course.family(&family.value));
    let folder = crate::render::addresses::folder(&course.book, page.language.lang);
    let introduced = course.introductions().get(&*component.id).map(|(lesson, _)| *lesson);
    let used: Vec<usize> = page.shared.uses.get(&component.id).cloned().unwrap_or_default();
    let used: Vec<usize> = used.into_iter().filter(|lesson| Some(*lesson) != introduced).collect();
    let optional = |text: &Option<String>| text.clone().unwrap_or_default();
    ComponentView {
        id: component.id.clone(),
        name: page.name(entry),
        kind: component.kind.name(),
        family: family.map(|family| page.inline(&family.name)).unwrap_or_default(),
        family_url: family
            .map(|family| page.url(&format!("{folder}components/index.html#{}", family.id.value)))
            .unwrap_or_default(),
        color: entry.color,
        summary: page.inline(&component.summary),
        role: component.role.as_ref().map(|role| page.block(role)).unwrap_or_default(),
        aliases: component.aliases.iter().filter_map(|alias| alias.only(page.language.lang)).map(str::to_owned).collect(),
        api_version: optional(&component.api_version),
        short_names: component.short_names.clone(),
        runs: component.runs.as_ref().map(|runs| runs_view(page, runs)),
        ports: component
            .ports
            .iter()
            .map(|port| PortView {
                number: port.number,
                protocol: port.protocol.clone(),
                name: optional(&port.name),
                purpose: page.inline(&port.purpose),
            })
            .collect(),
        relations: relations(page, component),
        related_by: related_by(page, component),
        figure: neighbours(page, index),
        observe: commands(page, &component.observe),
        failure: breaking::view(page, index, "failure".to_owned()),
        documentation: component
            .documentation
            .as_ref()
            .map(|text| text.get(page.language.lang, course.book.default_lang()).words.to_owned())
            .unwrap_or_default(),
        since: optional(&component.since),
        until: optional(&component.until),
        taught_in: links(page, introduced.as_slice()),
        used_in: links(page, &used),
    }
}

fn runs_view(page: &mut PageCx<'_>, runs: &Runtime) -> RunsView {
    let optional = |text: &Option<String>| text.clone().unwrap_or_default();
    let started_by = runs.started_by.as_ref().and_then(|id| page.shared.course.names.get(&id.value));
    RunsView {
        runs_as: RunsAs::name(runs.runs_as),
        namespace: optional(&runs.namespace),
        pod: optional(&runs.pod),
        container: optional(&runs.container),
        image: optional(&runs.image),
        command: optional(&runs.command),
        started_by: started_by.map(|entity| page.link(entity)),
        note: runs.note.as_ref().map(|note| page.block(note)).unwrap_or_default(),
    }
}

fn neighbours(page: &mut PageCx<'_>, index: usize) -> String {
    let course = page.shared.course;
    let Some(drawing) = figure::neighbours(course, index) else { return String::new() };
    let entry = page.language.lexicon.get(Entity::Component(index));
    let name = markdown::words(&entry.name, entry.foreign.as_ref().unwrap_or(page.language.lang).primary());
    let title = format!("{name} {}", page.language.strings.get("and_relations"));
    figures::html(page, &drawing, &Asked { title: Some(title), ..Asked::default() })
}

fn relation(page: &mut PageCx<'_>, other: &str, relation: &Relation) -> Option<RelationView> {
    let entity = page.shared.course.names.get(other)?;
    page.note_mention(entity);
    Some(RelationView {
        link: page.link(entity),
        label: page.inline(&relation.label),
        protocol: relation.protocol.clone().unwrap_or_default(),
    })
}

fn relations(page: &mut PageCx<'_>, component: &Component) -> Vec<RelationView> {
    component.relations.iter().filter_map(|r| relation(page, &r.to.value, r)).collect()
}

fn related_by(page: &mut PageCx<'_>, component: &Component) -> Vec<RelationView> {
    let others = &page.shared.course.components;
    let towards = others.iter().flat_map(|other| other.relations.iter().map(move |relation| (other, relation)));
    towards.filter(|(_, r)| r.to.value == component.id).filter_map(|(other, r)| relation(page, &other.id, r)).collect()
}

pub(in crate::render) fn commands(page: &mut PageCx<'_>, commands: &[Command]) -> Vec<CommandView> {
    if !commands.is_empty() {
        // They can be copied.
        page.blocks.insert("code".to_owned());
    }
    let view = |command: &Command| CommandView {
        html: page
            .shared
            .highlighter
            .lines("bash", &command.command)
            .map_or_else(|| escape::text(&command.command), |lines| lines.join("\n")),
        shows: command.shows.as_ref().map(|text| page.inline(text)).unwrap_or_default(),
    };
    commands.iter().map(view).collect()
}
