//! The grammar of the command line.

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// Turns a council's content folder into public transparency pages.
#[derive(Debug, Parser)]
#[command(name = "answerable", version, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

/// What the program does.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make the site: read the content, and put the finished pages into the output folder
    ///
    /// The exit status is 0 when the site was published, 1 when findings stopped it, and 2 when the
    /// command could not run. What was published before stays untouched unless all is well.
    Build(Build),
}

/// The options of `build`.
#[derive(Debug, Args)]
pub struct Build {
    #[command(flatten)]
    pub site: SiteOptions,
    /// The folder that the finished site is put into
    #[arg(long, value_name = "DIR", default_value = "public")]
    pub output: PathBuf,
}

/// What a site is made from.
#[derive(Debug, Args)]
pub struct SiteOptions {
    /// The folder that the content is in
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub content: PathBuf,
    /// A folder whose files replace those of the default theme, one by one
    #[arg(long, value_name = "DIR")]
    pub theme: Option<PathBuf>,
    /// Where the site will be published, such as https://example.org/answers/
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// The day for which every answer is true, such as 2026-03-31 [default: `as of` in site.yaml, else today]
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<String>,
    /// Show drafts and embargoed records too, marked as such; never publish such a site
    #[arg(long)]
    pub drafts: bool,
}
