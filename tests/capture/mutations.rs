//! Captures broken in every way: never a panic, every line accounted for, nothing lost without a word, nothing invented.
#![expect(clippy::disallowed_methods, clippy::expect_used, reason = "tests read their fixtures")]

use std::collections::BTreeSet;

use ardoise::capture::graph::graph;
use ardoise::capture::lang::Lang;
use ardoise::capture::model::{Snapshot, Taken};
use ardoise::capture::pens::{Style, json, markdown, text};
use ardoise::capture::remark::RemarkKind;
use ardoise::capture::tables::Tables;
use ardoise::capture::totals::Totals;
use ardoise::capture::{builtin, capture};
use proptest::prelude::*;

const NAMES: [&str; 19] = [
    "minikube",
    "kind-crictl-ps",
    "kind-crictl-both",
    "kind-host",
    "k3s-crictl-ps",
    "k3s-kubectl",
    "kubeadm-calico",
    "kubeadm-operator",
    "docker-desktop",
    "plain-docker",
    "old-client",
    "docker-json",
    "crictl-json",
    "kubectl-json",
    "kubectl-wide",
    "kubectl-all",
    "life",
    "wild",
    "nerdctl",
];

fn fixture(index: usize) -> String {
    let name = NAMES[index % NAMES.len()];
    let path = format!("{}/tests/capture/fixtures/{name}.capture", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).expect("a fixture")
}

/// One way to break a capture. Numbers are taken modulo what there is.
#[derive(Debug, Clone)]
enum Change {
    CutEnd(usize),
    CutStart(usize),
    Remove(usize, usize),
    Insert(usize, String),
    Columns(usize, usize),
    Narrow(usize),
    Wrap(usize, bool),
    DropLine(usize),
    RepeatLine(usize),
    SwapLines(usize, usize),
    JoinLines(usize),
    Append(usize),
    Indent(usize),
    Prompt(usize, bool),
    Dots,
    Crlf,
}

fn change() -> impl Strategy<Value = Change> {
    let place = 0..10_000_usize;
    let odd = prop_oneof![
        "\\PC{0,12}",
        "[ \\t\\r\\n]{1,6}",
        "[日本語é…\u{301}\u{200d}🧑🏽]{1,6}",
        "[\\[\\]{}\",:]{1,6}",
        Just("\u{1b}[31m".to_owned()),
        Just("_".to_owned()),
        Just("   ".to_owned()),
    ];
    prop_oneof![
        place.clone().prop_map(Change::CutEnd),
        place.clone().prop_map(Change::CutStart),
        (place.clone(), 0..200_usize).prop_map(|(at, length)| Change::Remove(at, length)),
        (place.clone(), odd).prop_map(|(at, text)| Change::Insert(at, text)),
        (place.clone(), 0..40_usize).prop_map(|(line, by)| Change::Columns(line, by)),
        (20..200_usize).prop_map(Change::Narrow),
        (20..200_usize, any::<bool>()).prop_map(|(width, trimmed)| Change::Wrap(width, trimmed)),
        place.clone().prop_map(Change::DropLine),
        place.clone().prop_map(Change::RepeatLine),
        (place.clone(), place.clone()).prop_map(|(one, other)| Change::SwapLines(one, other)),
        place.clone().prop_map(Change::JoinLines),
        place.clone().prop_map(Change::Append),
        (1..9_usize).prop_map(Change::Indent),
        (place, any::<bool>()).prop_map(|(line, typed)| Change::Prompt(line, typed)),
        Just(Change::Dots),
        Just(Change::Crlf),
    ]
}

fn apply(text: String, change: &Change) -> String {
    let chars: Vec<char> = text.chars().collect();
    let at = |place: usize| place % (chars.len() + 1);
    let string = |part: &[char]| part.iter().collect::<String>();
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let line = |place: usize| place % lines.len();
    match change {
        Change::CutEnd(place) => return string(&chars[..at(*place)]),
        Change::CutStart(place) => return string(&chars[at(*place)..]),
        Change::Remove(place, length) => {
            let (start, end) = (at(*place), (at(*place) + length).min(chars.len()));
            return string(&chars[..start]) + &string(&chars[end..]);
        }
        Change::Insert(place, odd) => return string(&chars[..at(*place)]) + odd + &string(&chars[at(*place)..]),
        Change::Columns(place, by) => {
            let place = line(*place);
            lines[place] = lines[place].replacen("   ", &" ".repeat(*by), 1);
        }
        Change::Narrow(width) => lines.iter_mut().for_each(|line| *line = line.chars().take(*width).collect()),
        Change::Wrap(width, trimmed) => {
            let pieces = |line: &String| -> Vec<String> {
                let chars: Vec<char> = line.chars().collect();
                chars
                    .chunks(*width)
                    .map(|piece| if *trimmed { string(piece).trim_end().to_owned() } else { string(piece) })
                    .collect()
            };
            lines = lines.iter().flat_map(pieces).collect();
        }
        Change::DropLine(place) => {
            lines.remove(line(*place));
        }
        Change::RepeatLine(place) => {
            let place = line(*place);
            lines.insert(place, lines[place].clone());
        }
        Change::SwapLines(one, other) => {
            let (one, other) = (line(*one), line(*other));
            lines.swap(one, other);
        }
        Change::JoinLines(place) => {
            let place = line(*place);
            if place + 1 < lines.len() {
                let next = lines.remove(place + 1);
                lines[place].push_str(&next);
            }
        }
        Change::Append(index) => lines.extend(fixture(*index).split('\n').map(str::to_owned)),
        Change::Indent(by) => lines.iter_mut().for_each(|line| line.insert_str(0, &" ".repeat(*by))),
        Change::Prompt(place, typed) => {
            let prompt = if *typed { "student@node:~$ docker ps -a" } else { "[root@node ~]# " };
            lines.insert(line(*place), prompt.to_owned());
        }
        Change::Dots => return text.replace('…', "..."),
        Change::Crlf => return text.replace('\n', "\r\n"),
    }
    lines.join("\n")
}

/// The letters of a text, whatever stands between them: names put together from wrapped pieces are found again.
fn letters(text: &str) -> String {
    text.chars().filter(|char| char.is_ascii_alphanumeric()).collect()
}

fn all_is_well(raw: &str) {
    let snapshot = capture(raw);
    lines_are_accounted_for(raw, &snapshot);
    nothing_is_invented(raw, &snapshot);
    let totals = Totals::of(&snapshot);
    assert_eq!(totals.containers, totals.pause + totals.others + totals.init);
    assert_eq!(totals.containers + totals.outside, snapshot.containers().count());
    let ids: Vec<&str> = snapshot.containers().map(|container| container.short_id()).filter(|id| !id.is_empty()).collect();
    assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "no container twice");
    for lang in [Lang::Fr, Lang::En] {
        let catalogue = builtin::kubernetes(lang);
        let tables = Tables::of(&snapshot, &catalogue, lang);
        let rows: usize = tables.families.iter().map(|family| family.count).sum();
        let bare = snapshot.pods.iter().filter(|pod| pod.containers.is_empty() && pod.sandboxes.is_empty()).count();
        assert_eq!(rows, totals.containers + bare, "every container has its row");
        for width in [40, 80] {
            let drawn = text(&tables, Style { lang, width, color: false });
            for line in drawn.lines() {
                assert!(unicode_width::UnicodeWidthStr::width(line) <= width, "{width} columns: {line}");
            }
            assert!(!drawn.contains(['\u{1b}', '\u{9b}', '\u{7}']), "nothing of the capture speaks to the terminal");
        }
        let _ = markdown(&tables, lang);
        assert!(serde_json::from_str::<serde_json::Value>(&json(&tables)).is_ok());
        let _ = graph(&snapshot, &catalogue, lang);
    }
}

fn lines_are_accounted_for(raw: &str, snapshot: &Snapshot) {
    let mut next = 1;
    for taken in &snapshot.lines {
        assert_eq!(taken.first, next, "no hole and no overlap: {:?}", snapshot.lines);
        assert!(taken.last >= taken.first);
        next = taken.last + 1;
        if taken.taken == Taken::Remarked {
            let covered =
                |line: usize| snapshot.remarks.iter().any(|remark| (remark.line..remark.line + remark.lines).contains(&line));
            for line in taken.first..=taken.last {
                assert!(covered(line), "line {line} is left without a word: {:?}", snapshot.remarks);
            }
        }
    }
    let count = if raw.is_empty() { 0 } else { raw.strip_suffix('\n').unwrap_or(raw).split('\n').count() };
    assert_eq!(next, count + 1, "all lines are there");
    assert!(snapshot.remarks.iter().all(|remark| remark.line >= 1 && remark.line + remark.lines <= count.max(1) + 1));
}

fn nothing_is_invented(raw: &str, snapshot: &Snapshot) {
    let letters_of_all = letters(&raw.replace("\u{1b}[31m", ""));
    let there = |text: &str| letters_of_all.contains(&letters(text));
    for container in snapshot.containers() {
        for told in [&container.id, &container.name].into_iter().flatten() {
            assert!(there(told), "{told} is in the capture");
        }
    }
    for pod in &snapshot.pods {
        for told in [&pod.namespace, &pod.name, &pod.uid, &pod.node].into_iter().flatten() {
            assert!(there(told), "{told} is in the capture");
        }
    }
    let lost = snapshot.remarks.iter().filter(|remark| matches!(remark.kind, RemarkKind::Repeated { .. })).count();
    let rows = snapshot.lines.iter().filter(|line| line.taken == Taken::Row).count();
    let json = snapshot.lines.iter().any(|line| line.taken == Taken::Json);
    assert!(json || snapshot.containers().count() <= rows, "a row is at most one container ({lost} repeated)");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn broken_captures(index in 0..NAMES.len(), changes in prop::collection::vec(change(), 1..5)) {
        let broken = changes.iter().fold(fixture(index), apply);
        all_is_well(&broken);
    }

    #[test]
    fn any_text(raw in "(\\PC|[ \\n\\r\\t{}\\[\\]\",:_]){0,300}") {
        all_is_well(&raw);
    }
}

#[test]
fn whole_captures() {
    for index in 0..NAMES.len() {
        all_is_well(&fixture(index));
    }
}

#[test]
fn cut_after_every_character() {
    let whole = fixture(0);
    let some: String = whole.lines().take(4).map(|line| format!("{line}\n")).collect();
    for (at, _) in some.char_indices() {
        all_is_well(&some[..at]);
        all_is_well(&some[at..]);
    }
}

#[test]
fn huge_lines() {
    for piece in ["a", "日", " ", "\"", "{", "[", "_", "14360cdb1757 ", "\t", "1/1 ", "k8s_", "{\"items\":["] {
        all_is_well(&piece.repeat(40_000));
        all_is_well(&format!("14360cdb1757   web   \"{}\"   2 minutes ago   Up 2 minutes   web\n", piece.repeat(8_000)));
    }
}
