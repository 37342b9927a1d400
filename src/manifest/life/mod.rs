//! The life of an object: who acts, from `kubectl apply` to what runs in the end, or to the plain fact that nothing runs.
//!
//! Sources: the pages of the Kubernetes documentation on components, controllers, the scheduler and the kubelet
//! (<https://kubernetes.io/docs/concepts/architecture/>, <https://kubernetes.io/docs/concepts/workloads/controllers/>).

mod others;
mod workloads;

use super::language::Language;

/// The object whose life is told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Subject {
    /// Its `kind`.
    pub kind: String,
    /// Its `metadata.name`.
    pub name: String,
    /// How many Pods it asks for at once, where it says so.
    pub pods: Option<u32>,
    /// The names of the containers of its Pods.
    pub containers: Vec<String>,
    /// The names of its claims for storage, of which each Pod gets its own.
    pub claims: Vec<String>,
    /// The names of the Services whose selectors choose its Pods.
    pub services: Vec<String>,
    /// Whether it is a Service that opens a port of every node.
    pub node_port: bool,
}

/// Who acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names are Kubernetes' own")]
pub enum Actor {
    Kubectl,
    ApiServer,
    Etcd,
    Controllers,
    Provisioner,
    Scheduler,
    Kubelet,
    Runtime,
    Network,
    Proxy,
    Dns,
}

impl Actor {
    /// Its name in Kubernetes, by which a course calls its component.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Kubectl => "kubectl",
            Self::ApiServer => "kube-apiserver",
            Self::Etcd => "etcd",
            Self::Controllers => "kube-controller-manager",
            Self::Provisioner => "storage-provisioner",
            Self::Scheduler => "kube-scheduler",
            Self::Kubelet => "kubelet",
            Self::Runtime => "container-runtime",
            Self::Network => "cni-plugin",
            Self::Proxy => "kube-proxy",
            Self::Dns => "coredns",
        }
    }

    /// Its short name, for a drawing.
    #[must_use]
    pub fn short(self, language: Language) -> &'static str {
        match self {
            Self::Controllers => language.pick("contrôleurs", "controllers"),
            Self::Provisioner => language.pick("volumes", "volumes"),
            Self::Scheduler => "scheduler",
            Self::Runtime => "runtime",
            Self::Network => "CNI",
            Self::Dns => "CoreDNS",
            other => other.id(),
        }
    }
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Who acts.
    pub from: Actor,
    /// Whom it speaks to; itself where it only thinks.
    pub to: Actor,
    /// What it says, in a word or two.
    pub short: String,
    /// What happens, in Markdown. `{id}` and `{id|words}` stand for a component, an object or a term of the course.
    pub long: String,
}

/// The life of an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Life {
    /// The steps in order.
    pub steps: Vec<Step>,
    /// What there is in the end, and what happens afterwards, in Markdown as in a step.
    pub end: String,
}

/// The life of `subject`.
#[must_use]
pub fn life(subject: &Subject, language: Language) -> Life {
    let mut teller = Teller { subject, language, steps: Vec::new() };
    teller.begins();
    let end = match &*subject.kind {
        "Deployment" | "ReplicaSet" | "StatefulSet" | "DaemonSet" | "Job" | "CronJob" | "ReplicationController" | "Pod" => {
            teller.controllers();
            teller.runs();
            teller.after()
        }
        "Service" => teller.service(),
        "ConfigMap" | "Secret" => teller.configuration(),
        "PersistentVolumeClaim" => teller.claim(),
        "Ingress" => teller.ingress(),
        "HorizontalPodAutoscaler" => teller.autoscaler(),
        "NetworkPolicy" => teller.network_policy(),
        "Namespace" => teller.namespace(),
        _ => teller.record(),
    };
    Life { steps: teller.steps, end }
}

struct Teller<'a> {
    subject: &'a Subject,
    language: Language,
    steps: Vec<Step>,
}

impl Teller<'_> {
    fn say(&mut self, from: Actor, to: Actor, short: (&str, &str), long: (String, String)) {
        let short = self.language.pick(short.0, short.1).to_owned();
        let long = self.language.pick(long.0, long.1);
        self.steps.push(Step { from, to, short, long });
    }

    fn words(&self, french: String, english: String) -> String {
        self.language.pick(french, english)
    }

    fn begins(&mut self) {
        let object = format!("`{}/{}`", self.subject.kind, self.subject.name);
        self.say(
            Actor::Kubectl,
            Actor::ApiServer,
            ("demande", "request"),
            (
                format!("{{kubectl}} lit le fichier et envoie {object} à {{kube-apiserver}}. Son travail s'arrête là."),
                format!("{{kubectl}} reads the file and sends {object} to {{kube-apiserver}}. Its work ends there."),
            ),
        );
        self.say(
            Actor::ApiServer,
            Actor::Etcd,
            ("enregistre", "records"),
            (
                "{kube-apiserver} vérifie qui demande, s'il en a le droit, complète l'objet, le valide, puis l'écrit dans {etcd}. \
                 Rien ne tourne encore."
                    .to_owned(),
                "{kube-apiserver} checks who asks and whether they may, completes the object, validates it, then writes it to {etcd}. \
                 Nothing runs yet."
                    .to_owned(),
            ),
        );
    }
}

/// A sentence with its components written by `write`, which gets an id and the words that stand for it.
pub fn filled(sentence: &str, mut write: impl FnMut(&str, &str) -> String) -> String {
    let mut out = String::with_capacity(sentence.len());
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        out += before;
        let Some((inner, after)) = after.split_once('}') else { break };
        let (id, words) = inner.split_once('|').unwrap_or((inner, inner));
        out += &write(id, words);
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::{Actor, Life, Subject, filled, life};
    use crate::manifest::language::Language;

    fn of(kind: &str, pods: u32) -> Life {
        let subject = Subject {
            kind: kind.to_owned(),
            name: "web".to_owned(),
            pods: Some(pods),
            containers: vec!["app".to_owned()],
            claims: vec!["data".to_owned()],
            services: vec!["front".to_owned()],
            node_port: true,
        };
        life(&subject, Language::English)
    }

    #[test]
    fn what_makes_pods_ends_in_containers_and_nothing_else_does() {
        for kind in ["Pod", "Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "Job", "CronJob"] {
            let steps = of(kind, 1).steps;
            assert!(steps.iter().any(|step| step.to == Actor::Runtime && step.long.contains("`app`")), "{kind}");
            assert!(steps.iter().any(|step| step.from == Actor::Scheduler), "{kind}");
        }
        for kind in ["Service", "ConfigMap", "Secret", "PersistentVolumeClaim", "Ingress", "Namespace", "NetworkPolicy", "Widget"]
        {
            let steps = of(kind, 1).steps;
            assert!(steps.iter().all(|step| ![Actor::Scheduler, Actor::Kubelet, Actor::Runtime].contains(&step.from)), "{kind}");
        }
    }

    #[test]
    fn who_makes_the_pods_is_told_by_the_kind() {
        let by_controllers = |kind: &str| {
            of(kind, 3)
                .steps
                .into_iter()
                .filter(|step| step.from == Actor::Controllers)
                .map(|step| step.short)
                .collect::<Vec<_>>()
        };
        assert_eq!(by_controllers("Deployment"), ["ReplicaSet", "3 Pods", "IP address"]);
        assert_eq!(by_controllers("StatefulSet"), ["3 Pods", "PVC", "IP address"]);
        assert_eq!(by_controllers("CronJob"), ["Job", "3 Pods", "IP address"]);
        assert_eq!(by_controllers("Pod"), ["IP address"]);
        assert_eq!(by_controllers("Service"), ["EndpointSlice"]);
        assert!(by_controllers("ConfigMap").is_empty());
    }

    #[test]
    fn every_sentence_can_be_filled_in_both_languages() {
        for kind in [
            "Pod",
            "Deployment",
            "StatefulSet",
            "DaemonSet",
            "Job",
            "CronJob",
            "Service",
            "Secret",
            "PersistentVolumeClaim",
            "Namespace",
            "Widget",
        ] {
            for language in [Language::French, Language::English] {
                for pods in [1, 3] {
                    let told = life(
                        &Subject { kind: kind.to_owned(), name: "web".to_owned(), pods: Some(pods), ..Subject::default() },
                        language,
                    );
                    for sentence in told.steps.iter().map(|step| &step.long).chain([&told.end]) {
                        let words = filled(sentence, |_, words| words.to_owned());
                        assert!(!words.contains(['{', '}', '|']) && words.ends_with(['.', ')']), "{words}");
                    }
                }
            }
        }
    }
}
