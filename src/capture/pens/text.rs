//! The tables for a terminal: as wide as it is, in colour if it wants.

use super::layout::{pad, width, wrap};
use crate::capture::lang::Lang;
use crate::capture::model::Role;
use crate::capture::say;
use crate::capture::tables::{FamilyTable, NamespaceTable, Row, Tables};

/// How the terminal wants its text.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// The language of the words between the data.
    pub lang: Lang,
    /// How many cells a line has; less than 40 counts as 40.
    pub width: usize,
    /// Whether to use ANSI colours.
    pub color: bool,
}

impl Default for Style {
    fn default() -> Self {
        Self { lang: Lang::Fr, width: 80, color: false }
    }
}

/// Writes the tables for a terminal.
#[must_use]
pub fn text(tables: &Tables, style: Style) -> String {
    let style = Style { width: style.width.max(40), ..style };
    let mut pen = Pen { style, out: String::new() };
    pen.head(tables);
    for namespace in &tables.namespaces {
        pen.namespace(namespace);
    }
    pen.outside(tables);
    pen.remarks(tables);
    pen.out
}

struct Pen {
    style: Style,
    out: String,
}

const BOLD: &str = "1";
const DIM: &str = "2";
const WARNING: &str = "33";

impl Pen {
    fn head(&mut self, tables: &Tables) {
        self.paragraph(&tables.headline, 0, BOLD);
        let lang = self.style.lang;
        let mut facts = Vec::new();
        if !tables.sources.is_empty() {
            facts.push(format!("{} {}", lang.pick("lu dans", "read from"), tables.sources.join(", ")));
        }
        match tables.nodes.as_slice() {
            [] => {}
            [node] => facts.push(format!("{} {node}", lang.pick("nœud", "node"))),
            nodes => facts.push(format!("{} {}", lang.pick("nœuds", "nodes"), nodes.join(", "))),
        }
        if tables.totals.restarts > 0 {
            let number = tables.totals.restarts as usize;
            facts.push(say::count(lang, number, lang.pick("redémarrage", "restart"), lang.pick("redémarrages", "restarts")));
        }
        if tables.totals.stopped > 0 {
            let number = tables.totals.stopped;
            facts.push(say::count(
                lang,
                number,
                lang.pick("conteneur arrêté", "stopped"),
                lang.pick("conteneurs arrêtés", "stopped"),
            ));
        }
        if !facts.is_empty() {
            self.paragraph(&facts.join(" · "), 0, DIM);
        }
        for note in &tables.notes {
            self.paragraph(note, 0, DIM);
        }
    }

    fn namespace(&mut self, namespace: &NamespaceTable) {
        self.out.push('\n');
        let lang = self.style.lang;
        let unknown = lang.pick("Namespace non indiqué", "Namespace not told");
        let name = namespace.name.as_ref().map_or_else(|| unknown.to_owned(), |name| format!("Namespace {name}"));
        let colon = lang.pick("\u{a0}: ", ": ");
        self.paragraph(&format!("{name}{colon}{}", namespace.headline), 0, BOLD);
        for family in &namespace.families {
            self.family(family);
        }
    }

    fn family(&mut self, family: &FamilyTable) {
        let color = ansi(family.family.color.as_deref());
        self.paragraph(&family.family.name, 2, color);
        let columns = Columns::of(&family.rows, self.style);
        for row in &family.rows {
            let said = if row.role == Some(Role::Sandbox) { self.pause(row) } else { self.described(row) };
            self.entry(row, &said, columns, color);
        }
    }

    /// `→ Pod kube-proxy (DaemonSet kube-proxy)`.
    fn pause(&self, row: &Row) -> String {
        let Some(pod) = &row.pod else { return self.described(row) };
        let owner = pod.owner.as_ref().map_or_else(String::new, |owner| format!(" ({owner})"));
        let mut said = vec![format!("→ Pod {}{owner}", pod.label)];
        said.extend(self.state(row));
        said.join(", ")
    }

    /// What a container does, whose it is where its name does not tell, and what is unusual about it.
    fn described(&self, row: &Row) -> String {
        let lang = self.style.lang;
        let mut said = Vec::new();
        match row.component.as_ref().filter(|component| !component.role.is_empty()) {
            Some(component) => said.push(component.role.clone()),
            None => {
                said.extend(row.image.as_ref().map(|image| format!("image {image}")));
                let (open, close) = (lang.pick("«\u{a0}", "“"), lang.pick("\u{a0}»", "”"));
                said.extend(row.command.as_ref().map(|command| format!("{open}{command}{close}")));
            }
        }
        let elsewhere = row.pod.as_ref().filter(|pod| pod.label != row.name);
        said.extend(elsewhere.map(|pod| format!("Pod {}", pod.label)));
        if row.role == Some(Role::Init) {
            said.push(lang.pick("conteneur d'initialisation", "init container").to_owned());
        }
        said.extend(self.state(row));
        said.extend(say::restarts(row.restarts, lang));
        said.join(", ")
    }

    /// The state, where it is not simply at work.
    fn state(&self, row: &Row) -> Option<String> {
        let shown = row.role.is_none() || !row.live;
        shown.then(|| row.state.clone()).filter(|state| !state.is_empty())
    }

    fn entry(&mut self, row: &Row, said: &str, columns: Columns, color: &str) {
        let id = if columns.id > 0 { format!("{}  ", pad(&row.id, columns.id)) } else { String::new() };
        let start = 4 + width(&id);
        let name = if row.name.is_empty() { say::no_name(self.style.lang) } else { &row.name };
        self.out.push_str(&format!("    {id}"));
        let fits = width(name) <= columns.name;
        let indent = if fits { start + columns.name + 2 } else { start };
        let room = self.style.width - start;
        for (index, piece) in wrap(name, room, room).iter().enumerate() {
            if index > 0 {
                self.out.push_str(&format!("\n{}", " ".repeat(start)));
            }
            let piece = self.painted(piece, color);
            self.out.push_str(&piece);
        }
        if said.is_empty() {
            self.out.push('\n');
            return;
        }
        let gap = if fits { " ".repeat(indent - start - width(name)) } else { format!("\n{}", " ".repeat(indent)) };
        let room = self.style.width - indent;
        let lines = wrap(said, room, room).join(&format!("\n{}", " ".repeat(indent)));
        self.out.push_str(&format!("{gap}{lines}\n"));
    }

    fn outside(&mut self, tables: &Tables) {
        if tables.outside.is_empty() {
            return;
        }
        self.out.push('\n');
        self.paragraph(self.style.lang.pick("Hors des Pods", "Outside Pods"), 0, BOLD);
        let columns = Columns::of(&tables.outside, self.style);
        for row in &tables.outside {
            let said = self.described(row);
            self.entry(row, &said, columns, "");
        }
    }

    fn remarks(&mut self, tables: &Tables) {
        if tables.remarks.is_empty() {
            return;
        }
        self.out.push('\n');
        self.paragraph(self.style.lang.pick("Remarques", "Remarks"), 0, BOLD);
        let colon = self.style.lang.pick("\u{a0}: ", ": ");
        for remark in &tables.remarks {
            let color = if remark.warning { WARNING } else { "" };
            self.paragraph(&format!("{}{colon}{}", remark.place, remark.text), 2, color);
        }
    }

    fn paragraph(&mut self, text: &str, indent: usize, color: &str) {
        for line in wrap(text, self.style.width - indent, self.style.width - indent) {
            let line = self.painted(&line, color);
            self.out.push_str(&format!("{}{line}\n", " ".repeat(indent)));
        }
    }

    fn painted(&self, text: &str, color: &str) -> String {
        if self.style.color && !color.is_empty() && !text.is_empty() {
            format!("\u{1b}[{color}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }
}

/// How wide the columns of a table are.
#[derive(Debug, Clone, Copy)]
struct Columns {
    id: usize,
    name: usize,
}

impl Columns {
    fn of(rows: &[Row], style: Style) -> Self {
        let id = rows.iter().map(|row| width(&row.id)).max().unwrap_or(0);
        let most = (style.width.saturating_sub(id + 8) / 2).clamp(8, 30);
        let name = |row: &Row| if row.name.is_empty() { width(say::no_name(style.lang)) } else { width(&row.name) };
        let name = rows.iter().map(name).filter(|name| *name <= most).max().unwrap_or(most);
        Self { id, name }
    }
}

/// The terminal's own colours, which its theme makes readable.
fn ansi(color: Option<&str>) -> &'static str {
    match color {
        Some("blue") => "34",
        Some("teal") => "36",
        Some("green") => "32",
        Some("amber") => "33",
        Some("red") => "31",
        Some("rose") => "95",
        Some("violet") => "35",
        Some("slate") => "90",
        _ => "",
    }
}
