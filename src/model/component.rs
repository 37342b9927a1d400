//! A component, an object or a tool of the system that the course is about.

use super::Text;
use crate::source::{FileId, Spanned};

/// What one file of `components/` says.
#[derive(Debug, Clone)]
pub struct Component {
    /// Its id: the file's name.
    pub id: String,
    /// Its file.
    pub file: FileId,
    /// Its name.
    pub name: Text,
    /// What it is.
    pub kind: ComponentKind,
    /// The id of its family.
    pub family: Option<Spanned<String>>,
    /// One sentence.
    pub summary: Text,
    /// What it does, in Markdown.
    pub role: Option<Text>,
    /// Other names people meet.
    pub aliases: Vec<Text>,
    /// An object's API group and version.
    pub api_version: Option<String>,
    /// An object's short names in kubectl.
    pub short_names: Vec<String>,
    /// Where it runs.
    pub runs: Option<Runtime>,
    /// The ports it listens on.
    pub ports: Vec<Port>,
    /// Its ties to others.
    pub relations: Vec<Relation>,
    /// Commands that show it.
    pub observe: Vec<Command>,
    /// What happens without it.
    pub failure: Option<Failure>,
    /// Where the official documentation is.
    pub documentation: Option<Text>,
    /// The first version that had it.
    pub since: Option<String>,
    /// The last version that had it.
    pub until: Option<String>,
}

/// What a component is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ComponentKind {
    /// A part that runs.
    Component,
    /// A thing the system keeps a record of.
    Object,
    /// A command that people type.
    Tool,
}

impl ComponentKind {
    /// Every kind, in the order of the pages.
    pub const ALL: [Self; 3] = [Self::Component, Self::Object, Self::Tool];

    /// Its name in YAML.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Component => "component",
            Self::Object => "object",
            Self::Tool => "tool",
        }
    }
}

/// Where a component runs.
#[derive(Debug, Clone)]
pub struct Runtime {
    /// As what.
    pub runs_as: RunsAs,
    /// The namespace of its Pod.
    pub namespace: Option<String>,
    /// Its Pod.
    pub pod: Option<String>,
    /// Its container.
    pub container: Option<String>,
    /// Its image.
    pub image: Option<String>,
    /// Its command.
    pub command: Option<String>,
    /// The id of what starts it.
    pub started_by: Option<Spanned<String>>,
    /// What else is worth knowing, in Markdown.
    pub note: Option<Text>,
}

/// As what a component runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunsAs {
    /// In a container of a Pod.
    Container,
    /// As a process of the machine.
    Process,
    /// As a library or plugin that another program calls.
    Library,
    /// Not at all: it is a record.
    Object,
}

impl RunsAs {
    /// Every form.
    pub const ALL: [Self; 4] = [Self::Container, Self::Process, Self::Library, Self::Object];

    /// Its name in YAML.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Container => "container",
            Self::Process => "process",
            Self::Library => "library",
            Self::Object => "object",
        }
    }
}

/// A port a component listens on.
#[derive(Debug, Clone)]
pub struct Port {
    /// Its number, 1 to 65535.
    pub number: u16,
    /// `TCP`, `UDP` or `SCTP`.
    pub protocol: String,
    /// Its name.
    pub name: Option<String>,
    /// What it serves.
    pub purpose: Text,
}

/// A tie from one component to another.
#[derive(Debug, Clone)]
pub struct Relation {
    /// The other's id.
    pub to: Spanned<String>,
    /// What the first does to the other, in a word or two.
    pub label: Text,
    /// How they speak.
    pub protocol: Option<String>,
}

/// A command and what it shows.
#[derive(Debug, Clone)]
pub struct Command {
    /// The command, without prompt.
    pub command: String,
    /// What it shows.
    pub shows: Option<Text>,
}

impl Command {
    /// What it shows.
    #[must_use]
    pub fn shown(&self) -> Option<&Text> {
        self.shows.as_ref()
    }
}

/// What happens when a component fails.
#[derive(Debug, Clone)]
pub struct Failure {
    /// What stops, in Markdown.
    pub stops: Option<Text>,
    /// What goes on, in Markdown.
    pub keeps_working: Option<Text>,
    /// The ids of others whose failure stops the same things.
    pub also_by: Vec<Spanned<String>>,
    /// How to see it.
    pub how_to_see: Vec<Command>,
}
