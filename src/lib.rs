//! Ardoise makes teaching sites about systems: Markdown lessons and YAML components become a course in plain HTML.

pub mod annotate;
pub mod build;
pub mod capture;
pub mod check;
pub mod cli;
pub mod data;
pub mod diagram;
pub mod explain;
pub mod figure;
pub mod highlight;
pub mod load;
pub mod manifest;
pub mod markdown;
pub mod model;
pub mod outline;
pub mod question;
pub mod read;
pub mod render;
pub mod search;
pub mod source;
pub mod theme;
pub mod write;
