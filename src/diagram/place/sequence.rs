//! Who says what to whom: lifelines side by side, one message below the other.

use crate::diagram::finish;
use crate::diagram::graph::{Direction, Graph};
use crate::diagram::measure;
use crate::diagram::plan::{Plan, turn};
use crate::diagram::problem::NOTE_LABEL_LIMIT;
use crate::diagram::scene::{Align, BoxKind, Frame, Lifeline, Point, Rect, Role, Route, Scene, Text, Warning};

/// Widths at which labels are broken, tried from the first.
const WRAPS: [i32; 7] = [60, 36, 28, 22, 18, 15, 12];

/// The label of a message that lies across the lifelines between its ends.
const ACROSS: usize = usize::MAX;

struct Stage<'a> {
    plan: &'a Plan<'a>,
    /// Participants, from left to right.
    cast: Vec<usize>,
    wrap: i32,
    /// Labels may lie across the lifelines between their ends.
    tight: bool,
    /// Columns between neighbouring lifelines.
    gaps: Vec<i32>,
    /// Columns before the first lifeline and after the last.
    left: i32,
    right: i32,
    /// For each link: the gap in which its label stands.
    home: Vec<usize>,
}

/// Lays the sequence out, as wide as allowed.
pub(crate) fn layout(graph: &Graph, limit: i32) -> Scene {
    let mut best: Option<Scene> = None;
    let ways = [false, true].into_iter().flat_map(|tight| WRAPS.into_iter().map(move |wrap| (wrap, tight)));
    for (wrap, tight) in ways {
        let plan = if tight {
            Plan::broken(graph, wrap.clamp(9, 14), measure::wrap_hyphens)
        } else {
            Plan::new(graph, wrap.clamp(9, 18))
        };
        let mut stage = Stage::new(&plan, wrap, tight);
        stage.space();
        let scene = stage.draw();
        let fits = scene.width <= limit;
        if best.as_ref().is_none_or(|b| scene.width < b.width) {
            best = Some(scene);
        }
        if fits {
            break;
        }
    }
    let plan = Plan::new(graph, 18);
    let mut scene = best.unwrap_or_else(|| Stage::new(&plan, 20, true).draw());
    if scene.width > limit {
        scene.warnings.push(Warning::TooWide { width: scene.width, limit });
    }
    scene
}

impl<'a> Stage<'a> {
    fn new(plan: &'a Plan<'a>, wrap: i32, tight: bool) -> Stage<'a> {
        let mut cast: Vec<usize> = (0..plan.graph.nodes.len()).collect();
        cast.sort_by_key(|&i| (turn(plan.graph.nodes[i].side), plan.graph.nodes[i].order, i));
        let wide = |i: usize| plan.items[cast[i]].least.0;
        let gaps = (1..cast.len()).map(|i| wide(i - 1) / 2 + wide(i) / 2 + if tight { 2 } else { 3 }).collect();
        let left = cast.first().map_or(0, |_| (wide(0) - 1) / 2);
        let right = cast.last().map_or(0, |_| wide(cast.len() - 1) / 2);
        Stage { plan, cast: cast.clone(), wrap, tight, gaps, left, right, home: vec![0; plan.links.len()] }
    }

    fn place_of(&self, item: usize) -> usize {
        self.cast.iter().position(|&c| c == item).unwrap_or(0)
    }

    fn form(&self, l: usize) -> Vec<String> {
        let link = &self.plan.links[l];
        let (a, b) = (self.place_of(link.from), self.place_of(link.to));
        let limit = if self.home[l] == ACROSS { (self.column(a) - self.column(b)).abs() - 6 } else { self.wrap };
        measure::wrap(&link.says, limit)
    }

    /// Columns between lifelines: every label must fit between two of them.
    fn space(&mut self) {
        let mut order: Vec<usize> = (0..self.plan.links.len()).collect();
        let span = |l: usize| {
            let link = &self.plan.links[l];
            self.place_of(link.from).abs_diff(self.place_of(link.to))
        };
        let spans: Vec<usize> = (0..order.len()).map(span).collect();
        order.sort_by_key(|&l| (spans[l], l));
        for note in 0..self.plan.graph.notes.len() {
            self.make_room_for_note(note);
        }
        for l in order {
            let link = &self.plan.links[l];
            let (a, b) = (self.place_of(link.from), self.place_of(link.to));
            let form = self.form(l);
            let cells = measure::widest(&form);
            if a == b {
                let need = cells + 8;
                match self.gaps.get_mut(a) {
                    Some(gap) => *gap = (*gap).max(need),
                    None => self.right = self.right.max(need - 1),
                }
                self.home[l] = a;
                continue;
            }
            let need = if form.len() > 1 { cells + 4 } else { cells + 6 };
            let (low, high) = (a.min(b), a.max(b));
            let near = if a < b { low } else { high - 1 };
            if self.tight && high - low > 1 && self.gaps[low..high].iter().sum::<i32>() >= cells + 4 {
                self.home[l] = ACROSS;
                continue;
            }
            let wide = (low..high).find(|&g| self.gaps[g] >= need && g == near);
            let home = wide.or_else(|| (low..high).max_by_key(|&g| (self.gaps[g], std::cmp::Reverse(g)))).unwrap_or(near);
            self.gaps[home] = self.gaps[home].max(need);
            self.home[l] = home;
        }
    }

    fn note_form(&self, note: usize) -> Vec<String> {
        let text = measure::clipped(&self.plan.graph.notes[note].text, NOTE_LABEL_LIMIT);
        measure::wrap(&text, if self.tight { self.wrap } else { (self.wrap + 6).min(28) })
    }

    fn note_place(&self, note: usize) -> usize {
        let about = self.plan.graph.notes[note].about.as_ref();
        self.cast.iter().position(|&c| self.plan.id(c) == about).unwrap_or(0)
    }

    fn make_room_for_note(&mut self, note: usize) {
        let half = (measure::widest(&self.note_form(note)) + 4) / 2 + 2;
        let at = self.note_place(note);
        if at == 0 {
            self.left = self.left.max(half - 2);
        } else {
            self.gaps[at - 1] = self.gaps[at - 1].max(half + 1);
        }
        match self.gaps.get_mut(at) {
            Some(gap) => *gap = (*gap).max(half + 1),
            None => self.right = self.right.max(half - 1),
        }
    }

    fn column(&self, place: usize) -> i32 {
        self.left + self.gaps[..place.min(self.gaps.len())].iter().sum::<i32>()
    }

    fn draw(&self) -> Scene {
        let plan = self.plan;
        let high = self.cast.iter().map(|&c| plan.items[c].least.1).max().unwrap_or(3);
        let frames: Vec<Frame> = (0..self.cast.len()).filter_map(|i| self.head(i, high)).collect();
        let mut scene = Scene {
            id: plan.graph.id.clone(),
            title: plan.graph.title.clone(),
            width: self.column(self.cast.len().saturating_sub(1)) + self.right + 1,
            height: 0,
            direction: Direction::Right,
            frames,
            routes: vec![],
            unrouted: vec![],
            lifelines: vec![],
            below: vec![],
            legend: vec![],
            warnings: vec![],
        };
        let mut y = high + 1;
        let mut told = 0;
        for l in 0..plan.links.len() {
            y = self.notes(&mut scene, told, plan.links[l].edge, y);
            told = plan.links[l].edge + 1;
            y = self.message(&mut scene, l, y);
        }
        y = self.notes(&mut scene, told, usize::MAX, y);
        for i in 0..self.cast.len() {
            scene.lifelines.push(Lifeline { frame: i, x: self.column(i), top: high - 1, bottom: y - 1 });
        }
        scene.height = y;
        finish::legend(&mut scene, plan);
        scene
    }

    fn head(&self, i: usize, high: i32) -> Option<Frame> {
        let item = self.cast[i];
        let mut draft =
            crate::diagram::draft::Draft { rects: vec![Rect::default(); self.plan.items.len()], ..Default::default() };
        let w = self.plan.items[item].least.0;
        draft.rects[item] = Rect::new(self.column(i) - (w - 1) / 2, 0, w, high);
        let mut frame = finish::frame(self.plan, &draft, item, &vec![None; self.plan.items.len()])?;
        frame.depth = 0;
        Some(frame)
    }

    /// Draws one message; returns the first free row.
    fn message(&self, scene: &mut Scene, l: usize, y: i32) -> i32 {
        let link = &self.plan.links[l];
        let (a, b) = (self.place_of(link.from), self.place_of(link.to));
        let (xa, xb) = (self.column(a), self.column(b));
        let form = if link.says.is_empty() { vec![] } else { self.form(l) };
        let rows = i32::try_from(form.len()).unwrap_or(0);
        let at = |x: i32, y: i32| Point { x, y };
        let (points, label, next) = if a == b {
            let low = y + rows.max(1) + 1;
            let points = vec![at(xa, y), at(xa + 4, y), at(xa + 4, low), at(xa, low)];
            (points, texts(xa + 6, y + 1, &form, None), low + 1)
        } else {
            let home = self.home[l];
            let (left, right) =
                if home == ACROSS { (xa.min(xb), xa.max(xb)) } else { (self.column(home), self.column(home + 1)) };
            if rows > 1 || (home == ACROSS && rows > 0) {
                let y = y + rows;
                (vec![at(xa, y), at(xb, y)], texts(left, y - rows, &form, Some(right)), y + 1)
            } else {
                (vec![at(xa, y), at(xb, y)], texts(left, y, &form, Some(right)), y + 1)
            }
        };
        scene.routes.push(Route {
            edge: link.edge,
            from: a,
            to: b,
            rows: finish::rows(self.plan, link),
            points,
            arrow: link.arrow,
            stroke: link.stroke,
            state: self.plan.graph.edges[link.edge].state,
            label,
            says: link.says.clone(),
        });
        next + 1
    }

    /// Draws the notes due before the message `until`; returns the first free row.
    fn notes(&self, scene: &mut Scene, from: usize, until: usize, mut y: i32) -> i32 {
        for (n, note) in self.plan.graph.notes.iter().enumerate() {
            if note.after < from || note.after > until {
                continue;
            }
            let form = self.note_form(n);
            let w = measure::widest(&form) + 4;
            let rows = i32::try_from(form.len()).unwrap_or(1);
            let place = self.note_place(n);
            let rect = Rect::new(self.column(place) - (w - 1) / 2, y, w, rows + 2);
            let texts = form.iter().enumerate().map(|(i, line)| Text {
                at: Point { x: rect.x + 2, y: y + 1 + i32::try_from(i).unwrap_or(0) },
                cells: w - 4,
                text: line.clone(),
                em: measure::em(line),
                role: Role::Note,
                align: Align::Center,
                marks: vec![],
            });
            scene.frames.push(Frame {
                id: crate::diagram::graph::Id::new(format!("note {}", n + 1)),
                kind: BoxKind::Note,
                rect,
                parent: None,
                label: note.text.clone(),
                texts: texts.collect(),
                rules: vec![],
                depth: 0,
                color: None,
                family: None,
                state: crate::diagram::graph::State::Known,
                href: None,
                description: None,
            });
            y += rows + 3;
        }
        y
    }
}

/// Lines of a label: between two columns, or from a column on.
fn texts(x: i32, y: i32, form: &[String], until: Option<i32>) -> Vec<Text> {
    let widest = measure::widest(form);
    let line = |(i, text): (usize, &String)| {
        let cells = measure::cells(text);
        let left = until.map_or(x, |end| x + (end - x - widest) / 2 + (widest - cells) / 2 + 1);
        let left = if until.is_some() { left.max(x + 2) } else { left };
        let y = y + i32::try_from(i).unwrap_or(0);
        let align = if until.is_some() { Align::Center } else { Align::Left };
        Text {
            at: Point { x: left, y },
            cells,
            text: text.clone(),
            em: measure::em(text),
            role: Role::Edge,
            align,
            marks: vec![],
        }
    };
    form.iter().enumerate().map(line).collect()
}
