//! What there is to say about a capture: lines not understood, and what the Pods show.

use serde::Serialize;

use crate::capture::model::Source;

/// One thing to say, and about which lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Remark {
    /// The first line it is about, counted from 1.
    pub line: usize,
    /// How many lines it is about.
    pub lines: usize,
    /// What there is to say.
    #[serde(flatten)]
    pub kind: RemarkKind,
}

/// What there is to say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case", rename_all_fields = "kebab-case")]
pub enum RemarkKind {
    /// The line is of no output we know.
    Stray {
        /// How it begins.
        excerpt: String,
    },
    /// The line begins like a row but does not go on like one.
    BrokenRow {
        /// The command it seems to come from.
        source: Source,
        /// How it begins.
        excerpt: String,
    },
    /// The row was read, but its end is missing.
    CutRow {
        /// The first column that is not there.
        missing: &'static str,
    },
    /// The name begins with `k8s_` but is cut, or was not made by Kubernetes.
    BadName {
        /// The name.
        name: String,
    },
    /// The name has the form of Kubernetes before 1.6, which holds no attempt number.
    OldName {
        /// The name.
        name: String,
    },
    /// The head of a table that is not about containers or Pods.
    OtherTable {
        /// How it begins.
        excerpt: String,
    },
    /// An object that is no Pod, in the output of `kubectl`.
    OtherObject {
        /// Its kind or its resource name.
        object: String,
    },
    /// A JSON document that ends too early or is damaged.
    CutJson {
        /// How many of its entries were read all the same.
        kept: usize,
    },
    /// A JSON document of another kind.
    OtherJson,
    /// The tool itself said something.
    Message {
        /// What.
        message: Message,
    },
    /// The table has a head and no row.
    NoRows {
        /// The command.
        source: Source,
    },
    /// The same container was listed again, and is counted once.
    Repeated {
        /// Its id.
        id: String,
    },
    /// Several Pods bear this name: it was deleted and made again.
    Recreated {
        /// Which.
        pod: PodName,
        /// How many there are.
        times: usize,
    },
    /// A sandbox without containers: the Pod is starting, or its containers have stopped.
    Starting {
        /// Which.
        pod: PodName,
    },
    /// Containers without their sandbox: the capture is cut or filtered.
    NoSandbox {
        /// Which.
        pod: PodName,
    },
    /// A container that is itself a Kubernetes node.
    NodeContainer {
        /// Its name.
        name: String,
        /// What made it.
        tool: NodeTool,
    },
    /// Containers that are not of Kubernetes.
    Foreign {
        /// How many.
        count: usize,
    },
}

/// A Pod's full name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct PodName {
    /// Its namespace, if known.
    pub namespace: Option<String>,
    /// Its name, or its sandbox's id.
    pub name: String,
}

/// What a tool said instead of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Message {
    /// There is nothing to list.
    NothingFound,
    /// The daemon or the API server does not answer.
    Unreachable,
    /// The user may not ask.
    Denied,
    /// The command is not installed.
    NoCommand,
    /// A warning or another error.
    Other,
}

/// The tool that runs Kubernetes nodes as containers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NodeTool {
    /// minikube with its docker or podman driver.
    Minikube,
    /// kind.
    Kind,
    /// k3d, or k3s in Docker.
    K3s,
}

impl RemarkKind {
    /// Whether something may be missing or wrong, rather than merely worth knowing.
    #[must_use]
    pub fn is_warning(&self) -> bool {
        !matches!(self, Self::Repeated { .. } | Self::Recreated { .. } | Self::NodeContainer { .. } | Self::Foreign { .. })
    }
}
