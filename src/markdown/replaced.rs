//! Directive lines replaced by processing instructions, so that CommonMark takes each for a block of its own; and put back.

use std::ops::Range;

use super::directive;
use super::offsets::Offsets;

/// A text with its directive lines replaced.
pub(super) struct Replaced {
    pub(super) text: String,
    /// What the instructions begin with: words that the text does not have itself.
    pub(super) opening: String,
    pub(super) lines: Vec<Range<usize>>,
    pub(super) offsets: Offsets,
}

/// Replaces the lines of `text` that look like a directive.
pub(super) fn replace(text: &str) -> Replaced {
    let opening = (0..).map(|n| format!("<?ardoise{} ", "-".repeat(n))).find(|opening| !text.contains(opening.trim_end()));
    let opening = opening.unwrap_or_default();
    let mut out =
        Replaced { text: String::with_capacity(text.len() + 64), opening, lines: Vec::new(), offsets: Offsets::default() };
    let mut at = 0;
    let mut comment = false;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches(['\n', '\r']);
        out.offsets.piece(out.text.len(), at, line.len());
        if !comment && directive::looks_like_one(content) {
            let indent = content.len() - content.trim_start().len();
            out.text.push_str(&content[..indent]);
            out.offsets.piece(out.text.len(), at + indent, content.len() - indent);
            out.text.push_str(&marker(&out.opening, out.lines.len()));
            out.offsets.piece(out.text.len(), at + content.len(), line.len() - content.len());
            out.text.push_str(&line[content.len()..]);
            out.lines.push(at..at + content.len());
        } else {
            out.text.push_str(line);
            // What an HTML comment holds is not seen by anybody.
            comment = match (comment, content.rfind("<!--"), content.rfind("-->")) {
                (false, Some(open), close) => content.trim_start().starts_with("<!--") && close.is_none_or(|c| c < open),
                (true, open, Some(close)) => open.is_some_and(|o| o > close),
                (state, ..) => state,
            };
        }
        at += line.len();
    }
    out
}

/// What stands in place of the directive line `number`.
pub(super) fn marker(opening: &str, number: usize) -> String {
    format!("{opening}{number}?>")
}

/// The number of the directive line that an HTML event stands for.
pub(super) fn marked(html: &str, opening: &str) -> Option<usize> {
    html.trim().strip_prefix(opening)?.strip_suffix("?>")?.parse().ok()
}

/// Whether an HTML block begins one of the elements whose content CommonMark leaves alone to its end tag.
pub(super) fn is_verbatim(html: &str) -> bool {
    let html = html.trim_start().to_ascii_lowercase();
    ["<pre", "<script", "<style", "<textarea"].iter().any(|tag| html.starts_with(tag))
}
