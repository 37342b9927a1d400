//! What of an object matters to others: its name, its selector, the Pods it makes, its ports, and what it refers to.

use std::collections::HashSet;
use std::ops::Range;

use super::look::{at as node, list, text};
use super::tree::{Document, Node};

/// An object of a manifest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Object {
    /// Its `kind`.
    pub kind: String,
    /// Its `metadata.name`.
    pub name: String,
    /// Where the name stands; the whole object where it has none.
    pub name_bytes: Range<usize>,
    /// Its namespace; nothing where it does not say.
    pub namespace: Option<String>,
    /// What it selects Pods by.
    pub selector: Option<Selector>,
    /// The Pods it is or makes.
    pub pods: Option<Pods>,
    /// A Service's ports.
    pub ports: Vec<ServicePort>,
    /// A Service's type.
    pub service_type: Option<String>,
    /// What it refers to itself.
    pub references: Vec<Reference>,
}

/// Labels that are looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selector {
    /// The labels and their values.
    pub pairs: Vec<(String, String)>,
    /// Where they stand.
    pub bytes: Range<usize>,
}

/// The Pods of a workload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pods {
    /// How many at once, where the manifest says so.
    pub count: Option<u32>,
    /// Their labels.
    pub labels: Vec<(String, String)>,
    /// Where the labels stand.
    pub label_bytes: Range<usize>,
    /// Their containers, those that run first before the others.
    pub containers: Vec<Container>,
    /// The names of claims of which each Pod gets its own.
    pub claims: Vec<String>,
    /// What they refer to.
    pub references: Vec<Reference>,
    /// The labels again, to be looked up.
    carried: HashSet<(String, String)>,
}

impl Pods {
    /// Whether they carry all of these labels.
    #[must_use]
    pub fn has(&self, pairs: &[(String, String)]) -> bool {
        pairs.iter().all(|pair| self.carried.contains(pair))
    }
}

/// A container.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Container {
    /// Its name.
    pub name: String,
    /// Its image.
    pub image: String,
    /// Its ports.
    pub ports: Vec<Port>,
}

/// A container's port.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Port {
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: Option<String>,
    /// `TCP` where it does not say.
    pub protocol: String,
    /// Where its number stands.
    pub bytes: Range<usize>,
}

/// A Service's port.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServicePort {
    /// Its number.
    pub port: String,
    /// The number or the name of the container's port; the same as `port` where it does not say.
    pub target: String,
    /// The port of the nodes.
    pub node: Option<String>,
    /// `TCP` where it does not say.
    pub protocol: String,
    /// Where the target stands, or the port where there is none.
    pub bytes: Range<usize>,
}

/// An object that is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Its kind.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// Where the name stands.
    pub bytes: Range<usize>,
    /// What for.
    pub to: ReferenceTo,
}

/// What an object is named for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferenceTo {
    /// Requests are sent there.
    Backend,
    /// Its number of replicas is changed.
    Target,
    /// Pods read it, mount it, or run as it.
    Used,
}

/// The object of a document; nothing where it has no kind.
#[must_use]
pub fn object(document: &Document) -> Option<Object> {
    of_root(document.root.as_ref()?)
}

/// The object that a value is; nothing where it has no kind.
#[must_use]
pub fn of_root(root: &Node) -> Option<Object> {
    let kind = word(root, &["kind"])?;
    let name = node(root, &["metadata", "name"]);
    let selector = match &*kind {
        "Service" | "ReplicationController" => node(root, &["spec", "selector"]),
        _ => node(root, &["spec", "selector", "matchLabels"]),
    };
    let pods = match &*kind {
        "Pod" => Some(root),
        "CronJob" => node(root, &["spec", "jobTemplate", "spec", "template"]),
        "Deployment" | "ReplicaSet" | "StatefulSet" | "DaemonSet" | "Job" | "ReplicationController" => {
            node(root, &["spec", "template"])
        }
        _ => None,
    };
    let count = match &*kind {
        "Job" => word(root, &["spec", "parallelism"]),
        "CronJob" => word(root, &["spec", "jobTemplate", "spec", "parallelism"]),
        _ => word(root, &["spec", "replicas"]),
    };
    let claims =
        list(root, &["spec", "volumeClaimTemplates"]).iter().filter_map(|claim| word(claim, &["metadata", "name"])).collect();
    Some(Object {
        name: name.and_then(text).unwrap_or_default().to_owned(),
        name_bytes: name.map_or_else(|| root.span.clone(), |name| name.span.clone()),
        namespace: word(root, &["metadata", "namespace"]),
        selector: selector.map(|selector| Selector { pairs: pairs(selector), bytes: selector.span.clone() }),
        pods: pods.map(|template| pods_of(template, count.and_then(|count| count.parse().ok()), claims)),
        ports: if kind == "Service" {
            list(root, &["spec", "ports"]).iter().filter_map(service_port).collect()
        } else {
            Vec::new()
        },
        service_type: word(root, &["spec", "type"]).filter(|_| kind == "Service"),
        references: references(root, &kind),
        kind,
    })
}

fn word(from: &Node, names: &[&str]) -> Option<String> {
    super::look::word(from, names).map(str::to_owned)
}

fn pairs(map: &Node) -> Vec<(String, String)> {
    super::look::pairs(map).into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

fn pods_of(template: &Node, count: Option<u32>, claims: Vec<String>) -> Pods {
    let labels = node(template, &["metadata", "labels"]);
    let containers = ["initContainers", "containers"].iter().flat_map(|kind| list(template, &["spec", kind]));
    let carried = labels.map(pairs).unwrap_or_default();
    Pods {
        count,
        labels: carried.clone(),
        label_bytes: labels.map_or_else(|| template.span.start..template.span.start, |labels| labels.span.clone()),
        containers: containers.filter_map(container).collect(),
        claims,
        references: used(template),
        carried: carried.into_iter().collect(),
    }
}

fn container(item: &Node) -> Option<Container> {
    let ports = list(item, &["ports"]).iter().filter_map(|port| {
        let number = node(port, &["containerPort"])?;
        Some(Port {
            number: text(number)?.to_owned(),
            name: word(port, &["name"]),
            protocol: word(port, &["protocol"]).unwrap_or_else(|| "TCP".to_owned()),
            bytes: number.span.clone(),
        })
    });
    Some(Container { name: word(item, &["name"])?, image: word(item, &["image"]).unwrap_or_default(), ports: ports.collect() })
}

fn service_port(item: &Node) -> Option<ServicePort> {
    let port = node(item, &["port"])?;
    let target = node(item, &["targetPort"]).unwrap_or(port);
    Some(ServicePort {
        port: text(port)?.to_owned(),
        target: text(target)?.to_owned(),
        node: word(item, &["nodePort"]),
        protocol: word(item, &["protocol"]).unwrap_or_else(|| "TCP".to_owned()),
        bytes: target.span.clone(),
    })
}

fn named(from: &Node, names: &[&str], kind: &str, to: ReferenceTo) -> Option<Reference> {
    let name = node(from, names)?;
    Some(Reference { kind: kind.to_owned(), name: text(name)?.to_owned(), bytes: name.span.clone(), to })
}

/// What an Ingress or an autoscaler names.
fn references(root: &Node, kind: &str) -> Vec<Reference> {
    match kind {
        "Ingress" => {
            let rules = list(root, &["spec", "rules"]).iter().flat_map(|rule| list(rule, &["http", "paths"]));
            let of = |from: &Node, names: &[&str]| named(from, names, "Service", ReferenceTo::Backend);
            let default = of(root, &["spec", "defaultBackend", "service", "name"]);
            default.into_iter().chain(rules.filter_map(|path| of(path, &["backend", "service", "name"]))).collect()
        }
        "HorizontalPodAutoscaler" => {
            let kind = word(root, &["spec", "scaleTargetRef", "kind"]).unwrap_or_default();
            named(root, &["spec", "scaleTargetRef", "name"], &kind, ReferenceTo::Target).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// What the Pods of a template read, mount, or run as.
fn used(template: &Node) -> Vec<Reference> {
    let to = ReferenceTo::Used;
    let mut found: Vec<Reference> = Vec::new();
    for volume in list(template, &["spec", "volumes"]) {
        found.extend(named(volume, &["configMap", "name"], "ConfigMap", to));
        found.extend(named(volume, &["secret", "secretName"], "Secret", to));
        found.extend(named(volume, &["persistentVolumeClaim", "claimName"], "PersistentVolumeClaim", to));
    }
    for container in ["initContainers", "containers"].iter().flat_map(|kind| list(template, &["spec", kind])) {
        for from in list(container, &["envFrom"]) {
            found.extend(named(from, &["configMapRef", "name"], "ConfigMap", to));
            found.extend(named(from, &["secretRef", "name"], "Secret", to));
        }
        for env in list(container, &["env"]) {
            found.extend(named(env, &["valueFrom", "configMapKeyRef", "name"], "ConfigMap", to));
            found.extend(named(env, &["valueFrom", "secretKeyRef", "name"], "Secret", to));
        }
    }
    found
        .extend(list(template, &["spec", "imagePullSecrets"]).iter().filter_map(|secret| named(secret, &["name"], "Secret", to)));
    found.extend(named(template, &["spec", "serviceAccountName"], "ServiceAccount", to));
    found
}
