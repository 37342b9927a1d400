//! Which Pod a row means that names it: the index of the Pods by name, namespace and uid.

use std::collections::{HashMap, VecDeque};

use crate::capture::model::Pod;
use crate::capture::read::PodRef;

/// Pods by what rows call them. Only looked into.
#[derive(Default)]
pub(super) struct Names {
    /// By uid, name and namespace.
    exact: HashMap<(String, String, Option<String>), usize>,
    /// By name and namespace.
    placed: HashMap<(String, Option<String>), usize>,
    /// By name alone: the first of that name.
    first: HashMap<String, usize>,
    /// By name alone: those that had no sandbox when they were last seen.
    free: HashMap<String, VecDeque<usize>>,
}

impl Names {
    /// Adds a Pod, or what is new about it.
    pub(super) fn add(&mut self, index: usize, pod: &Pod) {
        let Some(name) = &pod.name else { return };
        if let Some(uid) = &pod.uid {
            self.exact.entry((uid.clone(), name.clone(), pod.namespace.clone())).or_insert(index);
        }
        self.placed.entry((name.clone(), pod.namespace.clone())).or_insert(index);
        self.first.entry(name.clone()).or_insert(index);
        let free = self.free.entry(name.clone()).or_default();
        if pod.sandbox_id.is_none() && free.back() != Some(&index) {
            free.push_back(index);
        }
    }

    /// The Pod that is meant. Without a uid, the namespaces agree as far as they are told, and another sandbox is the same Pod's
    /// only if both name the namespace.
    pub(super) fn find(&mut self, pods: &[Pod], wanted: &PodRef) -> Option<usize> {
        let name = wanted.name.as_ref()?;
        if let Some(uid) = &wanted.uid {
            return self.exact.get(&(uid.clone(), name.clone(), wanted.namespace.clone())).copied();
        }
        let namespace = |index: &usize| pods.get(*index).and_then(|pod| pod.namespace.as_ref());
        if let Some(wanted_in) = &wanted.namespace {
            if let Some(index) = self.placed.get(&(name.clone(), Some(wanted_in.clone()))) {
                return Some(*index);
            }
            let untold = self.placed.get(&(name.clone(), None)).filter(|index| namespace(index).is_none());
            let free = |index: &&usize| pods.get(**index).is_some_and(|pod| pod.sandbox_id.is_none());
            return untold.filter(|index| wanted.sandbox.is_none() || free(index)).copied();
        }
        if wanted.sandbox.is_none() {
            return self.first.get(name).copied();
        }
        // A Pod that has a sandbox keeps it, so that none is looked at twice.
        let free = self.free.get_mut(name)?;
        while free.front().is_some_and(|index| pods.get(*index).is_none_or(|pod| pod.sandbox_id.is_some())) {
            free.pop_front();
        }
        free.front().copied()
    }
}
