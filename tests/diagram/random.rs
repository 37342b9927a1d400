//! Random compound graphs and what a drawing of one must say.

use ardoise::diagram::graph::{Arrow, Edge, Family, Graph, Group, Id, Node, State, Stroke};
use ardoise::diagram::pen::text::{Glyphs, text};
use ardoise::diagram::read::Found;
use ardoise::diagram::{Scene, pen, read, verify};

/// A generator with nothing but a number inside.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % below as u64).unwrap()
    }
}

const WORDS: [&str; 16] = [
    "api",
    "kube-proxy",
    "节点",
    "été",
    "Service",
    "v",
    "données",
    "a/b",
    "store",
    "WWW",
    "ポッド",
    "scheduler",
    "x",
    "control plane",
    "it",
    "watch/bind",
];

pub(crate) fn words(dice: &mut Dice, most: usize) -> String {
    let count = 1 + dice.roll(most);
    (0..count).map(|_| WORDS[dice.roll(WORDS.len())]).collect::<Vec<_>>().join(" ")
}

/// A graph with at most `most` nodes, up to 1.5 edges a node, 4 levels.
pub(crate) fn graph(seed: u64, most: usize) -> Graph {
    let mut dice = Dice(seed);
    let nodes = 1 + dice.roll(most);
    let groups = dice.roll(nodes / 3 + 2);
    let mut g = Graph::new("random", Family::Architecture, "random");
    let mut depth = vec![];
    for i in 0..groups {
        let parent = if i > 0 && dice.roll(3) > 0 { Some(dice.roll(i)) } else { None };
        let parent = parent.filter(|&p| depth[p] < 3);
        depth.push(parent.map_or(0, |p| depth[p] + 1));
        let mut group = Group::new(&format!("g{i}"), &format!("{} G{i}", words(&mut dice, 2)));
        group.parent = parent.map(|p| Id::new(format!("g{p}")));
        g = g.group(group);
    }
    for i in 0..nodes {
        let mut node = Node::new(&format!("n{i}"), &format!("{} N{i}", words(&mut dice, 3)));
        if groups > 0 && dice.roll(5) > 0 {
            node.parent = Some(Id::new(format!("g{}", dice.roll(groups))));
        }
        if dice.roll(6) == 0 {
            node.details.push(words(&mut dice, 4));
        }
        node.state = [State::Known, State::Known, State::Known, State::New, State::Later][dice.roll(5)];
        g = g.node(node);
    }
    let edges = dice.roll(nodes + nodes / 2 + 1);
    for _ in 0..edges {
        let mut end = |g: &Graph| {
            if groups > 0 && dice.roll(6) == 0 {
                g.groups[dice.roll(groups)].id.to_string()
            } else {
                format!("n{}", dice.roll(nodes))
            }
        };
        let (from, to) = (end(&g), end(&g));
        let label = match dice.roll(4) {
            0 => String::new(),
            1 => words(&mut dice, 4),
            _ => words(&mut dice, 1),
        };
        let mut edge = Edge::new(&from, &to, &label);
        edge.arrow = [Arrow::Forward, Arrow::Forward, Arrow::Forward, Arrow::Both, Arrow::None][dice.roll(5)];
        if dice.roll(6) == 0 {
            edge.stroke = Stroke::Dashed;
        }
        let mut with = g.clone();
        with.edges.push(edge);
        if ardoise::diagram::validate(&with).is_empty() {
            g = with;
        }
    }
    g
}

/// What a drawing of the scene should be read as.
pub(crate) fn expected(graph: &Graph, scene: &Scene) -> Found {
    let name = |i: usize| {
        let f = &scene.frames[i];
        let mut words: Vec<String> = vec![];
        for text in &f.texts {
            for mark in &text.marks {
                if let ardoise::diagram::scene::Mark::Step(n) = mark {
                    words.push(format!("{n}."));
                }
            }
            words.push(text.text.clone());
        }
        words.join(" ")
    };
    let _ = graph;
    let boxes = (0..scene.frames.len())
        .map(|i| read::FoundBox {
            label: name(i),
            parent: scene.frames[i].parent,
            rect: scene.frames[i].rect,
            group: false,
            rows: vec![],
        })
        .collect();
    let lines = scene
        .routes
        .iter()
        .map(|r| read::FoundLine {
            from: r.from,
            to: r.to,
            label: r.says.clone(),
            tips: (r.arrow == Arrow::Both, r.arrow != Arrow::None),
            rows: r.rows.clone(),
        })
        .collect();
    Found { boxes, lines }
}

/// Every way in which the drawings of a scene are at fault.
pub(crate) fn faults_of(graph: &Graph, scene: &Scene, width: i32, forms: &[Glyphs]) -> Vec<String> {
    let mut faults = verify::verify(graph, scene, width);
    let wish = expected(graph, scene);
    for &glyphs in forms {
        let drawing = text(scene, glyphs);
        let found =
            if graph.family == Family::Sequence { read::sequence(&drawing, glyphs) } else { read::text(&drawing, glyphs) };
        compare(&format!("{glyphs:?}"), &wish, &found, &mut faults);
        if graph.family != Family::Sequence {
            faults.extend(rows_lost(&wish, &found).into_iter().map(|lost| format!("{glyphs:?}: not at its rows: {lost}")));
        }
    }
    let drawing = pen::svg::svg(scene, &pen::svg::Style::page("en"));
    compare("SVG", &wish, &read::svg(&drawing), &mut faults);
    faults
}

/// Reads a text drawing as its family wants.
pub(crate) fn read(graph: &Graph, drawing: &str, glyphs: Glyphs) -> Found {
    if graph.family == Family::Sequence { read::sequence(drawing, glyphs) } else { read::text(drawing, glyphs) }
}

/// A box and the row beside which a line ends; a line: its two ends, its label, its tips.
type RowEnd = (String, Option<String>);
type RowLine = (RowEnd, RowEnd, String, (bool, bool));

/// Lines that do not end at the rows that they should: "from, row, to, row, label" of each that is lost.
pub(crate) fn rows_lost(wish: &Found, found: &Found) -> Vec<String> {
    let end = |f: &Found, at: usize, row: &Option<String>| (f.boxes[at].label.clone(), row.clone());
    let ends = |f: &Found| -> Vec<RowLine> {
        let line = |l: &read::FoundLine| {
            let (a, b) = (end(f, l.from, &l.rows.0), end(f, l.to, &l.rows.1));
            let (a, b) = if l.tips.0 == l.tips.1 && b < a { (b, a) } else { (a, b) };
            (a, b, l.label.clone(), l.tips)
        };
        f.lines.iter().map(line).collect()
    };
    let mut left = ends(found);
    // A line that names no row may end beside one.
    let same = |(wish, row): &RowEnd, (found, beside): &RowEnd| {
        let bare = |label: &str| label.trim_start_matches("● ").trim_start_matches("* ").to_string();
        bare(wish) == bare(found) && (row.is_none() || row == beside)
    };
    let mut lost = vec![];
    let mut wished = ends(wish);
    wished.sort_by_key(|w| std::cmp::Reverse(usize::from(w.0.1.is_some()) + usize::from(w.1.1.is_some())));
    for w in wished {
        let fits = |l: &RowLine| {
            l.2 == w.2
                && l.3 == w.3
                && (same(&w.0, &l.0) && same(&w.1, &l.1) || w.3.0 == w.3.1 && same(&w.0, &l.1) && same(&w.1, &l.0))
        };
        match left.iter().position(fits) {
            Some(at) => drop(left.remove(at)),
            None => lost.push(format!("{w:?}")),
        }
    }
    lost
}

pub(crate) fn compare(name: &str, wish: &Found, found: &Found, faults: &mut Vec<String>) {
    let plain = |mut all: Vec<(String, String)>| {
        for (a, b) in &mut all {
            for s in [a, b] {
                *s = s.trim_start_matches("● ").trim_start_matches("* ").to_string();
            }
        }
        all.sort();
        all
    };
    let (a, b) = (plain(wish.nesting()), plain(found.nesting()));
    if a != b {
        let lost: Vec<_> = a.iter().filter(|x| !b.contains(x)).collect();
        let extra: Vec<_> = b.iter().filter(|x| !a.contains(x)).collect();
        faults.push(format!("{name}: boxes lost {lost:?}, made up {extra:?}"));
    }
    let strip = |f: &Found| {
        let mut f = f.clone();
        for b in &mut f.boxes {
            b.label = b.label.trim_start_matches("● ").trim_start_matches("* ").to_string();
        }
        f.ties()
    };
    let (a, b) = (strip(wish), strip(found));
    if a != b {
        let lost: Vec<_> = a.iter().filter(|x| !b.contains(x)).collect();
        let extra: Vec<_> = b.iter().filter(|x| !a.contains(x)).collect();
        faults.push(format!("{name}: lines lost {lost:?}, made up {extra:?} ({} for {})", b.len(), a.len()));
    }
}
