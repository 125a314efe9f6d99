//! How large the search index and the filters of a site are, and how long a query takes: builds a
//! synthetic council with the release binary, and lets Node run the scripts that it publishes.
//!
//! ```text
//! cargo bench --bench search               1,000, 10,000 and 50,000 recommendations
//! cargo bench --bench search -- 10000      one size (or several)
//! cargo test --bench search                a tiny council, once
//! ```
//!
//! A query is two words of a title, a reference, or a word with a letter missing. What it reads counts
//! with the manifest and the results it shows, as they stand on the disk; a web server makes them three
//! or four times smaller on their way. Files come from the disk, so the time is that of the script.

mod council;

use serde_json::Value;
use std::error::Error;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

const BINARY: &str = env!("CARGO_BIN_EXE_answerable");
const SIZES: [usize; 3] = [1_000, 10_000, 50_000];
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
        return measure(SMOKE_SIZE);
    }
    let mut sizes = Vec::new();
    for word in words.iter().filter(|word| !word.starts_with('-')) {
        let size = word.replace([',', '_'], "").parse::<usize>();
        sizes.push(size.map_err(|_| format!("`{word}` is no number of recommendations"))?);
    }
    if sizes.is_empty() {
        sizes.extend(SIZES);
    }
    println!(
        "| recommendations | pages | index files | index MB | largest KB | a query reads KB in files \
         | at most KB | query ms | filter KB | choice ms |"
    );
    println!("| --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |");
    for size in sizes {
        measure(size)?;
    }
    Ok(())
}

fn measure(size: usize) -> Outcome<()> {
    let around = tempfile::tempdir()?;
    let (content, site) = (around.path().join("content"), around.path().join("public"));
    council::write(&content, size)?;
    let built = Command::new(BINARY)
        .arg("build")
        .arg("--content")
        .arg(&content)
        .arg("--output")
        .arg(&site)
        .args(["--as-of", council::AS_OF])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()?;
    if !built.success() {
        return Err("the build failed".into());
    }
    let pages = pages(&site)?;
    let (mut files, mut bytes, mut largest) = (0, 0, 0);
    for entry in std::fs::read_dir(site.join("search/index"))? {
        let length = entry?.metadata()?.len();
        files += 1;
        bytes += length;
        largest = largest.max(length);
    }
    let told = queries(&site)?;
    let number = |key: &str| match &told {
        Some(told) => told[key].as_f64().unwrap_or_default(),
        None => f64::NAN,
    };
    println!(
        "| {size} | {pages} | {files} | {:.1} | {:.0} | {:.0} in {:.0} | {:.0} | {:.1} | {:.0} | {:.1} |",
        bytes as f64 / 1e6,
        largest as f64 / 1e3,
        number("bytes") / 1e3,
        number("files"),
        number("most") / 1e3,
        number("time"),
        number("filter") / 1e3,
        number("choice"),
    );
    Ok(())
}

/// How many pages a site has.
fn pages(folder: &Path) -> Outcome<usize> {
    let mut count = 0;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            count += pages(&entry.path())?;
        } else if entry
            .path()
            .extension()
            .is_some_and(|ending| ending == "html")
        {
            count += 1;
        }
    }
    Ok(count)
}

/// What the queries took; none where this machine has no Node.
fn queries(site: &Path) -> Outcome<Option<Value>> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/search.mjs");
    let run = Command::new("node")
        .arg(script)
        .arg(site)
        .stdin(Stdio::null())
        .output();
    let Ok(run) = run else {
        eprintln!("Node is missing, so no query is timed");
        return Ok(None);
    };
    if !run.status.success() {
        return Err(String::from_utf8_lossy(&run.stderr).into_owned().into());
    }
    Ok(Some(serde_json::from_slice(&run.stdout)?))
}
