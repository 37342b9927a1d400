//! One line of directive grammar: `:::name[Title]{attributes}`, `::name{attributes}` or a closing `:::`.

use super::Attributes;
use super::specs::{Form, SPECS, Spec, Title, find};
use crate::source::{Diagnostic, Span, Spanned};

/// A directive with its places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directive {
    /// What is known of it.
    pub spec: &'static Spec,
    /// What stands in the brackets.
    pub title: Option<Spanned<String>>,
    /// What stands in the braces.
    pub attributes: Attributes,
    /// Its opening line.
    pub span: Span,
}

/// What a line of colons is.
#[derive(Debug)]
pub(super) enum Line {
    /// A container opens; `None` where its name is unknown, so that its end can still be found.
    Open(usize, Option<Directive>),
    /// The innermost container closes.
    Close(usize),
    /// A leaf; `None` where its name is unknown.
    Leaf(Option<Directive>),
}

/// Whether a line could be a directive: at least two colons, then a letter, or three colons and nothing else.
pub(super) fn looks_like_one(line: &str) -> bool {
    let line = line.trim();
    let colons = line.bytes().take_while(|b| *b == b':').count();
    let rest = line[colons..].trim_start();
    match colons {
        0 | 1 => false,
        2 => line[2..].starts_with(|c: char| c.is_ascii_alphabetic()) && ends_the_name(rest),
        _ => rest.is_empty() || rest.starts_with(|c: char| c.is_ascii_alphabetic()),
    }
}

/// `::name` alone, or followed by brackets, braces or a space: not `::std::io` in a running text.
fn ends_the_name(rest: &str) -> bool {
    let end = rest.find(|c: char| !is_name(c)).unwrap_or(rest.len());
    rest[end..].is_empty() || rest[end..].starts_with(['[', '{', ' ', '\t'])
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

/// Reads a line for which [`looks_like_one`] holds. `at` is the line's place, without its line end.
pub(super) fn read(line: &str, at: Span, diagnostics: &mut Vec<Diagnostic>) -> Line {
    let start = line.len() - line.trim_start().len();
    let body = line.trim();
    let at = at.part(start..start + body.len());
    let colons = body.bytes().take_while(|b| *b == b':').count();
    let name_at = colons + body[colons..].len() - body[colons..].trim_start().len();
    let name_end = body[name_at..].find(|c: char| !is_name(c)).map_or(body.len(), |i| name_at + i);
    let name = &body[name_at..name_end];
    if name.is_empty() {
        return Line::Close(colons);
    }
    let form = if colons == 2 { Form::Leaf } else { Form::Container };
    let directive = find(name, form).or_else(|| {
        let diagnostic =
            Diagnostic::error("unknown-directive", at.part(name_at..name_end), format!("there is no directive `{name}`"));
        // Once each, though some have two forms.
        let first = |(index, spec): &(usize, &Spec)| SPECS.iter().position(|one| one.name == spec.name) == Some(*index);
        let known: Vec<&str> = SPECS.iter().enumerate().filter(first).map(|(_, spec)| spec.name).collect();
        let all = || format!("directives are: {}", known.join(", "));
        diagnostics.push(diagnostic.did_you_mean_or(name, known.iter().copied(), all));
        None
    });
    let directive = directive.map(|spec| {
        let (title, attributes) = tail(body, name_end, at, diagnostics);
        let directive = Directive { spec, title, attributes, span: at };
        verify(&directive, form, at.part(name_at..name_end), diagnostics);
        directive
    });
    match form {
        Form::Leaf => Line::Leaf(directive.filter(|d| d.spec.form == Form::Leaf)),
        Form::Container => Line::Open(colons, directive.filter(|d| d.spec.form == Form::Container)),
    }
}

/// Reads `[title]` and `{attributes}` from `from` to the end of `body`.
fn tail(body: &str, from: usize, at: Span, diagnostics: &mut Vec<Diagnostic>) -> (Option<Spanned<String>>, Attributes) {
    let mut rest = from;
    let mut title = None;
    let mut attributes = Attributes::default();
    let skip = |i: usize| i + body[i..].len() - body[i..].trim_start().len();
    rest = skip(rest);
    if body[rest..].starts_with('[')
        && let Some(end) = closing_bracket(&body[rest..]).map(|i| rest + i)
    {
        let range = rest + 1..end;
        title = Some(Spanned { value: body[range.clone()].to_owned(), span: at.part(range) });
        rest = skip(end + 1);
    }
    if body[rest..].starts_with('{')
        && let Some(end) = body.rfind('}').filter(|end| *end > rest)
    {
        attributes = Attributes::parse(&body[rest + 1..end], at.part(rest + 1..end), diagnostics);
        rest = skip(end + 1);
    }
    if rest < body.len() {
        let message = "this does not belong to the directive";
        let help = if title.is_none() && !body[rest..].starts_with(['[', '{']) {
            format!("a title goes in brackets: `{}[{}]`", &body[..from], &body[rest..])
        } else {
            "a directive is `:::name[Title]{key=value}` and nothing after it".to_owned()
        };
        diagnostics.push(Diagnostic::error("directive-syntax", at.part(rest..body.len()), message).help(help));
    }
    (title, attributes)
}

/// The index of the `]` that closes the `[` that `text` begins with; `\]` and nested pairs are passed over.
fn closing_bracket(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    let mut escaped = false;
    for (i, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => depth += 1,
            ']' => {
                depth -= 1;
                if depth == 0 {
                    return Some(i);
                }
            }
            _ => {}
        }
    }
    None
}

/// An attribute as an author writes it.
fn example(name: &str) -> String {
    if name == "id" { "#…".to_owned() } else { format!("{name}=…") }
}

/// Checks a directive against what is known of it.
fn verify(directive: &Directive, form: Form, name: Span, diagnostics: &mut Vec<Diagnostic>) {
    let spec = directive.spec;
    if spec.form != form {
        let (message, help) = match spec.form {
            Form::Leaf => (
                format!("`{}` holds nothing", spec.name),
                format!("write `::{}{{…}}` with two colons, and no closing line", spec.name),
            ),
            Form::Container => (
                format!("`{}` holds text", spec.name),
                format!("write `:::{}` with three colons, and close it with `:::`", spec.name),
            ),
        };
        diagnostics.push(Diagnostic::error("directive-syntax", name, message).help(help));
    }
    for (key, _) in &directive.attributes.pairs {
        if !spec.attributes.contains(&&*key.value) {
            let message = format!("`{}` has no attribute `{}`", spec.name, key.value);
            let diagnostic = Diagnostic::error("unknown-attribute", key.span, message);
            diagnostics.push(diagnostic.did_you_mean_or(&key.value, spec.attributes.iter().copied(), || match spec.attributes {
                [] => "it takes none".to_owned(),
                all => format!("it may have: {}", all.join(", ")),
            }));
        }
    }
    let needed = match spec.needs_one_of {
        [only] => &[*only],
        _ => spec.needs_all,
    };
    let write = || {
        let needed: Vec<String> = needed.iter().map(|need| example(need)).collect();
        format!("write `::{}{{{}}}`", spec.name, needed.join(" "))
    };
    if !spec.needs_one_of.is_empty() && directive.attributes.pairs.is_empty() {
        let message = format!("`{}` does not say what to show", spec.name);
        let help = if needed.is_empty() { format!("give it one of: {}", spec.needs_one_of.join(", ")) } else { write() };
        diagnostics.push(Diagnostic::error("missing-attribute", name, message).help(help));
    }
    let missing: Vec<&str> = spec.needs_all.iter().copied().filter(|need| directive.attributes.get(need).is_none()).collect();
    if !missing.is_empty() && !directive.attributes.pairs.is_empty() {
        let message = format!("`{}` needs `{}`", spec.name, missing.join("` and `"));
        diagnostics.push(Diagnostic::error("missing-attribute", name, message).help(write()));
    }
    match (spec.title, &directive.title) {
        (Title::Always, None) => {
            let message = format!("`{}` needs a title", spec.name);
            diagnostics
                .push(Diagnostic::error("directive-syntax", name, message).help(format!("write `:::{}[Title]`", spec.name)));
        }
        (Title::Never, Some(title)) => {
            diagnostics.push(Diagnostic::error("directive-syntax", title.span, format!("`{}` has no title", spec.name)));
        }
        _ => {}
    }
}
