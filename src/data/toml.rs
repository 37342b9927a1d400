//! TOML into [`Node`]s: the only file that knows the TOML parser.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Key, Node, Scalar, Value};
use crate::source::{Diagnostic, FileId, Span};

/// Reads the TOML document in `text`, the whole of `file`. Every syntax error is a diagnostic; what could be read is returned.
pub fn parse(text: &str, file: FileId, diagnostics: &mut Vec<Diagnostic>) -> Node {
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let span = Span::new(file, error.span().unwrap_or(0..0));
        let message = format!("invalid TOML: {}", error.message().lines().next().unwrap_or_default());
        let help = "a line of book.toml is `key = \"value\"`; texts are in quotes";
        diagnostics.push(Diagnostic::error("invalid-toml", span, message).help(help));
    }
    Node { span: Span::new(file, table.span()), value: map(table.get_ref(), file) }
}

fn map(table: &DeTable<'_>, file: FileId) -> Value {
    let mut pairs: Vec<(Key, Node)> = table
        .iter()
        .map(|(key, value)| {
            let key = Key { name: key.get_ref().to_string(), span: Span::new(file, key.span()) };
            (key, node(value, file))
        })
        .collect();
    pairs.sort_by_key(|(key, _)| key.span.start);
    Value::Map(pairs)
}

fn node(value: &Spanned<DeValue<'_>>, file: FileId) -> Node {
    let scalar = |text: String, plain: bool| Value::Scalar(Scalar { text, plain });
    let inner = match value.get_ref() {
        DeValue::String(text) => scalar(text.to_string(), false),
        DeValue::Integer(number) => scalar(number.as_str().to_owned(), true),
        DeValue::Float(number) => scalar(number.as_str().to_owned(), true),
        DeValue::Boolean(yes) => scalar(yes.to_string(), true),
        DeValue::Datetime(date) => scalar(date.to_string(), true),
        DeValue::Array(items) => Value::List(items.iter().map(|item| node(item, file)).collect()),
        DeValue::Table(table) => map(table, file),
    };
    Node { span: Span::new(file, value.span()), value: inner }
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::source::Sources;

    #[test]
    fn all_syntax_errors_are_told_at_once() {
        let text = "a = \nb = \"x\"\nc = = 2\n";
        let mut sources = Sources::default();
        let file = sources.add("book.toml", text.as_bytes().to_vec());
        let mut diagnostics = Vec::new();
        parse(text, file, &mut diagnostics);
        assert!(diagnostics.len() >= 2, "{diagnostics:?}");
    }
}
