//! Writes `::code`: a file of the course, or a region of it, with the notes that stand beside it.

use serde::Serialize;

use super::Writer;
use super::annotated::{self, Annotated, Noted, SheetView};
use crate::annotate::{self, Place};
use crate::markdown::{self, Directive};
use crate::model::{Target, target};

/// What the block `listing` gets.
#[derive(Serialize)]
struct ListingView {
    /// Its id on the page.
    id: String,
    /// Its title: the file's name, unless the author chose another.
    title: String,
    /// The address of the file.
    file_url: String,
    /// The lines and the notes.
    sheet: SheetView,
}

impl Writer<'_, '_> {
    /// Writes a file of code with its notes.
    pub(super) fn listing(&mut self, directive: &Directive) {
        let sources = self.page.shared.sources;
        let course = self.page.shared.course;
        let Some(file) = directive.attributes.get("file") else { return };
        let region = directive.attributes.get("region");
        // What is wrong with the file or the region is told as for a fence.
        if self.included(file, region, "").is_empty() {
            return;
        }
        let folder = format!("{}/", course.book.src);
        let from = sources.get(file.span.file).path.strip_prefix(&folder).unwrap_or("");
        let Target::File(path, _) = target(from, &file.value) else { return };
        let Some(id) = sources.find(&format!("{folder}{path}")) else { return };
        let text = sources.get(id).text().unwrap_or_default();
        let name = path.rsplit('/').next().unwrap_or_default();
        let language = name.rsplit_once('.').map_or(name, |(_, ending)| ending);
        let html = self.page.shared.highlighter.lines(language, text).or_else(|| self.page.shared.highlighter.lines("", text));
        let mut lines = annotated::lines(text, html.as_deref().map_or(&[], |lines| lines));
        if let Some(region) = region {
            let shown = markdown::region_lines(text, &region.value);
            lines.iter_mut().enumerate().for_each(|(i, line)| line.left_out = !shown.contains(&i));
        }
        // Lines that only mark regions are nobody's to read.
        let kept: Vec<usize> =
            (text.lines().enumerate()).filter(|(_, line)| !markdown::is_anchor(line)).map(|(i, _)| i).collect();
        let lines = lines.into_iter().filter(|line| kept.binary_search(&(line.number - 1)).is_ok()).collect();
        let now = |i: usize| kept.partition_point(|kept| *kept < i);
        let listing = course.listings.iter().find(|listing| listing.file == id);
        let notes = listing.map(|listing| {
            let (places, _) = annotate::passages(listing, sources);
            let noted = listing.notes.iter().zip(places).map(|(note, places)| Noted {
                title: note.title.clone(),
                text: note.text.clone(),
                places: places
                    .into_iter()
                    .map(|place| Place { lines: now(place.lines.start)..now(place.lines.end), ..place })
                    .collect(),
            });
            noted.filter(|note| !note.places.is_empty()).collect()
        });
        let anchor = self.anchor(name);
        let file_url = self.page.href(&file.value, &sources.get(file.span.file).path, file.span, None);
        let whole = Annotated { anchor: anchor.clone(), lines, notes: notes.unwrap_or_default(), folds: true };
        let sheet = annotated::sheet(self.page, &whole);
        let title = directive.attributes.text("title").unwrap_or(name).to_owned();
        self.page.blocks.insert("annotated".to_owned());
        self.block("listing", &ListingView { id: anchor, title, file_url, sheet }, None);
    }

    /// An id on the page: `wanted` itself where it is free.
    pub(super) fn anchor(&mut self, wanted: &str) -> String {
        if self.page.slugs.take(wanted) {
            return wanted.to_owned();
        }
        self.page.slugs.heading(wanted)
    }
}
