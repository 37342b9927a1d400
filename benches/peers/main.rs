//! Ardoise and the peers that are installed, on the same course, in one run: `cargo bench --bench peers -- --pages 1000`.
//!
//! Options: `--pages N` (default 100 and 1000), `--runs N` (default 3), `--ours` (no peers). Peers are looked for on the PATH: `mdbook`, `hugo`,
//! `zola`. Output goes to memory (`/dev/shm`) where there is one. Figures are medians; ratios compare runs that were made in turn.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock, writes its corpus and prints"
)]

mod corpus;
mod peers;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use peers::Tool;

/// What a run took.
#[derive(Clone, Copy)]
struct Run {
    wall: Duration,
    /// Peak resident memory in MB; 0 where the system does not say.
    peak: u64,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let value = |name: &str| arguments.iter().position(|a| a == name).and_then(|i| arguments.get(i + 1)).cloned();
    let sizes: Vec<usize> = value("--pages").map_or(vec![100, 1000], |n| vec![n.parse().unwrap()]);
    let runs: usize = value("--runs").map_or(3, |n| n.parse().unwrap());
    let tools = if arguments.iter().any(|a| a == "--ours") { Vec::new() } else { peers::installed() };
    for pages in sizes {
        measure(pages, runs, &tools);
    }
}

/// Prints the table for a course of that many pages.
fn measure(pages: usize, runs: usize, tools: &[Tool]) {
    let base = if Path::new("/dev/shm").is_dir() { "/dev/shm" } else { "/tmp" };
    let folder = tempfile::Builder::new().prefix("ardoise-bench").tempdir_in(base).unwrap();
    let lessons = corpus::lessons(pages);
    let bytes: usize = lessons.iter().map(|(_, text)| text.len()).sum();
    println!("\n{pages} pages, {:.1} KB of Markdown each, median of {runs} runs\n", bytes as f64 / 1024.0 / pages as f64);
    let ours = folder.path().join("ardoise");
    corpus::write_ours(&ours, &lessons);
    let theirs: Vec<_> = tools.iter().map(|tool| (tool, tool.write(folder.path(), &lessons))).collect();
    let program = env!("CARGO_BIN_EXE_ardoise");

    let mut cold = Vec::new();
    let mut kept = Vec::new();
    let mut again = Vec::new();
    let mut checks = Vec::new();
    let mut others: Vec<Vec<Run>> = vec![Vec::new(); theirs.len()];
    for run in 0..runs {
        let out = folder.path().join(format!("out-{run}"));
        // What an earlier run kept would make this one warm.
        let _ = std::fs::remove_dir_all(ours.join(".ardoise-cache"));
        cold.push(time(Command::new(program).args(["build", "-d"]).arg(&out).arg(&ours)));
        again.push(time(Command::new(program).args(["build", "-d"]).arg(&out).arg(&ours)));
        let elsewhere = folder.path().join(format!("kept-{run}"));
        kept.push(time(Command::new(program).args(["build", "-d"]).arg(&elsewhere).arg(&ours)));
        checks.push(time(Command::new(program).arg("check").arg(&ours)));
        for (runs, (tool, source)) in others.iter_mut().zip(&theirs) {
            runs.push(time(&mut tool.command(source, &source.join(format!("out-{run}")))));
        }
    }
    let reference = median(&cold);
    println!("| builder | seconds | peak MB | against ours |\n| --- | --- | --- | --- |");
    let row = |name: &str, runs: &[Run]| {
        let run = median(runs);
        let ratio = run.wall.as_secs_f64() / reference.wall.as_secs_f64();
        println!("| {name} | {:.3} | {} | {ratio:.2} |", run.wall.as_secs_f64(), run.peak);
    };
    row("ardoise build (highlighting, search, navigation, every link checked)", &cold);
    row("ardoise build, what is known of highlighting kept", &kept);
    row("ardoise build, nothing changed", &again);
    row("ardoise check", &checks);
    for (runs, (tool, _)) in others.iter().zip(&theirs) {
        row(tool.name, runs);
    }
}

fn median(runs: &[Run]) -> Run {
    let mut sorted = runs.to_vec();
    sorted.sort_by_key(|run| run.wall);
    sorted[sorted.len() / 2]
}

/// Runs a command and watches its memory.
fn time(command: &mut Command) -> Run {
    let start = Instant::now();
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            assert!(status.success(), "{command:?} failed");
            return Run { wall: start.elapsed(), peak };
        }
        let high = std::fs::read_to_string(&status).unwrap_or_default();
        let kilobytes =
            high.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok());
        peak = peak.max(kilobytes.unwrap_or(0) / 1024);
        std::thread::sleep(Duration::from_millis(2));
    }
}
