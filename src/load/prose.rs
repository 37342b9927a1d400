//! Reads a Markdown body: its directives are checked and its facts taken.

use super::Cx;
use crate::markdown;
use crate::model::Prose;
use crate::source::Span;

/// The prose at `body`.
pub(super) fn prose(body: Span, cx: &mut Cx<'_>) -> Prose {
    let parsed = markdown::parse(cx.sources.slice(body), body);
    let facts = markdown::facts(&parsed);
    cx.diagnostics.extend(parsed.diagnostics);
    cx.diagnostics.extend(facts.diagnostics);
    Prose { body, mentions: facts.mentions, files: facts.files, commands: facts.commands }
}
