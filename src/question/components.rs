//! Questions about components: what they are, who talks to whom, who listens where, what stops without them, what starts them.

use std::collections::BTreeSet;

use super::Shuffle;
use crate::markdown::words;
use crate::model::{Component, Course, Entity, Lang, Text};

/// What is asked. Every question is answered with one component.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// What is this? The answer is its summary.
    Role,
    /// Who does this to another? The index of the relation.
    Relation(usize),
    /// Who listens there? The index of the port.
    Port(usize),
    /// Who has failed, when this stops?
    Failure,
    /// What starts this? The index of what is started.
    Start(usize),
}

impl Ask {
    /// What an author calls them.
    pub const NAMES: [&str; 5] = ["role", "relation", "port", "failure", "start"];

    fn number(self) -> usize {
        match self {
            Self::Role => 0,
            Self::Relation(_) => 1,
            Self::Port(_) => 2,
            Self::Failure => 3,
            Self::Start(_) => 4,
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self.number()]
    }
}

/// A question with its answers, as indices of components.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// What is asked.
    pub ask: Ask,
    /// The right answer.
    pub right: usize,
    /// Wrong answers, the likeliest first; at least two, at most three.
    pub wrong: Vec<usize>,
}

/// Wrong answers are at least and at most so many.
const FEWEST: usize = 2;
const MOST: usize = 3;

/// Questions about `chosen`, at most `count`, of the forms that `wanted` names; what readers do not know yet is in no answer: they know
/// `known`. The same seed gives the same questions.
#[must_use]
pub fn from_components(
    course: &Course,
    chosen: &[usize],
    known: &[usize],
    wanted: &[&str],
    count: usize,
    seed: &str,
) -> Vec<Asked> {
    let mut shuffle = Shuffle::new(seed);
    let mut candidates: Vec<(Ask, usize)> = Vec::new();
    for &index in chosen {
        candidates.extend(asks(course, index).into_iter().filter(|(ask, _)| wanted.contains(&ask.name())));
    }
    candidates.retain(|(_, right)| known.contains(right));
    shuffle.list(&mut candidates);
    let mut made: Vec<Asked> = Vec::new();
    while made.len() < count {
        // Another form and another answer before the same ones again.
        let used = |(ask, right): &(Ask, usize)| {
            let same = |test: &dyn Fn(&Asked) -> bool| made.iter().filter(|one| test(one)).count();
            (same(&|one| one.right == *right), same(&|one| one.ask.name() == ask.name()))
        };
        let Some(next) = (0..candidates.len()).min_by_key(|i| used(&candidates[*i])) else { break };
        let (ask, right) = candidates.remove(next);
        let wrong = distractors(course, ask, right, known, &mut shuffle);
        if wrong.len() >= FEWEST {
            made.push(Asked { ask, right, wrong });
        }
    }
    made
}

/// What can be asked about a component, and the right answer of each.
fn asks(course: &Course, index: usize) -> Vec<(Ask, usize)> {
    let component = &course.components[index];
    let mut asks = Vec::new();
    if !names_itself(component, &component.summary) {
        asks.push((Ask::Role, index));
    }
    asks.extend((0..component.relations.len()).map(|i| (Ask::Relation(i), index)));
    asks.extend((0..component.ports.len()).map(|i| (Ask::Port(i), index)));
    let stops = component.failure.as_ref().and_then(|failure| failure.stops.as_ref());
    if stops.is_some_and(|stops| !names_itself(component, stops)) {
        asks.push((Ask::Failure, index));
    }
    if let Some(starter) = starter(course, component) {
        asks.push((Ask::Start(index), starter));
    }
    asks
}

/// Components that are no answer to a question, those that are most like the right one first.
fn distractors(course: &Course, ask: Ask, right: usize, known: &[usize], shuffle: &mut Shuffle) -> Vec<usize> {
    let component = &course.components[right];
    let also_true = also_true(course, ask, right);
    let mut wrong: Vec<usize> = known.iter().copied().filter(|i| *i != right && !also_true.contains(i)).collect();
    if ask == Ask::Role {
        wrong.retain(|i| !names_itself(&course.components[*i], &course.components[*i].summary));
    }
    shuffle.list(&mut wrong);
    let family = |of: &Component| of.family.as_ref().map(|family| family.value.clone());
    let far = |i: &usize| {
        let other = &course.components[*i];
        (family(other) != family(component), other.kind != component.kind)
    };
    wrong.sort_by_key(far);
    wrong.truncate(MOST);
    wrong
}

/// The components that answer a question as well as the right one, or that cannot be told from it.
fn also_true(course: &Course, ask: Ask, right: usize) -> BTreeSet<usize> {
    let component = &course.components[right];
    let all = || course.components.iter().enumerate();
    match ask {
        Ask::Role => all().filter(|(_, other)| same(&other.summary, &component.summary)).map(|(i, _)| i).collect(),
        Ask::Relation(relation) => {
            let to = &component.relations[relation].to.value;
            let talks = |other: &Component| other.id == *to || other.relations.iter().any(|relation| relation.to.value == *to);
            all().filter(|(_, other)| talks(other)).map(|(i, _)| i).collect()
        }
        Ask::Port(port) => {
            let number = component.ports[port].number;
            let listens = |other: &Component| other.ports.iter().any(|port| port.number == number);
            all().filter(|(_, other)| listens(other)).map(|(i, _)| i).collect()
        }
        // Without what it relies on, and in what relies on it, the same things may stop.
        Ask::Failure => {
            let also = component.failure.iter().flat_map(|failure| &failure.also_by);
            let mut all = needed(course, right);
            all.extend(also.filter_map(|id| component_of(course, &id.value)));
            let relies = |other: &Component| other.relations.iter().any(|relation| relation.to.value == component.id);
            all.extend(course.components.iter().enumerate().filter(|(_, other)| relies(other)).map(|(i, _)| i));
            all
        }
        Ask::Start(started) => BTreeSet::from([started]),
    }
}

/// Whether two texts say the same in some language.
fn same(a: &Text, b: &Text) -> bool {
    a.each().any(|(lang, a)| b.each().any(|(other, b)| lang == other && a.value == b.value))
}

/// What a component relies on, directly or not.
fn needed(course: &Course, index: usize) -> BTreeSet<usize> {
    let mut needed = BTreeSet::new();
    let mut next = vec![index];
    while let Some(index) = next.pop() {
        let component = &course.components[index];
        let to = component.relations.iter().filter_map(|relation| component_of(course, &relation.to.value));
        for other in to.chain(starter(course, component)) {
            if needed.insert(other) {
                next.push(other);
            }
        }
    }
    needed
}

fn starter(course: &Course, component: &Component) -> Option<usize> {
    let starter = component.runs.as_ref()?.started_by.as_ref()?;
    component_of(course, &starter.value)
}

fn component_of(course: &Course, id: &str) -> Option<usize> {
    match course.names.get(id) {
        Some(Entity::Component(index)) => Some(index),
        _ => None,
    }
}

/// Whether a text gives away whom it is about, in any language.
fn names_itself(component: &Component, text: &Text) -> bool {
    let plain = |lang: Option<&Lang>, text: &str| words(text, lang.map_or("en", Lang::primary)).to_lowercase();
    let mut names: Vec<String> = component.name.each().map(|(lang, name)| plain(lang, &name.value)).collect();
    names.extend(component.aliases.iter().flat_map(Text::each).map(|(_, alias)| alias.value.to_lowercase()));
    names.push(component.id.clone());
    text.each().any(|(lang, told)| {
        let raw = told.value.to_lowercase();
        let told = plain(lang, &told.value);
        names.iter().any(|name| told.contains(&**name) || raw.contains(&format!("[[{name}")))
    })
}
