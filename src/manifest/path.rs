//! Paths to places in manifests: `Deployment/web: spec.template.spec.containers[name=web].ports @key`.
//!
//! ```text
//! path  := [doc ":"] [seg ("." seg | index)*] [tail]
//! doc   := Kind ["/" name] | "#" n              which document, where the file has several
//! seg   := bare | '"' any '"' | "'" any "'"     metadata.labels."app.kubernetes.io/name"
//! index := "[" n "]" | "[" key "=" value "]"    containers[name=web].ports[containerPort=80]
//! tail  := "@key" | "@value" | "@block"         what is meant of the place; the block where nothing is said
//! ```
//!
//! A path names what stands there and never a line, so it cannot come to mean something else when lines move.

use std::fmt;
use std::ops::Range;

/// A path as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// The document; the only one that has the place where nothing is said.
    pub document: Option<DocumentName>,
    /// The steps from the document's root; none mean the whole document.
    pub steps: Vec<Step>,
    /// What is meant of the place.
    pub mark: Mark,
}

/// Which document of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DocumentName {
    /// The one of that kind and, where several have it, of that name.
    Object {
        /// Its `kind`.
        kind: String,
        /// Its `metadata.name`.
        name: Option<String>,
        /// Where this stands in the path, in bytes.
        at: Range<usize>,
    },
    /// The one of that number, from 1.
    Number {
        /// The number.
        number: usize,
        /// Where this stands in the path, in bytes.
        at: Range<usize>,
    },
}

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Where it goes.
    pub to: To,
    /// Where it stands in the path, in bytes.
    pub at: Range<usize>,
}

/// Where a step goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum To {
    /// To the field of that name.
    Field(String),
    /// To the item of that number, from 0.
    Item(usize),
    /// To the item whose field has that value.
    Where {
        /// The field.
        key: String,
        /// Its value, as text.
        value: String,
    },
}

/// What is meant of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mark {
    /// The field's name with its value, to the end of what is in it.
    #[default]
    Block,
    /// The field's name.
    Key,
    /// The value.
    Value,
}

/// Why a text is no path, and where in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    /// What is wrong.
    pub message: String,
    /// What to write.
    pub help: &'static str,
    /// The bytes of the text that are wrong.
    pub at: Range<usize>,
}

impl Path {
    /// Reads a path.
    ///
    /// # Errors
    /// Where the text does not follow the grammar.
    pub fn parse(text: &str) -> Result<Self, Malformed> {
        let (body, mark) = tail(text)?;
        let document = document_end(body).map(|end| document(&text[..end], leading(body))).transpose()?;
        let start = document_end(body).map_or(0, |end| end + 1);
        let steps = steps(text, start + leading(&body[start..]), body.len())?;
        if steps.is_empty() && document.is_none() {
            return Err(Malformed {
                message: "this path names nothing".to_owned(),
                help: "write a field, such as `spec.replicas`, or a document: `Deployment:`",
                at: 0..text.len(),
            });
        }
        Ok(Self { document, steps, mark })
    }
}

/// How many bytes of white space a text begins with.
fn leading(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

/// The text without its tail, and what the tail says.
fn tail(text: &str) -> Result<(&str, Mark), Malformed> {
    let trimmed = text.trim_end();
    let Some(at) = outside(trimmed, '@').last() else { return Ok((trimmed, Mark::Block)) };
    let mark = match &trimmed[at + 1..] {
        "key" => Mark::Key,
        "value" => Mark::Value,
        "block" => Mark::Block,
        other => {
            let message = format!("`@{other}` is nothing that a path can mark");
            return Err(Malformed { message, help: "a path ends with `@key`, `@value` or `@block`", at: at..trimmed.len() });
        }
    };
    Ok((trimmed[..at].trim_end(), mark))
}

/// The places of a character that stand neither in quotes nor in brackets.
fn outside(text: &str, wanted: char) -> impl Iterator<Item = usize> {
    let mut quote = None;
    let mut bracket = false;
    text.char_indices().filter_map(move |(at, c)| {
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '[') => bracket = true,
            (None, ']') => bracket = false,
            (None, _) if c == wanted && !bracket => return Some(at),
            _ => {}
        }
        None
    })
}

/// Where the colon after a document's name stands.
fn document_end(body: &str) -> Option<usize> {
    outside(body, ':').next()
}

fn document(text: &str, start: usize) -> Result<DocumentName, Malformed> {
    let at = start..text.trim_end().len().max(start);
    let written = text[at.clone()].trim();
    if let Some(number) = written.strip_prefix('#') {
        return match number.parse() {
            Ok(number) if number > 0 => Ok(DocumentName::Number { number, at }),
            _ => Err(Malformed {
                message: format!("`{written}` is no number of a document"),
                help: "documents are counted from 1: `#1:`",
                at,
            }),
        };
    }
    let (kind, name) = match written.split_once('/') {
        Some((kind, name)) => (kind, Some(name)),
        None => (written, None),
    };
    let word = |word: &str| !word.is_empty() && !word.contains(char::is_whitespace) && !word.contains('/');
    if !word(kind) || name.is_some_and(|name| !word(name)) {
        return Err(Malformed {
            message: format!("`{written}` names no document"),
            help: "before the colon stand a kind, and a name where it is needed: `Deployment/web:`, or a number: `#1:`",
            at,
        });
    }
    Ok(DocumentName::Object { kind: kind.to_owned(), name: name.map(str::to_owned), at })
}

/// The steps between two bytes of a path.
fn steps(text: &str, start: usize, end: usize) -> Result<Vec<Step>, Malformed> {
    let mut steps = Vec::new();
    let mut at = start;
    while at < end {
        let rest = &text[at..end];
        if rest.starts_with('[') {
            if steps.is_empty() {
                return Err(wrong(text, at..at + 1, "a path begins with a field"));
            }
            let step = index(text, at, end)?;
            at = step.at.end;
            steps.push(step);
            continue;
        }
        let from = match rest.strip_prefix('.') {
            Some(_) if !steps.is_empty() => at + 1,
            Some(_) => return Err(wrong(text, at..at + 1, "a path begins with a field, not with a dot")),
            None if steps.is_empty() => at,
            None => return Err(wrong(text, at..end, "a dot or a bracket is expected here")),
        };
        let (name, to) = segment(text, from, end)?;
        steps.push(Step { to: To::Field(name), at: from..to });
        at = to;
    }
    Ok(steps)
}

fn wrong(text: &str, at: Range<usize>, message: &str) -> Malformed {
    let at = if at.is_empty() { at.start.min(text.len().saturating_sub(1))..text.len() } else { at };
    let help = "fields are joined by dots, items stand in brackets: `spec.containers[name=web].image`; a field with dots in its name stands in quotes";
    Malformed { message: message.to_owned(), help, at }
}

/// A field's name that begins at `from`, and where it ends.
fn segment(text: &str, from: usize, end: usize) -> Result<(String, usize), Malformed> {
    let rest = &text[from..end];
    if let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        let Some(close) = rest[1..].find(quote) else { return Err(wrong(text, from..end, "this quote is never closed")) };
        let name = &rest[1..=close];
        if name.is_empty() {
            return Err(wrong(text, from..from + 2, "a field's name is empty"));
        }
        return Ok((name.to_owned(), from + close + 2));
    }
    let length = rest.find(['.', '[', ']', '"', '\'', '@']).unwrap_or(rest.len());
    let name = &rest[..length];
    if name.is_empty() {
        return Err(wrong(text, from..(from + 1).min(end).max(from), "a field's name is missing here"));
    }
    if let Some(space) = name.find(char::is_whitespace) {
        return Err(wrong(text, from + space..from + length, "a space stands in a field's name"));
    }
    Ok((name.to_owned(), from + length))
}

/// An index that begins at `from` with its bracket.
fn index(text: &str, from: usize, end: usize) -> Result<Step, Malformed> {
    let rest = &text[from..end];
    let mut quote = None;
    let close = rest.char_indices().find_map(|(at, c)| {
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, ']') => return Some(at),
            _ => {}
        }
        None
    });
    let Some(close) = close else { return Err(wrong(text, from..end, "this bracket is never closed")) };
    let at = from..from + close + 1;
    let inner = rest[1..close].trim();
    let unquoted = |word: &str| {
        let bare = ['"', '\''].into_iter().find_map(|q| word.strip_prefix(q)?.strip_suffix(q));
        bare.unwrap_or(word).to_owned()
    };
    let to = match inner.split_once('=') {
        Some((key, value)) if !key.trim().is_empty() && !value.trim().is_empty() => {
            To::Where { key: unquoted(key.trim()), value: unquoted(value.trim()) }
        }
        None if inner.parse::<usize>().is_ok() => To::Item(inner.parse().unwrap_or_default()),
        _ => {
            return Err(wrong(text, at, "in brackets stand a number or `key=value`"));
        }
    };
    Ok(Step { to, at })
}

/// Whether a name can stand in a path without quotes.
fn bare(name: &str) -> bool {
    !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || matches!(c, '.' | '[' | ']' | '"' | '\'' | '@' | ':'))
}

impl fmt::Display for To {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quoted = |name: &str| match (bare(name), name.contains('"')) {
            (true, _) => name.to_owned(),
            (false, false) => format!("\"{name}\""),
            (false, true) => format!("'{name}'"),
        };
        match self {
            Self::Field(name) => f.write_str(&quoted(name)),
            Self::Item(number) => write!(f, "[{number}]"),
            Self::Where { key, value } if value.contains([']', '"', '\'']) => write!(f, "[{key}={}]", quoted(value)),
            Self::Where { key, value } => write!(f, "[{key}={value}]"),
        }
    }
}

impl fmt::Display for DocumentName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Object { kind, name: Some(name), .. } => write!(f, "{kind}/{name}"),
            Self::Object { kind, name: None, .. } => f.write_str(kind),
            Self::Number { number, .. } => write!(f, "#{number}"),
        }
    }
}

/// Steps as a path writes them.
#[must_use]
pub fn written(steps: &[Step]) -> String {
    let mut text = String::new();
    for step in steps {
        if matches!(step.to, To::Field(_)) && !text.is_empty() {
            text.push('.');
        }
        text += &step.to.to_string();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{DocumentName, Mark, Path, To, written};

    fn steps(text: &str) -> Vec<To> {
        Path::parse(text).unwrap().steps.into_iter().map(|step| step.to).collect()
    }

    #[test]
    fn every_form_is_read() {
        let field = |name: &str| To::Field(name.to_owned());
        let wanted = |key: &str, value: &str| To::Where { key: key.to_owned(), value: value.to_owned() };
        assert_eq!(steps("spec.replicas"), [field("spec"), field("replicas")]);
        assert_eq!(steps("a[0].b[12]"), [field("a"), To::Item(0), field("b"), To::Item(12)]);
        assert_eq!(steps("c[name=web].p[containerPort=80]")[1], wanted("name", "web"));
        assert_eq!(steps("env[value='a]b']")[1], wanted("value", "a]b"));
        assert_eq!(steps(r#"metadata.labels."app.kubernetes.io/name""#)[2], field("app.kubernetes.io/name"));
        assert_eq!(steps("labels.'a.b'")[1], field("a.b"));
    }

    #[test]
    fn documents_and_tails_are_read() {
        let path = Path::parse("Deployment/web: spec.replicas @value").unwrap();
        assert_eq!(path.mark, Mark::Value);
        assert_eq!(path.document.unwrap().to_string(), "Deployment/web");
        assert_eq!(Path::parse("#2:spec@key").unwrap().document, Some(DocumentName::Number { number: 2, at: 0..2 }));
        assert!(Path::parse("Service:").unwrap().steps.is_empty());
        assert_eq!(Path::parse("data.\"a:b@c\"").unwrap().document, None);
    }

    #[test]
    fn what_was_read_is_written_the_same() {
        for text in ["spec.replicas", "a[0].b[name=x]", "m.\"a.b/c\".d", "e['x']y".trim_end_matches("['x']y"), "v[value='a]b'].w"]
        {
            let path = Path::parse(text).unwrap();
            assert_eq!(Path::parse(&written(&path.steps)).unwrap().steps.len(), path.steps.len());
            assert_eq!(written(&path.steps).replace('"', "'"), text.replace('"', "'"));
        }
    }

    #[test]
    fn mistakes_are_told_where_they_are() {
        let at = |text: &str| {
            let wrong = Path::parse(text).unwrap_err();
            text[wrong.at].to_owned()
        };
        assert_eq!(at(".spec"), ".");
        assert_eq!(at("spec..x"), ".");
        assert_eq!(at("spec."), ".");
        assert_eq!(at("[0]"), "[");
        assert_eq!(at("a[x]"), "[x]");
        assert_eq!(at("a[name="), "[name=");
        assert_eq!(at("a.b c"), " c");
        assert_eq!(at("a @line"), "@line");
        assert_eq!(at("#0: a"), "#0");
        assert_eq!(at("\"a"), "\"a");
        assert_eq!(at("A/: b"), "A/");
        assert_eq!(at("é.è ù"), " ù");
        assert_eq!(at(""), "");
    }
}
