//! `ardoise lint` and `ardoise field` as people use them: what they read, what they print, how they end.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic, and reads and writes its own files")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use tempfile::TempDir;

const RIGHT: &str = include_str!("right-manifest.yaml");

/// Runs the program in `folder` with this input.
fn run(folder: &Path, arguments: &[&str], input: &[u8]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("ardoise").unwrap();
    let output = command.current_dir(folder).args(arguments).write_stdin(input).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

#[test]
fn a_manifest_that_is_right_ends_with_0() {
    let folder = folder(&[("web.yaml", RIGHT.as_bytes())]);
    assert_eq!(run(folder.path(), &["lint", "web.yaml"], b""), (0, "1 file: no errors\n".to_owned(), String::new()));
    assert_eq!(run(folder.path(), &["lint", "-"], RIGHT.as_bytes()).0, 0);
}

#[test]
fn a_mistake_ends_with_1_and_is_told_in_every_form() {
    let wrong = RIGHT.replace("replicas: 2", "replica: 2");
    let folder = folder(&[("web.yaml", wrong.as_bytes())]);
    let (code, out, told) = run(folder.path(), &["lint", "web.yaml"], b"");
    assert_eq!((code, &*out), (1, ""));
    assert!(told.contains("web.yaml:6:3") && told.contains("did you mean `replicas`?") && told.ends_with("1 error\n"), "{told}");
    let (code, out, _) = run(folder.path(), &["lint", "web.yaml", "--format", "json"], b"");
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(
        (code, &json["code"], &json["line"], &json["column"]),
        (1, &"manifest/unknown-field".into(), &6.into(), &3.into())
    );
    let (code, out, _) = run(folder.path(), &["lint", "-", "--format", "github"], wrong.as_bytes());
    assert!(code == 1 && out.starts_with("::error file=stdin,line=6,endLine=6,col=3,title=manifest/unknown-field::"), "{out}");
}

#[test]
fn what_cannot_be_read_ends_with_2() {
    let folder = folder(&[]);
    let (code, _, told) = run(folder.path(), &["lint", "nowhere.yaml"], b"");
    assert!(code == 2 && told.contains("nowhere.yaml"), "{told}");
    assert_eq!(run(folder.path(), &["lint"], b"").0, 2);
    assert_eq!(run(folder.path(), &["lint", "--explain", "nothing"], b"").0, 2);
}

#[test]
fn a_folder_is_read_to_its_depth_and_its_files_belong_together() {
    let (deployment, service) = RIGHT.split_once("---\n").unwrap();
    let service = service.replace("app: web", "app: wbe");
    let notes = b"notes: []".as_slice();
    let folder = folder(&[
        ("app/a.yaml", deployment.as_bytes()),
        ("app/b.yml", service.as_bytes()),
        ("app/a.notes.yaml", notes),
        ("app/.hidden/c.yaml", b"x"),
        ("app/readme.txt", b"x"),
        ("other/deep/d.yaml", b"x: 1\n"),
    ]);
    let (code, _, told) = run(folder.path(), &["lint", "."], b"");
    assert_eq!(code, 1);
    assert!(told.contains("[manifest/service-selector]") && told.contains("[manifest/not-an-object]"), "{told}");
    assert!(told.contains("1 file of notes left out"), "{told}");
    assert!(!told.contains("hidden") && !told.contains("readme"), "{told}");
    // Alone, the Service says nothing about Pods.
    assert_eq!(run(folder.path(), &["lint", "app/b.yml"], b"").0, 0);
}

#[test]
fn where_nothing_was_read_nothing_is_said_to_be_right() {
    let folder = folder(&[
        ("empty/readme.txt", b"x"),
        ("notes/web.notes.yaml", b"notes: []"),
        ("comment.yaml", b"# later\n---\n"),
        ("right/web.yaml", RIGHT.as_bytes()),
    ]);
    for (arguments, input, told) in [
        (vec!["-"], "", "no manifest on standard input"),
        (vec!["-"], "\u{feff} \n\n# Source: chart\n---\n", "no manifest on standard input"),
        (vec!["-", "right"], "", "no manifest on standard input"),
        (vec!["empty"], "", "no manifest in `empty`"),
        (vec!["right", "empty"], "", "no manifest in `empty`"),
        (vec!["notes"], "", "no manifest in `notes`"),
        (vec!["comment.yaml"], "", "`comment.yaml` holds no manifest"),
    ] {
        let (code, out, err) = run(folder.path(), &[vec!["lint"], arguments.clone()].concat(), input.as_bytes());
        assert_eq!((code, &*out), (1, ""), "{arguments:?}: {err}");
        assert!(err.contains("nothing was read: ") && err.contains(told) && err.contains("help: "), "{arguments:?}: {err}");
    }
    // One that is empty on purpose, among others, is no mistake.
    assert_eq!(run(folder.path(), &["lint", "comment.yaml", "right"], b"").1, "2 files: no errors\n");
}

#[test]
fn a_path_is_told_as_short_as_it_is() {
    let folder = folder(&[("a.yaml", b"x: 1\n")]);
    for arguments in [["lint", "."], ["lint", "./a.yaml"], ["lint", "a.yaml"]] {
        let (code, _, told) = run(folder.path(), &arguments, b"");
        assert!(code == 1 && told.contains("--> a.yaml:1:1"), "{told}");
    }
    assert!(run(folder.path(), &["lint", ".", "a.yaml", "./a.yaml"], b"").2.ends_with("1 error\n"), "one file is read once");
}

#[test]
fn warnings_are_errors_only_where_that_is_asked_for_and_what_is_allowed_is_counted() {
    let text = RIGHT.replace("web:1.0", "web");
    let folder = folder(&[("web.yaml", text.as_bytes())]);
    let (code, _, told) = run(folder.path(), &["lint", "web.yaml"], b"");
    assert!(code == 0 && told.contains("warning[manifest/image-tag]"), "{told}");
    assert_eq!(run(folder.path(), &["lint", "web.yaml", "--deny-warnings"], b"").0, 1);
    let (code, _, told) = run(folder.path(), &["lint", "web.yaml", "--deny-warnings", "--allow", "image-tag"], b"");
    assert!(code == 0 && told.contains("1 more are allowed: manifest/image-tag"), "{told}");
}

#[test]
fn what_is_no_text_or_too_large_is_told() {
    let large = vec![b'#'; (32 << 20) + 1];
    let folder = folder(&[("latin1.yaml", b"a: \xe9\n"), ("large.yaml", &large)]);
    let (code, _, told) = run(folder.path(), &["lint", "latin1.yaml", "large.yaml"], b"");
    assert!(code == 1 && told.contains("not UTF-8") && told.contains("larger than 32 MB"), "{told}");
}

#[test]
fn a_rule_is_explained() {
    let folder = folder(&[]);
    let (code, out, _) = run(folder.path(), &["lint", "--explain", "manifest/node-port"], b"");
    assert!(code == 0 && out.starts_with("### node-port\n") && out.contains("30000 and 32767"), "{out}");
    assert!(!out.contains("not-an-object"), "{out}");
}

#[test]
fn a_field_is_told_as_kubectl_explain_tells_it_and_more() {
    let folder = folder(&[]);
    let field = |arguments: &[&str]| run(folder.path(), &[&["field"], arguments].concat(), b"");
    let (code, out, _) = field(&["deploy.spec.strategy.type"]);
    assert_eq!(code, 0);
    for line in [
        "GROUP:      apps",
        "KIND:       Deployment",
        "VERSION:    v1",
        "FIELD: type <string>",
        "default: RollingUpdate",
        "  Recreate       all old Pods are stopped before new ones start",
    ] {
        assert!(out.lines().any(|own| own == line), "{line}\n{out}");
    }
    let (_, out, _) = field(&["Service.spec.ports[port=80]"]);
    assert!(out.contains("FIELD: ports <[]ServicePort>") && out.contains("items are told apart by: port, protocol"), "{out}");
    assert!(out.contains("  port\t<integer> -required-\n"), "{out}");
    let (_, out, _) = field(&["pod", "--recursive"]);
    assert!(out.lines().any(|line| line.trim() == "containerPort\t<integer> -required-"));
    let (_, out, _) = field(&["hpa.spec", "--api-version", "autoscaling/v1"]);
    assert!(out.contains("targetCPUUtilizationPercentage"), "{out}");
    for (wrong, help) in [
        ("Deploymnet.spec", "did you mean `Deployment`?"),
        ("Pod.spec.contaners", "did you mean `Pod.spec.containers`?"),
        ("Pod.spec.nodeName.x", "it is a single value"),
        ("Pod..x", "a"),
    ] {
        let (code, out, told) = field(&[wrong]);
        assert!(code == 1 && out.is_empty() && told.contains(help), "{wrong}: {told}");
    }
}

#[test]
fn a_version_that_a_kind_has_not_is_told_with_those_it_has() {
    let folder = folder(&[]);
    for (path, version, message) in [
        ("Pod.spec", "v9", "Pod has no version v9; it has v1\n"),
        ("deploy", "v1", "Deployment has no version v1; it has apps/v1\n"),
        (
            "hpa.spec",
            "autoscaling/v2beta2",
            "HorizontalPodAutoscaler has no version autoscaling/v2beta2; it has autoscaling/v1, autoscaling/v2\n",
        ),
    ] {
        let (code, out, told) = run(folder.path(), &["field", path, "--api-version", version], b"");
        assert!(code == 1 && out.is_empty() && told.contains(message) && !told.contains("did you mean"), "{path}: {told}");
    }
    let (_, _, told) = run(folder.path(), &["field", "Podd", "--api-version", "v1"], b"");
    assert!(told.contains("has no kind `Podd`") && told.contains("did you mean `Pod`?"), "{told}");
}

#[test]
fn a_new_manifest_is_right_and_is_never_written_over() {
    let folder = folder(&[]);
    assert_eq!(run(folder.path(), &["new", "course", "c", "--lang", "fr"], b"").0, 0);
    let course = folder.path().join("c");
    let (code, out, told) = run(&course, &["new", "manifest", "Ma Boutique"], b"");
    assert!(code == 0 && out.contains("::manifest{#ma-boutique}"), "{told}");
    assert_eq!(run(&course, &["lint", "--deny-warnings", "content/manifests"], b"").0, 0);
    let lesson = fs::read_dir(course.join("content/lessons")).unwrap().next().unwrap().unwrap().path();
    let text = fs::read_to_string(&lesson).unwrap() + "\n::manifest{#ma-boutique}\n";
    fs::write(&lesson, text).unwrap();
    let (code, _, told) = run(&course, &["check", "--deny-warnings"], b"");
    assert_eq!((code, &*told), (0, ""));
    assert_eq!(run(&course, &["new", "manifest", "ma-boutique"], b"").0, 2);
    assert_eq!(run(&course, &["new", "manifest", "1.2"], b"").0, 2);
}
