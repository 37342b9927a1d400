//! Fenced code: highlighted, included from files, with marked lines and prompts.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{Writer, escape};
use crate::markdown::{self, Region, SessionLine};
use crate::model::{Target, target};
use crate::render::figures::{self, Asked};
use crate::source::{Diagnostic, Span, Spanned};

/// What the block `code` of the theme gets.
#[derive(Serialize)]
struct CodeView<'a> {
    /// The lines as HTML, each in its `<span class=line>` where lines are told apart.
    code: &'a str,
    /// The language's name, or nothing.
    language: &'a str,
    /// The title, or nothing.
    title: &'a str,
    /// Whether it is a session with prompts.
    console: bool,
    /// Whether lines are numbered.
    numbers: bool,
}

impl Writer<'_, '_> {
    /// Writes a code block whose info string is `info` and whose text is `text`.
    pub(super) fn code(&mut self, info: &str, span: Span, text: &str) {
        // Mistakes in the attributes were said when the course was loaded.
        let fence = markdown::fence(info, span, &mut Vec::new());
        if fence.language == "diagram" {
            return self.drawn(span);
        }
        let included;
        let text = match fence.attributes.get("file") {
            Some(file) => {
                included = self.included(file, fence.attributes.get("region"), text);
                &included
            }
            None => text,
        };
        let console = fence.language == "console";
        let marked = fence.attributes.get("mark").map(|mark| self.marked(mark, text)).unwrap_or_default();
        let lines = if console { self.session(text) } else { self.highlighted(&fence.language, span, text) };
        let numbers = fence.attributes.flag("numbers");
        let code = if numbers || !marked.is_empty() { told_apart(&lines, &marked) } else { lines.join("\n") };
        let view = CodeView {
            code: &code,
            language: &fence.language,
            title: fence.attributes.text("title").unwrap_or_default(),
            console,
            numbers,
        };
        self.block("code", &view, None);
    }

    /// The diagram of the fence whose info string is at `span`, which was read when the course was loaded.
    fn drawn(&mut self, span: Span) {
        let course = self.page.shared.course;
        if let Some(drawing) = course.all_drawings().find(|drawing| drawing.id.span == span) {
            let anchor = self.page.slugs.heading(&drawing.id.value);
            self.out += &figures::html(self.page, drawing, &Asked { anchor: Some(anchor), ..Asked::default() });
        }
    }

    fn highlighted(&mut self, language: &str, span: Span, text: &str) -> Vec<String> {
        if let Some(lines) = self.page.shared.highlighter.lines(language, text) {
            return lines.to_vec();
        }
        let message = format!("no highlighting is known for `{language}`");
        let known = self.page.shared.highlighter.languages();
        let diagnostic = Diagnostic::warning("unknown-code-language", self.place(span), message);
        self.page.diagnostics.push(diagnostic.did_you_mean_or(language, known, || "write `text` for plain text"));
        text.lines().map(escape::text).collect()
    }

    /// A session: commands with their prompt, and output.
    fn session(&self, text: &str) -> Vec<String> {
        let line = |line| {
            let (prompt, command) = match line {
                SessionLine::Output(line) => return format!("<span class=\"out\">{}</span>", escape::text(line)),
                SessionLine::Typed { prompt, text, .. } => (escape::text(prompt), text),
            };
            let html = self.page.shared.highlighter.lines("bash", command);
            let html = html.and_then(|lines| lines.first().cloned()).unwrap_or_else(|| escape::text(command));
            let prompt = if prompt.is_empty() { prompt } else { format!("<i class=\"prompt\">{prompt}</i>") };
            format!("{prompt}<span class=\"cmd\">{html}</span>")
        };
        markdown::session(text).into_iter().map(line).collect()
    }

    /// The text of a file of the course, or of a region of it.
    pub(super) fn included(&mut self, file: &Spanned<String>, region: Option<&Spanned<String>>, inner: &str) -> String {
        let sources = self.page.shared.sources;
        let folder = format!("{}/", self.page.shared.course.book.src);
        let from = sources.get(file.span.file).path.strip_prefix(&folder).unwrap_or("");
        if !inner.trim().is_empty() {
            let message = "a fence that shows a file holds nothing itself";
            self.page
                .diagnostics
                .push(Diagnostic::error("file-and-text", file.span, message).help("remove the lines, or the attribute `file`"));
        }
        let path = match target(from, &file.value) {
            Target::File(path, _) => format!("{folder}{path}"),
            _ => {
                let message = format!("`{}` is not a file of the content folder", file.value);
                self.page.diagnostics.push(Diagnostic::error("outside-site", file.span, message));
                return String::new();
            }
        };
        let Some(text) = sources.find(&path).and_then(|id| sources.get(id).text()) else {
            let known: Vec<&str> = sources.under(&folder).map(|(_, file)| &*file.path).collect();
            let diagnostic = Diagnostic::error("missing-file", file.span, format!("there is no text file `{path}`"));
            let near = crate::source::nearest(&path, known);
            self.page.diagnostics.push(match near {
                Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
                None => diagnostic.help("paths are relative to the file that writes them"),
            });
            return String::new();
        };
        let Some(region) = region else { return markdown::without_anchors(text) };
        match markdown::region(text, &region.value) {
            Region::Lines(lines) => lines,
            Region::Unknown(names) => {
                let message = format!("`{path}` has no region `{}`", region.value);
                let diagnostic = Diagnostic::error("unknown-region", region.span, message);
                let help = if names.is_empty() {
                    "mark one with comments: `# ANCHOR: name` and `# ANCHOR_END: name`".to_owned()
                } else {
                    format!("it has: {}", names.into_iter().collect::<Vec<_>>().join(", "))
                };
                self.page.diagnostics.push(diagnostic.help(help));
                String::new()
            }
        }
    }

    /// The numbers of the marked lines: `2,4-6`.
    fn marked(&mut self, mark: &Spanned<String>, text: &str) -> BTreeSet<usize> {
        let count = text.lines().count();
        let mut marked = BTreeSet::new();
        for part in mark.value.split(',').take(200) {
            let (from, to) = part.split_once('-').unwrap_or((part, part));
            match (from.trim().parse::<usize>(), to.trim().parse::<usize>()) {
                (Ok(from), Ok(to)) if 1 <= from && from <= to && to <= count => marked.extend(from..=to),
                _ => {
                    let message = format!("`{part}` is no line of this block, which has {count}");
                    let diagnostic = Diagnostic::error("wrong-value", mark.span, message);
                    self.page.diagnostics.push(diagnostic.help("write line numbers and ranges: mark=\"2,4-6\""));
                }
            }
        }
        marked
    }
}

/// Each line in an element of its own.
fn told_apart(lines: &[String], marked: &BTreeSet<usize>) -> String {
    let line = |(i, html): (usize, &String)| {
        let class = if marked.contains(&(i + 1)) { "line marked" } else { "line" };
        format!("<span class=\"{class}\">{html}\n</span>")
    };
    lines.iter().enumerate().map(line).collect()
}
