//! The counts of a capture: Pods, containers, pauses, the others.

use serde::Serialize;

use crate::capture::model::{Container, Pod, Role, Snapshot};

/// Counts, all computed. Inside Pods, `containers = pause + others + init`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Totals {
    /// How many namespaces.
    pub namespaces: usize,
    /// How many Pods.
    pub pods: usize,
    /// How many containers inside Pods.
    pub containers: usize,
    /// How many of them are sandboxes: the pause containers.
    pub pause: usize,
    /// How many are there to do the Pod's work.
    pub others: usize,
    /// How many run before the others.
    pub init: usize,
    /// How many have stopped.
    pub stopped: usize,
    /// How many times containers were made again, sandboxes not counted.
    pub restarts: u32,
    /// How many containers the Pods have whose containers are not listed: the sum of `kubectl`'s READY.
    pub unlisted: usize,
    /// How many containers belong to no Pod.
    pub outside: usize,
}

impl Totals {
    /// Counts a whole capture.
    #[must_use]
    pub fn of(snapshot: &Snapshot) -> Self {
        let mut totals = Self::of_pods(&snapshot.pods);
        totals.outside = snapshot.outside.len();
        totals
    }

    /// Counts some Pods.
    pub fn of_pods<'a>(pods: impl IntoIterator<Item = &'a Pod>) -> Self {
        let mut totals = Self::default();
        let mut namespaces = std::collections::BTreeSet::new();
        for pod in pods {
            namespaces.insert(pod.namespace.as_deref());
            totals.pods += 1;
            for container in pod.sandboxes.iter().chain(&pod.containers) {
                totals.add(container);
            }
            if pod.containers.is_empty() {
                totals.unlisted += pod.ready.map_or(0, |ready| ready.total as usize);
                totals.restarts = totals.restarts.saturating_add(pod.restarts.unwrap_or(0));
            }
        }
        totals.namespaces = namespaces.len();
        totals
    }

    fn add(&mut self, container: &Container) {
        self.containers += 1;
        match container.role {
            Role::Sandbox => self.pause += 1,
            Role::Init => self.init += 1,
            Role::Main | Role::Ephemeral => self.others += 1,
        }
        use crate::capture::model::State;
        self.stopped += usize::from(matches!(container.state, State::Exited(_) | State::Dead | State::NotReady));
        if container.role != Role::Sandbox {
            self.restarts = self.restarts.saturating_add(container.attempt.unwrap_or(0));
        }
    }
}
