//! Questions: the order in which their answers are shown.

mod shuffle;

pub use shuffle::Shuffle;
