//! LaTeX into MathML at build time.

use pulldown_latex::config::{DisplayMode, RenderConfig};
use pulldown_latex::{Parser, Storage, push_mathml};

/// The MathML of a formula, or what is wrong with it.
pub(super) fn mathml(latex: &str, display: bool) -> Result<String, String> {
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
    Ok(html.replace("&nbsp;", "\u{a0}"))
}

#[cfg(test)]
mod tests {
    use super::mathml;

    #[test]
    fn formulas_become_mathml() {
        assert!(mathml("x^2", false).unwrap().contains("<msup>"));
        assert!(mathml("\\frac{1", false).is_err());
    }
}
