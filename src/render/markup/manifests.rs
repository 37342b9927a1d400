//! Writes `::manifest`: a manifest with its notes, each field's name a way to its documentation.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::annotated::{self, Annotated, Line, Noted, SheetView};
use super::fields::FieldView;
use super::{Writer, escape};
use crate::annotate::{self, lines};
use crate::manifest::paint::{Paint, Piece, paint};
use crate::markdown::{Directive, listed};
use crate::model::{Manifest, Origin};
use crate::source::Spanned;

/// What the block `manifest` gets.
#[derive(Serialize)]
struct ManifestView {
    /// Its id on the page.
    id: String,
    /// The file's name.
    name: String,
    /// The address of the file.
    file_url: String,
    /// The command that applies it, as HTML, or nothing where only a part is shown.
    apply: String,
    /// The lines and the notes.
    sheet: SheetView,
    /// What its fields are; those that the page has said already are left out.
    fields: Vec<FieldView>,
}

impl<'a> Writer<'_, 'a> {
    /// Writes a manifest of the course.
    pub(super) fn manifest(&mut self, directive: &Directive) {
        let Some(id) = directive.attributes.get("id") else { return };
        let Some(manifest) = self.known_manifest(id) else { return };
        let anchor = self.anchor(&id.value);
        let (addresses, fields) = self.documentation(manifest, &anchor);
        let mut lines = self.manifest_lines(manifest, &addresses);
        let whole = directive.attributes.get("only").is_none();
        if let Some(only) = directive.attributes.get("only") {
            self.leave_out(only, manifest, &mut lines);
        }
        self.tie(manifest, &mut lines);
        let name = format!("{}.yaml", manifest.id.value);
        let notes = self.manifest_notes(manifest);
        let annotated = Annotated { anchor: anchor.clone(), lines, notes, folds: true };
        let sheet = annotated::sheet(self.page, &annotated);
        let file_url = self.manifest_url(id, manifest);
        let apply = if whole { self.aside("console", directive, &format!("$ kubectl apply -f {name}\n")) } else { String::new() };
        self.page.blocks.insert("annotated".to_owned());
        self.block("manifest", &ManifestView { id: anchor, name, file_url, apply, sheet, fields }, None);
    }

    /// The manifest of an id; one that is not there is told.
    pub(super) fn known_manifest(&mut self, id: &Spanned<String>) -> Option<&'a Manifest> {
        let course = self.page.shared.course;
        let found = course.manifest(&id.value);
        if found.is_none() {
            self.unknown("manifest", id, course.manifests.iter().map(|manifest| &*manifest.id.value));
        }
        found
    }

    /// The address of a manifest as a file, which is published.
    pub(super) fn manifest_url(&mut self, id: &Spanned<String>, manifest: &Manifest) -> String {
        let path = format!("manifests/{}.yaml", manifest.id.value);
        let url = self.page.url(&escape::path(&path));
        self.page.published.insert(path);
        self.page.origins.push(Origin { href: url.clone(), written: id.value.clone(), span: id.span });
        url
    }

    /// A code block in a string of its own.
    pub(super) fn aside(&mut self, info: &str, directive: &Directive, text: &str) -> String {
        let outer = std::mem::take(&mut self.out);
        self.code(info, directive.span, text);
        std::mem::replace(&mut self.out, outer)
    }

    /// The notes of a manifest at their lines.
    pub(super) fn manifest_notes(&self, manifest: &Manifest) -> Vec<Noted> {
        let (places, _) = annotate::places(manifest, self.page.shared.sources);
        let noted = manifest.notes.notes.iter().zip(places).map(|(note, places)| Noted {
            title: note.title.clone(),
            text: note.text.clone(),
            places,
        });
        noted.filter(|note| !note.places.is_empty()).collect()
    }

    /// The lines of a manifest, coloured; `addresses` are those of fields' documentation, by the byte at which the field's name begins.
    pub(super) fn manifest_lines(&mut self, manifest: &Manifest, addresses: &BTreeMap<usize, String>) -> Vec<Line> {
        let text = self.page.shared.sources.get(manifest.file).text().unwrap_or_default();
        annotated::lines(text, &coloured(text, &paint(text), addresses))
    }

    /// Marks the lines that are tied to lines of manifests of this page.
    fn tie(&mut self, manifest: &Manifest, shown: &mut [Line]) {
        if self.page.ties.is_none() {
            let (ties, count) = annotate::tied(self.page.shared.course, self.page.shared.sources, &self.page.manifests);
            self.page.lit_ties = count;
            self.page.ties = Some(ties);
        }
        let own = self.page.ties.as_ref().and_then(|ties| ties.get(&manifest.id.value));
        for (tie, lines) in own.into_iter().flatten() {
            for line in shown.get_mut(lines.clone()).into_iter().flatten() {
                line.ties.insert(*tie);
            }
        }
    }

    /// Leaves out the lines that none of the chosen paths covers.
    fn leave_out(&mut self, only: &Spanned<String>, manifest: &Manifest, shown: &mut [Line]) {
        let sources = self.page.shared.sources;
        let text = sources.get(manifest.file).text().unwrap_or_default();
        let mut wanted: BTreeSet<usize> = BTreeSet::new();
        for path in listed(only) {
            match annotate::bytes(&path, manifest, sources) {
                Ok(bytes) => wanted.extend(lines(text, bytes)),
                Err(diagnostic) => self.page.diagnostics.push(*diagnostic),
            }
        }
        for (i, line) in shown.iter_mut().enumerate() {
            line.left_out = !wanted.contains(&i);
        }
    }
}

/// The lines of a text as HTML, its pieces coloured.
fn coloured(text: &str, pieces: &[Piece], addresses: &BTreeMap<usize, String>) -> Vec<String> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut next = 0;
    for line in text.split_inclusive('\n') {
        let shown = start..start + line.trim_end_matches(['\n', '\r']).len();
        // A piece may reach over several lines: a block of text, a quoted one.
        while pieces.get(next).is_some_and(|piece| piece.bytes.end <= start) {
            next += 1;
        }
        let mut html = String::with_capacity(line.len() * 2);
        let mut at = shown.start;
        for piece in pieces[next..].iter().take_while(|piece| piece.bytes.start < shown.end) {
            let part = piece.bytes.start.max(at)..piece.bytes.end.min(shown.end);
            if part.start >= part.end {
                continue;
            }
            html += &escape::text(text.get(at..part.start).unwrap_or_default());
            let address = addresses.get(&piece.bytes.start).filter(|_| piece.paint == Paint::Key && part == piece.bytes);
            // Every field is in the list below too: by keyboard, the list is the way there.
            if let Some(address) = address {
                html += &format!("<a href=\"{address}\" tabindex=-1>");
            }
            write_piece(&mut html, text.get(part.clone()).unwrap_or_default(), piece);
            html += if address.is_some() { "</a>" } else { "" };
            at = part.end;
        }
        html += &escape::text(text.get(at..shown.end).unwrap_or_default());
        lines.push(html);
        start += line.len();
    }
    lines
}

fn write_piece(html: &mut String, words: &str, piece: &Piece) {
    let class = match piece.paint {
        Paint::Key => 'g',
        Paint::Text => 's',
        Paint::Number => 'n',
        Paint::Constant => 'o',
        Paint::Comment => 'c',
    };
    *html += &format!("<i class={class}>{}</i>", escape::text(words));
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{coloured, paint};

    #[test]
    fn lines_keep_every_character() {
        let text = "a: <b> # c\nd: |\n  é\n  f\n- \"x\ny\"\r\n\n";
        let shown: Vec<String> =
            coloured(text, &paint(text), &BTreeMap::new()).iter().map(|line| line.replace("<i class=", "\u{1}")).collect();
        let plain: Vec<String> = shown
            .iter()
            .map(|line| {
                line.split('\u{1}')
                    .map(|part| part.get(2..).filter(|_| part.as_bytes().get(1) == Some(&b'>')).unwrap_or(part))
                    .collect::<String>()
                    .replace("</i>", "")
            })
            .collect();
        let wanted: Vec<String> = text.lines().map(|line| line.replace('<', "&lt;").replace('>', "&gt;")).collect();
        assert_eq!(plain, wanted);
    }
}
