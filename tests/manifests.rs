//! Every rule on manifests, shown as people see it, and its page of the manual: `tests/manifests/CODE.case` is a few files and what is said
//! about them, `CODE-silent.case` what is near to it and right. `UPDATE=1` rewrites the cases and `docs/rules.md`.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic, and reads and writes its own files")]

mod case;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use ardoise::manifest::lint::{Text, lint};
use ardoise::manifest::rules::{RULES, manual, word};
use ardoise::source::{Diagnostic, Format, Severity, Sources, report};

const CASES: &str = "tests/manifests";

fn found(files: &[(String, String)]) -> (Vec<Diagnostic>, Sources) {
    let mut sources = Sources::default();
    let ids: Vec<_> = files.iter().map(|(path, text)| sources.add(path.clone(), text.clone().into_bytes())).collect();
    let texts: Vec<Text<'_>> = ids.iter().map(|file| Text { file: *file, text: sources.get(*file).text().unwrap() }).collect();
    (lint(&texts), sources)
}

/// What people see, without the line that names the manual.
fn shown(found: &[Diagnostic], sources: &Sources) -> String {
    case::shown(found, sources, |line| !line.contains("help: why: docs/rules.md#"))
}

#[test]
fn every_case_says_what_it_should() {
    assert!(case::all(CASES).len() >= 2 * RULES.len());
    case::hold(CASES, |files| {
        let (found, sources) = found(files);
        shown(&found, &sources)
    });
}

#[test]
fn every_rule_finds_something_and_is_silent_elsewhere() {
    for rule in RULES {
        let code = word(rule.code);
        let of = |name: String| {
            case::parts(&fs::read_to_string(Path::new(CASES).join(&name)).unwrap_or_else(|_| panic!("{name}: no such case")))
        };
        let expected = |files: &[(String, String)]| files.iter().find(|(name, _)| name == "expected").unwrap().1.clone();
        assert!(expected(&of(format!("{code}.case"))).contains(&format!("[{}]", rule.code)), "{code}.case does not find it");
        assert!(!expected(&of(format!("{code}-silent.case"))).contains(rule.code), "{code}-silent.case finds it");
    }
}

#[test]
fn every_finding_has_help_and_names_its_page() {
    for (_, case) in case::all(CASES) {
        let files = case::parts(&case);
        for one in found(&files[..files.len() - 1]).0 {
            assert!(one.helps.len() >= 2, "{}: {}", one.code, one.message);
            assert!(one.helps.last().unwrap().starts_with(&format!("why: docs/rules.md#{}", word(one.code))));
            assert!(manual(one.code).is_some(), "{}", one.code);
        }
    }
}

/// The mistakes that the project promises to catch, each by itself in a manifest that is right otherwise, and the place that is underlined.
#[test]
fn the_promised_mistakes_are_caught_at_their_places() {
    let right = fs::read_to_string("tests/right-manifest.yaml").unwrap();
    assert_eq!(found(&[("right.yaml".to_owned(), right.clone())]).0, []);
    for (from, to, code, place) in [
        ("replicas: 2", "replica: 2", "unknown-field", "replica"),
        ("imagePullPolicy: Always", "imagePullPolicy: always", "unknown-value", "always"),
        ("nodePort: 30080", "nodePort: 40000", "node-port", "40000"),
        ("containerPort: 8080", "containerPort: 99999", "out-of-range", "99999"),
        ("        image: web:1.0\n", "", "no-image", "web"),
        ("memory: 64Mi", "memory: 64MB", "bad-quantity", "64MB"),
        ("name: web-service", "name: Web_Service", "object-name", "Web_Service"),
        ("      app: web\n  template", "      app: wbe\n  template", "selector-labels", "wbe"),
        ("- name: data\n          mountPath", "- name: date\n          mountPath", "volume-mount", "date"),
        ("  replicas: 2\n", "  replicas: 2\n  replicas: 3\n", "duplicate-key", "replicas"),
        ("apiVersion: apps/v1", "apiVersion: extensions/v1beta1", "removed-api", "extensions/v1beta1"),
        ("value: \"yes\"", "value: on", "wrong-type", "on"),
        ("  type: NodePort", "\ttype: NodePort", "unreadable", "\t"),
        ("port: http", "port: htpp", "probe-port", "htpp"),
        ("kind: Service", "kind: Servcie", "unknown-kind", "Servcie"),
        ("      - name: web\n", "      - name: Web!\n", "part-name", "Web!"),
        ("targetPort: 8080", "targetPort: 8081", "target-port", "8081"),
        ("cpu: 100m", "cpu: 2", "requests-over-limits", "2"),
    ] {
        let text = right.replacen(from, to, 1);
        assert_ne!(text, right, "{from}");
        let (found, sources) = found(&[("web.yaml".to_owned(), text)]);
        let told = found.iter().find(|one| word(one.code) == code);
        let Some(told) = told else { panic!("{code} does not find `{to}`: {}", shown(&found, &sources)) };
        assert_eq!(sources.slice(told.labels[0].span), place, "{code}");
        assert_eq!(told.severity, Severity::Error, "{code}");
    }
}

#[test]
fn ends_of_lines_and_byte_order_marks_change_nothing() {
    for (_, case) in case::all(CASES) {
        let mut files = case::parts(&case);
        files.pop();
        let codes =
            |files: &[(String, String)]| found(files).0.into_iter().map(|one| (one.code, one.labels.len())).collect::<Vec<_>>();
        let plain = codes(&files);
        for (_, text) in &mut files {
            *text = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        }
        assert_eq!(codes(&files), plain);
    }
}

#[test]
fn hostile_texts_end_and_are_told() {
    let bomb = (1..9).fold("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned(), |text, i| {
        text + &format!("a{i}: &a{i} [{}]\n", vec![format!("*a{}", i - 1); 10].join(", "))
    });
    let wide = format!("apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: a}}\ndata:\n{}", "  k: v\n".repeat(20_000));
    for text in [
        bomb,
        "[".repeat(100_000),
        "{a: ".repeat(10_000),
        "- ".repeat(50_000),
        wide,
        "&a *a".to_owned(),
        "\u{0}".to_owned(),
        "? ".repeat(9_999),
    ]
    .into_iter()
    .chain(many_entries())
    {
        let (found, sources) = found(&[("hostile.yaml".to_owned(), text)]);
        assert!(found.iter().any(|one| one.severity == Severity::Error));
        assert!(!report(&found[..1], &sources, Format::Human).is_empty());
    }
}

/// Objects with so many entries that a rule which looks for each among all does not come to an end; each has one mistake, in its last.
fn many_entries() -> Vec<String> {
    const MANY: usize = 40_000;
    let each = |line: &dyn Fn(usize) -> String| (0..MANY).map(line).collect::<String>();
    let head = |version: &str, kind: &str| format!("apiVersion: {version}\nkind: {kind}\nmetadata: {{name: a}}\n");
    let ports = each(&|i| format!("  - {{name: p{i}, port: {i}, targetPort: p{i}}}\n"));
    let service = format!("{}spec:\n  selector: {{app: a}}\n  ports:\n{ports}", head("v1", "Service"));
    let pod = |rest: &str| format!("{}spec:\n{rest}", head("v1", "Pod").replace("name: a", "name: a, labels: {app: a}"));
    let paths =
        each(&|i| format!("      - {{path: /, pathType: Prefix, backend: {{service: {{name: a, port: {{name: p{i}}}}}}}}}\n"));
    let ingress = format!("{}spec:\n  rules:\n  - http:\n      paths:\n{paths}", head("networking.k8s.io/v1", "Ingress"));
    let data = each(&|i| format!("  k{i}: eA==\n"));
    let map = format!("{}data:\n{data}", head("v1", "ConfigMap"));
    let items = each(&|i| format!("      - {{key: k{i}, path: f}}\n"));
    let labels = each(&|i| format!("      l{i}: v\n"));
    let indented = labels.replace("      l", "        l");
    let amounts = each(&|i| format!("        x.org/r{i}: 1\n"));
    vec![
        format!("{service}  - {{name: p0, port: 1}}\n"),
        format!("{map}  last: v\nbinaryData:\n{}  last: eA==\n", data.replace("  k", "  b")),
        pod(&format!(
            "  initContainers:\n{}  - {{name: c0, image: a:1}}\n  containers:\n{}",
            each(&|i| format!("  - {{name: i{i}, image: a:1}}\n")),
            each(&|i| format!("  - {{name: c{i}, image: a:1}}\n"))
        )),
        format!(
            "{}spec:\n  selector:\n    matchLabels:\n{labels}      last: v\n  template:\n    metadata:\n      labels:\n{indented}    \
             spec: {{containers: [{{name: a, image: a:1}}]}}\n",
            head("apps/v1", "Deployment")
        ),
        format!(
            "{}spec:\n  ports: [{{port: 1}}]\n  selector:\n{labels}---\n{}  labels:\n{labels}spec: {{containers: [{{name: A, image: a:1}}]}}\n",
            head("v1", "Service"),
            head("v1", "Pod").replace("metadata: {name: a}", "metadata:\n  name: a")
        ),
        pod(&format!(
            "  containers:\n  - name: a\n    image: a:1\n    resources:\n      requests:\n{amounts}        cpu: 2\n      limits:\n{amounts}        \
             cpu: 1\n"
        )),
        format!(
            "{service}  - {{name: last, port: 1, targetPort: last}}\n---\n{}",
            pod(&format!(
                "  containers:\n  - name: a\n    image: a:1\n    ports:\n{}",
                each(&|i| format!("    - {{name: p{i}, containerPort: {i}}}\n"))
            ))
        ),
        format!(
            "{service}---\n{ingress}      - {{path: /, pathType: Prefix, backend: {{service: {{name: a, port: {{name: no}}}}}}}}\n"
        ),
        format!(
            "{map}---\n{}",
            pod(&format!(
                "  containers: [{{name: a, image: a:1}}]\n  volumes:\n  - name: v\n    configMap:\n      name: a\n      items:\n{items}      - \
                 {{key: no, path: f}}\n"
            ))
        ),
    ]
}

/// The manual: the first lines of each rule's file, and what a case shows.
fn manual_text() -> String {
    let mut text = "# Rules on manifests\n\nWhat `ardoise lint` and `ardoise check` say about manifests, and why. Made by a test from the rules \
                    themselves (`UPDATE=1 cargo test --test manifests`).\n\nAn *error* is what the API refuses or what can never work, a *warning* \
                    what it accepts and what was probably not meant. In a course each code carries `manifest/` before it; `docs/manifests.md` says how \
                    to allow a finding or to expect it.\n"
        .to_owned();
    let mut codes = BTreeSet::new();
    for rule in RULES {
        let code = word(rule.code);
        assert!(codes.insert(code), "{code} is there twice");
        let file = fs::read_to_string(format!("src/manifest/rules/{}.rs", code.replace('-', "_"))).unwrap();
        let reason: Vec<&str> = file.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim).collect();
        assert!(reason.len() > 2, "{code} has no reason");
        let case = case::parts(&fs::read_to_string(format!("{CASES}/{code}.case")).unwrap());
        let own = |finding: &&str| finding.lines().next().is_some_and(|first| first.contains(&format!("[{}]", rule.code)));
        let shown = case.last().unwrap().1.split("\n\n").find(own).unwrap().trim_end().to_owned();
        text += &format!("\n### {code}\n\n{}\n\n```text\n{shown}\n```\n", reason.join("\n"));
    }
    text
}

#[test]
fn the_manual_has_a_section_for_every_rule() {
    let (made, held) = (manual_text(), fs::read_to_string("docs/rules.md").unwrap());
    if made != held && std::env::var("UPDATE").is_ok() {
        fs::write("docs/rules.md", &made).unwrap();
    }
    assert!(made == held, "docs/rules.md is not what the rules say");
}

#[test]
fn each_section_of_the_manual_shows_its_own_rule() {
    for rule in RULES {
        let section = manual(rule.code).unwrap();
        let shown = section.split("```text\n").nth(1).unwrap_or_else(|| panic!("{} shows nothing", rule.code));
        assert!(shown.lines().next().unwrap().contains(&format!("[{}]", rule.code)), "{section}");
    }
}

#[test]
fn an_amount_that_is_wrong_is_not_compared_too() {
    let right = fs::read_to_string("tests/right-manifest.yaml").unwrap();
    for (from, wrong) in [("limits:\n", "-1"), ("limits:\n", "1 core"), ("requests:\n", "-1"), ("requests:\n", "lots")] {
        let (before, after) = right.split_once(from).unwrap();
        let cpu = after.lines().find(|line| line.trim_start().starts_with("cpu:")).unwrap();
        let changed = after.replacen(cpu, &format!("{}cpu: {wrong}", &cpu[..cpu.len() - cpu.trim_start().len()]), 1);
        let (found, sources) = found(&[("web.yaml".to_owned(), format!("{before}{from}{changed}"))]);
        let codes: Vec<&str> = found.iter().map(|one| word(one.code)).collect();
        assert_eq!(codes, ["bad-quantity"], "{from}{wrong}: {}", shown(&found, &sources));
    }
}
