//! What a capture says: Pods, their containers, and the containers that belong to no Pod.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::capture::owner::Owner;
use crate::capture::remark::{Remark, RemarkKind};

/// The command whose output was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// The table of `docker ps`, of podman or of nerdctl.
    DockerPs,
    /// `docker ps --format json`.
    DockerJson,
    /// The table of `crictl ps`.
    CrictlPs,
    /// `crictl ps -o json`.
    CrictlPsJson,
    /// The table of `crictl pods`.
    CrictlPods,
    /// `crictl pods -o json`.
    CrictlPodsJson,
    /// The table of `kubectl get pods`.
    KubectlPods,
    /// `kubectl get pods -o json`.
    KubectlPodsJson,
}

impl Source {
    /// The command, as people type it.
    #[must_use]
    pub fn command(self) -> &'static str {
        match self {
            Self::DockerPs => "docker ps",
            Self::DockerJson => "docker ps --format json",
            Self::CrictlPs => "crictl ps",
            Self::CrictlPsJson => "crictl ps -o json",
            Self::CrictlPods => "crictl pods",
            Self::CrictlPodsJson => "crictl pods -o json",
            Self::KubectlPods => "kubectl get pods",
            Self::KubectlPodsJson => "kubectl get pods -o json",
        }
    }

    /// Whether it lists both the containers and their sandboxes, as only Docker does.
    #[must_use]
    pub fn is_docker(self) -> bool {
        matches!(self, Self::DockerPs | Self::DockerJson)
    }

    /// Whether it lists containers, without their sandboxes.
    #[must_use]
    pub fn is_crictl_ps(self) -> bool {
        matches!(self, Self::CrictlPs | Self::CrictlPsJson)
    }

    /// Whether it lists Pods, and never their sandboxes.
    #[must_use]
    pub fn is_kubectl(self) -> bool {
        matches!(self, Self::KubectlPods | Self::KubectlPodsJson)
    }

    /// Whether it lists sandboxes, without their containers.
    #[must_use]
    pub fn is_crictl_pods(self) -> bool {
        matches!(self, Self::CrictlPods | Self::CrictlPodsJson)
    }
}

/// What a whole capture says.
#[derive(Debug, Clone, Default)]
pub struct Snapshot {
    /// The commands whose outputs it holds.
    pub sources: BTreeSet<Source>,
    /// The names of the nodes it tells of, where it tells.
    pub nodes: BTreeSet<String>,
    /// The Pods: user namespaces first, then `kube-*`; then in the order of the capture.
    pub pods: Vec<Pod>,
    /// The containers that belong to no Pod, or whose name is cut.
    pub outside: Vec<Container>,
    /// What there is to say about lines and Pods, in the order of the lines.
    pub remarks: Vec<Remark>,
    /// What became of each line, in order and without holes.
    pub lines: Vec<LineUse>,
}

impl Snapshot {
    /// Every container once: sandboxes, the others, and those outside Pods.
    pub fn containers(&self) -> impl Iterator<Item = &Container> {
        self.pods.iter().flat_map(|pod| pod.sandboxes.iter().chain(&pod.containers)).chain(&self.outside)
    }

    /// Whether this is the output of a command we know, although it may list nothing.
    #[must_use]
    pub fn is_capture(&self) -> bool {
        !self.is_empty() || self.remarks.iter().any(|remark| matches!(remark.kind, RemarkKind::NoRows { .. }))
    }

    /// Whether nothing at all was read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pods.is_empty() && self.outside.is_empty()
    }
}

/// What became of a run of lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct LineUse {
    /// The first line, counted from 1.
    pub first: usize,
    /// The last line.
    pub last: usize,
    /// What they were taken for.
    pub taken: Taken,
}

/// What a line was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Taken {
    /// Nothing is on it.
    Blank,
    /// A prompt, with or without the command typed.
    Prompt,
    /// A fence or a ruler around what was copied.
    Ruler,
    /// The head of a table.
    Header,
    /// A row of a table, perhaps wrapped on several lines.
    Row,
    /// A JSON document.
    Json,
    /// Not understood, or understood but not about containers: a remark says why.
    Remarked,
}

/// A Pod, as far as the capture tells.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Pod {
    /// Its namespace, which older `crictl ps` tables do not tell.
    pub namespace: Option<String>,
    /// Its name, which the oldest `crictl ps` tables do not tell.
    pub name: Option<String>,
    /// Its uid: a UUID, or the 32 hexadecimal digits of a static Pod's manifest.
    pub uid: Option<String>,
    /// What made it.
    pub owner: Owner,
    /// Whether the capture states the owner, instead of letting us guess it from the name.
    pub owner_stated: bool,
    /// The node it runs on.
    pub node: Option<String>,
    /// Its address.
    pub ip: Option<String>,
    /// Its status, in the words of `kubectl`.
    pub status: Option<String>,
    /// How many containers are ready, of how many: `kubectl`'s READY.
    pub ready: Option<Ready>,
    /// How often its containers were restarted, in all, where `kubectl` tells.
    pub restarts: Option<u32>,
    /// The id of its sandbox, even where the sandbox itself is not listed.
    pub sandbox_id: Option<String>,
    /// Its sandboxes: one, and more when stopped ones are listed too.
    pub sandboxes: Vec<Container>,
    /// Its other containers.
    pub containers: Vec<Container>,
    /// The commands that listed it.
    #[serde(skip)]
    pub sources: BTreeSet<Source>,
    /// Its first line in the capture.
    pub line: usize,
}

/// `kubectl`'s READY column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Ready {
    /// How many are ready.
    pub ready: u32,
    /// Of how many.
    pub total: u32,
}

impl Pod {
    /// The sandbox in use: the last one made.
    #[must_use]
    pub fn sandbox(&self) -> Option<&Container> {
        self.sandboxes.iter().rev().max_by_key(|sandbox| (sandbox.state.is_live(), sandbox.attempt))
    }

    /// Its name, or the id of its sandbox, or nothing.
    #[must_use]
    pub fn label(&self) -> &str {
        self.name.as_deref().or(self.sandbox_id.as_deref()).unwrap_or("?")
    }

    /// The short name of what runs in it: `kube-apiserver` for `kube-apiserver-minikube`.
    #[must_use]
    pub fn workload(&self) -> &str {
        self.owner.workload().unwrap_or_else(|| self.label())
    }
}

/// What a container is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Runs what the Pod is for, beside others perhaps.
    #[default]
    Main,
    /// The pause container, which holds the Pod's namespaces.
    Sandbox,
    /// Runs before the others and ends.
    Init,
    /// Added by hand to look inside.
    Ephemeral,
}

/// A container. Texts are the capture's own; `None` is what it does not say.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Container {
    /// Its id, as long as the capture gives it.
    pub id: Option<String>,
    /// Its name in its Pod, or its Docker name outside Pods.
    pub name: Option<String>,
    /// What it is for.
    pub role: Role,
    /// Its image: a name, or an id.
    pub image: Option<String>,
    /// Its command.
    pub command: Option<Command>,
    /// When it was made, in the capture's words.
    pub created: Option<String>,
    /// What it is doing.
    pub state: State,
    /// The status, in the capture's words.
    pub status: Option<String>,
    /// How often it was made again: the last number of its name.
    pub attempt: Option<u32>,
    /// The ports that Docker publishes.
    pub ports: Option<String>,
    /// Its size on disk.
    pub size: Option<String>,
    /// Its line in the capture.
    pub line: usize,
}

impl Container {
    /// Its id as `docker ps` shows it: 12 characters.
    #[must_use]
    pub fn short_id(&self) -> &str {
        let id = self.id.as_deref().unwrap_or_default();
        let id = id.rsplit_once(':').map_or(id, |(_, hex)| hex);
        id.char_indices().nth(12).map_or(id, |(end, _)| &id[..end])
    }
}

/// A command line, which tables cut short.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Command {
    /// As much as is shown, without quotes and cut mark.
    pub text: String,
    /// Whether the capture cut it.
    pub cut: bool,
}

/// What a container is doing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It runs.
    Running,
    /// It is frozen.
    Paused,
    /// It is made, not started.
    Created,
    /// It is being started again.
    Restarting,
    /// It ended, with this code.
    Exited(Option<i32>),
    /// It waits, for this reason.
    Waiting(String),
    /// It is being removed, or could not be.
    Dead,
    /// A sandbox that holds its Pod.
    Ready,
    /// A sandbox that no longer holds its Pod.
    NotReady,
    /// The capture does not say, or says it in words we do not know.
    #[default]
    Unknown,
}

impl State {
    /// Whether the container is there and at work.
    #[must_use]
    pub fn is_live(&self) -> bool {
        matches!(self, Self::Running | Self::Ready | Self::Paused | Self::Restarting)
    }
}
