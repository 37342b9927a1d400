//! What `book.toml` says.

use std::collections::BTreeMap;

use super::{Lang, Text};
use crate::source::{FileId, Severity, Span, Spanned};

/// The course as a whole.
#[derive(Debug, Clone)]
pub struct Book {
    /// `book.toml` itself.
    pub file: FileId,
    /// What a reader's browser keeps progress under; its title as a slug where it has none.
    pub id: Option<String>,
    /// The course's title.
    pub title: Text,
    /// A sentence or two about it.
    pub description: Option<Text>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Its languages; the first is the default one.
    pub languages: Vec<Lang>,
    /// The folder of its content, from the site's root, without a slash at the end.
    pub src: String,
    /// The folder that a build writes, from the site's root.
    pub build_dir: String,
    /// The address it is published at, ending in `/`.
    pub site_url: Option<String>,
    /// Where its sources are.
    pub repository: Option<String>,
    /// The version of Kubernetes it is about.
    pub kubernetes: Option<Spanned<String>>,
    /// How it looks.
    pub appearance: Appearance,
    /// Checks whose severity was changed, and where; `None` turns one off.
    pub checks: BTreeMap<String, (Option<Severity>, Span)>,
    /// Checks that were set to something else than a severity or "off", which was said.
    pub unset_checks: Vec<Spanned<String>>,
}

impl Book {
    /// The default language.
    #[must_use]
    pub fn default_lang(&self) -> &Lang {
        &self.languages[0]
    }
}

/// What a site chooses of the theme without touching a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appearance {
    /// `auto`, `light` or `dark`.
    pub theme: String,
    /// The accent's hue, 0 to 359 (degrees of OKLCH); the theme's own where absent.
    pub hue: Option<u16>,
    /// Where exercises are shown.
    pub exercises: Exercises,
}

/// Where exercises are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Exercises {
    /// Where they are written.
    #[default]
    Inline,
    /// At the end of their lesson; a link stands where they are written.
    End,
    /// On a page of their own, one for each lesson; a link stands where they are written.
    Page,
    /// Nowhere.
    None,
}

impl Exercises {
    /// Every place.
    pub const ALL: [Self; 4] = [Self::Inline, Self::End, Self::Page, Self::None];

    /// Its name in `book.toml`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Inline => "inline",
            Self::End => "end",
            Self::Page => "page",
            Self::None => "none",
        }
    }
}

/// Whom a build is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Edition {
    /// Without the teacher's notes.
    #[default]
    Learner,
    /// With them.
    Teacher,
}
