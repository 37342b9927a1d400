//! Writes `::manifest-diff`: two manifests compared by path, their notes kept.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Writer;
use super::annotated::{self, Annotated, Change, Line, Noted, SheetView};
use crate::annotate::{self, Place, Row};
use crate::manifest::diff;
use crate::markdown::Directive;
use crate::model::Manifest;

/// What the block `manifestDiff` gets.
#[derive(Serialize)]
struct ManifestDiffView {
    /// Its id on the page.
    id: String,
    /// The names of the two files.
    from: String,
    to: String,
    /// Their addresses.
    from_url: String,
    to_url: String,
    /// The lines and the notes.
    sheet: SheetView,
    /// What differs.
    changes: Vec<ChangeView>,
}

/// A difference.
#[derive(Serialize)]
struct ChangeView {
    /// `added`, `removed` or `changed`.
    kind: &'static str,
    /// The path of the place.
    path: String,
    /// The values before and after, where a single value changed; else nothing.
    before: String,
    after: String,
}

impl Writer<'_, '_> {
    /// Writes two manifests of the course, compared.
    pub(super) fn manifest_diff(&mut self, directive: &Directive) {
        let (Some(from), Some(to)) = (directive.attributes.get("from"), directive.attributes.get("to")) else { return };
        let (first, second) = (self.known_manifest(from), self.known_manifest(to));
        let (Some(first), Some(second)) = (first, second) else { return };
        let sources = self.page.shared.sources;
        let text = |manifest: &Manifest| sources.get(manifest.file).text().unwrap_or_default();
        let (rows, found) = annotate::comparison(text(first), text(second));
        let (old, new) = (self.manifest_lines(first, &BTreeMap::new()), self.manifest_lines(second, &BTreeMap::new()));
        let (mut old, mut new): (Vec<Option<Line>>, Vec<Option<Line>>) =
            (old.into_iter().map(Some).collect(), new.into_iter().map(Some).collect());
        let taken = |row: &Row| {
            let (line, change) = match row {
                Row::First(line) => (old.get_mut(*line)?.take()?, Change::Removed),
                Row::Second(line, true) => (new.get_mut(*line)?.take()?, Change::Added),
                Row::Second(line, false) => (new.get_mut(*line)?.take()?, Change::None),
            };
            // Line numbers are those of the second file.
            let number = if change == Change::Removed { 0 } else { line.number };
            Some(Line { number, change, ..line })
        };
        let lines = rows.iter().filter_map(taken).collect();
        let notes = self.kept_notes(first, second, &rows);
        let anchor = self.anchor(&format!("{}-{}", from.value, to.value));
        let sheet = annotated::sheet(self.page, &Annotated { anchor: anchor.clone(), lines, notes, folds: true });
        let view = ManifestDiffView {
            id: anchor,
            from: format!("{}.yaml", from.value),
            to: format!("{}.yaml", to.value),
            from_url: self.manifest_url(from, first),
            to_url: self.manifest_url(to, second),
            sheet,
            changes: found.into_iter().map(change).collect(),
        };
        self.page.blocks.insert("annotated".to_owned());
        self.block("manifestDiff", &view, None);
    }

    /// The notes of the second manifest, and those of the first on what is gone.
    fn kept_notes(&self, first: &Manifest, second: &Manifest, rows: &[Row]) -> Vec<Noted> {
        let now = |wanted: &dyn Fn(&Row) -> bool| (rows.iter().position(wanted), rows.iter().rposition(wanted));
        let moved = |note: Noted, of: &dyn Fn(&Row) -> Option<usize>| {
            let place = |place: &Place| {
                let (start, end) = now(&|row| of(row).is_some_and(|line| place.lines.contains(&line)));
                Some(Place { name: place.name.clone(), lines: start?..end? + 1 })
            };
            let places: Vec<Place> = note.places.iter().filter_map(place).collect();
            (!places.is_empty()).then_some(Noted { places, ..note })
        };
        let new = |row: &Row| match row {
            Row::Second(line, _) => Some(*line),
            Row::First(_) => None,
        };
        let old = |row: &Row| match row {
            Row::First(line) => Some(*line),
            Row::Second(..) => None,
        };
        let second_notes = self.manifest_notes(second);
        let names: Vec<String> = second_notes.iter().flat_map(|note| &note.places).map(|place| place.name.clone()).collect();
        let first_notes = self.manifest_notes(first).into_iter();
        let gone = first_notes.filter(|note| !note.places.iter().any(|place| names.contains(&place.name)));
        let kept = second_notes.into_iter().filter_map(|note| moved(note, &new));
        let gone: Vec<Noted> = gone.filter_map(|note| moved(note, &old)).collect();
        kept.chain(gone).collect()
    }
}

fn change(one: diff::Difference) -> ChangeView {
    let (kind, values) = match one.change {
        diff::Change::Added(_) => ("added", None),
        diff::Change::Removed(_) => ("removed", None),
        diff::Change::Changed { values, .. } => ("changed", values),
    };
    let (before, after) = values.unwrap_or_default();
    ChangeView { kind, path: one.path, before, after }
}
