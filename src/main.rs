//! The `ardoise` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    ardoise::cli::run()
}
