//! Every sentence as a pattern with `{names}` in it, for a page that says what this program says.

use std::collections::BTreeMap;

use super::{
    Note, alone, beside, containers, init, no_name, note, nothing, others, owner, pauses, place, pods, remark, restarts,
};
use super::{state, unknown};
use crate::capture::lang::Lang;
use crate::capture::model::{Source, State};
use crate::capture::owner::Owner;
use crate::capture::remark::{Message, NodeTool, PodName, RemarkKind};

/// Numbers that are said, and then replaced by the names they stand for.
const N: u32 = 4_111_222_331;
const FIRST: u32 = 4_111_222_332;
const LAST: u32 = 4_111_222_339;
const ORDINAL: u32 = 4_111_222_340;
const CODE: i32 = 2_111_222_341;

/// The patterns of a language by their names. Of counts there are three: at none, at one, and at `{n}`.
#[must_use]
pub fn phrases(lang: Lang) -> BTreeMap<String, String> {
    let mut said = vec![
        ("colon".to_owned(), lang.pick("\u{a0}: ", ": ").to_owned()),
        ("nothing".to_owned(), nothing(lang).to_owned()),
        ("unknown".to_owned(), unknown(lang).to_owned()),
        ("pauses".to_owned(), pauses(lang).to_owned()),
        ("no-name".to_owned(), no_name(lang).to_owned()),
        ("init".to_owned(), init(lang, N as usize)),
        ("line".to_owned(), place(N as usize, 1, lang)),
        ("lines".to_owned(), place(FIRST as usize, (LAST - FIRST) as usize + 1, lang)),
    ];
    for (end, number) in [("0", 0), ("1", 1), ("n", N)] {
        let count = number as usize;
        said.push((format!("containers.{end}"), containers(lang, count)));
        said.push((format!("pods.{end}"), pods(lang, count)));
        said.push((format!("others.{end}"), others(lang, count)));
        said.push((format!("alone.{end}"), alone(lang, count)));
        said.push((format!("outside.{end}"), beside(lang, count)));
        said.push((format!("restarts.{end}"), restarts(number, lang).unwrap_or_default()));
    }
    said.extend(owners().map(|(name, one)| (format!("owner.{name}"), owner(&one, lang).unwrap_or_default())));
    said.extend(states().map(|(name, one)| (format!("state.{name}"), state(&one, lang))));
    said.extend(NOTES.map(|(name, one)| (format!("note.{name}"), note(one, lang).to_owned())));
    said.extend(SOURCES.map(|(name, one)| (format!("source.{name}"), one.command().to_owned())));
    said.extend(remarks().map(|(name, one)| (format!("remark.{name}"), named_source(&one, remark(&one, lang)))));
    said.into_iter().map(|(name, text)| (name, named_numbers(&text))).collect()
}

fn named_numbers(said: &str) -> String {
    let numbers = [("{n}", N), ("{first}", FIRST), ("{last}", LAST), ("{ordinal}", ORDINAL), ("{code}", CODE.unsigned_abs())];
    numbers.iter().fold(said.to_owned(), |said, (name, number)| said.replace(&number.to_string(), name))
}

/// The command that a remark names, where it names any.
fn named_source(kind: &RemarkKind, said: String) -> String {
    match kind {
        RemarkKind::BrokenRow { source, .. } | RemarkKind::NoRows { source } => said.replace(source.command(), "{source}"),
        _ => said,
    }
}

fn word(name: &str) -> String {
    format!("{{{name}}}")
}

fn owners() -> impl Iterator<Item = (&'static str, Owner)> {
    let name = word("name");
    [
        ("static-on", Owner::Static { name: name.clone(), node: Some(word("node")) }),
        ("static", Owner::Static { name: name.clone(), node: None }),
        ("replica-set", Owner::ReplicaSet { deployment: word("deployment"), hash: String::new() }),
        ("replica-set-hash", Owner::ReplicaSet { deployment: word("deployment"), hash: word("hash") }),
        ("daemon-set", Owner::DaemonSet { name: name.clone() }),
        ("stateful-set", Owner::StatefulSet { name: name.clone(), ordinal: ORDINAL }),
        ("job", Owner::Job { name: name.clone() }),
        ("other", Owner::Other { object: word("object"), name }),
    ]
    .into_iter()
}

fn states() -> impl Iterator<Item = (&'static str, State)> {
    [
        ("running", State::Running),
        ("paused", State::Paused),
        ("created", State::Created),
        ("restarting", State::Restarting),
        ("ended", State::Exited(Some(0))),
        ("exited-code", State::Exited(Some(CODE))),
        ("exited", State::Exited(None)),
        ("waiting", State::Waiting(String::new())),
        ("waiting-for", State::Waiting(word("reason"))),
        ("dead", State::Dead),
        ("ready", State::Ready),
        ("not-ready", State::NotReady),
    ]
    .into_iter()
}

const NOTES: [(&str, Note); 4] = [
    ("crictl-ps", Note::CrictlPs),
    ("crictl-pods", Note::CrictlPods),
    ("kubectl-table", Note::KubectlTable),
    ("kubectl", Note::Kubectl),
];

const SOURCES: [(&str, Source); 8] = [
    ("docker-ps", Source::DockerPs),
    ("docker-json", Source::DockerJson),
    ("crictl-ps", Source::CrictlPs),
    ("crictl-ps-json", Source::CrictlPsJson),
    ("crictl-pods", Source::CrictlPods),
    ("crictl-pods-json", Source::CrictlPodsJson),
    ("kubectl-pods", Source::KubectlPods),
    ("kubectl-pods-json", Source::KubectlPodsJson),
];

fn remarks() -> impl Iterator<Item = (&'static str, RemarkKind)> {
    let (excerpt, name, pod) = (word("excerpt"), word("name"), PodName { namespace: None, name: word("pod") });
    let n = N as usize;
    let source = Source::DockerPs;
    let node = |name: &str, tool| RemarkKind::NodeContainer { name: name.to_owned(), tool };
    [
        ("stray", RemarkKind::Stray { excerpt: excerpt.clone() }),
        ("broken-row", RemarkKind::BrokenRow { source, excerpt: excerpt.clone() }),
        ("cut-row", RemarkKind::CutRow { missing: "{missing}" }),
        ("bad-name", RemarkKind::BadName { name: name.clone() }),
        ("old-name", RemarkKind::OldName { name: name.clone() }),
        ("other-table", RemarkKind::OtherTable { excerpt }),
        ("other-object", RemarkKind::OtherObject { object: word("object") }),
        ("cut-json.0", RemarkKind::CutJson { kept: 0 }),
        ("cut-json.1", RemarkKind::CutJson { kept: 1 }),
        ("cut-json.n", RemarkKind::CutJson { kept: n }),
        ("other-json", RemarkKind::OtherJson),
        ("message.nothing-found", RemarkKind::Message { message: Message::NothingFound }),
        ("message.unreachable", RemarkKind::Message { message: Message::Unreachable }),
        ("message.denied", RemarkKind::Message { message: Message::Denied }),
        ("message.no-command", RemarkKind::Message { message: Message::NoCommand }),
        ("message.other", RemarkKind::Message { message: Message::Other }),
        ("no-rows", RemarkKind::NoRows { source }),
        ("repeated", RemarkKind::Repeated { id: word("id") }),
        ("recreated", RemarkKind::Recreated { pod: pod.clone(), times: n }),
        ("starting", RemarkKind::Starting { pod: pod.clone() }),
        ("no-sandbox", RemarkKind::NoSandbox { pod }),
        ("node-container.one", node("minikube", NodeTool::Minikube)),
        ("node-container.minikube", node("{name}", NodeTool::Minikube)),
        ("node-container.kind", node("{name}", NodeTool::Kind)),
        ("node-container.k3s", node("{name}", NodeTool::K3s)),
        ("foreign.1", RemarkKind::Foreign { count: 1 }),
        ("foreign.n", RemarkKind::Foreign { count: n }),
    ]
    .into_iter()
}

#[cfg(test)]
mod tests {
    use super::phrases;
    use crate::capture::lang::Lang;

    #[test]
    fn patterns_say_what_is_said() {
        let fr = phrases(Lang::Fr);
        assert_eq!(fr["containers.n"], "{n} conteneurs");
        assert_eq!(fr["lines"], "lignes {first} à {last}");
        assert_eq!(fr["owner.stateful-set"], "StatefulSet {name}, numéro {ordinal}");
        assert_eq!(fr["state.exited-code"], "arrêté, code {code}");
        assert_eq!(fr["remark.no-rows"], "la sortie de {source} est vide");
        assert_eq!(fr["remark.recreated"], "le Pod {pod} est là sous {n} uid\u{a0}: il a été supprimé puis recréé");
        assert_eq!(phrases(Lang::En)["outside.1"], "; 1 container outside Pods");
        assert!(fr.values().all(|said| !said.contains("4111222") && !said.contains("2111222")), "{fr:?}");
    }
}
