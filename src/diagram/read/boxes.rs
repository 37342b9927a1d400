//! Finds the boxes of a text drawing: closed frames, titles on the border, texts inside.

use super::FoundBox;
use super::canvas::{Canvas, EAST, Mark, NORTH, SOUTH, WEST};
use crate::diagram::pen::text::Glyphs;
use crate::diagram::scene::{Point, Rect};

/// All boxes, in the order of their upper left corners.
pub(crate) fn boxes(canvas: &mut Canvas) -> Vec<FoundBox> {
    let mut candidates = candidates(canvas);
    // True corners first, then leaves, small before large: what shares cells with a box that has been found is no box.
    candidates.sort_by_key(|(r, titled)| (loose(canvas, r), *titled, r.w * r.h, r.y, r.x));
    let mut taken: Vec<(Rect, bool)> = vec![];
    for (rect, titled) in candidates {
        let free = border(&rect).all(|p| canvas.border_of(p).is_none());
        if free && (titled || speaks(canvas, &rect)) {
            for p in border(&rect) {
                canvas.claim(p, 0);
            }
            taken.push((rect, titled));
        }
    }
    taken.sort_by_key(|(r, _)| (r.y, r.x));
    let mut found: Vec<FoundBox> = vec![];
    for (rect, titled) in taken {
        for p in border(&rect) {
            canvas.claim(p, found.len());
        }
        let label = if titled { canvas.take(rect.y, rect.x + 2, rect.right() - 1) } else { String::new() };
        found.push(FoundBox { label: clean(&label), parent: None, rect, group: titled, rows: vec![] });
    }
    for i in 0..found.len() {
        let around = |j: &usize| found[*j].rect.encloses(&found[i].rect);
        found[i].parent = (0..found.len()).filter(around).min_by_key(|&j| found[j].rect.w * found[j].rect.h);
    }
    for one in &mut found {
        if !one.group {
            let r = one.rect;
            let rows: Vec<String> = (r.y + 1..r.bottom()).map(|y| canvas.take(y, r.x + 1, r.right() - 1)).collect();
            one.label =
                rows.iter().filter(|t| !ruled(t, r.w - 2)).map(String::as_str).collect::<Vec<_>>().join(" ").trim().into();
            one.label = crate::diagram::measure::one_line(&one.label);
            one.rows = cells(&rows, &r);
        }
    }
    found
}

/// The rows below the first rule; what is between two rules is one row, where there are several.
fn cells(rows: &[String], r: &Rect) -> Vec<(i32, i32, String)> {
    let below = || rows.iter().skip_while(|text| !ruled(text, r.w - 2));
    let rules = below().filter(|text| ruled(text, r.w - 2)).count();
    let texts = below().filter(|text| !ruled(text, r.w - 2) && !text.trim().is_empty()).count();
    // Rules part rows where one is higher than its text.
    let parted = rules > 1 || texts == 1;
    let mut cells: Vec<(i32, i32, String)> = vec![];
    let mut open = false;
    for (y, text) in (r.y + 1..).zip(rows).skip_while(|(_, text)| !ruled(text, r.w - 2)) {
        if ruled(text, r.w - 2) {
            open = false;
            continue;
        }
        match cells.last_mut() {
            Some(cell) if open => {
                cell.1 = y;
                cell.2 = format!("{} {}", cell.2, text.trim()).trim().into();
            }
            _ => cells.push((y, y, text.trim().into())),
        }
        open = parted;
    }
    cells
}

/// Arms that the corners have beyond those of corners: a frame whose corners are tees of other lines is suspect.
fn loose(canvas: &Canvas, r: &Rect) -> u32 {
    let corners = [
        (r.x, r.y, EAST | SOUTH),
        (r.right(), r.y, WEST | SOUTH),
        (r.x, r.bottom(), EAST | NORTH),
        (r.right(), r.bottom(), WEST | NORTH),
    ];
    corners.into_iter().map(|(x, y, own)| (canvas.arms(Point { x, y }) & !own).count_ones()).sum()
}

/// All closed frames.
fn candidates(canvas: &Canvas) -> Vec<(Rect, bool)> {
    let (w, h) = canvas.size();
    let mut all = vec![];
    for y in 0..h {
        for x in 0..w {
            if corner(canvas, Point { x, y }, EAST | SOUTH) {
                all.extend(frame(canvas, x, y));
            }
        }
    }
    all
}

/// Whether there is text in the first row inside.
fn speaks(canvas: &Canvas, r: &Rect) -> bool {
    (r.y + 1..r.bottom()).any(|y| (r.x + 1..r.right()).any(|x| canvas.is_text(Point { x, y })))
}

/// Whether a row is an inner rule from side to side.
fn ruled(text: &str, cells: i32) -> bool {
    crate::diagram::measure::columns(text) == cells && text.chars().all(|c| matches!(c, '─' | '═' | '-' | '=' | '.'))
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
fn corner(canvas: &Canvas, p: Point, wanted: u8) -> bool {
    let arms = canvas.arms(p);
    match canvas.glyphs {
        Glyphs::Unicode => arms == wanted,
        Glyphs::Ascii => arms & wanted == wanted && canvas.glyph(p) == "+",
    }
}

/// What stands in an upper border before a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Border {
    Line,
    Blank,
    Title,
    /// Line again, after the title.
    Closed,
}

/// The frame that starts at this corner, and whether it has a title: words with one blank around and between them.
fn frame(canvas: &Canvas, x: i32, y: i32) -> Option<(Rect, bool)> {
    let (w, _) = canvas.size();
    let mut titled = false;
    let mut before = Border::Line;
    for at in x + 1..w {
        let p = Point { x: at, y };
        before = match (canvas.get(p), before) {
            (Mark::Text(_), Border::Blank | Border::Title) => {
                titled = true;
                Border::Title
            }
            (Mark::Blank, Border::Line) if at == x + 2 => Border::Blank,
            (Mark::Blank, Border::Title) => Border::Blank,
            (Mark::Line(arms), Border::Line | Border::Closed | Border::Blank) if before != Border::Blank || titled => {
                let joined = arms & WEST != 0 || before == Border::Blank && arms & EAST != 0;
                if !joined && canvas.glyphs == Glyphs::Unicode {
                    return None;
                }
                if corner(canvas, p, SOUTH | WEST)
                    && let Some(rect) = close(canvas, x, y, at)
                {
                    return Some((rect, titled));
                }
                if arms & EAST == 0 && canvas.glyphs == Glyphs::Unicode {
                    return None;
                }
                if titled { Border::Closed } else { Border::Line }
            }
            _ => return None,
        };
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
        // Where both sides go on, this is a rule inside; words below may begin and end with what looks like a tip.
        let goes_on = |x| matches!(canvas.glyph(Point { x, y: y + 1 }), "|" | "+" | ":");
        let rule = canvas.glyphs == Glyphs::Ascii && l & r & SOUTH != 0 && goes_on(left) && goes_on(right);
        if l & EAST != 0 && r & WEST != 0 && y > top + 1 && !rule {
            let whole = (left + 1..right)
                .all(|x| canvas.arms(Point { x, y }) & (EAST | WEST) == EAST | WEST || through(canvas, Point { x, y }));
            if whole && corner(canvas, Point { x: left, y }, NORTH | EAST) && corner(canvas, Point { x: right, y }, NORTH | WEST)
            {
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
    canvas.glyphs == Glyphs::Ascii && matches!(canvas.glyph(p), "|" | "+" | ":")
}

/// The cells of a frame.
fn border(r: &Rect) -> impl Iterator<Item = Point> + use<> {
    let r = *r;
    let level = (r.x..=r.right()).flat_map(move |x| [Point { x, y: r.y }, Point { x, y: r.bottom() }]);
    let upright = (r.y..=r.bottom()).flat_map(move |y| [Point { x: r.x, y }, Point { x: r.right(), y }]);
    level.chain(upright)
}
