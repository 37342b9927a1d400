//! `ardoise explain`.

use std::io::{IsTerminal as _, Read as _};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::failure::Failure;
use super::{AUTHOR, FINE, output};
use crate::capture::catalogue::Catalogue;
use crate::capture::decode::decode;
use crate::capture::lang::Lang;
use crate::capture::model::Snapshot;
use crate::capture::pens::{Style, json, markdown, text};
use crate::capture::tables::Tables;
use crate::capture::{builtin, capture};
use crate::diagram::pen::text::Glyphs;
use crate::diagram::{self, Options, layout};
use crate::load::load;
use crate::read::{self, read};
use crate::{explain, figure, model};

/// The arguments.
#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    /// A file that holds the output, or - for standard input.
    #[arg(default_value = "-", hide_default_value = true)]
    file: PathBuf,
    /// What to make of it.
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
    /// The language of the explanation [default: the system's, else en].
    #[arg(long, value_enum)]
    lang: Option<LangArg>,
    /// The widest it may be, in characters [default: the terminal's width, else 80].
    #[arg(long, value_parser = clap::value_parser!(u16).range(40..=200))]
    width: Option<u16>,
    /// The course whose components explain it [default: the one in the current folder, beside Kubernetes' own components].
    #[arg(long, value_name = "FOLDER")]
    site: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// Tables for the terminal.
    Text,
    /// The same for programs.
    Json,
    /// The same for notes and reports.
    Markdown,
    /// The node, its namespaces, Pods and containers, drawn with box-drawing characters.
    Diagram,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum LangArg {
    Fr,
    En,
}

/// Explains a capture on the standard output.
pub(super) fn explain(args: &ExplainArgs) -> Result<u8, Failure> {
    let lang = match args.lang {
        Some(LangArg::Fr) => Lang::Fr,
        Some(LangArg::En) => Lang::En,
        None => locale(),
    };
    let bytes = input(args)?;
    if is_binary(&bytes) {
        let message = lang.pick("ceci n’est pas un texte", "this is no text");
        output::failure(&Failure::new(message, attempt(lang)));
        return Ok(AUTHOR);
    }
    let snapshot = capture(&decode(&bytes));
    let catalogue = catalogue(args.site.as_deref(), lang)?;
    let tables = Tables::of(&snapshot, &catalogue, lang);
    if !snapshot.is_capture() {
        return Ok(no_capture(&tables, lang));
    }
    match args.format {
        // The colours are taken away again where nobody sees them.
        Form::Text => output::raw(&text(&tables, Style { lang, width: width(args), color: true }))?,
        Form::Json => output::raw(&json(&tables))?,
        Form::Markdown => output::raw(&markdown(&tables, lang))?,
        Form::Diagram => draw(&snapshot, &tables, &catalogue, lang, width(args))?,
    }
    Ok(FINE)
}

/// The bytes of the file, or of standard input.
fn input(args: &ExplainArgs) -> Result<Vec<u8>, Failure> {
    if args.file != Path::new("-") {
        return Ok(read::file(&args.file)?);
    }
    if std::io::stdin().is_terminal() {
        let help = "pipe the output of a command into it: `docker ps | ardoise explain`, `minikube ssh -- docker ps | ardoise explain`, \
                    `kubectl get pods -A | ardoise explain`; or name a file: `ardoise explain capture.txt`";
        return Err(Failure::new("there is nothing to explain", help));
    }
    let mut bytes = Vec::new();
    let fail = |error| Failure { message: format!("cannot read standard input: {error}"), help: None };
    std::io::stdin().read_to_end(&mut bytes).map_err(fail)?;
    Ok(bytes)
}

/// Whether these are the bytes of a program or a picture: no text holds a byte of nothing, save the UTF-16 of PowerShell.
fn is_binary(bytes: &[u8]) -> bool {
    let wide = matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]);
    !wide && bytes.contains(&0)
}

/// What to do instead.
fn attempt(lang: Lang) -> &'static str {
    lang.pick("essayez\u{a0}: docker ps | ardoise explain", "try: docker ps | ardoise explain")
}

/// What explains the containers: the course that was named, else the one in the current folder; Kubernetes' own components
/// behind it, or alone.
fn catalogue(site: Option<&Path>, lang: Lang) -> Result<Catalogue, Failure> {
    let found = match site {
        Some(folder) => Some(read(folder)?),
        // A folder that is not asked for is no reason to fail.
        None => read(Path::new(".")).ok(),
    };
    let known = found.and_then(|(sources, book)| {
        let (course, _) = load(&sources, book);
        Some(explain::catalogue(&course, &model::Lang::new(lang.pick("fr", "en"))?))
    });
    Ok(known.unwrap_or_else(|| builtin::kubernetes(lang)))
}

/// Says of an input that is no capture what was not understood.
fn no_capture(tables: &Tables, lang: Lang) -> u8 {
    const MOST: usize = 5;
    let message = lang.pick(
        "ceci n’est pas la sortie de docker ps, crictl ou kubectl get pods",
        "this is no output of docker ps, crictl or kubectl get pods",
    );
    let colon = lang.pick("\u{a0}: ", ": ");
    let mut help: Vec<String> =
        tables.remarks.iter().take(MOST).map(|said| format!("{}{colon}{}", said.place, said.text)).collect();
    match tables.remarks.len() {
        0 => help.push(lang.pick("rien n’a été lu", "nothing was read").to_owned()),
        told if told > MOST => help.push(format!("… (+ {})", told - MOST)),
        _ => {}
    }
    help.push(attempt(lang).to_owned());
    output::failure(&Failure::new(message, help.join("\n        ")));
    AUTHOR
}

fn draw(snapshot: &Snapshot, tables: &Tables, catalogue: &Catalogue, lang: Lang, width: usize) -> Result<(), Failure> {
    let (graph, _) = explain::node(snapshot, catalogue, lang, "node", &tables.headline);
    let scene = layout(&graph, &Options::width(i32::try_from(width).unwrap_or(80)));
    output::raw(&format!("{}\n\n{}\n", tables.headline, diagram::pen::text::text(&scene, Glyphs::Unicode).trim_end()))?;
    for warning in &scene.warnings {
        output::note(&figure::warning(warning));
    }
    for remark in tables.remarks.iter().filter(|remark| remark.warning) {
        output::note(&format!("{}{}{}", remark.place, lang.pick("\u{a0}: ", ": "), remark.text));
    }
    Ok(())
}

/// The system's language: the first of these that says something.
#[expect(clippy::disallowed_methods, reason = "only src/cli reads the environment")]
fn locale() -> Lang {
    let said = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok());
    said.into_iter().find(|locale| !locale.is_empty()).map_or(Lang::En, |locale| Lang::of_locale(&locale))
}

/// How many characters a line may have.
fn width(args: &ExplainArgs) -> usize {
    let terminal = || std::io::stdout().is_terminal().then(terminal_size::terminal_size).flatten().map(|(width, _)| width.0);
    usize::from(args.width.or_else(terminal).unwrap_or(80).clamp(40, 200))
}
