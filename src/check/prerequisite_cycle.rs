//! `prerequisite-cycle`: a lesson cannot require, by way of others, itself.

use std::collections::BTreeMap;

use crate::model::{Course, Lesson};
use crate::source::{Diagnostic, Sources, Span};

/// This rule's code.
pub(super) const CODE: &str = "prerequisite-cycle";

/// The cycles: each is told once, at its first lesson, with every step.
pub(super) fn check(course: &Course, _: &Sources) -> Vec<Diagnostic> {
    let index: BTreeMap<&str, usize> = course.lessons.iter().enumerate().map(|(i, lesson)| (&*lesson.id.value, i)).collect();
    let mut done = vec![false; course.lessons.len()];
    let mut diagnostics = Vec::new();
    for start in 0..course.lessons.len() {
        walk(start, &course.lessons, &index, &mut done, &mut diagnostics);
    }
    diagnostics
}

/// Walks from `start` along prerequisites, without recursion; a step onto the way already gone closes a cycle.
fn walk(start: usize, lessons: &[Lesson], index: &BTreeMap<&str, usize>, done: &mut [bool], diagnostics: &mut Vec<Diagnostic>) {
    // (lesson, the next prerequisite to look at)
    let mut way: Vec<(usize, usize)> = vec![(start, 0)];
    while let Some((lesson, next)) = way.last_mut() {
        let at = *lesson;
        let Some(prerequisite) = lessons[at].prerequisites.get(*next).filter(|_| !done[at]) else {
            done[at] = true;
            way.pop();
            continue;
        };
        *next += 1;
        let Some(&to) = index.get(&*prerequisite.value) else { continue };
        match way.iter().position(|(lesson, _)| *lesson == to) {
            Some(from) => diagnostics.push(cycle(&way[from..], lessons)),
            None if !done[to] => way.push((to, 0)),
            None => {}
        }
    }
}

fn cycle(way: &[(usize, usize)], lessons: &[Lesson]) -> Diagnostic {
    let names: Vec<&str> = way.iter().chain(way.first()).map(|(i, _)| &*lessons[*i].id.value).collect();
    let place = |(lesson, next): &(usize, usize)| -> Span { lessons[*lesson].prerequisites[next - 1].span };
    let message = format!("these lessons require each other: {}", names.join(" -> "));
    let diagnostic = Diagnostic::error(CODE, place(&way[0]), message).label(format!("requires `{}`", names[1]));
    let diagnostic = way
        .iter()
        .skip(1)
        .zip(names.iter().skip(2))
        .fold(diagnostic, |d, (step, to)| d.also(place(step), format!("requires `{to}`")));
    diagnostic.help("remove one of the prerequisites")
}
