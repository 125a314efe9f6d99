//! `answerable new`: a record begun in the right place, as a draft.

use crate::blank::{self, FileForm, Kept, Known, Lacking, RecordKind, RowForm};
use crate::cli::New;
use crate::command::fix::{self, Mended};
use crate::command::{CouldNotRun, day, no_content, tell};
use crate::diagnostic::Report;
use crate::record;
use crate::settings::Settings;
use crate::source::Sources;
use crate::term::PartialDate;
use crate::term::text::{nearest, one_of};
use chrono::Local;
use std::io::Write;
use std::process::ExitCode;

/// Why a record could not be begun, in an officer's words.
#[derive(Debug, thiserror::Error)]
pub(super) enum NotBegun {
    #[error("no kind of record is called `{0}`{1}; there are {2}")]
    Kind(String, String, String),
    #[error("there is no body yet; begin one with `answerable new body --title \"…\"`")]
    NoBodies,
    #[error("say which body with `--body`: {0}")]
    WhichBody(String),
    #[error("no body is called `{name}`; there are {known}")]
    NoBody { name: String, known: String },
    #[error("no meeting has the reference `{0}`")]
    NoMeeting(String),
    #[error("`{0}` is not a date; write it as `13 June 2026`")]
    NotADate(String),
    #[error("a meeting is on one whole day; write `--date \"13 June 2026\"`")]
    NoDay,
    #[error("say what it is called with `--title \"…\"`")]
    NoTitle,
    #[error("`{0}` cannot be read; `answerable check` says where, and how to mend it")]
    Unreadable(String),
    #[error(
        "`{0}` is written in a way that no row can be added to by itself, such as with brackets; write each record after a hyphen, on lines of its own"
    )]
    Brackets(String),
    #[error("there is one of this name already, at {0}")]
    There(String),
    #[error("say to which it belongs with `--under`: {0}")]
    Which(String),
    #[error("nothing that it could belong to is called `{name}`{near}; there {are} {known}")]
    NoSuch {
        name: String,
        near: String,
        are: &'static str,
        known: String,
    },
    #[error(
        "there is nothing yet that it could belong to; begin with `answerable new {0} --title \"…\"`"
    )]
    NoneYet(&'static str),
    #[error("`{0}` is there already; give it another `--title`")]
    FileThere(String),
}

/// Begins a record, and says where it is and what comes next.
pub(super) fn run(options: &New) -> Result<ExitCode, CouldNotRun> {
    let Some(kind) = blank::named(&options.kind) else {
        let words = || blank::KINDS.iter().map(|kind| kind.word);
        let near = nearest(&options.kind, words());
        let known = one_of(words());
        return Err(NotBegun::Kind(options.kind.clone(), meant(near), known).into());
    };
    let (sources, _) = Sources::read(&options.content).map_err(|_| no_content(&options.content))?;
    // What is wrong with the rest of the content is for `check` to say.
    let mut report = Report::default();
    let records = record::parse(&sources, &mut report);
    let date = match &options.date {
        Some(words) => {
            let date = PartialDate::read(words);
            if date.earliest().is_none() || date.is_impossible() {
                return Err(NotBegun::NotADate(words.clone()).into());
            }
            Some((words.as_str(), date))
        }
        None => None,
    };
    let known = Known {
        title: options.title.as_deref(),
        body: options.body.as_deref(),
        meeting: options.meeting.as_deref(),
        date,
        under: options.under.as_deref(),
        today: match options.as_of.as_deref() {
            Some(text) => day(text)?,
            None => Settings::read(&sources, &mut report)
                .as_of
                .unwrap_or_else(|| Local::now().date_naive()),
        },
    };
    match kind.kept {
        Kept::Request(_) | Kept::File(_) => {
            let form = blank::file(kind, &known, &records, &sources)
                .map_err(|lacking| not_known(lacking, options))?;
            write_file(&sources, &form)?;
            let place = format!("{}/{}", sources.folder, form.path);
            told(kind, &place, form.reference.as_deref(), options)
        }
        Kept::Row(_) | Kept::Below { .. } => {
            let form = blank::row(kind, &known, &sources)
                .map_err(|refused| not_put(refused, &sources, options))?;
            let place = format!("{}/{}:{}", sources.folder, form.path, form.line);
            let reference = form.reference.clone();
            write_row(&sources, form)?;
            told(kind, &place, reference.as_deref(), options)
        }
    }
}

/// What was likely meant, in words.
fn meant(near: Option<&str>) -> String {
    near.map_or(String::new(), |near| format!("; did you mean `{near}`?"))
}

fn not_known(lacking: Lacking, options: &New) -> CouldNotRun {
    let given = |given: &Option<String>| given.clone().unwrap_or_default();
    CouldNotRun::New(match lacking {
        Lacking::NoBodies => NotBegun::NoBodies,
        Lacking::WhichBody(known) => NotBegun::WhichBody(known),
        Lacking::NoBody(known) => NotBegun::NoBody {
            name: given(&options.body),
            known,
        },
        Lacking::NoMeeting => NotBegun::NoMeeting(given(&options.meeting)),
        Lacking::NoDay => NotBegun::NoDay,
    })
}

fn not_put(refused: blank::Refused, sources: &Sources, options: &New) -> CouldNotRun {
    let whole = |path: String| format!("{}/{path}", sources.folder);
    CouldNotRun::New(match refused {
        blank::Refused::NoTitle => NotBegun::NoTitle,
        blank::Refused::Unreadable(path) => NotBegun::Unreadable(whole(path)),
        blank::Refused::Brackets(path) => NotBegun::Brackets(whole(path)),
        blank::Refused::There(place) => NotBegun::There(whole(place)),
        blank::Refused::Which(known) => NotBegun::Which(known),
        blank::Refused::NoSuch(known, near) => NotBegun::NoSuch {
            name: options.under.clone().unwrap_or_default(),
            near: meant(near.as_deref()),
            are: match known.contains(" or ") {
                true => "are",
                false => "is only",
            },
            known,
        },
        blank::Refused::NoneYet(kind) => NotBegun::NoneYet(kind),
    })
}

/// Writes a file that is not there yet.
fn write_file(sources: &Sources, form: &FileForm) -> Result<(), CouldNotRun> {
    create(sources, &form.path, &form.text)
}

fn create(sources: &Sources, path: &str, text: &str) -> Result<(), CouldNotRun> {
    let shown = format!("{}/{path}", sources.folder);
    let place = sources.root().join(path);
    let unwritable = |error| CouldNotRun::Unwritable {
        path: shown.clone(),
        error,
    };
    if let Some(folder) = place.parent() {
        std::fs::create_dir_all(folder).map_err(unwritable)?;
    }
    let mut file = match std::fs::File::create_new(&place) {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            return Err(NotBegun::FileThere(shown.clone()).into());
        }
        opened => opened.map_err(unwritable)?,
    };
    file.write_all(text.as_bytes()).map_err(unwritable)
}

/// Puts a table with its new row in the place of the old one.
fn write_row(sources: &Sources, form: RowForm) -> Result<(), CouldNotRun> {
    match form.before {
        None => create(sources, &form.path, &form.after),
        Some(before) => fix::write(
            sources,
            &Mended {
                path: form.path,
                before,
                after: form.after,
            },
        ),
    }
}

/// Where the record is, and what comes next.
fn told(
    kind: &RecordKind,
    place: &str,
    reference: Option<&str>,
    options: &New,
) -> Result<ExitCode, CouldNotRun> {
    let named = reference.map_or(String::new(), |reference| {
        format!(" with the reference {reference}")
    });
    let content = options.content.display().to_string();
    let content = match content.as_str() {
        "content" => String::new(),
        other => format!(" --content {other}"),
    };
    tell(&format!(
        "Began {} {}{named}: {place}\n\n\
         1. Open it, and fill in what stands in square brackets. Each key says what it is for.\n\
         2. Look at it: answerable serve{content} --drafts\n\
         3. When it is ready, take the line `draft: yes` away, then run: answerable check{content}\n\n\
         Until then nothing of it is published.\n",
        match kind.word.starts_with(['a', 'i', 'o']) {
            true => "an",
            false => "a",
        },
        kind.word.replace('-', " ")
    ))
}
