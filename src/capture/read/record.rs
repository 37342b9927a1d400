//! What one row or one JSON entry says, before anything is regrouped.

use crate::capture::model::{Container, Ready, Source};
use crate::capture::owner::Owner;
use crate::capture::remark::RemarkKind;

/// What one row says.
#[derive(Debug)]
pub(in crate::capture) struct Record {
    /// The command that printed it.
    pub(in crate::capture) source: Source,
    /// Its line, counted from 1.
    pub(in crate::capture) line: usize,
    /// What it is about.
    pub(in crate::capture) about: About,
}

/// What a row is about.
#[derive(Debug)]
pub(in crate::capture) enum About {
    /// A container, and the Pod it belongs to.
    InPod(Container, PodRef),
    /// A container of no Pod we know of.
    Outside(Container),
    /// A Pod, with the containers the row tells of, if it tells.
    Pod(PodFacts),
}

/// How a row names a Pod.
#[derive(Debug, Default, Clone)]
pub(in crate::capture) struct PodRef {
    /// The namespace.
    pub(in crate::capture) namespace: Option<String>,
    /// The name.
    pub(in crate::capture) name: Option<String>,
    /// The uid.
    pub(in crate::capture) uid: Option<String>,
    /// The sandbox's id.
    pub(in crate::capture) sandbox: Option<String>,
}

/// What a row says of a whole Pod.
#[derive(Debug, Default)]
pub(in crate::capture) struct PodFacts {
    /// Which Pod.
    pub(in crate::capture) pod: PodRef,
    /// Its owner, where it is stated.
    pub(in crate::capture) owner: Option<Owner>,
    /// Its node.
    pub(in crate::capture) node: Option<String>,
    /// Its address.
    pub(in crate::capture) ip: Option<String>,
    /// Its status.
    pub(in crate::capture) status: Option<String>,
    /// Its READY column.
    pub(in crate::capture) ready: Option<Ready>,
    /// Its restarts.
    pub(in crate::capture) restarts: Option<u32>,
    /// Its containers.
    pub(in crate::capture) containers: Vec<Container>,
}

/// A row as it was read: what it says, and what is wrong with it, if anything.
#[derive(Debug)]
pub(super) struct Row {
    /// What it says.
    pub(super) source: Source,
    /// What it is about.
    pub(super) about: About,
    /// Why it is not whole.
    pub(super) flaw: Option<RemarkKind>,
}
