//! Reads `diagrams/*.yaml`.

use super::Cx;
use crate::data::{Decode, Fields, Node, Value, parse_yaml};
use crate::model::{
    Arrow, Book, Direction, Drawing, DrawingBox, DrawingEdge, DrawingFamily, DrawingNote, DrawingPort, Side, Text, is_id,
};
use crate::source::{Diagnostic, FileId, Span, Spanned};

/// Every diagram that has a file of its own, sorted by id.
pub(super) fn drawings(book: &Book, cx: &mut Cx<'_>) -> Vec<Drawing> {
    let folder = format!("{}/diagrams/", book.src);
    let files: Vec<(FileId, String)> = cx
        .sources
        .under(&folder)
        .filter_map(|(id, file)| Some((id, file.path.strip_prefix(&*folder)?.strip_suffix(".yaml")?.to_owned())))
        .collect();
    let mut drawings = Vec::new();
    for (file, id) in files {
        cx.read.insert(file);
        let span = cx.sources.first_line(file);
        if !is_id(&id) {
            let message = format!("`{id}` cannot be an id, and a diagram's id is its file's name");
            cx.diagnostics.push(Diagnostic::error("bad-id", span, message).help("use lowercase letters, digits and hyphens"));
        }
        let text = super::text_of(file, cx).unwrap_or_default();
        drawings.extend(drawing(text, Span::new(file, 0..text.len()), Spanned { value: id, span }, &mut cx.diagnostics));
    }
    drawings
}

/// Reads the YAML of one diagram, which stands at `at`; nothing where it is no map at all.
pub fn drawing(text: &str, at: Span, id: Spanned<String>, diagnostics: &mut Vec<Diagnostic>) -> Option<Drawing> {
    let root = parse_yaml(text, at.file, at.start, diagnostics)?;
    let mut fields = Fields::new("a diagram", &root, diagnostics)?;
    let family = fields.choice("family", &DrawingFamily::ALL, DrawingFamily::name);
    if fields.node("family").is_none() {
        fields.required::<String>("family");
    }
    let title = fields.required("title");
    let relations = fields.choice("relations", &["auto", "none"], |word| word) == Some("auto");
    let drawing = Drawing {
        file: at.file,
        family: family.unwrap_or(DrawingFamily::Architecture),
        title: title.unwrap_or_else(|| Text::Same(id.clone())),
        id,
        description: fields.optional("description"),
        direction: fields.choice_at("direction", &Direction::ALL, Direction::name),
        contains: fields.required("contains").unwrap_or_default(),
        edges: fields.list("edges"),
        relations,
        focus: fields.optional("focus"),
        select: fields.list("select"),
        collapse: fields.list("collapse"),
        same_rank: fields.list("same-rank"),
        notes: fields.list("notes"),
        grows: fields.optional("grows").unwrap_or(false),
    };
    fields.finish();
    Some(drawing)
}

impl Decode for DrawingBox {
    fn decode(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        let mut one = Self {
            id: Spanned { value: String::new(), span: node.span },
            component: None,
            link: None,
            label: None,
            details: Vec::new(),
            family: None,
            contains: None,
            direction: None,
            side: None,
            ports: Vec::new(),
            wide: None,
        };
        if matches!(node.value, Value::Scalar(_)) {
            one.id = Spanned::decode(node, diagnostics)?;
            return Some(one);
        }
        let mut fields = Fields::new("a box", node, diagnostics)?;
        let id = fields.required("id");
        one.component = fields.optional("component");
        one.link = fields.optional("link");
        one.label = fields.optional("label");
        one.details = fields.list("details");
        one.family = fields.optional("family");
        one.contains = fields.optional("contains");
        one.direction = fields.choice_at("direction", &Direction::ALL, Direction::name);
        one.side = fields.choice("side", &Side::ALL, Side::name);
        one.ports = fields.list("ports");
        one.wide = fields.optional("wide");
        idle(&one, &mut fields);
        fields.finish();
        one.id = id?;
        Some(one)
    }
}

/// Says what a group has that only boxes show, and the other way round.
fn idle(one: &DrawingBox, fields: &mut Fields<'_>) {
    let (what, names, help): (_, &[&'static str], _) = match one.contains {
        Some(_) => ("a group", &["details", "ports"], "a group shows its title and what it contains: give them to a box in it"),
        None => ("a box that contains no others", &["direction"], "it says where the edges in a group run: leave it out"),
    };
    for &name in names {
        if let Some(node) = fields.node(name) {
            let diagnostic = Diagnostic::error("diagram", node.span, format!("{what} has no `{name}`"));
            fields.diagnostics().push(diagnostic.help(help));
        }
    }
}

impl Decode for DrawingPort {
    fn decode(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        let mut fields = Fields::new("a row", node, diagnostics)?;
        let (id, label) = (fields.required("id"), fields.required("label"));
        fields.finish();
        Some(Self { id: id?, label: label? })
    }
}

impl Decode for DrawingEdge {
    fn decode(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        let mut fields = Fields::new("an edge", node, diagnostics)?;
        let (from, to) = (fields.required("from"), fields.required("to"));
        let label = fields.optional("label");
        let step = fields.optional("step");
        let dashed = fields.optional("dashed").unwrap_or(false);
        let arrow = fields.choice("arrow", &Arrow::ALL, Arrow::name).unwrap_or(Arrow::Forward);
        fields.finish();
        Some(Self { span: node.span, from: from?, to: to?, label, step, dashed, arrow })
    }
}

impl Decode for DrawingNote {
    fn decode(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        let mut fields = Fields::new("a note", node, diagnostics)?;
        let about = fields.optional("about");
        let after = fields.optional("after");
        let text = fields.required("text");
        fields.finish();
        Some(Self { about, after, text: text? })
    }
}
