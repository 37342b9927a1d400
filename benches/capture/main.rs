//! `cargo bench --bench capture`: how long `ardoise explain` takes for captures of 100,000 lines, from start to end.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a measurement starts programs, and panics where one fails"
)]

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const LINES: usize = 100_000;
const TIMES: usize = 3;

/// An id, the same for the same number.
fn id(number: usize) -> String {
    format!("{:012x}", (number as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 16)
}

fn uid(number: usize) -> String {
    let hex = format!("{:032x}", (number as u128 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835));
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// Lines under a head.
fn table(head: &str, row: impl Fn(usize) -> String) -> String {
    let mut out = format!("{head}\n");
    for number in 1..LINES {
        let _ = writeln!(out, "{}", row(number));
    }
    out
}

fn docker(name: impl Fn(usize) -> String) -> String {
    let head = "CONTAINER ID   IMAGE          COMMAND                  CREATED          STATUS          PORTS     NAMES";
    table(head, |number| {
        format!(
            "{}   291e0854db36   \"python app.py\"          10 minutes ago   Up 10 minutes             {}",
            id(number),
            name(number)
        )
    })
}

/// The captures: what each is, and its text.
fn captures() -> Vec<(&'static str, String)> {
    let mut all = of_docker();
    all.extend(of_others());
    all
}

/// The name of one of two containers of a Pod.
fn in_pod(number: usize) -> String {
    let (pod, first) = (number / 2, number.is_multiple_of(2));
    format!("k8s_{}_web-{pod}_ns-{}_{}_0", if first { "POD" } else { "web" }, pod % 40, uid(pod))
}

fn of_docker() -> Vec<(&'static str, String)> {
    let pods = docker(in_pod);
    let cut = |line: &str| {
        let (first, rest) = line.split_at(line.len().min(80));
        if rest.is_empty() { format!("{first}\n") } else { format!("{first}\n{rest}\n") }
    };
    let wrapped: String = pods.lines().map(cut).take(LINES / 2).collect();
    let same: String = pods.lines().take(2).cycle().take(LINES).map(|line| format!("{line}\n")).collect();
    let json = |number| {
        let command = r#""Command":"\"web\"","Status":"Up 2 hours""#;
        format!(r#"{{"ID":"{}","Names":"{}","Image":"web",{command}}}"#, id(number), in_pod(number))
    };
    vec![
        ("docker ps, 50,000 Pods", pods),
        ("docker ps, one Pod", docker(|number| format!("k8s_web-{number}_web-0_default_{}_0", uid(0)))),
        ("docker ps, no Kubernetes", docker(|number| format!("web-{number}"))),
        ("docker ps, the same row again and again", same),
        ("docker ps, wrapped at 80 columns", wrapped),
        ("docker ps --format json", table("", json)),
    ]
}

fn of_others() -> Vec<(&'static str, String)> {
    let crictl = |end: &'static str| {
        move |number: usize| {
            let pod = id(number / 2 + LINES);
            format!("{}   291e0854db36a   10 minutes ago   Running   web    0         {pod}{end}", id(number))
        }
    };
    let head = "CONTAINER       IMAGE           CREATED          STATE     NAME   ATTEMPT   POD ID";
    let pods = "NAMESPACE   NAME   READY   STATUS    RESTARTS   AGE";
    let wide = |number| {
        let (namespace, node) = (number % 40, number % 5_000);
        format!("ns-{namespace}   web-{number}   1/1   Running   0   15m   10.0.0.1   node-{node}   <none>   <none>")
    };
    vec![
        ("crictl ps, one name", table(&format!("{head}         POD     NAMESPACE"), crictl("   web-0   default"))),
        ("crictl ps, no names of Pods", table(head, crictl(""))),
        (
            "kubectl get pods -A -o wide, 5,000 nodes",
            table(&format!("{pods}   IP   NODE   NOMINATED NODE   READINESS GATES"), wide),
        ),
        ("kubectl get pods -A, 100,000 namespaces", table(pods, |number| format!("ns-{number}   web   1/1   Running   0   15m"))),
        ("lines of something else", table("", |number| format!("{number} apples, which nobody lists with docker ps"))),
        ("lines that begin like rows", table("", |number| format!("{} and nothing that docker writes", id(number)))),
    ]
}

/// How long it takes, and how much it writes.
fn run(capture: &str, form: &str) -> (Duration, usize) {
    let start = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_ardoise"))
        .args(["explain", "--lang", "en", "--format", form])
        .current_dir(std::env::temp_dir())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let capture = capture.to_owned();
    let writer = std::thread::spawn(move || input.write_all(capture.as_bytes()));
    let output = child.wait_with_output().unwrap();
    let taken = start.elapsed();
    // Whoever reads nothing closes the pipe early; here everything is read.
    writer.join().unwrap().unwrap();
    (taken, output.stdout.len())
}

fn main() {
    println!("{LINES} lines, best of {TIMES}, in milliseconds: `cargo bench --bench capture`\n");
    println!("{:<44}{:>8}{:>8}{:>10}{:>9}", "", "text", "json", "markdown", "diagram");
    for (name, capture) in captures() {
        let times = ["text", "json", "markdown", "diagram"].map(|form| {
            let best = (0..TIMES).map(|_| run(&capture, form).0).min().unwrap_or_default();
            best.as_millis()
        });
        println!("{name:<44}{:>8}{:>8}{:>10}{:>9}", times[0], times[1], times[2], times[3]);
    }
}
