//! The life of an object of a manifest: what it asks for, the sequence as a graph, and the sentences.

use crate::diagram::graph::{self, End, Family, Graph, Id, State, Stroke};
use crate::manifest::language::Language;
use crate::manifest::life::{Actor, Life, Step, Subject, filled, life};
use crate::manifest::look::{fields, items, text};
use crate::manifest::place::top;
use crate::manifest::tree::{Document, Node};
use crate::model::{Course, Entity};

/// The most Pods that are told by their number.
const MOST_PODS: u32 = 1_000_000;

/// What the life of a document's object depends on; `others` are the documents it is applied with.
#[must_use]
pub fn subject(document: &Document, others: &[Document]) -> Subject {
    let kind = top(document, &["kind"]).unwrap_or("?");
    let template = template(document, kind);
    let names = |list: &str| -> Vec<String> {
        let list = template.and_then(|template| at(template, &["spec", list])).and_then(items).unwrap_or_default();
        list.iter().filter_map(|item| at(item, &["name"]).and_then(text)).map(plain).collect()
    };
    let pods = match kind {
        "Job" => top(document, &["spec", "parallelism"]),
        "CronJob" => top(document, &["spec", "jobTemplate", "spec", "parallelism"]),
        _ => top(document, &["spec", "replicas"]),
    };
    let claims =
        document.root.as_ref().and_then(|root| at(root, &["spec", "volumeClaimTemplates"])).and_then(items).unwrap_or_default();
    Subject {
        kind: plain(kind),
        name: plain(top(document, &["metadata", "name"]).unwrap_or("?")),
        pods: pods.and_then(|pods| pods.parse().ok()).filter(|pods| *pods <= MOST_PODS),
        containers: names("initContainers").into_iter().chain(names("containers")).collect(),
        claims: claims.iter().filter_map(|claim| at(claim, &["metadata", "name"]).and_then(text)).map(plain).collect(),
        services: template.map(|template| services(template, others)).unwrap_or_default(),
        node_port: matches!(top(document, &["spec", "type"]), Some("NodePort" | "LoadBalancer")),
    }
}

/// A word of a manifest as it may stand in a sentence: nothing in it has a meaning there.
fn plain(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '/')).take(80).collect()
}

fn at<'a>(node: &'a Node, names: &[&str]) -> Option<&'a Node> {
    names.iter().try_fold(node, |node, name| fields(node)?.into_iter().find(|field| field.name == *name).map(|field| field.value))
}

/// The Pod that an object is, or is to make.
fn template<'a>(document: &'a Document, kind: &str) -> Option<&'a Node> {
    let root = document.root.as_ref()?;
    match kind {
        "Pod" => Some(root),
        "CronJob" => at(root, &["spec", "jobTemplate", "spec", "template"]),
        _ => at(root, &["spec", "template"]),
    }
}

/// The names of the Services whose selectors choose a Pod of this template.
fn services(template: &Node, others: &[Document]) -> Vec<String> {
    let pairs = |node: &Node| -> Vec<(String, String)> {
        let fields = fields(node).unwrap_or_default();
        fields.iter().filter_map(|field| Some((field.name.to_owned(), text(field.value)?.to_owned()))).collect()
    };
    let labels = at(template, &["metadata", "labels"]).map(pairs).unwrap_or_default();
    let chooses = |document: &&Document| {
        let selector = document.root.as_ref().and_then(|root| at(root, &["spec", "selector"])).map(pairs).unwrap_or_default();
        top(document, &["kind"]) == Some("Service") && !selector.is_empty() && selector.iter().all(|pair| labels.contains(pair))
    };
    others.iter().filter(chooses).filter_map(|document| top(document, &["metadata", "name"])).map(plain).collect()
}

/// The life of an object for readers of a language: its steps as a sequence, and as sentences in Markdown, the last one about what
/// comes afterwards; the components that the boxes of the sequence stand for.
pub struct Told {
    /// The sequence.
    pub graph: Graph,
    /// The components that its boxes stand for.
    pub components: Vec<(Id, String)>,
    /// The steps, in Markdown.
    pub steps: Vec<String>,
    /// What there is in the end, in Markdown.
    pub end: String,
}

/// Tells the life of `subject` with the components of a course.
#[must_use]
pub fn told(course: &Course, subject: &Subject, tag: &str, id: &str) -> Told {
    let language = Language::of(tag);
    let Life { steps, end } = life(subject, language);
    let mention = |id: &str, words: &str| match course.names.get(id) {
        Some(_) if id == words => format!("[[{id}]]"),
        Some(_) => format!("[[{id}|{words}]]"),
        None => words.to_owned(),
    };
    let title = language.pick("La vie de", "The life of");
    let graph = sequence(&steps, language, id, &format!("{title} {}/{}", subject.kind, subject.name));
    let component = |node: &graph::Node| match course.names.get(node.id.as_str()) {
        Some(Entity::Component(_)) => Some((node.id.clone(), node.id.as_str().to_owned())),
        _ => None,
    };
    let components = graph.nodes.iter().filter_map(component).collect();
    let via = |step: &Step| protocol(course, step).map(|protocol| format!(" *({protocol})*")).unwrap_or_default();
    let sentences = steps.iter().map(|step| format!("{}{}", filled(&step.long, mention), via(step))).collect();
    Told { graph, components, steps: sentences, end: filled(&end, mention) }
}

/// How the two of a step speak, as the course's relations say.
fn protocol(course: &Course, step: &Step) -> Option<String> {
    let component = course.components.iter().find(|component| component.id == step.from.id())?;
    let relation = component.relations.iter().find(|relation| relation.to.value == step.to.id())?;
    relation.protocol.clone()
}

/// The steps as messages. What the API server has written down, and what the kubelet has started, are drawn as their own doing, so
/// that the drawing stays narrow.
fn sequence(steps: &[Step], language: Language, id: &str, title: &str) -> Graph {
    let mut graph = Graph::new(id, Family::Sequence, title);
    let shown = |actor: Actor| match actor {
        Actor::Etcd => Actor::ApiServer,
        Actor::Runtime => Actor::Kubelet,
        other => other,
    };
    let mut actors: Vec<Actor> = steps.iter().flat_map(|step| [shown(step.from), shown(step.to)]).collect();
    actors.sort_unstable();
    actors.dedup();
    for (order, actor) in actors.into_iter().enumerate() {
        graph.nodes.push(graph::Node {
            id: Id::new(actor.id()),
            label: actor.short(language).to_owned(),
            details: Vec::new(),
            parent: None,
            order: u32::try_from(order).unwrap_or(u32::MAX),
            family: None,
            color: None,
            state: State::Known,
            href: None,
            description: None,
            ports: Vec::new(),
            step: None,
            wide: false,
            side: None,
        });
    }
    let end = |actor: Actor| End { id: Id::new(shown(actor).id()), port: None };
    for (number, step) in steps.iter().enumerate() {
        graph.edges.push(graph::Edge {
            from: end(step.from),
            to: end(step.to),
            label: step.short.clone(),
            arrow: graph::Arrow::Forward,
            stroke: Stroke::Solid,
            step: u32::try_from(number + 1).ok(),
            state: State::Known,
        });
    }
    graph
}
