//! The tables as Markdown, for notes and reports.

use std::fmt::Write;

use crate::capture::lang::Lang;
use crate::capture::model::Role;
use crate::capture::say;
use crate::capture::tables::{Row, Tables};

/// Writes the tables as Markdown.
#[must_use]
pub fn markdown(tables: &Tables, lang: Lang) -> String {
    let mut out = String::new();
    let colon = lang.pick("\u{a0}: ", ": ");
    line(&mut out, &format!("**{}**", plain(&tables.headline)));
    for note in &tables.notes {
        line(&mut out, &plain(note));
    }
    for namespace in &tables.namespaces {
        let name = match &namespace.name {
            Some(name) => format!("Namespace `{name}`"),
            None => lang.pick("Namespace non indiqué", "Namespace not told").to_owned(),
        };
        line(&mut out, &format!("## {name}{colon}{}", plain(&namespace.headline)));
        for family in &namespace.families {
            line(&mut out, &format!("### {}", plain(&family.family.name)));
            table(&mut out, &family.rows, lang);
        }
    }
    if !tables.outside.is_empty() {
        line(&mut out, lang.pick("## Hors des Pods", "## Outside Pods"));
        table(&mut out, &tables.outside, lang);
    }
    if !tables.remarks.is_empty() {
        line(&mut out, lang.pick("## Remarques", "## Remarks"));
        for remark in &tables.remarks {
            let _ = writeln!(out, "- {}{colon}{}", remark.place, plain(&remark.text));
        }
    }
    out
}

fn line(out: &mut String, text: &str) {
    if !out.is_empty() && !out.ends_with("\n\n") {
        out.push('\n');
    }
    let _ = writeln!(out, "{text}");
    out.push('\n');
}

fn table(out: &mut String, rows: &[Row], lang: Lang) {
    let pauses = rows.iter().all(|row| row.role == Some(Role::Sandbox));
    let titles = match (pauses, lang) {
        (true, Lang::Fr) => "| Conteneur | Nom | Commande | Pod |",
        (true, Lang::En) => "| Container | Name | Command | Pod |",
        (false, Lang::Fr) => "| Conteneur | Nom | Commande | Rôle |",
        (false, Lang::En) => "| Container | Name | Command | Role |",
    };
    let _ = writeln!(out, "{titles}\n| --- | --- | --- | --- |");
    for row in rows {
        let last = match &row.pod {
            Some(pod) if row.role == Some(Role::Sandbox) => {
                let owner = pod.owner.as_ref().map_or_else(String::new, |owner| format!(" ({})", plain(owner)));
                let state = if row.live || row.state.is_empty() { String::new() } else { format!(", {}", plain(&row.state)) };
                format!("Pod {}{owner}{state}", code(&pod.label))
            }
            _ => role(row, lang),
        };
        let name = if row.name.is_empty() { say::no_name(lang).to_owned() } else { code(&row.name) };
        let command = row.command.as_deref().or(row.image.as_deref()).unwrap_or_default();
        let _ = writeln!(out, "| {} | {} | {} | {last} |", code(&row.id), name, code(command));
    }
    out.push('\n');
}

fn role(row: &Row, lang: Lang) -> String {
    let component = row.component.as_ref().map(|component| plain(&component.role));
    let pod = row.pod.as_ref().filter(|pod| pod.label != row.name).map(|pod| format!("Pod {}", code(&pod.label)));
    let state = (!row.live || row.role.is_none()).then(|| plain(&row.state));
    let restarts = say::restarts(row.restarts, lang);
    [component, pod, state, restarts].into_iter().flatten().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Text in which nothing is markup.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        if matches!(char, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '$') {
            out.push('\\');
        }
        out.push(char);
    }
    out
}

/// A code span, inside a table cell.
fn code(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let longest = text.split(|char| char != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let edge = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{edge}{}{edge}{fence}", text.replace('|', "\\|"))
}
