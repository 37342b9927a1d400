//! Writes footnotes: where they are referred to, and their texts at the end.

use super::{Writer, escape};

impl Writer<'_, '_> {
    /// The texts of the footnotes that were referred to, in the order in which they first were.
    pub(super) fn footnotes(&mut self) {
        if self.note_order.is_empty() {
            return;
        }
        let title = escape::text(self.string("footnotes"));
        self.out += &format!("<section class=\"footnotes\" aria-label=\"{title}\">\n<ol>\n");
        for (i, label) in self.note_order.iter().enumerate() {
            let number = i + 1;
            let back = escape::attribute(self.page.language.strings.get("back_to_text"));
            let text = self.notes.get(label).map_or("", String::as_str).trim_end();
            let link = format!(" <a href=\"#fnref-{number}\" class=\"back\" aria-label=\"{back} {number}\">↩</a>");
            let text = match text.strip_suffix("</p>") {
                Some(text) => format!("{text}{link}</p>"),
                None => format!("{text}{link}"),
            };
            self.out += &format!("<li id=\"fn-{number}\">{text}</li>\n");
        }
        self.out += "</ol>\n</section>\n";
    }

    /// A reference to a footnote.
    pub(super) fn note_reference(&mut self, label: &str) {
        let known = self.note_order.iter().position(|known| known == label);
        let number = known.map_or(self.note_order.len(), |i| i) + 1;
        let id = if known.is_none() {
            self.note_order.push(label.to_owned());
            format!(" id=\"fnref-{number}\"")
        } else {
            String::new()
        };
        let word = escape::attribute(self.string("footnote"));
        self.out +=
            &format!("<sup class=\"fnref\"><a href=\"#fn-{number}\"{id} aria-label=\"{word} {number}\">{number}</a></sup>");
    }
}
