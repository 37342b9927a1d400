//! Properties of the Markdown parser: whatever the text, it ends, nests, and points inside the text.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a test may panic, and reads and writes its own files"
)]

use ardoise::markdown::{Item, facts, parse, polish};
use ardoise::source::{Sources, Span};
use proptest::prelude::*;
use pulldown_cmark::Event;

/// Texts made of what the grammar is made of, so that chance meets its corners.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just(":::exercise".to_owned()),
        Just("::::tabs{sync=a}".to_owned()),
        Just(":::tab[x]".to_owned()),
        Just(":::".to_owned()),
        Just("::::".to_owned()),
        Just("::components{family=\"a b\"}".to_owned()),
        Just("::commands{".to_owned()),
        Just("[[etcd|la *base*]]".to_owned()),
        Just("[[a".to_owned()),
        Just("]]".to_owned()),
        Just("```yaml {mark=\"1\" file=a}".to_owned()),
        Just("```".to_owned()),
        Just("~~~".to_owned()),
        Just("<!--".to_owned()),
        Just("-->".to_owned()),
        Just("<?ardoise 0?>".to_owned()),
        Just("<div>".to_owned()),
        Just("- ".to_owned()),
        Just("1. ".to_owned()),
        Just("> ".to_owned()),
        Just("| a | b |\n| - | - |".to_owned()),
        Just("    ".to_owned()),
        Just("  ".to_owned()),
        Just("\t".to_owned()),
        Just("\r\n".to_owned()),
        Just("[^1]".to_owned()),
        Just("[^1]: ".to_owned()),
        Just("Terme\n: ".to_owned()),
        Just("# é {#id}".to_owned()),
        Just("{#id key=\"va".to_owned()),
        "[a-zé\u{202f}漢«»'$*_` ]{0,8}",
        ".{0,6}",
    ];
    let line = prop::collection::vec(piece, 0..4).prop_map(|pieces| pieces.concat());
    prop::collection::vec(line, 0..24).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn parsing_ends_nests_and_points_inside(text in text(), before in 0usize..9) {
        let text = text.replace('\u{feff}', "");
        let mut sources = Sources::default();
        let whole = format!("{}{text}", "x".repeat(before));
        let file = sources.add("a.md", whole.clone().into_bytes());
        // A leading byte order mark is taken off by the sources.
        let at = Span::new(file, before..whole.len());
        let parsed = parse(&text, at);
        let mut stack = Vec::new();
        for item in &parsed.items {
            match item {
                Item::Open(directive) => {
                    prop_assert!(inside(directive.span, at, &whole));
                    stack.push("directive");
                }
                Item::Close => prop_assert_eq!(stack.pop(), Some("directive")),
                Item::Leaf(directive) => prop_assert!(inside(directive.span, at, &whole)),
                Item::Event(Event::Start(_), span) => {
                    prop_assert!(inside(*span, at, &whole));
                    stack.push("block");
                }
                Item::Event(Event::End(_), _) => prop_assert_eq!(stack.pop(), Some("block")),
                Item::Event(_, span) => prop_assert!(inside(*span, at, &whole)),
            }
        }
        prop_assert!(stack.is_empty());
        let facts = facts(&parsed);
        for mention in &facts.mentions {
            prop_assert!(sources.slice(mention.span).starts_with("[["), "{:?}", sources.slice(mention.span));
            prop_assert!(sources.slice(mention.span).contains(&*mention.value));
        }
        for diagnostic in parsed.diagnostics.iter().chain(&facts.diagnostics) {
            for label in &diagnostic.labels {
                prop_assert!(inside(label.span, at, &whole), "{diagnostic:?}");
            }
        }
    }

    #[test]
    fn no_marker_of_ours_comes_out_in_code(text in text()) {
        let text = text.replace("ardoise", "").replace('\u{feff}', "");
        let mut sources = Sources::default();
        let file = sources.add("a.md", text.clone().into_bytes());
        for item in parse(&text, Span::new(file, 0..text.len())).items {
            if let Item::Event(event, _) = item {
                prop_assert!(!format!("{event:?}").contains("<?ardoise"), "{event:?}");
            }
        }
    }

    #[test]
    fn typography_keeps_every_letter(text in "[a-z0-9 :;!?«».'\n]{0,40}") {
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let polished = polish(&text, "fr").into_owned();
        prop_assert_eq!(letters(&polished), letters(&text));
        let twice = polish(&polished, "fr").into_owned();
        prop_assert_eq!(twice, polished, "polishing twice changes nothing");
    }
}

fn inside(span: Span, at: Span, whole: &str) -> bool {
    at.start <= span.start
        && span.start <= span.end
        && span.end <= at.end
        && whole.is_char_boundary(span.start)
        && whole.is_char_boundary(span.end)
}
