//! The cells as the router sees them: walls, borders, lines already drawn.

use crate::diagram::measure;
use crate::diagram::plan::Plan;
use crate::diagram::scene::{Point, Rect};

/// A direction of travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    East,
    South,
    West,
    North,
}

impl Way {
    pub(crate) const ALL: [Way; 4] = [Way::East, Way::South, Way::West, Way::North];

    pub(crate) fn index(self) -> usize {
        self as usize
    }
    pub(crate) fn flat(self) -> bool {
        matches!(self, Way::East | Way::West)
    }
    pub(crate) fn step(self) -> (i32, i32) {
        match self {
            Way::East => (1, 0),
            Way::South => (0, 1),
            Way::West => (-1, 0),
            Way::North => (0, -1),
        }
    }
    pub(crate) fn back(self) -> Way {
        Way::ALL[(self.index() + 2) % 4]
    }
    /// The way from one cell to another in the same row or column.
    pub(crate) fn between(a: Point, b: Point) -> Way {
        match ((b.x - a.x).signum(), (b.y - a.y).signum()) {
            (1, _) => Way::East,
            (-1, _) => Way::West,
            (_, 1) => Way::South,
            _ => Way::North,
        }
    }
}

pub(crate) fn ahead(p: Point, way: Way) -> Point {
    let (dx, dy) = way.step();
    Point { x: p.x + dx, y: p.y + dy }
}

/// What stands in a cell whatever the edges do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wall {
    /// Nothing.
    Free,
    /// Nothing passes.
    Solid,
    /// A group's upper or lower border: lines pass upright.
    Flat,
    /// A group's side border: lines pass level.
    Upright,
}

pub(crate) const CORNER: u32 = u32::MAX;
pub(crate) const TITLE: u32 = u32::MAX - 1;

/// All cells.
#[derive(Clone, Debug)]
pub(crate) struct Grid {
    pub w: i32,
    pub h: i32,
    /// The innermost group of each cell.
    pub space: Vec<u32>,
    pub wall: Vec<Wall>,
    /// The edge (plus one) that passes level, and the one that passes upright.
    pub level: Vec<u32>,
    pub upright: Vec<u32>,
    /// The edge (plus one) that turns or ends here; `CORNER` where nothing may.
    pub knot: Vec<u32>,
    /// How often edges fought for the cell.
    pub fights: Vec<u8>,
}

impl Grid {
    pub(crate) fn new(plan: &Plan, rects: &[Rect]) -> Grid {
        let frame = rects[plan.root];
        let (w, h) = (frame.right() + 1, frame.bottom() + 1);
        let count = usize::try_from(w * h).unwrap_or(0);
        let mut grid = Grid {
            w,
            h,
            space: vec![u32::try_from(plan.root).unwrap_or(0); count],
            wall: vec![Wall::Free; count],
            level: vec![0; count],
            upright: vec![0; count],
            knot: vec![0; count],
            fights: vec![0; count],
        };
        let mut groups = plan.groups_inside_out();
        groups.reverse();
        for &group in groups.iter().filter(|&&g| g != plan.root) {
            grid.group(plan, rects, group);
        }
        for (i, &rect) in rects.iter().enumerate() {
            if !plan.is_group(i) {
                grid.fill(rect, Wall::Solid);
                grid.corners(rect);
                for row in plan.port_rules(i) {
                    // A line that ended where a rule does would look like the rule.
                    let y = rect.y + row;
                    grid.tie_knot(Point { x: rect.x, y }, TITLE);
                    grid.tie_knot(Point { x: rect.right(), y }, TITLE);
                }
            }
        }
        grid
    }

    fn group(&mut self, plan: &Plan, rects: &[Rect], group: usize) {
        let rect = rects[group];
        let id = u32::try_from(group).unwrap_or(0);
        for y in rect.y..=rect.bottom() {
            for x in rect.x..=rect.right() {
                if let Some(c) = self.index(Point { x, y }) {
                    self.space[c] = id;
                    self.wall[c] = if y == rect.y || y == rect.bottom() {
                        Wall::Flat
                    } else if x == rect.x || x == rect.right() {
                        Wall::Upright
                    } else {
                        Wall::Free
                    };
                }
            }
        }
        let marks: i32 = plan.items[group].marks.iter().map(|m| m.cells()).sum();
        let title = measure::cells(&plan.items[group].lines[0]) + marks;
        self.fill(Rect::new(rect.x + 1, rect.y, title + 4, 1), Wall::Solid);
        for x in rect.x + 1..rect.x + title + 5 {
            self.tie_knot(Point { x, y: rect.y }, TITLE);
        }
        // Nothing passes or ends right beside a corner.
        for (dx, dy) in [(1, 0), (0, 1)] {
            for (x, y) in [
                (rect.x + dx, rect.y + dy),
                (rect.right() - dx, rect.y + dy),
                (rect.x + dx, rect.bottom() - dy),
                (rect.right() - dx, rect.bottom() - dy),
            ] {
                self.fill(Rect::new(x, y, 1, 1), Wall::Solid);
                self.tie_knot(Point { x, y }, TITLE);
            }
        }
        self.corners(rect);
    }

    fn tie_knot(&mut self, p: Point, kind: u32) {
        if let Some(c) = self.index(p) {
            self.knot[c] = kind;
        }
    }

    fn corners(&mut self, r: Rect) {
        for (x, y) in [(r.x, r.y), (r.right(), r.y), (r.x, r.bottom()), (r.right(), r.bottom())] {
            self.fill(Rect::new(x, y, 1, 1), Wall::Solid);
            self.tie_knot(Point { x, y }, CORNER);
        }
    }

    pub(crate) fn fill(&mut self, rect: Rect, wall: Wall) {
        for y in rect.y..=rect.bottom() {
            for x in rect.x..=rect.right() {
                if let Some(c) = self.index(Point { x, y }) {
                    self.wall[c] = wall;
                }
            }
        }
    }

    pub(crate) fn index(&self, p: Point) -> Option<usize> {
        let inside = p.x >= 0 && p.y >= 0 && p.x < self.w && p.y < self.h;
        inside.then(|| usize::try_from(p.y * self.w + p.x).unwrap_or(0))
    }

    /// The way by which a side of the rectangle is left from the border cell `p`; none at corners.
    pub(crate) fn outward(rect: &Rect, p: Point) -> Option<Way> {
        let flat = p.x > rect.x && p.x < rect.right();
        let upright = p.y > rect.y && p.y < rect.bottom();
        match (flat, upright) {
            (true, false) if p.y == rect.y => Some(Way::North),
            (true, false) if p.y == rect.bottom() => Some(Way::South),
            (false, true) if p.x == rect.x => Some(Way::West),
            (false, true) if p.x == rect.right() => Some(Way::East),
            _ => None,
        }
    }

    /// Every cell that a line occupies, with the way in which it goes on (none at the last cell).
    pub(crate) fn cells(points: &[Point]) -> Vec<Point> {
        let mut cells = vec![];
        for pair in points.windows(2) {
            let way = Way::between(pair[0], pair[1]);
            let mut at = pair[0];
            while at != pair[1] {
                cells.push(at);
                at = ahead(at, way);
            }
        }
        cells.extend(points.last());
        cells
    }

    /// Writes a line into the cells, or wipes it when `owner` is 0.
    pub(crate) fn draw(&mut self, points: &[Point], owner: u32) {
        for pair in points.windows(2) {
            let way = Way::between(pair[0], pair[1]);
            let mut at = pair[0];
            loop {
                if let Some(c) = self.index(at) {
                    if way.flat() { self.level[c] = owner } else { self.upright[c] = owner }
                }
                if at == pair[1] {
                    break;
                }
                at = ahead(at, way);
            }
        }
        // Beside its ends, where tips stand, a line is crossed by none.
        let last = points.len() - 1;
        let tips = [
            ahead(points[0], Way::between(points[0], points[1])),
            ahead(points[last], Way::between(points[last], points[last - 1])),
        ];
        for p in points.iter().chain(&tips) {
            if let Some(c) = self.index(*p) {
                self.knot[c] = owner;
            }
        }
    }
}
