//! Reads `families.yaml` and `glossary.yaml`.

use super::Cx;
use crate::data::{Decode, Fields, Node, Value, parse_yaml};
use crate::model::{Book, Color, Family, Partial, Term, is_id};
use crate::source::{Diagnostic, Spanned};

/// The families, in the order of their file; a course may have none.
pub(super) fn families(book: &Book, partial: &mut Partial, cx: &mut Cx<'_>) -> Vec<Family> {
    let families: Vec<Family> = list(book, "families.yaml", &mut partial.families, cx);
    for (i, family) in families.iter().enumerate() {
        if let Some(first) = families[..i].iter().find(|first| first.id.value == family.id.value) {
            let message = format!("two families have the id `{}`", family.id.value);
            cx.diagnostics
                .push(Diagnostic::error("duplicate-id", family.id.span, message).also(first.id.span, "first given here"));
        }
    }
    families
}

/// The terms, in the order of their file; a course may have none.
pub(super) fn terms(book: &Book, partial: &mut Partial, cx: &mut Cx<'_>) -> Vec<Term> {
    list(book, "glossary.yaml", &mut partial.terms, cx)
}

fn list<T: Decode>(book: &Book, name: &str, partial: &mut bool, cx: &mut Cx<'_>) -> Vec<T> {
    let Some(file) = cx.sources.find(&format!("{}/{name}", book.src)) else {
        *partial = other_ending(book, name, cx);
        return Vec::new();
    };
    cx.read.insert(file);
    let said = cx.diagnostics.len();
    let root = super::text_of(file, cx).and_then(|text| parse_yaml(text, file, 0, &mut cx.diagnostics));
    let whole = cx.diagnostics.len() == said;
    let read = root.as_ref().and_then(|root| Vec::<T>::decode(root, &mut cx.diagnostics)).unwrap_or_default();
    let written = match root.as_ref().map(|root| &root.value) {
        Some(Value::List(items)) => items.len(),
        Some(Value::Null) | None => 0,
        Some(_) => usize::MAX,
    };
    *partial = !whole || read.len() < written;
    read
}

/// Whether the file is there as `.yml`, which is told.
fn other_ending(book: &Book, name: &str, cx: &mut Cx<'_>) -> bool {
    let other = name.replace(".yaml", ".yml");
    let Some(file) = cx.sources.find(&format!("{}/{other}", book.src)) else { return false };
    cx.read.insert(file);
    let diagnostic = Diagnostic::error("missing-file", cx.sources.first_line(file), format!("`{other}` is not read"));
    cx.diagnostics.push(diagnostic.help(format!("rename it to `{name}`")));
    true
}

/// The field `id`, which has to be one.
fn id(fields: &mut Fields<'_>) -> Option<Spanned<String>> {
    let id = fields.required::<Spanned<String>>("id")?;
    if !is_id(&id.value) {
        let diagnostic = Diagnostic::error("bad-id", id.span, format!("`{}` cannot be an id", id.value));
        fields.diagnostics().push(diagnostic.help("use lowercase letters, digits and hyphens"));
    }
    Some(id)
}

impl Decode for Family {
    fn decode(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        let mut fields = Fields::new("a family", node, diagnostics)?;
        let id = id(&mut fields);
        let name = fields.required("name");
        let summary = fields.optional("summary");
        let color = fields.choice("color", &Color::ALL, Color::name).unwrap_or(Color::Slate);
        fields.finish();
        Some(Self { id: id?, name: name?, summary, color })
    }
}

impl Decode for Term {
    fn decode(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        let mut fields = Fields::new("a term", node, diagnostics)?;
        let id = id(&mut fields);
        let term = fields.required("term");
        let definition = fields.required("definition");
        let see = fields.list("see");
        fields.finish();
        Some(Self { id: id?, term: term?, definition: definition?, see })
    }
}
