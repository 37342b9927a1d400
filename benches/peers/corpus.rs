//! A course from a seed: pages of about 6 KB with 8 headings, a table, lists and three fenced blocks, none like another.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Lessons in a chapter.
pub(crate) const CHAPTER: usize = 20;

const WORDS: &str = "cluster node pod service request answer container image network volume label controller scheduler kubelet proxy \
    name address port process memory state watch desired actual loop event queue cache key value store lease token user role rule \
    reads writes sends receives starts stops creates deletes keeps sees asks answers waits fails restarts moves binds mounts";

/// Numbers that are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        // Knuth's MMIX generator.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn words(&mut self, count: usize) -> String {
        let words: Vec<&str> = WORDS.split_whitespace().collect();
        (0..count).map(|_| words[self.below(words.len())]).collect::<Vec<_>>().join(" ")
    }
}

/// File names (without chapter) and Markdown bodies; the first line is a title.
pub(crate) fn lessons(count: usize) -> Vec<(String, String)> {
    (0..count).map(|i| (format!("lesson-{i:05}"), lesson(i))).collect()
}

fn lesson(index: usize) -> String {
    let numbers = &mut Numbers(index as u64 + 1);
    let mut text = format!("Lesson {index} {}\n\n", numbers.words(3));
    for section in 0..8 {
        writeln!(text, "## Part {section} {}\n\n{}.\n", numbers.words(3), numbers.words(45)).unwrap();
        match section {
            1 => {
                text += "| name | role | port |\n| --- | --- | --- |\n";
                for _ in 0..6 {
                    writeln!(text, "| {} | {} | {} |", numbers.words(1), numbers.words(4), numbers.below(60000)).unwrap();
                }
            }
            2 | 5 => (0..5).for_each(|_| writeln!(text, "- {} `{}`", numbers.words(6), numbers.words(1)).unwrap()),
            3 => text += &yaml(numbers),
            4 => text += &bash(numbers),
            6 => text += &python(numbers),
            _ => {}
        }
        text.push('\n');
    }
    text
}

fn yaml(n: &mut Numbers) -> String {
    let mut text = String::from("```yaml\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n");
    writeln!(
        text,
        "  name: {}-{}\nspec:\n  replicas: {}\n  template:\n    spec:\n      containers:",
        n.words(1),
        n.below(1000),
        n.below(9)
    )
    .unwrap();
    for _ in 0..3 {
        writeln!(
            text,
            "      - name: {}\n        image: \"registry/{}:{}.{}\"\n        ports:\n        - containerPort: {} # {}",
            n.words(1),
            n.words(1),
            n.below(9),
            n.below(99),
            n.below(60000),
            n.words(3)
        )
        .unwrap();
    }
    text + "```\n"
}

fn bash(n: &mut Numbers) -> String {
    let mut text = String::from("```bash\n#!/usr/bin/env bash\nset -euo pipefail\n");
    for _ in 0..6 {
        writeln!(
            text,
            "for item in {}; do\n  kubectl get \"$item\" --namespace={} | grep -v '{}' # {}\ndone",
            n.words(3),
            n.words(1),
            n.words(1),
            n.words(3)
        )
        .unwrap();
    }
    text + "```\n"
}

fn python(n: &mut Numbers) -> String {
    let mut text = String::from("```python\nimport os\n\n");
    for i in 0..5 {
        writeln!(
            text,
            "def step_{i}({}, count={}):\n    \"\"\"{}.\"\"\"\n    return [f\"{{x}}-{}\" for x in range(count) if x % {} == 0]",
            n.words(1),
            n.below(100),
            n.words(5),
            n.words(1),
            n.below(9) + 1
        )
        .unwrap();
    }
    text + "```\n"
}

/// The course as ours.
pub(crate) fn write_ours(folder: &Path, lessons: &[(String, String)]) {
    fs::create_dir_all(folder.join("content/lessons")).unwrap();
    fs::write(folder.join("book.toml"), "[book]\ntitle = \"Corpus\"\nlanguage = \"en\"\n").unwrap();
    let mut summary = String::from("# Summary\n");
    for (i, (name, text)) in lessons.iter().enumerate() {
        if i % CHAPTER == 0 {
            write!(summary, "\n# Chapter {}\n\n", i / CHAPTER + 1).unwrap();
        }
        let (title, body) = text.split_once('\n').unwrap();
        writeln!(summary, "- [{title}](lessons/{name}.md)").unwrap();
        fs::write(folder.join(format!("content/lessons/{name}.md")), format!("---\ntitle: {title}\n---\n{body}")).unwrap();
    }
    fs::write(folder.join("content/SUMMARY.md"), summary).unwrap();
}
