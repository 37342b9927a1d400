//! What lessons may say although their front matter could not be read: that was told, and nothing that hangs on it is told again.

use std::collections::BTreeMap;

use super::Course;
use crate::source::Sources;

/// The words of every front matter that could be read only in part.
#[derive(Debug, Default)]
pub struct Unread<'a> {
    /// Each word, and the first lesson that says it.
    words: BTreeMap<&'a str, usize>,
    /// The first lesson of which nothing could be read, and which may say anything.
    blank: Option<usize>,
}

impl<'a> Unread<'a> {
    /// What the lessons of `course` may say.
    #[must_use]
    pub fn new(course: &Course, sources: &'a Sources) -> Self {
        let mut unread = Self::default();
        for (index, lesson) in course.lessons.iter().enumerate().filter(|(_, lesson)| lesson.partial) {
            let body = lesson.texts[0].1.prose.body;
            let Some(text) = sources.get(body.file).text() else {
                unread.blank = unread.blank.or(Some(index));
                continue;
            };
            // A front matter that is never closed ends nowhere.
            let front = text.get(..body.start).filter(|front| !front.is_empty()).unwrap_or(text);
            for word in front.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | '.')) {
                unread.words.entry(word).or_insert(index);
            }
        }
        unread
    }

    /// Whether some lesson may say `id`.
    #[must_use]
    pub fn says(&self, id: &str) -> bool {
        self.says_by(id, usize::MAX)
    }

    /// Whether the lesson of index `last` or one before it may say `id`.
    #[must_use]
    pub fn says_by(&self, id: &str, last: usize) -> bool {
        self.words.get(id).copied().into_iter().chain(self.blank).any(|index| index <= last)
    }
}
