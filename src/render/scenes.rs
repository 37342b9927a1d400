//! Scenes of a build: each graph is laid out once for a width, and once more for telephones where that makes it narrower.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use xxhash_rust::xxh3::xxh3_128;

use crate::diagram::graph::Graph;
use crate::diagram::scene::{Scene, Warning};
use crate::diagram::{Options, layout};

/// The widest a figure of a page may be, in cells, where nobody asks for another width: what stands in the measure of a text.
pub(super) const WIDTH: i32 = 80;
/// As wide, in cells, as a telephone of 360 pixels shows without making it too small to be read.
const NARROW: i32 = 44;

/// Every graph that was laid out, by its content.
#[derive(Default)]
pub(super) struct Scenes(Mutex<HashMap<u128, Arc<OnceLock<Sizes>>>>);

/// A graph laid out for a page, for wide screens and for narrow ones.
#[derive(Clone)]
pub(super) struct Sizes {
    pub(super) wide: Scene,
    /// Nothing where it would not be much narrower than the wide one, or would show less.
    pub(super) narrow: Option<Scene>,
}

impl Scenes {
    /// The scenes of a graph whose boxes lead nowhere yet, the wide one within `width` cells.
    pub(super) fn get(&self, graph: &Graph, width: i32) -> Sizes {
        let key = serde_json::to_vec(&(graph, width)).map_or(0, |bytes| xxh3_128(&bytes));
        let cell = Arc::clone(self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(key).or_default());
        cell.get_or_init(|| Sizes::of(graph, width)).clone()
    }
}

impl Sizes {
    fn of(graph: &Graph, width: i32) -> Sizes {
        let wide = layout(graph, &Options::width(width));
        let narrow = (wide.width > NARROW).then(|| layout(graph, &Options::width(NARROW)));
        Sizes { narrow: narrow.filter(|narrow| worth(narrow, &wide)), wide }
    }

    /// Whether a narrow screen shows it, made a little smaller if need be, and can still be read.
    pub(super) fn small(&self) -> bool {
        bearable(self.narrow.as_ref().unwrap_or(&self.wide))
    }

    /// Does the same to both.
    pub(super) fn each(&mut self, mut change: impl FnMut(&mut Scene)) {
        change(&mut self.wide);
        self.narrow.iter_mut().for_each(change);
    }
}

/// Whether a telephone shows more of it: narrower by a fifth, at least, nothing lost, and not made too small to be read.
fn worth(narrow: &Scene, wide: &Scene) -> bool {
    let whole = narrow.warnings.iter().all(|warning| matches!(warning, Warning::TooWide { .. } | Warning::Unkept(_)));
    whole && narrow.width * 5 <= wide.width * 4 && bearable(narrow)
}

/// Too wide for a telephone by a tenth, at most, since it is made to fit.
fn bearable(scene: &Scene) -> bool {
    scene.width * 10 <= NARROW * 11
}
