//! Rows and heads that a narrow terminal broke over several lines, put together again.

use super::cells::Head;
use super::record::{About, Row};
use super::sheet::Sheet;
use super::{json, prompt, table, words};
use crate::capture::model::Source;
use crate::capture::remark::RemarkKind;

/// The width at which the capture may have been wrapped.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wrap {
    /// The longest line, in characters.
    pub(super) width: usize,
    /// How many lines are just as long: in a wrapped capture, many.
    pub(super) full: usize,
}

impl Wrap {
    /// Measures a capture.
    pub(super) fn of(sheet: &Sheet) -> Self {
        let widths = || (0..sheet.len()).map(|index| sheet.width(index));
        let width = widths().max().unwrap_or(0);
        Self { width, full: widths().filter(|other| *other == width).count() }
    }
}

/// How the pieces of a broken line are put together.
#[derive(Debug, Clone, Copy)]
enum Glue {
    /// Each piece is padded to this width: blanks at its end were lost.
    Padded(usize),
    /// One blank between the pieces: broken between words.
    Blank,
    /// Nothing between.
    Nothing,
}

fn glued(sheet: &Sheet, first: usize, last: usize, glue: Glue) -> String {
    let mut whole = String::new();
    for index in first..=last {
        whole.push_str(sheet.line(index));
        match glue {
            _ if index == last => {}
            Glue::Padded(width) => whole.extend(std::iter::repeat_n(' ', width.saturating_sub(sheet.width(index)))),
            Glue::Blank => whole.push(' '),
            Glue::Nothing => {}
        }
    }
    whole
}

fn glues(sheet: &Sheet, first: usize, last: usize, wrap: Wrap) -> impl Iterator<Item = Glue> {
    let own = (first..=last).map(|index| sheet.width(index)).max().unwrap_or(0);
    let bound = |width: usize| width.min(own.saturating_mul(2).saturating_add(16));
    [Glue::Padded(own), Glue::Padded(bound(wrap.width)), Glue::Blank, Glue::Nothing].into_iter()
}

/// Reads a head, on one line or on several; says on which line it ends.
pub(super) fn head(sheet: &Sheet, first: usize, wrap: Wrap) -> Option<(Head, usize)> {
    let line = sheet.line(first);
    let alone = Head::read(line);
    let starts = ["CONTAINER", "POD ID", "NAMESPACE", "NAME "];
    if !starts.iter().any(|start| line.trim_start().starts_with(start)) {
        return Some((alone?, first));
    }
    let mut best = alone.map(|head| (head, first));
    for last in first + 1..sheet.len().min(first + 6) {
        let next = sheet.line(last).trim();
        let capitals = |byte: u8| byte.is_ascii_uppercase() || byte == b' ';
        let another = Head::read(next).is_some_and(|head| head.source.is_some() && head.begins_table());
        if next.is_empty() || !next.bytes().all(capitals) || another {
            break;
        }
        let found = glues(sheet, first, last, wrap)
            .filter_map(|glue| Head::read(&glued(sheet, first, last, glue)).filter(|head| head.source.is_some()))
            .fold(
                None::<Head>,
                |best, head| if best.as_ref().is_none_or(|best| head.known() > best.known()) { Some(head) } else { best },
            );
        best = found.map(|head| (head, last)).or(best);
    }
    best
}

/// Reads a row, on one line or on several; says on which line it ends.
pub(super) fn row(sheet: &Sheet, first: usize, head: Option<&Head>, wrap: Wrap) -> Option<(Row, usize)> {
    let line = sheet.line(first);
    let alone = table::row(line, head);
    let source = table::begins_row(line, head);
    let full = sheet.width(first) == wrap.width;
    let worth = match &alone {
        None => source.is_some(),
        Some(row) => row.flaw.is_some() || full,
    };
    if !worth {
        return Some((alone?, first));
    }
    let limit = if source == Some(Source::KubectlPods) { 4 } else { 32 };
    let mut best = alone.map(|row| (row, first));
    let mut last = first;
    // No row begins with two ids: where they stand under each other they are two rows, of which the ends are lost.
    let lone = is_lone_id(line);
    let goes_on = |last: usize| {
        let next = sheet.line(last + 1);
        !(lone && last == first && is_lone_id(next)) && continues(next, head)
    };
    while last + 1 < sheet.len() && last + 1 - first < limit && goes_on(last) {
        last += 1;
        let rows = || glues(sheet, first, last, wrap).filter_map(|glue| table::row(&glued(sheet, first, last, glue), head));
        let found = rows().find(|row| row.flaw.is_none()).or_else(|| rows().max_by_key(rank));
        let proof = wrap.full >= 2 || table::begins_row(sheet.line(last + 1), head).is_some();
        if let Some(row) = found.filter(|row| best.as_ref().is_none_or(|(old, _)| better(row, old, proof))) {
            let whole = row.flaw.is_none();
            best = Some((row, last));
            if whole && sheet.width(last) < wrap.width {
                break;
            }
        }
    }
    best
}

/// Whether a row put together says more than the row it replaces. A row that was whole already is replaced only if its
/// name becomes Kubernetes' own, or if there is `proof` that its end was broken off.
fn better(new: &Row, old: &Row, proof: bool) -> bool {
    let cut = |row: &Row| matches!(row.flaw, Some(RemarkKind::CutRow { .. }));
    match (cut(new), cut(old)) {
        (false, true) => true,
        (true, false) => false,
        (true, true) => known(new) > known(old),
        (false, false) => rank(new) > rank(old) && rank(old) > 0 || proof && rank(new) >= rank(old),
    }
}

/// How sure a row's name is: an ordinary one may be part of a longer one.
fn rank(row: &Row) -> u8 {
    match (&row.about, &row.flaw) {
        (About::InPod(..) | About::Pod(_), _) => 3,
        (About::Outside(_), Some(RemarkKind::OldName { .. })) => 2,
        (About::Outside(_), Some(RemarkKind::BadName { .. })) => 1,
        (About::Outside(_), _) => 0,
    }
}

/// How much a row says.
fn known(row: &Row) -> usize {
    match &row.about {
        About::InPod(container, _) | About::Outside(container) => [
            &container.command.as_ref().map(|command| command.text.clone()),
            &container.created,
            &container.status,
            &container.name,
        ]
        .into_iter()
        .filter(|field| field.is_some())
        .count(),
        About::Pod(facts) => usize::from(facts.ip.is_some()) + usize::from(facts.node.is_some()),
    }
}

/// Whether an id is all that a line says.
fn is_lone_id(line: &str) -> bool {
    words::is_id(line.trim())
}

/// Whether a line can be the rest of the one before.
fn continues(line: &str, head: Option<&Head>) -> bool {
    let trimmed = line.trim();
    let first = trimmed.split_whitespace().next().unwrap_or_default();
    let sandbox_next = head.is_some_and(|head| head.source == Some(Source::CrictlPs));
    let new_row = words::is_id(first) && trimmed.len() > first.len() && !sandbox_next;
    !trimmed.is_empty()
        && !new_row
        && !json::begins(trimmed)
        && Head::read(line).is_none()
        && !prompt::is_prompt(line)
        && !prompt::is_ruler(line)
        && prompt::message(line).is_none()
        && table::row(line, head).is_none()
}
