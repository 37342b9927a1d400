//! How long it takes to check manifests: `cargo bench --bench lint`, with `-- --files N` for another number of files (default 400).
//!
//! The files are made up: Deployments, Services, ConfigMaps, CronJobs and Ingresses, every tenth with mistakes, twenty to a folder.
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a benchmark reads the clock and prints")]

use std::time::{Duration, Instant};

use ardoise::manifest::lint::{Text, lint};
use ardoise::manifest::schema::schema;
use ardoise::source::Sources;

const TOGETHER: usize = 20;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let value = |name: &str| arguments.iter().position(|a| a == name).and_then(|i| arguments.get(i + 1)).cloned();
    let files: usize = value("--files").and_then(|n| n.parse().ok()).unwrap_or(400).max(1);
    let mut sources = Sources::default();
    let ids: Vec<_> = (0..files).map(|i| sources.add(format!("{}/{i}.yaml", i / TOGETHER), manifest(i).into_bytes())).collect();
    let texts: Vec<Text<'_>> =
        ids.iter().filter_map(|file| Some(Text { file: *file, text: sources.get(*file).text()? })).collect();
    let bytes: usize = texts.iter().map(|text| text.text.len()).sum();

    let start = Instant::now();
    let types = schema().types().len();
    println!("the schema is read: {} for {types} types", shown(start.elapsed()));
    let mut times = Vec::new();
    let mut findings = 0;
    for _ in 0..5 {
        let start = Instant::now();
        findings = texts.chunks(TOGETHER).map(|folder| lint(folder).len()).sum();
        times.push(start.elapsed());
    }
    times.sort();
    println!("{files} files, {} kB, {findings} findings: {} (median of 5, one thread)", bytes / 1000, shown(times[2]));
}

fn shown(time: Duration) -> String {
    format!("{}.{:01} ms", time.as_millis(), time.as_micros() / 100 % 10)
}

fn manifest(i: usize) -> String {
    let (replicas, port) = if i.is_multiple_of(10) { ("replica", 80_800) } else { ("replicas", 8080) };
    let env: String = (0..10).map(|n| format!("        - name: V{n}\n          value: \"{n}\"\n")).collect();
    format!(
        "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web-{i}\n  labels:\n    app: web-{i}\nspec:\n  {replicas}: 2\n  selector:\n    \
         matchLabels:\n      app: web-{i}\n  template:\n    metadata:\n      labels:\n        app: web-{i}\n    spec:\n      containers:\n      - name: web\n        \
         image: web:1.0\n        env:\n{env}        ports:\n        - name: http\n          containerPort: {port}\n        resources:\n          requests:\n            \
         cpu: 100m\n            memory: 64Mi\n          limits:\n            memory: 128Mi\n        livenessProbe:\n          httpGet:\n            path: /\n            \
         port: http\n---\napiVersion: v1\nkind: Service\nmetadata:\n  name: web-{i}\nspec:\n  selector:\n    app: web-{i}\n  ports:\n  - port: 80\n    targetPort: http\n---\n\
         apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings-{i}\ndata:\n  a: \"1\"\n  b: |\n    some lines\n    of text\n---\napiVersion: batch/v1\nkind: CronJob\n\
         metadata:\n  name: work-{i}\nspec:\n  schedule: \"0 3 * * *\"\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          restartPolicy: Never\n          \
         containers:\n          - name: work\n            image: work:1.0\n---\napiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: web-{i}\nspec:\n  rules:\n  \
         - http:\n      paths:\n      - path: /\n        pathType: Prefix\n        backend:\n          service:\n            name: web-{i}\n            port:\n              number: 80\n"
    )
}
