//! The style sheet that is made: what `book.toml` chooses of the theme, and how diagrams look.

use crate::diagram::pen::html;
use crate::diagram::pen::style::{Sheet, style};
use crate::model::{Course, Site};

/// The style sheet's path in the site.
const PATH: &str = "theme/choices.css";

/// Adds the style sheet.
pub(super) fn apply(site: &mut Site, course: &Course) {
    let mut css = match course.book.appearance.hue {
        Some(hue) => format!(":root {{ --hue: {hue}; }}\n"),
        None => String::new(),
    };
    css += &style(Sheet::Page);
    css += html::STYLE;
    site.files.insert(PATH.to_owned(), css.into_bytes());
}
