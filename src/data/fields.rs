//! Reading a tree into types: every mistake is said, at its place, and reading goes on.

use std::collections::BTreeSet;

use super::{Key, Node, Value};
use crate::source::{Diagnostic, Span, Spanned};

/// A type that can be read from a [`Node`].
pub trait Decode: Sized {
    /// Reads the value, or says what is wrong with it and gives `None`.
    fn decode(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Option<Self>;
}

/// The fields of one map, taken one by one; [`Fields::finish`] reports those that nobody took.
pub struct Fields<'a> {
    what: &'static str,
    span: Span,
    pairs: &'a [(Key, Node)],
    asked: BTreeSet<&'static str>,
    /// Names that are known and do nothing.
    idle: BTreeSet<&'a str>,
    /// Required fields that are not there.
    missing: Vec<&'static str>,
    diagnostics: &'a mut Vec<Diagnostic>,
    failed: bool,
}

impl<'a> Fields<'a> {
    /// Begins to read `node` as `what` ("a component"); anything but a map is a diagnostic.
    pub fn new(what: &'static str, node: &'a Node, diagnostics: &'a mut Vec<Diagnostic>) -> Option<Self> {
        match &node.value {
            Value::Map(pairs) => {
                // A missing field is shown at the first line of the map, not under all of it.
                let span = pairs.first().map_or(node.span, |(key, _)| key.span);
                Some(Self {
                    what,
                    span,
                    pairs,
                    asked: BTreeSet::new(),
                    idle: BTreeSet::new(),
                    missing: Vec::new(),
                    diagnostics,
                    failed: false,
                })
            }
            _ => {
                wrong_type(node, &format!("{what} is a map of `key: value` lines"), diagnostics);
                None
            }
        }
    }

    fn find(&mut self, name: &'static str) -> Option<&'a (Key, Node)> {
        self.asked.insert(name);
        self.pairs.iter().find(|(key, _)| key.name == name)
    }

    /// The field `name`, which has to be there and not be empty.
    pub fn required<T: Decode>(&mut self, name: &'static str) -> Option<T> {
        let value = match self.find(name) {
            Some((key, Node { value: Value::Null, .. })) => {
                let message = format!("`{name}` is empty");
                self.diagnostics.push(
                    Diagnostic::error("missing-field", key.span, message)
                        .help(format!("{} needs it: write a value after the colon", self.what)),
                );
                None
            }
            Some((_, node)) => T::decode(node, self.diagnostics),
            None => {
                self.missing.push(name);
                None
            }
        };
        self.failed |= value.is_none();
        value
    }

    /// The field `name`, or nothing; an empty one counts as absent.
    pub fn optional<T: Decode>(&mut self, name: &'static str) -> Option<T> {
        match self.find(name) {
            None | Some((_, Node { value: Value::Null, .. })) => None,
            Some((_, node)) => T::decode(node, self.diagnostics),
        }
    }

    /// The field `name`, one of the words that `word` gives for `all`.
    pub fn choice<T: Copy>(&mut self, name: &'static str, all: &[T], word: fn(T) -> &'static str) -> Option<T> {
        self.choice_at(name, all, word).map(|found| found.value)
    }

    /// As [`Fields::choice`], with its place.
    pub fn choice_at<T: Copy>(&mut self, name: &'static str, all: &[T], word: fn(T) -> &'static str) -> Option<Spanned<T>> {
        let written = self.optional::<Spanned<String>>(name)?;
        let found = all.iter().copied().find(|one| word(*one) == written.value);
        if found.is_none() {
            let words: Vec<&str> = all.iter().map(|one| word(*one)).collect();
            let message = format!("`{}` is no `{name}`", written.value);
            let diagnostic = Diagnostic::error("wrong-value", written.span, message);
            let all = || format!("it is one of: {}", words.join(", "));
            self.diagnostics.push(diagnostic.did_you_mean_or(&written.value, words.iter().copied(), all));
        }
        found.map(|value| Spanned { value, span: written.span })
    }

    /// The list `name`, empty where it is absent; an item that cannot be read is said and left out.
    pub fn list<T: Decode>(&mut self, name: &'static str) -> Vec<T> {
        self.optional::<Vec<T>>(name).unwrap_or_default()
    }

    /// The value of `name` itself, for what has names of its own; nothing where it is empty.
    pub fn node(&mut self, name: &'static str) -> Option<&'a Node> {
        self.find(name).map(|(_, node)| node).filter(|node| node.value != Value::Null)
    }

    /// The fields of the map `name`, read by `read` as `what`; nothing where it is absent.
    pub fn map<T>(&mut self, name: &'static str, what: &'static str, read: impl FnOnce(&mut Fields<'_>) -> T) -> Option<T> {
        let node = self.node(name)?;
        let mut fields = Fields::new(what, node, self.diagnostics)?;
        let value = read(&mut fields);
        fields.finish();
        Some(value)
    }

    /// Whether a field has a name that is none, and `name` is what was meant: [`Fields::finish`] says so.
    #[must_use]
    pub fn misspelt(&self, name: &'static str) -> bool {
        let known = || self.asked.iter().copied();
        let mut strangers = self.pairs.iter().map(|(key, _)| &*key.name).filter(|key| !self.asked.contains(key));
        strangers.any(|key| crate::source::nearest(key, known()) == Some(name))
    }

    /// Whether a field that nobody asked for has a name that `wanted` takes.
    #[must_use]
    pub fn has_stranger(&self, wanted: impl Fn(&str) -> bool) -> bool {
        self.pairs.iter().any(|(key, _)| !self.asked.contains(&*key.name) && wanted(&key.name))
    }

    /// The keys that bear one of `names` and that nobody asked for: known words that do nothing here, and are not reported as unknown.
    pub fn idle(&mut self, names: &[&str]) -> Vec<&'a Key> {
        self.pass_over(|name| names.contains(&name))
    }

    /// The keys that nobody asked for and that are near to none of those asked for, which then are not reported as unknown.
    pub fn strangers(&mut self) -> Vec<&'a Key> {
        let asked = self.asked.clone();
        self.pass_over(|name| crate::source::nearest(name, asked.iter().copied()).is_none())
    }

    fn pass_over(&mut self, wanted: impl Fn(&str) -> bool) -> Vec<&'a Key> {
        let keys = self.pairs.iter().map(|(key, _)| key).filter(|key| !self.asked.contains(&*key.name));
        let idle: Vec<&Key> = keys.filter(|key| wanted(&key.name)).collect();
        self.idle.extend(idle.iter().map(|key| &*key.name));
        idle
    }

    /// Where messages about the map as a whole point.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// The list that further diagnostics go to.
    pub fn diagnostics(&mut self) -> &mut Vec<Diagnostic> {
        self.diagnostics
    }

    /// Reports every field that is missing and every one that was not asked for; where one is the other misspelt, both at once.
    /// False where a required field was missing or wrong.
    pub fn finish(mut self) -> bool {
        let unknown = |key: &Key| !self.asked.contains(&*key.name) && !self.idle.contains(&*key.name);
        for (key, _) in self.pairs.iter().filter(|(key, _)| unknown(key)) {
            let message = format!("{} has no field `{}`", self.what, key.name);
            let diagnostic = Diagnostic::error("unknown-field", key.span, message);
            let known = self.asked.iter().copied().collect::<Vec<_>>();
            let near = crate::source::nearest(&key.name, known.iter().copied()).map(str::to_owned);
            let needed = self.missing.iter().position(|name| near.as_deref() == Some(name));
            self.diagnostics.push(match (near, needed) {
                (Some(near), Some(at)) => {
                    self.missing.remove(at);
                    diagnostic.help(format!("did you mean `{near}`? {} needs it", self.what))
                }
                (Some(near), None) => diagnostic.help(format!("did you mean `{near}`?")),
                (None, _) => diagnostic.help(format!("it may have: {}", known.join(", "))),
            });
        }
        for name in &self.missing {
            let message = format!("{} needs the field `{name}`", self.what);
            let diagnostic = Diagnostic::error("missing-field", self.span, message).label(format!("no `{name}` in this map"));
            self.diagnostics.push(diagnostic.help(format!("add a line `{name}: …`")));
        }
        !self.failed
    }
}

/// Says that a value has another form than the one that is read there.
fn wrong_type(node: &Node, wanted: &str, diagnostics: &mut Vec<Diagnostic>) {
    let message = format!("{wanted}; this is {}", node.kind());
    diagnostics.push(Diagnostic::error("wrong-type", node.span, message));
}

impl Decode for String {
    fn decode(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        match &node.value {
            Value::Scalar(scalar) if !scalar.text.trim().is_empty() => Some(scalar.text.clone()),
            Value::Scalar(_) => {
                diagnostics.push(
                    Diagnostic::error("missing-field", node.span, "an empty text").help("write something, or remove the line"),
                );
                None
            }
            _ => {
                wrong_type(node, "a text is expected here", diagnostics);
                None
            }
        }
    }
}

impl Decode for bool {
    fn decode(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        match &node.value {
            Value::Scalar(scalar) if scalar.plain && scalar.text == "true" => Some(true),
            Value::Scalar(scalar) if scalar.plain && scalar.text == "false" => Some(false),
            _ => {
                diagnostics.push(Diagnostic::error("wrong-type", node.span, "`true` or `false` is expected here"));
                None
            }
        }
    }
}

impl Decode for u16 {
    fn decode(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        let read = match &node.value {
            Value::Scalar(scalar) if scalar.plain => scalar.text.parse().ok(),
            _ => None,
        };
        if read.is_none() {
            diagnostics.push(Diagnostic::error("wrong-type", node.span, "a whole number from 0 to 65535 is expected here"));
        }
        read
    }
}

impl<T: Decode> Decode for Spanned<T> {
    fn decode(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        T::decode(node, diagnostics).map(|value| Self { value, span: node.span })
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        match &node.value {
            Value::List(items) => Some(items.iter().filter_map(|item| T::decode(item, diagnostics)).collect()),
            Value::Null => Some(Self::new()),
            Value::Scalar(_) => {
                let message = "a list is expected here; this is a single value";
                diagnostics.push(Diagnostic::error("wrong-type", node.span, message).help("put it in brackets: `[…]`"));
                None
            }
            Value::Map(_) => {
                wrong_type(node, "a list is expected here", diagnostics);
                None
            }
        }
    }
}
