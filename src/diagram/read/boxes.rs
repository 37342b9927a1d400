//! Finds the boxes of a text drawing: closed frames, titles on the border, texts inside.

use super::FoundBox;
use super::canvas::{Canvas, EAST, Mark, NORTH, SOUTH, WEST};
use crate::diagram::pen::text::Glyphs;
use crate::diagram::scene::{Point, Rect};

/// All boxes, in the order of their upper left corners.
pub(crate) fn boxes(canvas: &mut Canvas) -> Vec<FoundBox> {
    let (w, h) = canvas.size();
    let mut found: Vec<FoundBox> = vec![];
    for y in 0..h {
        for x in 0..w {
            let arms = canvas.arms(Point { x, y });
            if !corner(canvas, arms, EAST | SOUTH) || canvas.border_of(Point { x, y }).is_some() {
                continue;
            }
            if let Some((rect, titled)) = frame(canvas, x, y) {
                claim(canvas, &rect, found.len());
                let label = if titled { canvas.take(y, x + 2, rect.right() - 1) } else { String::new() };
                found.push(FoundBox { label: clean(&label), parent: None, rect, group: titled });
            }
        }
    }
    for i in 0..found.len() {
        let around = |j: &usize| found[*j].rect.encloses(&found[i].rect);
        found[i].parent = (0..found.len()).filter(around).min_by_key(|&j| found[j].rect.w * found[j].rect.h);
    }
    for i in 0..found.len() {
        if !found[i].group {
            let r = found[i].rect;
            let rows: Vec<String> = (r.y + 1..r.bottom()).map(|y| canvas.take(y, r.x + 1, r.right() - 1)).collect();
            found[i].label = rows.iter().filter(|t| !ruled(t)).map(String::as_str).collect::<Vec<_>>().join(" ").trim().into();
            found[i].label = found[i].label.split_whitespace().collect::<Vec<_>>().join(" ");
        }
    }
    found
}

/// Whether a row is an inner rule.
fn ruled(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| matches!(c, '─' | '═' | '-' | '=' | '.'))
}

/// A title without the border's glyphs around it.
fn clean(text: &str) -> String {
    let trimmed = text
        .trim_matches(|c: char| matches!(c, '─' | '═' | '┴' | '┼' | '┬' | '╧' | '╤' | '╪' | '-' | '=' | '|' | '+' | '.' | ' '));
    let cut = trimmed
        .find(" ─")
        .or_else(|| trimmed.find(" ═"))
        .or_else(|| trimmed.find(" --"))
        .or_else(|| trimmed.find(" =="))
        .or_else(|| trimmed.find(" .."));
    trimmed[..cut.unwrap_or(trimmed.len())].trim().to_string()
}

/// Whether the arms make this corner; in ASCII a corner may seem to have more.
fn corner(canvas: &Canvas, arms: u8, wanted: u8) -> bool {
    match canvas.glyphs {
        Glyphs::Unicode => arms == wanted,
        Glyphs::Ascii => arms & wanted == wanted,
    }
}

/// The frame that starts at this corner, and whether it has a title.
fn frame(canvas: &Canvas, x: i32, y: i32) -> Option<(Rect, bool)> {
    let (w, _) = canvas.size();
    let mut titled = false;
    let mut at = x + 1;
    while at < w {
        let p = Point { x: at, y };
        match canvas.get(p) {
            Mark::Text(_) => titled = true,
            Mark::Blank if titled || at == x + 2 => {}
            Mark::Line(arms) => {
                if arms & WEST == 0 && !(titled && arms & EAST != 0) {
                    return None;
                }
                if corner(canvas, *arms, SOUTH | WEST)
                    && let Some(rect) = close(canvas, x, y, at)
                {
                    return Some((rect, titled));
                }
                if arms & EAST == 0 {
                    return None;
                }
            }
            _ => return None,
        }
        at += 1;
    }
    None
}

/// The frame between two upper corners, if its sides and its bottom are whole.
fn close(canvas: &Canvas, left: i32, top: i32, right: i32) -> Option<Rect> {
    let (_, h) = canvas.size();
    for y in top + 1..h {
        let (l, r) = (canvas.arms(Point { x: left, y }), canvas.arms(Point { x: right, y }));
        if l & NORTH == 0 || r & NORTH == 0 {
            return None;
        }
        if l & EAST != 0 && r & WEST != 0 && y > top + 1 {
            let whole = (left + 1..right)
                .all(|x| canvas.arms(Point { x, y }) & (EAST | WEST) == EAST | WEST || through(canvas, Point { x, y }));
            if whole && corner(canvas, l, NORTH | EAST) && corner(canvas, r, NORTH | WEST) {
                return Some(Rect::new(left, top, right - left + 1, y - top + 1));
            }
        }
        if l & SOUTH == 0 || r & SOUTH == 0 {
            return None;
        }
    }
    None
}

/// In ASCII an upright line through a border hides the border.
fn through(canvas: &Canvas, p: Point) -> bool {
    canvas.glyphs == Glyphs::Ascii && canvas.arms(p) & (NORTH | SOUTH) == NORTH | SOUTH
}

fn claim(canvas: &mut Canvas, r: &Rect, owner: usize) {
    for x in r.x..=r.right() {
        canvas.claim(Point { x, y: r.y }, owner);
        canvas.claim(Point { x, y: r.bottom() }, owner);
    }
    for y in r.y..=r.bottom() {
        canvas.claim(Point { x: r.x, y }, owner);
        canvas.claim(Point { x: r.right(), y }, owner);
    }
}
