//! Nested boxes: each group is placed from the inside out, with every edge lifted to the children of the group where its
//! ends meet.

mod set;

use super::stack::Spacing;
use super::{Block, Choice, expand};
use super::{layers, thin};
use crate::diagram::graph::{Direction, Side};
use crate::diagram::label;
use crate::diagram::plan::{Plan, turn};
use crate::diagram::ports::Homes;
use crate::diagram::scene::Rect;

/// What is known of a group before any size: the layers of its children.
struct Level {
    /// Links whose ends meet here, as local numbers turned to run down the layers, with the link and whether it was turned.
    ties: Vec<(usize, usize, usize)>,
    layer: Vec<usize>,
    parts: Vec<Vec<usize>>,
    /// When each child has a row of its own: the most lines that pass beside a row.
    density: i32,
}

struct Nest<'a> {
    plan: &'a Plan<'a>,
    choice: &'a Choice,
    levels: Vec<Option<Level>>,
    /// Links that leave each group.
    leaving: Vec<Vec<usize>>,
    before: Option<&'a [Rect]>,
    /// Where links ended at rows then.
    homes: Option<Homes>,
}

/// Places all items; `before` is an earlier result whose neighbourhoods guide the order.
pub(crate) fn place(plan: &Plan, choice: &Choice, before: Option<&[Rect]>) -> Vec<Rect> {
    let homes = before.map(|before| Homes::new(plan, before));
    let mut nest = Nest { plan, choice, levels: vec![], leaving: vec![vec![]; plan.items.len()], before, homes };
    nest.levels = (0..plan.items.len()).map(|i| plan.is_group(i).then(|| nest.level(i))).collect();
    for (l, link) in plan.links.iter().enumerate() {
        for end in [link.from, link.to] {
            let mut at = end;
            while at != link.meet {
                nest.leaving[at].push(l);
                at = plan.items[at].parent;
            }
        }
    }
    let mut blocks: Vec<Option<Block>> = vec![None; plan.items.len()];
    for (i, block) in blocks.iter_mut().enumerate() {
        if !plan.is_group(i) {
            let (w, h) = plan.items[i].least;
            *block = Some(room_for_loops(plan, i, Block { w, h, rects: vec![(i, Rect::new(0, 0, w, h))], ..Block::default() }));
        }
    }
    for group in plan.groups_inside_out() {
        let content = nest.content(group, &mut blocks);
        blocks[group] = Some(if group == plan.root { content } else { room_for_loops(plan, group, nest.frame(group, content)) });
    }
    let block = blocks[plan.root].take().unwrap_or_default();
    let mut rects = vec![Rect::default(); plan.items.len()];
    for &(item, rect) in &block.rects {
        rects[item] = rect;
    }
    rects[plan.root] = Rect::new(0, 0, block.w, block.h);
    expand::expand(plan, choice, &mut rects, &block.lanes);
    rects
}

impl Nest<'_> {
    fn level(&self, group: usize) -> Level {
        let children = &self.plan.items[group].children;
        let local = |item: usize| {
            let child = self.plan.child_toward(group, item);
            children.iter().position(|&c| c == child)
        };
        let mut edges = vec![];
        let mut of = vec![];
        for (l, link) in self.plan.links.iter().enumerate().filter(|(_, k)| k.meet == group && k.from != k.to) {
            if let (Some(a), Some(b)) = (local(link.from), local(link.to)) {
                // What is to stand first or last does so whichever way its edges run.
                let back = turn(self.plan.side(children[a])) > turn(self.plan.side(children[b]));
                edges.push(if back { (b, a) } else { (a, b) });
                of.push(l);
            }
        }
        let turned = layers::cut_circles(children.len(), &edges);
        let ranks = self.ranks(children);
        let mut layer = layers::layers(children.len(), &turned.edges, &ranks);
        self.pin(children, &mut layer, &ranks);
        // What is kept side by side is placed together.
        let tied: Vec<(usize, usize)> = ranks.iter().flat_map(|set| set.windows(2)).map(|pair| (pair[0], pair[1])).collect();
        let parts = layers::components(children.len(), &[edges, tied].concat());
        if self.choice.narrow && self.choice.thin {
            let turns: Vec<u8> = children.iter().map(|&c| turn(self.plan.side(c))).collect();
            layer = thin::order(&turned.edges, &layer, &turns);
        }
        let density = density(&turned.edges, &layer);
        let down = |&(a, b): &(usize, usize)| if layer[a] > layer[b] { (b, a) } else { (a, b) };
        let ties = turned.edges.iter().map(down).zip(of).map(|((a, b), l)| (a, b, l)).collect();
        Level { ties, layer, parts, density }
    }

    fn ranks(&self, children: &[usize]) -> Vec<Vec<usize>> {
        let find = |id| children.iter().position(|&c| self.plan.id(c) == Some(id));
        self.plan.graph.same_rank.iter().map(|set| set.iter().filter_map(find).collect()).collect()
    }

    /// Puts what is to stand first or last into the first or the last layer, and what is kept beside it too.
    fn pin(&self, children: &[usize], layer: &mut [usize], ranks: &[Vec<usize>]) {
        let last = layer.iter().max().copied().unwrap_or(0);
        for (i, &child) in children.iter().enumerate() {
            let at = match self.plan.side(child) {
                Some(Side::Start) => 0,
                Some(Side::End) => last,
                None => continue,
            };
            layer[i] = at;
            for &beside in ranks.iter().filter(|set| set.contains(&i)).flatten() {
                if self.plan.side(children[beside]).is_none() {
                    layer[beside] = at;
                }
            }
        }
    }

    /// 0 for a set that holds what is to stand first, 2 for one that holds what is to stand last, 1 for others.
    fn place_of(&self, children: &[usize], set: &[usize]) -> usize {
        let any = |side| set.iter().any(|&i| self.plan.side(children[i]) == Some(side));
        if any(Side::Start) {
            0
        } else if any(Side::End) {
            2
        } else {
            1
        }
    }

    fn toward(&self, group: usize) -> Direction {
        if self.choice.narrow { Direction::Down } else { self.choice.toward[group] }
    }

    /// Where a link that leaves `group` goes on: the direction in which it was layered, and whether before or after.
    fn exit(&self, group: usize, l: usize) -> Option<(Direction, bool)> {
        let link = &self.plan.links[l];
        let (inner, outer) = if self.plan.holds(group, link.from) { (link.from, link.to) } else { (link.to, link.from) };
        let level = self.levels[link.meet].as_ref()?;
        let children = &self.plan.items[link.meet].children;
        let find = |item| {
            let child = self.plan.child_toward(link.meet, item);
            children.iter().position(|&c| c == child)
        };
        let (a, b) = (level.layer[find(inner)?], level.layer[find(outer)?]);
        (a != b).then_some((self.toward(link.meet), b < a))
    }

    fn spacing(&self, group: usize) -> Spacing {
        let room = self.choice.room;
        let depth = i32::try_from(self.plan.items[group].depth).unwrap_or(0);
        let width = self.choice.limit - depth * 2 * (self.pad(group).0 + 1) - 2;
        match self.toward(group) {
            Direction::Down => Spacing {
                gap: 3 + room,
                lane: 2 + room / 2,
                along: 3 + room / 2,
                turn: 1,
                room: if self.choice.narrow { 0 } else { width },
                stretch: self.choice.stretch,
                within: self.choice.within,
            },
            Direction::Right => Spacing {
                gap: 1 + room / 2,
                lane: 1 + room / 3,
                along: 5 + room,
                turn: 2,
                room: 400,
                stretch: self.choice.stretch,
                within: self.choice.within,
            },
        }
    }

    fn pad(&self, group: usize) -> (i32, i32) {
        let room = self.choice.room;
        if self.choice.narrow {
            let density = self.levels[group].as_ref().map_or(0, |l| l.density);
            return (2 + density * self.choice.side / 12, 1 + room / 2);
        }
        (2 + room.min(4), 1 + room / 2)
    }

    /// Places the children of a group around (0, 0).
    fn content(&self, group: usize, blocks: &mut [Option<Block>]) -> Block {
        let Some(level) = &self.levels[group] else { return Block::default() };
        let children = &self.plan.items[group].children;
        let own: Vec<Block> = children.iter().map(|&c| blocks[c].take().unwrap_or_default()).collect();
        let mut sets: Vec<(Vec<usize>, Vec<usize>)> = vec![];
        let loose: Vec<usize> = level.parts.iter().filter(|p| p.len() == 1).map(|p| p[0]).collect();
        for part in level.parts.iter().filter(|p| p.len() > 1) {
            let mut layer: Vec<usize> = part.iter().map(|&i| level.layer[i]).collect();
            layers::squeeze(&mut layer);
            sets.push((part.clone(), layer));
        }
        let in_order = |set: &(Vec<usize>, Vec<usize>)| (self.place_of(children, &set.0), set.0.iter().min().copied());
        if sets.is_empty() {
            let layer = vec![0; loose.len()];
            sets.push((loose, layer));
        } else {
            let (groups, boxes): (Vec<usize>, Vec<usize>) = loose.into_iter().partition(|&i| self.plan.is_group(children[i]));
            let first = sets[0].0[0];
            sets.extend(groups.into_iter().map(|i| (vec![i], vec![0])));
            sets.sort_by_key(in_order);
            for i in boxes {
                let at = match self.plan.side(children[i]) {
                    Some(Side::Start) => 0,
                    Some(Side::End) => sets.len() - 1,
                    None => sets.iter().position(|set| set.0[0] == first).unwrap_or(0),
                };
                self.fill(group, &mut sets[at], i, &own);
            }
        }
        sets.sort_by_key(in_order);
        let placed: Vec<(usize, Block)> =
            sets.iter().map(|(set, layer)| (self.place_of(children, set), self.set(group, level, set, layer, &own))).collect();
        self.side_by_side(group, placed)
    }

    /// Puts a box without edges into the layer that has most room.
    fn fill(&self, group: usize, set: &mut (Vec<usize>, Vec<usize>), i: usize, own: &[Block]) {
        let down = self.toward(group) == Direction::Down;
        let across = |b: &Block| if down { b.w + 3 } else { b.h + 1 };
        let count = set.1.iter().max().map_or(0, |m| m + 1);
        let mut total = vec![0; count];
        for (&part, &layer) in set.0.iter().zip(&set.1) {
            total[layer] += across(&own[part]);
        }
        let widest = total.iter().max().copied().unwrap_or(0);
        let first_or_last = match self.plan.side(self.plan.items[group].children[i]) {
            Some(Side::Start) => Some(0),
            Some(Side::End) => count.checked_sub(1),
            None => None,
        };
        let already = (0..count).rev().find(|&l| {
            let held = set.0.iter().zip(&set.1).any(|(&p, &pl)| pl == l && self.is_loose(group, p));
            held && total[l] + across(&own[i]) <= widest
        });
        let layer = first_or_last.or(already).or_else(|| (0..count).rev().min_by_key(|&l| total[l])).unwrap_or(0);
        set.0.push(i);
        set.1.push(layer);
    }

    fn is_loose(&self, group: usize, local: usize) -> bool {
        self.levels[group].as_ref().is_some_and(|l| l.parts.iter().any(|p| p.len() == 1 && p[0] == local))
    }

    /// Connected sets beside each other, in as many rows as the width asks for.
    fn side_by_side(&self, group: usize, blocks: Vec<(usize, Block)>) -> Block {
        let down = self.toward(group) == Direction::Down;
        let spacing = self.spacing(group);
        let mut all = Block::default();
        let (mut c, mut m, mut row) = (0, 0, 0);
        let mut rows: Vec<Vec<(usize, Block, i32)>> = vec![vec![]];
        for (place, block) in blocks {
            let (across, along) = if down { (block.w, block.h) } else { (block.h, block.w) };
            if c > 0 && c + spacing.gap + across > spacing.room {
                m += row + 1 + self.choice.room / 2;
                (c, row) = (0, 0);
                rows.push(vec![]);
            }
            let at = if c > 0 { c + spacing.gap } else { 0 };
            c = at + across;
            row = row.max(along);
            let mut block = block;
            if down {
                block.shift(at, m)
            } else {
                block.shift(m, at)
            }
            if let Some(last) = rows.last_mut() {
                last.push((place, block, along));
            }
        }
        for row in rows {
            let most = row.iter().map(|(_, _, along)| *along).max().unwrap_or(0);
            for (place, mut block, along) in row {
                // What is to stand first or last does so among its neighbours too.
                let slack = (most - along) * i32::try_from(place).unwrap_or(1) / 2;
                if down {
                    block.shift(0, slack)
                } else {
                    block.shift(slack, 0)
                }
                all.rects.append(&mut block.rects);
                all.lanes.append(&mut block.lanes);
                all.exits.append(&mut block.exits);
            }
        }
        all.fit();
        all
    }

    /// Draws the group's border around its content.
    fn frame(&self, group: usize, mut content: Block) -> Block {
        let (px, py) = self.pad(group);
        let w = (content.w + 2 * (px + 1)).max(self.plan.items[group].least.0);
        let h = content.h + 2 * (py + 1);
        content.shift((w - content.w) / 2, py + 1);
        content.rects.push((group, Rect::new(0, 0, w, h)));
        content.w = w;
        content.h = h;
        content
    }
}

/// The most edges that pass beside a row when the children stand in a column, in the order of their layers.
fn density(edges: &[(usize, usize)], layer: &[usize]) -> i32 {
    let mut order: Vec<usize> = (0..layer.len()).collect();
    order.sort_by_key(|&i| (layer[i], i));
    let mut row = vec![0; layer.len()];
    for (r, &i) in order.iter().enumerate() {
        row[i] = r;
    }
    let mut change = vec![0i32; layer.len() + 1];
    for &(a, b) in edges {
        let (low, high) = (row[a].min(row[b]), row[a].max(row[b]));
        if high > low + 1 {
            change[low + 1] += 1;
            change[high] -= 1;
        }
    }
    let mut now = 0;
    change
        .iter()
        .map(|c| {
            now += c;
            now
        })
        .max()
        .unwrap_or(0)
}

/// Edges from a box to itself need room to its right and below it.
fn room_for_loops(plan: &Plan, item: usize, mut block: Block) -> Block {
    let loops: Vec<&str> = plan.links.iter().filter(|l| l.from == item && l.to == item).map(|l| l.says.as_str()).collect();
    let Some(widest) = loops.iter().map(|says| label::estimate(says, true).0).max() else { return block };
    let count = i32::try_from(loops.len()).unwrap_or(1);
    block.w += widest + 2 + 3 * count;
    block.h += 1 + count;
    block
}
