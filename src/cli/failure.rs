//! A machine's failure in one sentence, with what to do about it.

use crate::{read, write};

/// What failed, and what to do.
#[derive(Debug)]
pub(super) struct Failure {
    /// What failed.
    pub(super) message: String,
    /// What to do about it.
    pub(super) help: Option<String>,
}

impl Failure {
    /// A failure with a hint.
    pub(super) fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: Some(help.into()) }
    }
}

impl From<read::Failure> for Failure {
    fn from(failure: read::Failure) -> Self {
        match failure {
            read::Failure::NotACourse(folder) => Self::new(
                format!("`{}` is not a course: it has no book.toml", folder.display()),
                "name the folder of a course, or make one: ardoise new course mon-cours",
            ),
            read::Failure::Io(path, error) => Self { message: format!("cannot read `{}`: {error}", path.display()), help: None },
        }
    }
}

impl From<write::Failure> for Failure {
    fn from(failure: write::Failure) -> Self {
        match failure {
            write::Failure::Foreign(paths) => {
                let more = if paths.len() > 5 { format!(" and {} more", paths.len() - 5) } else { String::new() };
                let listed = paths.iter().take(5).map(|path| format!("`{path}`")).collect::<Vec<_>>().join(", ");
                Self::new(
                    format!("the folder holds files that no build made, where the site would write its own: {listed}{more}"),
                    "nothing was touched: choose another folder with --dest, or move these files away",
                )
            }
            write::Failure::File(path) => Self::new(
                format!("`{}` is a file, not a folder", path.display()),
                "nothing was touched: choose another folder with --dest",
            ),
            write::Failure::Link(path) => Self::new(
                format!("`{}` is a symbolic link", path.display()),
                "a build does not write through links: remove it, or choose another folder with --dest",
            ),
            write::Failure::Io(path, error) => {
                Self { message: format!("cannot write `{}`: {error}", path.display()), help: None }
            }
        }
    }
}
