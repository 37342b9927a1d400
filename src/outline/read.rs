//! Goes through a page's tags and words once.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::passages::Passages;
use super::{Link, Outline};

/// The attributes that say something about a page.
const TOLD: [&[u8]; 8] = [b"id", b"href", b"src", b"rel", b"class", b"data-search", b"aria-hidden", b"aria-labelledby"];

/// A start tag while it is read.
#[derive(Default)]
pub(super) struct Tag {
    name: Vec<u8>,
    /// Places in [`TOLD`], and values.
    attributes: Vec<(usize, String)>,
    /// The attribute whose value comes next.
    next: Option<usize>,
}

impl Tag {
    /// Its name in lowercase.
    pub(super) fn name(&self) -> &[u8] {
        &self.name
    }

    /// The value of an attribute, where it has that.
    pub(super) fn get(&self, name: &[u8]) -> Option<&str> {
        self.attributes.iter().find(|(at, _)| TOLD[*at] == name).map(|(_, value)| &**value)
    }

    fn open(&mut self, name: &[u8]) {
        self.name.clear();
        self.name.extend_from_slice(name);
        self.attributes.clear();
        self.next = None;
    }

    /// The name of an attribute; one without value has an empty one.
    fn attribute(&mut self, name: &[u8]) {
        self.next = TOLD.iter().position(|told| *told == name).filter(|at| self.attributes.iter().all(|(known, _)| known != at));
        if let Some(at) = self.next {
            self.attributes.push((at, String::new()));
        }
    }

    fn value(&mut self, value: &[u8]) {
        if let Some((_, last)) = self.next.take().and(self.attributes.last_mut()) {
            *last = String::from_utf8_lossy(value).into_owned();
        }
    }
}

/// Reads a page.
pub(super) fn read(html: &str) -> Outline {
    let mut outline = Outline::default();
    let mut passages = Passages::default();
    let mut tag = Tag::default();
    let mut ended = false;
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| -> Option<()> {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                tag.open(name);
                ended = false;
            }
            // An end tag may carry attributes, which mean nothing.
            CallbackEvent::AttributeName { name } if !ended => tag.attribute(name),
            CallbackEvent::AttributeValue { value } if !ended => tag.value(value),
            CallbackEvent::CloseStartTag { .. } => {
                ended = true;
                note(&mut outline, &tag);
                passages.start(&tag);
            }
            CallbackEvent::EndTag { name } => {
                ended = true;
                passages.end(name);
            }
            CallbackEvent::String { value } => passages.text(value),
            _ => {}
        }
        None
    });
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(()) = token;
    }
    outline.passages = passages.finish();
    outline.titled = outline.passages.iter().map(|passage| passage.anchor.clone()).filter(|id| !id.is_empty()).collect();
    outline
}

/// Notes the ids and addresses of a tag.
fn note(outline: &mut Outline, tag: &Tag) {
    if let Some(id) = tag.get(b"id") {
        outline.ids.push(id.to_owned());
    }
    let (key, loaded, image): (&[u8], bool, bool) = match tag.name() {
        b"base" => {
            outline.has_base |= tag.get(b"href").is_some();
            return;
        }
        b"a" | b"area" => (b"href", false, false),
        b"link" => {
            let named = matches!(tag.get(b"rel"), Some("canonical" | "alternate" | "prev" | "next" | "license"));
            (b"href", !named, false)
        }
        b"img" => (b"src", true, true),
        b"script" | b"source" | b"video" | b"audio" | b"iframe" | b"embed" | b"track" => (b"src", true, false),
        _ => return,
    };
    if let Some(href) = tag.get(key) {
        outline.links.push(Link { href: href.to_owned(), loaded, image });
    }
}
