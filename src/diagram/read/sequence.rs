//! Reads a sequence back: boxes with lifelines below them, and the messages between lifelines from top to bottom.

use super::canvas::{Canvas, EAST, Mark, NORTH, SOUTH, WEST};
use super::{Found, FoundBox, FoundLine, ascii, boxes};
use crate::diagram::measure;
use crate::diagram::pen::text::Glyphs;
use crate::diagram::scene::Point;

/// Reads a text drawing of a sequence; its lines are in the order of time.
pub fn sequence(drawing: &str, glyphs: Glyphs) -> Found {
    let mut canvas = Canvas::new(drawing, glyphs);
    let boxes = boxes::boxes(&mut canvas);
    if glyphs == Glyphs::Ascii {
        ascii::settle(&mut canvas, &boxes);
    }
    let lives = lifelines(&canvas, &boxes);
    let (w, h) = canvas.size();
    let mut lines = vec![];
    for y in 0..h {
        for &(x, owner) in &lives {
            let next = Point { x: x + 1, y };
            let starts = boxes[owner].rect.bottom() < y
                && match canvas.get(next) {
                    Mark::Tip(way) => *way & (EAST | WEST) != 0,
                    Mark::Line(arms) => arms & WEST != 0,
                    _ => false,
                };
            let crossed = *canvas.get(Point { x: x - 1, y }) == Mark::Tip(EAST);
            let passes = canvas.arms(Point { x, y }) & WEST != 0 && canvas.arms(Point { x, y }) & EAST != 0;
            if starts && (!passes || crossed) && *canvas.get(next) != Mark::Tip(EAST) {
                lines.extend(message(&mut canvas, &lives, (x, owner), y, w));
            }
        }
    }
    Found { boxes, lines }
}

/// The column of each participant, from left to right; a lifeline that is broken is none.
fn lifelines(canvas: &Canvas, boxes: &[FoundBox]) -> Vec<(i32, usize)> {
    let tee = |b: &FoundBox| {
        let r = b.rect;
        (r.x + 1..r.right()).find(|&x| canvas.arms(Point { x, y: r.bottom() }) & SOUTH != 0)
    };
    let heads = boxes.iter().enumerate().filter(|(_, b)| b.rect.y == 0);
    let mut lives: Vec<(i32, usize)> = heads.filter_map(|(i, b)| tee(b).map(|x| (x, i))).collect();
    let last = (0..canvas.size().1).rev().find(|&y| lives.iter().any(|l| canvas.arms(Point { x: l.0, y }) != 0)).unwrap_or(0);
    lives.retain(|&(x, owner)| {
        (boxes[owner].rect.bottom()..=last).all(|y| {
            let words = (x - 1..=x + 1).any(|x| canvas.is_text(Point { x, y }));
            let noted = boxes.iter().any(|b| b.rect.contains(Point { x, y }));
            words
                || noted
                || canvas.arms(Point { x, y }) & (NORTH | SOUTH) == NORTH | SOUTH
                || y == last && canvas.arms(Point { x, y }) & NORTH != 0
        })
    });
    lives.sort_unstable();
    lives
}

/// Follows a message to the right until a lifeline at which it ends.
fn message(canvas: &mut Canvas, lives: &[(i32, usize)], from: (i32, usize), y: i32, w: i32) -> Option<FoundLine> {
    let start_tip = *canvas.get(Point { x: from.0 + 1, y }) == Mark::Tip(WEST);
    for x in from.0 + 1..w {
        let p = Point { x, y };
        let before = canvas.get(Point { x: x - 1, y }).clone();
        if let Some(&(_, to)) = lives.iter().find(|l| l.0 == x) {
            let end_tip = before == Mark::Tip(EAST);
            let ends = matches!(canvas.get(p), Mark::Line(arms) if arms & EAST == 0 || end_tip);
            if ends {
                let label = label(canvas, from.0, x, y);
                let (a, b, tips) =
                    if start_tip && !end_tip { (to, from.1, (false, true)) } else { (from.1, to, (start_tip, end_tip)) };
                return Some(FoundLine { from: a, to: b, label, tips, rows: (None, None) });
            }
        } else if canvas.arms(p) & (EAST | SOUTH) == SOUTH && canvas.arms(p) & WEST != 0 {
            return own(canvas, from, x, y);
        } else if matches!(canvas.get(p), Mark::Line(arms) if arms & EAST == 0) {
            // The way back of a message to oneself.
            return None;
        } else if *canvas.get(p) == Mark::Blank && ![x - 1, x + 1].into_iter().any(|x| canvas.is_text(Point { x, y })) {
            return None;
        }
    }
    None
}

/// A message to oneself: down again at column `x`, and back; its words stand to the right.
fn own(canvas: &mut Canvas, (column, owner): (i32, usize), x: i32, y: i32) -> Option<FoundLine> {
    let (w, h) = canvas.size();
    let low = (y + 1..h).find(|&row| canvas.arms(Point { x, y: row }) & (WEST | SOUTH) == WEST)?;
    let upright = (y + 1..low).all(|row| canvas.arms(Point { x, y: row }) & (NORTH | SOUTH) == NORTH | SOUTH);
    let back = (column + 2..x).all(|x| canvas.arms(Point { x, y: low }) & (EAST | WEST) == EAST | WEST);
    if !upright || !back {
        return None;
    }
    let tips = [y, low].map(|row| *canvas.get(Point { x: column + 1, y: row }) == Mark::Tip(WEST));
    let rows: Vec<String> = (y + 1..low).map(|row| words(canvas, row, x + 1, w - 1)).collect();
    let label = measure::one_line(&rows.join(" "));
    Some(FoundLine { from: owner, to: owner, label, tips: (tips[0], tips[1]), rows: (None, None) })
}

/// What a message says: on its line, or in the rows right above it.
fn label(canvas: &mut Canvas, left: i32, right: i32, y: i32) -> String {
    let mut rows = vec![words(canvas, y, left + 1, right - 1)];
    for row in (0..y).rev() {
        let line = |x: i32| canvas.arms(Point { x, y: row }) & !(NORTH | SOUTH) != 0;
        let above = if (left + 1..right).any(line) { String::new() } else { words(canvas, row, left + 1, right - 1) };
        if above.is_empty() {
            break;
        }
        rows.push(above);
    }
    rows.reverse();
    measure::one_line(&rows.join(" "))
}

/// The words in a part of a row that nothing has read, without lines between them.
fn words(canvas: &mut Canvas, y: i32, from: i32, to: i32) -> String {
    let mut out = String::new();
    for x in from..=to {
        let p = Point { x, y };
        match canvas.get(p) {
            Mark::Text(text) if !canvas.is_read(p) => {
                out.push_str(text);
                canvas.take(y, x, x);
            }
            Mark::Text(_) => {}
            _ => out.push(' '),
        }
    }
    measure::one_line(&out)
}
