//! What a text refers to: the facts that checks need, taken without rendering it.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, LinkType, Tag, TagEnd};

use super::{Attributes, Directive, Item, Parsed};
use crate::source::{Diagnostic, Span, Spanned};

/// What a text refers to.
#[derive(Debug, Default)]
pub struct Facts {
    /// The ids it mentions.
    pub mentions: Vec<Spanned<String>>,
    /// The files it shows or links to, as written.
    pub files: Vec<Spanned<String>>,
    /// The commands of its `console` fences that learners see.
    pub commands: Vec<String>,
    /// The texts of its `diagram` fences, each with the place of its info string.
    pub diagrams: Vec<Spanned<String>>,
    /// The ids of the captures it shows.
    pub captures: Vec<Spanned<String>>,
    /// The ids of the manifests it shows, each with whether it is shown whole.
    pub manifests: Vec<(Spanned<String>, bool)>,
    /// How many exercises it has.
    pub exercises: usize,
    /// What is wrong with the fences' attributes.
    pub diagnostics: Vec<Diagnostic>,
}

/// The facts of a parsed text.
#[must_use]
pub fn facts(parsed: &Parsed) -> Facts {
    let mut facts = Facts::default();
    let mut console = None::<String>;
    let mut diagram = None::<Spanned<String>>;
    // How many directives are open, counted from the teacher's note that is open, if one is.
    let mut note = 0usize;
    for item in &parsed.items {
        let (event, span) = match item {
            Item::Event(event, span) => (event, span),
            Item::Open(directive) => {
                note += usize::from(note > 0 || directive.spec.name == "teacher");
                facts.exercises += usize::from(directive.spec.name == "exercise");
                continue;
            }
            Item::Close => {
                note = note.saturating_sub(1);
                continue;
            }
            Item::Leaf(directive) => {
                shown(directive, &mut facts);
                continue;
            }
        };
        match event {
            Event::Start(Tag::Link { link_type: LinkType::WikiLink { .. }, dest_url, .. }) => {
                facts.mentions.push(Spanned { value: dest_url.to_string(), span: *span });
            }
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                facts.files.push(Spanned { value: dest_url.to_string(), span: *span });
            }
            Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) => {
                let message = "a page has one first-level heading: its title";
                facts.diagnostics.push(Diagnostic::error("extra-title", *span, message).help("write `## …` for a section"));
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                let fence = fence(info, *span, &mut facts.diagnostics);
                facts.files.extend(fence.attributes.get("file").cloned());
                console = (fence.language == "console").then(String::new);
                diagram = (fence.language == "diagram").then(|| Spanned { value: String::new(), span: *span });
            }
            Event::Text(text) => {
                if let Some(fence) = console.as_mut().or(diagram.as_mut().map(|diagram| &mut diagram.value)) {
                    fence.push_str(text);
                }
            }
            Event::End(TagEnd::CodeBlock) => {
                let typed = console.take().filter(|_| note == 0);
                facts.commands.extend(typed.iter().flat_map(|text| super::commands(text)));
                facts.diagrams.extend(diagram.take());
            }
            _ => {}
        }
    }
    facts
}

/// What a leaf directive shows.
fn shown(directive: &Directive, facts: &mut Facts) {
    let attributes = &directive.attributes;
    match directive.spec.name {
        // It is about the component, as a mention is.
        "break" => facts.mentions.extend(attributes.get("id").cloned()),
        "capture" => facts.captures.extend(attributes.get("id").cloned()),
        "code" => facts.files.extend(attributes.get("file").cloned()),
        "manifest" => facts.manifests.extend(attributes.get("id").cloned().map(|id| (id, true))),
        "manifest-diagram" => {
            let words = attributes.get("id").or(attributes.get("ids")).map(listed).unwrap_or_default();
            facts.manifests.extend(words.into_iter().map(|id| (id, false)));
        }
        "manifest-diff" | "life" => {
            let ids = ["from", "to", "manifest"].iter().filter_map(|name| attributes.get(name).cloned());
            facts.manifests.extend(ids.map(|id| (id, false)));
        }
        _ => {}
    }
}

/// The words of an attribute, each at its place.
#[must_use]
pub fn listed(value: &Spanned<String>) -> Vec<Spanned<String>> {
    let exact = value.span.end - value.span.start == value.value.len();
    let mut found = Vec::new();
    let mut at = 0;
    for word in value.value.split(|c: char| c.is_whitespace() || c == ',') {
        let span = if exact { value.span.part(at..at + word.len()) } else { value.span };
        at += word.len() + 1;
        if !word.is_empty() {
            found.push(Spanned { value: word.to_owned(), span });
        }
    }
    found
}

/// The info string of a fenced block.
#[derive(Debug)]
pub struct Fence {
    /// The language's name; empty where none is given.
    pub language: String,
    /// What stands in the braces.
    pub attributes: Attributes,
}

/// The attributes a fence may have.
const FENCE_ATTRIBUTES: [&str; 5] = ["title", "file", "region", "mark", "numbers"];

/// Reads an info string, which stands at `at`: a language, then `{attributes}`.
pub fn fence(info: &str, at: Span, diagnostics: &mut Vec<Diagnostic>) -> Fence {
    let (language, rest) = info.split_at(info.find([' ', '\t', '{', ',']).unwrap_or(info.len()));
    let mut attributes = Attributes::default();
    // Escapes in the info string hide the places in it.
    let exact = at.end - at.start == info.len();
    if let Some(open) = rest.find('{') {
        let end = rest.rfind('}').filter(|end| *end > open).unwrap_or(rest.len());
        let inner = &rest[(open + 1).min(end)..end];
        let from = language.len() + (open + 1).min(end);
        let at = if exact { at.part(from..from + inner.len()) } else { at };
        attributes = Attributes::parse(inner, at, diagnostics);
        for (key, _) in &attributes.pairs {
            if !FENCE_ATTRIBUTES.contains(&&*key.value) {
                let message = format!("a fence has no attribute `{}`", key.value);
                let diagnostic = Diagnostic::error("unknown-attribute", key.span, message);
                let all = || format!("it may have: {}", FENCE_ATTRIBUTES.join(", "));
                diagnostics.push(diagnostic.did_you_mean_or(&key.value, FENCE_ATTRIBUTES, all));
            }
        }
    }
    Fence { language: language.to_owned(), attributes }
}
