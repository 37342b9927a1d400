//! The one reader: a site's folder into [`Sources`].

use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::data::{Value, parse_toml};
use crate::source::{FileId, Sources};
use crate::theme;

/// A larger file than this is not kept, in bytes.
const LARGEST_KEPT: u64 = 1 << 30;

/// Why a site could not be read.
#[derive(Debug)]
pub enum Failure {
    /// The folder has no `book.toml`.
    NotACourse(PathBuf),
    /// A file or folder could not be read.
    Io(PathBuf, io::Error),
}

/// Reads the site at `root`: `book.toml`, its content folder, `templates/` and `static/`, and the built-in theme under them.
/// Symbolic links are not followed, files and folders whose names begin with a dot are left out.
///
/// # Errors
/// Where the folder is no course, or something in it cannot be read.
pub fn read(root: &Path) -> Result<(Sources, FileId), Failure> {
    let prefix = match root.to_string_lossy() {
        dot if dot == "." || dot.is_empty() => String::new(),
        path => format!("{}/", path.trim_end_matches('/')),
    };
    let mut sources = Sources::new(prefix);
    let book_path = root.join("book.toml");
    let bytes = match bytes(&book_path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(Failure::NotACourse(root.to_owned())),
        Err(error) => return Err(Failure::Io(book_path, error)),
    };
    let book = sources.add("book.toml", bytes);
    for folder in [content_folder(&sources, book), "templates".to_owned(), "static".to_owned()] {
        add_folder(&mut sources, root, &folder)?;
    }
    theme::lay_under(&mut sources);
    Ok((sources, book))
}

/// The folder that `book.toml` names, before anything else of it is read: only a plain path inside the site counts.
fn content_folder(sources: &Sources, book: FileId) -> String {
    let get = |value: Value, name: &str| match value {
        Value::Map(pairs) => pairs.into_iter().find(|(key, _)| key.name == name).map(|(_, node)| node.value),
        _ => None,
    };
    let root = parse_toml(sources.get(book).text().unwrap_or_default(), book, &mut Vec::new());
    let src = get(root.value, "book").and_then(|table| get(table, "src"));
    let plain =
        |path: &str| path.split('/').all(|part| !part.is_empty() && part != "." && part != ".." && !part.contains(['\\', ':']));
    match src {
        Some(Value::Scalar(scalar)) if plain(scalar.text.trim_end_matches('/')) => scalar.text.trim_end_matches('/').to_owned(),
        _ => "content".to_owned(),
    }
}

/// What an earlier build of the site at `root` kept in its file `folder/name`; nothing where there is none.
#[must_use]
pub fn kept(root: &Path, folder: &str, name: &str) -> Vec<u8> {
    let folder = root.join(folder);
    let file = folder.join(name);
    let own = folder.symlink_metadata().is_ok_and(|meta| meta.is_dir());
    let small = file.symlink_metadata().is_ok_and(|meta| meta.is_file() && meta.len() < LARGEST_KEPT);
    if own && small { bytes(&file).unwrap_or_default() } else { Vec::new() }
}

/// The bytes of one file that somebody named on the command line.
///
/// # Errors
/// Where it cannot be read.
pub fn file(path: &Path) -> Result<Vec<u8>, Failure> {
    bytes(path).map_err(|error| Failure::Io(path.to_owned(), error))
}

/// The most bytes of a file of manifests that are read.
pub const MOST_BYTES: usize = 32 << 20;

/// The manifests at a path that somebody named on the command line: the file itself, or every `.yaml` and `.yml` file of a folder, sorted.
/// Of a file that is larger than [`MOST_BYTES`] only one byte more is read. Symbolic links in a folder are not followed.
///
/// # Errors
/// Where something cannot be read.
pub fn manifests(path: &Path) -> Result<Vec<(PathBuf, Vec<u8>)>, Failure> {
    let is_manifest = |path: &Path| path.extension().is_some_and(|end| end == "yaml" || end == "yml");
    let mut found = Vec::new();
    for entry in entries(path) {
        let entry = entry?;
        let kind = entry.file_type();
        // What was named itself is read whatever it is: a link, a pipe.
        if kind.is_dir() || (entry.depth() > 0 && !(kind.is_file() && is_manifest(entry.path()))) {
            continue;
        }
        let bytes = std::fs::File::open(entry.path()).and_then(some_bytes);
        let bytes = bytes.map_err(|error| Failure::Io(entry.path().to_owned(), error))?;
        found.push((entry.into_path(), bytes));
    }
    Ok(found)
}

/// What comes from a source of manifests: of more than [`MOST_BYTES`] only one byte more.
///
/// # Errors
/// Where it cannot be read.
pub fn some_bytes(source: impl io::Read) -> io::Result<Vec<u8>> {
    use io::Read as _;
    let mut bytes = Vec::new();
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    source.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn add_folder(sources: &mut Sources, root: &Path, folder: &str) -> Result<(), Failure> {
    let start = root.join(folder);
    // A link in place of the folder would lead out of the site.
    match start.symlink_metadata() {
        Ok(meta) if meta.is_dir() => {}
        Ok(meta) if meta.is_symlink() => {
            sources.add_link(folder);
            return Ok(());
        }
        _ => return Ok(()),
    }
    for entry in entries(&start) {
        let entry = entry?;
        let path = entry.path();
        let relative = path.strip_prefix(root).unwrap_or(path);
        let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
        if entry.path_is_symlink() {
            sources.add_link(parts.join("/"));
        }
        if !entry.file_type().is_file() {
            continue;
        }
        let content = bytes(path).map_err(|error| Failure::Io(path.to_owned(), error))?;
        sources.add(parts.join("/"), content);
    }
    Ok(())
}

/// What stands in a folder, or the one file, sorted by name; links are not followed, and what is hidden is left out.
fn entries(start: &Path) -> impl Iterator<Item = Result<DirEntry, Failure>> {
    let hidden = |entry: &DirEntry| entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with('.');
    let entries = WalkDir::new(start).sort_by_file_name().into_iter().filter_entry(move |entry| !hidden(entry));
    entries.map(move |entry| entry.map_err(|error| Failure::Io(error.path().unwrap_or(start).to_owned(), error.into())))
}

#[expect(clippy::disallowed_methods, reason = "this is the one reader")]
fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    std::fs::read(path)
}
