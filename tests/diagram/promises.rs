//! What every SVG promises: names for those who hear it, colours that follow the reader's, nothing that runs, one element a line.

use ardoise::diagram::pen::svg::{Style, svg};
use ardoise::diagram::scene::BoxKind;
use ardoise::diagram::{Options, Scene, layout};

/// Every figure of the course as the pages show it, with its scene.
fn figures(mut check: impl FnMut(&str, &Scene, &str)) {
    super::drawings(|name, graph| {
        let mut scene = layout(graph, &Options::width(80));
        for frame in scene.frames.iter_mut().step_by(2) {
            frame.href = Some(format!("{}.html", frame.id));
        }
        let drawn = svg(&scene, &Style::page("fr"));
        check(name, &scene, &drawn);
    });
}

/// The value of an attribute in a line.
fn value<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let start = line.find(&format!(" {name}=\""))? + name.len() + 3;
    Some(&line[start..start + line[start..].find('"')?])
}

#[test]
fn the_drawing_has_a_role_a_name_and_a_description() {
    let mut prefixes = Vec::new();
    figures(|name, _, drawn| {
        let root = drawn.lines().next().unwrap();
        assert_eq!(value(root, "role"), Some("graphics-document document"), "{name}");
        let (title, said) = (value(root, "aria-labelledby").unwrap(), value(root, "aria-describedby").unwrap());
        assert!(drawn.contains(&format!("<title id=\"{title}\">")) && drawn.contains(&format!("<desc id=\"{said}\">")));
        assert_eq!(drawn.matches(" id=\"").count(), 2, "{name}: no other ids that could meet on a page");
        prefixes.push(title.to_owned());
    });
    prefixes.sort_unstable();
    let all = prefixes.len();
    prefixes.dedup();
    assert_eq!(prefixes.len(), all, "figures on one page have ids of their own");
}

#[test]
fn every_box_and_every_edge_is_named() {
    figures(|name, scene, drawn| {
        for frame in &scene.frames {
            let id = format!("data-id=\"{}\"", frame.id);
            let line = drawn.lines().find(|line| line.contains(&id)).unwrap_or_else(|| panic!("{name}: {id}"));
            let told = value(line, "aria-label").or_else(|| line.split("<title>").nth(1)).unwrap();
            let plain = told.replace("&#39;", "'").replace("&amp;", "&");
            assert!(plain.starts_with(&frame.label), "{name}: {told} for {}", frame.label);
            assert_eq!(frame.href.is_some(), line.starts_with("<a "), "{name}: {line}");
            assert!(frame.href.is_some() || value(line, "role") == Some("graphics-symbol"), "{name}: {line}");
        }
        let edges: Vec<&str> = drawn.lines().filter(|line| line.contains(" data-from=\"")).collect();
        assert_eq!(edges.len(), scene.routes.len(), "{name}");
        for (line, route) in edges.iter().zip(&scene.routes) {
            let (from, to) = (&scene.frames[route.from].id, &scene.frames[route.to].id);
            assert_eq!((value(line, "data-from"), value(line, "data-to")), (Some(from.as_str()), Some(to.as_str())));
            assert_eq!(value(line, "role"), Some("graphics-symbol"));
            assert!(value(line, "aria-label").is_some_and(|told| told.contains(" vers ") || told.contains(" et ")), "{line}");
        }
        let boxes = scene.frames.iter().filter(|frame| frame.kind != BoxKind::Note).count();
        assert!(drawn.matches("class=\"d-node").count() + drawn.matches("class=\"d-group").count() == boxes, "{name}");
    });
}

#[test]
fn nothing_in_it_runs_or_is_fetched_and_a_line_holds_one_element() {
    figures(|name, _, drawn| {
        for word in ["<script", "foreignObject", "@import", "@font-face", "url(", "javascript:", "<image", "<use"] {
            assert!(!drawn.contains(word), "{name}: {word}");
        }
        // Words may begin with "on"; an attribute of that name would run something.
        let runs = |part: &str| {
            part.split(['=', ' ']).next().is_some_and(|name| !name.is_empty() && part[name.len()..].starts_with("=\""))
        };
        assert!(!drawn.split(" on").skip(1).any(runs), "{name}: a handler of events");
        for line in drawn.lines() {
            let opened = line.matches('<').count() - line.matches("</").count() - line.matches("<title>").count();
            assert!(opened <= 1, "{name}: {line}");
        }
        assert!(drawn.len() < 40_000, "{name}: {} bytes", drawn.len());
    });
}

#[test]
fn colours_follow_the_reader() {
    let scene = |graph: &_| layout(graph, &Options::width(80));
    super::drawings(|name, graph| {
        if name != "cluster fr" {
            return;
        }
        let file = svg(&scene(graph), &Style::file("fr"));
        for word in ["var(--d-edge,#", "prefers-color-scheme:dark", "forced-colors:active", ":focus-visible", "CanvasText"] {
            assert!(file.contains(word), "{word}");
        }
        let [light, dark] = [false, true].map(|dark| svg(&scene(graph), &Style::resolved("fr", dark)));
        assert!(light != dark);
        for resolved in [light, dark] {
            assert!(!resolved.contains("var("), "a pen for pictures knows no variables");
            assert!(!resolved.contains("@media"));
        }
    });
}
