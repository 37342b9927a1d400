//! Writes a question of a quiz: a task list of choices, what stands under a choice explains it.

use pulldown_cmark::{Event, Tag, TagEnd};
use serde::Serialize;

use super::Writer;
use super::writer::matching;
use crate::markdown::{Directive, Item};
use crate::source::Diagnostic;

/// One choice.
#[derive(Serialize)]
struct ChoiceView {
    /// What it says, as HTML.
    html: String,
    /// Whether it is right.
    right: bool,
    /// Why, as HTML; nothing where the author did not say.
    why: String,
}

/// What the block `question` gets.
#[derive(Serialize)]
struct QuestionView {
    id: String,
    title: String,
    choices: Vec<ChoiceView>,
    /// Whether several choices are right.
    several: bool,
}

impl Writer<'_, '_> {
    /// Writes a question around `items`.
    pub(super) fn question(&mut self, directive: &Directive, items: &[Item]) {
        let id = directive.attributes.text("id").unwrap_or_default().to_owned();
        let title = directive.title.as_ref().map(|title| self.inline_title(title)).unwrap_or_default();
        let list = items.iter().position(|item| matches!(item, Item::Event(Event::Start(Tag::List(_)), _)));
        let (intro, choices) = match list {
            Some(start) => (&items[..start], self.choices(&items[start + 1..matching(items, start)])),
            None => (items, Vec::new()),
        };
        let right = choices.iter().filter(|choice| choice.right).count();
        let mistake = match (choices.len(), right) {
            (0, _) => Some("this question has no choices"),
            (1, _) => Some("this question has a single choice"),
            (_, 0) => Some("no choice of this question is right"),
            _ => None,
        };
        if let Some(message) = mistake {
            let help = "write the choices as a task list: `- [x]` before what is right, `- [ ]` before what is not";
            self.page.diagnostics.push(Diagnostic::error("quiz-choices", directive.span, message).help(help));
        }
        let mut intro = self.apart(intro);
        if let Some(start) = list {
            let rest = &items[(matching(items, start) + 1).min(items.len())..];
            intro += &self.apart(rest);
        }
        self.block("question", &QuestionView { id, title, choices, several: right > 1 }, Some(&intro));
    }

    fn choices(&mut self, items: &[Item]) -> Vec<ChoiceView> {
        let mut choices = Vec::new();
        let mut at = 0;
        while at < items.len() {
            let end = matching(items, at);
            if matches!(items[at], Item::Event(Event::Start(Tag::Item), _)) {
                choices.extend(self.choice(&items[at + 1..end.min(items.len())]));
            }
            at = end + 1;
        }
        choices
    }

    /// One item of the list: its first paragraph is the choice, the rest explains it.
    fn choice(&mut self, items: &[Item]) -> Option<ChoiceView> {
        let marker = items.iter().take(2).position(|item| matches!(item, Item::Event(Event::TaskListMarker(_), _)))?;
        let right = matches!(items[marker], Item::Event(Event::TaskListMarker(true), _));
        let end = items[marker..].iter().position(|item| match item {
            Item::Event(Event::End(TagEnd::Paragraph), _) => true,
            Item::Event(Event::Start(tag), _) => marker == 0 && is_block(tag),
            Item::Open(_) | Item::Leaf(_) => true,
            _ => false,
        });
        let end = end.map_or(items.len(), |end| marker + end);
        let after = if matches!(items.get(end), Some(Item::Event(Event::End(TagEnd::Paragraph), _))) { end + 1 } else { end };
        let html = self.apart(&items[marker + 1..end]);
        let why = self.apart(&items[after..]);
        Some(ChoiceView { html, right, why })
    }
}

fn is_block(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Paragraph | Tag::List(_) | Tag::CodeBlock(_) | Tag::BlockQuote(_) | Tag::Table(_) | Tag::DefinitionList)
}
