//! `ardoise build`.

use std::path::{Path, PathBuf};

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use super::check::verdict;
use super::failure::Failure;
use super::{BuildArgs, CACHE_FOLDER, FINE, HIGHLIGHTING, output};
use crate::build::{Options, build as make};
use crate::highlight::Highlighter;
use crate::read::{kept, read};
use crate::source::Format;
use crate::write::{keep, no_links, write};

/// What a path must not hold unescaped in a `file://` address.
const PATH: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'<').add(b'>').add(b'?').add(b'`');

/// Builds and writes the site.
pub(super) fn build(args: &BuildArgs) -> Result<u8, Failure> {
    let start = now();
    let (sources, book) = read(&args.site)?;
    let options = Options { edition: args.common.edition.into(), site_url: args.site_url.clone() };
    let highlighter = Highlighter::with_cache(&kept(&args.site, CACHE_FOLDER, HIGHLIGHTING));
    let built = make(&sources, book, &highlighter, &options);
    let format = Format::from(args.common.format);
    output::diagnostics(&built.diagnostics, &sources, format);
    let own = &built.course.book.build_dir;
    let folder = args.dest.clone().unwrap_or_else(|| args.site.join(own));
    let code = verdict(&built, &args.common);
    let Some(site) = built.site.as_ref().filter(|_| code == FINE) else {
        if format == Format::Human {
            output::note(if folder.exists() {
                "nothing was written: the last good site is as it was"
            } else {
                "nothing was written"
            });
        }
        return Ok(code);
    };
    if args.dest.is_none() {
        no_links(&args.site, own)?;
    }
    allowed(&folder, &args.site, &built.course.book.src)?;
    let written = write(site, &folder)?;
    keep(&args.site, CACHE_FOLDER, HIGHLIGHTING, &highlighter.cache());
    let index = address(&folder.join("index.html"));
    if format == Format::Human {
        let time = start.elapsed().as_secs_f64();
        output::line(&format!(
            "{} in {time:.2} s: {} written, {} unchanged, {} removed\nopen {index}",
            output::count(site.pages.len(), "page"),
            output::count(written.changed, "file"),
            written.same,
            written.removed
        ));
    }
    if args.open {
        opener::open_browser(&index)
            .map_err(|error| Failure::new(format!("no browser could be opened: {error}"), format!("open {index}")))?;
    }
    Ok(FINE)
}

#[expect(clippy::disallowed_methods, reason = "the time is told to people and goes nowhere else")]
fn now() -> std::time::Instant {
    std::time::Instant::now()
}

/// The `file://` address of a file that exists.
fn address(file: &Path) -> String {
    let full = file.canonicalize().unwrap_or_else(|_| file.to_owned());
    let path = full.to_string_lossy().replace('\\', "/");
    let path = path.trim_start_matches("//?/");
    format!("file://{}{}", if path.starts_with('/') { "" } else { "/" }, utf8_percent_encode(path, PATH))
}

/// Refuses a folder whose writing would mix the site with its sources.
fn allowed(folder: &Path, site: &Path, src: &str) -> Result<(), Failure> {
    let folder = real(folder);
    let site = real(site);
    let sources = [src, "templates", "static"].map(|name| site.join(name));
    let inside = sources.iter().any(|source| folder.starts_with(source));
    if inside || site.starts_with(&folder) {
        return Err(Failure::new(
            format!("the site cannot be written into `{}`: the course's own files are there", folder.display()),
            "choose another folder with --dest, such as `site`",
        ));
    }
    Ok(())
}

/// The path with every link in it resolved, as far as it exists.
fn real(path: &Path) -> PathBuf {
    let full = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut rest = Vec::new();
    let mut known = full.as_path();
    loop {
        if let Ok(real) = known.canonicalize() {
            return rest.iter().rev().fold(real, |path, part| path.join(part));
        }
        match (known.parent(), known.file_name()) {
            (Some(parent), Some(name)) => {
                rest.push(name.to_owned());
                known = parent;
            }
            _ => return full,
        }
    }
}
