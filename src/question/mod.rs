//! Questions that the course's own model answers, so that they are never stale; and the order in which answers are shown.

mod components;
mod shuffle;
mod steps;

pub use components::{Ask, Asked, from_components};
pub use shuffle::Shuffle;
pub use steps::{Step, steps};
