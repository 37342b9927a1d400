//! Which Pod a row means that names it: the index of the Pods by name, namespace and uid.

use std::collections::{HashMap, VecDeque};

use crate::capture::model::Pod;
use crate::capture::read::PodRef;

/// Pods by what rows call them. Only looked into.
#[derive(Default)]
pub(super) struct Names {
    /// The first Pod of each key: by uid, name and namespace; by name and namespace; by name alone.
    first: HashMap<String, usize>,
    /// By name alone: those that had no sandbox when they were last seen.
    free: HashMap<String, VecDeque<usize>>,
    /// The key that is being looked for.
    key: String,
}

/// Parts of a key are told apart by what no name holds.
const APART: char = '\0';

impl Names {
    /// Adds a Pod, or what is new about it.
    pub(super) fn add(&mut self, index: usize, pod: &Pod) {
        let Some(name) = &pod.name else { return };
        if let Some(uid) = &pod.uid {
            self.exact(uid, name, pod.namespace.as_deref());
            self.enter(index);
        }
        self.placed(name, pod.namespace.as_deref());
        self.enter(index);
        self.named(name);
        self.enter(index);
        if pod.sandbox_id.is_none() {
            self.free.entry(name.clone()).or_default().push_back(index);
        }
    }

    /// The Pod that is meant. Without a uid, the namespaces agree as far as they are told, and another sandbox is the same Pod's
    /// only if both name the namespace.
    pub(super) fn find(&mut self, pods: &[Pod], wanted: &PodRef) -> Option<usize> {
        let name = wanted.name.as_ref()?;
        if let Some(uid) = &wanted.uid {
            self.exact(uid, name, wanted.namespace.as_deref());
            return self.entered();
        }
        if wanted.namespace.is_some() {
            self.placed(name, wanted.namespace.as_deref());
            let here = self.entered();
            return here.or_else(|| {
                self.placed(name, None);
                let untold = self.entered().and_then(|index| Some((index, pods.get(index)?)));
                let fits = |pod: &Pod| pod.namespace.is_none() && (wanted.sandbox.is_none() || pod.sandbox_id.is_none());
                untold.filter(|(_, pod)| fits(pod)).map(|(index, _)| index)
            });
        }
        if wanted.sandbox.is_none() {
            self.named(name);
            return self.entered();
        }
        // A Pod that has a sandbox keeps it, so that none is looked at twice.
        let free = self.free.get_mut(name)?;
        while free.front().is_some_and(|index| pods.get(*index).is_none_or(|pod| pod.sandbox_id.is_some())) {
            free.pop_front();
        }
        free.front().copied()
    }

    fn exact(&mut self, uid: &str, name: &str, namespace: Option<&str>) {
        self.placed(name, namespace);
        self.key.push(APART);
        self.key.push_str(uid);
    }

    fn placed(&mut self, name: &str, namespace: Option<&str>) {
        self.named(name);
        self.key.push(APART);
        // A namespace that is not told is not one without a name.
        self.key.extend(namespace.map(|_| '='));
        self.key.push_str(namespace.unwrap_or_default());
    }

    fn named(&mut self, name: &str) {
        self.key.clear();
        self.key.push_str(name);
    }

    fn entered(&self) -> Option<usize> {
        self.first.get(&self.key).copied()
    }

    fn enter(&mut self, index: usize) {
        if !self.first.contains_key(&self.key) {
            self.first.insert(self.key.clone(), index);
        }
    }
}
