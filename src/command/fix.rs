//! `answerable check --fix`: shows what the safe mends would change, and writes it when told to.

use crate::command::{CouldNotRun, tell};
use crate::diagnostic::Mend;
use crate::source::{SourceId, Sources};
use similar::TextDiff;
use std::collections::BTreeMap;
use std::io::{BufRead, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

/// A file with its mends made.
pub(super) struct Mended {
    pub(super) path: String,
    pub(super) before: String,
    pub(super) after: String,
}

/// Shows the mends as a unified diff and makes them: at once with `yes`, after a question on a
/// terminal, else not at all.
pub(super) fn run(sources: &Sources, mends: Vec<Mend>, yes: bool) -> Result<ExitCode, CouldNotRun> {
    let (files, count) = mended(sources, mends);
    if files.is_empty() {
        return tell("Nothing to mend.\n");
    }
    for file in &files {
        let diff = TextDiff::from_lines(&file.before, &file.after);
        let name = format!("{}/{}", sources.folder, file.path);
        tell(&diff.unified_diff().header(&name, &name).to_string())?;
    }
    let told = format!(
        "{} in {}",
        counted(count, "mend"),
        counted(files.len(), "file")
    );
    if !(yes || agreed(&told)?) {
        return tell(&format!(
            "{told}. Nothing was changed; `answerable check --fix --yes` makes the changes.\n"
        ));
    }
    for file in &files {
        write(sources, file)?;
    }
    tell(&format!("Made {told}.\n"))
}

fn counted(count: usize, word: &str) -> String {
    let end = if count == 1 { "" } else { "s" };
    format!("{count} {word}{end}")
}

/// Asks on a terminal whether to go on. Without one, nobody agreed.
fn agreed(told: &str) -> Result<bool, CouldNotRun> {
    let input = std::io::stdin();
    if !input.is_terminal() || !std::io::stdout().is_terminal() {
        return Ok(false);
    }
    tell(&format!("{told}. Make these changes? [y/N] "))?;
    std::io::stdout().flush().map_err(CouldNotRun::Unsaid)?;
    let mut answer = String::new();
    input
        .lock()
        .read_line(&mut answer)
        .map_err(CouldNotRun::Unsaid)?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
}

/// The files that the mends change, and how many mends there are. Of two that overlap, the first.
fn mended(sources: &Sources, mends: Vec<Mend>) -> (Vec<Mended>, usize) {
    let mut by_source: BTreeMap<SourceId, Vec<Mend>> = BTreeMap::new();
    for mend in mends {
        by_source.entry(mend.place.source).or_default().push(mend);
    }
    let mut count = 0;
    let mut files = Vec::new();
    for (source, mut mends) in by_source {
        // The longer of two that begin at one place says more.
        mends.sort_by_key(|mend| (mend.place.start, std::cmp::Reverse(mend.place.end)));
        let source = sources.get(source);
        let mut after = String::with_capacity(source.text.len());
        let mut at = 0;
        for mend in mends {
            let span = mend.place.span();
            if span.start < at || source.text.get(span.clone()) == Some(mend.words.as_str()) {
                continue;
            }
            let Some(kept) = source.text.get(at..span.start) else {
                continue;
            };
            after.push_str(kept);
            after.push_str(&mend.words);
            at = span.end;
            count += 1;
        }
        after.push_str(source.text.get(at..).unwrap_or_default());
        if *after != *source.text {
            files.push(Mended {
                path: source.path.clone(),
                before: source.text.to_string(),
                after,
            });
        }
    }
    (files, count)
}

/// Puts a mended file in the place of the old one, if nobody has changed that in the meantime. A byte
/// order mark stays.
pub(super) fn write(sources: &Sources, file: &Mended) -> Result<(), CouldNotRun> {
    let path = sources.root().join(&file.path);
    let unwritable = |error| CouldNotRun::Unwritable {
        path: format!("{}/{}", sources.folder, file.path),
        error,
    };
    let bytes = std::fs::read(&path).map_err(unwritable)?;
    const MARK: &[u8] = "\u{feff}".as_bytes();
    let (mark, text) = match bytes.strip_prefix(MARK) {
        Some(text) => (MARK, text),
        None => (&[] as &[u8], bytes.as_slice()),
    };
    if text != file.before.as_bytes() {
        return Err(CouldNotRun::Changed(format!(
            "{}/{}",
            sources.folder, file.path
        )));
    }
    let whole = [mark, file.after.as_bytes()].concat();
    replace(&path, &whole).map_err(unwritable)
}

/// Writes beside the file first, so that the file is never half written.
fn replace(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(".mended");
    let beside = path.with_file_name(name);
    std::fs::write(&beside, bytes)?;
    std::fs::set_permissions(&beside, std::fs::metadata(path)?.permissions())?;
    std::fs::rename(&beside, path)
}
