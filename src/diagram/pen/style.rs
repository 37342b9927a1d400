//! The colours and the style sheet of SVG drawings.

use crate::diagram::graph::Color;

/// Which style sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// For the pages of a site: variables that follow the reader's theme and `data-theme` on the root element; light on paper.
    Page,
    /// For an SVG file of its own: follows the reader's theme.
    File,
    /// Colours written out, light.
    Light,
    /// Colours written out, dark.
    Dark,
}

/// Name, light, dark.
const PLAIN: [(&str, &str, &str); 9] = [
    ("bg", "#ffffff", "#0d1117"),
    ("ink", "#1b2430", "#e6edf3"),
    ("muted", "#4d5b6b", "#aab6c4"),
    ("edge", "#475569", "#9fb0c3"),
    ("group", "#f6f8fb", "#12181f"),
    ("group-line", "#a3b4c7", "#46566a"),
    ("note", "#fff8dc", "#2b2613"),
    ("note-line", "#b79b3b", "#c2a94f"),
    ("focus", "#d9480f", "#ffb86b"),
];

/// Fill and line of a family, light then dark, then the tint of its groups, light and dark.
fn family(color: Color) -> [&'static str; 6] {
    match color {
        Color::Blue => ["#e6eefd", "#326ce5", "#172a52", "#7aa7ff", "#f5f8fe", "#0f1a30"],
        Color::Teal => ["#dff4f1", "#0f857b", "#0d3330", "#4cc7bb", "#f3fbfa", "#0c1f20"],
        Color::Green => ["#e4f4e7", "#2e7d3e", "#14351d", "#67c587", "#f4fbf5", "#0e2015"],
        Color::Amber => ["#fcefd2", "#a86200", "#3b2b0c", "#e2a63b", "#fefaf1", "#231b0c"],
        Color::Red => ["#fde7e7", "#c62f2f", "#41191b", "#f28b8b", "#fef6f6", "#261214"],
        Color::Rose => ["#fce7f1", "#bf3d79", "#3d1832", "#f08cbd", "#fef5fa", "#25111f"],
        Color::Violet => ["#eee8fd", "#6f47c4", "#281f4b", "#b196ff", "#f8f5fe", "#18142c"],
        Color::Slate => ["#ebeff4", "#566579", "#242e3a", "#a3b3c6", "#f7f9fb", "#161c24"],
    }
}

const RULES: &str = "\
.d-svg{font:14px $font;background:$bg;max-width:100%;height:auto}
.d-svg text{fill:$ink;text-anchor:middle}
.d-svg .d-l{text-anchor:start}
.d-svg .d-s{font-size:12px;fill:$muted}
.d-svg .d-e{font-size:13px;paint-order:stroke;stroke-width:0}
.d-seq .d-e{stroke:$bg;stroke-width:6px}
.d-svg .d-t{font-size:13px;font-weight:600;text-anchor:start}
.d-box{stroke-width:1.5;fill:$node;stroke:$node-line}
.d-group>.d-box{fill:$group;stroke:$group-line}
.d-group>.d-chip{fill:$group;stroke:$group-line}
.d-note>.d-box{fill:$note;stroke:$note-line;stroke-width:1}
.d-rule{stroke:$node-line;stroke-width:1}
.d-line{fill:none;stroke:$edge;stroke-width:1.5}
.d-tip{fill:$edge}
.d-life{stroke:$edge;stroke-width:1;stroke-dasharray:2 4}
.d-dash>.d-line{stroke-dasharray:5 4}
.d-dot{fill:$edge}
.d-step{fill:$node-line}
.d-svg .d-n{font-size:11px;font-weight:700;fill:$bg}
.d-mark{fill:$focus}
.d-new>.d-box{stroke-width:3.5}
.d-later>.d-box{stroke-dasharray:5 4}
.d-x{stroke:$focus;stroke-width:3}
.d-cross{stroke:$focus;stroke-width:1.5;opacity:.45}
.d-failed text{text-decoration:line-through}
.d-svg a{text-decoration:none;cursor:pointer}
.d-svg a:hover>.d-box{stroke-width:2.5}
.d-svg a:focus{outline:none}
.d-svg a:focus-visible>.d-box,.d-svg a:focus>.d-box{stroke:$focus;stroke-width:4}
";

const FORCED: &str = "\
@media(forced-colors:active){.d-box,.d-chip{fill:Canvas!important;stroke:CanvasText!important}.d-svg text{fill:CanvasText}\
.d-svg a text{fill:LinkText}.d-line,.d-life,.d-rule{stroke:CanvasText}.d-tip,.d-dot,.d-step,.d-mark{fill:CanvasText}.d-x,.d-cross{stroke:CanvasText}\
.d-svg .d-n{fill:Canvas}.d-svg a:focus>.d-box{stroke:Highlight!important}}
";

/// The style sheet.
pub fn style(sheet: Sheet) -> String {
    match sheet {
        Sheet::Light => rules(&|name| literal(name, false)),
        Sheet::Dark => rules(&|name| literal(name, true)),
        Sheet::File => {
            let dark = definitions(true);
            format!(
                ".d-svg{{{}}}\n@media(prefers-color-scheme:dark){{.d-svg{{{dark}}}}}\n{}{FORCED}",
                definitions(false),
                rules(&variable)
            )
        }
        Sheet::Page => {
            let (light, dark) = (definitions(false), definitions(true));
            format!(
                ".d-svg{{{light}}}\n@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]) .d-svg{{{dark}}}}}\n\
                 @media screen{{:root[data-theme=dark] .d-svg{{{dark}}}}}\n{}{FORCED}",
                rules(&variable)
            )
        }
    }
}

/// The values of all variables in one theme.
fn definitions(dark: bool) -> String {
    let mut out = String::new();
    for (name, light, dim) in PLAIN {
        out.push_str(&format!("--d-{name}:{};", if dark { dim } else { light }));
    }
    for color in Color::ALL {
        let [fill, line, dark_fill, dark_line, tint, dark_tint] = family(color);
        let (fill, line, tint) = if dark { (dark_fill, dark_line, dark_tint) } else { (fill, line, tint) };
        let name = color.name();
        out.push_str(&format!("--d-{name}:{fill};--d-{name}-line:{line};--d-{name}-tint:{tint};"));
    }
    out
}

fn literal(name: &str, dark: bool) -> String {
    if name == "font" {
        return "system-ui,\"DejaVu Sans\",sans-serif".into();
    }
    let plain = PLAIN.iter().find(|p| p.0 == name);
    plain.map_or_else(String::new, |p| if dark { p.2.into() } else { p.1.into() })
}

fn variable(name: &str) -> String {
    match name {
        "font" => "var(--d-font,system-ui,sans-serif)".into(),
        _ => format!("var(--d-{name},{})", literal(name, false)),
    }
}

fn rules(value: &dyn Fn(&str) -> String) -> String {
    let neutral = |name: &str| match name {
        "node" => value("bg"),
        "node-line" => value("edge"),
        other => value(other),
    };
    let mut out = String::new();
    let mut pieces = RULES.split('$');
    out.push_str(pieces.next().unwrap_or(""));
    for piece in pieces {
        let end = piece.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(piece.len());
        out.push_str(&neutral(&piece[..end]));
        out.push_str(&piece[end..]);
    }
    let dark = value("bg") == literal("bg", true);
    let written = !value("bg").starts_with("var");
    for color in Color::ALL {
        let name = color.name();
        let f = family(color);
        let of = |suffix: &str, light: usize| {
            if written {
                f[if dark { [2, 3, 5][light] } else { [0, 1, 4][light] }].to_string()
            } else {
                format!("var(--d-{name}{suffix},{})", f[[0, 1, 4][light]])
            }
        };
        let (fill, line, tint) = (of("", 0), of("-line", 1), of("-tint", 2));
        out.push_str(&format!(
            ".d-c-{name}>.d-box{{fill:{fill};stroke:{line}}}.d-c-{name}>.d-rule{{stroke:{line}}}.d-c-{name}>.d-step{{fill:{line}}}\
             .d-group.d-c-{name}>.d-box,.d-group.d-c-{name}>.d-chip{{fill:{tint};stroke:{line}}}.d-k-{name}{{fill:{fill};stroke:{line}}}\n"
        ));
    }
    out
}
