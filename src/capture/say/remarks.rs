//! The sentence of each remark, in French and in English.

use super::{containers, count};
use crate::capture::lang::Lang;
use crate::capture::remark::{Message, NodeTool, PodName, RemarkKind};

/// A remark as a sentence, without its line.
pub(in crate::capture) fn remark(kind: &RemarkKind, lang: Lang) -> String {
    match lang {
        Lang::Fr => fr(kind),
        Lang::En => en(kind),
    }
}

/// `ligne 12` or `lignes 12 à 14`.
pub(in crate::capture) fn place(line: usize, lines: usize, lang: Lang) -> String {
    let last = line + lines.saturating_sub(1);
    match (lines, lang) {
        (0 | 1, Lang::Fr) => format!("ligne {line}"),
        (0 | 1, Lang::En) => format!("line {line}"),
        (_, Lang::Fr) => format!("lignes {line} à {last}"),
        (_, Lang::En) => format!("lines {line} to {last}"),
    }
}

fn full(pod: &PodName) -> String {
    pod.namespace.as_ref().map_or_else(|| pod.name.clone(), |namespace| format!("{namespace}/{}", pod.name))
}

fn fr(kind: &RemarkKind) -> String {
    match kind {
        RemarkKind::Stray { excerpt } => format!("texte d'aucune sortie connue\u{a0}: «\u{a0}{excerpt}\u{a0}»"),
        RemarkKind::BrokenRow { source, excerpt } => {
            format!("commence comme une ligne de {}, mais la suite ne va pas\u{a0}: «\u{a0}{excerpt}\u{a0}»", source.command())
        }
        RemarkKind::CutRow { missing } => format!("ligne coupée\u{a0}: la colonne {missing} manque"),
        RemarkKind::BadName { name } => {
            format!("le nom «\u{a0}{name}\u{a0}» commence par k8s_, mais il est coupé ou n'est pas de Kubernetes")
        }
        RemarkKind::OldName { name } => format!("le nom «\u{a0}{name}\u{a0}» a la forme d'avant Kubernetes 1.6"),
        RemarkKind::OtherTable { excerpt } => {
            format!("en-tête d'un autre tableau, sans conteneurs ni Pods\u{a0}: «\u{a0}{excerpt}\u{a0}»")
        }
        RemarkKind::OtherObject { object } => format!("un objet {object}, pas un Pod"),
        RemarkKind::CutJson { kept: 0 } => "JSON coupé ou abîmé\u{a0}: rien n'a pu en être lu".to_owned(),
        RemarkKind::CutJson { kept } => {
            format!("JSON coupé ou abîmé\u{a0}: {} tout de même", count(Lang::Fr, *kept, "élément lu", "éléments lus"))
        }
        RemarkKind::OtherJson => "JSON qui ne décrit ni conteneur ni Pod".to_owned(),
        RemarkKind::Message { message } => message_fr(*message).to_owned(),
        RemarkKind::NoRows { source } => format!("la sortie de {} est vide", source.command()),
        RemarkKind::Repeated { id } => format!("{id} est déjà listé, il n'est compté qu'une fois"),
        RemarkKind::Recreated { pod, times } => {
            format!("le Pod {} est là sous {times} uid\u{a0}: il a été supprimé puis recréé", full(pod))
        }
        RemarkKind::Starting { pod } => {
            format!("le Pod {} n'a que son conteneur pause\u{a0}: il démarre, ou ses conteneurs se sont arrêtés", full(pod))
        }
        RemarkKind::NoSandbox { pod } => {
            format!("le Pod {} est sans conteneur pause\u{a0}: la capture est coupée ou filtrée", full(pod))
        }
        RemarkKind::NodeContainer { name, tool } => {
            format!("{name} est un nœud Kubernetes entier\u{a0}: pour voir ce qu'il contient, {}", look_inside(name, *tool))
        }
        RemarkKind::Foreign { count } if *count == 1 => "1 conteneur n'est pas de Kubernetes".to_owned(),
        RemarkKind::Foreign { count } => format!("{} ne sont pas de Kubernetes", containers(Lang::Fr, *count)),
    }
}

fn en(kind: &RemarkKind) -> String {
    match kind {
        RemarkKind::Stray { excerpt } => format!("text of no output we know: “{excerpt}”"),
        RemarkKind::BrokenRow { source, excerpt } => {
            format!("begins like a row of {}, but does not go on like one: “{excerpt}”", source.command())
        }
        RemarkKind::CutRow { missing } => format!("the row is cut: column {missing} is missing"),
        RemarkKind::BadName { name } => format!("the name “{name}” begins with k8s_, but is cut or not Kubernetes' own"),
        RemarkKind::OldName { name } => format!("the name “{name}” has the form of Kubernetes before 1.6"),
        RemarkKind::OtherTable { excerpt } => format!("the head of another table, without containers or Pods: “{excerpt}”"),
        RemarkKind::OtherObject { object } => format!("an object of kind {object}, not a Pod"),
        RemarkKind::CutJson { kept: 0 } => "JSON that is cut or damaged: nothing could be read".to_owned(),
        RemarkKind::CutJson { kept } => {
            format!("JSON that is cut or damaged: {} all the same", count(Lang::En, *kept, "entry was read", "entries were read"))
        }
        RemarkKind::OtherJson => "JSON that describes neither a container nor a Pod".to_owned(),
        RemarkKind::Message { message } => message_en(*message).to_owned(),
        RemarkKind::NoRows { source } => format!("the output of {} is empty", source.command()),
        RemarkKind::Repeated { id } => format!("{id} is listed again, and counted once"),
        RemarkKind::Recreated { pod, times } => {
            format!("Pod {} is there under {times} uids: it was deleted and made again", full(pod))
        }
        RemarkKind::Starting { pod } => {
            format!("Pod {} has only its pause container: it is starting, or its containers have stopped", full(pod))
        }
        RemarkKind::NoSandbox { pod } => format!("Pod {} has no pause container: the capture is cut or filtered", full(pod)),
        RemarkKind::NodeContainer { name, tool } => {
            format!("{name} is a whole Kubernetes node: to see what is inside, {}", look_inside(name, *tool))
        }
        RemarkKind::Foreign { count } if *count == 1 => "1 container is not of Kubernetes".to_owned(),
        RemarkKind::Foreign { count } => format!("{} are not of Kubernetes", containers(Lang::En, *count)),
    }
}

fn message_fr(message: Message) -> &'static str {
    match message {
        Message::NothingFound => "kubectl n'a rien trouvé dans ce namespace (kubectl get pods -A montre tous les namespaces)",
        Message::Unreachable => "le démon ou le serveur d'API ne répond pas\u{a0}: est-il démarré\u{a0}?",
        Message::Denied => "accès refusé\u{a0}: la commande demande d'autres droits",
        Message::NoCommand => "la commande n'est pas installée ici",
        Message::Other => "un message de l'outil, pas une ligne du tableau",
    }
}

fn message_en(message: Message) -> &'static str {
    match message {
        Message::NothingFound => "kubectl found nothing in this namespace (kubectl get pods -A shows them all)",
        Message::Unreachable => "the daemon or the API server does not answer: is it started?",
        Message::Denied => "access denied: the command needs other rights",
        Message::NoCommand => "the command is not installed here",
        Message::Other => "a message of the tool, not a row of the table",
    }
}

/// The command that looks inside a node, to be typed as it is.
fn look_inside(name: &str, tool: NodeTool) -> String {
    match tool {
        NodeTool::Minikube if name == "minikube" => "minikube ssh -- docker ps".to_owned(),
        NodeTool::Minikube => format!("minikube ssh -p {name} -- docker ps"),
        NodeTool::Kind | NodeTool::K3s => format!("docker exec {name} crictl ps"),
    }
}
