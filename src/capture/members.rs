//! Which container of a Pod a row tells of again: looked for one by one while the Pod has few, by an index when it has many.

use std::collections::HashMap;

use crate::capture::group::short;
use crate::capture::model::Container;

/// A Pod's list: the Pod's index, and whether it is that of its sandboxes.
pub(super) type List = (usize, bool);

/// How many containers are looked at one by one.
const FEW: usize = 16;

/// The index of the lists that are long. Only looked into.
#[derive(Default)]
pub(super) struct Members(HashMap<(List, Key), usize>);

#[derive(PartialEq, Eq, Hash)]
enum Key {
    Id(String),
    Name(Option<String>),
    /// The name of one that has no id yet.
    WithoutId(Option<String>),
}

impl Members {
    /// Where the same container stands: by id where both have one, else by name.
    pub(super) fn find(&self, list: List, containers: &[Container], wanted: &Container) -> Option<usize> {
        if containers.len() <= FEW {
            return containers.iter().position(|other| match (&wanted.id, &other.id) {
                (Some(id), Some(other)) => short(id) == short(other),
                _ => wanted.name == other.name,
            });
        }
        let name = wanted.name.clone();
        match &wanted.id {
            Some(id) => {
                let alike = [(list, Key::Id(short(id).to_owned())), (list, Key::WithoutId(name))];
                alike.iter().filter_map(|key| self.0.get(key)).min().copied()
            }
            None => self.0.get(&(list, Key::Name(name))).copied(),
        }
    }

    /// Where the container of that id stands, as short as every command shows it.
    pub(super) fn by_id(&self, list: List, containers: &[Container], id: &str) -> Option<usize> {
        if containers.len() <= FEW {
            return containers.iter().position(|other| other.short_id() == id);
        }
        self.0.get(&(list, Key::Id(id.to_owned()))).copied()
    }

    /// The last of these is new.
    pub(super) fn added(&mut self, list: List, containers: &[Container]) {
        let from = match containers.len() {
            0..=FEW => return,
            length if length == FEW + 1 => 0,
            length => length - 1,
        };
        for (at, container) in containers.iter().enumerate().skip(from) {
            let own = match &container.id {
                Some(id) => Key::Id(short(id).to_owned()),
                None => Key::WithoutId(container.name.clone()),
            };
            self.0.entry((list, own)).or_insert(at);
            self.0.entry((list, Key::Name(container.name.clone()))).or_insert(at);
        }
    }

    /// The one at this place had no id, and now has one.
    pub(super) fn identified(&mut self, list: List, containers: &[Container], at: usize) {
        let Some(container) = containers.get(at).filter(|_| containers.len() > FEW) else { return };
        self.0.remove(&(list, Key::WithoutId(container.name.clone())));
        if let Some(id) = &container.id {
            self.0.entry((list, Key::Id(short(id).to_owned()))).or_insert(at);
        }
    }
}
