//! The command line: the only room that reads arguments, prints, and tells a machine's failures.

mod build;
mod check;
mod diagram;
mod explain;
mod failure;
mod field;
mod lint;
mod new;
mod output;
mod picture;
mod scaffold;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::source::Format;

/// The folder beside `book.toml` that holds what a build need not find out again; it can be removed at any time.
const CACHE_FOLDER: &str = ".ardoise-cache";
/// The file in it for highlighted blocks.
const HIGHLIGHTING: &str = "highlighting";

/// Everything is as it should be.
const FINE: u8 = 0;
/// The author made mistakes.
const AUTHOR: u8 = 1;
/// The machine failed.
const MACHINE: u8 = 2;

/// Builds course websites about systems from Markdown lessons and YAML components.
///
/// A course is a folder with a `book.toml`. `ardoise new course mon-cours` makes one that builds at once.
#[derive(Debug, Parser)]
#[command(
    version,
    max_term_width = 100,
    after_help = "Exit codes: 0 fine, 1 mistakes in the course, 2 the machine failed.\nEach command explains itself: ardoise build --help"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// When to use colours.
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto)]
    color: Color,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Color {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build the site and say where to open it.
    ///
    /// The site is made in memory and written only when the course has no errors: a build that fails leaves the last good site as
    /// it was. Only files that differ are written, and only files that an earlier build made are removed.
    Build(BuildArgs),
    /// Check the course without writing anything.
    ///
    /// Everything that `build` would say: front matter and YAML, mentions, the order of teaching, links, anchors, images, templates.
    Check(CheckArgs),
    /// Draw a diagram of the course, or of a file, in the terminal.
    ///
    /// The same layout as on the page: as text, plain ASCII, SVG, a list in words, or JSON. The id of a component draws it among its neighbours.
    Diagram(diagram::DiagramArgs),
    /// Explain the output of `docker ps`, `crictl` or `kubectl get pods`: `docker ps | ardoise explain`.
    ///
    /// Every container is put with its Pod and its namespace, and said what it does; what was not understood is said with its line. The
    /// components are those of the course in the current folder, else Kubernetes' own.
    Explain(explain::ExplainArgs),
    /// Check manifests: `ardoise lint web.yaml`, `kustomize build . | ardoise lint -`.
    ///
    /// Every field against the official schema of Kubernetes 1.34, and what a schema cannot say: ports, names, amounts, selectors and labels,
    /// what objects name of each other. Files of one folder belong together. A kind that is not Kubernetes' own is said to be unchecked.
    Lint(lint::LintArgs),
    /// Say what a field of a manifest is: `ardoise field Deployment.spec.replicas`.
    ///
    /// What `kubectl explain` says, without a cluster, and the values it may have, its default, the keys of its list.
    Field(field::FieldArgs),
    /// Make a new course, lesson, component or manifest.
    New(NewArgs),
}

#[derive(Debug, Args)]
struct BuildArgs {
    /// The folder of the course, where book.toml is.
    #[arg(default_value = ".")]
    site: PathBuf,
    /// Where to write the site [default: the course's `build-dir`, "site"].
    #[arg(short, long, value_name = "FOLDER")]
    dest: Option<PathBuf>,
    /// The address the site will be published at, in place of the one in book.toml.
    #[arg(long, value_name = "URL", value_parser = site_url)]
    site_url: Option<String>,
    /// Open the home page in the browser afterwards.
    #[arg(long)]
    open: bool,
    #[command(flatten)]
    common: Common,
}

#[derive(Debug, Args)]
struct CheckArgs {
    /// The folder of the course, where book.toml is.
    #[arg(default_value = ".")]
    site: PathBuf,
    #[command(flatten)]
    common: Common,
}

#[derive(Debug, Args)]
struct Common {
    /// How to tell mistakes.
    #[arg(long, value_enum, default_value_t = FormatArg::Human)]
    format: FormatArg,
    /// For whom: the teacher's edition has the `:::teacher` notes and the minutes.
    #[arg(long, value_enum, default_value_t = EditionArg::Learner)]
    edition: EditionArg,
    /// Treat warnings as errors.
    #[arg(long)]
    deny_warnings: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FormatArg {
    /// As rustc does: the line, the place under it, what to do.
    Human,
    /// One JSON object a line.
    Json,
    /// GitHub's annotations.
    Github,
}

impl From<FormatArg> for Format {
    fn from(format: FormatArg) -> Self {
        match format {
            FormatArg::Human => Self::Human,
            FormatArg::Json => Self::Json,
            FormatArg::Github => Self::Github,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum EditionArg {
    Learner,
    Teacher,
}

impl From<EditionArg> for crate::model::Edition {
    fn from(edition: EditionArg) -> Self {
        match edition {
            EditionArg::Learner => Self::Learner,
            EditionArg::Teacher => Self::Teacher,
        }
    }
}

#[derive(Debug, Args)]
struct NewArgs {
    #[command(subcommand)]
    what: NewWhat,
}

#[derive(Debug, Subcommand)]
enum NewWhat {
    /// A whole course in a new folder; it builds at once.
    Course {
        /// The folder to make.
        name: PathBuf,
        /// Its language, such as fr or en.
        #[arg(long, default_value = "en")]
        lang: String,
    },
    /// A lesson at the end of the course.
    Lesson {
        /// Its name: becomes the end of its address.
        name: String,
        /// The folder of the course.
        #[arg(long, default_value = ".")]
        site: PathBuf,
    },
    /// A manifest with notes, for `::manifest`.
    Manifest {
        /// Its id: lowercase letters, digits and hyphens; also the name of its objects.
        name: String,
        /// The folder of the course.
        #[arg(long, default_value = ".")]
        site: PathBuf,
    },
    /// A component, object or tool.
    Component {
        /// Its id: lowercase letters, digits and hyphens.
        name: String,
        /// The folder of the course.
        #[arg(long, default_value = ".")]
        site: PathBuf,
    },
}

/// An address of the web, ended by a slash.
fn site_url(text: &str) -> Result<String, String> {
    let web = text.starts_with("https://") || text.starts_with("http://");
    if web { Ok(format!("{}/", text.trim_end_matches('/'))) } else { Err("it begins with https://".to_owned()) }
}

/// Runs the command that the arguments ask for.
#[must_use]
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    match cli.color {
        Color::Auto => {}
        Color::Always => anstream::ColorChoice::Always.write_global(),
        Color::Never => anstream::ColorChoice::Never.write_global(),
    }
    let code = match cli.command {
        Command::Build(args) => build::build(&args),
        Command::Check(args) => check::check(&args),
        Command::Diagram(args) => diagram::diagram(&args),
        Command::Explain(args) => explain::explain(&args),
        Command::Lint(args) => lint::lint(&args),
        Command::Field(args) => field::field(&args),
        Command::New(args) => new::new(&args),
    };
    ExitCode::from(code.unwrap_or_else(|failure| {
        output::failure(&failure);
        MACHINE
    }))
}
