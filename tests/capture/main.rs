//! Captures: the fixtures and their tables, the teacher's capture, and what becomes of them on their way here and on a page.

mod golden;
mod mutations;
mod page;
mod seed;
mod wild;
