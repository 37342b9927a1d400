//! What the program is made of: licences, the crates that are allowed, and where they come from.
//!
//! `cargo deny` says more, with the advisories, in GitHub Actions (`deny.toml`); this runs anywhere in a second.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a test may panic, and reads and writes its own files"
)]

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use serde_json::Value;

/// What a crate may ask of those who use it: to be named, at most. The same list is in `deny.toml`.
const LICENCES: [&str; 13] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// The crates that a release is built from, one name a line.
const ALLOWED: &str = "tests/allowed-crates.txt";

/// The source that Cargo gives to its own registry, as the lock file names it for the first dependency.
fn registry(metadata: &Value) -> String {
    let sources = list(metadata, "packages").iter().map(|package| text(package, "source"));
    sources.filter(|source| source.starts_with("registry+")).min().unwrap_or_default().to_owned()
}

/// All that Cargo knows, for every platform and with every feature.
fn metadata() -> Value {
    let arguments = ["metadata", "--locked", "--all-features", "--format-version", "1"];
    let output = Command::new(env!("CARGO")).args(arguments).output().unwrap();
    assert!(output.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// The words of an SPDX expression; crates from before 2018 write `/` for `OR`.
fn words(expression: &str) -> Vec<String> {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    spaced.split_whitespace().map(str::to_owned).collect()
}

/// Whether the terms at the front of `words` can be met, and takes them away: `OR` is a choice of ours, `AND` is not.
fn choice(words: &mut &[String]) -> bool {
    let mut met = both(words);
    while let [or, rest @ ..] = *words
        && or == "OR"
    {
        *words = rest;
        // A side that is missing is no choice.
        if words.is_empty() {
            return false;
        }
        met |= both(words);
    }
    met
}

fn both(words: &mut &[String]) -> bool {
    let mut met = one(words);
    while let [and, rest @ ..] = *words
        && and == "AND"
    {
        *words = rest;
        met &= one(words);
    }
    met
}

fn one(words: &mut &[String]) -> bool {
    let [name, rest @ ..] = *words else { return false };
    *words = rest;
    if name == "(" {
        let met = choice(words);
        let [close, rest @ ..] = *words else { return false };
        *words = rest;
        return met && close == ")";
    }
    if let [with, exception, rest @ ..] = *words
        && with == "WITH"
    {
        *words = rest;
        return LICENCES.contains(&format!("{name} WITH {exception}").as_str());
    }
    LICENCES.contains(&name.as_str())
}

fn permissive(expression: &str) -> bool {
    let words = words(expression);
    let mut rest = words.as_slice();
    choice(&mut rest) && rest.is_empty()
}

/// The names of what a release is built from, on every platform and with every feature. Cargo's tree leaves out what only tests ask for,
/// their features of shared crates included; its metadata does not.
fn built_from() -> BTreeSet<String> {
    let arguments =
        ["tree", "--locked", "--target", "all", "--all-features", "--edges", "no-dev", "--prefix", "none", "--format", "{p}"];
    let output = Command::new(env!("CARGO")).args(arguments).output().unwrap();
    assert!(output.status.success(), "cargo tree: {}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    let names = text.lines().filter_map(|line| line.split_whitespace().next());
    names.filter(|name| *name != env!("CARGO_PKG_NAME")).map(str::to_owned).collect()
}

#[test]
fn an_expression_is_met_by_permissive_terms_alone() {
    for expression in [
        "MIT",
        "MIT/Apache-2.0",
        "Apache-2.0 / MIT",
        "(MIT OR Apache-2.0) AND Unicode-3.0",
        "Apache-2.0 WITH LLVM-exception OR MIT",
        "MIT OR Apache-2.0 OR LGPL-2.1-or-later",
        "GPL-3.0-only AND MIT OR Zlib",
    ] {
        assert!(permissive(expression), "{expression}");
    }
    for expression in [
        "",
        "GPL-3.0-only",
        "MIT AND GPL-3.0-only",
        "MIT AND (GPL-3.0-only OR AGPL-3.0-only)",
        "MPL-2.0",
        "GPL-2.0 WITH Classpath-exception-2.0",
        "MIT WITH Fine-Print",
        "(MIT",
        "MIT Apache-2.0",
        "MIT OR",
    ] {
        assert!(!permissive(expression), "{expression}");
    }
}

#[test]
fn every_licence_is_permissive() {
    let metadata = metadata();
    let refused: Vec<String> = list(&metadata, "packages")
        .iter()
        .filter(|package| !permissive(text(package, "license")))
        .map(|package| format!("{} {}: `{}`", text(package, "name"), text(package, "version"), text(package, "license")))
        .collect();
    assert!(refused.is_empty(), "these crates ask for more than to be named; do without them:\n{}", refused.join("\n"));
}

#[test]
fn every_crate_comes_from_one_registry() {
    let metadata = metadata();
    let root = text(&metadata["resolve"], "root");
    let registry = registry(&metadata);
    let strange: Vec<&str> = list(&metadata, "packages")
        .iter()
        .filter(|package| text(package, "source") != registry && text(package, "id") != root)
        .map(|package| text(package, "id"))
        .collect();
    assert!(strange.is_empty(), "a released version from Cargo's own registry is needed in place of {strange:#?}");
}

#[test]
fn every_crate_is_on_the_list() {
    let needed = built_from();
    let needed: BTreeSet<&str> = needed.iter().map(String::as_str).collect();
    let allowed = fs::read_to_string(ALLOWED).unwrap();
    let lines: Vec<&str> = allowed.lines().collect();
    let listed: BTreeSet<&str> = lines.iter().copied().collect();
    let unknown: Vec<&str> = needed.difference(&listed).copied().collect();
    let stale: Vec<&str> = listed.difference(&needed).copied().collect();
    assert!(
        unknown.is_empty(),
        "crates that are not in {ALLOWED}: {unknown:?}\nlook at each (`cargo tree -i NAME`, its licence, who keeps it); if it is worth \
         having, add its line there and say why in ARCHITECTURE.md, \"Dependencies\""
    );
    assert!(stale.is_empty(), "no longer needed, take them out of {ALLOWED}: {stale:?}");
    assert!(
        lines.is_sorted_by(|a, b| a < b),
        "the lines of {ALLOWED} are sorted, each once: `LC_ALL=C sort -u -o {ALLOWED} {ALLOWED}`"
    );
}

#[test]
fn what_npm_installs_is_pinned_and_names_no_registry() {
    for folder in ["tests/browser", "benches/diagrams"] {
        let package: Value = serde_json::from_str(&fs::read_to_string(format!("{folder}/package.json")).unwrap()).unwrap();
        for (name, version) in package["devDependencies"].as_object().unwrap() {
            let exact = version.as_str().unwrap().split('.').all(|part| part.parse::<u32>().is_ok());
            assert!(exact, "{folder}/package.json: write the exact version of {name}, not {version}");
        }
        let lock = fs::read_to_string(format!("{folder}/package-lock.json")).unwrap();
        assert!(
            !lock.contains("\"resolved\""),
            "{folder}/package-lock.json: run npm in {folder}, where .npmrc keeps addresses out"
        );
        let lock: Value = serde_json::from_str(&lock).unwrap();
        for (path, package) in lock["packages"].as_object().unwrap() {
            let hashed = path.is_empty() || text(package, "integrity").starts_with("sha512-");
            assert!(hashed, "{path} has no hash in {folder}/package-lock.json");
        }
    }
}
