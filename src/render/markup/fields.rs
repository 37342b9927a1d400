//! The documentation of a manifest's fields: what `kubectl explain` says, each said once on a page.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Writer, escape};
use crate::manifest::documented::{Documented, documented, reference};
use crate::manifest::tree::parse;
use crate::model::Manifest;
use crate::render::page::PageCx;

/// What a field is.
#[derive(Clone, Serialize)]
pub(super) struct FieldView {
    /// Its id on the page.
    id: String,
    /// Its name.
    name: String,
    /// The type that has it, such as `DeploymentSpec`.
    owner: String,
    /// What it holds, as `kubectl explain` writes it.
    kind: String,
    /// Whether an object without it is refused.
    required: bool,
    /// Whether it can never be changed.
    immutable: bool,
    /// What it is where it is not set, or nothing; in English.
    default: String,
    /// The values it may have.
    values: Vec<ValueView>,
    /// The least and the greatest number, or nothing.
    range: String,
    /// The keys of the items of its list, or nothing.
    keys: String,
    /// The official description, in English, as HTML.
    text: String,
    /// The address of the type in the official reference, or nothing.
    url: String,
}

/// A value that a field may have.
#[derive(Clone, Serialize)]
struct ValueView {
    /// The value.
    value: String,
    /// What it means; in English.
    meaning: String,
}

impl Writer<'_, '_> {
    /// The addresses of the documentation by the byte at which each field's name begins, and the documentation that the page does not have
    /// yet.
    pub(super) fn documentation(&mut self, manifest: &Manifest, anchor: &str) -> (BTreeMap<usize, String>, Vec<FieldView>) {
        let text = self.page.shared.sources.get(manifest.file).text().unwrap_or_default();
        let mut addresses = BTreeMap::new();
        let mut views = Vec::new();
        for one in documented(&parse(text)) {
            // The same field of another type may be described in the same words (`metadata` of most kinds): told once where all that is
            // told of it is the same, and not only its words.
            let mut told = view(self.page, &one);
            let known = serde_json::to_string(&FieldView { owner: String::new(), url: String::new(), ..told.clone() })
                .unwrap_or_default();
            let id = match self.page.fields.get(&known) {
                Some(id) => id.clone(),
                None => {
                    let id = self.anchor(&format!("{anchor}.field-{}", one.field.name));
                    self.page.fields.insert(known, id.clone());
                    told.id.clone_from(&id);
                    views.push(told);
                    id
                }
            };
            addresses.insert(one.key.start, escape::place(&id));
        }
        (addresses, views)
    }
}

/// What is told of a field; its place on the page is not known yet.
fn view(page: &PageCx<'_>, one: &Documented) -> FieldView {
    let (field, facts) = (one.field, &one.field.facts);
    let strings = &page.language.strings;
    let range = facts.bounds().map(|(least, most)| match most {
        None => strings.get("field_at_least").replace("{from}", &least.to_string()),
        Some(most) => strings.get("field_between").replace("{from}", &least.to_string()).replace("{to}", &most.to_string()),
    });
    let value = |(value, meaning): &(&str, &str)| ValueView { value: (*value).to_owned(), meaning: (*meaning).to_owned() };
    FieldView {
        id: String::new(),
        name: field.name.to_owned(),
        owner: one.owner.name.rsplit('.').next().unwrap_or_default().to_owned(),
        kind: field.shape.written(),
        required: field.required,
        immutable: facts.immutable,
        default: field.default().unwrap_or_default(),
        values: facts.values.iter().map(value).collect(),
        range: range.unwrap_or_default(),
        keys: facts.keys.join(", "),
        text: linked(&field.description()),
        url: reference(one.owner).unwrap_or_default(),
    }
}

/// A description as HTML: its paragraphs, its addresses as links.
fn linked(text: &str) -> String {
    let mut html = String::new();
    for paragraph in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        html += "<p>";
        for (i, word) in paragraph.split(' ').enumerate() {
            html.push_str(if i > 0 { " " } else { "" });
            let end = word.trim_end_matches(['.', ',', ')', ';']);
            let host = end.strip_prefix("https://").is_some_and(|rest| rest.contains('.'));
            if host && !end.contains(['"', '<', '>', '`', '(']) {
                html +=
                    &format!("<a href=\"{}\">{}</a>{}", escape::href(end), escape::text(end), escape::text(&word[end.len()..]));
            } else {
                html += &escape::text(word);
            }
        }
        html += "</p>";
    }
    html
}

#[cfg(test)]
mod tests {
    use super::linked;

    #[test]
    fn addresses_become_links_and_nothing_else_does() {
        let html = linked("More info: https://kubernetes.io/docs/a#b. <b> & http://x\n\nhttps://");
        let link = "<a href=\"https://kubernetes.io/docs/a#b\">https://kubernetes.io/docs/a#b</a>.";
        assert_eq!(html, format!("<p>More info: {link} &lt;b&gt; &amp; http://x</p><p>https://</p>"));
    }
}
