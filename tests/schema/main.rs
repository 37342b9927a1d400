//! The table of the Kubernetes schema is what `k8s-openapi` says: types, required fields, formats and the official descriptions.
//!
//! `UPDATE=1` writes it again.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic, and reads and writes its own files")]

mod kinds;
mod oracle;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use schemars::generate::SchemaSettings;
use serde_json::Value;

const TABLE: &str = "src/manifest/schema/kubernetes.txt";

/// A type's name without what all of them share.
fn short(name: &str) -> String {
    let name = name.strip_prefix("#/$defs/").unwrap_or(name).replace("~1", "/");
    for prefix in ["io.k8s.api.", "io.k8s.apimachinery.pkg.apis.", "io.k8s.apimachinery.pkg.", "io.k8s."] {
        if let Some(rest) = name.strip_prefix(prefix) {
            return rest.replace("apiextensions-apiserver.pkg.apis.", "").replace("kube-aggregator.pkg.apis.", "");
        }
    }
    name
}

/// A schema as one word: `string`, `int32`, `[]T` a list, `{}T` a map, else the name of a type.
fn word(schema: &Value) -> String {
    if let Some(name) = schema["$ref"].as_str() {
        return short(name);
    }
    match (schema["type"].as_str(), schema["format"].as_str()) {
        (Some("array"), _) => format!("[]{}", word(&schema["items"])),
        (Some("object"), _) if schema["additionalProperties"].is_object() => {
            format!("{{}}{}", word(&schema["additionalProperties"]))
        }
        (Some("object"), _) => "object".to_owned(),
        (Some(_), Some(format)) => format.to_owned(),
        (Some(name), None) => name.to_owned(),
        (None, _) if schema["x-kubernetes-int-or-string"] == true => "int-or-string".to_owned(),
        (None, _) => "any".to_owned(),
    }
}

/// A description on one line.
fn told(schema: &Value) -> String {
    schema["description"].as_str().unwrap_or_default().trim().replace('\\', "\\\\").replace('\n', "\\n").replace('\t', " ")
}

fn table() -> String {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let mut kinds = kinds::all(&mut generator);
    let types: BTreeMap<String, Value> =
        generator.definitions().iter().map(|(name, schema)| (short(name), schema.clone())).collect();
    kinds.sort_by_key(|kind| (kind.api_version, kind.kind));
    let mut text =
        "# Kubernetes 1.34 as k8s-openapi describes it. Made by a test: UPDATE=1 cargo test --test schema\n".to_owned();
    for kind in kinds {
        let scope = if kind.cluster { "cluster" } else { "namespace" };
        writeln!(text, "kind {} {} {scope} {}", kind.api_version, kind.kind, short(&kind.type_name)).unwrap();
    }
    for (name, schema) in &types {
        let Some(properties) = schema["properties"].as_object() else {
            writeln!(text, "alias {name} {}\n={}", word(schema), told(schema)).unwrap();
            continue;
        };
        writeln!(text, "type {name}\n={}", told(schema)).unwrap();
        let required: Vec<&str> = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        for (field, schema) in properties {
            let mark = if required.contains(&&**field) { "!" } else { "" };
            writeln!(text, " {field}{mark} {} {}", word(schema), told(schema)).unwrap();
        }
    }
    text
}

#[test]
fn the_table_is_what_the_crate_says() {
    let made = table();
    let held = fs::read_to_string(TABLE).unwrap_or_default();
    if made == held {
        return;
    }
    if std::env::var("UPDATE").is_ok() {
        fs::write(TABLE, &made).unwrap();
    }
    let differs = made.lines().zip(held.lines()).find(|(made, held)| made != held);
    panic!("{TABLE} differs from the crate: {differs:?}, {} and {} lines", made.lines().count(), held.lines().count());
}
