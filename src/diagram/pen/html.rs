//! The Unicode drawing for a `<pre>`: wide characters get cells of their own, so that rows stay in line.

use super::text::{Glyphs, text};
use crate::diagram::measure;
use crate::diagram::scene::Scene;
use unicode_segmentation::UnicodeSegmentation;

/// Style rules for the `<pre>`.
pub const STYLE: &str = "\
.d-text{line-height:1.1;overflow-x:auto;font-family:var(--d-mono,ui-monospace,SFMono-Regular,Menlo,Consolas,\"DejaVu Sans Mono\",monospace)}
.d-w{display:inline-block;width:2ch;text-align:center;overflow:visible;white-space:pre}
";

/// The drawing with HTML's characters escaped and wide graphemes wrapped.
pub fn html(scene: &Scene, glyphs: Glyphs) -> String {
    let mut out = String::new();
    for grapheme in text(scene, glyphs).graphemes(true) {
        let wide = measure::grapheme_columns(grapheme) == 2;
        if wide {
            out.push_str("<span class=\"d-w\">");
        }
        out.push_str(&escape(grapheme));
        if wide {
            out.push_str("</span>");
        }
    }
    out
}

/// `& < > "` written so that HTML and XML read them as text.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
    out
}
