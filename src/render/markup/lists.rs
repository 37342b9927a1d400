//! Writes leaf directives: tables and lists that are made from the model.

use serde::Serialize;

use super::Writer;
use super::directives::text;
use crate::markdown::Directive;
use crate::model::{Command, Component, ComponentKind, Entity};
use crate::render::figures::{self, Asked};
use crate::render::page::LinkView;
use crate::source::{Diagnostic, Spanned};

/// A row of the block `components`.
#[derive(Serialize)]
struct RowView {
    link: LinkView,
    /// The name of its family as HTML, or nothing.
    family: String,
    /// Its summary as HTML.
    summary: String,
}

/// What the block `components` gets.
#[derive(Serialize)]
struct ComponentsView {
    rows: Vec<RowView>,
    /// Whether the rows are of more than one family.
    families: bool,
}

/// A command of the block `commands`.
#[derive(Serialize)]
struct CommandView {
    /// The command as HTML.
    html: String,
    /// What it shows as HTML, or nothing.
    shows: String,
}

/// The commands of one lesson or component.
#[derive(Serialize)]
struct GroupView {
    link: LinkView,
    commands: Vec<CommandView>,
}

/// What the block `commands` gets.
#[derive(Serialize)]
struct CommandsView {
    groups: Vec<GroupView>,
}

impl Writer<'_, '_> {
    /// Writes a leaf directive.
    pub(super) fn leaf(&mut self, directive: &Directive) {
        match directive.spec.name {
            "components" => self.components(directive),
            "break" => self.breaks(directive),
            "commands" => self.commands(directive),
            "diagram" => self.diagram(directive),
            "capture" => self.capture(directive),
            "code" => self.listing(directive),
            "explain" => self.explain(directive),
            "life" => self.life(directive),
            "manifest" => self.manifest(directive),
            "manifest-diagram" => self.manifest_diagram(directive),
            "manifest-diff" => self.manifest_diff(directive),
            "quiz" => self.made_quiz(directive),
            _ => {}
        }
    }

    fn diagram(&mut self, directive: &Directive) {
        let course = self.page.shared.course;
        let Some(id) = directive.attributes.get("id") else { return };
        let Some(drawing) = course.drawing(&id.value) else {
            return self.unknown("diagram", id, course.drawings.iter().map(|drawing| &*drawing.id.value));
        };
        let boxes: Vec<&str> = drawing.boxes().into_iter().map(|one| &*one.id.value).collect();
        let words =
            |name| directive.attributes.text(name).into_iter().flat_map(|text| text.split([' ', ','])).filter(|w| !w.is_empty());
        for (name, word) in ["focus", "select", "collapse"].iter().flat_map(|name| words(name).map(move |word| (*name, word))) {
            if let Some(written) = directive.attributes.get(name).filter(|_| !boxes.contains(&word)) {
                let written = Spanned { value: word.to_owned(), span: written.span };
                self.unknown("box", &written, boxes.iter().copied());
            }
        }
        let width = directive.attributes.get("width").and_then(|width| match width.value.parse::<i32>() {
            Ok(cells @ 40..=200) => Some(cells),
            _ => {
                let message = "a width is a number of characters from 40 to 200";
                self.page.diagnostics.push(Diagnostic::error("wrong-value", width.span, message));
                None
            }
        });
        let mut anchor = id.value.clone();
        if !self.page.slugs.take(&anchor) {
            anchor = self.page.slugs.heading(&id.value);
        }
        let asked = Asked {
            focus: words("focus").next(),
            select: words("select").collect(),
            collapse: words("collapse").collect(),
            width,
            anchor: Some(anchor),
            ..Asked::default()
        };
        self.out += &figures::html(self.page, drawing, &asked);
        self.out.push('\n');
    }

    fn components(&mut self, directive: &Directive) {
        let chosen = self.chosen(directive);
        let rows: Vec<RowView> = chosen.into_iter().map(|i| self.row(i)).collect();
        let families = rows.iter().any(|row| row.family != rows[0].family);
        self.block("components", &ComponentsView { rows, families }, None);
    }

    /// The components that `family`, `kind` and `ids` choose, as indices: in the order of `ids` where there are some.
    pub(super) fn chosen(&mut self, directive: &Directive) -> Vec<usize> {
        let course = self.page.shared.course;
        let family = directive.attributes.get("family");
        let kind = directive.attributes.get("kind");
        let ids = directive.attributes.get("ids");
        if let Some(family) = family.filter(|family| course.family(&family.value).is_none() && !course.partial.families) {
            self.unknown("family", family, course.families.iter().map(|family| &*family.id.value));
        }
        if let Some(kind) = kind.filter(|kind| !ComponentKind::ALL.iter().any(|known| known.name() == kind.value)) {
            self.unknown("kind", kind, ComponentKind::ALL.iter().map(|kind| kind.name()));
        }
        let wanted: Option<Vec<&str>> = ids.map(|ids| ids.value.split([' ', ',']).filter(|id| !id.is_empty()).collect());
        for id in wanted.iter().flatten() {
            if !course.components.iter().any(|component| component.id == *id) {
                let written = Spanned { value: (*id).to_owned(), span: ids.map_or(directive.span, |ids| ids.span) };
                self.unknown("component", &written, course.components.iter().map(|component| &*component.id));
            }
        }
        let matches = |component: &Component| {
            family.is_none_or(|family| component.family.as_ref().is_some_and(|own| own.value == family.value))
                && kind.is_none_or(|kind| component.kind.name() == kind.value)
                && wanted.as_ref().is_none_or(|ids| ids.contains(&&*component.id))
        };
        let mut chosen: Vec<usize> = (0..course.components.len()).filter(|i| matches(&course.components[*i])).collect();
        if let Some(ids) = &wanted {
            // In the order in which the author wrote them.
            chosen.sort_by_key(|i| ids.iter().position(|id| *id == course.components[*i].id));
        }
        chosen
    }

    fn row(&mut self, index: usize) -> RowView {
        let course = self.page.shared.course;
        let component = &course.components[index];
        let family = component.family.as_ref().and_then(|family| course.family(&family.value));
        RowView {
            link: self.page.link(Entity::Component(index)),
            family: family.map(|family| self.page.inline(&family.name)).unwrap_or_default(),
            summary: self.page.inline(&component.summary),
        }
    }

    fn commands(&mut self, directive: &Directive) {
        let Some(from) = directive.attributes.get("from") else { return };
        let course = self.page.shared.course;
        let groups = match &*from.value {
            "lessons" => (0..course.lessons.len()).map(|i| self.lesson_commands(i)).collect(),
            "components" => (0..course.components.len()).map(|i| self.component_commands(i)).collect(),
            _ => {
                self.unknown("source of commands", from, ["lessons", "components"]);
                Vec::new()
            }
        };
        let groups = groups.into_iter().filter(|group: &GroupView| !group.commands.is_empty()).collect();
        // They can be copied.
        self.page.blocks.insert("code".to_owned());
        self.block("commands", &CommandsView { groups }, None);
    }

    /// The commands of a lesson, each once, in the order in which they are typed.
    fn lesson_commands(&mut self, index: usize) -> GroupView {
        let (text, _) = self.page.shared.course.lessons[index].text(self.page.language.lang);
        let mut seen = std::collections::BTreeSet::new();
        let commands: Vec<&String> = text.prose.commands.iter().filter(|command| seen.insert(*command)).collect();
        let commands = commands.into_iter().map(|command| CommandView { html: self.command(command), shows: String::new() });
        let commands = commands.collect();
        GroupView { link: self.page.link(Entity::Lesson(index)), commands }
    }

    fn component_commands(&mut self, index: usize) -> GroupView {
        let observe: &[Command] = &self.page.shared.course.components[index].observe;
        let command = |command: &Command| CommandView {
            html: self.command(&command.command),
            shows: command.shows.as_ref().map(|text| self.page.inline(text)).unwrap_or_default(),
        };
        let commands = observe.iter().map(command).collect();
        GroupView { link: self.page.link(Entity::Component(index)), commands }
    }

    /// A command as highlighted HTML.
    fn command(&self, command: &str) -> String {
        self.page.shared.highlighter.lines("bash", command).map_or_else(|| text(command), |lines| lines.join("\n"))
    }

    /// Says that nothing has the id that was written.
    pub(super) fn unknown<'k>(&mut self, what: &str, written: &Spanned<String>, known: impl IntoIterator<Item = &'k str>) {
        let diagnostic = Diagnostic::error("unknown-id", written.span, format!("there is no {what} `{}`", written.value));
        let known: Vec<&str> = known.into_iter().collect();
        self.page.diagnostics.push(diagnostic.did_you_mean_or(&written.value, known.iter().copied(), || match &*known {
            [] => format!("the course has no {what}"),
            all => format!("there are: {}", all.join(", ")),
        }));
    }
}
