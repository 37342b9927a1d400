//! Reads the table of the schema. It is one file of the program, so a line that cannot be read is left out; a test counts them.

use std::collections::HashMap;

use super::{Facts, Field, Kind, Schema, Shape, Type};

/// Reads the table.
pub(super) fn read(table: &'static str) -> Schema {
    let mut schema = Schema::default();
    let mut aliases: HashMap<&str, Shape> = HashMap::new();
    let mut open: Option<Type> = None;
    // A word may name an alias that comes later: they are read first.
    for line in table.lines() {
        if let Some((name, word)) = line.strip_prefix("alias ").and_then(|rest| rest.split_once(' ')) {
            aliases.insert(name, alias(name, word));
        }
    }
    for line in table.lines() {
        if let Some(field) = line.strip_prefix(' ').and_then(|line| field(line, &aliases)) {
            if let Some(open) = &mut open {
                open.fields.push(field);
            }
        } else if let Some(description) = line.strip_prefix('=') {
            if let Some(open) = &mut open {
                open.description = description;
            }
        } else {
            schema.types.extend(open.take().map(|done| (done.name, done)));
            if let Some(name) = line.strip_prefix("type ") {
                open = Some(Type { name, description: "", shape: Shape::Of(name), fields: Vec::new() });
            }
            schema.kinds.extend(line.strip_prefix("kind ").and_then(kind));
        }
    }
    schema.types.extend(open.map(|done| (done.name, done)));
    schema
}

fn kind(line: &'static str) -> Option<Kind> {
    let mut words = line.split(' ');
    let (api_version, kind, scope, type_name) = (words.next()?, words.next()?, words.next()?, words.next()?);
    Some(Kind { api_version, kind, cluster: scope == "cluster", type_name })
}

fn field(line: &'static str, aliases: &HashMap<&str, Shape>) -> Option<Field> {
    let (name, rest) = line.split_once(' ')?;
    let (word, description) = rest.split_once(' ')?;
    let (name, required) = name.strip_suffix('!').map_or((name, false), |name| (name, true));
    Some(Field { name, required, shape: shape(word, aliases), description, facts: Facts::default() })
}

fn shape(word: &'static str, aliases: &HashMap<&str, Shape>) -> Shape {
    if let Some(inner) = word.strip_prefix("[]") {
        return Shape::List(Box::new(shape(inner, aliases)));
    }
    if let Some(inner) = word.strip_prefix("{}") {
        return Shape::Map(Box::new(shape(inner, aliases)));
    }
    match aliases.get(word) {
        Some(alias) => alias.clone(),
        None => single(word).unwrap_or(Shape::Of(word)),
    }
}

fn single(word: &str) -> Option<Shape> {
    Some(match word {
        "string" => Shape::Text,
        "boolean" => Shape::Boolean,
        "int32" => Shape::Int32,
        "int64" | "integer" => Shape::Int64,
        "double" | "number" => Shape::Number,
        "int-or-string" => Shape::IntOrText,
        "date-time" => Shape::Time,
        "byte" => Shape::Bytes,
        "object" => Shape::Object,
        "any" => Shape::Any,
        _ => return None,
    })
}

fn alias(name: &str, word: &str) -> Shape {
    match name {
        "api.resource.Quantity" => Shape::Quantity,
        // The official schema calls it an object, and describes it as any JSON.
        "apiextensions.v1.JSON" => Shape::Any,
        _ => single(word).unwrap_or(Shape::Any),
    }
}

/// A description as it was, with its lines.
pub(super) fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (c, chars.clone().next()) {
            ('\\', Some('n')) => {
                out.push('\n');
                chars.next();
            }
            ('\\', Some('\\')) => {
                out.push('\\');
                chars.next();
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{read, unescaped};

    #[test]
    fn every_line_of_the_table_is_read() {
        let table = include_str!("kubernetes.txt");
        let schema = read(table);
        let lines = |start: &str| table.lines().filter(|line| line.starts_with(start)).count();
        assert_eq!(schema.kinds.len(), lines("kind "));
        assert_eq!(schema.types.len(), lines("type "));
        assert_eq!(schema.types.values().map(|one| one.fields.len()).sum::<usize>(), lines(" "));
        assert!(schema.types.values().all(|one| !one.description.contains("\n")));
    }

    #[test]
    fn lines_of_a_description_come_back() {
        assert_eq!(unescaped("a\\nb \\\\n c"), "a\nb \\n c");
    }
}
