//! Diagnostics written out for people, for programs (JSON lines) and for GitHub's annotations.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde_json::json;

use super::{Diagnostic, Severity, Sources, Span};

/// How diagnostics are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// As rustc does, with ANSI colours.
    Human,
    /// One JSON object a line: `code, severity, message, file, line, column, end_line, end_column, helps, related`.
    Json,
    /// GitHub's workflow commands: `::error file=…,line=…,col=…::…`.
    Github,
}

/// Writes the diagnostics, each ended by a newline (and an empty line between them for people).
#[must_use]
pub fn report(diagnostics: &[Diagnostic], sources: &Sources, format: Format) -> String {
    let write = match format {
        Format::Human => human,
        Format::Json => as_json,
        Format::Github => github,
    };
    diagnostics.iter().map(|d| write(d, sources)).collect()
}

fn human(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = Group::with_title(level.primary_title(clean(&diagnostic.message)).id(diagnostic.code));
    for (file, labels) in by_file(diagnostic) {
        let source = sources.get(file);
        let whole = source.text().unwrap_or("(not a text)");
        // Only the lines that are shown: a large file would be cut into lines again for each of its diagnostics.
        let around = around(labels.iter().map(|(_, span, _)| inside(*span, whole)), whole);
        let text = harmless(&whole[around.clone()]);
        let (line, _) = source.position(around.start);
        let path = clean(&sources.shown_path(file)).replace('\n', "?");
        let mut snippet = Snippet::source(text.clone()).path(path).line_start(line).fold(true);
        for (primary, span, label) in labels {
            let kind = if primary { AnnotationKind::Primary } else { AnnotationKind::Context };
            let at = inside(span, whole);
            let annotation = kind.span(at.start - around.start..at.end - around.start);
            snippet = snippet.annotation(if label.is_empty() { annotation } else { annotation.label(label) });
        }
        group = group.element(snippet);
    }
    for help in &diagnostic.helps {
        group = group.element(Level::HELP.message(clean(help)));
    }
    let renderer = Renderer::styled();
    format!("{}\n\n", renderer.render(&[group]))
}

type Places<'a> = Vec<(bool, Span, &'a str)>;

/// The labels grouped by file: the main place's file first, then in the order in which they were added.
fn by_file(diagnostic: &Diagnostic) -> Vec<(super::FileId, Places<'_>)> {
    let mut groups: Vec<(super::FileId, Places<'_>)> = Vec::new();
    for (i, label) in diagnostic.labels.iter().enumerate() {
        let place = (i == 0, label.span, &*label.text);
        match groups.iter_mut().find(|(file, _)| *file == label.span.file) {
            Some((_, places)) => places.push(place),
            None => groups.push((label.span.file, vec![place])),
        }
    }
    groups
}

/// A span's range, moved onto character boundaries inside the text.
fn inside(span: Span, text: &str) -> std::ops::Range<usize> {
    let start = text.floor_char_boundary(span.start.min(text.len()));
    let end = text.ceil_char_boundary(span.end.clamp(start, text.len()));
    start..end
}

/// The whole lines that some ranges stand in, from the first to the last.
fn around(ranges: impl Iterator<Item = std::ops::Range<usize>>, text: &str) -> std::ops::Range<usize> {
    let all = ranges.reduce(|all, one| all.start.min(one.start)..all.end.max(one.end)).unwrap_or(0..0);
    let start = text[..all.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[all.end..].find('\n').map_or(text.len(), |at| all.end + at + 1);
    start..end
}

/// A source whose control characters, and those that hide or turn text around, are replaced by others of the same length, so that
/// places stay places.
fn harmless(text: &str) -> std::borrow::Cow<'_, str> {
    let harms = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\t' | '\r'))
            || matches!(c, '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if !text.contains(harms) {
        return text.into();
    }
    let replaced = |c: char| match c.len_utf8() {
        _ if !harms(c) => c,
        1 => '?',
        2 => '·',
        _ => '\u{fffd}',
    };
    text.chars().map(replaced).collect::<String>().into()
}

/// Control characters of a hostile file never reach the terminal.
fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { '\u{fffd}' } else { c }).collect()
}

fn as_json(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let place = |span: Span| {
        let file = sources.get(span.file);
        let (line, column) = file.position(span.start);
        let (end_line, end_column) = file.position(span.end);
        json!({"file": sources.shown_path(span.file), "line": line, "column": column, "end_line": end_line, "end_column": end_column})
    };
    let mut value = json!({
        "code": diagnostic.code,
        "severity": diagnostic.severity.word(),
        "message": diagnostic.message,
        "helps": diagnostic.helps,
    });
    let mut labels = diagnostic.labels.iter().map(|label| {
        let mut at = place(label.span);
        at["label"] = json!(label.text);
        at
    });
    if let (Some(first), Some(object)) = (labels.next(), value.as_object_mut())
        && let Some(first) = first.as_object()
    {
        object.extend(first.clone());
        object.insert("related".to_owned(), labels.collect());
    }
    format!("{value}\n")
}

fn github(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let escape = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| escape(text).replace(':', "%3A").replace(',', "%2C");
    let place = diagnostic.labels.first().map_or_else(String::new, |label| {
        let file = sources.get(label.span.file);
        let ((line, column), (end, _)) = (file.position(label.span.start), file.position(label.span.end));
        format!(
            " file={},line={line},endLine={end},col={column},title={}",
            property(&sources.shown_path(label.span.file)),
            diagnostic.code
        )
    });
    let message = std::iter::once(&diagnostic.message).chain(&diagnostic.helps).cloned().collect::<Vec<_>>().join("\n");
    format!("::{}{place}::{}\n", diagnostic.severity.word(), escape(&message))
}
