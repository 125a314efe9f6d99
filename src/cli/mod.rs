//! The grammar of the command line.

mod misunderstood;

pub use misunderstood::misunderstood;

use clap::{Args, Parser, Subcommand, ValueEnum};
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
    /// Look for what is wrong, odd or unsafe in the content and its pages; nothing is written
    ///
    /// The exit status is 0 when nothing stops publication, 1 when something does, and 2 when the
    /// command could not run.
    Check(Check),
    /// Show the site as it will be published, on this computer's own screen; nothing is written
    ///
    /// What you save is on the page at once, and what is wrong with it too, with file, line and what to
    /// do. Ctrl and C stop it.
    Serve(Serve),
    /// Write what keys each record may have as JSON Schemas, for editors that complete and validate
    Schema(Schema),
    /// Say what will change for the public, record by record and page by page; nothing is published
    ///
    /// The exit status is 0 whatever differs, 1 when the content has errors, and 2 when the command
    /// could not run.
    Diff(Diff),
    /// Start a site of your own in an empty folder: small, made up, and ready to build
    ///
    /// The exit status is 0 when the files were written, and 2 when they could not be.
    Init(Init),
    /// Begin a record: write its file, or its row of a table, with the next reference and each key explained
    ///
    /// It is a draft: nothing of it is published until you take the line `draft: yes` away. The exit
    /// status is 0 when it was written, and 2 when it could not be. Nothing is ever overwritten.
    New(New),
}

/// The options of `diff`.
#[derive(Debug, Args)]
pub struct Diff {
    /// What to hold the content against: a published folder, an earlier content folder, or a git revision
    #[arg(
        long,
        value_name = "FOLDER",
        required_unless_present = "against_revision"
    )]
    pub against: Option<String>,
    /// A git revision to hold the content against, such as HEAD or v1.2
    #[arg(long, value_name = "REVISION", conflicts_with = "against")]
    pub against_revision: Option<String>,
    #[command(flatten)]
    pub made_from: MadeFrom,
    /// The day of the earlier side, to be told what changes because time has passed
    #[arg(long, value_name = "DATE")]
    pub against_as_of: Option<String>,
    /// How it is written [default: by the ending of the output file, else human]
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub format: Option<DiffFormat>,
    /// Write it into this file, whose name ends in .html, .json or .txt; one that `diff` did not write is never replaced
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// How a difference is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// Sentences, for the terminal
    Human,
    /// One JSON document
    Json,
    /// One page in one file, to send to whoever signs off
    Html,
}

/// The options of `init`.
#[derive(Debug, Args)]
pub struct Init {
    /// The folder to start in; it is made if need be, and has to be empty
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// The name of the site
    #[arg(long, value_name = "WORDS", default_value = "Exampleshire answers")]
    pub title: String,
    /// The council that it belongs to
    #[arg(
        long,
        value_name = "NAME",
        default_value = "Exampleshire County Council"
    )]
    pub owner: String,
    /// The day of the example's meeting, such as 2026-03-31 [default: today]
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<String>,
}

/// The options of `new`.
#[derive(Debug, Args)]
pub struct New {
    /// What to begin: recommendation, action, information-request, visit, meeting, report, page, person,
    /// post, organisation, body, framework, priority, performance-framework, indicator, plan,
    /// plan-action, term or document
    #[arg(value_name = "KIND")]
    pub kind: String,
    /// The folder that the content is in
    #[arg(long, value_name = "DIR", default_value = "content")]
    pub content: PathBuf,
    /// What it is called: a title, or the name of a person, post, body or organisation
    #[arg(long, value_name = "WORDS")]
    pub title: Option<String>,
    /// The body that asks, meets or reports; for a post or body, the organisation
    #[arg(long, value_name = "NAME")]
    pub body: Option<String>,
    /// The reference of the meeting that it came from
    #[arg(long, value_name = "REFERENCE")]
    pub meeting: Option<String>,
    /// When it was made, met or written [default: today]
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// The reference of the framework or plan that a priority, indicator or plan-action belongs to
    #[arg(long, value_name = "REFERENCE")]
    pub under: Option<String>,
    /// The day that counts as today, such as 2026-03-31 [default: `as of` in site.yaml, else today]
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<String>,
}

/// The options of `build`.
#[derive(Debug, Args)]
pub struct Build {
    #[command(flatten)]
    pub site: SiteOptions,
    /// The folder that the finished site is put into
    #[arg(long, value_name = "DIR", default_value = "public")]
    pub output: PathBuf,
    /// Let warnings stop publication too
    #[arg(long)]
    pub strict: bool,
}

/// The options of `check`.
#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    pub site: SiteOptions,
    /// Let warnings stop publication too
    #[arg(long)]
    pub strict: bool,
    /// Look at each page of a large site, not at some of each kind
    #[arg(long)]
    pub every_page: bool,
    /// How findings are written
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// Show the safe mends as a diff: spacing, hyphens, look-alike letters, known spellings, dates
    #[arg(long, conflicts_with = "format")]
    pub fix: bool,
    /// Make the mends without asking
    #[arg(long, requires = "fix")]
    pub yes: bool,
    /// Say what a check finds, why it matters and how to mend it
    #[arg(long, value_name = "NAME", conflicts_with = "list")]
    pub explain: Option<String>,
    /// Name every check
    #[arg(long)]
    pub list: bool,
}

/// The options of `serve`.
#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    pub site: SiteOptions,
    /// The port to listen at; where it is taken, the next free one
    #[arg(long, value_name = "NUMBER", default_value_t = 8000, value_parser = misunderstood::port)]
    pub port: u16,
    /// Open the site in the browser
    #[arg(long)]
    pub open: bool,
}

/// The options of `schema`.
#[derive(Debug, Args)]
pub struct Schema {
    /// Print the schema of this folder or table, such as `recommendations` or `people`
    #[arg(value_name = "NAME")]
    pub name: Option<String>,
    /// Write every schema into this folder, and say how VS Code finds them
    #[arg(
        long,
        value_name = "DIR",
        conflicts_with = "name",
        required_unless_present = "name"
    )]
    pub output: Option<PathBuf>,
}

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people: the text underlined, and how to mend it
    Human,
    /// One JSON document
    Json,
    /// SARIF 2.1.0, for code hosts and editors
    Sarif,
    /// Annotations of GitHub Actions
    Github,
}

/// What the site of most commands is made from, and for whose eyes.
#[derive(Debug, Args)]
pub struct SiteOptions {
    #[command(flatten)]
    pub made_from: MadeFrom,
    /// Show drafts and embargoed records too, marked as such; never publish such a site
    #[arg(long)]
    pub drafts: bool,
}

/// What a site is made from.
#[derive(Clone, Debug, Args)]
pub struct MadeFrom {
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
}
