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
}

/// Deeper nesting of directives than this is refused: no lesson needs it, and hostile files use it.
const MAX_DEPTH: usize = 32;

impl Builder<'_> {
    pub(super) fn directive(&mut self, number: usize) {
        let line = self.lines[number].clone();
        let span = self.at.part(line.clone());
        match directive::read(&self.text[line], span, &mut self.out.diagnostics) {
            Line::Leaf(directive) => {
                if let Some(directive) = directive {
                    self.check_parent(&directive);
                    self.out.items.push(Item::Leaf(Box::new(directive)));
                }
            }
            Line::Open(colons, _) if self.open.len() >= MAX_DEPTH => {
                let message = format!("directives nested more than {MAX_DEPTH} deep");
                self.out.diagnostics.push(Diagnostic::error("directive-syntax", span, message));
                self.open.push(Open { colons, depth: self.depth, span, known: None });
            }
            Line::Open(colons, directive) => {
                let known = directive.as_ref().map(|d| d.spec.name);
                self.close_sibling(directive.as_ref());
                self.open.push(Open { colons, depth: self.depth, span, known });
                if let Some(directive) = directive {
                    self.check_parent(&directive);
                    self.out.items.push(Item::Open(Box::new(directive)));
                }
            }
            Line::Close(colons) => self.close(colons, span),
        }
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
        self.pop();
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
