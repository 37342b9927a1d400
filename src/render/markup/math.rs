//! LaTeX into MathML at build time.

use html5gum::{Token, Tokenizer};
use pulldown_latex::config::{DisplayMode, RenderConfig};
use pulldown_latex::{Parser, Storage, push_mathml};

/// A longer formula is refused.
const LONGEST: usize = 4_000;
/// The parser calls itself for each argument: room for the longest formula that is nothing else.
const STACK: usize = 256 << 20;

/// The elements that a formula may consist of (MathML Core).
const ELEMENTS: [&str; 26] = [
    "math",
    "mrow",
    "mi",
    "mo",
    "mn",
    "mtext",
    "ms",
    "mspace",
    "msup",
    "msub",
    "msubsup",
    "mfrac",
    "msqrt",
    "mroot",
    "munder",
    "mover",
    "munderover",
    "mtable",
    "mtr",
    "mtd",
    "mstyle",
    "mpadded",
    "mphantom",
    "menclose",
    "mmultiscripts",
    "mprescripts",
];

/// The MathML of a formula, or what is wrong with it.
pub(super) fn mathml(latex: &str, display: bool) -> Result<String, String> {
    if latex.len() > LONGEST || deepest(latex) > 40 {
        return Err(format!("it is longer than {LONGEST} bytes, or its braces are nested more than 40 deep"));
    }
    if latex.len() < 200 {
        return convert(latex, display);
    }
    let formula = latex.to_owned();
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(move || convert(&formula, display));
    let joined = thread.map_err(|error| error.to_string())?.join();
    joined.unwrap_or_else(|_| Err("it cannot be read".to_owned()))
}

/// How deep braces are nested.
fn deepest(latex: &str) -> usize {
    let mut depth = 0usize;
    let mut deepest = 0;
    for byte in latex.bytes() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// Whether the output is MathML and nothing else: the library does not escape the names of operators.
fn is_mathml(html: &str) -> bool {
    Tokenizer::new(html).all(|Ok(token)| match token {
        Token::StartTag(tag) => {
            let plain = |key: &[u8]| !key.starts_with(b"on") && key != b"href" && key != b"src";
            ELEMENTS.iter().any(|name| name.as_bytes() == &**tag.name) && tag.attributes.keys().all(|key| plain(key))
        }
        Token::EndTag(tag) => ELEMENTS.iter().any(|name| name.as_bytes() == &**tag.name),
        Token::String(_) => true,
        _ => false,
    })
}

fn convert(latex: &str, display: bool) -> Result<String, String> {
    let storage = Storage::new();
    let events: Vec<_> = Parser::new(latex, &storage).collect();
    if let Some(error) = events.iter().find_map(|event| event.as_ref().err()) {
        return Err(error.to_string().lines().next().unwrap_or("it cannot be read").to_owned());
    }
    let display_mode = if display { DisplayMode::Block } else { DisplayMode::Inline };
    let config = RenderConfig { display_mode, ..RenderConfig::default() };
    let mut html = String::new();
    push_mathml(&mut html, events.into_iter(), config).map_err(|error| error.to_string())?;
    // An HTML entity that XML tools do not know.
    let html = html.replace("&nbsp;", "\u{a0}").replace("><</", ">&lt;</");
    if is_mathml(&html) { Ok(html) } else { Err("the name of an operator holds `<`".to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::mathml;

    #[test]
    fn formulas_become_mathml() {
        assert!(mathml("x^2", false).unwrap().contains("<msup>"));
        assert!(mathml("\\frac{1", false).is_err());
        assert!(mathml("a < b", false).unwrap().contains("&lt;"));
    }

    #[test]
    fn a_formula_brings_no_html_and_no_overflow() {
        assert!(mathml("\\operatorname{<img/src=x/onerror=alert(1)>}", false).is_err());
        assert!(mathml(&"{".repeat(3_000), false).is_err());
        let _ = mathml(&format!("{}2", "\\sqrt".repeat(750)), false);
    }
}
