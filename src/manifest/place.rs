//! Finds what a path names in the documents of a file, or says why nothing is there.

use std::ops::Range;

use super::look::{fields, items, text};
use super::path::{DocumentName, Mark, Path, Step, To, written};
use super::tree::{Document, Node};

/// What a path names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The index of its document.
    pub document: usize,
    /// The bytes that are marked.
    pub bytes: Range<usize>,
    /// Steps by number that could name what they mean: where they stand in the path, and what to write instead.
    pub numbered: Vec<(Range<usize>, String)>,
}

/// Why a path names nothing; ranges are bytes of the path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// The file has no such document.
    Document {
        /// Where the path names it.
        at: Range<usize>,
        /// The documents that there are, as a path writes them.
        known: Vec<String>,
    },
    /// Several documents have the place.
    Ambiguous {
        /// These.
        documents: Vec<String>,
    },
    /// A map has no field of that name.
    Field {
        /// Where the path names it.
        at: Range<usize>,
        /// Its name.
        name: String,
        /// The path to the map, which is the document itself where this is empty.
        parent: Vec<To>,
        /// The index of the document.
        document: usize,
        /// The fields that the map has.
        known: Vec<String>,
        /// The bytes of the file where the map stands.
        bytes: Range<usize>,
    },
    /// A list has no such item.
    Item {
        /// Where the path names it.
        at: Range<usize>,
        /// The items that there are, as a path writes them.
        known: Vec<String>,
        /// The bytes of the file where the list stands.
        bytes: Range<usize>,
    },
    /// A field or an item of something that has none.
    Inside {
        /// Where the path goes on.
        at: Range<usize>,
        /// What stands there instead: "a single value", "a list", "a map".
        found: &'static str,
        /// The bytes of the file where it stands.
        bytes: Range<usize>,
    },
}

/// The keys by which lists of objects are known, the first that an item has ("name" of a container, "containerPort" of a port).
pub const KEYS: [&str; 8] = ["name", "containerPort", "port", "mountPath", "key", "devicePath", "ip", "type"];

/// The key by which an item of a list can be named: its name and its value, where no other item has the same.
#[must_use]
pub fn key_of<'a>(list: &'a [Node], item: &'a Node) -> Option<(&'static str, &'a str)> {
    KEYS.iter().find_map(|key| {
        let value = |node: &'a Node| {
            fields(node).into_iter().flatten().find(|field| field.name == *key).and_then(|field| text(field.value))
        };
        let own = value(item)?;
        (list.iter().filter(|other| value(other) == Some(own)).count() == 1).then_some((*key, own))
    })
}

/// The name of a document as a path writes it: its kind and its name, or its number.
#[must_use]
pub fn name_of(documents: &[Document], index: usize) -> String {
    let Some(document) = documents.get(index) else { return format!("#{}", index + 1) };
    let Some(kind) = top(document, &["kind"]) else { return format!("#{}", index + 1) };
    let same = documents.iter().filter(|other| top(other, &["kind"]) == Some(kind)).count() > 1;
    match top(document, &["metadata", "name"]).filter(|_| same) {
        Some(name) => format!("{kind}/{name}"),
        None if same => format!("#{}", index + 1),
        None => kind.to_owned(),
    }
}

/// A scalar of a document by the names of its fields.
#[must_use]
pub fn top<'a>(document: &'a Document, names: &[&str]) -> Option<&'a str> {
    let mut node = document.root.as_ref()?;
    for name in names {
        node = fields(node)?.into_iter().find(|field| field.name == *name)?.value;
    }
    text(node)
}

/// Finds what `path` names.
///
/// # Errors
/// Where it names nothing, or more than one thing.
pub fn find(path: &Path, documents: &[Document]) -> Result<Place, Missing> {
    let wanted: Vec<usize> = (0..documents.len()).filter(|index| is_wanted(path, documents, *index)).collect();
    if let (Some(name), []) = (&path.document, &wanted[..]) {
        let (DocumentName::Object { at, .. } | DocumentName::Number { at, .. }) = name;
        let known = (0..documents.len()).map(|index| name_of(documents, index)).collect();
        return Err(Missing::Document { at: at.clone(), known });
    }
    let tried: Vec<Result<Place, (usize, Missing)>> = wanted.iter().map(|index| in_document(path, documents, *index)).collect();
    let found: Vec<&Place> = tried.iter().filter_map(|one| one.as_ref().ok()).collect();
    match found[..] {
        [place] => Ok(place.clone()),
        [] => {
            // The document in which the path leads furthest is the one that was meant.
            let failures = tried.into_iter().filter_map(Result::err).enumerate();
            let best = failures.max_by_key(|(order, (steps, _))| (*steps, std::cmp::Reverse(*order)));
            Err(best.map_or(Missing::Document { at: 0..0, known: Vec::new() }, |(_, (_, missing))| missing))
        }
        [..] => Err(Missing::Ambiguous { documents: found.iter().map(|place| name_of(documents, place.document)).collect() }),
    }
}

fn is_wanted(path: &Path, documents: &[Document], index: usize) -> bool {
    match &path.document {
        None => true,
        Some(DocumentName::Number { number, .. }) => *number == index + 1,
        Some(DocumentName::Object { kind, name, .. }) => {
            let document = &documents[index];
            top(document, &["kind"]) == Some(&**kind)
                && name.as_ref().is_none_or(|name| top(document, &["metadata", "name"]) == Some(name))
        }
    }
}

/// Follows a path in one document; a failure comes with how many steps could be gone.
fn in_document(path: &Path, documents: &[Document], index: usize) -> Result<Place, (usize, Missing)> {
    let nothing = Missing::Document { at: 0..0, known: Vec::new() };
    let Some(root) = documents[index].root.as_ref() else { return Err((0, nothing)) };
    let mut node = root;
    let mut key: Option<Range<usize>> = None;
    let mut numbered = Vec::new();
    for (gone, step) in path.steps.iter().enumerate() {
        let before: Vec<To> = path.steps[..gone].iter().map(|step| step.to.clone()).collect();
        let fail = |missing| (gone, missing);
        let inside = || Missing::Inside { at: step.at.clone(), found: kind(node), bytes: node.span.clone() };
        match &step.to {
            To::Field(name) => {
                let all = fields(node).ok_or_else(|| fail(inside()))?;
                let known = || all.iter().map(|field| field.name.to_owned()).collect();
                let Some(field) = all.iter().find(|field| field.name == name) else {
                    let (at, name) = (step.at.clone(), name.clone());
                    return Err(fail(Missing::Field {
                        at,
                        name,
                        parent: before,
                        document: index,
                        known: known(),
                        bytes: node.span.clone(),
                    }));
                };
                key = Some(field.key.clone());
                node = field.value;
            }
            To::Item(number) => {
                let list = items(node).ok_or_else(|| fail(inside()))?;
                let item = list.get(*number).ok_or_else(|| fail(no_item(step, list, node)))?;
                if let Some((key, value)) = key_of(list, item) {
                    numbered.push((step.at.clone(), To::Where { key: key.to_owned(), value: value.to_owned() }.to_string()));
                }
                key = None;
                node = item;
            }
            To::Where { key: wanted, value } => {
                let list = items(node).ok_or_else(|| fail(inside()))?;
                let has = |item: &&Node| {
                    fields(item).into_iter().flatten().any(|field| field.name == wanted && text(field.value) == Some(value))
                };
                let item = list.iter().find(has).ok_or_else(|| fail(no_item(step, list, node)))?;
                key = None;
                node = item;
            }
        }
    }
    let bytes = match (path.mark, key) {
        (Mark::Key, Some(key)) => key,
        (Mark::Block, Some(key)) => key.start..node.span.end.max(key.end),
        _ => node.span.clone(),
    };
    Ok(Place { document: index, bytes, numbered })
}

fn no_item(step: &Step, list: &[Node], node: &Node) -> Missing {
    let name = |(number, item): (usize, &Node)| match key_of(list, item) {
        Some((key, value)) => To::Where { key: key.to_owned(), value: value.to_owned() }.to_string(),
        None => To::Item(number).to_string(),
    };
    Missing::Item { at: step.at.clone(), known: list.iter().enumerate().map(name).collect(), bytes: node.span.clone() }
}

fn kind(node: &Node) -> &'static str {
    match (fields(node), items(node)) {
        (Some(_), _) => "a map",
        (_, Some(_)) => "a list",
        _ => "a single value",
    }
}

/// A path to a node as a reader writes it, its items by their keys.
#[must_use]
pub fn written_path(steps: &[To]) -> String {
    let steps: Vec<Step> = steps.iter().map(|to| Step { to: to.clone(), at: 0..0 }).collect();
    written(&steps)
}
