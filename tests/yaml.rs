//! Our reading of YAML against a second opinion: serde_yaml's, on every YAML file of the course and on the corners of the language.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic, and reads its own files")]

use std::fs;

use ardoise::data::{Node, Value, parse_yaml};
use ardoise::source::Sources;
use serde_yaml::Value as Theirs;

fn same(ours: &Node, theirs: &Theirs) -> bool {
    match (&ours.value, theirs) {
        (Value::Null, Theirs::Null) => true,
        (Value::Scalar(scalar), Theirs::String(text)) => scalar.text == *text,
        (Value::Scalar(scalar), Theirs::Bool(yes)) => scalar.plain && scalar.text == yes.to_string(),
        (Value::Scalar(scalar), Theirs::Number(number)) => {
            scalar.plain && (scalar.text == number.to_string() || scalar.text.parse() == Ok(number.as_f64().unwrap()))
        }
        (Value::List(ours), Theirs::Sequence(theirs)) => {
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(ours, theirs)| same(ours, theirs))
        }
        (Value::Map(ours), Theirs::Mapping(theirs)) => {
            let key = |theirs: &Theirs| theirs.as_str().map(str::to_owned);
            ours.len() == theirs.len()
                && ours.iter().zip(theirs).all(|((k, ours), (t, theirs))| Some(&k.name) == key(t).as_ref() && same(ours, theirs))
        }
        _ => false,
    }
}

fn compare(name: &str, text: &str) {
    let mut sources = Sources::default();
    let file = sources.add("a.yaml", text.as_bytes().to_vec());
    let mut diagnostics = Vec::new();
    let ours = parse_yaml(text, file, 0, &mut diagnostics).unwrap();
    assert!(diagnostics.is_empty(), "{name}: {diagnostics:?}");
    let theirs: Theirs = serde_yaml::from_str(text).unwrap();
    assert!(same(&ours, &theirs), "{name}\n{ours:#?}\n{theirs:#?}");
}

#[test]
fn the_course_is_read_alike() {
    let files = walkdir::WalkDir::new("content").into_iter().map(|entry| entry.unwrap().into_path());
    let files: Vec<_> = files.filter(|path| path.extension().is_some_and(|e| e == "yaml")).collect();
    assert!(files.len() > 25);
    for path in files {
        compare(&path.to_string_lossy(), &fs::read_to_string(&path).unwrap());
    }
}

#[test]
fn the_corners_of_the_language_are_read_alike() {
    for text in [
        "a: ''\nb: \"\\u00e9\\n\\t\"\nc: it''s\nd: 'it''s'\n",
        "a: >\n  folded\n  text\n\n  more\nb: |-\n  kept\n    indented\nc: |+\n  end\n\n",
        "- [a, [b, c], {d: e}]\n- {f: , g: ~, h: null}\n-\n- - x\n  - y\n",
        "a: &x {b: 1}\nc: *x\nd: [*x, *x]\n",
        "plain: several words # a comment\nmulti: on\n  two lines\nurl: http://a.b/c#d\n",
        "t: true\nf: false\ni: 12\nn: -3\nfl: 1.5\ns: \"12\"\nv: 1.34.0\n",
        "--- # a document\na: 1\n...\n",
        "? a\n: b\n\"quoted key\": 1\n",
    ] {
        compare(text, text);
    }
}
