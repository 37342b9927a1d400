//! `ardoise explain` as people use it: what it reads, in which language, and what it says of what it does not understand.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic, and reads and writes its own files")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use tempfile::TempDir;

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/capture/fixtures");

/// Runs it in `folder` with this input and these variables; the language is English where none says otherwise.
fn explain(folder: &Path, arguments: &[&str], input: &[u8], variables: &[(&str, &str)]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("ardoise").unwrap();
    command.current_dir(folder).arg("explain").args(arguments).write_stdin(input);
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
        command.env_remove(name);
    }
    let output = command.envs(variables.iter().copied()).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn fixture(name: &str) -> Vec<u8> {
    fs::read(format!("{FIXTURES}/{name}")).unwrap()
}

fn nowhere() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn same(name: &str, actual: &str) {
    let path = format!("{FIXTURES}/{name}");
    if std::env::var("UPDATE").is_ok() {
        fs::write(&path, actual).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n"), actual, "{name}");
}

#[test]
fn from_a_pipe_or_a_file_in_the_language_of_the_system() {
    let folder = nowhere();
    let (raw, en, fr) = (fixture("minikube.capture"), fixture("minikube.en.txt"), fixture("minikube.fr.txt"));
    let (en, fr) = (String::from_utf8(en).unwrap(), String::from_utf8(fr).unwrap());
    let file = format!("{FIXTURES}/minikube.capture");
    assert_eq!(explain(folder.path(), &[], &raw, &[]), (0, en.clone(), String::new()), "80 columns and no colour in a pipe");
    assert_eq!(explain(folder.path(), &["-"], &raw, &[]).1, en);
    assert_eq!(explain(folder.path(), &[&file], b"", &[("LANG", "de_DE.UTF-8")]).1, en);
    assert_eq!(explain(folder.path(), &[&file], b"", &[("LC_ALL", ""), ("LC_MESSAGES", "fr_CA"), ("LANG", "C")]).1, fr);
    assert_eq!(explain(folder.path(), &["--lang", "fr"], &raw, &[("LC_ALL", "en_US")]).1, fr);
}

#[test]
fn what_powershell_writes_reads_the_same() {
    let text = String::from_utf8(fixture("minikube.capture")).unwrap().replace('\n', "\r\n");
    let units = "\u{feff}".encode_utf16().chain(text.encode_utf16());
    let little: Vec<u8> = units.clone().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = units.flat_map(u16::to_be_bytes).collect();
    for bytes in [little, big, format!("\u{feff}{text}").into_bytes()] {
        assert_eq!(explain(nowhere().path(), &[], &bytes, &[]).1.into_bytes(), fixture("minikube.en.txt"));
    }
}

#[test]
fn as_json_markdown_and_a_diagram() {
    let folder = nowhere();
    for name in ["minikube", "life"] {
        let raw = fixture(&format!("{name}.capture"));
        let form = |form: &str| explain(folder.path(), &["--format", form, "--lang", "fr"], &raw, &[]).1;
        assert_eq!(form("json").into_bytes(), fixture(&format!("{name}.json")));
        assert_eq!(form("markdown").into_bytes(), fixture(&format!("{name}.md")));
    }
    for name in ["minikube", "kubeadm-calico", "k3s-kubectl", "plain-docker"] {
        let raw = fixture(&format!("{name}.capture"));
        let (code, out, _) = explain(folder.path(), &["--format", "diagram", "--lang", "fr"], &raw, &[]);
        assert_eq!(code, 0);
        assert!(out.lines().all(|line| line.chars().count() <= 80), "{name}: 80 columns");
        same(&format!("{name}.node.txt"), &out);
    }
}

#[test]
fn every_form_of_every_capture_fits() {
    let folder = nowhere();
    for entry in fs::read_dir(FIXTURES).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "capture") {
            for form in ["text", "json", "markdown", "diagram"] {
                let file = path.to_string_lossy();
                let (code, out, err) = explain(folder.path(), &[&file, "--format", form, "--width", "60"], b"", &[]);
                assert_eq!(code, 0, "{file} {form}: {err}");
                assert!(!out.contains('\u{1b}') && !out.is_empty());
            }
        }
    }
}

#[test]
fn a_drawing_stays_small() {
    let head = "NAMESPACE NAME READY STATUS RESTARTS AGE IP NODE\n";
    let rows = |count: usize, row: &dyn Fn(usize) -> String| (0..count).map(|number| row(number) + "\n").collect::<String>();
    let pod = |namespace: usize, node: usize, number: usize| {
        format!("ns-{namespace} web-{number} 1/1 Running 0 15m 10.0.0.1 node-{node}")
    };
    let alone = |number: usize| format!("{number:012x}   web   \"web\"   2 minutes ago   Up 2 minutes   web-{number}");
    let cases = [
        (format!("{head}{}", rows(100, &|number| pod(number, 0, number))), vec!["100 namespaces", "100 Pods"]),
        (
            format!("{head}{}", rows(300, &|number| pod(number % 60, number % 70, number))),
            vec!["node-24 ", "5 namespaces", "+ 23 "],
        ),
        (format!("{head}{}", rows(300, &|number| pod(number % 40, 0, number))), vec!["ns-39 ", "8 Pods"]),
        (rows(100, &alone), vec!["web-46 ", "+ 53 "]),
    ];
    for (raw, told) in cases {
        let (code, out, err) = explain(nowhere().path(), &["--format", "diagram", "--width", "200"], raw.as_bytes(), &[]);
        assert_eq!((code, err.as_str()), (0, ""));
        assert!(told.iter().all(|told| out.contains(told)), "{told:?} in\n{out}");
        assert!(out.matches('┌').count() <= 51, "few boxes:\n{out}");
    }
}

#[test]
fn no_capture_is_said() {
    let folder = nowhere();
    let (code, out, err) = explain(folder.path(), &[], b"Deux \xE9ufs.\nUn peu de sel.\n", &[("LC_ALL", "fr_FR")]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains("n’est pas la sortie de docker ps") && err.contains("lignes 1 à 2") && err.contains("Deux"), "{err}");
    let (code, out, err) = explain(folder.path(), &[], b"", &[]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains("nothing was read") && err.contains("docker ps | ardoise explain"), "{err}");
    let (code, _, err) =
        explain(folder.path(), &[], b"Cannot connect to the Docker daemon at unix:///var/run/docker.sock.\n", &[]);
    assert_eq!(code, 1);
    assert!(err.contains("is it started?"), "{err}");
    let (code, out, _) =
        explain(folder.path(), &[], b"CONTAINER ID   IMAGE     COMMAND   CREATED   STATUS    PORTS     NAMES\n", &[]);
    assert_eq!(code, 0, "an empty list is an answer");
    assert!(out.contains("the output of docker ps is empty"), "{out}");
    for bytes in [b"\x7fELF\x02\x01\x01\0\0[]\n".as_slice(), b"{}\0\n"] {
        let (code, out, err) = explain(folder.path(), &[], bytes, &[]);
        assert_eq!((code, out.as_str()), (1, ""));
        assert!(err.contains("this is no text") && err.contains("docker ps | ardoise explain"), "{err}");
    }
    assert_eq!(explain(folder.path(), &["nothing-here.txt"], b"", &[]).0, 2);
    assert_eq!(explain(folder.path(), &["--site", "nothing-here"], &fixture("minikube.capture"), &[]).0, 2);
}

#[test]
fn the_course_of_the_folder_explains() {
    let folder = nowhere();
    let root = folder.path();
    let write = |path: &str, text: &str| {
        fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
        fs::write(root.join(path), text).unwrap();
    };
    write("c/book.toml", "[book]\ntitle = \"C\"\nlanguage = \"fr\"\nlanguages = [\"fr\", \"en\"]\n");
    write("c/content/families.yaml", "- id: app\n  name: {fr: Mon appli, en: My app}\n  color: rose\n");
    write(
        "c/content/components/flask.yaml",
        "name: Flask\nkind: component\nfamily: app\nsummary: {fr: \"répond, lui\", en: answers}\nruns:\n  as: container\n  container: flask-container\n",
    );
    let raw = fixture("minikube.capture");
    let (_, out, _) = explain(&root.join("c"), &[], &raw, &[]);
    assert!(out.contains("My app") && out.contains("answers"), "{out}");
    let (_, out, _) = explain(root, &["--site", "c", "--lang", "fr"], &raw, &[]);
    assert!(out.contains("Mon appli") && out.contains("répond, lui"), "{out}");
    let (_, out, _) = explain(root, &[], &raw, &[]);
    assert!(!out.contains("answers"), "{out}");
}

#[test]
fn a_namespace_that_is_not_told_is_drawn_as_that_once() {
    let input = b"NAME   READY   STATUS    RESTARTS   AGE\nweb-0  2/2     Running   0          5m\n";
    for (lang, title) in [("en", "namespace not told"), ("fr", "namespace non indiqu\u{e9}")] {
        let (code, out, err) = explain(nowhere().path(), &["--format", "diagram", "--lang", lang], input, &[]);
        assert_eq!(code, 0, "{err}");
        assert!(out.contains(title) && !out.contains("namespace namespace"), "{out}");
    }
    let named = b"NAMESPACE  NAME   READY   STATUS    RESTARTS   AGE\nshop       web-0  2/2     Running   0          5m\n";
    assert!(explain(nowhere().path(), &["--format", "diagram"], named, &[]).1.contains("namespace shop"));
}
