//! How directives nest: opening, closing, and what was never closed.

use super::Directive;
use super::directive::{self, Line};
use super::parse::{Builder, Item};
use super::specs::{Form, SPECS};
use crate::source::{Diagnostic, Span};

/// A container that is still open.
pub(super) struct Open {
    colons: usize,
    /// How many CommonMark blocks were open around it.
    depth: usize,
    span: Span,
    /// Its name; `None` where it is unknown and leaves no trace.
    known: Option<&'static str>,
    /// Whether something stands in it of what it is there for.
    filled: bool,
}

/// What these are there for: words alone do not fill them. Of a question, its answers are looked at.
const HOLDS: [(&str, &str); 2] = [("quiz", "question"), ("tabs", "tab")];

/// Deeper nesting of directives than this is refused: no lesson needs it, and hostile files use it.
const MAX_DEPTH: usize = 32;

impl Builder<'_> {
    pub(super) fn directive(&mut self, number: usize) {
        let line = self.lines[number].clone();
        let span = self.at.part(line.clone());
        match directive::read(&self.text[line], span, &mut self.out.diagnostics) {
            Line::Leaf(directive) => {
                self.fill(directive.as_ref().map(|d| d.spec.name));
                if let Some(directive) = directive {
                    self.check_parent(&directive);
                    self.out.items.push(Item::Leaf(Box::new(directive)));
                }
            }
            Line::Open(colons, _) if self.open.len() >= MAX_DEPTH => {
                let message = format!("directives nested more than {MAX_DEPTH} deep");
                self.out.diagnostics.push(Diagnostic::error("directive-syntax", span, message));
                self.open.push(Open { colons, depth: self.depth, span, known: None, filled: true });
            }
            Line::Open(colons, directive) => {
                let known = directive.as_ref().map(|d| d.spec.name);
                self.close_sibling(directive.as_ref());
                self.fill(known);
                self.open.push(Open { colons, depth: self.depth, span, known, filled: known == Some("question") });
                if let Some(directive) = directive {
                    self.check_parent(&directive);
                    self.out.items.push(Item::Open(Box::new(directive)));
                }
            }
            Line::Close(colons) => self.close(colons, span),
        }
    }

    /// Something stands in the innermost container: a directive of that name, or one that could not be read.
    fn fill(&mut self, name: Option<&str>) {
        if let Some(open) = self.open.last_mut() {
            let holds = HOLDS.iter().find(|(container, _)| open.known == Some(container));
            open.filled |= holds.is_none_or(|(_, child)| name.is_none_or(|name| name == *child));
        }
    }

    /// Words, or other Markdown, stand in the innermost container.
    pub(super) fn fill_with_text(&mut self) {
        self.fill(Some(""));
    }

    /// What stands only in a quiz, or in an exercise, stands in no other of its like: the `:::` of that one is missing.
    fn close_sibling(&mut self, next: Option<&Directive>) {
        let parent = |name: &str| SPECS.iter().find(|spec| spec.name == name).and_then(|spec| spec.parent);
        let siblings = |open: &Open| {
            let around = open.known.and_then(parent);
            around.is_some() && around == next.and_then(|next| next.spec.parent) && open.depth == self.depth
        };
        if self.open.last().is_some_and(siblings) {
            self.forgotten();
        }
    }

    fn check_parent(&mut self, directive: &Directive) {
        let own = usize::from(directive.spec.form == Form::Container);
        let around = self.open[..self.open.len() - own].last();
        if let Some(parent) = directive.spec.parent
            // What is unknown around it was told, and may be meant as what it needs.
            && around.is_none_or(|open| open.known.is_some_and(|known| known != parent))
        {
            if own == 1
                && let Some(open) = self.open.last_mut()
            {
                // Where it stands is what has to be said of it.
                open.filled = true;
            }
            let message = format!("`{}` stands only in `{parent}`", directive.spec.name);
            let help = format!("put it between `:::{parent}` and its closing `:::`");
            self.out.diagnostics.push(Diagnostic::error("misplaced-directive", directive.span, message).help(help));
        }
    }

    fn close(&mut self, colons: usize, span: Span) {
        let Some(innermost) = self.open.last() else {
            let message = "this `:::` closes nothing";
            self.out
                .diagnostics
                .push(Diagnostic::error("stray-close", span, message).help("remove it, or look for a `:::` too many above"));
            return;
        };
        if innermost.depth != self.depth {
            let message = "this `:::` stands in another list or quote than the directive it would close";
            let diagnostic = Diagnostic::error("stray-close", span, message).also(innermost.span, "opened here");
            self.out.diagnostics.push(diagnostic.help("indent both lines alike"));
            return;
        }
        // `::::` closes the container that was opened with four colons, not a three-colon one that was forgotten in it.
        if innermost.colons != colons
            && let Some(outer) = self.open.iter().rposition(|open| open.colons == colons && open.depth == self.depth)
        {
            while self.open.len() > outer + 1 {
                self.forgotten();
            }
        }
        self.tell_empty();
        self.pop();
    }

    /// Tells of the innermost container that nothing stands in it.
    fn tell_empty(&mut self) {
        let Some(open) = self.open.last() else { return };
        let Some(name) = open.known.filter(|_| !open.filled) else { return };
        let (message, help) = match HOLDS.iter().find(|(container, _)| *container == name) {
            Some((_, child)) => (
                format!("there is no `{child}` in this `{name}`"),
                format!("write `:::{child}[Title]`, what belongs to it and `:::` before the `:::` of `{name}`"),
            ),
            None => (format!("nothing stands in this `{name}`"), "write something before its `:::`, or remove it".to_owned()),
        };
        self.out.diagnostics.push(Diagnostic::error("empty-directive", open.span, message).help(help));
    }

    fn pop(&mut self) {
        if self.open.pop().is_some_and(|open| open.known.is_some()) {
            self.out.items.push(Item::Close);
        }
    }

    /// Closes the innermost container, whose own `:::` is missing.
    pub(super) fn forgotten(&mut self) {
        if let Some(open) = self.open.last() {
            let message = format!("`{}` is never closed", open.known.unwrap_or("this directive"));
            let diagnostic = Diagnostic::error("unclosed-directive", open.span, message).label("opened here");
            self.out.diagnostics.push(diagnostic.help("add a line `:::` where it ends"));
        }
        self.pop();
    }

    /// Closes what was opened inside a block that ends now.
    pub(super) fn close_inside(&mut self, depth: usize) {
        while self.open.last().is_some_and(|open| open.depth >= depth && depth > 0) {
            self.forgotten();
        }
    }
}
