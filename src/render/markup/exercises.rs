//! Writes exercises where the course wants them: in their place, after the text, on a page of their own, or not at all.

use pulldown_cmark::{Event, Tag};
use serde::Serialize;

use super::Writer;
use super::directives::BlockView;
use super::parts::{closing, matching};
use crate::markdown::{Directive, Item};
use crate::model::Origin;
use crate::render::page::Heading;

/// Where the exercises of a text are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::render) enum Place {
    /// Where they are written.
    Inline,
    /// After the text.
    End,
    /// On another page, at that address.
    Elsewhere(String),
    /// Nowhere.
    Nowhere,
    /// Nothing else is shown.
    Alone,
}

/// Stands before the address of a link to a place of the lesson, where exercises are shown alone: whether the place came along is known
/// when all is written. No Markdown writes this character.
pub(super) const LEFT_BEHIND: &str = "\0";

/// Leads links to places that stayed on the lesson's page there.
pub(in crate::render) fn lead_back(html: &str, origins: &mut [Origin], lesson: &str) -> String {
    let mut parts = html.split(LEFT_BEHIND);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let id = part.trim_start_matches('#').split('"').next().unwrap_or_default();
        if !html.contains(&format!(" id=\"{id}\"")) {
            let local = format!("#{id}");
            origins.iter_mut().filter(|origin| origin.href == local).for_each(|origin| origin.href = format!("{lesson}{local}"));
            out += lesson;
        }
        out += part;
    }
    out
}

/// What the block `exerciseLink` gets.
#[derive(Serialize)]
struct ExerciseLinkView {
    /// What links to the exercise name, where it is on another page; or nothing.
    id: String,
    url: String,
    title: String,
    number: usize,
}

impl Writer<'_, '_> {
    /// Writes a whole text, its exercises in `place`.
    pub(in crate::render) fn text(&mut self, items: &[Item], place: Place) {
        match place {
            Place::Alone => {
                self.place = place;
                self.only_exercises(items);
            }
            Place::Nowhere => {
                self.place = place;
                let left: Vec<Item> = without_their_headings(items);
                self.items(&left);
            }
            _ => {
                self.place = place;
                self.items(items);
            }
        }
    }

    /// Writes an exercise, or what stands in its place.
    pub(super) fn exercise(&mut self, directive: &Directive, items: &[Item]) {
        self.exercises += 1;
        let number = self.exercises;
        let id = self.numbered_id(directive, number, "exercise_anchor");
        let url = match &self.place {
            Place::Inline | Place::Alone => return self.numbered(directive, items, number, "exercise_anchor"),
            Place::Nowhere => return,
            Place::End => format!("#{id}"),
            Place::Elsewhere(page) => format!("{page}#{id}"),
        };
        let id = if self.place == Place::End { String::new() } else { id };
        let title = directive.title.as_ref().map(|title| self.inline_title(title)).unwrap_or_default();
        if self.place == Place::End {
            let before = std::mem::take(&mut self.out);
            self.numbered(directive, items, number, "exercise_anchor");
            self.kept += &std::mem::replace(&mut self.out, before);
        }
        self.block("exerciseLink", &ExerciseLinkView { id, url, title, number }, None);
    }

    /// Writes the exercises that come after the text.
    pub(super) fn exercises_after(&mut self) {
        let kept = std::mem::take(&mut self.kept);
        if kept.is_empty() {
            return;
        }
        let title = self.string("exercises").to_owned();
        let id = self.page.slugs.heading(&title);
        self.headings.push(Heading { id: id.clone(), title: title.clone(), level: 2 });
        self.block("exercisesAfter", &BlockView { id, title, number: 0 }, Some(&kept));
    }

    /// Writes the exercises of a text, wherever they stand in it, and the footnotes they may refer to.
    fn only_exercises(&mut self, items: &[Item]) {
        let mut at = 0;
        while let Some(item) = items.get(at) {
            let end = match item {
                Item::Open(directive) if directive.spec.name == "exercise" => closing(items, at),
                Item::Event(Event::Start(Tag::FootnoteDefinition(_)), _) => matching(items, at),
                _ => {
                    at += 1;
                    continue;
                }
            };
            self.items(&items[at..(end + 1).min(items.len())]);
            at = end + 1;
        }
    }
}

/// The items without the headings that stand directly above an exercise.
fn without_their_headings(items: &[Item]) -> Vec<Item> {
    let mut left = Vec::with_capacity(items.len());
    let mut at = 0;
    while let Some(item) = items.get(at) {
        if matches!(item, Item::Event(Event::Start(Tag::Heading { .. }), _)) {
            let end = matching(items, at);
            let next = items.get(end + 1);
            if matches!(next, Some(Item::Open(directive)) if directive.spec.name == "exercise") {
                at = end + 1;
                continue;
            }
        }
        left.push(item.clone());
        at += 1;
    }
    left
}
