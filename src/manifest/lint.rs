//! What is wrong with manifests: the objects of some files as the rules see them, and the rules run on them.

use std::collections::HashMap;
use std::ops::Range;

use super::look::{at, field, items, list, word};
use super::object::{Object, Pods, of_root};
use super::rules;
use super::schema::{Kind, schema};
use super::tree::{Document, Node, Unreadable, Value, read};
use super::walk::{Misfit, Walk, twice, walk};
use crate::source::{Diagnostic, FileId, Span};

/// A file that holds manifests.
#[derive(Debug, Clone, Copy)]
pub struct Text<'a> {
    /// Its number.
    pub file: FileId,
    /// What it holds.
    pub text: &'a str,
}

/// Some files whose objects belong together, as the rules see them.
#[derive(Debug)]
pub struct Set<'a> {
    /// The files.
    pub files: Vec<Read<'a>>,
    /// Their objects, in order.
    pub items: Vec<Item<'a>>,
}

/// A file that was read.
#[derive(Debug)]
pub struct Read<'a> {
    /// The file.
    pub text: Text<'a>,
    /// Its documents.
    pub documents: &'a [Document],
    /// What stopped the reading.
    pub unreadable: Option<&'a Unreadable>,
}

/// An object.
#[derive(Debug)]
pub struct Item<'a> {
    /// The file it stands in.
    pub text: Text<'a>,
    /// The object.
    pub root: &'a Node,
    /// Its `apiVersion`; empty where it has none.
    pub api_version: &'a str,
    /// Its `kind`; empty where it has none.
    pub kind: &'a str,
    /// Its namespace; `default` where it does not say.
    pub namespace: &'a str,
    /// Its kind in the schema.
    pub known: Option<&'static Kind>,
    /// Its values along the schema; of a kind that is not known, only the names that stand twice.
    pub walk: Walk<'a>,
    /// What of it matters to others.
    pub object: Option<Object>,
}

/// An object that is a Pod or makes some: as it was read, what matters to others, and its Pods.
pub type Workload<'s, 'a> = (&'s Item<'a>, &'s Object, &'s Pods);

/// The Pods that an object is or makes.
#[derive(Debug)]
pub struct Pod<'a> {
    /// The object itself, or its template.
    pub template: &'a Node,
    /// Its `spec`.
    pub spec: &'a Node,
    /// Its containers: the field they stand in, and each.
    pub containers: Vec<(&'static str, &'a Node)>,
}

/// Everything that is wrong with some files, by file and by place.
#[must_use]
pub fn lint(texts: &[Text<'_>]) -> Vec<Diagnostic> {
    let read: Vec<(Vec<Document>, Option<Unreadable>)> = texts.iter().map(|text| read(text.text)).collect();
    let set = Set::new(texts, &read);
    let mut found = Vec::new();
    let many = set.items.len() > rules::MOST_OBJECTS;
    found.extend(rules::too_many(&set).filter(|_| many));
    for rule in rules::RULES {
        let before = found.len();
        if many && rules::BETWEEN.contains(&rule.code) {
            continue;
        }
        (rule.check)(&set, &mut found);
        for diagnostic in &mut found[before..] {
            let word = rules::word(rule.code);
            diagnostic.helps.push(format!("why: docs/rules.md#{word}, or `ardoise lint --explain {word}`"));
        }
    }
    let place = |one: &Diagnostic| one.labels.first().map(|label| (label.span.file, label.span.start, label.span.end));
    found.sort_by(|a, b| place(a).cmp(&place(b)).then_with(|| a.code.cmp(b.code)).then_with(|| a.message.cmp(&b.message)));
    found.dedup();
    found
}

impl<'a> Set<'a> {
    /// The objects of some files that were read.
    fn new(texts: &[Text<'a>], read: &'a [(Vec<Document>, Option<Unreadable>)]) -> Self {
        let mut set = Self { files: Vec::new(), items: Vec::new() };
        for (text, (documents, unreadable)) in texts.iter().zip(read) {
            for root in documents.iter().filter_map(|document| document.root.as_ref()) {
                set.add(*text, root, ("", ""));
            }
            set.files.push(Read { text: *text, documents, unreadable: unreadable.as_ref() });
        }
        set
    }

    /// Adds an object, and of a list of objects each: a `List`, or one of a kind, such as `ConfigMapList`, whose items need not say theirs.
    fn add(&mut self, text: Text<'a>, root: &'a Node, as_item: (&'a str, &'a str)) {
        let bare = matches!(&root.value, Value::Scalar { text, plain: true } if text.is_empty());
        if bare {
            return;
        }
        let api_version = word(root, &["apiVersion"]).unwrap_or(as_item.0);
        let kind = word(root, &["kind"]).unwrap_or(as_item.1);
        if let (Some(of), Some(all)) = (kind.strip_suffix("List"), field(root, "items").and_then(items))
            && (kind == "List" && api_version == "v1" || schema().kind(api_version, of).is_some())
        {
            let as_item = if of.is_empty() { ("", "") } else { (api_version, of) };
            all.iter().for_each(|item| self.add(text, item, as_item));
            return;
        }
        let known = schema().kind(api_version, kind);
        let walk = match known.and_then(|known| schema().of(known.type_name)) {
            Some(of) => walk(root, of),
            None => {
                let mut misfits: Vec<Misfit<'a>> = Vec::new();
                twice(root, &mut misfits);
                Walk { visits: Vec::new(), misfits }
            }
        };
        let object = known.and_then(|_| of_root(root));
        let namespace = word(root, &["metadata", "namespace"]).unwrap_or("default");
        self.items.push(Item { text, root, api_version, kind, namespace, known, walk, object });
    }

    /// The objects that others can name: known ones, with their name.
    pub fn objects(&self) -> impl Iterator<Item = (&Item<'a>, &Object)> {
        self.items.iter().filter_map(|item| item.object.as_ref().map(|object| (item, object)))
    }

    /// The objects of that kind by namespace and name, the first one where there are several.
    #[must_use]
    pub fn of_kind(&self, kind: &str) -> HashMap<(&'a str, &str), (&Item<'a>, &Object)> {
        let mut all = HashMap::new();
        for (item, object) in self.objects().filter(|(item, _)| item.kind == kind) {
            all.entry((item.namespace, &*object.name)).or_insert((item, object));
        }
        all
    }

    /// The objects that are Pods or make some, by namespace.
    #[must_use]
    pub fn workloads(&self) -> HashMap<&'a str, Vec<Workload<'_, 'a>>> {
        let mut all: HashMap<&'a str, Vec<Workload<'_, 'a>>> = HashMap::new();
        for (item, object) in self.objects() {
            if let Some(pods) = &object.pods {
                all.entry(item.namespace).or_default().push((item, object, pods));
            }
        }
        all
    }
}

impl<'a> Item<'a> {
    /// An error at some bytes.
    #[must_use]
    pub fn error(&self, code: &'static str, at: Range<usize>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error(code, self.span(at), message)
    }

    /// A warning at some bytes.
    #[must_use]
    pub fn warning(&self, code: &'static str, at: Range<usize>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::warning(code, self.span(at), message)
    }

    /// A place in its file: of what has several lines, the first.
    #[must_use]
    pub fn span(&self, at: Range<usize>) -> Span {
        let written = self.text.text.get(at.clone()).unwrap_or_default();
        let length = written.lines().next().map_or(0, |line| line.trim_end().len());
        Span::new(self.text.file, at.start..at.start + length)
    }

    /// Whether it is of one of these kinds, in a version that the schema knows.
    #[must_use]
    pub fn is(&self, kinds: &[&str]) -> bool {
        self.known.is_some() && kinds.contains(&self.kind)
    }

    /// Where its kind stands, else its first line.
    #[must_use]
    pub fn kind_bytes(&self) -> Range<usize> {
        field(self.root, "kind").map_or_else(|| self.root.span.clone(), |kind| kind.span.clone())
    }

    /// The Pods it is or makes.
    #[must_use]
    pub fn pod(&self) -> Option<Pod<'a>> {
        self.known?;
        let template = match self.kind {
            "Pod" => self.root,
            "CronJob" => at(self.root, &["spec", "jobTemplate", "spec", "template"])?,
            "Deployment" | "ReplicaSet" | "StatefulSet" | "DaemonSet" | "Job" | "ReplicationController" => {
                at(self.root, &["spec", "template"])?
            }
            "PodTemplate" => at(self.root, &["template"])?,
            _ => return None,
        };
        let spec = field(template, "spec")?;
        let of = |name: &'static str| list(spec, &[name]).iter().map(move |container| (name, container));
        let containers = ["initContainers", "containers", "ephemeralContainers"].into_iter().flat_map(of).collect();
        Some(Pod { template, spec, containers })
    }
}
