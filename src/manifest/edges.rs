//! What the objects of some manifests have to do with each other: selectors and labels, ports, references by name.
//!
//! Sources: <https://kubernetes.io/docs/concepts/services-networking/service/>,
//! <https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/>,
//! <https://kubernetes.io/docs/concepts/services-networking/ingress/>.

use std::ops::Range;

use super::object::{Object, Reference, ReferenceTo};

/// A place in one of the objects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// The index of the object.
    pub object: usize,
    /// Its bytes in the object's file.
    pub bytes: Range<usize>,
}

/// A tie from one object to another, or between two places of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    /// Where it begins.
    pub from: Spot,
    /// Where it leads.
    pub to: Spot,
    /// What it is.
    pub what: What,
}

/// What a tie is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A workload's selector finds the labels of its own template.
    Keeps,
    /// A Service's selector finds the labels of a workload's Pods.
    Selects,
    /// A Service's port leads to a container's port.
    Port {
        /// The port of the nodes, where the Service has one.
        node: Option<String>,
        /// The port of the Service.
        port: String,
        /// The port of the container, as its number.
        target: String,
        /// The container.
        container: String,
    },
    /// An Ingress sends requests to a Service.
    Routes,
    /// A Pod reads or mounts a ConfigMap, a Secret or a claim, or runs as a ServiceAccount.
    Uses,
    /// An autoscaler changes a workload's number of replicas.
    Scales,
}

/// The ties between some objects, in the order of the objects they begin at.
#[must_use]
pub fn edges(objects: &[Object]) -> Vec<Edge> {
    let mut edges = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        if let (Some(selector), Some(pods)) = (&object.selector, &object.pods)
            && pods.has(&selector.pairs)
        {
            let from = Spot { object: index, bytes: selector.bytes.clone() };
            edges.push(Edge { from, to: Spot { object: index, bytes: pods.label_bytes.clone() }, what: What::Keeps });
        }
        if object.kind == "Service" {
            service(objects, index, &mut edges);
        }
        let own = object.references.iter().chain(object.pods.iter().flat_map(|pods| &pods.references));
        for reference in own {
            refers(objects, index, reference, &mut edges);
        }
    }
    edges
}

/// What a Service selects, and where its ports lead.
fn service(objects: &[Object], index: usize, edges: &mut Vec<Edge>) {
    let Some(selector) = objects[index].selector.as_ref().filter(|selector| !selector.pairs.is_empty()) else { return };
    for (other, workload) in objects.iter().enumerate().filter(|(_, other)| other.namespace == objects[index].namespace) {
        let Some(pods) = workload.pods.as_ref().filter(|pods| pods.has(&selector.pairs)) else { continue };
        let from = Spot { object: index, bytes: selector.bytes.clone() };
        edges.push(Edge { from, to: Spot { object: other, bytes: pods.label_bytes.clone() }, what: What::Selects });
        for port in &objects[index].ports {
            let leads = |container: &&super::object::Port| match port.target.parse::<u32>() {
                Ok(_) => container.number == port.target,
                Err(_) => container.name.as_deref() == Some(&*port.target),
            } && container.protocol == port.protocol;
            let found = pods.containers.iter().flat_map(|container| container.ports.iter().map(move |port| (container, port)));
            for (container, to) in found.filter(|(_, port)| leads(port)) {
                let what = What::Port {
                    node: port.node.clone(),
                    port: port.port.clone(),
                    target: to.number.clone(),
                    container: container.name.clone(),
                };
                let from = Spot { object: index, bytes: port.bytes.clone() };
                edges.push(Edge { from, to: Spot { object: other, bytes: to.bytes.clone() }, what });
            }
        }
    }
}

fn refers(objects: &[Object], index: usize, reference: &Reference, edges: &mut Vec<Edge>) {
    let what = match reference.to {
        ReferenceTo::Backend => What::Routes,
        ReferenceTo::Target => What::Scales,
        ReferenceTo::Used => What::Uses,
    };
    let named = |other: &Object| {
        other.kind == reference.kind && other.name == reference.name && other.namespace == objects[index].namespace
    };
    if let Some(other) = objects.iter().position(named) {
        let from = Spot { object: index, bytes: reference.bytes.clone() };
        edges.push(Edge { from, to: Spot { object: other, bytes: objects[other].name_bytes.clone() }, what });
    }
}

#[cfg(test)]
mod tests {
    use super::{What, edges};
    use crate::manifest::object::object;
    use crate::manifest::tree::parse;

    const WEB: &str = "kind: Deployment
metadata: {name: web}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web, tier: front}}
    spec:
      serviceAccountName: robot
      containers:
      - name: web
        image: web:1
        ports: [{containerPort: 8080, name: http}, {containerPort: 53, protocol: UDP}]
        envFrom: [{configMapRef: {name: settings}}]
      volumes: [{name: d, persistentVolumeClaim: {claimName: data}}, {name: s, secret: {secretName: keys}}]
";

    /// The ties between some documents: what each is, and the texts of its two ends.
    fn ties(text: &str) -> Vec<(String, String, String)> {
        let objects: Vec<_> = parse(text).iter().filter_map(object).collect();
        let word = |what: &What| match what {
            What::Port { node, port, target, container } => {
                format!("{}:{port}>{target} {container}", node.as_deref().unwrap_or("-"))
            }
            other => format!("{other:?}"),
        };
        edges(&objects)
            .iter()
            .map(|edge| (word(&edge.what), text[edge.from.bytes.clone()].to_owned(), text[edge.to.bytes.clone()].to_owned()))
            .collect()
    }

    fn with(other: &str) -> Vec<(String, String, String)> {
        ties(&format!("{WEB}---\n{other}")).into_iter().filter(|(what, ..)| what != "Keeps").collect()
    }

    fn one(what: &str, from: &str, to: &str) -> (String, String, String) {
        (what.to_owned(), from.to_owned(), to.to_owned())
    }

    #[test]
    fn a_selector_is_tied_to_the_labels_it_finds() {
        assert_eq!(ties(WEB), [one("Keeps", "{app: web}", "{app: web, tier: front}")]);
        assert!(ties(&WEB.replace("{app: web}}", "{app: wbe}}")).is_empty());
    }

    #[test]
    fn a_service_leads_to_ports_by_number_and_by_name() {
        let service = |port: &str| {
            with(&format!("kind: Service\nmetadata: {{name: s}}\nspec: {{selector: {{app: web}}, ports: [{port}]}}\n"))
        };
        let selects = one("Selects", "{app: web}", "{app: web, tier: front}");
        assert_eq!(
            service("{port: 80, targetPort: http, nodePort: 30080}"),
            [selects.clone(), one("30080:80>8080 web", "http", "8080")]
        );
        assert_eq!(service("{port: 8080}"), [selects.clone(), one("-:8080>8080 web", "8080", "8080")]);
        // The protocol counts, and a port that no container declares leads nowhere.
        assert_eq!(service("{port: 53}"), std::slice::from_ref(&selects));
        assert_eq!(service("{port: 53, protocol: UDP}"), [selects.clone(), one("-:53>53 web", "53", "53")]);
        assert_eq!(service("{port: 80, targetPort: 9090}"), [selects]);
    }

    #[test]
    fn a_service_of_another_namespace_or_label_selects_nothing() {
        assert!(
            with("kind: Service\nmetadata: {name: s, namespace: x}\nspec: {selector: {app: web}, ports: [{port: 8080}]}\n")
                .is_empty()
        );
        assert!(
            with("kind: Service\nmetadata: {name: s}\nspec: {selector: {app: web, tier: back}, ports: [{port: 8080}]}\n")
                .is_empty()
        );
        assert!(with("kind: Service\nmetadata: {name: s}\nspec: {ports: [{port: 8080}]}\n").is_empty());
    }

    #[test]
    fn what_is_named_is_tied() {
        for (kind, name) in
            [("ConfigMap", "settings"), ("PersistentVolumeClaim", "data"), ("Secret", "keys"), ("ServiceAccount", "robot")]
        {
            assert_eq!(with(&format!("kind: {kind}\nmetadata: {{name: {name}}}\n")), [one("Uses", name, name)]);
        }
        let scaler =
            "kind: HorizontalPodAutoscaler\nmetadata: {name: h}\nspec: {scaleTargetRef: {kind: Deployment, name: web}}\n";
        assert_eq!(with(scaler), [one("Scales", "web", "web")]);
        let ingress = "kind: Ingress\nmetadata: {name: i}\nspec: {rules: [{http: {paths: [{backend: {service: {name: s}}}]}}]}\n---\nkind: Service\nmetadata: {name: s}\n";
        assert_eq!(with(ingress), [one("Routes", "s", "s")]);
    }
}
