//! The same diagram comes out the same: in another process, in another environment, with its keys written in another order.

use assert_cmd::Command;

const KEYS: &str = "family: architecture
title: t
direction: down
contains:
  - {id: a, label: A, details: [one, two]}
  - id: g
    label: G
    contains:
      - {id: b, label: B}
      - {id: c, label: C, side: end}
edges:
  - {from: a, to: b, label: x, step: 1}
  - {from: b, to: c, label: y, dashed: true}
same-rank: [[a, g]]
";

const OTHER_KEYS: &str = "same-rank: [[a, g]]
edges:
  - {step: 1, label: x, to: b, from: a}
  - {dashed: true, to: c, from: b, label: y}
contains:
  - {details: [one, two], label: A, id: a}
  - contains:
      - {label: B, id: b}
      - {side: end, label: C, id: c}
    label: G
    id: g
direction: down
title: t
family: architecture
";

fn run(arguments: &[&str], input: &str, environment: &[(&str, &str)]) -> Vec<u8> {
    let mut command = Command::cargo_bin("ardoise").unwrap();
    let output = command.arg("diagram").args(arguments).envs(environment.iter().copied()).write_stdin(input).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

#[test]
fn two_processes_draw_the_same() {
    let environments: [&[(&str, &str)]; 2] = [
        &[("TZ", "UTC"), ("LANG", "C"), ("COLUMNS", "40"), ("RAYON_NUM_THREADS", "1")],
        &[("TZ", "Asia/Tokyo"), ("LANG", "fr_FR.UTF-8"), ("COLUMNS", "200"), ("NO_COLOR", "1"), ("TERM", "dumb")],
    ];
    for id in ["cluster", "architecture", "requete", "hierarchie", "pod", "kubectl-apply", "ports"] {
        for format in ["unicode", "ascii", "svg", "json", "prose"] {
            if format != "unicode" && id != "cluster" {
                continue;
            }
            let [one, other] = environments.map(|environment| run(&[id, "--format", format, "--width", "80"], "", environment));
            assert!(one == other && !one.is_empty(), "{id} as {format}");
        }
    }
}

#[test]
fn the_order_of_keys_says_nothing() {
    for format in ["unicode", "svg", "json", "prose"] {
        let [one, other] = [KEYS, OTHER_KEYS].map(|yaml| run(&["-", "--format", format], yaml, &[]));
        assert_eq!(String::from_utf8(one), String::from_utf8(other), "{format}");
    }
}

/// What is declared first stands first: this order has a meaning.
#[test]
fn the_order_of_boxes_says_who_comes_first() {
    let drawn =
        |boxes: &str| String::from_utf8(run(&["-"], &format!("family: flow\ntitle: t\ncontains: [{boxes}]\n"), &[])).unwrap();
    let [a, b] = ["{id: a, label: first}", "{id: b, label: second}"];
    let at = |text: &str, what: &str| text.find(what).unwrap();
    let (one, other) = (drawn(&format!("{a}, {b}")), drawn(&format!("{b}, {a}")));
    assert!(at(&one, "first") < at(&one, "second") && at(&other, "second") < at(&other, "first"), "{one}{other}");
}
