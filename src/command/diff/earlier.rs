//! The earlier state that the content is held against: a folder of content or of finished pages, or a
//! revision that `git` knows, whose files are laid out in a folder that is removed again.

use crate::cli::Diff;
use crate::command::CouldNotRun;
use crate::record::is_kept;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Stdio};

/// Why there is nothing to compare with, in an officer's words.
#[derive(Debug, thiserror::Error)]
pub(in crate::command) enum NotCompared {
    #[error("`{0}` is neither a folder nor a revision that git knows")]
    Unknown(String),
    #[error("the folder `{0}` holds neither content nor a published site")]
    Nothing(String),
    #[error("`{0}` cannot be the name of a revision")]
    NoName(String),
    #[error("the program `git` cannot be run, and a revision cannot be read without it")]
    NoGit,
    #[error("the content folder `{0}` is in no repository that git knows")]
    NoRepository(String),
    #[error("git knows no revision `{0}`")]
    NoRevision(String),
    #[error("in the revision `{revision}` there is nothing in the folder `{folder}`")]
    Empty { revision: String, folder: String },
    #[error("the revision `{0}` holds more files than can be compared")]
    TooMuch(String),
    #[error("git stopped while it read the revision `{0}`")]
    Stopped(String),
    #[error(
        "`{0}` is there already, and `answerable diff` did not write it; name another file with `--output`"
    )]
    FileThere(String),
    #[error(
        "by its ending nobody knows how `{0}` is to be written; end its name in .html for a page to send, \
         .json for other programs or .txt for text"
    )]
    Ending(String),
}

/// An earlier state.
pub(super) enum Earlier {
    /// A content folder, and what removes it again where it was laid out for this.
    Content {
        folder: PathBuf,
        name: String,
        guard: Option<Guard>,
    },
    /// A folder with finished pages.
    Published { folder: PathBuf, name: String },
}

/// Removes a folder when it is no longer needed.
pub(super) struct Guard(PathBuf);

impl Drop for Guard {
    fn drop(&mut self) {
        // If it cannot be removed now, the system clears its folder for such files some day.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The most files and bytes of a revision that are laid out.
const MOST_FILES: usize = 500_000;
const MOST_BYTES: u64 = 4 * 1024 * 1024 * 1024;

impl Earlier {
    /// What the officer named: a folder, else a revision.
    pub(super) fn find(options: &Diff) -> Result<Earlier, CouldNotRun> {
        if let Some(revision) = &options.against_revision {
            return from_revision(&options.made_from.content, revision);
        }
        let named = options.against.clone().unwrap_or_default();
        let folder = PathBuf::from(&named);
        if !folder.is_dir() {
            return match from_revision(&options.made_from.content, &named) {
                Err(CouldNotRun::NotCompared(
                    NotCompared::NoRevision(_) | NotCompared::NoRepository(_),
                )) => Err(NotCompared::Unknown(named).into()),
                other => other,
            };
        }
        let name = named.clone();
        if folder.join(".answerable").is_file() {
            return Ok(Earlier::Published { folder, name });
        }
        if has_content(&folder) {
            return Ok(Earlier::Content {
                folder,
                name,
                guard: None,
            });
        }
        match folder.join("index.html").is_file() {
            true => Ok(Earlier::Published { folder, name }),
            false => Err(NotCompared::Nothing(named).into()),
        }
    }
}

/// Whether a folder holds the settings, a table or a Markdown record where content has them: not any
/// folder that was named by mistake.
fn has_content(folder: &Path) -> bool {
    walkdir::WalkDir::new(folder)
        .max_depth(3)
        .into_iter()
        .filter_entry(|entry| entry.depth() != 1 || is_kept(&entry.file_name().to_string_lossy()))
        .flatten()
        .any(|entry| {
            entry.file_type().is_file()
                && entry
                    .path()
                    .extension()
                    .is_some_and(|ending| ending == "yaml" || ending == "yml" || ending == "md")
        })
}

fn git(folder: &Path) -> Command {
    let mut command = Command::new("git");
    command
        .arg("-C")
        .arg(folder)
        .args(["--no-pager", "--literal-pathspecs"])
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("LC_ALL", "C")
        .stdin(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// What git says, if it says that all is well.
fn said(command: &mut Command) -> Result<Option<Vec<u8>>, CouldNotRun> {
    match command.output() {
        Ok(output) => Ok(output.status.success().then_some(output.stdout)),
        Err(_) => Err(NotCompared::NoGit.into()),
    }
}

/// The content folder as a revision has it.
fn from_revision(content: &Path, revision: &str) -> Result<Earlier, CouldNotRun> {
    // What begins with a hyphen would be an option to git.
    if revision.is_empty() || revision.starts_with('-') || revision.contains(char::is_control) {
        return Err(NotCompared::NoName(revision.to_owned()).into());
    }
    let shown = content.display().to_string();
    if !content.is_dir() {
        return Err(CouldNotRun::NoContent(shown));
    }
    let inside = said(git(content).args(["rev-parse", "--is-inside-work-tree"]))?;
    if inside.is_none_or(|words| words.trim_ascii() != b"true") {
        return Err(NotCompared::NoRepository(shown).into());
    }
    let commit = said(git(content).args([
        "rev-parse",
        "--verify",
        "--quiet",
        "--end-of-options",
        &format!("{revision}^{{commit}}"),
    ]))?;
    let commit = commit.map(|words| String::from_utf8_lossy(&words).trim().to_owned());
    let Some(commit) = commit.filter(|commit| is_hash(commit)) else {
        return Err(NotCompared::NoRevision(revision.to_owned()).into());
    };
    let stopped = || CouldNotRun::from(NotCompared::Stopped(revision.to_owned()));
    // Within a folder, git lists what is below it, by paths from there.
    let listed =
        said(git(content).args(["ls-tree", "-r", "-z", "-l", &commit]))?.ok_or_else(stopped)?;
    let files = listing(&listed);
    if files.is_empty() {
        return Err(NotCompared::Empty {
            revision: revision.to_owned(),
            folder: shown,
        }
        .into());
    }
    let bytes: u64 = files.iter().map(|file| file.size).sum();
    if files.len() > MOST_FILES || bytes > MOST_BYTES {
        return Err(NotCompared::TooMuch(revision.to_owned()).into());
    }
    let guard = empty_folder()?;
    // The folder has the name of the content folder, for messages.
    let folder = guard.0.join("content");
    lay_out(content, &folder, &files, &stopped)?;
    Ok(Earlier::Content {
        folder,
        name: revision.to_owned(),
        guard: Some(guard),
    })
}

fn is_hash(text: &str) -> bool {
    text.len() >= 40 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// A file of a revision.
struct Listed {
    hash: String,
    size: u64,
    path: PathBuf,
}

/// The plain files of a listing whose paths stay below the folder.
fn listing(bytes: &[u8]) -> Vec<Listed> {
    let entries = bytes.split(|byte| *byte == 0);
    entries
        .filter_map(|entry| {
            let entry = std::str::from_utf8(entry).ok()?;
            let (facts, path) = entry.split_once('\t')?;
            let mut facts = facts.split_whitespace();
            let (mode, kind, hash) = (facts.next()?, facts.next()?, facts.next()?);
            let size = facts.next()?.parse().ok()?;
            let path = PathBuf::from(path);
            let stays = path
                .components()
                .all(|part| matches!(part, Component::Normal(_)));
            let is_plain = kind == "blob" && mode.starts_with("100") && is_hash(hash);
            (is_plain && stays).then(|| Listed {
                hash: hash.to_owned(),
                size,
                path,
            })
        })
        .collect()
}

/// An empty folder of our own, among the system's files that are kept for a while.
fn empty_folder() -> Result<Guard, CouldNotRun> {
    let above = std::env::temp_dir();
    let start = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0, |time| time.as_nanos());
    let mut last = None;
    for attempt in 0..100 {
        let path = above.join(format!(
            "answerable-diff-{}-{start:x}-{attempt}",
            std::process::id()
        ));
        let builder = std::fs::DirBuilder::new();
        #[cfg(unix)]
        let builder = {
            let mut builder = builder;
            std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
            builder
        };
        match builder.create(&path) {
            Ok(()) => return Ok(Guard(path)),
            Err(error) => last = Some(error),
        }
    }
    Err(CouldNotRun::Unwritable {
        path: above.display().to_string(),
        error: last.unwrap_or_else(|| std::io::ErrorKind::AlreadyExists.into()),
    })
}

/// Writes the files of a revision into a folder, as one run of git gives them.
fn lay_out(
    content: &Path,
    folder: &Path,
    files: &[Listed],
    stopped: &dyn Fn() -> CouldNotRun,
) -> Result<(), CouldNotRun> {
    let mut child = git(content)
        .args(["cat-file", "--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|_| NotCompared::NoGit)?;
    let (Some(mut asks), Some(answers)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(stopped());
    };
    let wanted: String = files
        .iter()
        .map(|file| format!("{}\n", file.hash))
        .collect();
    // Asking in a thread of its own, since git waits until its answers are read.
    let asking = std::thread::spawn(move || asks.write_all(wanted.as_bytes()));
    let mut answers = BufReader::new(answers);
    let written = files.iter().try_for_each(|file| {
        let mut head = String::new();
        answers.read_line(&mut head).map_err(|_| stopped())?;
        let size: u64 = head
            .trim_end()
            .rsplit(' ')
            .next()
            .and_then(|size| size.parse().ok())
            .filter(|size| *size == file.size)
            .ok_or_else(stopped)?;
        let mut bytes = Vec::new();
        answers
            .by_ref()
            .take(size + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| stopped())?;
        // Behind the bytes stands the end of a line.
        if bytes.pop() != Some(b'\n') {
            return Err(stopped());
        }
        let place = folder.join(&file.path);
        let unwritable = |error| CouldNotRun::Unwritable {
            path: place.display().to_string(),
            error,
        };
        if let Some(above) = place.parent() {
            std::fs::create_dir_all(above).map_err(unwritable)?;
        }
        std::fs::write(&place, &bytes).map_err(unwritable)
    });
    drop(answers);
    let _ = asking.join();
    let _ = child.wait();
    written
}
