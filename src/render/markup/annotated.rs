//! Code with notes: lines that carry badges, notes that know their lines, and long runs without notes folded.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::Serialize;

use super::escape;
use crate::annotate::Place;
use crate::markdown;
use crate::model::Text;
use crate::render::page::PageCx;

/// Lines without a note that stand one after the other are folded where more than this would be hidden.
const FOLDED: usize = 5;
/// Lines that stay visible before and after a folded run.
const AROUND: usize = 2;

/// A file, or a part of it, with its notes.
pub(super) struct Annotated {
    /// The id of the whole on the page.
    pub(super) anchor: String,
    /// Its lines.
    pub(super) lines: Vec<Line>,
    /// Its notes.
    pub(super) notes: Vec<Noted>,
    /// Whether long runs without notes are folded.
    pub(super) folds: bool,
}

/// A line.
#[derive(Default)]
pub(super) struct Line {
    /// Its number in the file, from 1; 0 for one that is not numbered.
    pub(super) number: usize,
    /// Its text as HTML, without line end.
    pub(super) html: String,
    /// Its line end as HTML.
    pub(super) end: &'static str,
    /// How it differs from the other file, in a comparison.
    pub(super) change: Change,
    /// The ties to other lines of the page that it stands at.
    pub(super) ties: BTreeSet<usize>,
    /// Whether it is left out: only a part of the file is shown.
    pub(super) left_out: bool,
}

/// How a line of a comparison differs.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Change {
    /// Not at all.
    #[default]
    None,
    /// Only the second file has it.
    Added,
    /// Only the first file has it.
    Removed,
}

/// A note that is ready to be shown.
pub(super) struct Noted {
    /// Its title.
    pub(super) title: Text,
    /// Its text.
    pub(super) text: Option<Text>,
    /// Its places.
    pub(super) places: Vec<Place>,
}

/// Some lines that are shown together.
#[derive(Serialize)]
pub(super) struct ChunkView {
    /// What is written on the fold, or nothing where the lines are not folded.
    folded: String,
    /// Whether lines before these are left out.
    gap: bool,
    /// The lines as HTML for a `<code>`.
    html: String,
}

/// A note.
#[derive(Serialize)]
pub(super) struct NoteView {
    /// Its id on the page, and its address there.
    id: String,
    url: String,
    /// Its number, from 1.
    number: usize,
    /// Its title as HTML, without links.
    title: String,
    /// Its text as HTML, or nothing.
    text: String,
    /// Where it belongs.
    places: Vec<PlaceView>,
}

/// A place that a note belongs to.
#[derive(Serialize)]
pub(super) struct PlaceView {
    /// What it is called: a path, or words of the file.
    name: String,
    /// The address of its first line on the page.
    url: String,
}

/// What the theme needs to show code with notes.
#[derive(Serialize)]
pub(super) struct SheetView {
    /// The lines.
    chunks: Vec<ChunkView>,
    /// The notes.
    notes: Vec<NoteView>,
    /// How many digits the longest line number has.
    digits: usize,
    /// How many badges a line carries at most.
    badges: usize,
}

/// A file's lines as HTML: `html` has one for each, without line ends.
pub(super) fn lines(text: &str, html: &[String]) -> Vec<Line> {
    let ends = text.split_inclusive('\n').map(|line| match line.strip_suffix('\n') {
        Some(line) if line.ends_with('\r') => "&#13;\n",
        Some(_) => "\n",
        None => "",
    });
    let line =
        |(i, (html, end)): (usize, (&String, &'static str))| Line { number: i + 1, html: html.clone(), end, ..Line::default() };
    html.iter().zip(ends).enumerate().map(line).collect()
}

/// The view of code with notes; tells the page how many highlights it needs.
pub(super) fn sheet(page: &mut PageCx<'_>, annotated: &Annotated) -> SheetView {
    let shown =
        |range: &Range<usize>| annotated.lines.get(range.clone()).is_some_and(|lines| lines.iter().any(|line| !line.left_out));
    let notes: Vec<&Noted> = annotated.notes.iter().filter(|note| note.places.iter().any(|place| shown(&place.lines))).collect();
    page.lit_notes = page.lit_notes.max(notes.len());
    let marks = marks(annotated.lines.len(), &notes);
    let titles: Vec<String> = notes.iter().map(|note| plain(page, &note.title)).collect();
    let views: Vec<NoteView> = (notes.iter().enumerate()).map(|(i, note)| note_view(page, annotated, note, i + 1)).collect();
    let label = page.language.strings.get("note_label");
    let badge = |note: usize| {
        let words = escape::attribute(
            &label.replace("{number}", &(note + 1).to_string()).replace("{title}", titles.get(note).map_or("", |title| title)),
        );
        let url = views.get(note).map_or("", |view| &view.url);
        format!("<a class=\"b k{0}\" href=\"{url}\" data-n=\"{0}\" aria-label=\"{words}\"></a>", note + 1)
    };
    let mut chunks: Vec<ChunkView> = Vec::new();
    let folded = folded(annotated, &marks);
    let mut last: Option<usize> = None;
    for (i, line) in annotated.lines.iter().enumerate().filter(|(_, line)| !line.left_out) {
        let gap = last.is_some_and(|last| last + 1 < i) || (last.is_none() && i > 0);
        if last.is_none() || gap || folded.get(i) != folded.get(i.wrapping_sub(1)) {
            let run =
                annotated.lines[i..].iter().zip(&folded[i..]).take_while(|(line, folded)| **folded && !line.left_out).count();
            let words = if run > 0 { fold_words(page, line.number, line.number + run - 1) } else { String::new() };
            chunks.push(ChunkView { folded: words, gap, html: String::new() });
        }
        last = Some(i);
        if let Some(chunk) = chunks.last_mut() {
            chunk.html += &line_html(line, &marks[i], &annotated.anchor, badge);
        }
    }
    let digits = annotated.lines.iter().map(|line| line.number).max().unwrap_or(0).to_string().len();
    let badges = marks.iter().map(|mark| mark.starts.len()).max().unwrap_or(0);
    SheetView { chunks, notes: views, digits, badges }
}

/// The notes of one line, by index: those it belongs to, and those that begin at it.
#[derive(Default, Clone)]
struct Marked {
    notes: BTreeSet<usize>,
    starts: BTreeSet<usize>,
}

fn marks(lines: usize, notes: &[&Noted]) -> Vec<Marked> {
    let mut marks = vec![Marked::default(); lines];
    for (number, note) in notes.iter().enumerate() {
        for place in &note.places {
            for i in place.lines.clone() {
                if let Some(mark) = marks.get_mut(i) {
                    mark.notes.insert(number);
                }
            }
        }
        // Places that follow each other without a gap are one.
        let of = |i: usize| note.places.iter().any(|place| place.lines.contains(&i));
        for start in note.places.iter().map(|place| place.lines.start).filter(|start| *start == 0 || !of(start - 1)) {
            if let Some(mark) = marks.get_mut(start) {
                mark.starts.insert(number);
            }
        }
    }
    marks
}

/// Which lines are folded.
fn folded(annotated: &Annotated, marks: &[Marked]) -> Vec<bool> {
    let mut folded = vec![false; annotated.lines.len()];
    if !annotated.folds || marks.iter().all(|mark| mark.notes.is_empty()) {
        return folded;
    }
    let free = |i: usize| marks[i].notes.is_empty() && annotated.lines[i].change == Change::None && !annotated.lines[i].left_out;
    let mut at = 0;
    while at < folded.len() {
        let end = (at..folded.len()).find(|i| !free(*i)).unwrap_or(folded.len());
        let from = if at == 0 { 0 } else { at + AROUND };
        let to = if end == folded.len() { end } else { end.saturating_sub(AROUND) };
        if to > from + FOLDED {
            folded[from..to].fill(true);
        }
        at = end.max(at) + 1;
    }
    folded
}

fn fold_words(page: &PageCx<'_>, from: usize, to: usize) -> String {
    let strings = &page.language.strings;
    strings.get("folded_lines").replace("{from}", &from.to_string()).replace("{to}", &to.to_string())
}

fn line_html(line: &Line, mark: &Marked, anchor: &str, badge: impl Fn(usize) -> String) -> String {
    let mut class = "line".to_owned();
    mark.notes.iter().for_each(|note| class += &format!(" k{}", note + 1));
    line.ties.iter().for_each(|tie| class += &format!(" t{tie}"));
    let sign = match line.change {
        Change::None => "",
        Change::Added => " data-d=\"+\"",
        Change::Removed => " data-d=\"−\"",
    };
    class += match line.change {
        Change::None => "",
        Change::Added => " added",
        Change::Removed => " removed",
    };
    let id = match mark.starts.is_empty() || line.number == 0 {
        true => String::new(),
        false => format!(" id=\"{}\"", escape::attribute(&format!("{anchor}.L{}", line.number))),
    };
    let number = if line.number == 0 { String::new() } else { format!(" data-l=\"{}\"", line.number) };
    let badges: String = mark.starts.iter().map(|note| badge(*note)).collect();
    format!("<span class=\"{class}\"{id}><span class=\"gut\"{number}{sign}>{badges}</span>{}{}</span>", line.html, line.end)
}

fn plain(page: &PageCx<'_>, text: &Text) -> String {
    let local = text.get(page.language.lang, page.shared.course.book.default_lang());
    markdown::words(local.words, local.foreign.unwrap_or(page.language.lang).primary())
}

fn note_view(page: &mut PageCx<'_>, annotated: &Annotated, note: &Noted, number: usize) -> NoteView {
    // Only lines that begin a place have an id.
    let begins = |at: usize| {
        let inner = at > 0 && note.places.iter().any(|other| other.lines.contains(&(at - 1)));
        annotated.lines.get(at).filter(|line| !inner && !line.left_out && line.number > 0)
    };
    let place = |place: &Place| {
        let line = begins(place.lines.start).map(|line| escape::place(&format!("{}.L{}", annotated.anchor, line.number)));
        PlaceView { name: place.name.clone(), url: line.unwrap_or_default() }
    };
    let places: Vec<PlaceView> = note.places.iter().map(place).collect();
    let first = note.places.first().map_or("", |place| &place.name);
    let wanted: String =
        format!("{}.{first}", annotated.anchor).chars().map(|c| if c.is_whitespace() { '_' } else { c }).collect();
    let mut id = wanted.clone();
    let mut next = 2;
    while !page.slugs.take(&id) {
        id = format!("{wanted}-{next}");
        next += 1;
    }
    let local = note.title.get(page.language.lang, page.shared.course.book.default_lang());
    let title = super::plain::inline_html(local.words, local.foreign.unwrap_or(page.language.lang).primary());
    let title = match local.foreign {
        Some(lang) => format!("<span lang=\"{lang}\">{title}</span>"),
        None => title,
    };
    let text = note.text.as_ref().map(|text| page.block(text)).unwrap_or_default();
    NoteView { url: escape::place(&id), id, number, title, text, places }
}

/// The rules of style that light what belongs together on a page: a note and its lines, and lines that are tied.
pub(in crate::render) fn style(notes: usize, ties: usize) -> String {
    let note =
        |n: usize| format!(".annotated:has(.k{n}:is(:hover,:focus-within,:target)) .k{n}{{--hl:var(--lit);--hb:var(--mark)}}");
    let tie = |n: usize| format!("main:has(.t{n}:is(:hover,:focus-within)) .t{n}{{--ht:var(--mark)}}");
    (1..=notes).map(note).chain((1..=ties).map(tie)).collect()
}
