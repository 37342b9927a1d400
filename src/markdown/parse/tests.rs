//! How directives and CommonMark go together.

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
    let parsed = read(":::exercise[A [b] c]{#x}\ntext\n:::hint\n1\n:::\n\n::::solution\n2\n::::\n:::\n::components{kind=tool}\n");
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
    assert_eq!(codes(&read(":::keypoints Titre\ntext\n:::\n")), ["directive-syntax"]);
    assert_eq!(codes(&read(":::hint\n:::\n")), ["misplaced-directive"]);
    assert_eq!(codes(&read(":::components{kind=tool}\n:::\n")), ["directive-syntax"]);
    assert_eq!(codes(&read("::components{famly=x}\n")), ["unknown-attribute"]);
    assert_eq!(codes(&read("::components\n")), ["missing-attribute"]);
}
