//! What made a Pod, as its name shows: a static manifest, a ReplicaSet, a DaemonSet, a StatefulSet, a Job, or nobody.

use std::collections::BTreeSet;

use serde::Serialize;

/// What made a Pod.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Owner {
    /// The kubelet of a node, from a manifest in a folder.
    Static {
        /// The name in the manifest.
        name: String,
        /// The node, which ends the Pod's name.
        node: Option<String>,
    },
    /// A ReplicaSet, itself most often made by a Deployment.
    ReplicaSet {
        /// The name before the hash: the Deployment's.
        deployment: String,
        /// The hash of the Pod template.
        hash: String,
    },
    /// A DaemonSet.
    DaemonSet {
        /// Its name.
        name: String,
    },
    /// A StatefulSet.
    StatefulSet {
        /// Its name.
        name: String,
        /// The Pod's number.
        ordinal: u32,
    },
    /// A Job, perhaps made by a CronJob.
    Job {
        /// Its name.
        name: String,
    },
    /// Another object, which the capture names.
    Other {
        /// Its kind.
        object: String,
        /// Its name.
        name: String,
    },
    /// Nobody: the Pod was made by itself.
    #[default]
    Bare,
}

impl Owner {
    /// The short name of what runs, without hashes, node and number.
    #[must_use]
    pub fn workload(&self) -> Option<&str> {
        match self {
            Self::Static { name, .. }
            | Self::DaemonSet { name }
            | Self::StatefulSet { name, .. }
            | Self::Job { name }
            | Self::Other { name, .. } => Some(name),
            Self::ReplicaSet { deployment, .. } => Some(deployment),
            Self::Bare => None,
        }
    }

    /// From an `ownerReferences` entry.
    #[must_use]
    pub fn stated(kind: &str, name: &str, pod: &str) -> Self {
        match kind {
            "Node" => Self::Static { name: without_node(pod, name).unwrap_or(pod).to_owned(), node: Some(name.to_owned()) },
            "ReplicaSet" => match name.rsplit_once('-') {
                Some((deployment, hash)) if !deployment.is_empty() => {
                    Self::ReplicaSet { deployment: deployment.to_owned(), hash: hash.to_owned() }
                }
                _ => Self::ReplicaSet { deployment: name.to_owned(), hash: String::new() },
            },
            "DaemonSet" => Self::DaemonSet { name: name.to_owned() },
            "StatefulSet" => {
                let ordinal = pod.rsplit_once('-').and_then(|(_, digits)| digits.parse().ok()).unwrap_or(0);
                Self::StatefulSet { name: name.to_owned(), ordinal }
            }
            "Job" => Self::Job { name: name.to_owned() },
            _ => Self::Other { object: kind.to_owned(), name: name.to_owned() },
        }
    }
}

/// What else is known when the owner is guessed from the name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clues<'a> {
    /// The Pod's uid.
    pub(super) uid: Option<&'a str>,
    /// Whether it ended, as the Pods of Jobs do.
    pub(super) ended: bool,
    /// The nodes of the capture.
    pub(super) nodes: &'a BTreeSet<String>,
}

/// The static Pods that kubeadm and its kin start on every control-plane node.
pub(super) const CONTROL_PLANE: [&str; 4] = ["kube-apiserver", "etcd", "kube-controller-manager", "kube-scheduler"];

/// Guesses the owner of a Pod.
pub(super) fn guess(pod: &str, clues: Clues<'_>) -> Owner {
    // The longest node's name that ends the Pod's.
    let on_node = pod
        .match_indices('-')
        .map(|(at, _)| (&pod[..at], &pod[at + 1..]))
        .find(|(name, node)| !name.is_empty() && clues.nodes.contains(*node));
    if is_static_uid(clues.uid) {
        let (name, node) = on_node.map_or((pod, None), |(name, node)| (name, Some(node.to_owned())));
        return Owner::Static { name: name.to_owned(), node };
    }
    if let (None, Some((name, node))) = (clues.uid, on_node) {
        return Owner::Static { name: name.to_owned(), node: Some(node.to_owned()) };
    }
    let Some((head, tail)) = pod.rsplit_once('-').filter(|(head, _)| !head.is_empty()) else { return Owner::Bare };
    if is_suffix(tail) {
        return from_suffix(head, clues.ended);
    }
    match tail.parse() {
        Ok(ordinal) if tail == "0" || !tail.starts_with('0') => Owner::StatefulSet { name: head.to_owned(), ordinal },
        _ => Owner::Bare,
    }
}

fn from_suffix(head: &str, ended: bool) -> Owner {
    if let Some((deployment, hash)) = head.rsplit_once('-').filter(|(name, _)| !name.is_empty()) {
        if is_template_hash(hash) {
            return Owner::ReplicaSet { deployment: deployment.to_owned(), hash: hash.to_owned() };
        }
        if is_minute(hash) {
            return Owner::Job { name: head.to_owned() };
        }
    }
    if ended { Owner::Job { name: head.to_owned() } } else { Owner::DaemonSet { name: head.to_owned() } }
}

/// The name of a static Pod without its node.
pub(super) fn without_node<'a>(pod: &'a str, node: &str) -> Option<&'a str> {
    pod.strip_suffix(node)?.strip_suffix('-').filter(|name| !name.is_empty())
}

/// Whether this is the uid of a static Pod: a hash, not a UUID.
pub(super) fn is_static_uid(uid: Option<&str>) -> bool {
    uid.is_some_and(|uid| uid.len() == 32 && uid.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Kubernetes' random names leave out vowels and digits that look like letters.
fn is_suffix(text: &str) -> bool {
    text.len() == 5 && text.bytes().all(|byte| b"bcdfghjklmnpqrstvwxz2456789".contains(&byte))
}

/// A template hash is a number of at most ten digits, each digit written as one of `456789bcdf`; before 1.9, as itself.
fn is_template_hash(text: &str) -> bool {
    let of = |alphabet: &[u8]| text.bytes().all(|byte| alphabet.contains(&byte));
    (7..=10).contains(&text.len()) && (of(b"456789bcdf") || (text.len() > 8 && of(b"0123456789")))
}

/// A CronJob ends the names of its Jobs with the minute they are due, counted from 1970.
fn is_minute(text: &str) -> bool {
    text.len() == 8 && text.starts_with(['2', '3']) && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{Clues, Owner, guess};
    use std::collections::BTreeSet;

    fn of(pod: &str, uid: Option<&str>, ended: bool) -> String {
        let nodes = BTreeSet::from(["minikube".to_owned()]);
        match guess(pod, Clues { uid, ended, nodes: &nodes }) {
            Owner::Static { name, node } => format!("static {name} @{}", node.unwrap_or_default()),
            Owner::ReplicaSet { deployment, hash } => format!("rs {deployment} {hash}"),
            Owner::DaemonSet { name } => format!("ds {name}"),
            Owner::StatefulSet { name, ordinal } => format!("sts {name} {ordinal}"),
            Owner::Job { name } => format!("job {name}"),
            Owner::Other { object, name } => format!("{object} {name}"),
            Owner::Bare => "bare".to_owned(),
        }
    }

    #[test]
    fn names_show_their_owner() {
        let uid = Some("33b6985c-76a1-4e3f-bcc2-7957ce111dd4");
        assert_eq!(of("coredns-66bc5c9577-7m489", uid, false), "rs coredns 66bc5c9577");
        assert_eq!(of("traefik-768bdcdcdd-856bx", None, false), "rs traefik 768bdcdcdd");
        assert_eq!(of("web-2035384211-4d5q9", uid, false), "rs web 2035384211");
        assert_eq!(of("kube-proxy-b4z9w", uid, false), "ds kube-proxy");
        assert_eq!(of("helm-install-traefik-9rxsp", uid, true), "job helm-install-traefik");
        assert_eq!(of("backup-28512345-x7k2p", uid, false), "job backup-28512345");
        assert_eq!(of("prometheus-0", uid, false), "sts prometheus 0");
        assert_eq!(of("storage-provisioner", uid, false), "bare");
        assert_eq!(of("nginx", None, false), "bare");
        assert_eq!(of("etcd-minikube", Some("21cc8bcb04e75417c1bf09639d887c65"), false), "static etcd @minikube");
        assert_eq!(of("etcd-minikube", None, false), "static etcd @minikube");
        assert_eq!(of("vip-other", Some("21cc8bcb04e75417c1bf09639d887c65"), false), "static vip-other @");
    }

    #[test]
    fn odd_names_do_not_crash() {
        for pod in ["", "-", "--", "-bcdfg", "a-", "é-bcdfg", "x-00", "x-99999999999"] {
            let _ = of(pod, None, false);
        }
    }
}
