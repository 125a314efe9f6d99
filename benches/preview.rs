//! How long an officer waits for the preview: makes a synthetic council, opens it as `answerable serve`
//! does, saves files, and prints a table. The wait for the system to tell of a save is not in it.
//!
//! ```text
//! cargo bench --bench preview               1,000 and 10,000 recommendations
//! cargo bench --bench preview -- 10000      one size (or several)
//! cargo test --bench preview                a tiny council, once; fails if a save does not show
//! ```
//!
//! `first page` is from the start to the bytes of the home page. `saved` is from a saved file, in which
//! work is said to be done, to the new bytes of that record's page: the median of [`SAVES`], each after
//! the checks of the one before are done; `saved in a row` is the same while those checks still run;
//! `new file` is for a file that was not there. Memory is the resident set behind the first page, after the
//! last save and its checks, and the largest there was.

#[allow(dead_code)]
mod council;

use answerable::load::{Changes, Given};
use answerable::memory::Allocator;
use answerable::preview::{Made, Preview};
use chrono::NaiveDate;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The same allocator as the command has.
#[global_allocator]
static ALLOCATOR: Allocator = Allocator;

const SIZES: [usize; 2] = [1_000, 10_000];
const SAVES: usize = 9;
const SMOKE_SIZE: usize = 20;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[String]) -> Outcome<()> {
    // Cargo says `--bench` when it measures, and nothing when it tests.
    if !words.iter().any(|word| word == "--bench") || words.iter().any(|word| word == "--test") {
        measure(SMOKE_SIZE, 1)?;
        println!("a save in a council of {SMOKE_SIZE} recommendations is on its page");
        return Ok(());
    }
    let mut sizes = Vec::new();
    for word in words.iter().filter(|word| !word.starts_with('-')) {
        sizes.push(word.replace([',', '_'], "").parse::<usize>()?);
    }
    if sizes.is_empty() {
        sizes.extend(SIZES);
    }
    println!(
        "| recommendations | content MB | first page ms | saved ms | saved in a row ms | new file ms | \
         memory MB first | memory MB later | memory MB most |"
    );
    println!("| --: | --: | --: | --: | --: | --: | --: | --: | --: |");
    for size in sizes {
        println!("{}", measure(size, SAVES)?);
    }
    Ok(())
}

/// One row of the table.
fn measure(size: usize, saves: usize) -> Outcome<String> {
    let around = tempfile::tempdir()?;
    let content = around.path().join("content");
    let written = council::write(&content, size)?;
    let given = Given {
        content: content.clone(),
        theme: None,
        base_url: None,
        as_of: Some(council::AS_OF.parse()?),
        drafts: false,
    };
    let started = Instant::now();
    let preview = Preview::open(given, NaiveDate::default());
    page(&preview, "")?;
    let first = started.elapsed();
    let first_memory = memory("VmRSS:");
    let mut files = Vec::new();
    records(&content.canonicalize()?.join("recommendations"), &mut files)?;
    files.sort();
    let mut next = files.iter().step_by((files.len() / (2 * saves)).max(1));
    let mut round = |is_alone: bool| -> Outcome<Duration> {
        if is_alone {
            wait_for_checks(&preview);
        }
        save(&preview, next.next().ok_or("too few files")?)
    };
    let mut alone = Vec::new();
    let mut in_a_row = Vec::new();
    for _ in 0..saves {
        alone.push(round(true)?);
    }
    for _ in 0..saves {
        in_a_row.push(round(false)?);
    }
    wait_for_checks(&preview);
    let new = files
        .first()
        .ok_or("no files")?
        .with_file_name("a-new-file.md");
    let text = "---\nreference: NEW-1\ntitle: A new one\n---\n\nIt was asked.\n";
    std::fs::write(&new, text)?;
    let started = Instant::now();
    preview.follow(&of(&new), NaiveDate::default());
    page(&preview, "recommendations/new-1/")?;
    let new = started.elapsed();
    wait_for_checks(&preview);
    std::thread::sleep(Duration::from_secs(2));
    Ok(format!(
        "| {size} | {:.1} | {} | {} | {} | {} | {} | {} | {} |",
        written.bytes as f64 / 1e6,
        first.as_millis(),
        middle(alone),
        middle(in_a_row),
        new.as_millis(),
        first_memory,
        memory("VmRSS:"),
        memory("VmHWM:"),
    ))
}

/// Says in a record that its work is done, and waits for its page.
fn save(preview: &Arc<Preview>, file: &Path) -> Outcome<Duration> {
    let text = std::fs::read_to_string(file)?;
    let reference = text
        .lines()
        .find_map(|line| line.strip_prefix("reference: "))
        .ok_or("a record without a reference")?;
    let address = format!("recommendations/{}/", reference.trim().to_lowercase());
    let news = "\n## Update, 30 December 2025: done\n\nThe bench said so.\n";
    std::fs::write(file, format!("{text}{news}"))?;
    let started = Instant::now();
    preview.follow(&of(file), NaiveDate::default());
    let bytes = page(preview, &address)?;
    let took = started.elapsed();
    match String::from_utf8(bytes)?.contains("The bench said so.") {
        true => Ok(took),
        false => Err(format!("what was saved is not on {address}").into()),
    }
}

fn of(file: &Path) -> Changes {
    Changes {
        files: [file.to_owned()].into(),
        more: false,
    }
}

fn page(preview: &Preview, address: &str) -> Outcome<Vec<u8>> {
    match preview.make(address) {
        Some(Made::Bytes(bytes)) => Ok(bytes),
        _ => Err(format!(
            "there is no page `{address}`: {:?}",
            preview.told().findings
        )
        .into()),
    }
}

fn wait_for_checks(preview: &Preview) {
    while !preview.told().is_examined {
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// The Markdown files below a folder.
fn records(folder: &Path, files: &mut Vec<PathBuf>) -> Outcome<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        match path.is_dir() {
            true => records(&path, files)?,
            false => files.push(path),
        }
    }
    Ok(())
}

/// The middle of some times, in milliseconds.
fn middle(mut times: Vec<Duration>) -> u128 {
    times.sort_unstable();
    times.get(times.len() / 2).map_or(0, Duration::as_millis)
}

/// A size of this process's memory in MB, where the system tells.
fn memory(of: &str) -> String {
    let kilobytes = || -> Option<u64> {
        let status = std::fs::read_to_string("/proc/self/status").ok()?;
        let line = status.lines().find(|line| line.starts_with(of))?;
        line.split_whitespace().nth(1)?.parse().ok()
    };
    kilobytes().map_or("not known".to_owned(), |size| (size / 1000).to_string())
}
