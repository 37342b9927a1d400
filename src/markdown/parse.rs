//! Parses a whole Markdown text at once, so that footnotes and reference links reach across directives.
//!
//! Directive lines are first replaced by processing instructions (`<?ardoise 3?>`), which CommonMark takes for blocks of
//! their own wherever a directive may stand, lists and quotes included. Where one comes out as code after all, its line is put back.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd, TextMergeWithOffset};

use super::Directive;
use super::directive::{self, Line};
use super::offsets::Offsets;
use super::specs::Form;
use crate::source::{Diagnostic, Span};

/// A part of a parsed text.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// What CommonMark sees, with its place: of a fenced block's start, the place of its info string.
    Event(Event<'static>, Span),
    /// A container directive opens.
    Open(Box<Directive>),
    /// The innermost open container closes.
    Close,
    /// A leaf directive.
    Leaf(Box<Directive>),
}

/// A parsed text: items whose opens and closes, like CommonMark's starts and ends, nest.
#[derive(Debug, Default)]
pub struct Parsed {
    /// The parts in order.
    pub items: Vec<Item>,
    /// What is wrong with the directives.
    pub diagnostics: Vec<Diagnostic>,
}

const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_MATH)
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_WIKILINKS);

/// Parses `text`, which stands at `at` in its file.
#[must_use]
pub fn parse(text: &str, at: Span) -> Parsed {
    let replaced = replace(text);
    let mut builder = Builder {
        text,
        at,
        lines: &replaced.lines,
        opening: &replaced.opening,
        out: Parsed::default(),
        open: Vec::new(),
        depth: 0,
        verbatim: false,
        code: None,
    };
    let events = TextMergeWithOffset::new(Parser::new_ext(&replaced.text, OPTIONS).into_offset_iter());
    for (event, range) in events {
        builder.event(event, replaced.offsets.original(range));
    }
    builder.finish()
}

/// Parses a text that has to fit in a line: paragraphs and directives are not seen, only what stands in them.
#[must_use]
pub fn inline(text: &str, at: Span) -> Parsed {
    let mut items = Vec::new();
    // What stands first makes no list, heading or quote of a line that begins with `6. `, `# ` or `> `.
    let guarded = format!(";{text}");
    for (event, range) in TextMergeWithOffset::new(Parser::new_ext(&guarded, OPTIONS).into_offset_iter()) {
        let range = range.start.saturating_sub(1)..range.end.saturating_sub(1);
        let event = match event {
            Event::Text(first) if range.start == 0 && first.starts_with(';') && items.is_empty() => {
                Event::Text(first[1..].to_owned().into())
            }
            other => other,
        };
        if matches!(&event, Event::Text(text) if text.is_empty()) {
            continue;
        }
        let keep = match &event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::Emphasis | Tag::Strong | Tag::Strikethrough)
            | Event::End(TagEnd::Link | TagEnd::Image | TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough) => true,
            Event::Start(_) | Event::End(_) | Event::Rule => false,
            _ => true,
        };
        if keep {
            let range = range.start.min(at.end - at.start)..range.end.min(at.end - at.start);
            items.push(Item::Event(event.into_static(), at.part(range)));
        }
    }
    Parsed { items, diagnostics: Vec::new() }
}

/// A text with its directive lines replaced.
struct Replaced {
    text: String,
    /// What the instructions begin with: words that the text does not have itself.
    opening: String,
    lines: Vec<Range<usize>>,
    offsets: Offsets,
}

fn replace(text: &str) -> Replaced {
    let opening = (0..).map(|n| format!("<?ardoise{} ", "-".repeat(n))).find(|opening| !text.contains(opening.trim_end()));
    let opening = opening.unwrap_or_default();
    let mut out =
        Replaced { text: String::with_capacity(text.len() + 64), opening, lines: Vec::new(), offsets: Offsets::default() };
    let mut at = 0;
    let mut comment = false;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches(['\n', '\r']);
        out.offsets.piece(out.text.len(), at, line.len());
        if !comment && directive::looks_like_one(content) {
            let indent = content.len() - content.trim_start().len();
            out.text.push_str(&content[..indent]);
            out.offsets.piece(out.text.len(), at + indent, content.len() - indent);
            out.text.push_str(&marker(&out.opening, out.lines.len()));
            out.offsets.piece(out.text.len(), at + content.len(), line.len() - content.len());
            out.text.push_str(&line[content.len()..]);
            out.lines.push(at..at + content.len());
        } else {
            out.text.push_str(line);
            // What an HTML comment holds is not seen by anybody.
            comment = match (comment, content.rfind("<!--"), content.rfind("-->")) {
                (false, Some(open), close) => content.trim_start().starts_with("<!--") && close.is_none_or(|c| c < open),
                (true, open, Some(close)) => open.is_some_and(|o| o > close),
                (state, ..) => state,
            };
        }
        at += line.len();
    }
    out
}

fn marker(opening: &str, number: usize) -> String {
    format!("{opening}{number}?>")
}

/// The number of the directive line that an HTML event stands for.
fn marked(html: &str, opening: &str) -> Option<usize> {
    html.trim().strip_prefix(opening)?.strip_suffix("?>")?.parse().ok()
}

/// Whether an HTML block begins one of the elements whose content CommonMark leaves alone to its end tag.
fn is_verbatim(html: &str) -> bool {
    let html = html.trim_start().to_ascii_lowercase();
    ["<pre", "<script", "<style", "<textarea"].iter().any(|tag| html.starts_with(tag))
}

/// A container that is still open.
struct Open {
    colons: usize,
    /// How many CommonMark blocks were open around it.
    depth: usize,
    span: Span,
    /// Its name; `None` where it is unknown and leaves no trace.
    known: Option<&'static str>,
}

struct Builder<'a> {
    text: &'a str,
    at: Span,
    lines: &'a [Range<usize>],
    opening: &'a str,
    out: Parsed,
    open: Vec<Open>,
    depth: usize,
    /// Whether an HTML block is open whose content is not HTML, such as `<script>`.
    verbatim: bool,
    /// The kind of code block that is open.
    code: Option<Code>,
}

/// A code block.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Code {
    Fenced,
    Indented,
}

/// Deeper nesting of directives than this is refused: no lesson needs it, and hostile files use it.
const MAX_DEPTH: usize = 32;

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) => self.verbatim = false,
            Event::Html(html) => {
                self.verbatim |= is_verbatim(&html);
                match marked(&html, self.opening) {
                    Some(number) if number < self.lines.len() && !self.verbatim => self.directive(number),
                    _ => self.push(Event::Html(self.restored(html)), range),
                }
            }
            // A line that goes on a paragraph is no directive.
            Event::InlineHtml(html) if marked(&html, self.opening).is_some() => {
                self.push(Event::Text(self.restored(html)), range)
            }
            Event::Start(_) => {
                if let Event::Start(Tag::CodeBlock(kind)) = &event {
                    self.fence(kind, &range);
                }
                self.push(event, range);
                self.depth += 1;
            }
            Event::Text(text) => {
                self.look_for_lost(&text, &range);
                self.push(Event::Text(text), range);
            }
            Event::End(_) => {
                self.code = None;
                self.close_inside(self.depth);
                self.depth = self.depth.saturating_sub(1);
                self.push(event, range);
            }
            other => self.push(other, range),
        }
    }

    fn push(&mut self, event: Event<'_>, range: Range<usize>) {
        let event = match self.as_written(event) {
            // In a table cell the author has to write `\|`, and the parser leaves the backslash.
            Event::Start(Tag::Link { link_type: link_type @ LinkType::WikiLink { .. }, dest_url, title, id }) => {
                let dest_url = dest_url.trim_end_matches('\\').to_owned().into();
                Event::Start(Tag::Link { link_type, dest_url, title, id })
            }
            other => other,
        };
        // A block's range holds the line end after it, which is no place to show.
        let shown = self.text.get(range.clone()).map_or(range.len(), |text| text.trim_end().len());
        let range = match &event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => self.info(range.start),
            _ => range.start..range.start + shown,
        };
        self.out.items.push(Item::Event(event.into_static(), self.at.part(range)));
    }

    /// The place of the info string of the fence at `start`.
    fn info(&self, start: usize) -> Range<usize> {
        let line = self.text[start..].lines().next().unwrap_or_default();
        let info = line.trim_start().trim_start_matches(['`', '~']).trim();
        let at = start + line.rfind(info).filter(|_| !info.is_empty()).unwrap_or(0);
        let length = if info.is_empty() { line.len() } else { info.len() };
        at..at + length
    }

    /// A code block begins: a fence that nothing closes takes the rest of the lesson with it.
    fn fence(&mut self, kind: &CodeBlockKind<'_>, range: &Range<usize>) {
        self.code = Some(if matches!(kind, CodeBlockKind::Indented) { Code::Indented } else { Code::Fenced });
        let raw = self.text.get(range.clone()).unwrap_or_default().trim_end();
        let fence: String = raw.chars().take_while(|c| matches!(c, '`' | '~')).collect();
        let last = raw.lines().skip(1).last().unwrap_or_default().trim_start_matches([' ', '\t', '>']);
        if self.code == Some(Code::Fenced) && !(last.starts_with(&*fence) && last.trim_start_matches(['`', '~']).is_empty()) {
            let line = range.start..range.start + raw.lines().next().map_or(0, str::len);
            let diagnostic = Diagnostic::error("unclosed-fence", self.at.part(line), "this code block is never closed");
            self.out.diagnostics.push(diagnostic.help(format!("add a line `{fence}` where it ends")));
        }
    }

    /// Words that look like a directive and are none, because of where they stand: what a note for the teacher hides must not show.
    fn look_for_lost(&mut self, text: &str, range: &Range<usize>) {
        let written = self.restored(text.to_owned().into());
        let opens = |line: &str| {
            let line = line.trim_start();
            line.starts_with(":::") && line.trim_start_matches(':').trim_start().starts_with(|c: char| c.is_ascii_alphabetic())
        };
        let lost = match self.code {
            Some(Code::Fenced) => false,
            Some(Code::Indented) => written.lines().any(opens),
            None => opens(&written) && !self.text[..range.start].ends_with('\\'),
        };
        if lost {
            let message = "this looks like a directive, but here it is only words";
            let help = if self.code.is_some() {
                "four spaces make it code: indent it less, or show it in a fence"
            } else {
                "a directive begins its line: not in a quote, not after the mark of a list (indent it on a line of its own there); write `\\:::` for the words"
            };
            let diagnostic = Diagnostic::error("misplaced-directive", self.at.part(range.clone()), message);
            self.out.diagnostics.push(diagnostic.help(help));
        }
    }

    /// What an event says, as it was written before directive lines were replaced.
    fn as_written<'e>(&self, event: Event<'e>) -> Event<'e> {
        match event {
            Event::Text(text) => Event::Text(self.restored(text)),
            Event::Code(text) => Event::Code(self.restored(text)),
            Event::InlineHtml(html) => Event::InlineHtml(self.restored(html)),
            Event::InlineMath(text) => Event::InlineMath(self.restored(text)),
            Event::DisplayMath(text) => Event::DisplayMath(self.restored(text)),
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                Event::Start(Tag::Link { link_type, dest_url: self.restored(dest_url), title: self.restored(title), id })
            }
            Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
                Event::Start(Tag::Image { link_type, dest_url: self.restored(dest_url), title: self.restored(title), id })
            }
            other => other,
        }
    }

    /// Words in which directive lines were replaced, as they were written.
    fn restored<'e>(&self, text: CowStr<'e>) -> CowStr<'e> {
        if !text.contains(self.opening) {
            return text;
        }
        let mut text = text.into_string();
        for (number, line) in self.lines.iter().enumerate() {
            let marker = marker(self.opening, number);
            if text.contains(&marker) {
                text = text.replacen(&marker, self.text[line.clone()].trim_start(), 1);
            }
        }
        text.into()
    }

    fn directive(&mut self, number: usize) {
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
                self.open.push(Open { colons, depth: self.depth, span, known });
                if let Some(directive) = directive {
                    self.check_parent(&directive);
                    self.out.items.push(Item::Open(Box::new(directive)));
                }
            }
            Line::Close(colons) => self.close(colons, span),
        }
    }

    fn check_parent(&mut self, directive: &Directive) {
        let own = usize::from(directive.spec.form == Form::Container);
        let around: Vec<&str> = self.open[..self.open.len() - own].iter().filter_map(|open| open.known).collect();
        if let Some(parent) = directive.spec.parent
            && around.last() != Some(&parent)
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
    fn forgotten(&mut self) {
        if let Some(open) = self.open.last() {
            let message = format!("`{}` is never closed", open.known.unwrap_or("this directive"));
            let diagnostic = Diagnostic::error("unclosed-directive", open.span, message).label("opened here");
            self.out.diagnostics.push(diagnostic.help("add a line `:::` where it ends"));
        }
        self.pop();
    }

    /// Closes what was opened inside a block that ends now.
    fn close_inside(&mut self, depth: usize) {
        while self.open.last().is_some_and(|open| open.depth >= depth && depth > 0) {
            self.forgotten();
        }
    }

    fn finish(mut self) -> Parsed {
        while !self.open.is_empty() {
            self.forgotten();
        }
        self.out
    }
}

#[cfg(test)]
mod tests {
    use super::{Item, Parsed, parse};
    use crate::source::{Sources, Span};

    fn read(text: &str) -> Parsed {
        let mut sources = Sources::default();
        let file = sources.add("a.md", text.as_bytes().to_vec());
        parse(text, Span::new(file, 0..text.len()))
    }

    /// The directives, indented by their nesting.
    fn shape(parsed: &Parsed) -> String {
        let mut depth = 0;
        let mut out = String::new();
        for item in &parsed.items {
            match item {
                Item::Open(directive) => {
                    out += &format!("{}{} ", ">".repeat(depth), directive.spec.name);
                    depth += 1;
                }
                Item::Close => depth -= 1,
                Item::Leaf(directive) => out += &format!("{}{} ", ">".repeat(depth), directive.spec.name),
                Item::Event(..) => {}
            }
        }
        assert_eq!(depth, 0, "opens and closes balance");
        out.trim_end().to_owned()
    }

    fn codes(parsed: &Parsed) -> Vec<&str> {
        parsed.diagnostics.iter().map(|d| d.code).collect()
    }

    #[test]
    fn directives_nest() {
        let parsed =
            read(":::exercise[A [b] c]{#x}\ntext\n:::hint\n1\n:::\n\n::::solution\n2\n::::\n:::\n::components{kind=tool}\n");
        assert_eq!(shape(&parsed), "exercise >hint >solution components");
        assert_eq!(codes(&parsed), Vec::<&str>::new());
    }

    #[test]
    fn code_and_comments_hold_no_directives() {
        let text = "```\n:::hint\n::x\n```\n\n    :::hint\n\n<!--\n:::hint\n-->\n`:::hint`\n";
        let parsed = read(text);
        assert_eq!(shape(&parsed), "");
        // Four spaces are more often a slip than meant, and what a teacher's note hides must not show.
        assert_eq!(codes(&parsed), ["misplaced-directive"]);
        let code: String = parsed
            .items
            .iter()
            .filter_map(|item| match item {
                Item::Event(pulldown_cmark::Event::Text(text), _) => Some(text.to_string()),
                _ => None,
            })
            .collect();
        assert!(code.starts_with(":::hint\n::x\n:::hint\n"), "{code:?}");
    }

    #[test]
    fn what_is_no_directive_is_put_back() {
        let words = |text: &str| -> String { read(text).items.iter().map(|item| format!("{item:?}")).collect() };
        for text in ["a\n    :::hint\n", "`a\n    :::hint\nb`\n", "<pre>\n:::hint\n</pre>\n", "[a](b \"t\n    :::hint\")\n"] {
            let words = words(text);
            assert!(words.contains(":::hint") && !words.contains("<?ardoise"), "{text:?} {words}");
        }
    }

    #[test]
    fn directives_stand_in_lists() {
        let parsed = read("1. one\n\n   :::details[d]\n   inside\n   :::\n2. two\n");
        assert_eq!(shape(&parsed), "details");
        assert_eq!(codes(&parsed), Vec::<&str>::new());
    }

    #[test]
    fn what_is_not_closed_is_told_and_closed() {
        assert_eq!(codes(&read(":::exercise\n:::hint\ntext\n:::\n")), ["unclosed-directive"]);
        assert_eq!(codes(&read("- a\n  :::details[d]\n  b\n\nc\n")), ["unclosed-directive"]);
        assert_eq!(codes(&read("::::exercise\n:::hint\n::::\n")), ["unclosed-directive"]);
        assert_eq!(codes(&read(":::\n")), ["stray-close"]);
        let parsed = read("- a\n  :::details[d]\n  b\n\nc\n");
        assert_eq!(shape(&parsed), "details");
    }

    #[test]
    fn mistakes_are_named() {
        assert_eq!(codes(&read(":::excercise\n:::\n")), ["unknown-directive"]);
        assert_eq!(codes(&read(":::keypoints Titre\n:::\n")), ["directive-syntax"]);
        assert_eq!(codes(&read(":::hint\n:::\n")), ["misplaced-directive"]);
        assert_eq!(codes(&read(":::components{kind=tool}\n:::\n")), ["directive-syntax"]);
        assert_eq!(codes(&read("::components{famly=x}\n")), ["unknown-attribute"]);
        assert_eq!(codes(&read("::components\n")), ["missing-attribute"]);
    }
}
