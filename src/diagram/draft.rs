//! A drawing in the making: rectangles by item, lines and labels by link.

use crate::diagram::graph::Direction;
use crate::diagram::scene::{Align, Point, Rect};

/// One line of a label with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    pub at: Point,
    pub cells: i32,
    pub text: String,
    pub align: Align,
}

/// Where the label of a link stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Spot {
    /// The link says nothing.
    #[default]
    Silent,
    /// No place was found.
    Nowhere,
    /// Lines on or beside the link's line.
    Here(Vec<Written>),
    /// Too long for any place: this number stands there, and the text below the drawing.
    Key(u32, Written),
}

impl Spot {
    pub(crate) fn lines(&self) -> &[Written] {
        match self {
            Spot::Silent | Spot::Nowhere => &[],
            Spot::Here(lines) => lines,
            Spot::Key(_, line) => std::slice::from_ref(line),
        }
    }

    fn lines_mut(&mut self) -> &mut [Written] {
        match self {
            Spot::Silent | Spot::Nowhere => &mut [],
            Spot::Here(lines) => lines,
            Spot::Key(_, line) => std::slice::from_mut(line),
        }
    }
}

/// The drawing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    pub rects: Vec<Rect>,
    pub routes: Vec<Option<Vec<Point>>>,
    pub spots: Vec<Spot>,
    /// Where the layers of each group run; down where nothing is said.
    pub toward: Vec<Direction>,
}

impl Draft {
    /// Sends every coordinate through `map`, column or row wise; rectangles keep their last cell mapped, too.
    pub(crate) fn remap(&mut self, across: bool, map: &dyn Fn(i32) -> i32) {
        for r in &mut self.rects {
            if across {
                let right = map(r.right());
                r.x = map(r.x);
                r.w = right - r.x + 1;
            } else {
                let bottom = map(r.bottom());
                r.y = map(r.y);
                r.h = bottom - r.y + 1;
            }
        }
        let point = |p: &mut Point| if across { p.x = map(p.x) } else { p.y = map(p.y) };
        self.routes.iter_mut().flatten().flatten().for_each(point);
        for spot in &mut self.spots {
            spot.lines_mut().iter_mut().for_each(|line| point(&mut line.at));
        }
    }
}
