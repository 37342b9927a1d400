//! A second opinion on the walk: the crate `jsonschema`, with the schemas that `k8s-openapi` gives, on manifests that are right and on
//! hundreds broken at random from a seed. Both must say the same of each, except where the schema is known to say something else.

use std::collections::BTreeMap;

use super::kinds;
use ardoise::manifest::look::field;
use ardoise::manifest::scalar::{Scalar, is_null, scalar};
use ardoise::manifest::schema::schema;
use ardoise::manifest::tree::{Node, Value as Tree, parse};
use ardoise::manifest::walk::{Misfit, walk};
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

/// A validator for each kind. The schemas are open (they allow fields they do not name), as no server is that checks strictly: they are
/// closed here. What they say of free objects that are described as any JSON is left as open as the table leaves it.
fn validators() -> BTreeMap<(String, String), jsonschema::Validator> {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let kinds = kinds::all(&mut generator);
    let mut definitions = serde_json::to_value(generator.definitions()).unwrap();
    for (name, definition) in definitions.as_object_mut().unwrap() {
        if definition["properties"].is_object() {
            definition["additionalProperties"] = json!(false);
        }
        if name.ends_with("apiextensions.v1.JSON") {
            *definition = json!({});
        }
        // The crate says nothing of what these two hold.
        if name.ends_with("intstr.IntOrString") {
            *definition = json!({"anyOf": [{"type": "integer", "minimum": i32::MIN, "maximum": i32::MAX}, {"type": "string"}]});
        }
        if name.ends_with("resource.Quantity") {
            *definition = json!({"type": ["number", "string"]});
        }
        narrow(definition);
    }
    let of = |name: &str| {
        let whole = json!({"$schema": "https://json-schema.org/draft/2020-12/schema", "$ref": format!("#/$defs/{name}"), "$defs": definitions});
        jsonschema::validator_for(&whole).unwrap()
    };
    let wanted = [
        "Deployment",
        "Service",
        "ConfigMap",
        "Ingress",
        "CronJob",
        "StatefulSet",
        "HorizontalPodAutoscaler",
        "NetworkPolicy",
        "Role",
    ];
    let kinds = kinds.into_iter().filter(|kind| wanted.contains(&kind.kind) && !kind.api_version.contains("beta"));
    kinds.map(|kind| ((kind.api_version.to_owned(), kind.kind.to_owned()), of(&kind.type_name))).collect()
}

/// A format of a number is a note to a JSON schema, and a bound to Go.
fn narrow(schema: &mut Value) {
    if schema["format"] == "int32" {
        schema["minimum"] = json!(i32::MIN);
        schema["maximum"] = json!(i32::MAX);
    }
    match schema {
        Value::Object(fields) => fields.values_mut().for_each(narrow),
        Value::Array(items) => items.iter_mut().for_each(narrow),
        _ => {}
    }
}

/// A tree as JSON, as kubectl makes it; what is null is dropped, as the server does before it looks.
fn json_of(node: &Node) -> Option<Value> {
    Some(match &node.value {
        Tree::List(items) => Value::Array(items.iter().map(|item| json_of(item).unwrap_or(Value::Null)).collect()),
        Tree::Map(pairs) => {
            let mut map = Map::new();
            map.extend(pairs.iter().filter_map(|(name, _, value)| Some((name.clone(), json_of(value)?))));
            Value::Object(map)
        }
        Tree::Scalar { text, .. } => match scalar(node)? {
            Scalar::Null => return None,
            Scalar::Boolean(value) => json!(value),
            Scalar::Integer(value) => {
                i64::try_from(value).map(Value::from).or_else(|_| u64::try_from(value).map(Value::from)).unwrap()
            }
            Scalar::Float(value) => json!(value),
            Scalar::Text => json!(text),
        },
    })
}

/// Whether a mistake is one that a schema cannot see: a name that stands twice is gone before it looks, and so is what is null, also where
/// no such field is known.
fn only_ours(misfit: &Misfit<'_>) -> bool {
    match misfit {
        Misfit::Twice { .. } => true,
        Misfit::Unknown { parent, name, .. } => field(parent, name).is_some_and(is_null),
        _ => false,
    }
}

/// A misfit in a word.
fn said(misfit: &Misfit<'_>) -> String {
    match misfit {
        Misfit::Unknown { owner, name, .. } => format!("{} has no {name}", owner.name),
        Misfit::Missing { owner, field, .. } => format!("{} needs {}", owner.name, field.name),
        Misfit::Type { field, node, .. } => format!("{} cannot hold {:?}", field.name, node.value),
        Misfit::Twice { name, .. } => format!("{name} twice"),
    }
}

/// Whole numbers from a seed (Knuth's MMIX constants).
struct Random(u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most.max(1)
    }
}

/// A manifest with one line changed, dropped, doubled or moved.
fn broken(text: &str, random: &mut Random) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let at = random.below(lines.len());
    let values = [
        "on",
        "\"on\"",
        "12",
        "\"12\"",
        "1.5",
        "0644",
        "true",
        "[a]",
        "{a: b}",
        "~",
        "99999999999",
        "-3",
        "2026-11-26",
        "1.0",
        "{}",
        "[]",
        "word",
    ];
    match random.below(6) {
        0 => drop(lines.remove(at)),
        1 => {
            if let Some(colon) = lines[at].find(": ") {
                let value = values[random.below(values.len())];
                lines[at] = format!("{}: {value}", &lines[at][..colon]);
            }
        }
        2 => {
            if let Some(colon) = lines[at].find(':') {
                lines[at].insert(colon, 's');
            }
        }
        3 => {
            if let Some(colon) = lines[at].find(':') {
                lines[at].remove(colon - 1);
            }
        }
        4 => {
            let line = lines[random.below(lines.len())].trim_start().trim_start_matches("- ").to_owned();
            let indent = lines[at].len() - lines[at].trim_start().len();
            lines.insert(at, format!("{}{line}", " ".repeat(indent)));
        }
        _ => {
            if let Some(colon) = lines[at].find(": ") {
                lines[at].truncate(colon + 1);
            }
        }
    }
    lines.join("\n") + "\n"
}

const RIGHT: &str = include_str!("../right-manifest.yaml");

const MORE: &str = "apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
spec:
  rules:
  - http:
      paths:
      - path: /
        pathType: Prefix
        backend:
          service:
            name: web
            port:
              number: 80
---
apiVersion: batch/v1
kind: CronJob
metadata:
  name: work
  labels:
    app: work
spec:
  schedule: \"0 3 * * *\"
  suspend: false
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
          - name: work
            image: work:1.0
            command: [sh, -c]
            resources:
              limits:
                cpu: 1
                memory: 1Gi
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: web
spec:
  maxReplicas: 3
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: web
  metrics:
  - type: Resource
    resource:
      name: cpu
      target:
        type: Utilization
        averageUtilization: 80
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector:
    matchLabels:
      app: web
  policyTypes: [Ingress]
  ingress:
  - from:
    - ipBlock:
        cidr: 10.0.0.0/8
    ports:
    - protocol: TCP
      port: http
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: reader
rules:
- apiGroups: [\"\"]
  resources: [pods]
  verbs: [get, list]
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  greeting: hello
immutable: true
";

#[test]
fn the_walk_and_a_validator_say_the_same() {
    let validators = validators();
    let mut random = Random(34);
    let (mut valid, mut invalid) = (0, 0);
    for (number, text) in RIGHT.split("---\n").chain(MORE.split("---\n")).enumerate() {
        for round in 0..600 {
            // One manifest as it is, the others with up to three changes.
            let text = (0..round.min(1 + round % 3)).fold(text.to_owned(), |text, _| broken(&text, &mut random));
            let documents = parse(&text);
            let Some(root) = documents.first().and_then(|document| document.root.as_ref()) else { continue };
            let Tree::Map(pairs) = &root.value else { continue };
            let top = |name: &str| {
                pairs.iter().find(|(own, ..)| own == name).and_then(|(_, _, node)| ardoise::manifest::look::text(node))
            };
            let (Some(version), Some(kind)) = (top("apiVersion"), top("kind")) else { continue };
            let Some(validator) = validators.get(&(version.to_owned(), kind.to_owned())) else { continue };
            let of = schema().of(schema().kind(version, kind).unwrap().type_name).unwrap();
            let misfits = walk(root, of).misfits;
            if misfits.iter().any(only_ours) {
                continue;
            }
            let ours: Vec<String> = misfits.iter().map(said).collect();
            let json = json_of(root).unwrap();
            let theirs: Vec<String> =
                validator.iter_errors(&json).map(|error| format!("{}: {error}", error.instance_path())).collect();
            assert_eq!(
                misfits.is_empty(),
                theirs.is_empty(),
                "manifest {number}, round {round}\n{text}\nours: {ours:?}\ntheirs: {theirs:#?}"
            );
            if theirs.is_empty() {
                valid += 1;
            } else {
                invalid += 1;
            }
        }
    }
    assert!(valid > 400 && invalid > 2_000, "{valid} valid, {invalid} not");
}
