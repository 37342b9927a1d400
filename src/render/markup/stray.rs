//! Finds the answers of a question among its blocks, and tells what looks like more of them and stands apart:
//! a list whose mark changes is two lists for CommonMark, and one of them would not be asked.

use pulldown_cmark::{Event, Tag};

use super::Writer;
use super::parts::{closing, matching};
use super::questions::Kind;
use crate::markdown::Item;
use crate::source::Diagnostic;

/// A block that stands in no other: where it starts and ends.
type Block = (usize, usize);

/// The blocks that stand in no other.
fn blocks(items: &[Item]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut at = 0;
    while let Some(item) = items.get(at) {
        let end = match item {
            Item::Open(_) => closing(items, at),
            Item::Event(Event::Start(_), _) => matching(items, at),
            _ => at,
        };
        blocks.push((at, end));
        at = end + 1;
    }
    blocks
}

/// Whether a block is what holds the answers of such a question.
fn wanted(asked: Option<Kind>, item: &Item) -> bool {
    match (asked, item) {
        (Some(Kind::Match), Item::Event(Event::Start(tag), _)) => matches!(tag, Tag::Table(_)),
        (Some(Kind::Order), Item::Event(Event::Start(tag), _)) => matches!(tag, Tag::List(Some(_))),
        (_, Item::Event(Event::Start(tag), _)) => matches!(tag, Tag::List(_)),
        _ => false,
    }
}

/// Whether a list has an item with a box.
fn has_boxes(items: &[Item]) -> bool {
    items.iter().any(|item| matches!(item, Item::Event(Event::TaskListMarker(_), _)))
}

impl Writer<'_, '_> {
    /// The block with the answers, and whether some stand apart from it, which is told under `code`.
    pub(super) fn answers(&mut self, items: &[Item], asked: Option<Kind>, code: &'static str) -> (Option<Block>, bool) {
        let blocks = blocks(items);
        let is_wanted = |block: &Block| wanted(asked, &items[block.0]);
        // Before a list of choices may stand one that has no boxes.
        let boxed = |block: &Block| is_wanted(block) && has_boxes(&items[block.0..block.1]);
        let own = blocks.iter().position(boxed).or_else(|| blocks.iter().position(is_wanted));
        let Some(own) = own else { return (None, false) };
        let mut stray = false;
        for (index, (start, end)) in blocks.iter().enumerate().filter(|(index, _)| *index != own) {
            let Item::Event(Event::Start(tag), span) = &items[*start] else { continue };
            let beside = index.abs_diff(own) == 1;
            let list = matches!(tag, Tag::List(_));
            // A list of its own may introduce a question or explain its answer, if it does not look like answers.
            let more = match asked {
                Some(Kind::Match) => wanted(asked, &items[*start]),
                Some(Kind::Order) => wanted(asked, &items[*start]) || list && beside,
                _ => list && (beside || has_boxes(&items[*start..*end])),
            };
            if more {
                stray = true;
                let (message, help) = match asked {
                    Some(Kind::Match) => (
                        "this is another table than the one of the pairs",
                        "write every pair in one table, without an empty line",
                    ),
                    Some(Kind::Order) => (
                        "this is another list than the one of the steps",
                        "write every step in one list: `1.`, `2.`, and what belongs to a step indented under it",
                    ),
                    _ => (
                        "this is another list than the one of the answers",
                        "write every answer in one list: the same mark before each, and what belongs to an answer indented under it",
                    ),
                };
                let place = self.first_line(*span);
                self.page.diagnostics.push(Diagnostic::error(code, place, message).help(help));
            }
        }
        (Some(blocks[own]), stray)
    }
}
