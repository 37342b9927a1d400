//! `ardoise field`.

use std::io::IsTerminal as _;

use clap::Args;

use super::failure::Failure;
use super::{AUTHOR, FINE, output};
use crate::manifest::path::{Path, To};
use crate::manifest::schema::{Field, Kind, Lost, Spot, Type, VERSION, schema};

/// The arguments.
#[derive(Debug, Args)]
pub(super) struct FieldArgs {
    /// A kind, and a path in it: Deployment.spec.template.spec.containers, svc.spec.ports[port=80].nodePort
    path: String,
    /// The version of the API, where a kind has several.
    #[arg(long, value_name = "VERSION")]
    api_version: Option<String>,
    /// All fields below it too, as a tree of names and types.
    #[arg(long)]
    recursive: bool,
}

/// Prints what a field is.
pub(super) fn field(args: &FieldArgs) -> Result<u8, Failure> {
    let names = match names(&args.path) {
        Ok(names) => names,
        Err(failure) => return Ok(lost(&failure)),
    };
    let Some((kind, path)) = names.split_first() else { return Ok(AUTHOR) };
    let kind = match schema().meant(kind, args.api_version.as_deref()) {
        Ok(kind) => kind,
        Err(Lost::Kind(near)) => {
            let message = format!("Kubernetes {VERSION} has no kind `{kind}`");
            let help = near.map(|near| format!("did you mean `{near}`?"));
            return Ok(lost(&Failure { message, help }));
        }
        Err(Lost::Version { kind, known }) => {
            let wanted = args.api_version.as_deref().unwrap_or_default();
            let message = format!("{kind} has no version {wanted}; it has {}", known.join(", "));
            let help =
                format!("leave --api-version out, or write `--api-version {}`", known.first().copied().unwrap_or_default());
            return Ok(lost(&Failure::new(message, help)));
        }
        Err(Lost::Field { .. }) => return Ok(AUTHOR),
    };
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    match schema().place(kind, &path) {
        Ok(spot) => {
            output::raw(&page(kind, &path, spot, args.recursive))?;
            Ok(FINE)
        }
        Err(wrong) => Ok(lost(&no_field(kind, &path, wrong))),
    }
}

/// The names of a path; which item of a list is meant makes no difference.
fn names(path: &str) -> Result<Vec<String>, Failure> {
    let path = Path::parse(path).map_err(|wrong| Failure::new(wrong.message, wrong.help))?;
    let name = |step: crate::manifest::path::Step| match step.to {
        To::Field(name) => Some(name),
        To::Item(_) | To::Where { .. } => None,
    };
    Ok(path.steps.into_iter().filter_map(name).collect())
}

fn lost(failure: &Failure) -> u8 {
    output::failure(failure);
    AUTHOR
}

fn no_field(kind: &Kind, path: &[&str], wrong: Lost) -> Failure {
    let Lost::Field { after, near, known } = wrong else {
        return Failure { message: format!("there is nothing known of {}", kind.kind), help: None };
    };
    let place = std::iter::once(kind.kind).chain(path[..after].iter().copied()).collect::<Vec<_>>().join(".");
    let name = path.get(after).copied().unwrap_or_default();
    let help = match (near, known.is_empty()) {
        (Some(near), _) => format!("did you mean `{place}.{near}`?"),
        (None, true) => "it is a single value".to_owned(),
        (None, false) => format!("it has: {}", known.join(", ")),
    };
    Failure::new(format!("`{place}` has no field `{name}`"), help)
}

/// What is printed of a place.
fn page(kind: &Kind, path: &[&str], spot: Spot, recursive: bool) -> String {
    let pen = Pen { bold: std::io::stdout().is_terminal() };
    let (group, version) = kind.api_version.rsplit_once('/').unwrap_or(("", kind.api_version));
    let mut text = String::new();
    if !group.is_empty() {
        text += &format!("GROUP:      {group}\n");
    }
    text += &format!("KIND:       {}\nVERSION:    {version}\n\n", kind.kind);
    let of = spot.shape.inner();
    let description = spot.field.map(Field::description);
    if let Some(field) = spot.field {
        let name = path.last().copied().unwrap_or(field.name);
        text += &format!(
            "FIELD: {} <{}>{}\n\n",
            pen.bold(name),
            spot.shape.written(),
            if field.required { " -required-" } else { "" }
        );
        text += &about(field, "");
        if !field.facts.values.is_empty() {
            text += "VALUES:\n";
            let width = field.facts.values.iter().map(|(value, _)| value.len()).max().unwrap_or(0);
            for (value, meaning) in &field.facts.values {
                text += &format!("  {}{}  {meaning}\n", pen.bold(value), " ".repeat(width - value.len()));
            }
            text.push('\n');
        }
    }
    text += "DESCRIPTION:\n";
    for paragraphs in [description, of.map(Type::description)].into_iter().flatten() {
        text += &format!("{}\n", wrapped(&paragraphs, 4));
    }
    if let Some(of) = of {
        text += "\nFIELDS:\n";
        if recursive {
            tree(of, 1, &mut vec![of.name], &mut text);
        } else {
            for field in &of.fields {
                text += &line(field, 2, &pen);
                text += &format!("{}\n", wrapped(&field.description(), 4));
                let about = about(field, "    ");
                text += &about;
                text.push_str(if about.is_empty() { "\n" } else { "" });
            }
        }
    }
    format!("{}\n", text.trim_end())
}

/// What is known of a field besides its type, one line each, and an empty line.
fn about(field: &Field, indent: &str) -> String {
    let facts = &field.facts;
    let mut lines = Vec::new();
    lines.extend(field.default().map(|default| format!("default: {default}")));
    if let (true, false) = (!indent.is_empty(), facts.values.is_empty()) {
        lines.push(format!("values: {}", facts.values.iter().map(|(value, _)| *value).collect::<Vec<_>>().join(", ")));
    }
    lines.extend(facts.bounds().map(|(least, most)| match most {
        None => format!("range: {least} and more"),
        Some(most) => format!("range: {least} to {most}"),
    }));
    if !facts.keys.is_empty() {
        lines.push(format!("items are told apart by: {}", facts.keys.join(", ")));
    }
    if facts.immutable {
        lines.push("never changed once the object is made".to_owned());
    }
    let text: String = lines.iter().map(|line| format!("{indent}{line}\n")).collect();
    if text.is_empty() { text } else { format!("{text}\n") }
}

fn line(field: &Field, indent: usize, pen: &Pen) -> String {
    let required = if field.required { " -required-" } else { "" };
    format!("{}{}\t<{}>{required}\n", " ".repeat(indent), pen.bold(field.name), field.shape.written())
}

/// The names and types below a type; a type in itself is not written again.
fn tree(of: &'static Type, depth: usize, above: &mut Vec<&'static str>, text: &mut String) {
    let pen = Pen { bold: false };
    for field in &of.fields {
        *text += &line(field, depth * 2, &pen);
        if let Some(inner) = field.shape.inner().filter(|inner| !above.contains(&inner.name)) {
            above.push(inner.name);
            tree(inner, depth + 1, above, text);
            above.pop();
        }
    }
}

/// A text in lines of at most 100 characters.
fn wrapped(text: &str, indent: usize) -> String {
    const WIDTH: usize = 100;
    let mut out: Vec<String> = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            if !line.is_empty() && indent + line.chars().count() + 1 + word.chars().count() > WIDTH {
                out.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line += word;
        }
        out.push(line);
    }
    out.iter().map(|line| format!("{}{line}", " ".repeat(indent)).trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

/// Writes words in bold where people see it.
struct Pen {
    bold: bool,
}

impl Pen {
    fn bold(&self, text: &str) -> String {
        if self.bold { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}
