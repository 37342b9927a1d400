//! Writes `::capture`: what a node runs, regrouped, explained by the course, and drawn.

use serde::Serialize;

use super::{Writer, escape};
use crate::capture::lang::Lang;
use crate::capture::model::Role;
use crate::capture::tables::{FamilyTable, FamilyView, NamespaceTable, Row, Said, Tables};
use crate::capture::{capture, no_name};
use crate::explain;
use crate::markdown::{Directive, polish};
use crate::model::Entity;
use crate::render::page::LinkView;
use crate::render::{figures, scenes};
use crate::source::Diagnostic;

/// What the block `capture` gets.
#[derive(Serialize)]
struct CaptureView {
    /// Its id on the page.
    id: String,
    /// How many there are of what, as a sentence.
    headline: String,
    /// The commands that were captured.
    sources: Vec<&'static str>,
    /// What these commands cannot show, and what is odd about the capture, as sentences.
    notes: Vec<String>,
    /// What each family has in the whole capture.
    families: Vec<FamilyCount>,
    namespaces: Vec<NamespaceView>,
    /// The containers of no Pod.
    outside: Vec<RowView>,
    /// The node as a figure, as HTML.
    figure: String,
    /// The capture itself, as HTML.
    raw: String,
}

/// A family, and what it has in the whole capture.
#[derive(Serialize)]
struct FamilyCount {
    name: String,
    color: String,
    count: usize,
    /// The names of its containers, each once.
    names: Vec<String>,
}

/// The containers of one namespace.
#[derive(Serialize)]
struct NamespaceView {
    /// Its name, or nothing where the capture does not tell.
    name: String,
    headline: String,
    groups: Vec<GroupView>,
}

/// The containers of one family in one namespace.
#[derive(Serialize)]
struct GroupView {
    name: String,
    color: String,
    rows: Vec<RowView>,
}

/// A container.
#[derive(Serialize)]
struct RowView {
    /// Its id as docker shortens it, or nothing.
    id: String,
    name: String,
    /// Its component, or none.
    link: Option<LinkView>,
    /// What its component does as HTML, or nothing.
    role: String,
    /// Whether it is a Pod's pause.
    pause: bool,
    /// Its Pod, where its own name does not tell.
    pod: String,
    /// What made the Pod of a pause, or nothing.
    owner: String,
    /// Its image and its command, where its component is not known.
    image: String,
    command: String,
    /// What it is doing, where it does not simply run.
    state: String,
    /// How many times it was made again.
    restarts: u32,
}

impl Writer<'_, '_> {
    /// Writes a capture of the course.
    pub(super) fn capture(&mut self, directive: &Directive) {
        let course = self.page.shared.course;
        let sources = self.page.shared.sources;
        let Some(id) = directive.attributes.get("id") else { return };
        let Some(file) = sources.find(&course.capture_path(&id.value)) else {
            let folder = course.capture_path("");
            let folder = folder.trim_end_matches(".txt");
            let known = sources.under(folder).filter_map(|(_, file)| file.path.strip_prefix(folder)?.strip_suffix(".txt"));
            let known: Vec<&str> = known.collect();
            if known.is_empty() {
                let diagnostic = Diagnostic::error("unknown-id", id.span, format!("there is no capture `{}`", id.value));
                self.page.diagnostics.push(diagnostic.help(format!("save the output as `{folder}{}.txt`", id.value)));
                return;
            }
            return self.unknown("capture", id, known);
        };
        let raw = sources.get(file).text().unwrap_or_default();
        let snapshot = capture(raw);
        if snapshot.is_empty() {
            // A check told it.
            return;
        }
        let lang = Lang::of_locale(self.page.language.lang.tag());
        let catalogue = explain::catalogue(course, self.page.language.lang);
        let tables = Tables::of(&snapshot, &catalogue, lang);
        let mut anchor = id.value.clone();
        if !self.page.slugs.take(&anchor) {
            anchor = self.page.slugs.heading(&id.value);
        }
        let headline = self.polished(&tables.headline);
        let drawing = self.page.slugs.heading(&format!("{anchor}-node"));
        let title = lang.pick(
            "Le nœud, ses espaces de noms, ses Pods et leurs conteneurs",
            "The node, its namespaces, its Pods and their containers",
        );
        let title = if snapshot.pods.is_empty() { &headline } else { title };
        let (graph, components) = explain::node(&snapshot, &catalogue, lang, &drawing, title);
        let figure = figures::made(self.page, &graph, scenes::WIDTH, &components, drawing, directive.span);
        let outer = std::mem::take(&mut self.out);
        self.code("text", directive.span, raw);
        let raw = std::mem::replace(&mut self.out, outer);
        let remark = |said: &Said| self.polished(&format!("{}{}{}", said.place, lang.pick("\u{a0}: ", ": "), said.text));
        let remarks = tables.remarks.iter().map(remark);
        let families = tables.families.iter().map(|family| FamilyCount {
            name: family.family.name.clone(),
            color: color(&family.family),
            count: family.count,
            names: family.names.clone(),
        });
        let view = CaptureView {
            id: anchor,
            headline,
            sources: tables.sources.clone(),
            notes: tables.notes.iter().map(|note| self.polished(note)).chain(remarks).collect(),
            families: families.collect(),
            namespaces: tables.namespaces.iter().map(|namespace| self.namespace(namespace)).collect(),
            outside: tables.outside.iter().map(|row| self.container_row(row)).collect(),
            figure,
            raw,
        };
        self.block("capture", &view, None);
    }

    fn polished(&self, words: &str) -> String {
        polish(words, self.page.language.lang.primary()).into_owned()
    }

    fn namespace(&mut self, namespace: &NamespaceTable) -> NamespaceView {
        let group = |family: &FamilyTable| GroupView {
            name: family.family.name.clone(),
            color: color(&family.family),
            rows: family.rows.iter().map(|row| self.container_row(row)).collect(),
        };
        let groups = namespace.families.iter().map(group).collect();
        let headline = self.polished(&namespace.headline);
        NamespaceView { name: namespace.name.clone().unwrap_or_default(), headline, groups }
    }

    fn container_row(&mut self, row: &Row) -> RowView {
        let course = self.page.shared.course;
        let component = row.component.as_ref().and_then(|component| match course.names.get(&component.id) {
            Some(Entity::Component(index)) => Some(index),
            _ => None,
        });
        let pause = row.role == Some(Role::Sandbox);
        let lang = Lang::of_locale(self.page.language.lang.tag());
        // Known, but not to the course: its role without a link.
        let built_in = row.component.as_ref().filter(|_| component.is_none());
        let told = |text: &Option<String>| text.clone().filter(|_| row.component.is_none()).unwrap_or_default();
        let owner = row.pod.as_ref().and_then(|pod| pod.owner.as_ref()).filter(|_| pause);
        RowView {
            id: row.id.clone(),
            name: if row.name.is_empty() { no_name(lang).to_owned() } else { row.name.clone() },
            link: component.map(|index| self.page.link(Entity::Component(index))),
            role: match component {
                Some(index) => self.page.inline(&course.components[index].summary),
                None => built_in.map(|component| escape::text(&self.polished(&component.role))).unwrap_or_default(),
            },
            pause,
            pod: row.pod.as_ref().filter(|pod| pause || pod.label != row.name).map(|pod| pod.label.clone()).unwrap_or_default(),
            owner: owner.map(|owner| self.polished(owner)).unwrap_or_default(),
            image: told(&row.image),
            command: told(&row.command),
            state: if row.live && row.role.is_some() { String::new() } else { self.polished(&row.state) },
            restarts: if pause { 0 } else { row.restarts },
        }
    }
}

fn color(family: &FamilyView) -> String {
    family.color.clone().unwrap_or_default()
}
