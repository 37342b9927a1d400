//! A component among those it has relations with: a drawing that nobody has to write.

use std::collections::BTreeSet;

use crate::model::{Course, Drawing, DrawingBox, DrawingFamily, Text};
use crate::source::{Span, Spanned};

/// The drawing of the component of that index and its neighbours; nothing where it has none.
#[must_use]
pub fn neighbours(course: &Course, index: usize) -> Option<Drawing> {
    let center = &course.components[index];
    let towards = center.relations.iter().map(|relation| &*relation.to.value);
    let from = course.components.iter().filter(|other| other.relations.iter().any(|r| r.to.value == center.id));
    let ids: BTreeSet<&str> = towards.chain(from.map(|other| &*other.id)).filter(|id| *id != center.id).collect();
    let known: Vec<&str> = course.components.iter().map(|c| &*c.id).filter(|id| ids.contains(id)).collect();
    if known.is_empty() {
        return None;
    }
    let span = Span::new(center.file, 0..0);
    let spanned = |text: &str| Spanned { value: text.to_owned(), span };
    let one = |id: &str| DrawingBox {
        id: spanned(id),
        component: None,
        link: None,
        label: None,
        details: Vec::new(),
        family: None,
        contains: None,
        direction: None,
        side: None,
        ports: Vec::new(),
        wide: None,
    };
    Some(Drawing {
        id: spanned(&format!("neighbours-{}", center.id)),
        file: center.file,
        family: DrawingFamily::Architecture,
        title: match &center.name {
            Text::Same(name) => Text::Same(name.clone()),
            by_lang @ Text::ByLang(..) => by_lang.clone(),
        },
        description: None,
        direction: None,
        contains: std::iter::once(&*center.id).chain(known).map(one).collect(),
        edges: Vec::new(),
        relations: true,
        focus: Some(spanned(&center.id)),
        select: Vec::new(),
        collapse: Vec::new(),
        same_rank: Vec::new(),
        notes: Vec::new(),
        grows: false,
    })
}
