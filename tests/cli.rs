//! The command as people use it: exit codes, what is written and what is left alone.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a test may panic, and reads and writes its own files"
)]

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

fn ardoise(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::cargo_bin("ardoise").unwrap().current_dir(folder).args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// A folder with a new course in `c`.
fn course() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(ardoise(folder.path(), &["new", "course", "c", "--lang", "fr"]).0, 0);
    let course = folder.path().join("c");
    (folder, course)
}

fn snapshot(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(|entry| entry.unwrap());
    entries.filter(|entry| entry.file_type().is_file()).map(|e| (e.path().to_owned(), fs::read(e.path()).unwrap())).collect()
}

#[test]
fn a_new_course_builds_at_once_in_every_language() {
    for lang in ["fr", "en", "de"] {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(ardoise(folder.path(), &["new", "course", "mon-cours", "--lang", lang]).0, 0);
        let (code, out, err) = ardoise(folder.path(), &["build", "mon-cours", "--deny-warnings"]);
        assert_eq!((code, err.as_str()), (0, ""), "{out}");
        assert!(out.contains("file://"), "{out}");
        assert!(folder.path().join("mon-cours/site/index.html").exists());
        for (what, name) in [("lesson", "L'été : \"suite\""), ("component", "Base de données")] {
            let (code, _, err) = ardoise(folder.path(), &["new", what, name, "--site", "mon-cours"]);
            assert_eq!(code, 0, "{err}");
        }
        let (code, _, err) = ardoise(folder.path(), &["check", "mon-cours"]);
        assert_eq!(code, 0, "{err}");
    }
}

#[test]
fn a_course_keeps_the_id_it_was_made_with_when_its_title_changes() {
    let (folder, course) = course();
    let told = |title: &str| {
        let book = fs::read_to_string(course.join("book.toml")).unwrap();
        let book: Vec<String> = book
            .lines()
            .map(|line| if line.starts_with("title = ") { format!("title = \"{title}\"") } else { line.into() })
            .collect();
        fs::write(course.join("book.toml"), book.join("\n")).unwrap();
        assert_eq!(ardoise(folder.path(), &["build", "c"]).0, 0);
        let home = fs::read_to_string(course.join("site/index.html")).unwrap();
        let start = home.find("data-course=").unwrap();
        home[start..start + home[start..].find(" data-auto").unwrap()].to_owned()
    };
    assert_eq!(told("C"), "data-course=\"c\"", "the title says the same");
    assert_eq!(told("Un été"), "data-course=\"c\" data-former=\"un-ete\"");
}

#[test]
fn new_never_changes_what_exists() {
    let (folder, course) = course();
    let before = snapshot(&course);
    assert_eq!(ardoise(folder.path(), &["new", "course", "c"]).0, 2);
    assert_eq!(ardoise(&course, &["new", "component", "web-server"]).0, 2);
    assert_eq!(ardoise(&course, &["new", "lesson", "ouvrir-une-page"]).0, 2);
    assert_eq!(ardoise(&course, &["new", "component", "../../x"]).0, 2);
    assert_eq!(ardoise(&course, &["new", "lesson", "/etc/x"]).0, 0, "the name is made into an id");
    fs::remove_file(course.join("content/lessons/02-etc-x.md")).unwrap();
    assert!(snapshot(&course) == before);
}

#[test]
fn what_new_suggests_can_be_typed_and_a_refused_name_is_told_why() {
    let (folder, course) = course();
    let (_, out, _) = ardoise(folder.path(), &["new", "course", "a b"]);
    assert!(out.ends_with("ardoise build 'a b' --open\n"), "{out}");
    let (_, out, _) = ardoise(folder.path(), &["new", "course", "l'été"]);
    assert!(out.ends_with("ardoise build 'l'\\''été' --open\n"), "{out}");
    let (_, out, _) = ardoise(folder.path(), &["new", "course", "plain"]);
    assert!(out.ends_with("ardoise build plain --open\n"), "{out}");
    for (name, why) in
        [(&*"a".repeat(300), "an id of 300 characters"), ("...", "no letter or digit"), ("con", "belong to the system")]
    {
        for what in ["lesson", "component", "manifest"] {
            let (code, _, err) = ardoise(&course, &["new", what, name]);
            assert!(code == 2 && err.contains(why), "{what} {name}: {err}");
        }
    }
}

#[test]
fn a_failed_build_leaves_the_last_good_site() {
    let (_folder, course) = course();
    assert_eq!(ardoise(&course, &["build"]).0, 0);
    let before = snapshot(&course.join("site"));
    let lesson = course.join("content/lessons/01-ouvrir-une-page.md");
    let text = fs::read_to_string(&lesson).unwrap();
    fs::write(&lesson, format!("{text}\n[[rien]]\n")).unwrap();
    let (code, _, err) = ardoise(&course, &["build"]);
    assert_eq!(code, 1);
    assert!(err.contains("unknown-mention") && err.contains("the last good site is as it was"), "{err}");
    assert!(snapshot(&course.join("site")) == before);
}

#[test]
fn what_a_build_keeps_for_the_next_changes_nothing() {
    let (folder, course) = course();
    let lesson = course.join("content/lessons/01-ouvrir-une-page.md");
    let text = fs::read_to_string(&lesson).unwrap();
    fs::write(&lesson, format!("{text}\n```yaml\nkind: Pod\n```\n")).unwrap();
    assert_eq!(ardoise(&course, &["build"]).0, 0);
    let site = snapshot(&course.join("site"));
    let kept = course.join(".ardoise-cache/highlighting");
    let known = fs::read(&kept).unwrap();
    for damage in [known.clone(), known[..known.len() - 3].to_vec(), b"nonsense".to_vec()] {
        fs::write(&kept, damage).unwrap();
        let (code, out, err) = ardoise(&course, &["build"]);
        assert!(code == 0 && out.contains(" 0 files written"), "{out}{err}");
        assert!(snapshot(&course.join("site")) == site);
        assert!(fs::read(&kept).unwrap() == known, "what was damaged is not mended");
    }

    // A link in its place leads nowhere.
    #[cfg(unix)]
    {
        fs::remove_dir_all(course.join(".ardoise-cache")).unwrap();
        let elsewhere = folder.path().join("elsewhere");
        fs::create_dir(&elsewhere).unwrap();
        std::os::unix::fs::symlink(&elsewhere, course.join(".ardoise-cache")).unwrap();
        assert_eq!(ardoise(&course, &["build"]).0, 0);
        assert!(snapshot(&elsewhere).is_empty());
    }
}

#[test]
fn the_drawing_in_the_readme_is_what_the_program_draws() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    let after = readme.split("`ardoise diagram etoile --lang en`").nth(1).unwrap();
    let shown = after.split("```text\n").nth(1).unwrap().split("```").next().unwrap();
    let (code, drawn, err) = ardoise(root, &["diagram", "etoile", "--lang", "en"]);
    assert_eq!((code, shown), (0, &*drawn), "{err}");
}

#[test]
fn only_what_differs_is_written_and_only_what_was_made_is_removed() {
    let (_folder, course) = course();
    assert_eq!(ardoise(&course, &["build"]).0, 0);
    let site = course.join("site");
    fs::write(site.join("CNAME"), "example.org\n").unwrap();
    fs::create_dir(site.join("mine")).unwrap();
    let (_, out, _) = ardoise(&course, &["build"]);
    assert!(out.contains(" 0 files written"), "{out}");
    assert_eq!(ardoise(&course, &["new", "lesson", "suite"]).0, 0);
    ardoise(&course, &["build"]);
    assert!(site.join("lessons/suite.html").exists());
    fs::remove_file(course.join("content/lessons/02-suite.md")).unwrap();
    let (_, out, _) = ardoise(&course, &["build"]);
    assert!(out.contains("1 removed"), "{out}");
    assert!(!site.join("lessons/suite.html").exists());
    assert_eq!(fs::read_to_string(site.join("CNAME")).unwrap(), "example.org\n");
    assert!(site.join("mine").exists());
    let rest = snapshot(&site).into_iter().filter(|(path, _)| path.to_string_lossy().contains("ardoise-new")).count();
    assert_eq!(rest, 0, "no temporary file stays");
}

#[test]
fn files_of_others_are_never_overwritten() {
    let (folder, course) = course();
    let dest = folder.path().join("web");
    fs::create_dir(&dest).unwrap();
    fs::write(dest.join("index.html"), "mine").unwrap();
    let (code, _, err) = ardoise(&course, &["build", "-d", dest.to_str().unwrap()]);
    assert_eq!(code, 2);
    assert!(err.contains("`index.html`") && err.contains("--dest"), "{err}");
    assert_eq!(snapshot(&dest).len(), 1);
    fs::remove_file(dest.join("index.html")).unwrap();
    fs::write(dest.join("lessons"), "a file where a folder has to be").unwrap();
    assert_eq!(ardoise(&course, &["build", "-d", dest.to_str().unwrap()]).0, 2);
    assert_eq!(snapshot(&dest).len(), 1);
}

#[test]
fn the_site_is_never_written_among_its_sources() {
    let (folder, course) = course();
    for dest in [".", "content", "content/x", "templates", ".."] {
        let before = snapshot(folder.path());
        let (code, _, err) = ardoise(&course, &["build", "-d", dest]);
        assert_eq!(code, 2, "{dest}: {err}");
        assert!(snapshot(folder.path()) == before, "{dest}");
    }
}

#[cfg(unix)]
#[test]
fn links_are_neither_read_nor_written_through() {
    let (folder, course) = course();
    let secret = folder.path().join("secret");
    fs::create_dir(&secret).unwrap();
    fs::write(secret.join("key.txt"), "SECRET").unwrap();
    std::os::unix::fs::symlink(&secret, course.join("static")).unwrap();
    std::os::unix::fs::symlink(secret.join("key.txt"), course.join("content/key.txt")).unwrap();
    let lesson = course.join("content/lessons/01-ouvrir-une-page.md");
    let text = fs::read_to_string(&lesson).unwrap();
    fs::write(&lesson, format!("{text}\n```text {{file=\"../key.txt\"}}\n```\n")).unwrap();
    let (code, _, err) = ardoise(&course, &["build"]);
    assert_eq!(code, 1);
    assert!(err.contains("missing-file") && !err.contains("SECRET"), "{err}");
    assert!(err.contains("`static` is a symbolic link") && err.contains("`content/key.txt` is a symbolic link"), "{err}");

    fs::write(&lesson, text).unwrap();
    fs::create_dir(course.join("site")).unwrap();
    std::os::unix::fs::symlink(&secret, course.join("site/lessons")).unwrap();
    assert_eq!(ardoise(&course, &["build"]).0, 2);
    assert_eq!(snapshot(&secret).len(), 1);

    // A record that someone else wrote cannot make a build remove what lies outside.
    fs::remove_file(course.join("site/lessons")).unwrap();
    fs::write(course.join("site/.ardoise-files"), "../book.toml\n../../secret/key.txt\n/etc/hostname\nold.html\n").unwrap();
    fs::write(course.join("site/old.html"), "x").unwrap();
    let (code, out, _) = ardoise(&course, &["build"]);
    assert_eq!(code, 0);
    assert!(out.contains("1 removed"), "{out}");
    assert!(course.join("book.toml").exists() && secret.join("key.txt").exists());
}

/// The course's own folder may have come with the course; one that was named on the command line was chosen.
#[cfg(unix)]
#[test]
fn only_a_folder_that_was_chosen_may_be_a_link() {
    let (folder, course) = course();
    let elsewhere = folder.path().join("elsewhere");
    fs::create_dir_all(elsewhere.join("deep")).unwrap();
    std::os::unix::fs::symlink(&elsewhere, course.join("site")).unwrap();
    let book = fs::read_to_string(course.join("book.toml")).unwrap();
    for own in ["site", "site/deep"] {
        fs::write(course.join("book.toml"), format!("{book}\n[build]\nbuild-dir = \"{own}\"\n")).unwrap();
        let (code, _, err) = ardoise(&course, &["build"]);
        assert_eq!(code, 2, "{own}: {err}");
        assert!(err.contains("site` is a symbolic link") && err.contains("--dest"), "{own}: {err}");
        assert!(snapshot(&elsewhere).is_empty(), "{own}");
    }
    let (code, _, err) = ardoise(&course, &["build", "--dest", "site"]);
    assert_eq!(code, 0, "{err}");
    assert!(elsewhere.join("index.html").exists());
}

#[test]
fn a_file_is_no_folder_to_write_into() {
    let (_folder, course) = course();
    let before = snapshot(&course);
    for dest in ["book.toml", "book.toml/site"] {
        let (code, _, err) = ardoise(&course, &["build", "--dest", dest]);
        assert_eq!(code, 2);
        assert!(err.contains("`book.toml` is a file, not a folder") && !err.contains("``"), "{err}");
    }
    assert!(snapshot(&course) == before);
}

#[test]
fn exit_codes_and_forms() {
    let (folder, course) = course();
    let (code, _, err) = ardoise(folder.path(), &["check", "."]);
    assert_eq!(code, 2);
    assert!(err.contains("book.toml") && err.contains("ardoise new course"), "{err}");
    let (code, out, _) = ardoise(&course, &["check"]);
    assert!(code == 0 && out.starts_with("1 lesson, 1 component, 1 term, "), "{out}");
    fs::write(course.join("content/notes.txt"), "x").unwrap();
    assert_eq!(ardoise(&course, &["check"]).0, 0, "a warning is no error");
    assert_eq!(ardoise(&course, &["check", "--deny-warnings"]).0, 1);
    let (_, out, _) = ardoise(&course, &["check", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(out.trim()).unwrap();
    assert_eq!(value["code"], "unused-file");
    let (_, out, _) = ardoise(&course, &["check", "--format", "github"]);
    assert!(out.starts_with("::warning file=content/notes.txt,"), "{out}");
    let (_, _, err) = ardoise(&course, &["check", "--color", "always"]);
    assert!(err.contains("\u{1b}["));
    let (_, _, err) = ardoise(&course, &["check"]);
    assert!(!err.contains("\u{1b}["), "no colours in a pipe");
    let (code, out, _) = ardoise(&course, &["build", "--help"]);
    assert!(code == 0 && out.contains("--dest"));
}

#[test]
fn the_teachers_edition_has_the_notes() {
    let (_folder, course) = course();
    let lesson = course.join("content/lessons/01-ouvrir-une-page.md");
    let text = fs::read_to_string(&lesson).unwrap();
    fs::write(&lesson, format!("{text}\n:::teacher\nDix minutes.\n:::\n")).unwrap();
    let page = |arguments: &[&str]| {
        assert_eq!(ardoise(&course, arguments).0, 0);
        fs::read_to_string(course.join("site/lessons/ouvrir-une-page.html")).unwrap()
    };
    assert!(!page(&["build"]).contains("Dix minutes."));
    assert!(page(&["build", "--edition", "teacher"]).contains("Dix minutes."));
}

#[test]
fn a_site_overrides_one_file_of_the_theme() {
    let (_folder, course) = course();
    fs::create_dir_all(course.join("templates")).unwrap();
    fs::write(course.join("templates/404.html"), "<!doctype html><title>x</title><p>Perdu.</p>").unwrap();
    assert_eq!(ardoise(&course, &["build"]).0, 0);
    assert!(fs::read_to_string(course.join("site/404.html")).unwrap().contains("Perdu."));
    assert!(fs::read_to_string(course.join("site/index.html")).unwrap().contains("ardoise.css"));
}
