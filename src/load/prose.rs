//! Reads a Markdown body: its directives are checked and its facts taken.

use super::Cx;
use super::drawing::drawing;
use crate::markdown;
use crate::model::{ManifestUse, Prose};
use crate::source::{Sources, Span, Spanned};

/// The prose at `body`.
pub(super) fn prose(body: Span, cx: &mut Cx<'_>) -> Prose {
    let parsed = markdown::parse(cx.sources.slice(body), body);
    let facts = markdown::facts(&parsed);
    cx.diagnostics.extend(parsed.diagnostics);
    cx.diagnostics.extend(facts.diagnostics);
    let mut drawings = Vec::new();
    for fence in facts.diagrams {
        // Indentation of a list would shift the places, so such a fence is read from its own words.
        let text = fence.value;
        let id = Spanned { value: format!("figure-{}", drawings.len() + 1), span: fence.span };
        let at = body_of(&text, fence.span, cx.sources);
        drawings.extend(drawing(&text, at, id, &mut cx.diagnostics));
    }
    let (mentions, files, commands, captures) = (facts.mentions, facts.files, facts.commands, facts.captures);
    let manifests = facts.manifests.into_iter().map(|(id, whole)| ManifestUse { id, whole }).collect();
    Prose { body, mentions, files, commands, drawings, captures, manifests, exercises: facts.exercises }
}

/// Where the text of a fence stands whose info string is at `info`: after its line, where the same words follow; else its first line.
fn body_of(text: &str, info: Span, sources: &Sources) -> Span {
    let file = sources.get(info.file).text().unwrap_or_default();
    let start = file.get(info.end..).and_then(|rest| rest.find('\n')).map_or(info.end, |at| info.end + at + 1);
    if file.get(start..start + text.len()) == Some(text) {
        Span::new(info.file, start..start + text.len())
    } else {
        Span::new(info.file, info.start..info.start)
    }
}
