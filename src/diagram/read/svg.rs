//! Reads an SVG drawing back from its shapes: rectangles, paths and texts, not from its attributes for machines.

use super::{Found, FoundBox, FoundLine};
use crate::diagram::scene::Rect;

/// Reads a drawing of our SVG pen.
pub fn svg(drawing: &str) -> Found {
    let mut found = Found::default();
    let mut paths: Vec<Line> = vec![];
    let mut keys: Vec<(String, String)> = vec![];
    let mut inside = Inside::Nothing;
    for line in drawing.lines() {
        let class = attribute(line, "class").unwrap_or_default();
        let has = |name: &str| class.split(' ').any(|c| c == name);
        if line.starts_with("<a ") || line.starts_with("<g ") {
            inside = if has("d-edge") {
                paths.push(Line::default());
                Inside::Edge
            } else {
                found.boxes.push(FoundBox { label: String::new(), parent: None, rect: Rect::default(), group: has("d-group") });
                Inside::Box
            };
        } else if line == "</a>" || line == "</g>" {
            inside = Inside::Nothing;
        } else if let (Inside::Box, true, Some(b)) = (&inside, has("d-box"), found.boxes.last_mut()) {
            let get = |name| attribute(line, name).and_then(|v| v.parse().ok()).unwrap_or(0);
            b.rect = Rect::new(get("x"), get("y"), get("width") + 1, get("height") + 1);
        } else if line.starts_with("<text") {
            read_text(line, &inside, &mut found, &mut paths, &mut keys);
        } else if let (Inside::Edge, Some(path)) = (&inside, paths.last_mut()) {
            read_path(line, has("d-tip"), path);
        }
    }
    for i in 0..found.boxes.len() {
        let around = |j: &usize| found.boxes[*j].rect.encloses(&found.boxes[i].rect);
        found.boxes[i].parent =
            (0..found.boxes.len()).filter(around).min_by_key(|&j| found.boxes[j].rect.w * found.boxes[j].rect.h);
    }
    for path in paths {
        found.lines.extend(path.join(&found.boxes, &keys));
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
    words: Vec<String>,
}

impl Line {
    fn join(&self, boxes: &[FoundBox], keys: &[(String, String)]) -> Option<FoundLine> {
        let near = |p: (i32, i32), q: (i32, i32)| (p.0 - q.0).abs() + (p.1 - q.1).abs() <= 8;
        let (first, last) = (self.first?, self.last?);
        let tip = |p| self.tips.iter().copied().find(|&t| near(t, p));
        let (start, end) = (tip(first).unwrap_or(first), tip(last).unwrap_or(last));
        let on = |p: (i32, i32)| boxes.iter().position(|b| on_border(&b.rect, p));
        let words = self.words.join(" ");
        let label = keys.iter().find(|(k, _)| *k == words).map_or(words.clone(), |(_, text)| text.clone());
        Some(FoundLine { from: on(start)?, to: on(end)?, label, tips: (tip(first).is_some(), tip(last).is_some()) })
    }
}

fn on_border(r: &Rect, p: (i32, i32)) -> bool {
    let across = p.0 >= r.x && p.0 <= r.right() && (p.1 == r.y || p.1 == r.bottom());
    let along = p.1 >= r.y && p.1 <= r.bottom() && (p.0 == r.x || p.0 == r.right());
    across || along
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
            None => {
                if let Some((_, last)) = keys.last_mut() {
                    last.push(' ');
                    last.push_str(&text);
                }
            }
        },
    }
}

fn read_path(line: &str, tip: bool, path: &mut Line) {
    let Some(d) = attribute(line, "d") else { return };
    let numbers: Vec<i32> =
        d.split(|c: char| !(c.is_ascii_digit() || c == '-')).filter(|p| !p.is_empty()).filter_map(|p| p.parse().ok()).collect();
    if numbers.len() < 2 {
        return;
    }
    if tip {
        path.tips.push((numbers[0], numbers[1]));
    } else {
        path.first = Some((numbers[0], numbers[1]));
        path.last = Some((numbers[numbers.len() - 2], numbers[numbers.len() - 1]));
    }
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
