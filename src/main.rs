//! Arguments in, exit code out.

use answerable::{cli::Cli, command};
use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    command::run(Cli::parse())
}
