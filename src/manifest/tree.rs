//! Manifests as trees of values that remember the bytes they were written in; the only file of the engine that knows the YAML parser.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle};

/// Deeper nesting than this is refused: no manifest needs it, and hostile files use it.
const MAX_DEPTH: usize = 100;
/// More values than this in one file are refused; aliases count each time they are used.
const MAX_NODES: usize = 500_000;

/// A document of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its value; nothing where the document is empty.
    pub root: Option<Node>,
}

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Its bytes: of a list or map, from its first to its last descendant.
    pub span: Range<usize>,
    /// What it is.
    pub value: Value,
}

/// The forms a value takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A single value; one that is not written is an empty text.
    Scalar {
        /// Its text, after quotes and escapes.
        text: String,
        /// Whether it was written bare.
        plain: bool,
    },
    /// Values in order.
    List(Vec<Node>),
    /// Names, the bytes of the names, and values, in the order of the file. A name may come twice.
    Map(Vec<(String, Range<usize>, Node)>),
}

/// Why a text could not be read to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// The byte where reading stopped.
    pub at: usize,
    /// Why.
    pub message: String,
}

/// The documents of a text, as far as it can be read.
#[must_use]
pub fn parse(text: &str) -> Vec<Document> {
    read(text).0
}

/// The documents of a text, and what stopped the reading, if anything did.
#[must_use]
pub fn read(text: &str) -> (Vec<Document>, Option<Unreadable>) {
    let mut builder = Builder { text, anchors: HashMap::new(), nodes: 0, stack: Vec::new(), root: None };
    let mut documents = Vec::new();
    for next in Parser::new_from_str(text) {
        let (event, span) = match next {
            Ok(pair) => pair,
            Err(error) => {
                let at = error.marker().byte_offset().unwrap_or(text.len()).min(text.len());
                let message = error.to_string();
                let message = message.split(" at byte ").next().unwrap_or_default();
                let message = message.split(" at char ").next().unwrap_or_default().to_owned();
                return (documents, Some(Unreadable { at: text.floor_char_boundary(at), message }));
            }
        };
        if matches!(event, Event::DocumentEnd) {
            documents.push(Document { root: builder.root.take() });
            builder.anchors.clear();
        } else if let Err(unreadable) = builder.event(&event, span.byte_range().unwrap_or(0..0)) {
            return (documents, Some(unreadable));
        }
    }
    (documents, None)
}

/// A list or map that is still open.
struct Open {
    start: usize,
    anchor: usize,
    value: Value,
    key: Option<(String, Range<usize>)>,
}

struct Builder<'a> {
    text: &'a str,
    /// Anchored values, with how many values they hold and how deep.
    anchors: HashMap<usize, (Node, usize, usize)>,
    nodes: usize,
    stack: Vec<Open>,
    root: Option<Node>,
}

impl Builder<'_> {
    fn event(&mut self, event: &Event<'_>, range: Range<usize>) -> Result<(), Unreadable> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let mut node = self.scalar(text, *style, range);
                // A tag says what the value is, however it is written.
                if let (Some(tag), Value::Scalar { plain, .. }) = (tag, &mut node.value) {
                    *plain = match tag.suffix() {
                        "str" | "binary" | "timestamp" => false,
                        "int" | "float" | "bool" | "null" => true,
                        _ => *plain,
                    };
                }
                self.add(node, *anchor)
            }
            Event::SequenceStart(_, anchor, ..) => self.open(Value::List(Vec::new()), range, *anchor),
            Event::MappingStart(_, anchor, ..) => self.open(Value::Map(Vec::new()), range, *anchor),
            Event::SequenceEnd | Event::MappingEnd => self.close(range),
            Event::Alias(id) => {
                let Some((mut node, size, depth)) = self.anchors.get(id).cloned() else {
                    return Err(Unreadable { at: range.start, message: "this alias names itself".to_owned() });
                };
                self.nodes += size;
                self.within(self.stack.len() + depth, range.start)?;
                node.span = range;
                self.add(node, 0)
            }
            _ => Ok(()),
        }
    }

    fn scalar(&self, text: &str, style: ScalarStyle, range: Range<usize>) -> Node {
        // A value that is not written comes as `~` with an empty range; a block ends at the next token.
        let raw = self.text.get(range.clone()).unwrap_or_default();
        let end = range.start + raw.trim_end().len();
        let text = if range.is_empty() { String::new() } else { text.to_owned() };
        Node { span: range.start..end, value: Value::Scalar { text, plain: style == ScalarStyle::Plain } }
    }

    fn open(&mut self, value: Value, range: Range<usize>, anchor: usize) -> Result<(), Unreadable> {
        self.within(self.stack.len() + 1, range.start)?;
        self.stack.push(Open { start: range.start, anchor, value, key: None });
        Ok(())
    }

    /// Refuses what is nested too deep.
    fn within(&self, depth: usize, at: usize) -> Result<(), Unreadable> {
        if depth <= MAX_DEPTH {
            return Ok(());
        }
        Err(Unreadable { at, message: format!("values nested more than {MAX_DEPTH} deep") })
    }

    fn close(&mut self, range: Range<usize>) -> Result<(), Unreadable> {
        let Some(mut open) = self.stack.pop() else { return Ok(()) };
        if let Value::Map(pairs) = &mut open.value {
            merge(pairs);
        }
        let last = match &open.value {
            Value::List(items) => items.last().map(|node| node.span.end),
            Value::Map(pairs) => {
                pairs.iter().rfind(|(_, key, _)| key.start >= open.start).map(|(_, key, node)| node.span.end.max(key.end))
            }
            Value::Scalar { .. } => None,
        };
        // The end of a block stands at the next token; that of a flow is its bracket.
        let flow = self.text.get(range.clone()).is_some_and(|raw| raw == "]" || raw == "}");
        let end = if flow { range.end } else { last.unwrap_or(range.end) };
        self.add(Node { span: open.start..end.max(open.start), value: open.value }, open.anchor)
    }

    /// Puts a finished value where it belongs.
    fn add(&mut self, node: Node, anchor: usize) -> Result<(), Unreadable> {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            return Err(Unreadable { at: node.span.start, message: format!("more than {MAX_NODES} values in one file") });
        }
        if anchor != 0 {
            let size = count(&node);
            // The copy counts too: anchors in anchors would be copied once for each that is around them.
            self.nodes += size;
            self.anchors.insert(anchor, (node.clone(), size, depth(&node)));
        }
        let Some(open) = self.stack.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        match &mut open.value {
            Value::List(items) => items.push(node),
            Value::Map(pairs) => match open.key.take() {
                Some((name, at)) => pairs.push((name, at, node)),
                None => match node.value {
                    Value::Scalar { text, .. } => open.key = Some((text, node.span)),
                    _ => {
                        return Err(Unreadable {
                            at: node.span.start,
                            message: "a key is a word, not a list or a map".to_owned(),
                        });
                    }
                },
            },
            Value::Scalar { .. } => {}
        }
        Ok(())
    }
}

/// Puts in the place of `<<` the fields of the map, or the maps, that it names, except those that are there already. What it names is
/// a copy that was counted.
fn merge(pairs: &mut Vec<(String, Range<usize>, Node)>) {
    if !pairs.iter().any(|(name, _, node)| name == "<<" && !matches!(node.value, Value::Scalar { .. })) {
        return;
    }
    let (merges, mut own): (Vec<_>, Vec<_>) = std::mem::take(pairs)
        .into_iter()
        .partition(|(name, _, node)| name == "<<" && !matches!(node.value, Value::Scalar { .. }));
    let mut names: HashSet<String> = own.iter().map(|(name, ..)| name.clone()).collect();
    for (_, _, node) in merges {
        let maps = match node.value {
            Value::List(items) => items.into_iter().map(|item| item.value).collect(),
            map => vec![map],
        };
        for map in maps {
            let Value::Map(fields) = map else { continue };
            own.extend(fields.into_iter().filter(|(name, ..)| names.insert(name.clone())));
        }
    }
    *pairs = own;
}

fn count(node: &Node) -> usize {
    1 + match &node.value {
        Value::List(items) => items.iter().map(count).sum(),
        Value::Map(pairs) => pairs.iter().map(|(_, _, node)| count(node)).sum(),
        Value::Scalar { .. } => 0,
    }
}

/// How many values are in each other, at most.
fn depth(node: &Node) -> usize {
    let inner: Option<usize> = match &node.value {
        Value::List(items) => items.iter().map(depth).max(),
        Value::Map(pairs) => pairs.iter().map(|(_, _, node)| depth(node)).max(),
        Value::Scalar { .. } => return 0,
    };
    1 + inner.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Node, Value, parse, read};

    #[test]
    fn spans_cover_what_was_written() {
        let text = "# c\na:\n  - x: 1\n    y: \"é\"\n  - |\n    block\n\nb: {c: [d]}\nempty:\n";
        let documents = parse(text);
        let Some(Node { value: Value::Map(pairs), .. }) = &documents[0].root else { panic!("no map") };
        let written: Vec<&str> = pairs.iter().map(|(_, _, node)| &text[node.span.clone()]).collect();
        assert_eq!(written, ["- x: 1\n    y: \"é\"\n  - |\n    block", "{c: [d]}", ""]);
        assert_eq!(&text[pairs[1].1.clone()], "b");
    }

    #[test]
    fn documents_are_told_apart_and_kept_before_an_error() {
        assert_eq!(parse("a: 1\n---\nb: 2\n").len(), 2);
        let (documents, unreadable) = read("a: 1\n---\nb: [\n");
        assert_eq!(documents.len(), 1);
        assert!(unreadable.is_some());
    }

    #[test]
    fn merged_fields_are_there_and_own_ones_win() {
        let text = "a: &a {x: 1, y: 2}\nb:\n  <<: *a\n  y: 3\nc: {<<: [*a, {z: 4}], w: 5}\n";
        let documents = parse(text);
        let Some(Node { value: Value::Map(pairs), .. }) = &documents[0].root else { panic!("no map") };
        let names = |index: usize| {
            let Value::Map(pairs) = &pairs[index].2.value else { panic!("no map") };
            pairs.iter().map(|(name, _, node)| format!("{name}={}", &text[node.span.clone()])).collect::<Vec<_>>().join(" ")
        };
        assert_eq!((names(1), names(2)), ("y=3 x=1".to_owned(), "w=5 x=1 y=2 z=4".to_owned()));
    }

    #[test]
    fn tags_say_what_a_value_is() {
        let documents = parse("a: !!str 1\nb: !!int \"1\"\n");
        let Some(Node { value: Value::Map(pairs), .. }) = &documents[0].root else { panic!("no map") };
        let plain: Vec<bool> = pairs.iter().map(|(_, _, node)| matches!(node.value, Value::Scalar { plain: true, .. })).collect();
        assert_eq!(plain, [false, true]);
    }

    #[test]
    fn hostile_files_are_refused() {
        assert!(read(&"[".repeat(5_000)).1.is_some());
        let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for i in 1..9 {
            bomb += &format!("a{i}: &a{i} [{}]\n", vec![format!("*a{}", i - 1); 10].join(", "));
        }
        assert!(read(&bomb).1.is_some());
        // An alias inside what an alias names is as deep as all of them.
        let deep: String = (1..9).map(|i| format!("a{i}: &a{i} {}*a{}{}\n", "[".repeat(50), i - 1, "]".repeat(50))).collect();
        assert!(read(&format!("a0: &a0 x\n{deep}")).1.is_some());
        // Anchors in anchors, each around many values.
        let nested: String = (0..60).map(|i| format!("{}k{i}: &n{i}\n", " ".repeat(i))).collect();
        let many: String = (0..20_000).map(|i| format!("{}v{i}: 1\n", " ".repeat(60))).collect();
        assert!(read(&(nested + &many)).1.is_some());
    }
}
