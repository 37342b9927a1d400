//! The glossary: every term in the alphabetical order of the page's language, and where it is used.

use deunicode::deunicode;
use serde::Serialize;

use super::frame::{About, Frame, frame};
use super::lesson::links;
use crate::model::Entity;
use crate::render::page::{LinkView, PageCx};
use crate::source::Diagnostic;

#[derive(Serialize)]
struct GlossaryPage<'a> {
    #[serde(flatten)]
    frame: Frame<'a>,
    /// The terms by first letter.
    letters: Vec<LetterView>,
}

#[derive(Serialize)]
struct LetterView {
    letter: String,
    terms: Vec<TermView>,
}

#[derive(Serialize)]
struct TermView {
    /// Its id, also its place on the page.
    id: String,
    /// The word as HTML.
    term: String,
    /// What it means as HTML.
    definition: String,
    /// What is worth reading next.
    see: Vec<LinkView>,
    /// The lessons that introduce or mention it.
    used_in: Vec<LinkView>,
}

/// Makes the page.
pub(super) fn page(page: &mut PageCx<'_>, own: &str) -> Result<String, Box<Diagnostic>> {
    let course = page.shared.course;
    let introductions = course.introductions();
    // Accents and case do not change a word's place.
    let key = |page: &PageCx<'_>, i: usize| deunicode(&page.language.lexicon.get(Entity::Term(i)).name).to_lowercase();
    let mut order: Vec<usize> = (0..course.terms.len()).collect();
    order.sort_by_cached_key(|i| (key(page, *i), *i));
    let mut letters: Vec<LetterView> = Vec::new();
    for i in order {
        let term = &course.terms[i];
        let first = key(page, i).chars().find(char::is_ascii_alphabetic);
        let letter = first.map_or_else(|| "#".to_owned(), |c| c.to_ascii_uppercase().to_string());
        let mut lessons: Vec<usize> = page.shared.uses.get(&term.id.value).cloned().unwrap_or_default();
        lessons.extend(introductions.get(&*term.id.value).map(|(lesson, _)| *lesson));
        lessons.sort_unstable();
        lessons.dedup();
        page.slugs.take(&term.id.value);
        let view = TermView {
            id: term.id.value.clone(),
            term: page.inline(&term.term),
            definition: page.block(&term.definition),
            see: term.see.iter().filter_map(|id| course.names.get(&id.value)).map(|entity| page.link(entity)).collect(),
            used_in: links(page, &lessons),
        };
        match letters.last_mut().filter(|last| last.letter == letter) {
            Some(last) => last.terms.push(view),
            None => letters.push(LetterView { letter, terms: vec![view] }),
        }
    }
    let title = page.language.strings.get("glossary").to_owned();
    let about = About { kind: "glossary", title, description: String::new(), lesson: None };
    let view = GlossaryPage { frame: frame(page, own, about), letters };
    page.shared.templates.page("glossary.html", &view, page.shared.sources)
}
