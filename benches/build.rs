//! How long a site takes to build, and how much memory: makes a synthetic council, builds it with the
//! release binary as an officer would, and prints a table.
//!
//! ```text
//! cargo bench --bench build               1,000, 10,000 and 50,000 recommendations
//! cargo bench --bench build -- 10000      one size (or several)
//! cargo test --bench build                a tiny council, once; fails if the build fails
//! ```
//!
//! Wall time is from start to end of the process, CPU time is user and system together over all
//! threads, and memory is the largest resident set that the system saw. Each figure is the median of
//! [`RUNS`] builds into a folder that does not exist; the row `again` is one more build over the last,
//! the row `check` is `answerable check`, and the row `read` is this benchmark itself, which only reads
//! and parses the content: what `check` costs is held against it.

mod council;

use std::error::Error;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

/// The same allocator as the command has.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The argument by which the benchmark is told to read a content folder and nothing more.
const READ: &str = "--only-read";

/// The command under test, built by cargo in the same profile as this benchmark.
const BINARY: &str = env!("CARGO_BIN_EXE_answerable");
const SIZES: [usize; 3] = [1_000, 10_000, 50_000];
const RUNS: usize = 5;
const SMOKE_SIZE: usize = 20;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// What one build took.
#[derive(Clone, Copy, Default)]
struct Cost {
    wall: Duration,
    cpu: Duration,
    /// In bytes; 0 where the system does not tell.
    memory: u64,
}

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
    if let [first, folder] = words
        && first == READ
    {
        return read(Path::new(folder));
    }
    // Cargo says `--bench` when it measures, and nothing when it tests.
    if !words.iter().any(|word| word == "--bench") || words.iter().any(|word| word == "--test") {
        return smoke();
    }
    let mut sizes = Vec::new();
    for word in words.iter().filter(|word| !word.starts_with('-')) {
        let size = word.replace([',', '_'], "").parse::<usize>();
        sizes.push(size.map_err(|_| format!("`{word}` is no number of recommendations"))?);
    }
    if sizes.is_empty() {
        sizes.extend(SIZES);
    }
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    println!("{threads} threads, median of {RUNS} builds\n");
    println!(
        "| recommendations | content files | build | site files | site MB | wall s | CPU s | memory MB |"
    );
    println!("| --: | --: | :-- | --: | --: | --: | --: | --: |");
    for size in sizes {
        measure(size)?;
    }
    Ok(())
}

/// Builds a tiny council twice, and looks whether there is a site.
fn smoke() -> Outcome<()> {
    let around = tempfile::tempdir()?;
    let (content, output) = (around.path().join("content"), around.path().join("public"));
    council::write(&content, SMOKE_SIZE)?;
    build(&content, &output)?;
    build(&content, &output)?;
    if !output.join("index.html").is_file() {
        return Err("the build made no home page".into());
    }
    println!("a council of {SMOKE_SIZE} recommendations builds");
    Ok(())
}

fn measure(size: usize) -> Outcome<()> {
    let around = tempfile::tempdir()?;
    let content = around.path().join("content");
    let written = council::write(&content, size)?;
    let mut costs = Vec::new();
    let mut output = around.path().join("public-0");
    for run in 0..RUNS {
        if output.exists() {
            std::fs::remove_dir_all(&output)?;
        }
        output = around.path().join(format!("public-{run}"));
        costs.push(build(&content, &output)?);
    }
    let (files, bytes) = measure_folder(&output)?;
    let again = build(&content, &output)?;
    let itself = std::env::current_exe()?;
    let (mut reads, mut checks) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let mut command = Command::new(&itself);
        reads.push(cost(command.arg(READ).arg(&content), &content)?);
        let mut command = Command::new(BINARY);
        command.arg("check").arg("--content").arg(&content);
        checks.push(cost(command.args(["--as-of", council::AS_OF]), &content)?);
    }
    for (name, cost) in [
        ("read", median(&reads)),
        ("check", median(&checks)),
        ("fresh", median(&costs)),
        ("again", again),
    ] {
        println!(
            "| {size} | {} | {name} | {files} | {:.1} | {:.2} | {:.2} | {} |",
            written.files,
            bytes as f64 / 1e6,
            cost.wall.as_secs_f64(),
            cost.cpu.as_secs_f64(),
            if cost.memory == 0 {
                "not known".to_owned()
            } else {
                format!("{:.0}", cost.memory as f64 / 1e6)
            }
        );
    }
    Ok(())
}

/// Builds a site once.
fn build(content: &Path, output: &Path) -> Outcome<Cost> {
    let mut command = Command::new(BINARY);
    command
        .arg("build")
        .arg("--content")
        .arg(content)
        .arg("--output")
        .arg(output)
        .args(["--as-of", council::AS_OF]);
    cost(&mut command, content)
}

/// Reads and parses a content folder, as `check` begins; like it, gives nothing back before it ends.
fn read(content: &Path) -> Outcome<()> {
    answerable::memory::take_small_pages();
    let mut report = answerable::diagnostic::Report::default();
    let (sources, _) = answerable::source::Sources::read(content)?;
    let records = answerable::record::parse(&sources, &mut report);
    println!("{} recommendations", records.recommendations.len());
    let stops = report.stops(false);
    std::mem::forget((sources, records, report));
    match stops {
        true => Err("the content has errors".into()),
        false => Ok(()),
    }
}

/// What a command costs that reads this content.
fn cost(command: &mut Command, content: &Path) -> Outcome<Cost> {
    let log = tempfile::tempfile()?;
    command
        .stdin(Stdio::null())
        .stdout(log.try_clone()?)
        .stderr(log.try_clone()?);
    let started = Instant::now();
    let (succeeded, mut cost) = wait(command)?;
    cost.wall = started.elapsed();
    if succeeded {
        return Ok(cost);
    }
    let said = last_lines(log)?;
    Err(format!("a run on {} failed:\n{said}", content.display()).into())
}

/// The end of what the command said.
fn last_lines(mut log: std::fs::File) -> Outcome<String> {
    use std::io::{Read, Seek};
    let mut text = String::new();
    log.rewind()?;
    log.read_to_string(&mut text)?;
    let lines: Vec<&str> = text.lines().collect();
    let shown = lines.len().saturating_sub(60);
    Ok(lines.get(shown..).unwrap_or_default().join("\n"))
}

/// Runs a process to its end, and asks the system what that process alone took.
#[cfg(unix)]
fn wait(command: &mut Command) -> Outcome<(bool, Cost)> {
    use std::os::unix::process::ExitStatusExt;
    let child = command.spawn()?;
    let id = libc::pid_t::try_from(child.id())?;
    let mut status = 0;
    // SAFETY: `rusage` is a struct of numbers, for which all zero is a value.
    let mut usage: libc::rusage = unsafe { std::mem::zeroed() };
    loop {
        // SAFETY: the process is our own child and nobody else waits for it; both pointers live.
        let ended = unsafe { libc::wait4(id, &raw mut status, 0, &raw mut usage) };
        if ended == id {
            break;
        }
        let error = std::io::Error::last_os_error();
        if error.kind() != std::io::ErrorKind::Interrupted {
            return Err(error.into());
        }
    }
    let time = |value: libc::timeval| {
        let seconds = u64::try_from(value.tv_sec).unwrap_or_default();
        let micros = u64::try_from(value.tv_usec).unwrap_or_default();
        Duration::from_secs(seconds) + Duration::from_micros(micros)
    };
    // The unit differs: kilobytes on Linux, bytes on macOS.
    let unit = if cfg!(target_os = "macos") { 1 } else { 1024 };
    let cost = Cost {
        wall: Duration::ZERO,
        cpu: time(usage.ru_utime) + time(usage.ru_stime),
        memory: u64::try_from(usage.ru_maxrss).unwrap_or_default() * unit,
    };
    Ok((std::process::ExitStatus::from_raw(status).success(), cost))
}

/// Elsewhere only the wall time is known.
#[cfg(not(unix))]
fn wait(command: &mut Command) -> Outcome<(bool, Cost)> {
    Ok((command.status()?.success(), Cost::default()))
}

/// How many files a folder holds, and their size together.
fn measure_folder(folder: &Path) -> Outcome<(usize, u64)> {
    let (mut files, mut bytes) = (0, 0);
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            let inner = measure_folder(&entry.path())?;
            files += inner.0;
            bytes += inner.1;
        } else {
            files += 1;
            bytes += entry.metadata()?.len();
        }
    }
    Ok((files, bytes))
}

/// The middle of each figure by itself.
fn median(costs: &[Cost]) -> Cost {
    fn middle<T: Copy + Ord + Default>(mut values: Vec<T>) -> T {
        values.sort_unstable();
        values.get(values.len() / 2).copied().unwrap_or_default()
    }
    Cost {
        wall: middle(costs.iter().map(|cost| cost.wall).collect()),
        cpu: middle(costs.iter().map(|cost| cost.cpu).collect()),
        memory: middle(costs.iter().map(|cost| cost.memory).collect()),
    }
}
