//! The same capture, as it comes from the wild: however it was copied, it says the same.
#![expect(clippy::disallowed_methods, clippy::expect_used, reason = "tests read their fixtures")]

use ardoise::capture::capture;
use ardoise::capture::model::{Role, Snapshot, Taken};
use ardoise::capture::remark::RemarkKind;

fn fixture(name: &str) -> String {
    let path = format!("{}/tests/capture/fixtures/{name}.capture", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).expect("a fixture")
}

/// What must not depend on how the capture was copied: commands excepted, whose cut marks vary.
fn facts(snapshot: &Snapshot) -> Vec<String> {
    let mut facts = Vec::new();
    for pod in &snapshot.pods {
        for container in pod.sandboxes.iter().chain(&pod.containers) {
            facts.push(format!(
                "{:?}/{:?}/{:?} {:?} {} {:?} {:?} {:?} {:?} {:?}",
                pod.namespace,
                pod.name,
                pod.uid,
                container.role,
                container.short_id(),
                container.name,
                container.image,
                container.created,
                container.status,
                container.attempt
            ));
        }
    }
    facts.extend(snapshot.outside.iter().map(|container| {
        format!(
            "outside {} {:?} {:?} {:?} {:?}",
            container.short_id(),
            container.name,
            container.image,
            container.status,
            container.ports
        )
    }));
    facts.sort();
    facts
}

fn lines(text: &str, change: impl Fn(&str) -> String) -> String {
    text.lines().map(|line| change(line) + "\n").collect()
}

/// Breaks lines at a width, as a terminal does; `trimmed` loses the blanks at the ends.
fn wrapped(text: &str, width: usize, trimmed: bool) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let chars: Vec<char> = line.chars().collect();
        for piece in chars.chunks(width) {
            let piece: String = piece.iter().collect();
            out.push_str(if trimmed { piece.trim_end() } else { &piece });
            out.push('\n');
        }
    }
    out
}

fn collapsed(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

const TABLES: [&str; 8] =
    ["minikube", "kubeadm-calico", "plain-docker", "kind-host", "kind-crictl-ps", "k3s-crictl-ps", "kind-crictl-both", "life"];

#[test]
fn however_it_was_copied() {
    for name in TABLES {
        let original = fixture(name);
        let expected = facts(&capture(&original));
        let same = |how: &str, text: &str| assert_eq!(facts(&capture(text)), expected, "{name}, {how}:\n{text}");
        same("CRLF", &original.replace('\n', "\r\n"));
        same("indented", &lines(&original, |line| format!("    {line}")));
        same(
            "rows indented",
            &lines(&original, |line| if line.starts_with("CONTAINER") { line.to_owned() } else { format!("  {line}") }),
        );
        same("without the last line end", original.trim_end());
        same("with a mark and non-breaking blanks", &format!("\u{feff}{}", original.replace("   ", " \u{a0} ")));
        same("in colour", &lines(&original, |line| format!("\u{1b}[1;32m{line}\u{1b}[0m\u{1b}[K")));
        same("with dots", &original.replace('…', "..."));
        same("with bare cuts", &original.replace("…\"", "  "));
        same("in a fence with a prompt", &format!("```console\nlea@portable:~$ docker ps\n{original}```\n"));
        same("blanks collapsed", &lines(&original, collapsed));
        same("tabs for blanks", &lines(&original, |line| line.replace("   ", "\t")));
        same("columns shifted", &lines(&original, |line| line.replacen("   ", "        ", 1)));
        same("blank lines between", &lines(&original, |line| format!("{line}\n")));
    }
}

#[test]
fn without_its_head() {
    for name in TABLES {
        let original = fixture(name);
        let headless: String =
            original.lines().filter(|line| !line.contains("CREATED  ")).map(|line| format!("{line}\n")).collect();
        assert_eq!(facts(&capture(&headless)), facts(&capture(&original)), "{name}");
    }
}

#[test]
fn hard_wrapped() {
    for name in ["minikube", "kubeadm-calico", "kind-host", "k3s-crictl-ps", "kind-crictl-ps", "life"] {
        let original = fixture(name);
        let expected = facts(&capture(&original));
        for width in (60..200).step_by(7) {
            for trimmed in [false, true] {
                let text = wrapped(&original, width, trimmed);
                let found = facts(&capture(&text));
                let lost: Vec<_> = expected.iter().filter(|fact| !found.contains(fact)).collect();
                let new: Vec<_> = found.iter().filter(|fact| !expected.contains(fact)).collect();
                assert!(lost.is_empty() && new.is_empty(), "{name} at {width}, trimmed: {trimmed}\nlost {lost:#?}\nnew {new:#?}");
            }
        }
    }
}

#[test]
fn wide_rows_of_kubectl_wrapped() {
    let original = fixture("kubectl-wide");
    let expected = capture(&original);
    for width in [80, 100, 120] {
        let wrapped = capture(&wrapped(&original, width, false));
        let of = |snapshot: &Snapshot| -> Vec<String> {
            snapshot
                .pods
                .iter()
                .map(|pod| format!("{:?} {:?} {:?} {:?} {:?}", pod.namespace, pod.name, pod.node, pod.ip, pod.restarts))
                .collect()
        };
        assert_eq!(of(&wrapped), of(&expected), "at {width}");
    }
}

#[test]
fn untruncated_and_with_sizes() {
    let uid = "af3ab0c1-a23a-45da-b5c1-5d201887e6bc";
    let id = "0123456789abcdef".repeat(4);
    let text = format!(
        "CONTAINER ID                                                       IMAGE     COMMAND                                CREATED         STATUS                   PORTS     NAMES                                    SIZE\n\
         {id}   nginx     \"/bin/sh -c 'sleep   3; exec \\\"x\\\"'\"   2 minutes ago   Up 2 minutes (healthy)             k8s_web_web-0_default_{uid}_0   0B (virtual 683kB)\n"
    );
    for text in [text.clone(), lines(&text, collapsed)] {
        let snapshot = capture(&text);
        let container = &snapshot.pods[0].containers[0];
        assert_eq!((container.short_id(), container.id.as_deref()), ("0123456789ab", Some(id.as_str())));
        assert_eq!(container.size.as_deref(), Some("0B (virtual 683kB)"));
        assert!(container.command.as_ref().is_some_and(|command| command.text.ends_with("exec \"x\"'") && !command.cut));
        assert_eq!(container.role, Role::Main);
    }
}

#[test]
fn cut_at_the_edge_of_a_screen() {
    let original = fixture("minikube");
    let cut = lines(&original, |line| line.chars().take(90).collect());
    let snapshot = capture(&cut);
    assert_eq!((snapshot.pods.len(), snapshot.outside.len()), (0, 16), "sixteen containers, of Pods unknown");
    let missing = snapshot.remarks.iter().filter(|remark| matches!(remark.kind, RemarkKind::CutRow { missing: "NAMES" })).count();
    assert_eq!(missing, 16);
    let cut = lines(&original, |line| line.chars().take(140).collect());
    let snapshot = capture(&cut);
    assert_eq!(snapshot.outside.len() + snapshot.containers().count() - snapshot.outside.len(), 16);
    assert!(snapshot.remarks.iter().any(|remark| matches!(remark.kind, RemarkKind::BadName { .. })));
}

#[test]
fn filtered_by_grep() {
    let original = fixture("minikube");
    let filtered: String = original.lines().filter(|line| line.contains("flask")).map(|line| format!("{line}\n")).collect();
    let snapshot = capture(&filtered);
    assert_eq!((snapshot.pods.len(), snapshot.pods[0].sandboxes.len(), snapshot.pods[0].containers.len()), (1, 1, 1));
    let no_pause: String = original.lines().filter(|line| !line.contains("pause")).map(|line| format!("{line}\n")).collect();
    let snapshot = capture(&no_pause);
    let lonely = snapshot.remarks.iter().filter(|remark| matches!(remark.kind, RemarkKind::NoSandbox { .. })).count();
    assert_eq!((snapshot.pods.len(), lonely), (8, 8));
}

#[test]
fn twice_the_same_is_counted_once() {
    let original = fixture("minikube");
    let once = capture(&original);
    let twice = capture(&format!("{original}\n{original}"));
    assert_eq!(twice.containers().count(), once.containers().count());
    let repeated = twice.remarks.iter().filter(|remark| matches!(remark.kind, RemarkKind::Repeated { .. })).count();
    assert_eq!(repeated, 16);
}

#[test]
fn several_commands_in_one_capture() {
    let mixed = format!(
        "{}\n$ kubectl get pods -A\nNAMESPACE   NAME   READY   STATUS   RESTARTS   AGE\nkube-system   etcd-minikube   1/1   Running   1 (15m ago)   2d\n",
        fixture("minikube")
    );
    let snapshot = capture(&mixed);
    assert_eq!((snapshot.pods.len(), snapshot.sources.len()), (8, 2));
    let etcd = snapshot.pods.iter().find(|pod| pod.name.as_deref() == Some("etcd-minikube")).expect("etcd");
    assert_eq!((etcd.status.as_deref(), etcd.containers.len(), etcd.restarts), (Some("Running"), 1, Some(1)));
}

#[test]
fn nothing_at_all() {
    for text in ["", "\n", "\n\n\n", "   ", "{", "[", "{}", "[]", "$ ", "\u{1b}", "\u{feff}", "\"", "\r"] {
        let snapshot = capture(text);
        assert!(snapshot.is_empty(), "{text:?}");
    }
    let empty = capture("CONTAINER ID   IMAGE     COMMAND   CREATED   STATUS    PORTS     NAMES\n");
    assert!(empty.is_empty() && empty.lines[0].taken == Taken::Header);
    assert!(matches!(empty.remarks[0].kind, RemarkKind::NoRows { .. }));
}

#[test]
fn json_that_was_cut() {
    let whole = fixture("kubectl-json");
    let all = capture(&whole).pods.len();
    let lines: Vec<&str> = whole.lines().collect();
    let half = lines[..lines.len() / 2].join("\n");
    let snapshot = capture(&half);
    assert!(!snapshot.pods.is_empty() && snapshot.pods.len() < all);
    assert!(
        snapshot.remarks.iter().any(|remark| matches!(remark.kind, RemarkKind::CutJson { kept } if kept == snapshot.pods.len()))
    );
    let ndjson = fixture("docker-json");
    let broken = format!("{}\n{}", &ndjson[..300], &ndjson[ndjson.find('\n').map_or(0, |at| at + 1)..]);
    assert_eq!(capture(&broken).containers().count(), capture(&ndjson).containers().count() - 1);
}
