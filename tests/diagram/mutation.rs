//! A reader that would find a graph in anything proves nothing: a drawing without one of its glyphs says something else, or nothing.

use std::fs;

use ardoise::diagram::pen::text::Glyphs;
use ardoise::diagram::read::{self, Found};

/// What a drawing says, without where it stands.
type Said = (Vec<(String, String)>, Vec<(String, String, String, bool, bool)>);

fn said(family: &str, drawing: &str, glyphs: Glyphs) -> Said {
    let found: Found = if family == "sequence" { read::sequence(drawing, glyphs) } else { read::text(drawing, glyphs) };
    (found.nesting(), found.ties())
}

/// The drawing above its legend: what stands below is words.
fn picture(drawing: &str) -> String {
    drawing.split("\n\n").next().unwrap().to_owned()
}

/// The places of glyphs that may be lost without a word: what is read is the same.
fn unnoticed(family: &str, glyphs: Glyphs, file: &str) -> Vec<String> {
    let drawing = picture(&fs::read_to_string(format!("tests/diagram/golden/{file}")).unwrap());
    let whole = said(family, &drawing, glyphs);
    assert!(!whole.0.is_empty(), "{file}");
    let mut lost = Vec::new();
    for (at, glyph) in drawing.char_indices().filter(|(_, glyph)| !glyph.is_whitespace()) {
        let wide = unicode_width::UnicodeWidthChar::width(glyph).unwrap_or(1);
        let cut = format!("{}{}{}", &drawing[..at], " ".repeat(wide), &drawing[at + glyph.len_utf8()..]);
        // In ASCII a dash between blanks may as well be the last word of a title.
        let dash = glyphs == Glyphs::Ascii && (drawing[..at].ends_with(" -") || drawing[..at].ends_with(" ="));
        if said(family, &cut, glyphs) == whole && !dash {
            let line = drawing[..at].matches('\n').count() + 1;
            let column = drawing[..at].chars().rev().take_while(|c| *c != '\n').count() + 1;
            lost.push(format!("{file}:{line}:{column} {glyph}"));
        }
    }
    lost
}

#[test]
fn no_glyph_can_be_lost_unnoticed() {
    for family in ["architecture", "flow", "hierarchy", "anatomy", "sequence", "ports"] {
        for (glyphs, file) in [(Glyphs::Unicode, format!("{family}.txt")), (Glyphs::Ascii, format!("{family}.ascii.txt"))] {
            let lost = unnoticed(family, glyphs, &file);
            assert!(lost.is_empty(), "{} of {file}: {lost:#?}", lost.len());
        }
    }
}
