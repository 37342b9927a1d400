//! `ardoise diagram`.

use std::collections::BTreeSet;
use std::io::{IsTerminal as _, Read as _};
use std::path::Path;

use clap::{Args, ValueEnum};

use super::failure::Failure;
use super::{AUTHOR, FINE, output, picture};
use crate::diagram::pen::text::{Glyphs, text};
use crate::diagram::pen::{json, prose, svg};
use crate::diagram::words::Words;
use crate::diagram::{Options, Scene, layout};
use crate::figure::{self, Wanted};
use crate::load::{drawing, load};
use crate::model::{Course, Drawing, Lang};
use crate::read::{self, read};
use crate::source::{Diagnostic, FileId, Format, Sources, Span, Spanned, nearest, report};
use crate::write;

/// The arguments.
#[derive(Debug, Args)]
pub(super) struct DiagramArgs {
    /// The id of a diagram or component of the course, a file, or - for standard input.
    what: String,
    /// How to draw it.
    #[arg(long, value_enum, default_value_t = Form::Unicode)]
    format: Form,
    /// The widest it may be, in characters [default: the terminal's width, else 100].
    #[arg(long, value_parser = clap::value_parser!(u16).range(40..=200))]
    width: Option<u16>,
    /// Write it into this file instead of printing it.
    #[arg(short, long)]
    output: Option<std::path::PathBuf>,
    /// A picture for dark pages (with --format png).
    #[arg(long)]
    dark: bool,
    /// The language of its labels [default: the course's].
    #[arg(long)]
    lang: Option<String>,
    /// Show only this box and its neighbours.
    #[arg(long)]
    focus: Option<String>,
    /// The folder of the course.
    #[arg(long, default_value = ".")]
    site: std::path::PathBuf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// Text with box-drawing characters.
    Unicode,
    /// Text of plain ASCII.
    Ascii,
    /// A drawing.
    Svg,
    /// Boxes, routes and labels in cells.
    Json,
    /// A list of what is in it and what it connects.
    Prose,
    /// A picture, with the fonts of this machine (where the program was built with the feature png).
    Png,
}

/// Draws a diagram on the standard output.
pub(super) fn diagram(args: &DiagramArgs) -> Result<u8, Failure> {
    let (mut sources, book) = site(&args.site)?;
    let (mut course, _) = load(&sources, book);
    let mut diagnostics = Vec::new();
    let Some(drawing) = find(args, &mut course, &mut sources, &mut diagnostics)? else {
        return Ok(tell(&diagnostics, &sources));
    };
    diagnostics.extend(figure::problems(&course, &drawing));
    if !diagnostics.is_empty() {
        return Ok(tell(&diagnostics, &sources));
    }
    if args.dark && args.format != Form::Png {
        let help = "add `--format png -o diagram.png`, or leave --dark out: an SVG takes the colours of the page it stands on";
        return Err(Failure::new("only a picture can be dark", help));
    }
    let lang = lang(args, &course, &drawing)?;
    if let Some(id) = &args.focus {
        known_box(id, &course, &drawing, &lang)?;
    }
    let wanted = Wanted { lang: &lang, focus: args.focus.as_deref(), select: &[], collapse: &[] };
    let scene = layout(&figure::graph(&course, &drawing, &wanted), &Options::width(width(args)));
    let drawn = match args.format {
        Form::Png if args.output.is_none() => {
            return Err(Failure::new("a picture is not printed", "name a file: -o diagram.png"));
        }
        Form::Png => picture::png(&svg::svg(&scene, &svg::Style::resolved(lang.tag(), args.dark)))?,
        form => drawn(&scene, form, &lang).into_bytes(),
    };
    match &args.output {
        Some(path) => write::file(path, &drawn)?,
        None => output::raw(&String::from_utf8_lossy(&drawn))?,
    }
    for warning in &scene.warnings {
        output::note(&format!("{}: {}", drawing.id.value, figure::warning(warning)));
    }
    Ok(FINE)
}

/// The language that was asked for: one of the course, or one that the drawing's own texts have.
fn lang(args: &DiagramArgs, course: &Course, drawing: &Drawing) -> Result<Lang, Failure> {
    let Some(tag) = &args.lang else { return Ok(course.book.default_lang().clone()) };
    let lang =
        Lang::new(tag).ok_or_else(|| Failure::new(format!("`{tag}` is not a language tag"), "write a tag such as fr or en"))?;
    let texts = drawing.texts();
    let own: BTreeSet<&Lang> = texts.iter().flat_map(|text| text.each()).filter_map(|(lang, _)| lang).collect();
    // A file of plain words says them in every language.
    let plain = own.is_empty() && !of_course(course, &args.what);
    let mut known: Vec<&Lang> = course.book.languages.iter().collect();
    known.extend(own.iter().filter(|lang| !course.book.languages.contains(lang)));
    if plain || known.contains(&&lang) {
        return Ok(lang);
    }
    let tags: Vec<&str> = known.iter().map(|lang| lang.tag()).collect();
    Err(Failure::new(format!("there is nothing in the language `{tag}`"), format!("there is: {}", tags.join(", "))))
}

/// Whether a word is the id of a diagram or component of the course.
fn of_course(course: &Course, id: &str) -> bool {
    course.drawing(id).is_some() || course.components.iter().any(|component| component.id == id)
}

/// Refuses a box that the drawing does not have.
fn known_box(id: &str, course: &Course, drawing: &Drawing, lang: &Lang) -> Result<(), Failure> {
    let whole = Drawing { focus: None, ..drawing.clone() };
    let graph = figure::graph(course, &whole, &Wanted { lang, focus: None, select: &[], collapse: &[] });
    let nodes = graph.nodes.iter().map(|node| node.id.as_str());
    let known: Vec<&str> = nodes.chain(graph.groups.iter().map(|group| group.id.as_str())).collect();
    if known.contains(&id) {
        return Ok(());
    }
    let help = suggestion(id, &known, "it has none");
    Err(Failure::new(format!("`{}` has no box `{id}`", drawing.id.value), help))
}

fn drawn(scene: &Scene, form: Form, lang: &Lang) -> String {
    let words = Words::of(lang.primary());
    let drawn = match form {
        Form::Unicode => text(scene, Glyphs::Unicode),
        Form::Ascii => text(scene, Glyphs::Ascii),
        Form::Svg | Form::Png => svg::svg(scene, &svg::Style::file(lang.tag())),
        Form::Json => json::json(scene),
        Form::Prose => prose::text(&prose::prose(scene, &words), &words),
    };
    if drawn.ends_with('\n') { drawn } else { format!("{drawn}\n") }
}

/// The course in `folder`; an empty one where there is none, so that a file can be drawn anywhere.
fn site(folder: &Path) -> Result<(Sources, FileId), Failure> {
    match read(folder) {
        Ok(site) => Ok(site),
        Err(read::Failure::NotACourse(_)) => {
            let mut sources = Sources::default();
            let book = sources.add("book.toml", b"[book]\ntitle = \"-\"\nlanguage = \"en\"\n".to_vec());
            Ok((sources, book))
        }
        Err(failure) => Err(failure.into()),
    }
}

/// The drawing that was asked for; nothing where its file has mistakes.
fn find(
    args: &DiagramArgs,
    course: &mut Course,
    sources: &mut Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Option<Drawing>, Failure> {
    if let Some(drawing) = course.drawing(&args.what) {
        return Ok(Some(drawing.clone()));
    }
    if let Some(index) = course.components.iter().position(|component| component.id == args.what) {
        let none = || Failure::new(format!("`{}` has no relations to draw", args.what), "give it some under `relations:`");
        return figure::neighbours(course, index).map(Some).ok_or_else(none);
    }
    let bytes = if args.what == "-" {
        let mut bytes = Vec::new();
        let fail = |error| Failure { message: format!("cannot read standard input: {error}"), help: None };
        std::io::stdin().read_to_end(&mut bytes).map_err(fail)?;
        bytes
    } else if Path::new(&args.what).is_file() {
        read::file(Path::new(&args.what))?
    } else {
        let mut known: Vec<&str> = course.drawings.iter().map(|drawing| &*drawing.id.value).collect();
        known.extend(course.components.iter().map(|component| &*component.id));
        let help = suggestion(&args.what, &known, "name a file, or the folder of a course with --site");
        return Err(Failure::new(format!("there is no diagram, component or file `{}`", args.what), help));
    };
    let file = sources.add(if args.what == "-" { "(standard input)" } else { &args.what }, bytes);
    let text = sources.get(file).text().map(str::to_owned);
    let text = text.ok_or_else(|| no_text(&args.what))?;
    let stem = Path::new(&args.what).file_stem().map_or_else(|| "diagram".to_owned(), |stem| stem.to_string_lossy().into_owned());
    let id = Spanned { value: stem, span: sources.first_line(file) };
    Ok(drawing(&text, Span::new(file, 0..text.len()), id, diagnostics))
}

/// What may be meant by a word; `none` where nothing is known.
fn suggestion(word: &str, known: &[&str], none: &str) -> String {
    match (nearest(word, known.iter().copied()), known) {
        (Some(near), _) => format!("did you mean `{near}`?"),
        (None, []) => none.to_owned(),
        (None, known) => format!("there are: {}", known.join(", ")),
    }
}

/// Says of bytes that they are no text.
fn no_text(what: &str) -> Failure {
    if what == "-" {
        let help = "write the YAML of a diagram to it, in UTF-8: `ardoise diagram - < cluster.yaml`";
        return Failure::new("what came on standard input is not UTF-8", help);
    }
    Failure::new(format!("`{what}` is not UTF-8"), "save it as UTF-8")
}

fn tell(diagnostics: &[Diagnostic], sources: &Sources) -> u8 {
    output::report(&report(diagnostics, sources, Format::Human));
    AUTHOR
}

/// The widest a drawing may be.
fn width(args: &DiagramArgs) -> i32 {
    let terminal = || std::io::stdout().is_terminal().then(terminal_size::terminal_size).flatten().map(|(width, _)| width.0);
    i32::from(args.width.or_else(terminal).unwrap_or(100).clamp(40, 200))
}
