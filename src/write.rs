//! The one writer: a finished site into a folder, each file whole, nothing touched that was not made here.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Component, Path, PathBuf};

use rayon::prelude::*;

use crate::model::{Output, Site};

/// The record of what was written, in the folder itself.
const RECORD: &str = ".ardoise-files";

/// What a write did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    /// Files that were new or differed.
    pub changed: usize,
    /// Files that were as they should be.
    pub same: usize,
    /// Files of an earlier build that are no longer part of the site.
    pub removed: usize,
}

/// Why a site could not be written.
#[derive(Debug)]
pub enum Failure {
    /// Files stand in the way that no earlier build made.
    Foreign(Vec<String>),
    /// A file stands where the folder, or one around it, should be.
    File(PathBuf),
    /// A link stands where a folder or file of the site should be.
    Link(PathBuf),
    /// A file could not be read, written or removed.
    Io(PathBuf, io::Error),
}

/// Writes `site` into `folder`: only what differs, each file under a temporary name first. Files of an earlier build that the
/// site no longer has are removed, and folders that this leaves empty.
///
/// # Errors
/// Where a file that no earlier build made is in the way, or the file system refuses. Nothing has been written in the first case.
pub fn write(site: &Site, folder: &Path) -> Result<Written, Failure> {
    if let Some(file) = folder.ancestors().find(|path| path.exists()).filter(|path| !path.is_dir()) {
        return Err(Failure::File(file.to_owned()));
    }
    let outputs: Vec<Output<'_>> = site.outputs().collect();
    let known = record(folder)?;
    let mut folders = BTreeSet::new();
    for output in &outputs {
        let mut parent = Path::new(output.path).parent();
        while let Some(path) = parent.filter(|path| !path.as_os_str().is_empty()) {
            folders.insert(path.to_owned());
            parent = path.parent();
        }
    }
    for path in &folders {
        no_link(&folder.join(path))?;
    }
    let states: Vec<State> = outputs.par_iter().map(|output| state(output, folder)).collect::<Result<_, _>>()?;
    let foreign: Vec<String> = outputs
        .iter()
        .zip(&states)
        .filter(|(output, state)| **state == State::Differs && !known.contains(output.path))
        .map(|(output, _)| output.path.to_owned())
        .collect();
    if !foreign.is_empty() {
        return Err(Failure::Foreign(foreign));
    }
    create(folder)?;
    for path in &folders {
        create(&folder.join(path))?;
    }
    // The record first: a write that is cut off leaves no file that a later one would not dare to touch.
    let now: BTreeSet<&str> = outputs.iter().map(|output| output.path).collect();
    let all: BTreeSet<&str> = now.iter().copied().chain(known.iter().map(String::as_str)).collect();
    if all.iter().any(|path| !known.contains(*path)) {
        save_record(folder, &all)?;
    }
    let changed: Vec<&Output<'_>> =
        outputs.iter().zip(&states).filter(|(_, state)| **state != State::Same).map(|(output, _)| output).collect();
    changed.par_iter().try_for_each(|output| replace(&folder.join(output.path), output.bytes))?;
    let removed = remove_stale(folder, &known, &now)?;
    if all.len() != now.len() {
        save_record(folder, &now)?;
    }
    Ok(Written { changed: changed.len(), same: outputs.len() - changed.len(), removed })
}

/// Keeps `content` for the next build of the site at `root`, in its file `folder/name`. A build does not need it: where it cannot be
/// written, as in a site that may only be read, nothing is.
pub fn keep(root: &Path, folder: &str, name: &str, content: &[u8]) {
    let folder = root.join(folder);
    let file = folder.join(name);
    let fits = no_link(&folder).is_ok() && no_link(&file).is_ok();
    if fits && !bytes(&file).is_ok_and(|old| old == content) && create(&folder).is_ok() {
        let _ = replace(&file, content);
    }
}

/// How a file of the folder stands to one of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Absent,
    Same,
    Differs,
}

fn state(output: &Output<'_>, folder: &Path) -> Result<State, Failure> {
    let path = folder.join(output.path);
    no_link(&path)?;
    match fs::metadata(&path) {
        Ok(meta) if meta.is_dir() => Err(Failure::Foreign(vec![output.path.to_owned()])),
        Ok(meta) if meta.len() != output.bytes.len() as u64 => Ok(State::Differs),
        Ok(_) if bytes(&path)? == output.bytes => Ok(State::Same),
        Ok(_) => Ok(State::Differs),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(State::Absent),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            let file = path.ancestors().find(|path| path.is_file()).unwrap_or(&path);
            Err(Failure::Foreign(vec![file.strip_prefix(folder).unwrap_or(file).to_string_lossy().into_owned()]))
        }
        Err(error) => Err(Failure::Io(path, error)),
    }
}

/// Refuses a folder inside `root` that is reached through a link: who gets a course has not chosen where its links lead.
///
/// # Errors
/// Names the link.
pub fn no_links(root: &Path, folder: &str) -> Result<(), Failure> {
    let mut path = root.to_owned();
    for part in Path::new(folder).components() {
        path.push(part);
        no_link(&path)?;
    }
    Ok(())
}

/// Refuses a link, through which a write would leave the folder.
fn no_link(path: &Path) -> Result<(), Failure> {
    match fs::symlink_metadata(path) {
        Ok(meta) if meta.is_symlink() => Err(Failure::Link(path.to_owned())),
        _ => Ok(()),
    }
}

fn create(path: &Path) -> Result<(), Failure> {
    fs::create_dir_all(path).map_err(|error| Failure::Io(path.to_owned(), error))
}

/// Writes one file that was asked for by name, in place of what has that name; not through a link.
///
/// # Errors
/// Where it cannot be written.
pub fn file(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    no_link(path)?;
    if fs::symlink_metadata(path).is_ok_and(|meta| !meta.is_file()) {
        // A device or a pipe must not become a file.
        return Err(Failure::Io(path.to_owned(), io::Error::new(io::ErrorKind::InvalidInput, "not a regular file")));
    }
    replace(path, bytes)
}

/// Writes a file whole: under a temporary name, then in its place.
fn replace(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let fail = |error| Failure::Io(path.to_owned(), error);
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let temporary = path.with_file_name(format!(".{name}.{}.ardoise-new", std::process::id()));
    // Whatever has that name is the rest of a write that was cut off, or a link: neither is written through.
    match remove(&temporary) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(fail(error)),
        _ => {}
    }
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(&temporary).map_err(fail)?;
    file.write_all(bytes).map_err(fail)?;
    drop(file);
    // Who may read what was there may read what takes its place, and nobody else.
    if let Some(meta) = fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file) {
        fs::set_permissions(&temporary, meta.permissions()).map_err(fail)?;
    }
    fs::rename(&temporary, path).map_err(fail)
}

/// Removes what an earlier build made and this one does not.
fn remove_stale(folder: &Path, known: &BTreeSet<String>, now: &BTreeSet<&str>) -> Result<usize, Failure> {
    let mut removed = 0;
    for path in known.iter().filter(|path| !now.contains(&***path)) {
        let file = folder.join(path);
        let through_link = file.ancestors().skip(1).take_while(|p| *p != folder).any(|p| no_link(p).is_err());
        if through_link || !fs::symlink_metadata(&file).is_ok_and(|meta| meta.is_file()) {
            continue;
        }
        remove(&file).map_err(|error| Failure::Io(file.clone(), error))?;
        removed += 1;
        // Only empty folders go; the first that is not stops the walk.
        for parent in file.ancestors().skip(1).take_while(|p| *p != folder) {
            if fs::remove_dir(parent).is_err() {
                break;
            }
        }
    }
    Ok(removed)
}

/// The paths that earlier builds wrote. The record is a file like any other: a path that leads out of the folder is not believed.
fn record(folder: &Path) -> Result<BTreeSet<String>, Failure> {
    let path = folder.join(RECORD);
    no_link(&path)?;
    let bytes = match bytes(&path) {
        Ok(bytes) => bytes,
        Err(Failure::Io(_, error)) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Ok(BTreeSet::new());
        }
        Err(error) => return Err(error),
    };
    let inside = |line: &&str| !line.is_empty() && Path::new(line).components().all(|part| matches!(part, Component::Normal(_)));
    Ok(String::from_utf8_lossy(&bytes).lines().filter(inside).map(str::to_owned).collect())
}

fn save_record(folder: &Path, paths: &BTreeSet<&str>) -> Result<(), Failure> {
    let text: String = paths.iter().map(|path| format!("{path}\n")).collect();
    replace(&folder.join(RECORD), text.as_bytes())
}

#[expect(clippy::disallowed_methods, reason = "a writer compares before it writes")]
fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|error| Failure::Io(path.to_owned(), error))
}

#[expect(clippy::disallowed_methods, reason = "this is the one writer")]
fn remove(path: &Path) -> io::Result<()> {
    fs::remove_file(path)
}
