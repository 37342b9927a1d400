//! Writes a question of a quiz: choices, accepted words, steps to put in order, or pairs to match.

use pulldown_cmark::{Event, Tag, TagEnd};
use serde::Serialize;

use super::Writer;
use super::answers::{Entry, folded};
use crate::markdown::{Directive, Item};
use crate::model::{Origin, anchor};
use crate::question::Shuffle;
use crate::render::addresses;
use crate::source::{Diagnostic, Span};
use xxhash_rust::xxh3::xxh3_64;

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// One choice is right.
    Single,
    /// Several choices are right.
    Several,
    /// A word or a few are written.
    Text,
    /// Steps are put in order.
    Order,
    /// Each thing on the left is given one from the right.
    Match,
}

impl Kind {
    const ALL: [Self; 5] = [Self::Single, Self::Several, Self::Text, Self::Order, Self::Match];

    fn name(self) -> &'static str {
        match self {
            Self::Single => "single",
            Self::Several => "several",
            Self::Text => "text",
            Self::Order => "order",
            Self::Match => "match",
        }
    }
}

/// A choice, an accepted form, a step or a pair.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ChoiceView {
    /// Its place in the author's list, from 1; what answers are remembered by.
    pub(super) key: usize,
    /// What it says, as HTML.
    pub(super) html: String,
    /// Whether it is right.
    pub(super) right: bool,
    /// Why, as HTML; nothing where the author did not say.
    pub(super) why: String,
    /// What belongs to it, as HTML; nothing but in a question that matches.
    pub(super) partner: String,
    /// The key of the option that says it.
    pub(super) option: usize,
}

/// What can be chosen for each thing on the left of a question that matches.
#[derive(Debug, Clone, Serialize)]
pub(super) struct OptionView {
    pub(super) key: usize,
    /// What it says, as HTML without any element.
    pub(super) words: String,
}

/// What the block `question` gets.
#[derive(Serialize)]
pub(super) struct QuestionView {
    pub(super) id: String,
    pub(super) title: String,
    /// `single`, `several`, `text`, `order` or `match`.
    pub(super) kind: &'static str,
    /// What a remembered answer has to fit: another where the answers have changed.
    pub(super) print: String,
    /// In the order in which they are shown.
    pub(super) choices: Vec<ChoiceView>,
    pub(super) options: Vec<OptionView>,
    /// What explains the answer as a whole, as HTML, or nothing.
    pub(super) why: String,
}

/// The quiz that is being written.
#[derive(Debug, Clone, Default)]
pub(super) struct Quiz {
    /// Its id on the page.
    pub(super) id: String,
    /// How many of its questions were written.
    pub(super) questions: usize,
}

impl Writer<'_, '_> {
    /// Writes a question around `items`.
    pub(super) fn question(&mut self, directive: &Directive, items: &[Item]) {
        let at = directive.title.as_ref().map_or(directive.span, |title| title.span);
        let title = directive.title.as_ref().map(|title| self.inline_title(title)).unwrap_or_default();
        let id = self.question_id(directive);
        let asked = self.asked_kind(directive);
        let (found, stray) = self.answers(items, asked, code(asked));
        let (before, inner, after) = match found {
            Some((start, end)) => (&items[..start], &items[start + 1..end], items.get(end + 1..).unwrap_or_default()),
            None => (items, &items[..0], &items[..0]),
        };
        let intro = self.apart(before);
        let why = self.apart(after);
        let mut options = Vec::new();
        let entries = match asked {
            Some(Kind::Match) => self.pairs(inner, &mut options),
            _ => self.entries(inner),
        };
        let kind = self.verified(asked, &entries, stray, at);
        let mut choices: Vec<ChoiceView> = entries.into_iter().map(|entry| entry.choice).collect();
        let print = fingerprint(kind.name(), &choices, "");
        let folder = addresses::folder(&self.page.shared.course.book, self.page.language.lang);
        let own = self.page.path.strip_prefix(&*folder).unwrap_or(&self.page.path);
        let mut shuffle = Shuffle::new(&format!("{own}|{}|{}", self.quizzes, self.quiz.questions));
        match kind {
            // The order of accepted forms is nobody's business.
            Kind::Text => {}
            Kind::Order => shuffle.steps(&mut choices, |choice| choice.key),
            _ if directive.attributes.flag("fixed") => {}
            _ => shuffle.list(&mut choices),
        }
        let view = QuestionView { id, title, kind: kind.name(), print, choices, options, why };
        self.block("question", &view, Some(&intro));
    }

    fn question_id(&mut self, directive: &Directive) -> String {
        self.quiz.questions += 1;
        let id = match directive.attributes.get("id") {
            Some(chosen) => {
                let span = self.place(chosen.span);
                self.page.origins.push(Origin { href: anchor(&chosen.value), written: chosen.value.clone(), span });
                chosen.value.clone()
            }
            None => format!("{}-{}", self.quiz.id, self.quiz.questions),
        };
        self.page.slugs.take(&id);
        id
    }

    /// The kind that the author asks for, where one is written.
    fn asked_kind(&mut self, directive: &Directive) -> Option<Kind> {
        let written = directive.attributes.get("kind")?;
        let known = Kind::ALL.into_iter().find(|kind| kind.name() == written.value);
        if known.is_none() {
            let message = format!("there is no kind of question `{}`", written.value);
            let names = Kind::ALL.map(Kind::name);
            let all = || format!("kinds are: {}", names.join(", "));
            let diagnostic = Diagnostic::error("wrong-value", written.span, message);
            self.page.diagnostics.push(diagnostic.did_you_mean_or(&written.value, names, all));
        }
        known
    }

    /// Tells what is wrong with the answers of a question at `at`, and says of which kind it is. Where some are `stray`, which was
    /// told, how many there are is not.
    fn verified(&mut self, asked: Option<Kind>, entries: &[Entry], stray: bool, at: Span) -> Kind {
        let right: Vec<&Entry> = entries.iter().filter(|entry| entry.choice.right).collect();
        let kind = asked.unwrap_or(if right.len() > 1 { Kind::Several } else { Kind::Single });
        let code = code(asked);
        let help = match kind {
            Kind::Order => "write the steps as a numbered list, in the right order",
            Kind::Match => "write a table of two columns: what is asked, and what belongs to it",
            Kind::Text => "write what is accepted as a task list: `- [x]` before each form",
            _ => "write the choices as a task list: `- [x]` before what is right, `- [ ]` before what is not",
        };
        let mut say = |span: Span, message: &str, also: Option<Span>| {
            let diagnostic = Diagnostic::error(code, span, message).help(help);
            self.page.diagnostics.push(match also {
                Some(first) => diagnostic.also(first, "the first is here"),
                None => diagnostic,
            });
        };
        match (kind, entries.len()) {
            _ if stray => {}
            (Kind::Order, 0) => say(at, "this question has no steps", None),
            (Kind::Order, 1) => say(at, "one step has no order", None),
            (Kind::Match, 0) => say(at, "this question has no pairs", None),
            (Kind::Match, 1) => say(at, "a single pair leaves nothing to match", None),
            (Kind::Text, 0) => say(at, "this question accepts no answer", None),
            (Kind::Single | Kind::Several, 0) => say(at, "this question has no choices", None),
            (Kind::Single | Kind::Several, 1) => say(at, "this question has a single choice", None),
            (Kind::Order | Kind::Match, _) => {}
            _ if right.is_empty() => say(at, "no choice of this question is right", None),
            (Kind::Single, _) if right.len() > 1 => say(right[1].at, "a second choice is right", Some(right[0].at)),
            _ => {}
        }
        for entry in entries.iter().filter(|entry| kind != Kind::Match && kind != Kind::Order && !entry.ticked) {
            say(entry.at, "this is no choice: it has no box", None);
        }
        let same = |a: &Entry, b: &Entry| {
            if kind == Kind::Text { folded(&a.words) == folded(&b.words) } else { a.words == b.words }
        };
        for (i, entry) in entries.iter().enumerate().filter(|(_, entry)| !entry.words.is_empty()) {
            if let Some(first) = entries[..i].iter().find(|first| same(first, entry)) {
                say(entry.at, "this is there twice", Some(first.at));
            }
        }
        if kind == Kind::Match && entries.len() > 1 && entries.iter().all(|entry| entry.choice.option == 1) {
            say(at, "every pair has the same answer", None);
        }
        for entry in entries.iter().filter(|entry| entry.words.is_empty()) {
            say(entry.at, "this says nothing", None);
        }
        kind
    }
}

/// The code of what is wrong with the answers of such a question.
fn code(asked: Option<Kind>) -> &'static str {
    match asked {
        Some(Kind::Order) => "quiz-steps",
        Some(Kind::Match) => "quiz-pairs",
        _ => "quiz-choices",
    }
}

/// What a remembered answer has to fit, whatever the language: the kind, how many answers there are and which are right, and for a
/// question from the model what it is about.
pub(super) fn fingerprint(kind: &str, choices: &[ChoiceView], about: &str) -> String {
    let keys = choices.iter().map(|choice| format!("{}{}", u8::from(choice.right), choice.option));
    let told = keys.fold(kind.to_owned(), |told, key| told + "," + &key) + about;
    format!("{:08x}", xxh3_64(told.as_bytes()) & 0xffff_ffff)
}

/// Whether a tag begins a block of its own.
pub(super) fn is_block(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Paragraph | Tag::List(_) | Tag::CodeBlock(_) | Tag::BlockQuote(_) | Tag::Table(_) | Tag::DefinitionList)
}

/// Whether this ends a paragraph.
pub(super) fn ends_paragraph(item: &Item) -> bool {
    matches!(item, Item::Event(Event::End(TagEnd::Paragraph), _))
}
