//! The drawing told: what holds what, and one sentence per edge.

use crate::diagram::graph::{Arrow, State};
use crate::diagram::scene::{BoxKind, Role, Route, Scene};
use crate::diagram::words::Words;

/// A described list: it says all that the drawing shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prose {
    /// What each group holds, outermost first, and each box that stands alone.
    pub places: Vec<Place>,
    /// One sentence per edge, in order.
    pub connections: Vec<Connection>,
    /// Remarks.
    pub notes: Vec<String>,
}

/// A box, in a list that nests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// How deep it is nested.
    pub depth: usize,
    /// Its id.
    pub id: String,
    /// Its name with its step or state.
    pub name: String,
    /// Its other lines and its description.
    pub says: Vec<String>,
    /// Its page.
    pub href: Option<String>,
    /// Whether it is a group.
    pub group: bool,
}

/// An edge told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Connection {
    /// Name of the first end.
    pub from: String,
    /// Name of the second end.
    pub to: String,
    /// The whole sentence: "kube-scheduler vers kube-apiserver : watch/bind".
    pub sentence: String,
}

/// Tells a scene.
pub fn prose(scene: &Scene, words: &Words) -> Prose {
    let mut places = vec![];
    for (i, frame) in scene.frames.iter().enumerate() {
        if frame.parent.is_none() && frame.kind != BoxKind::Note {
            place(scene, words, i, &mut places);
        }
    }
    let connections = ties(scene).into_iter().map(|tie| Connection {
        from: scene.frames[tie.from].label.clone(),
        to: scene.frames[tie.to].label.clone(),
        sentence: sentence(scene, &tie, words),
    });
    let notes = scene.frames.iter().filter(|f| f.kind == BoxKind::Note).map(|f| f.label.clone());
    Prose { places, connections: connections.collect(), notes: notes.collect() }
}

fn place(scene: &Scene, words: &Words, i: usize, places: &mut Vec<Place>) {
    let frame = &scene.frames[i];
    let step = frame.texts.iter().flat_map(|t| &t.marks).find_map(|m| match m {
        crate::diagram::scene::Mark::Step(n) => Some(*n),
        crate::diagram::scene::Mark::New | crate::diagram::scene::Mark::Failed => None,
    });
    let mut name = step.map_or_else(|| frame.label.clone(), |n| format!("{n}. {}", frame.label));
    match frame.state {
        State::Known => {}
        State::New => name = format!("{name} ({})", words.new),
        State::Later => name = format!("{name} ({})", words.later),
        State::Failed => name = format!("{name} ({})", words.failed),
    }
    let written = |role: Role| frame.texts.iter().filter(move |t| t.role == role).map(|t| t.text.as_str()).collect::<Vec<_>>();
    let lines = [written(Role::Detail).join(" "), written(Role::Port).join(", ")];
    let mut says: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    says.extend(frame.description.clone());
    places.push(Place {
        depth: frame.depth,
        id: frame.id.as_str().into(),
        name,
        says,
        href: frame.href.clone(),
        group: frame.kind == BoxKind::Group,
    });
    for (c, child) in scene.frames.iter().enumerate() {
        if child.parent == Some(i) {
            place(scene, words, c, places);
        }
    }
}

/// An edge, drawn or not.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tie<'a> {
    edge: usize,
    from: usize,
    to: usize,
    rows: &'a (Option<String>, Option<String>),
    arrow: Arrow,
    says: &'a str,
}

impl<'a> Tie<'a> {
    /// The edge that a line stands for.
    pub(crate) fn of(route: &'a Route) -> Tie<'a> {
        Tie { edge: route.edge, from: route.from, to: route.to, rows: &route.rows, arrow: route.arrow, says: &route.says }
    }
}

/// All edges in their order, those without a line too.
pub(crate) fn ties(scene: &Scene) -> Vec<Tie<'_>> {
    let lost =
        scene.unrouted.iter().map(|u| Tie { edge: u.edge, from: u.from, to: u.to, rows: &u.rows, arrow: u.arrow, says: &u.says });
    let mut ties: Vec<Tie> = scene.routes.iter().map(Tie::of).chain(lost).collect();
    ties.sort_by_key(|tie| tie.edge);
    ties
}

/// One edge as a sentence.
pub(crate) fn sentence(scene: &Scene, tie: &Tie, words: &Words) -> String {
    let (from, to) = (end(scene, tie.from, tie.rows.0.as_ref()), end(scene, tie.to, tie.rows.1.as_ref()));
    let between = words.between(tie.arrow);
    if tie.says.is_empty() {
        format!("{from} {between} {to}")
    } else {
        format!("{from} {between} {to}{}{}", words.colon, tie.says)
    }
}

/// A box, and its row that an edge names: "Service (port 80)".
fn end(scene: &Scene, frame: usize, row: Option<&String>) -> String {
    let label = &scene.frames[frame].label;
    row.map_or_else(|| label.clone(), |row| format!("{label} ({row})"))
}

/// A box and its edges in one line, for hover texts: "kube-scheduler : watch/bind vers kube-apiserver".
pub fn relations(scene: &Scene, frame: usize, words: &Words) -> String {
    let told: Vec<String> = ties(scene)
        .into_iter()
        .filter(|r| r.from == frame || r.to == frame)
        .map(|r| {
            let (word, other, row) =
                if r.from == frame { (words.between(r.arrow), r.to, &r.rows.1) } else { (words.from, r.from, &r.rows.0) };
            let says = if r.says.is_empty() { String::new() } else { format!("{} ", r.says) };
            format!("{says}{word} {}", end(scene, other, row.as_ref()))
        })
        .collect();
    let own = &scene.frames[frame].label;
    if told.is_empty() { own.clone() } else { format!("{own}{}{}", words.colon, told.join(", ")) }
}

/// The described list as plain text.
pub fn text(prose: &Prose, words: &Words) -> String {
    let mut out = String::new();
    for place in &prose.places {
        let says = if place.says.is_empty() { String::new() } else { format!("{}{}", words.colon, place.says.join(" ; ")) };
        out.push_str(&format!("{}- {}{says}\n", "  ".repeat(place.depth), place.name));
    }
    if !prose.connections.is_empty() {
        out.push('\n');
    }
    for connection in &prose.connections {
        out.push_str(&format!("- {}\n", connection.sentence));
    }
    for note in &prose.notes {
        out.push_str(&format!("- {note}\n"));
    }
    out
}
