//! What a course is made of: nouns without behaviour beyond their own invariants.

mod book;
mod component;
mod course;
mod drawing;
mod family;
mod id;
mod lesson;
mod manifest;
mod path;
mod site;
mod term;
mod text;
mod unread;

pub use book::{Appearance, Book, Edition, Exercises};
pub use component::{Command, Component, ComponentKind, Failure, Port, Relation, RunsAs, Runtime};
pub use course::{Course, Entity, Names, Outline, Partial};
pub use drawing::{Arrow, Direction, Drawing, DrawingBox, DrawingEdge, DrawingFamily, DrawingNote, DrawingPort, Side};
pub use family::{Color, Family};
pub use id::{MOST_OF_ID, is_id};
pub use lesson::{Lesson, LessonText, Level, ManifestUse, Prose};
pub use manifest::{Allowed, Listing, ListingNote, Manifest, ManifestNotes, Note, Passage};
pub use path::{Target, target};
pub use site::{Origin, Output, Page, Site, anchor};
pub use term::Term;
pub use text::{Lang, Localized, Text};
pub use unread::Unread;
