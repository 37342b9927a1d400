//! The list of lessons beside a page: bounded, so that a page of a course of thousands costs what a page of a small one costs.

use serde::Serialize;

use super::page::PageCx;
use crate::model::{Course, Entity};

/// The most lessons a page lists.
const LONGEST: usize = 60;

/// A part of the course in the list.
#[derive(Debug, Serialize)]
pub(super) struct PartView {
    /// Its title as HTML; nothing in a course without parts.
    pub(super) title: String,
    /// The address of its first lesson.
    pub(super) url: String,
    /// Whether the page's lesson is in it.
    pub(super) current: bool,
    /// Its lessons; only those of the current part where the course is long.
    pub(super) lessons: Vec<ItemView>,
}

/// A lesson in the list.
#[derive(Debug, Serialize)]
pub(super) struct ItemView {
    /// Its number, from 1.
    pub(super) number: usize,
    /// Its title as HTML.
    pub(super) title: String,
    /// Its address.
    pub(super) url: String,
    /// Whether it is the page's lesson.
    pub(super) current: bool,
}

/// The parts and lessons to list on a page; `current` is the index of its lesson.
pub(super) fn parts(page: &PageCx<'_>, current: Option<usize>) -> Vec<PartView> {
    let course = page.shared.course;
    let bounds = bounds(course);
    let short = course.lessons.len() <= LONGEST;
    let holds = |range: &std::ops::Range<usize>| current.is_some_and(|at| range.contains(&at));
    let here = bounds.iter().position(|(_, range)| holds(range)).unwrap_or(0);
    let near = around(here, bounds.len(), LONGEST / 2);
    let parts = bounds.iter().enumerate().filter(|(i, _)| short || near.contains(i));
    parts
        .map(|(i, (part, range))| {
            let listed = match (short, i == here) {
                (true, _) => range.clone(),
                (false, true) => {
                    let within = around(current.unwrap_or(range.start) - range.start, range.len(), LONGEST / 2);
                    range.start + within.start..range.start + within.end
                }
                (false, false) => 0..0,
            };
            PartView {
                title: part.map(|part| title(page, part)).unwrap_or_default(),
                url: course.lessons.get(range.start).map_or_else(String::new, |_| page.link(Entity::Lesson(range.start)).url),
                current: holds(range),
                lessons: listed.map(|i| item(page, i, current)).collect(),
            }
        })
        .collect()
}

/// Every part with all its lessons, for the home page.
pub(super) fn outline(page: &PageCx<'_>) -> Vec<(String, std::ops::Range<usize>)> {
    bounds(page.shared.course)
        .into_iter()
        .map(|(part, range)| (part.map(|p| title(page, p)).unwrap_or_default(), range))
        .collect()
}

/// The parts with their lessons: the index of the part, where the lessons belong to one.
fn bounds(course: &Course) -> Vec<(Option<usize>, std::ops::Range<usize>)> {
    let parts = &course.outline.parts;
    let count = course.lessons.len();
    let first = parts.first().map_or(count, |(start, _)| (*start).min(count));
    let before = (first > 0).then_some((None, 0..first));
    let ends = parts.iter().skip(1).map(|(start, _)| *start).chain([count]);
    let own = parts.iter().zip(ends).enumerate().map(|(i, ((start, _), end))| (Some(i), *start..end.min(count)));
    before.into_iter().chain(own).filter(|(_, range)| !range.is_empty()).collect()
}

fn title(page: &PageCx<'_>, part: usize) -> String {
    let titles = &page.shared.course.outline.parts[part].1;
    let own = titles.iter().find(|(lang, _)| lang == page.language.lang).or_else(|| titles.first());
    own.map(|(lang, title)| super::markup::plain::inline_html(title, lang.primary())).unwrap_or_default()
}

/// The lesson of that index.
pub(super) fn item(page: &PageCx<'_>, index: usize, current: Option<usize>) -> ItemView {
    let link = page.link(Entity::Lesson(index));
    ItemView { number: index + 1, title: link.name, url: link.url, current: current == Some(index) }
}

/// At most `2 * reach` of `count` things around `at`.
fn around(at: usize, count: usize, reach: usize) -> std::ops::Range<usize> {
    let start = at.saturating_sub(reach).min(count.saturating_sub(2 * reach));
    start..(start + 2 * reach).min(count)
}

#[cfg(test)]
mod tests {
    use super::around;

    #[test]
    fn a_window_is_bounded_and_holds_its_middle() {
        assert_eq!(around(0, 10, 30), 0..10);
        assert_eq!(around(500, 1000, 30), 470..530);
        assert_eq!(around(999, 1000, 30), 940..1000);
    }
}
