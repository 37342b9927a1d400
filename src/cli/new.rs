//! `ardoise new`.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use deunicode::deunicode;

use super::failure::Failure;
use super::{FINE, NewArgs, NewWhat, output, scaffold};
use crate::load::load;
use crate::manifest::naming::is_dns_1035_label;
use crate::model::{Course, Lang, MOST_OF_ID, is_id};
use crate::read::read;

/// Makes what was asked for; nothing that exists is changed.
pub(super) fn new(args: &NewArgs) -> Result<u8, Failure> {
    match &args.what {
        NewWhat::Course { name, lang } => course(name, lang),
        NewWhat::Lesson { name, site } => lesson(name, site),
        NewWhat::Manifest { name, site } => manifest(name, site),
        NewWhat::Component { name, site } => component(name, site),
    }
}

fn course(folder: &Path, lang: &str) -> Result<u8, Failure> {
    if Lang::new(lang).is_none() {
        return Err(Failure::new(format!("`{lang}` is not a language tag"), "write a tag such as fr, en or pt-BR"));
    }
    if folder.read_dir().is_ok_and(|mut entries| entries.next().is_some()) || folder.is_file() {
        return Err(Failure::new(format!("`{}` exists and is not empty", folder.display()), "choose another name"));
    }
    let name = folder.file_name().map_or_else(|| "course".to_owned(), |name| name.to_string_lossy().into_owned());
    for (path, text) in scaffold::course(&capitalized(&name), slug(&name).ok().as_deref(), lang) {
        create(&folder.join(path), &text)?;
    }
    let named = quoted(&folder.to_string_lossy());
    output::line(&format!("made a course in {}\nbuild it: ardoise build {named} --open", folder.display()));
    Ok(FINE)
}

fn lesson(name: &str, site: &Path) -> Result<u8, Failure> {
    let course = existing(site)?;
    let slug = slug(name)?;
    let number = |path: &str| path.rsplit('/').next().and_then(|file| file.split('-').next()?.parse::<u32>().ok());
    let last = course.lessons.iter().filter_map(|lesson| number(&lesson.path)).max().unwrap_or(0);
    let file = format!("{}/lessons/{:02}-{slug}.md", course.book.src, last + 1);
    if let Some(lesson) = course.lessons.iter().find(|lesson| lesson.slug == slug) {
        return Err(Failure::new(format!("there is a lesson `{slug}`: {}", lesson.path), "choose another name"));
    }
    create(&site.join(&file), &scaffold::lesson(&capitalized(name), course.book.default_lang().tag()))?;
    output::line(&format!("made {}", site.join(&file).display()));
    if site.join(&course.book.src).join("SUMMARY.md").exists() {
        output::line(&format!(
            "list it in {}/SUMMARY.md: [{name}]({})",
            course.book.src,
            file.trim_start_matches(&format!("{}/", course.book.src))
        ));
    }
    Ok(FINE)
}

fn component(name: &str, site: &Path) -> Result<u8, Failure> {
    let course = existing(site)?;
    let id = slug(name)?;
    if course.names.get(&id).is_some() {
        return Err(Failure::new(format!("something has the id `{id}` already"), "choose another name"));
    }
    let family = course.families.first().map(|family| &*family.id.value);
    let file = format!("{}/components/{id}.yaml", course.book.src);
    create(&site.join(&file), &scaffold::component(name, family, course.book.default_lang().tag()))?;
    output::line(&format!("made {}\nlet a lesson introduce it: add `{id}` to its `introduces`", site.join(&file).display()));
    Ok(FINE)
}

fn manifest(name: &str, site: &Path) -> Result<u8, Failure> {
    let course = existing(site)?;
    let id = slug(name)?;
    // A point is fine in an id, not in the name of a Service.
    if !is_dns_1035_label(&id) {
        let help = "use at most 63 letters, digits and hyphens, a letter first";
        return Err(Failure::new(format!("`{id}` cannot name objects of Kubernetes"), help));
    }
    let folder = site.join(&course.book.src).join("manifests");
    let (file, notes) = (folder.join(format!("{id}.yaml")), folder.join(format!("{id}.notes.yaml")));
    create(&file, &scaffold::manifest(&id))?;
    create(&notes, &scaffold::manifest_notes(course.book.default_lang().tag()))?;
    output::line(&format!("made {} and {}\nshow it in a lesson: ::manifest{{#{id}}}", file.display(), notes.display()));
    Ok(FINE)
}

fn existing(site: &Path) -> Result<Course, Failure> {
    let (sources, book) = read(site)?;
    Ok(load(&sources, book).0)
}

/// A name as an id: "L'été indien" gives `l-ete-indien`.
fn slug(name: &str) -> Result<String, Failure> {
    let ascii = deunicode(name).to_lowercase();
    let words: Vec<&str> =
        ascii.split(|c: char| !c.is_ascii_alphanumeric() && c != '.').filter(|word| !word.is_empty()).collect();
    let slug = words.join("-");
    if is_id(&slug) {
        Ok(slug)
    } else if slug.len() > MOST_OF_ID {
        let message = format!("the name is too long: it gives an id of {} characters", slug.len());
        Err(Failure::new(message, format!("an id has at most {MOST_OF_ID}: choose a shorter name")))
    } else if slug.bytes().any(|byte| byte.is_ascii_alphanumeric()) {
        let help = "use letters, digits and hyphens; some names, such as `con`, belong to the system";
        Err(Failure::new(format!("`{name}` cannot be a name"), help))
    } else {
        Err(Failure::new(format!("`{name}` cannot be a name: no letter or digit is in it"), "use letters, digits and hyphens"))
    }
}

/// A path as a shell takes it for one word.
fn quoted(path: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | ':' | '\\');
    if path.chars().all(plain) { path.to_owned() } else { format!("'{}'", path.replace('\'', r"'\''")) }
}

fn capitalized(name: &str) -> String {
    let words = name.replace(['-', '_'], " ");
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Writes a file that is not there yet.
fn create(path: &Path, text: &str) -> Result<(), Failure> {
    let fail = |error: io::Error| Failure {
        message: format!("cannot make `{}`: {error}", path.display()),
        help: (error.kind() == io::ErrorKind::AlreadyExists).then(|| "it exists: nothing was changed".to_owned()),
    };
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(fail)?;
    }
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(path).map_err(fail)?;
    file.write_all(text.as_bytes()).map_err(fail)
}
