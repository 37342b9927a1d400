//! Two manifests compared by path: what the second adds, removes and changes.

use std::collections::BTreeSet;
use std::ops::Range;

use super::look::{Field, fields, items, text};
use super::path::To;
use super::place::{KEYS, name_of, top, written_path};
use super::tree::{Document, Node};

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The path of the place, with its document's name where a file has several.
    pub path: String,
    /// What happened to it.
    pub change: Change,
}

/// What happened to a place; ranges are bytes of the file that has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Only the second file has it.
    Added(Range<usize>),
    /// Only the first file has it.
    Removed(Range<usize>),
    /// Both have it, with other values.
    Changed {
        /// Where it stands in the first file.
        from: Range<usize>,
        /// Where it stands in the second file.
        to: Range<usize>,
        /// Its values, where both are single ones.
        values: Option<(String, String)>,
    },
}

/// The differences of two files, in the order of the second one; what only the first has comes where it stood.
#[must_use]
pub fn diff(from: &[Document], to: &[Document]) -> Vec<Difference> {
    let mut differ = Differ { found: Vec::new(), document: String::new() };
    let mut left: Vec<usize> = (0..from.len()).collect();
    for (index, document) in to.iter().enumerate() {
        differ.document = if to.len() > 1 { format!("{}: ", name_of(to, index)) } else { String::new() };
        let Some(root) = &document.root else { continue };
        let twin = left.iter().copied().find(|other| same(&from[*other], document));
        let twin = twin.or_else(|| left.iter().copied().find(|other| same_kind(&from[*other], document)));
        match twin.and_then(|twin| Some((twin, from[twin].root.as_ref()?))) {
            Some((twin, other)) => {
                left.retain(|index| *index != twin);
                differ.nodes(&mut Vec::new(), None, other, root);
            }
            None => differ.tell(&[], Change::Added(root.span.clone())),
        }
    }
    for index in left {
        differ.document = format!("{}: ", name_of(from, index));
        if let Some(root) = &from[index].root {
            differ.tell(&[], Change::Removed(root.span.clone()));
        }
    }
    differ.found
}

fn same_kind(one: &Document, other: &Document) -> bool {
    top(one, &["kind"]) == top(other, &["kind"])
}

fn same(one: &Document, other: &Document) -> bool {
    same_kind(one, other) && top(one, &["metadata", "name"]) == top(other, &["metadata", "name"])
}

struct Differ {
    found: Vec<Difference>,
    document: String,
}

/// Where the keys of a place stand in both files.
type Keys = Option<(Range<usize>, Range<usize>)>;

impl Differ {
    fn tell(&mut self, steps: &[To], change: Change) {
        let path = format!("{}{}", self.document, written_path(steps));
        self.found.push(Difference { path: path.trim_end().to_owned(), change });
    }

    fn nodes(&mut self, steps: &mut Vec<To>, keys: Keys, from: &Node, to: &Node) {
        if let (Some(old), Some(new)) = (fields(from), fields(to)) {
            return self.maps(steps, &old, &new);
        }
        if let (Some(old), Some(new)) = (items(from), items(to)) {
            return self.lists(steps, old, new);
        }
        if text(from).is_some() && text(from) == text(to) {
            return;
        }
        let values = text(from).zip(text(to)).map(|(old, new)| (old.to_owned(), new.to_owned()));
        let whole = |key: Option<Range<usize>>, node: &Node| key.map_or(node.span.start, |key| key.start)..node.span.end;
        let (old, new) = keys.map_or((None, None), |(old, new)| (Some(old), Some(new)));
        self.tell(steps, Change::Changed { from: whole(old, from), to: whole(new, to), values });
    }

    fn maps(&mut self, steps: &mut Vec<To>, from: &[Field<'_>], to: &[Field<'_>]) {
        let whole = |field: &Field<'_>| field.key.start..field.value.span.end.max(field.key.end);
        for field in from.iter().filter(|field| !to.iter().any(|other| other.name == field.name)) {
            steps.push(To::Field(field.name.to_owned()));
            self.tell(steps, Change::Removed(whole(field)));
            steps.pop();
        }
        for field in to {
            steps.push(To::Field(field.name.to_owned()));
            match from.iter().find(|other| other.name == field.name) {
                Some(other) => self.nodes(steps, Some((other.key.clone(), field.key.clone())), other.value, field.value),
                None => self.tell(steps, Change::Added(whole(field))),
            }
            steps.pop();
        }
    }

    /// Items are the same where the key that tells all of them apart has the same value; where there is none they are compared by
    /// number.
    fn lists(&mut self, steps: &mut Vec<To>, from: &[Node], to: &[Node]) {
        let key = KEYS.iter().find(|key| [from, to].iter().all(|list| tells_apart(list, key)));
        let name = |list: &[Node], number: usize| match key.and_then(|key| Some((key, field(&list[number], key)?))) {
            Some((key, value)) => To::Where { key: (*key).to_owned(), value: value.to_owned() },
            None => To::Item(number),
        };
        let old: Vec<To> = (0..from.len()).map(|number| name(from, number)).collect();
        let new: Vec<To> = (0..to.len()).map(|number| name(to, number)).collect();
        for (number, _) in old.iter().enumerate().filter(|(_, name)| !new.contains(name)) {
            steps.push(old[number].clone());
            self.tell(steps, Change::Removed(from[number].span.clone()));
            steps.pop();
        }
        for (number, name) in new.iter().enumerate() {
            steps.push(name.clone());
            match old.iter().position(|other| other == name) {
                Some(other) => self.nodes(steps, None, &from[other], &to[number]),
                None => self.tell(steps, Change::Added(to[number].span.clone())),
            }
            steps.pop();
        }
    }
}

/// The value of a field of an item.
fn field<'a>(item: &'a Node, key: &str) -> Option<&'a str> {
    fields(item)?.into_iter().find(|field| field.name == key).and_then(|field| text(field.value))
}

/// Whether each item of a list has the field, and no two the same value.
fn tells_apart(list: &[Node], key: &str) -> bool {
    let values: Vec<Option<&str>> = list.iter().map(|item| field(item, key)).collect();
    let distinct: BTreeSet<&str> = values.iter().flatten().copied().collect();
    distinct.len() == list.len()
}
