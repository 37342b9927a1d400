//! `ardoise diagram -` on what no author writes: it says what is wrong, and ends.

use assert_cmd::Command;

/// What the command says of a drawing on its standard input: its exit code, its output, its complaints.
fn drawn(yaml: &str, arguments: &[&str]) -> (i32, String, String) {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::cargo_bin("ardoise").unwrap();
    command.current_dir(folder.path()).args(["diagram", "-"]).args(arguments).write_stdin(yaml);
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// A drawing of these boxes and edges.
fn yaml(boxes: &str, edges: &str) -> String {
    format!("family: architecture\ntitle: t\ncontains:\n{boxes}edges:\n{edges}")
}

#[test]
fn too_many_boxes_or_edges_are_told() {
    let boxes: String = (0..10_000).map(|i| format!("  - {{id: n{i}, label: n}}\n")).collect();
    let (code, out, said) = drawn(&yaml(&boxes, "  []\n"), &[]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(said.contains("10000 boxes are too many: at most 2000"), "{said}");
    let edges = "  - {from: a, to: a}\n".repeat(6_000);
    let (code, _, said) = drawn(&yaml("  - {id: a, label: a}\n", &edges), &[]);
    assert_eq!(code, 1);
    assert!(said.contains("6000 edges are too many: at most 5000"), "{said}");
}

#[test]
fn thousands_of_unknown_names_are_told_each() {
    let boxes: String = (0..1_900).map(|i| format!("  - {{id: n{i}, label: n}}\n")).collect();
    let edges: String = (0..2_000).map(|i| format!("  - {{from: m{i}, to: n0}}\n")).collect();
    let (code, _, said) = drawn(&yaml(&boxes, &edges), &[]);
    assert_eq!(code, 1);
    assert!(said.contains("there is no box `m0`") && said.contains("there is no box `m1999`"));
}

#[test]
fn boxes_in_boxes_without_end_are_told() {
    for depth in [30, 300, 20_000] {
        let open: String = (0..depth).map(|i| format!("{{id: g{i}, label: g, contains: [")).collect();
        let text = format!("family: architecture\ntitle: t\ncontains: [{open}{{id: n, label: n}}{}]\n", "]}".repeat(depth));
        let (code, out, said) = drawn(&text, &[]);
        assert_eq!((code, out.as_str()), (1, ""), "{depth}");
        assert!(said.contains("nested deeper than") || said.contains("deep"), "{depth}: {said}");
    }
}

#[test]
fn what_finds_no_way_is_told_below_the_drawing_and_in_the_list() {
    let edges = "  - {from: a, to: b, label: x}\n".repeat(90);
    let text = yaml("  - {id: a, label: a}\n  - {id: b, label: b}\n", &edges);
    let (code, out, said) = drawn(&text, &[]);
    assert_eq!(code, 0, "{said}");
    assert!(out.contains("a -> b: x") && said.contains("edges found no way"), "{said}");
    let (_, list, _) = drawn(&text, &["--format", "prose"]);
    assert_eq!(list.matches("a to b: x").count(), 90);
}

#[test]
fn what_is_no_drawing_is_told() {
    for text in ["", "x", "[", "- - - -", "family: architecture", "&a [*a]", "contains: &a [*a, *a]", "\u{0}", "a: !!binary x"] {
        let (code, out, said) = drawn(text, &[]);
        assert_eq!((code, out.as_str()), (1, ""), "{text:?}");
        assert!(said.contains("error"), "{text:?}: {said}");
    }
}

/// The picture of a small drawing, and what the command says of it.
fn picture(arguments: &[&str]) -> (Option<Vec<u8>>, i32, String) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.png");
    let mut command = Command::cargo_bin("ardoise").unwrap();
    command.current_dir(folder.path()).args(["diagram", "-", "--format", "png"]).args(arguments);
    let text = yaml("  - {id: a, label: a}\n  - {id: b, label: b}\n", "  - {from: a, to: b, label: x}\n");
    let output = command.write_stdin(text).output().unwrap();
    (std::fs::read(file).ok(), output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

#[cfg(not(feature = "png"))]
#[test]
fn a_picture_is_told_to_need_another_build() {
    let (picture, code, said) = picture(&["-o", "a.png"]);
    assert_eq!((picture, code), (None, 2));
    assert!(said.contains("built without pictures") && said.contains("--features png"), "{said}");
}

#[cfg(feature = "png")]
#[test]
fn a_picture_holds_the_drawing_light_and_dark() {
    let (light, code, said) = picture(&["-o", "a.png"]);
    assert_eq!(code, 0, "{said}");
    let light = light.unwrap();
    assert_eq!(light[..8], *b"\x89PNG\r\n\x1a\n");
    let number = |at: usize| u32::from_be_bytes(light[at..at + 4].try_into().unwrap());
    assert!(number(16) > 100 && number(20) > 100, "{} x {}", number(16), number(20));
    assert!(light.len() > 1_500, "letters and lines take more than {} bytes", light.len());
    let (dark, ..) = picture(&["-o", "a.png", "--dark"]);
    assert!(dark.is_some_and(|dark| dark != light));
}

#[test]
fn a_picture_needs_a_file() {
    let (_, code, said) = picture(&[]);
    assert_eq!(code, 2);
    assert!(said.contains("-o diagram.png"), "{said}");
}

#[test]
fn a_drawing_is_written_into_a_file_but_not_through_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let run = |name: &str| {
        let mut command = Command::cargo_bin("ardoise").unwrap();
        command.current_dir(folder.path()).args(["diagram", "-", "-o", name]);
        command.write_stdin(yaml("  - {id: a, label: a}\n", "  []\n")).output().unwrap()
    };
    let output = run("a.txt");
    assert!(output.status.success() && output.stdout.is_empty());
    assert!(std::fs::read_to_string(folder.path().join("a.txt")).unwrap().contains("│ a │"));
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("a.txt", folder.path().join("link.txt")).unwrap();
        let output = run("link.txt");
        assert!(output.status.code() == Some(2) && String::from_utf8(output.stderr).unwrap().contains("symbolic link"));
        // Who may read it does not change, and what is no file does not become one.
        use std::os::unix::fs::{FileTypeExt, PermissionsExt};
        let own = folder.path().join("a.txt");
        std::fs::set_permissions(&own, std::fs::Permissions::from_mode(0o600)).unwrap();
        assert!(run("a.txt").status.success());
        assert_eq!(std::fs::metadata(&own).unwrap().permissions().mode() & 0o777, 0o600);
        let pipe = folder.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let output = run("pipe");
        assert!(output.status.code() == Some(2) && String::from_utf8(output.stderr).unwrap().contains("not a regular file"));
        assert!(std::fs::metadata(&pipe).unwrap().file_type().is_fifo());
    }
}

/// A group as a plain box takes no edges with it that lead elsewhere.
#[test]
fn edges_beside_a_collapsed_group_stay() {
    let boxes =
        "  - {id: g, label: G, contains: [{id: x, label: X}, {id: y, label: Y}]}\n  - {id: a, label: A}\n  - {id: b, label: B}\n";
    let edges = "  - {from: a, to: b}\n  - {from: a, to: b, dashed: true}\n  - {from: a, to: b}\n  - {from: a, to: x}\n  - {from: a, to: y}\n";
    let text = format!("{}collapse: [g]\n", yaml(boxes, edges));
    let (code, out, _) = drawn(&text, &["--format", "prose", "--lang", "en"]);
    assert_eq!((code, out.matches("A to B").count(), out.matches("A to G").count()), (0, 3, 1), "{out}");
}

#[test]
fn what_cannot_be_done_as_asked_is_told() {
    let plain = yaml("  - {id: alpha, label: a}\n  - {id: beta, label: b}\n", "  - {from: alpha, to: beta}\n");
    let french = plain.replace("title: t", "title: {fr: titre, en: title}");
    for (text, arguments, message, help) in [
        (&plain, ["--focus", "nobody"], "has no box `nobody`", "there are: alpha, beta"),
        (&plain, ["--focus", "alhpa"], "has no box `alhpa`", "did you mean `alpha`?"),
        (&french, ["--lang", "de"], "nothing in the language `de`", "there is: en, fr"),
        (&plain, ["--lang", "x"], "`x` is not a language tag", "fr or en"),
        (&plain, ["--dark", "--format=svg"], "only a picture can be dark", "--format png"),
    ] {
        let (code, out, said) = drawn(text, &arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}");
        assert!(said.contains(message) && said.contains(help), "{arguments:?}: {said}");
    }
    for (text, arguments) in [(&plain, ["--focus", "alpha"]), (&plain, ["--lang", "de"]), (&french, ["--lang", "fr"])] {
        let (code, _, said) = drawn(text, &arguments);
        assert_eq!(code, 0, "{arguments:?}: {said}");
    }
}

#[test]
fn a_course_is_drawn_in_its_own_languages() {
    for (what, lang, fits) in [("etcd", "en", true), ("etcd", "de", false), ("etoile", "de", false)] {
        let output = Command::cargo_bin("ardoise").unwrap().args(["diagram", what, "--lang", lang]).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.success(), fits, "{what} {lang}: {said}");
        assert!(fits || said.contains("there is: fr, en"), "{said}");
    }
}

#[test]
fn bytes_that_are_no_text_are_told_by_where_they_came_from() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.yaml"), b"\xff\xfe\x00").unwrap();
    for (what, message) in [("-", "what came on standard input is not UTF-8"), ("a.yaml", "`a.yaml` is not UTF-8")] {
        let mut command = Command::cargo_bin("ardoise").unwrap();
        command.current_dir(folder.path()).args(["diagram", what]).write_stdin(b"\xff\xfe\x00".as_slice());
        let output = command.output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(message) && !said.contains("`-` is") && (what == "a.yaml" || !said.contains("save it")), "{said}");
    }
}
