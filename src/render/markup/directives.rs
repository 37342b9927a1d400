//! Writes directives: each is a component of the theme's `blocks.html`.

use serde::Serialize;

use super::parts::{closing, without_links};
use super::{Writer, escape};
use crate::markdown::{Directive, Item, inline};
use crate::model::{Edition, Origin, anchor};
use crate::render::page::Heading;
use crate::source::Spanned;

/// What a block with a title gets.
#[derive(Serialize)]
pub(super) struct BlockView {
    /// Its id on the page, or nothing.
    pub(super) id: String,
    /// Its title as HTML, or nothing.
    pub(super) title: String,
    /// Its number among its like on the page, from 1; 0 where they are not numbered.
    pub(super) number: usize,
}

/// One tab.
#[derive(Serialize)]
struct TabView {
    title: String,
    /// What it is known by over all tabs of one `sync`; without any, by what it says.
    keys: String,
    html: String,
}

/// What the block `tabs` gets.
#[derive(Serialize)]
struct TabsView<'a> {
    tabs: Vec<TabView>,
    /// Tabs of the same name change together; nothing where they stand alone.
    sync: &'a str,
}

impl Writer<'_, '_> {
    /// Writes a container directive around `items`.
    pub(super) fn container(&mut self, directive: &Directive, items: &[Item]) {
        match directive.spec.name {
            "teacher" if self.page.shared.edition == Edition::Learner => {}
            "tabs" => self.tabs(directive, items),
            // Outside of tabs, which was said.
            "tab" => self.items(items),
            "question" => self.question(directive, items),
            "exercise" => self.exercise(directive, items),
            "quiz" => {
                self.quizzes += 1;
                let number = self.quizzes;
                self.numbered(directive, items, number, "quiz_anchor");
            }
            _ => {
                let id = directive.attributes.text("id").map(str::to_owned).unwrap_or_default();
                self.titled(directive, items, id, 0);
            }
        }
    }

    /// A block that has a number and, unless the author chose one, an id made of it.
    pub(super) fn numbered(&mut self, directive: &Directive, items: &[Item], number: usize, anchor: &'static str) {
        let id = self.numbered_id(directive, number, anchor);
        self.page.slugs.take(&id);
        if directive.spec.name == "quiz" {
            // Keeps the answers.
            self.page.blocks.insert("memory".to_owned());
            self.quiz = super::questions::Quiz { id: id.clone(), questions: 0 };
        }
        self.titled(directive, items, id, number);
    }

    /// The id of a block that has a number.
    pub(super) fn numbered_id(&self, directive: &Directive, number: usize, anchor: &'static str) -> String {
        match directive.attributes.text("id") {
            Some(id) => id.to_owned(),
            None => format!("{}-{number}", self.string(anchor)),
        }
    }

    fn titled(&mut self, directive: &Directive, items: &[Item], id: String, number: usize) {
        if let Some(chosen) = directive.attributes.get("id") {
            self.page.origins.push(Origin {
                href: anchor(&chosen.value),
                written: chosen.value.clone(),
                span: self.place(chosen.span),
            });
        }
        let title = directive.title.as_ref().map(|title| self.inline_title(title)).unwrap_or_default();
        let at = self.headings.len();
        let body = self.apart(items);
        let view = BlockView { id, title, number };
        match directive.spec.name {
            "quiz" => self.quiz_block(&view, &body, at),
            name => self.block(name, &view, Some(&body)),
        }
    }

    /// Writes a quiz, which has its place among the contents of the page: as the heading with that number, where the theme gave it its id.
    pub(super) fn quiz_block(&mut self, view: &BlockView, body: &str, at: usize) {
        let before = self.out.len();
        self.block("quiz", view, Some(body));
        if self.out[before..].contains(&format!("id=\"{}\"", escape::attribute(&view.id))) {
            let title = if view.title.is_empty() { escape::text(self.string("quiz")) } else { without_links(&view.title) };
            self.headings.insert(at, Heading { id: view.id.clone(), title, level: 2 });
        }
    }

    /// The Markdown of a directive's title as HTML.
    pub(super) fn inline_title(&mut self, title: &Spanned<String>) -> String {
        let items = inline(&title.value, title.span).items;
        self.in_title = true;
        let html = self.apart(&items);
        self.in_title = false;
        html
    }

    fn tabs(&mut self, directive: &Directive, items: &[Item]) {
        let mut tabs = Vec::new();
        let mut at = 0;
        while let Some(item) = items.get(at) {
            let Item::Open(tab) = item else {
                at += 1;
                continue;
            };
            let end = closing(items, at);
            if tab.spec.name == "tab" {
                let title = tab.title.as_ref().map(|title| self.inline_title(title)).unwrap_or_default();
                let keys = tab.attributes.text("key").unwrap_or_default().to_owned();
                tabs.push(TabView { title, keys, html: self.apart(&items[at + 1..end]) });
            }
            at = end + 1;
        }
        let sync = directive.attributes.text("sync").unwrap_or_default();
        self.block("tabs", &TabsView { tabs, sync }, None);
    }

    /// Writes a component of the theme.
    pub(super) fn block(&mut self, name: &str, view: &impl Serialize, body: Option<&str>) {
        self.out += &self.page.block_html(name, view, body);
        self.out.push('\n');
    }
}

/// Text with its HTML escaped, for a view.
pub(super) fn text(words: &str) -> String {
    escape::text(words)
}
