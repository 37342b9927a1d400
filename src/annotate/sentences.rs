//! What some manifests make and have to do with each other, in sentences.

use crate::manifest::edges::{Edge, What, edges};
use crate::manifest::language::Language;
use crate::manifest::object::{Container, Object, Pods};
use crate::model::Course;

/// One sentence for each workload, Service, route and reference, in Markdown.
#[must_use]
pub(super) fn sentences(course: &Course, objects: &[Object], language: Language) -> Vec<String> {
    let found = edges(objects);
    let teller = Teller { course, objects, language };
    let mut told: Vec<String> = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        let own: Vec<&Edge> = found.iter().filter(|edge| edge.from.object == index).collect();
        if let Some(pods) = &object.pods {
            told.push(teller.workload(object, pods));
        }
        if object.kind == "Service" {
            told.extend(teller.service(object, &own));
        }
        told.extend(own.iter().filter_map(|edge| teller.reference(object, edge)));
    }
    told.dedup();
    told
}

struct Teller<'a> {
    course: &'a Course,
    objects: &'a [Object],
    language: Language,
}

impl Teller<'_> {
    /// An object by its kind, which leads to its component, and its name.
    fn name(&self, object: &Object) -> String {
        let id = object.kind.to_lowercase();
        let kind = plain(&object.kind);
        let kind = if self.course.names.get(&id).is_some() { format!("[[{id}|{kind}]]") } else { kind };
        format!("{kind} {}", code(&object.name))
    }

    fn pods(&self, object: &Object, pods: &Pods) -> String {
        match (&*object.kind, pods.count) {
            ("DaemonSet", _) => self.language.pick("un Pod par nœud", "one Pod per node").to_owned(),
            (_, None | Some(1)) => "1 Pod".to_owned(),
            (_, Some(count)) => format!("{count} Pods"),
        }
    }

    fn container(&self, container: &Container) -> String {
        let image = if container.image.is_empty() { String::new() } else { format!("image {}", code(&container.image)) };
        let ports = container.ports.iter().map(|port| format!("port {}", plain(&port.number)));
        let facts: Vec<String> = std::iter::once(image).chain(ports).filter(|fact| !fact.is_empty()).collect();
        if facts.is_empty() { code(&container.name) } else { format!("{} ({})", code(&container.name), facts.join(", ")) }
    }

    fn workload(&self, object: &Object, pods: &Pods) -> String {
        let containers: Vec<String> = pods.containers.iter().map(|container| self.container(container)).collect();
        let containers = containers.join(", ");
        let name = self.name(object);
        let many = self.pods(object, pods);
        let each = self.language.pick("chacun avec", "each with");
        let with = match (containers.is_empty(), many == "1 Pod" || object.kind == "DaemonSet") {
            (true, _) => String::new(),
            (false, true) => format!(", {} {containers}", self.language.pick("avec", "with")),
            (false, false) => format!(", {each} {containers}"),
        };
        match (&*object.kind, self.language) {
            ("Pod", Language::French) => format!("Le {name} contient {containers}."),
            ("Pod", Language::English) => format!("The {name} contains {containers}."),
            ("Deployment", Language::French) => format!("Le {name} crée un ReplicaSet, qui tient {many}{with}."),
            ("Deployment", Language::English) => format!("The {name} creates a ReplicaSet, which keeps {many}{with}."),
            ("CronJob", Language::French) => format!("Le {name} crée des Jobs, qui créent chacun {many}{with}."),
            ("CronJob", Language::English) => format!("The {name} creates Jobs, each of which creates {many}{with}."),
            (_, Language::French) => format!("Le {name} crée {many}{with}."),
            (_, Language::English) => format!("The {name} creates {many}{with}."),
        }
    }

    fn service(&self, object: &Object, own: &[&Edge]) -> Vec<String> {
        let name = self.name(object);
        let mut told = Vec::new();
        for edge in own {
            let What::Port { node, port, target, container } = &edge.what else { continue };
            let workload = &self.objects[edge.to.object];
            let Some(pods) = &workload.pods else { continue };
            let (many, owner) = (self.pods(workload, pods), self.name(workload));
            let (port, target, container) = (plain(port), plain(target), code(container));
            let mut sentence = match self.language {
                Language::French => format!(
                    "Le {name} envoie son port {port} au containerPort {target} de {many} ({owner}, conteneur {container})"
                ),
                Language::English => {
                    format!("The {name} sends port {port} to containerPort {target} of {many} ({owner}, container {container})")
                }
            };
            if let Some(node) = node {
                let node = plain(node);
                sentence += &match self.language {
                    Language::French => format!(" ; sur chaque nœud, le port {node} y mène aussi"),
                    Language::English => format!("; on every node, port {node} leads there too"),
                };
            }
            told.push(sentence + ".");
        }
        let Some(selector) = object.selector.as_ref().filter(|_| told.is_empty()) else { return told };
        let labels = selector.pairs.iter().map(|(key, value)| code(&format!("{key}: {value}"))).collect::<Vec<_>>().join(", ");
        let selects = own.iter().find(|edge| edge.what == What::Selects).map(|edge| self.name(&self.objects[edge.to.object]));
        told.push(match (self.language, selects) {
            (Language::French, Some(owner)) => format!("Le {name} choisit les Pods {labels} : ceux du {owner}."),
            (Language::English, Some(owner)) => format!("The {name} selects the Pods {labels}: those of the {owner}."),
            (Language::French, None) => format!("Le {name} choisit les Pods {labels} ; ces manifestes n'en contiennent pas."),
            (Language::English, None) => format!("The {name} selects the Pods {labels}; these manifests hold none."),
        });
        told
    }

    fn reference(&self, object: &Object, edge: &Edge) -> Option<String> {
        let (name, other) = (self.name(object), self.name(&self.objects[edge.to.object]));
        let (french, english) = match edge.what {
            What::Uses => ("se servent du", "use the"),
            What::Routes => ("envoie des requêtes au", "sends requests to the"),
            What::Scales => ("règle le nombre de répliques du", "sets the number of replicas of the"),
            What::Keeps | What::Selects | What::Port { .. } => return None,
        };
        Some(match (self.language, edge.what == What::Uses) {
            (Language::French, true) => format!("Les Pods du {name} {french} {other}."),
            (Language::English, true) => format!("The Pods of the {name} {english} {other}."),
            (Language::French, false) => format!("Le {name} {french} {other}."),
            (Language::English, false) => format!("The {name} {english} {other}."),
        })
    }
}

/// A word of a manifest as it may stand in a sentence: nothing in it has a meaning there.
fn plain(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '/' | ':' | ' ' | '@')).take(120).collect()
}

fn code(word: &str) -> String {
    format!("`{}`", plain(word))
}
