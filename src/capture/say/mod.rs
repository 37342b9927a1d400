//! What the pens say about Pods, states and counts, in French and in English.

mod phrases;
mod remarks;

use crate::capture::lang::Lang;
use crate::capture::model::{Snapshot, Source, State};
use crate::capture::owner::Owner;
use crate::capture::totals::Totals;

pub use phrases::phrases;
pub(super) use remarks::{place, remark};

/// A count and its word, singular up to one in French, at one in English.
pub(super) fn count(lang: Lang, number: usize, one: &str, many: &str) -> String {
    let single = number == 1 || (number == 0 && lang == Lang::Fr);
    format!("{number} {}", if single { one } else { many })
}

pub(super) fn containers(lang: Lang, number: usize) -> String {
    count(lang, number, lang.pick("conteneur", "container"), lang.pick("conteneurs", "containers"))
}

pub(super) fn pods(lang: Lang, number: usize) -> String {
    count(lang, number, "Pod", "Pods")
}

/// The sentence over everything: what was counted, and how it adds up.
pub(super) fn totals(snapshot: &Snapshot, totals: &Totals, lang: Lang) -> String {
    if snapshot.is_empty() {
        return nothing(lang).to_owned();
    }
    match (totals.pods, totals.outside) {
        (_, 0) => of_pods(totals, lang),
        (0, outside) => alone(lang, outside),
        (_, outside) => format!("{}{}", of_pods(totals, lang), beside(lang, outside)),
    }
}

fn nothing(lang: Lang) -> &'static str {
    lang.pick("Aucun conteneur ni Pod reconnu", "No container or Pod recognised")
}

/// Containers where there is no Pod.
fn alone(lang: Lang, number: usize) -> String {
    format!("{}{}", containers(lang, number), lang.pick(", aucun Pod", ", no Pod"))
}

/// Containers outside Pods, after the sentence about those inside.
fn beside(lang: Lang, number: usize) -> String {
    format!("{}{} {}", lang.pick(" ; ", "; "), containers(lang, number), lang.pick("hors des Pods", "outside Pods"))
}

/// `16 conteneurs = 8 Pods : 8 pause + 8 autres`.
pub(super) fn of_pods(totals: &Totals, lang: Lang) -> String {
    if totals.containers == 0 {
        let pods = pods(lang, totals.pods);
        return if totals.unlisted == 0 { pods } else { format!("{pods}, {}", containers(lang, totals.unlisted)) };
    }
    let colon = lang.pick("\u{a0}: ", ": ");
    let mut parts = Vec::new();
    if totals.pause > 0 {
        parts.push(format!("{} pause", totals.pause));
    }
    if totals.init > 0 {
        parts.push(init(lang, totals.init));
    }
    if totals.others > 0 || parts.is_empty() {
        parts.push(others(lang, totals.others));
    }
    let sum = containers(lang, totals.containers);
    let pods = pods(lang, totals.pods);
    if totals.pause == 0 && totals.init == 0 {
        return format!("{sum}, {pods}");
    }
    format!("{sum} = {pods}{colon}{}", parts.join(" + "))
}

fn init(lang: Lang, number: usize) -> String {
    format!("{number} {}", lang.pick("d'initialisation", "init"))
}

fn others(lang: Lang, number: usize) -> String {
    match lang {
        Lang::Fr => format!("{number} autre{}", if number == 1 { "" } else { "s" }),
        Lang::En => format!("{number} other{}", if number == 1 { "" } else { "s" }),
    }
}

/// What made a Pod; nothing for one that nobody made.
pub(super) fn owner(owner: &Owner, lang: Lang) -> Option<String> {
    let said = match owner {
        Owner::Static { node: Some(node), .. } => match lang {
            Lang::Fr => format!("Pod statique du nœud {node}"),
            Lang::En => format!("static Pod of node {node}"),
        },
        Owner::Static { node: None, .. } => lang.pick("Pod statique", "static Pod").to_owned(),
        Owner::ReplicaSet { deployment, hash } if hash.is_empty() => format!("ReplicaSet {deployment}"),
        Owner::ReplicaSet { deployment, hash } => format!("ReplicaSet {deployment}-{hash}"),
        Owner::DaemonSet { name } => format!("DaemonSet {name}"),
        Owner::StatefulSet { name, ordinal } => match lang {
            Lang::Fr => format!("StatefulSet {name}, numéro {ordinal}"),
            Lang::En => format!("StatefulSet {name}, number {ordinal}"),
        },
        Owner::Job { name } => format!("Job {name}"),
        Owner::Other { object, name } => format!("{object} {name}"),
        Owner::Bare => return None,
    };
    Some(said)
}

/// The state of a container, in a word or two.
pub(super) fn state(state: &State, lang: Lang) -> String {
    match state {
        State::Running => lang.pick("en marche", "running").to_owned(),
        State::Paused => lang.pick("gelé", "paused").to_owned(),
        State::Created => lang.pick("créé, pas démarré", "created, not started").to_owned(),
        State::Restarting => lang.pick("redémarre en boucle", "restarting").to_owned(),
        State::Exited(Some(0)) => lang.pick("terminé", "ended").to_owned(),
        State::Exited(Some(code)) => format!("{} {code}", lang.pick("arrêté, code", "stopped, code")),
        State::Exited(None) => lang.pick("arrêté", "stopped").to_owned(),
        State::Waiting(reason) if reason.is_empty() => lang.pick("en attente", "waiting").to_owned(),
        State::Waiting(reason) => format!("{}{reason}", lang.pick("en attente\u{a0}: ", "waiting: ")),
        State::Dead => lang.pick("en cours de suppression", "being removed").to_owned(),
        State::Ready => lang.pick("prêt", "ready").to_owned(),
        State::NotReady => lang.pick("plus en service", "not ready").to_owned(),
        State::Unknown => String::new(),
    }
}

/// How often a container was made again; nothing if never.
pub(super) fn restarts(number: u32, lang: Lang) -> Option<String> {
    match (number, lang) {
        (0, _) => None,
        (1, Lang::Fr) => Some("redémarré 1 fois".to_owned()),
        (_, Lang::Fr) => Some(format!("redémarré {number} fois")),
        (1, Lang::En) => Some("restarted once".to_owned()),
        (_, Lang::En) => Some(format!("restarted {number} times")),
    }
}

/// What a command cannot show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Note {
    CrictlPs,
    CrictlPods,
    KubectlTable,
    Kubectl,
}

fn note(note: Note, lang: Lang) -> &'static str {
    match note {
        Note::CrictlPs => lang.pick(
            "crictl ps ne montre pas les conteneurs pause\u{a0}: crictl pods les montre.",
            "crictl ps does not show the pause containers: crictl pods does.",
        ),
        Note::CrictlPods => lang.pick(
            "crictl pods ne montre que les Pods\u{a0}: crictl ps montre leurs conteneurs.",
            "crictl pods shows only the Pods: crictl ps shows their containers.",
        ),
        Note::KubectlTable => lang.pick(
            "kubectl get pods compte les conteneurs (READY) sans les nommer.",
            "kubectl get pods counts the containers (READY) without naming them.",
        ),
        Note::Kubectl => lang.pick(
            "kubectl ne montre jamais les conteneurs pause\u{a0}: il y en a un par Pod sur le nœud.",
            "kubectl never shows the pause containers: there is one per Pod on the node.",
        ),
    }
}

/// What the capture cannot show, by the commands it comes from.
pub(super) fn notes(snapshot: &Snapshot, lang: Lang) -> Vec<String> {
    let has = |wanted: fn(Source) -> bool| snapshot.sources.iter().any(|source| wanted(*source));
    let (docker, ps, pods) = (has(Source::is_docker), has(Source::is_crictl_ps), has(Source::is_crictl_pods));
    let table = snapshot.sources.contains(&Source::KubectlPods) && !snapshot.sources.contains(&Source::KubectlPodsJson);
    let wanted = [
        (Note::CrictlPs, ps && !pods && !docker),
        (Note::CrictlPods, pods && !ps && !docker),
        (Note::KubectlTable, table && !docker && !ps),
        (Note::Kubectl, has(Source::is_kubectl) && !docker && !pods),
    ];
    wanted.into_iter().filter(|(_, wanted)| *wanted).map(|(one, _)| note(one, lang).to_owned()).collect()
}

/// The family of containers of no component.
pub(super) fn unknown(lang: Lang) -> &'static str {
    lang.pick("Autres conteneurs", "Other containers")
}

/// The family of pauses of no component.
pub(super) fn pauses(lang: Lang) -> &'static str {
    lang.pick("Infrastructure des Pods", "Pod infrastructure")
}

/// What stands for the name of a container whose row is cut.
#[must_use]
pub fn no_name(lang: Lang) -> &'static str {
    lang.pick("(nom coupé)", "(name cut)")
}
