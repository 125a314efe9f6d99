//! Arguments in, exit code out.

use answerable::cli::{self, Cli};
use answerable::command;
use answerable::memory::Allocator;
use clap::Parser;
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: Allocator = Allocator;

fn main() -> ExitCode {
    match Cli::try_parse() {
        Ok(cli) => command::run(cli),
        Err(error) => match cli::misunderstood(&error) {
            Some(words) => command::could_not_run(&words),
            // Help or the version is all that there is to say.
            None => error.exit(),
        },
    }
}
