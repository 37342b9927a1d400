//! Drawings are read back: what is read from the text and from the SVG is what the graph says, and no gate is broken.
//! The gates (overlap, crossing of boxes, labels on lines, glyphs …) are `diagram::verify`.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test may panic")]

mod random;

use std::path::Path;

use ardoise::diagram::graph::Family;
use ardoise::diagram::pen::text::Glyphs;
use ardoise::diagram::verify::verify;
use ardoise::diagram::{Options, layout};
use ardoise::figure::{Wanted, graph, neighbours};
use ardoise::load::load;
use ardoise::model::Drawing;
use ardoise::read::read;

/// Every drawing of the course, those of components too, in every language.
fn course(check: impl Fn(&str, &ardoise::diagram::Graph)) {
    let (sources, book) = read(Path::new(".")).unwrap();
    let (course, _) = load(&sources, book);
    let own = (0..course.components.len()).filter_map(|index| neighbours(&course, index));
    let drawings: Vec<Drawing> = course.drawings.iter().cloned().chain(own).collect();
    assert!(drawings.len() > 30);
    for drawing in &drawings {
        for lang in &course.book.languages {
            let wanted = Wanted { lang, focus: None, select: &[], collapse: &[] };
            check(&format!("{} {lang}", drawing.id.value), &graph(&course, drawing, &wanted));
        }
    }
}

#[test]
fn every_drawing_of_the_course_is_read_back_as_it_is() {
    course(|name, graph| {
        // The reader follows lines from box to box: the messages of a sequence run between lifelines, and the children of a hierarchy
        // share a trunk, so of those only the gates are held.
        let faults = if matches!(graph.family, Family::Sequence | Family::Hierarchy) {
            verify(graph, &layout(graph, &Options::width(80)), 80)
        } else {
            // In ASCII the rows of a record cannot be told from the frame.
            let forms: &[Glyphs] =
                if graph.family == Family::Ports { &[Glyphs::Unicode] } else { &[Glyphs::Unicode, Glyphs::Ascii] };
            random::faults(graph, 80, forms)
        };
        assert!(faults.is_empty(), "{name}: {faults:#?}");
    });
}

#[test]
fn random_drawings_are_read_back_as_they_are() {
    for seed in 0..40 {
        let graph = random::graph(seed, 10);
        let faults = random::faults(&graph, 100, &[Glyphs::Unicode]);
        assert!(faults.is_empty(), "seed {seed}: {faults:#?}");
    }
}

#[test]
fn a_drawing_with_a_sign_less_is_not_read_as_the_whole() {
    let graph = random::graph(7, 10);
    let scene = layout(&graph, &Options::width(100));
    let whole = ardoise::diagram::pen::text::text(&scene, Glyphs::Unicode);
    let corner = whole.find('┐').unwrap();
    let broken = format!("{} {}", &whole[..corner], &whole[corner + '┐'.len_utf8()..]);
    let mut faults = Vec::new();
    let found = ardoise::diagram::read::text(&broken, Glyphs::Unicode);
    random::compare("mutant", &random::expected(&graph, &scene), &found, &mut faults);
    assert!(!faults.is_empty());
}
