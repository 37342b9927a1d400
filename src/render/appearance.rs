//! What `book.toml` chooses of the theme, as a style sheet of its own.

use crate::model::{Course, Site};

/// The style sheet's path in the site.
const PATH: &str = "theme/choices.css";

/// Adds the style sheet; it is empty where the course chooses nothing.
pub(super) fn apply(site: &mut Site, course: &Course) {
    let css = match course.book.appearance.hue {
        Some(hue) => format!(":root {{ --hue: {hue}; }}\n"),
        None => String::new(),
    };
    site.files.insert(PATH.to_owned(), css.into_bytes());
}
