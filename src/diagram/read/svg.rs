//! Reads an SVG drawing back from its shapes: rectangles, paths and texts, not from its attributes for machines.

use super::{Found, FoundBox, FoundLine};
use crate::diagram::scene::Rect;

/// Reads a drawing of our SVG pen.
pub fn svg(drawing: &str) -> Found {
    let mut found = Found::default();
    let mut paths: Vec<Line> = vec![];
    let mut keys: Vec<(String, String)> = vec![];
    let mut lives: Vec<(i32, i32, i32)> = vec![];
    let mut inside = Inside::Nothing;
    for line in drawing.lines() {
        let class = attribute(line, "class").unwrap_or_default();
        let has = |name: &str| class.split(' ').any(|c| c == name);
        if line.starts_with("<a ") || line.starts_with("<g ") {
            inside = if has("d-edge") {
                paths.push(Line::default());
                Inside::Edge
            } else {
                found.boxes.push(FoundBox {
                    label: String::new(),
                    parent: None,
                    rect: Rect::default(),
                    group: has("d-group"),
                    rows: vec![],
                });
                Inside::Box
            };
        } else if line == "</a>" || line == "</g>" {
            inside = Inside::Nothing;
        } else if let (Inside::Box, true, Some(b)) = (&inside, has("d-box"), found.boxes.last_mut()) {
            let get = |name| attribute(line, name).and_then(|v| v.parse().ok()).unwrap_or(0);
            b.rect = Rect::new(get("x"), get("y"), get("width") + 1, get("height") + 1);
        } else if line.starts_with("<text") {
            read_text(line, &inside, &mut found, &mut paths, &mut keys);
        } else if has("d-life") {
            let numbers = numbers(&attribute(line, "d").unwrap_or_default());
            lives.extend(<[i32; 3]>::try_from(numbers).ok().map(|n| (n[0], n[1], n[2])));
        } else if let (Inside::Edge, Some(path)) = (&inside, paths.last_mut()) {
            read_path(line, has("d-tip"), path);
        }
    }
    for i in 0..found.boxes.len() {
        let around = |j: &usize| found.boxes[*j].rect.encloses(&found.boxes[i].rect);
        found.boxes[i].parent =
            (0..found.boxes.len()).filter(around).min_by_key(|&j| found.boxes[j].rect.w * found.boxes[j].rect.h);
    }
    // A lifeline belongs to the box from whose lower border it runs.
    let lives: Vec<(Rect, usize)> = lives
        .into_iter()
        .filter_map(|(x, top, bottom)| {
            let owner = found.boxes.iter().position(|b| on_border(&b.rect, (x, top)))?;
            Some((Rect::new(x, top, 1, bottom - top + 1), owner))
        })
        .collect();
    for i in 0..paths.len() {
        let words = paths[i].words.is_empty().then(|| paths.iter().find(|p| p.names(&paths[i])).map(|p| p.words.clone()));
        if let Some(Some(words)) = words {
            paths[i].words = words;
        }
        found.lines.extend(paths[i].join(&found.boxes, &lives, &keys));
    }
    found
}

enum Inside {
    Nothing,
    Box,
    Edge,
}

#[derive(Default)]
struct Line {
    first: Option<(i32, i32)>,
    last: Option<(i32, i32)>,
    tips: Vec<(i32, i32)>,
    /// Where it is interrupted by words.
    gaps: Vec<((i32, i32), (i32, i32))>,
    words: Vec<String>,
}

impl Line {
    /// Whether its words stand on a trunk that the other line shares.
    fn names(&self, other: &Line) -> bool {
        !self.words.is_empty() && self.first == other.first && self.gaps.iter().any(|gap| other.gaps.contains(gap))
    }

    fn join(&self, boxes: &[FoundBox], lives: &[(Rect, usize)], keys: &[(String, String)]) -> Option<FoundLine> {
        let near = |p: (i32, i32), q: (i32, i32)| (p.0 - q.0).abs() + (p.1 - q.1).abs() <= 8;
        let (first, last) = (self.first?, self.last?);
        let tip = |p| self.tips.iter().copied().find(|&t| near(t, p));
        let (start, end) = (tip(first).unwrap_or(first), tip(last).unwrap_or(last));
        let on = |p: (i32, i32)| {
            let life = lives.iter().find(|(r, _)| p.0 == r.x && p.1 >= r.y && p.1 <= r.bottom()).map(|l| l.1);
            life.or_else(|| boxes.iter().position(|b| on_border(&b.rect, p)))
        };
        let words = self.words.join(" ");
        let label = keys.iter().find(|(k, _)| !k.is_empty() && *k == words).map_or(words.clone(), |(_, text)| text.clone());
        Some(FoundLine {
            from: on(start)?,
            to: on(end)?,
            label,
            tips: (tip(first).is_some(), tip(last).is_some()),
            rows: (None, None),
        })
    }
}

fn on_border(r: &Rect, p: (i32, i32)) -> bool {
    let across = p.0 >= r.x && p.0 <= r.right() && (p.1 == r.y || p.1 == r.bottom());
    let along = p.1 >= r.y && p.1 <= r.bottom() && (p.0 == r.x || p.0 == r.right());
    across || along
}

/// Pixels: a line that begins further right goes on from the one above.
const INDENT: i32 = 40;

/// Where a text begins.
fn start(line: &str) -> i32 {
    attribute(line, "x").and_then(|x| x.parse().ok()).unwrap_or(0)
}

fn read_text(line: &str, inside: &Inside, found: &mut Found, paths: &mut [Line], keys: &mut Vec<(String, String)>) {
    let text = content(line);
    let number = attribute(line, "class").as_deref() == Some("d-n");
    match inside {
        Inside::Box => {
            if let Some(b) = found.boxes.last_mut() {
                if !b.label.is_empty() {
                    b.label.push(' ');
                }
                b.label.push_str(&text);
                if number {
                    b.label.push('.');
                }
            }
        }
        Inside::Edge => {
            if let Some(path) = paths.last_mut() {
                path.words.push(text);
            }
        }
        Inside::Nothing => match text.split_once("] ").filter(|_| text.starts_with('[')) {
            Some((key, rest)) => keys.push((format!("{key}]"), rest.to_string())),
            // What goes on from the line above is indented; a remark is no key's.
            None if start(line) > INDENT => {
                if let Some((_, last)) = keys.last_mut() {
                    last.push(' ');
                    last.push_str(&text);
                }
            }
            None => keys.push((String::new(), text)),
        },
    }
}

fn read_path(line: &str, tip: bool, path: &mut Line) {
    let Some(d) = attribute(line, "d") else { return };
    let numbers = numbers(&d);
    if numbers.len() < 2 {
        return;
    }
    if tip {
        path.tips.push((numbers[0], numbers[1]));
    } else {
        path.first = Some((numbers[0], numbers[1]));
        path.last = Some((numbers[numbers.len() - 2], numbers[numbers.len() - 1]));
        let pieces: Vec<&str> = d.split('M').skip(1).collect();
        for pair in pieces.windows(2) {
            let (before, after) = (self::numbers(pair[0]), self::numbers(pair[1]));
            if let ([.., a, b], [c, d, ..]) = (&before[..], &after[..]) {
                path.gaps.push(((*a, *b), (*c, *d)));
            }
        }
    }
}

fn numbers(path: &str) -> Vec<i32> {
    path.split(|c: char| !(c.is_ascii_digit() || c == '-')).filter(|p| !p.is_empty()).filter_map(|p| p.parse().ok()).collect()
}

fn attribute(line: &str, name: &str) -> Option<String> {
    let start = line.find(&format!(" {name}=\""))? + name.len() + 3;
    let end = line[start..].find('"')? + start;
    Some(line[start..end].to_string())
}

fn content(line: &str) -> String {
    let start = line.find('>').map_or(0, |i| i + 1);
    let end = line.rfind("</").unwrap_or(line.len());
    line[start..end].replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}
