//! Arguments in, exit code out.

use answerable::{cli::Cli, command};
use clap::Parser;
use std::process::ExitCode;

/// A third of a build's time went into the system's own allocator; this one takes half of that.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    command::run(Cli::parse())
}
