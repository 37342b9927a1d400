//! How long a layout takes: `cargo bench --bench diagrams`, with `-- --runs N` for medians of more runs (default 5).
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a benchmark reads the clock and prints")]

mod graphs;

use std::path::Path;
use std::time::{Duration, Instant};

use ardoise::diagram::layout::counted;
use ardoise::diagram::pen::text::{Glyphs, text};
use ardoise::diagram::{Graph, Options};
use ardoise::figure::{Wanted, graph};
use ardoise::load::load;
use ardoise::read::read;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let value = |name: &str| arguments.iter().position(|a| a == name).and_then(|i| arguments.get(i + 1)).cloned();
    let runs: usize = value("--runs").and_then(|n| n.parse().ok()).unwrap_or(5).max(1);
    println!("layout and text at 100 columns, median of {runs} runs: cargo bench --bench diagrams -- --runs {runs}\n");
    println!("| graph | boxes | edges | ms | steps | columns x rows | without a line |");
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    measure("MK", &graphs::mk(), runs);
    for (nodes, edges) in [(10, 14), (100, 140), (1000, 1400)] {
        measure(&format!("made up, {nodes}"), &graphs::made_up(nodes, edges), if nodes > 100 { runs.min(3) } else { runs });
    }
    for graph in figures() {
        measure(graph.id.as_str(), &graph, runs);
    }
}

/// The figures of the course, in its first language; none where it is not.
fn figures() -> Vec<Graph> {
    let Ok((sources, book)) = read(Path::new(".")) else { return vec![] };
    let (course, _) = load(&sources, book);
    let wanted = Wanted { lang: course.book.default_lang(), focus: None, select: &[], collapse: &[] };
    course.drawings.iter().map(|drawing| graph(&course, drawing, &wanted)).collect()
}

fn measure(name: &str, graph: &Graph, runs: usize) {
    let options = Options::width(100);
    let mut times: Vec<Duration> = vec![];
    let (scene, steps) = counted(graph, &options);
    for _ in 0..runs {
        let start = Instant::now();
        let drawn = text(&counted(graph, &options).0, Glyphs::Unicode);
        times.push(start.elapsed());
        assert!(!drawn.is_empty());
    }
    times.sort();
    let ms = times[times.len() / 2].as_micros() / 100;
    println!(
        "| {name} | {} | {} | {}.{} | {steps} | {} x {} | {} |",
        graph.nodes.len() + graph.groups.len(),
        graph.edges.len(),
        ms / 10,
        ms % 10,
        scene.width,
        scene.height,
        graph.edges.len() - scene.routes.len(),
    );
}
