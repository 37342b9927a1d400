//! Captures: the fixtures and their tables, the teacher's capture, and what happens to captures on their way here.

mod golden;
mod mutations;
mod seed;
mod wild;
