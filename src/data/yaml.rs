//! YAML 1.2 into [`Node`]s: the only file that knows the YAML parser.

use std::collections::HashMap;
use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle};

use super::{Key, Node, Scalar, Value};
use crate::source::{Diagnostic, FileId, Span};

/// Deeper nesting than this is refused: no course needs it, and hostile files use it.
const MAX_DEPTH: usize = 64;
/// More values than this in one file are refused; aliases count each time they are used.
const MAX_NODES: usize = 200_000;

/// Reads the YAML document in `text`, which begins at byte `offset` of `file`. A document that cannot be read gives `None` and a
/// diagnostic; one that says a key twice gives a diagnostic and keeps the first.
pub fn parse(text: &str, file: FileId, offset: usize, diagnostics: &mut Vec<Diagnostic>) -> Option<Node> {
    let mut builder = Builder { file, offset, text, diagnostics, anchors: HashMap::new(), nodes: 0, stack: Vec::new() };
    let mut root = None;
    let mut documents = 0;
    for next in Parser::new_from_str(text) {
        let (event, span) = match next {
            Ok(pair) => pair,
            Err(error) => {
                let at = error.marker().byte_offset().unwrap_or(text.len());
                builder.syntax_error(at, &error.to_string());
                return None;
            }
        };
        let range = span.byte_range().unwrap_or(0..0);
        if matches!(event, Event::DocumentStart(..)) {
            documents += 1;
            if documents > 1 {
                let span = builder.span(range);
                let message = "a second YAML document in one file";
                let help = "write one document a file: remove the `---`";
                builder.diagnostics.push(Diagnostic::error("invalid-yaml", span, message).help(help));
                return None;
            }
        }
        match builder.event(&event, range) {
            Ok(None) => {}
            Ok(Some(node)) => root = Some(node),
            Err(diagnostic) => {
                builder.diagnostics.push(*diagnostic);
                return None;
            }
        }
    }
    let start = Span::new(file, offset..offset);
    root.or(Some(Node { span: start, value: Value::Null }))
}

/// A list or map that is still open.
struct Open {
    start: usize,
    anchor: usize,
    value: Value,
    key: Option<Key>,
    /// The keys of a map so far.
    keys: HashMap<String, Span>,
}

struct Builder<'a> {
    file: FileId,
    offset: usize,
    text: &'a str,
    diagnostics: &'a mut Vec<Diagnostic>,
    anchors: HashMap<usize, (Node, usize)>,
    nodes: usize,
    stack: Vec<Open>,
}

type Step = Result<Option<Node>, Box<Diagnostic>>;

impl Builder<'_> {
    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range.start + self.offset..range.end + self.offset)
    }

    fn syntax_error(&mut self, at: usize, message: &str) {
        let at = self.text.floor_char_boundary(at.min(self.text.len()));
        // The parser ends its messages with its own idea of the place; ours is shown by the report.
        let message = message.split(" at byte ").next().unwrap_or(message);
        let message = message.split(" at line ").next().unwrap_or(message);
        let message = message.split(" at char ").next().unwrap_or(message);
        let line = &self.text[self.text[..at].rfind('\n').map_or(0, |i| i + 1)..];
        let line = line.lines().next().unwrap_or_default();
        let mut diagnostic = Diagnostic::error("invalid-yaml", self.span(at..at + 1), format!("invalid YAML: {message}"));
        if line.trim_start_matches(' ').starts_with('\t') || self.text[at..].starts_with('\t') {
            diagnostic = diagnostic.help("indent with spaces: YAML allows no tabs");
        } else if line.matches(": ").count() > 1 && !line.contains('"') {
            diagnostic = diagnostic.help("a text that contains `: ` needs quotes: key: \"a: b\"");
        } else {
            diagnostic = diagnostic.help("look at the indentation, the quotes and the brackets here and on the line before");
        }
        self.diagnostics.push(diagnostic);
    }

    fn event(&mut self, event: &Event<'_>, range: Range<usize>) -> Step {
        match event {
            Event::Scalar(text, style, anchor, _) => {
                let node = self.scalar(text, *style, range);
                self.add(node, *anchor)
            }
            Event::SequenceStart(_, anchor, ..) => self.open(Value::List(Vec::new()), range, *anchor),
            Event::MappingStart(_, anchor, ..) => self.open(Value::Map(Vec::new()), range, *anchor),
            Event::SequenceEnd | Event::MappingEnd => self.close(range),
            Event::Alias(id) => {
                let Some((mut node, size)) = self.anchors.get(id).cloned() else {
                    return Err(Box::new(Diagnostic::error("invalid-yaml", self.span(range), "this alias names itself")));
                };
                self.nodes += size;
                node.span = self.span(range);
                self.add(node, 0)
            }
            _ => Ok(None),
        }
    }

    fn scalar(&self, text: &str, style: ScalarStyle, range: Range<usize>) -> Node {
        let plain = matches!(style, ScalarStyle::Plain);
        // An empty value comes as `~` with an empty span.
        let value = if plain && (range.is_empty() || matches!(text, "" | "~" | "null" | "Null" | "NULL")) {
            Value::Null
        } else {
            Value::Scalar(Scalar { text: text.to_owned(), plain })
        };
        let raw = self.text.get(range.clone()).unwrap_or_default();
        let end = range.start + raw.trim_end().len();
        Node { span: self.span(range.start..end.max(range.start)), value }
    }

    fn open(&mut self, value: Value, range: Range<usize>, anchor: usize) -> Step {
        if self.stack.len() >= MAX_DEPTH {
            let message = format!("values nested more than {MAX_DEPTH} deep");
            return Err(Box::new(Diagnostic::error("invalid-yaml", self.span(range), message)));
        }
        self.stack.push(Open { start: range.start, anchor, value, key: None, keys: HashMap::new() });
        Ok(None)
    }

    fn close(&mut self, range: Range<usize>) -> Step {
        let Some(open) = self.stack.pop() else { return Ok(None) };
        let last = match &open.value {
            Value::List(items) => items.last().map(|node| node.span.end),
            Value::Map(pairs) => pairs.last().map(|(key, node)| node.span.end.max(key.span.end)),
            Value::Null | Value::Scalar(_) => None,
        };
        // A block ends at its last descendant; the end event stands at the next token. A flow ends at its bracket.
        let flow = self.text.get(range.clone()).is_some_and(|raw| raw == "]" || raw == "}");
        let end = if flow { range.end + self.offset } else { last.unwrap_or(range.end + self.offset) };
        let node = Node { span: Span::new(self.file, open.start + self.offset..end), value: open.value };
        self.add(node, open.anchor)
    }

    /// Puts a finished value where it belongs; the outermost one is returned.
    fn add(&mut self, node: Node, anchor: usize) -> Step {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            let message = format!("more than {MAX_NODES} values in one file");
            return Err(Box::new(Diagnostic::error("invalid-yaml", node.span, message)));
        }
        if anchor != 0 {
            let size = count(&node);
            self.anchors.insert(anchor, (node.clone(), size));
        }
        let Some(open) = self.stack.last_mut() else { return Ok(Some(node)) };
        match &mut open.value {
            Value::List(items) => items.push(node),
            Value::Map(pairs) => match open.key.take() {
                None => open.key = Some(key_of(node)?),
                Some(key) => {
                    if let Some(first) = open.keys.get(&key.name) {
                        let message = format!("the key `{}` is written twice", key.name);
                        let diagnostic = Diagnostic::error("duplicate-key", key.span, message).label("written again here");
                        self.diagnostics.push(diagnostic.also(*first, "first written here").help("keep one of them"));
                    } else {
                        open.keys.insert(key.name.clone(), key.span);
                        pairs.push((key, node));
                    }
                }
            },
            Value::Null | Value::Scalar(_) => {}
        }
        Ok(None)
    }
}

fn key_of(node: Node) -> Result<Key, Box<Diagnostic>> {
    match node.value {
        Value::Scalar(scalar) => Ok(Key { name: scalar.text, span: node.span }),
        _ => Err(Box::new(Diagnostic::error("invalid-yaml", node.span, format!("a key is a word, not {}", node.kind())))),
    }
}

fn count(node: &Node) -> usize {
    1 + match &node.value {
        Value::List(items) => items.iter().map(count).sum(),
        Value::Map(pairs) => pairs.iter().map(|(_, node)| count(node)).sum(),
        Value::Null | Value::Scalar(_) => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{Diagnostic, Node, Value, parse};
    use crate::source::Sources;

    fn read(text: &str) -> (Option<Node>, Vec<Diagnostic>) {
        let mut sources = Sources::default();
        let file = sources.add("a.yaml", text.as_bytes().to_vec());
        let mut diagnostics = Vec::new();
        (parse(text, file, 0, &mut diagnostics), diagnostics)
    }

    #[test]
    fn spans_cover_what_was_written() {
        let text = "a:\n  - x: 1\n    y: \"é\"\n  - |\n    block\n\nb: {c: [d]}\n";
        let (Some(root), diagnostics) = read(text) else { panic!("no tree") };
        assert!(diagnostics.is_empty());
        let Value::Map(pairs) = &root.value else { panic!("no map") };
        assert_eq!(&text[pairs[0].1.span.range()], "- x: 1\n    y: \"é\"\n  - |\n    block");
        assert_eq!(&text[pairs[1].1.span.range()], "{c: [d]}");
    }

    #[test]
    fn an_alias_bomb_is_refused() {
        let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for i in 1..9 {
            let last = i - 1;
            text += &format!("a{i}: &a{i} [{}]\n", vec![format!("*a{last}"); 10].join(", "));
        }
        let (root, diagnostics) = read(&text);
        assert!(root.is_none());
        assert_eq!(diagnostics[0].code, "invalid-yaml");
    }

    #[test]
    fn deep_nesting_is_refused() {
        let (root, diagnostics) = read(&"[".repeat(5000));
        assert!(root.is_none());
        assert_eq!(diagnostics[0].code, "invalid-yaml");
    }

    #[test]
    fn a_key_written_twice_shows_both_places() {
        let (_, diagnostics) = read("a: 1\nb: 2\na: 3\n");
        assert_eq!(diagnostics[0].code, "duplicate-key");
        assert_eq!(diagnostics[0].labels.iter().map(|l| l.span.start).collect::<Vec<_>>(), [10, 0]);
    }
}
