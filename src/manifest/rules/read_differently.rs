//! A bare word is read the same by everybody.
//!
//! kubectl reads YAML 1.1, most other programs YAML 1.2. `on`, `yes` and `y` are `true` for the one and texts for the others; `0644`
//! is 420 for the one and 644 for the others. Where the value fits its field nothing is refused, but it should be written so that all
//! readers agree.

use super::super::lint::Set;
use super::super::look::text;
use super::super::scalar::differs;
use super::super::schema::Shape;
use super::super::tree::Value;
use crate::source::Diagnostic;

pub(super) const CODE: &str = "manifest/read-differently";

pub(super) fn check(set: &Set<'_>, found: &mut Vec<Diagnostic>) {
    for item in &set.items {
        for visit in &item.walk.visits {
            if let Value::Scalar { plain: true, .. } = visit.node.value
                && let Some((read, write)) = text(visit.node).and_then(differs)
            {
                let message = format!("kubectl reads {read} here, a reader of YAML 1.2 something else");
                found.push(item.warning(CODE, visit.node.span.clone(), message).help(format!("write {write}")));
            }
            // The keys of a map are texts: kubectl turns `on:` into `true:`.
            if let (Shape::Map(_), Value::Map(pairs)) = (visit.shape, &visit.node.value) {
                for (name, key, _) in pairs {
                    let bare = item.text.text.get(key.clone()) == Some(name);
                    if let Some((read, _)) = differs(name).filter(|_| bare) {
                        let message = format!("kubectl reads this key as {read}, a reader of YAML 1.2 something else");
                        found.push(item.warning(CODE, key.clone(), message).help(format!("write `\"{name}\"`, with quotes")));
                    }
                }
            }
        }
    }
}
