//! Reads `components/*.yaml`.

use super::Cx;
use crate::data::{Decode, Fields, Node, parse_yaml};
use crate::model::{Book, Command, Component, ComponentKind, Failure, Port, Relation, RunsAs, Runtime, Text, is_id};
use crate::source::{Diagnostic, FileId, SourceFile, Spanned};

/// Every component, sorted by id.
pub(super) fn components(book: &Book, cx: &mut Cx<'_>) -> Vec<Component> {
    let folder = format!("{}/components/", book.src);
    let files: Vec<(FileId, &SourceFile)> =
        cx.sources.under(&folder).filter(|(_, file)| file.path.ends_with(".yaml") || file.path.ends_with(".yml")).collect();
    let mut components: Vec<Component> = files.into_iter().map(|(id, file)| component(id, file, &folder, cx)).collect();
    components.sort_by(|a, b| a.id.cmp(&b.id));
    components
}

fn component(file: FileId, source: &SourceFile, folder: &str, cx: &mut Cx<'_>) -> Component {
    cx.read.insert(file);
    let name = source.path.strip_prefix(folder).unwrap_or(&source.path);
    let id = name.trim_end_matches(".yaml").trim_end_matches(".yml");
    let place = cx.sources.first_line(file);
    if !is_id(id) {
        let message = format!("`{id}` cannot be an id, and a component's id is its file's name");
        let help = "use lowercase letters, digits and hyphens, in no subfolder";
        cx.diagnostics.push(Diagnostic::error("bad-id", place, message).help(help));
    }
    let stub = Text::Same(Spanned { value: id.to_owned(), span: place });
    let mut component = Component {
        id: id.to_owned(),
        file,
        name: stub.clone(),
        kind: ComponentKind::Component,
        family: None,
        summary: stub,
        role: None,
        aliases: Vec::new(),
        api_version: None,
        short_names: Vec::new(),
        runs: None,
        ports: Vec::new(),
        relations: Vec::new(),
        observe: Vec::new(),
        failure: None,
        documentation: None,
        since: None,
        until: None,
    };
    let Some(text) = super::text_of(file, cx) else { return component };
    let Some(root) = parse_yaml(text, file, 0, &mut cx.diagnostics) else { return component };
    if let Some(mut fields) = Fields::new("a component", &root, &mut cx.diagnostics) {
        read(&mut component, &mut fields);
        fields.finish();
    }
    component
}

fn read(component: &mut Component, fields: &mut Fields<'_>) {
    if let Some(name) = fields.required("name") {
        component.name = name;
    }
    match fields.choice("kind", &ComponentKind::ALL, ComponentKind::name) {
        Some(kind) => component.kind = kind,
        None if fields.node("kind").is_none() => {
            fields.required::<String>("kind");
        }
        None => {}
    }
    component.family =
        if component.kind == ComponentKind::Component { fields.required("family") } else { fields.optional("family") };
    if let Some(summary) = fields.required("summary") {
        component.summary = summary;
    }
    component.role = fields.optional("role");
    component.aliases = fields.list("aliases");
    component.api_version = fields.optional("api-version");
    component.short_names = fields.list("short-names");
    component.runs = fields.map("runs", "`runs`", runtime).flatten();
    component.ports = fields.list("ports");
    component.relations = fields.list("relations");
    component.observe = fields.list("observe");
    component.failure = fields.map("failure", "`failure`", |fields| Failure {
        stops: fields.optional("stops"),
        keeps_working: fields.optional("keeps-working"),
        also_by: fields.list("also-by"),
        how_to_see: fields.list("how-to-see"),
    });
    component.documentation = fields.optional("documentation");
    component.since = fields.optional("since");
    component.until = fields.optional("until");
    for (lang_text, span) in component.documentation.iter().flat_map(Text::each).map(|(_, text)| (&text.value, text.span)) {
        if !lang_text.starts_with("https://") && !lang_text.starts_with("http://") {
            let diagnostic = Diagnostic::error("wrong-value", span, "`documentation` is not an address of the web");
            fields.diagnostics().push(diagnostic.help("it begins with https://"));
        }
    }
}

fn runtime(fields: &mut Fields<'_>) -> Option<Runtime> {
    let runs_as = fields.choice("as", &RunsAs::ALL, RunsAs::name);
    if fields.node("as").is_none() {
        fields.required::<String>("as");
    }
    let runtime = Runtime {
        runs_as: runs_as.unwrap_or(RunsAs::Container),
        namespace: fields.optional("namespace"),
        pod: fields.optional("pod"),
        container: fields.optional("container"),
        image: fields.optional("image"),
        command: fields.optional("command"),
        started_by: fields.optional("started-by"),
        note: fields.optional("note"),
    };
    runs_as.map(|_| runtime)
}

impl Decode for Port {
    fn decode(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        let mut fields = Fields::new("a port", node, diagnostics)?;
        let number = fields.required::<Spanned<u16>>("number");
        if let Some(zero) = number.as_ref().filter(|number| number.value == 0) {
            fields.diagnostics().push(Diagnostic::error("wrong-value", zero.span, "a port is a number from 1 to 65535"));
        }
        let protocol = fields.choice("protocol", &["TCP", "UDP", "SCTP"], |word| word).unwrap_or("TCP").to_owned();
        let name = fields.optional("name");
        let purpose = fields.required("purpose");
        fields.finish();
        Some(Self { number: number?.value, protocol, name, purpose: purpose? })
    }
}

impl Decode for Relation {
    fn decode(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        let mut fields = Fields::new("a relation", node, diagnostics)?;
        let to = fields.required("to");
        let label = fields.required("label");
        let protocol = fields.optional("protocol");
        fields.finish();
        Some(Self { to: to?, label: label?, protocol })
    }
}

impl Decode for Command {
    fn decode(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        let mut fields = Fields::new("a command", node, diagnostics)?;
        let command = fields.required("command");
        let shows = fields.optional("shows");
        fields.finish();
        Some(Self { command: command?, shows })
    }
}
