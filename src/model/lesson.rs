//! A lesson and its translations.

use super::{Drawing, Lang};
use crate::source::{FileId, Span, Spanned};

/// A lesson. What does not depend on the language is the original's.
#[derive(Debug, Clone)]
pub struct Lesson {
    /// Its id, unique among everything that has one.
    pub id: Spanned<String>,
    /// The last part of its URL: the file's name without number.
    pub slug: String,
    /// The path of its original file from the content folder.
    pub path: String,
    /// Its text in each language that it has, the default language's first; never empty.
    pub texts: Vec<(Lang, LessonText)>,
    /// Minutes it takes in class.
    pub minutes: Option<u16>,
    /// How much it asks for.
    pub level: Option<Level>,
    /// Ids of the lessons to read first.
    pub prerequisites: Vec<Spanned<String>>,
    /// Ids of what it introduces.
    pub introduces: Vec<Spanned<String>>,
    /// Ids it names on purpose before they are introduced.
    pub previews: Vec<Spanned<String>>,
    /// Whether its id or one of these lists could not be read whole; that was said, and [`super::Unread`] knows what they may say.
    pub partial: bool,
}

impl Lesson {
    /// Whether it has exercises in some language.
    #[must_use]
    pub fn has_exercises(&self) -> bool {
        self.texts.iter().any(|(_, text)| text.prose.exercises > 0)
    }

    /// The text in `lang`, or the default language's with that language.
    #[must_use]
    pub fn text(&self, lang: &Lang) -> (&LessonText, Option<&Lang>) {
        match self.texts.iter().find(|(l, _)| l == lang) {
            Some((_, text)) => (text, None),
            None => (&self.texts[0].1, Some(&self.texts[0].0)),
        }
    }
}

/// What a lesson's file says in one language.
#[derive(Debug, Clone)]
pub struct LessonText {
    /// Its file.
    pub file: FileId,
    /// Its title.
    pub title: Spanned<String>,
    /// One sentence.
    pub summary: Option<Spanned<String>>,
    /// What the learner can do afterwards.
    pub objectives: Vec<Spanned<String>>,
    /// Its body.
    pub prose: Prose,
}

/// A Markdown text of its own file, and what it refers to.
#[derive(Debug, Clone)]
pub struct Prose {
    /// The bytes of the Markdown, front matter left out.
    pub body: Span,
    /// The ids it mentions, in order.
    pub mentions: Vec<Spanned<String>>,
    /// The files it shows or links to, as written, in order.
    pub files: Vec<Spanned<String>>,
    /// The commands of its `console` fences, in order.
    pub commands: Vec<String>,
    /// The diagrams of its `diagram` fences; the place of an id is the place of its fence's info string.
    pub drawings: Vec<Drawing>,
    /// The ids of the captures it shows, in order.
    pub captures: Vec<Spanned<String>>,
    /// The manifests it shows, in order.
    pub manifests: Vec<ManifestUse>,
    /// How many exercises it has.
    pub exercises: usize,
}

/// A manifest that a text shows.
#[derive(Debug, Clone)]
pub struct ManifestUse {
    /// Its id.
    pub id: Spanned<String>,
    /// Whether it is shown whole, so that it belongs together with the others of the lesson; a comparison or a path through the
    /// cluster only looks at it.
    pub whole: bool,
}

/// How much a lesson asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// No knowledge of the subject.
    Beginner,
    /// The lessons before it.
    Intermediate,
    /// Practice.
    Advanced,
}

impl Level {
    /// Every level, the easiest first.
    pub const ALL: [Self; 3] = [Self::Beginner, Self::Intermediate, Self::Advanced];

    /// Its name in YAML.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Beginner => "beginner",
            Self::Intermediate => "intermediate",
            Self::Advanced => "advanced",
        }
    }
}
