//! One file a command: the only place with a clock and a terminal.

mod build;
mod check;
mod diff;
mod fix;
mod init;
mod new;
mod schema;
mod serve;

use crate::cli::{Cli, Command, SiteOptions};
use crate::diagnostic::{Report, Severity, in_plain_words, on_terminal, visible};
use crate::load::{Given, Loaded};
use crate::settings;
use crate::source::Sources;
use crate::term::PartialDate;
use chrono::{Local, NaiveDate};
use std::io::{ErrorKind, IsTerminal, Write};
use std::process::ExitCode;

/// Why a command could not run at all, in an officer's words.
#[derive(Debug, thiserror::Error)]
enum CouldNotRun {
    #[error("there is no content folder `{0}`; name it with `--content`")]
    NoContent(String),
    #[error("there is no theme folder `{0}`")]
    NoTheme(String),
    #[error("no check is called `{0}`{1}; `answerable check --list` names them all")]
    NoCheck(String, String),
    #[error("`{0}` is not a day; write `--as-of 2026-03-31`")]
    NotADay(String),
    #[error("`{url}` cannot be the base URL: {reason}")]
    BaseUrl { url: String, reason: &'static str },
    #[error("nothing can be written to the screen: {}", in_plain_words(.0))]
    Unsaid(std::io::Error),
    #[error("the preview cannot listen on this computer: {}", in_plain_words(.0))]
    NoPort(std::io::Error),
    #[error("the folders cannot be watched for changes: {0}")]
    Unwatched(String),
    #[error("no folder or table is called `{name}`; there are {known}")]
    NoSchema { name: String, known: String },
    #[error("somebody has changed `{0}` in the meantime; look at the changes again")]
    Changed(String),
    #[error("`{path}` cannot be written: {}", in_plain_words(.error))]
    Unwritable { path: String, error: std::io::Error },
    #[error("{0}")]
    NotCompared(#[from] diff::NotCompared),
    #[error("{0}")]
    New(#[from] new::NotBegun),
    #[error("`{0}` is not empty; a site begins in an empty folder")]
    NotEmpty(String),
    #[error("{0}")]
    Output(#[from] crate::publish::Refused),
    #[error("`{path}` cannot be read: {}", in_plain_words(.error))]
    Unreadable { path: String, error: std::io::Error },
}

/// Runs the command that was asked for. The exit status is 0 when all is well, 1 when findings
/// stopped it, 2 when it could not run.
pub fn run(cli: Cli) -> ExitCode {
    let result = match cli.command {
        Command::Build(options) => build::run(&options),
        Command::Check(options) => check::run(&options),
        Command::Schema(options) => schema::run(&options),
        Command::Diff(options) => diff::run(&options),
        Command::Init(options) => init::run(&options),
        Command::New(options) => new::run(&options),
        Command::Serve(options) => serve::run(&options),
    };
    match result {
        Ok(code) => code,
        Err(reason) => {
            eprintln!(
                "answerable could not run: {}.",
                visible(&reason.to_string())
            );
            ExitCode::from(2)
        }
    }
}

/// What the options say that a site is to be made from.
fn given(options: &SiteOptions) -> Result<Given, CouldNotRun> {
    let as_of = options.as_of.as_deref().map(day).transpose()?;
    let base_url = match &options.base_url {
        Some(url) => Some(
            settings::base_url(url).map_err(|reason| CouldNotRun::BaseUrl {
                url: url.clone(),
                reason,
            })?,
        ),
        None => None,
    };
    if let Some(theme) = options.theme.as_ref().filter(|theme| !theme.is_dir()) {
        return Err(CouldNotRun::NoTheme(theme.display().to_string()));
    }
    Ok(Given {
        content: options.content.clone(),
        theme: options.theme.clone(),
        base_url,
        as_of,
        drafts: options.drafts,
    })
}

impl Loaded {
    /// Reads, parses and links. What is wrong with the content is in the report.
    fn from(options: &SiteOptions) -> Result<Loaded, CouldNotRun> {
        let given = given(options)?;
        given
            .load(today())
            .map_err(|_| CouldNotRun::NoContent(given.content.display().to_string()))
    }
}

/// The day on which the command runs.
fn today() -> NaiveDate {
    Local::now().date_naive()
}

/// The day that `--as-of` names.
fn day(text: &str) -> Result<NaiveDate, CouldNotRun> {
    PartialDate::read(text)
        .exact_day()
        .ok_or_else(|| CouldNotRun::NotADay(text.to_owned()))
}

/// Shows every finding on standard error, and says how many there are: "2 errors and 1 warning".
fn show(report: &Report, sources: &Sources) -> String {
    let colour = has_colour(&std::io::stderr());
    eprint!("{}", on_terminal(report, sources, colour));
    counted(report)
}

/// Whether a stream is a terminal whose owner does not mind colours.
fn has_colour(stream: &impl IsTerminal) -> bool {
    stream.is_terminal() && std::env::var_os("NO_COLOR").is_none()
}

/// How many findings there are: "2 errors and 1 warning".
fn counted(report: &Report) -> String {
    let count = |count: usize, one: &str, many: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        n => Some(format!("{n} {many}")),
    };
    let counts: Vec<String> = [
        count(report.count(Severity::Error), "error", "errors"),
        count(report.count(Severity::Warning), "warning", "warnings"),
        count(report.count(Severity::Note), "note", "notes"),
        count(report.silenced(), "silenced finding", "silenced findings"),
    ]
    .into_iter()
    .flatten()
    .collect();
    match counts.as_slice() {
        [] => "no findings".to_owned(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Writes to standard output. That nobody reads on, as behind `| head`, is no fault.
fn tell(text: &str) -> Result<ExitCode, CouldNotRun> {
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(CouldNotRun::Unsaid(error)),
        _ => Ok(ExitCode::SUCCESS),
    }
}
