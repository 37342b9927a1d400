//! A value is of the type that its field holds.
//!
//! `replicas: "3"` is a text and no number; `value: on` is a boolean and no text, because kubectl reads YAML 1.1, where `y`, `yes`
//! and `on` mean `true`. The API answers *cannot unmarshal*.

use super::super::lint::Set;
use super::super::look::text;
use super::super::scalar::{Scalar, resolved, scalar};
use super::super::schema::Shape;
use super::super::tree::Node;
use super::super::walk::{Misfit, found as is};
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/wrong-type";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in &set.items {
        for misfit in &item.walk.misfits {
            let Misfit::Type { field, shape, node } = misfit else { continue };
            let message = format!("`{}` holds {}, and this is {}", field.name, shape.words(), is(node));
            let diagnostic = item.error(CODE, node.span.clone(), message);
            let help = help(node, shape).unwrap_or_else(|| format!("write {}", shape.words()));
            found.push(diagnostic.help(help));
        }
    }
}

/// What to write instead.
fn help(node: &Node, shape: &Shape) -> Option<String> {
    let written = text(node);
    match (scalar(node), shape) {
        (Some(Scalar::Null), _) => Some("an item with nothing in it is no item: remove the dash".to_owned()),
        (Some(Scalar::Boolean(value)), Shape::Text) => {
            let word = written?;
            Some(match word {
                "true" | "false" => format!("write `\"{word}\"`, with quotes"),
                _ => format!("kubectl reads `{word}` as `{value}`: write `\"{word}\"`, with quotes"),
            })
        }
        (Some(Scalar::Integer(_) | Scalar::Float(_)), Shape::Text) => Some(format!("write `\"{}\"`, with quotes", written?)),
        (Some(Scalar::Text), Shape::Int32 | Shape::Int64 | Shape::Number) => match resolved(written?) {
            Scalar::Integer(number) => Some(format!("write `{number}`, without quotes")),
            _ => None,
        },
        (Some(Scalar::Text), Shape::Boolean) => match resolved(written?) {
            Scalar::Boolean(value) => Some(format!("write `{value}`, without quotes")),
            _ => None,
        },
        (Some(Scalar::Integer(_)), Shape::Int32) => Some("it lies between -2147483648 and 2147483647".to_owned()),
        (Some(_), Shape::List(_)) => Some(format!("write a list: `- {}`", written?)),
        (None, Shape::List(_)) => Some("each item begins with a dash: `- `".to_owned()),
        (None, Shape::Of(_) | Shape::Map(_) | Shape::Object) => Some("remove the dashes: it is one map, not a list".to_owned()),
        _ => None,
    }
}
