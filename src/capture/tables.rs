//! The regrouped tables: by namespace, then by family, each row with its component and each pause with its Pod.

use serde::Serialize;

use crate::capture::catalogue::By;
use crate::capture::model::Role;
use crate::capture::totals::Totals;

/// Everything a page, a terminal or a document shows, in one language.
#[derive(Debug, Clone, Serialize)]
pub struct Tables {
    /// `16 conteneurs = 8 Pods : 8 pause + 8 autres`.
    pub headline: String,
    /// The counts.
    pub totals: Totals,
    /// The commands that were read.
    pub sources: Vec<&'static str>,
    /// The nodes.
    pub nodes: Vec<String>,
    /// What these commands cannot show.
    pub notes: Vec<String>,
    /// The families present, with the names of what they hold.
    pub families: Vec<FamilySummary>,
    /// One table for each namespace.
    pub namespaces: Vec<NamespaceTable>,
    /// The containers of no Pod.
    pub outside: Vec<Row>,
    /// What there is to say, in the order of the lines.
    pub remarks: Vec<Said>,
}

/// A family as tables show it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct FamilyView {
    /// Its place among the families.
    #[serde(skip)]
    pub(super) order: usize,
    /// Its id; none for what is unknown, and for pauses that the catalogue does not know.
    pub id: Option<String>,
    /// Its name.
    pub name: String,
    /// The name of its colour.
    pub color: Option<String>,
}

/// A family and what it holds in the whole capture.
#[derive(Debug, Clone, Serialize)]
pub struct FamilySummary {
    /// The family.
    #[serde(flatten)]
    pub family: FamilyView,
    /// How many containers.
    pub count: usize,
    /// Their names, each once, in the order of the capture.
    pub names: Vec<String>,
}

/// The containers of one namespace.
#[derive(Debug, Clone, Serialize)]
pub struct NamespaceTable {
    /// The namespace, if the capture tells it.
    pub name: Option<String>,
    /// Its counts.
    pub totals: Totals,
    /// `1 Pod, 2 conteneurs`, as a sentence.
    pub headline: String,
    /// Its rows, by family.
    pub families: Vec<FamilyTable>,
}

/// The containers of one family in one namespace.
#[derive(Debug, Clone, Serialize)]
pub struct FamilyTable {
    /// The family.
    #[serde(flatten)]
    pub family: FamilyView,
    /// Its rows, in the order of the capture.
    pub rows: Vec<Row>,
}

/// A container, or a Pod whose containers are not listed.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// The id as docker shortens it; empty if not told.
    pub id: String,
    /// The container's name; `pause` for a sandbox, the Pod's short name for a Pod.
    pub name: String,
    /// What it is for; none for a Pod.
    pub role: Option<Role>,
    /// Its component, if known.
    pub component: Option<ComponentView>,
    /// Its image.
    pub image: Option<String>,
    /// Its command, with `…` where the capture cut it.
    pub command: Option<String>,
    /// Its state, in a word or two; empty if not told.
    pub state: String,
    /// Whether it simply runs, as far as the capture tells.
    pub live: bool,
    /// The status in the capture's own words.
    pub status: Option<String>,
    /// How often it was made again.
    pub restarts: u32,
    /// Its Pod; none outside Pods.
    pub pod: Option<PodView>,
    /// Its line in the capture.
    pub line: usize,
}

/// A component as a row shows it.
#[derive(Debug, Clone, Serialize)]
pub struct ComponentView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it does.
    pub role: String,
    /// How it was recognised.
    pub by: By,
}

/// A row's Pod.
#[derive(Debug, Clone, Serialize)]
pub struct PodView {
    /// Its full name.
    pub name: String,
    /// The short name of what runs in it.
    pub workload: String,
    /// The shortest name that no other Pod of the namespace has.
    pub label: String,
    /// What made it, in words.
    pub owner: Option<String>,
    /// Its uid.
    pub uid: Option<String>,
    /// Its node.
    pub node: Option<String>,
    /// Its address.
    pub ip: Option<String>,
}

/// A remark in words.
#[derive(Debug, Clone, Serialize)]
pub struct Said {
    /// Its first line.
    pub line: usize,
    /// How many lines.
    pub lines: usize,
    /// `ligne 12`.
    pub place: String,
    /// Whether something may be missing or wrong.
    pub warning: bool,
    /// The sentence.
    pub text: String,
}
