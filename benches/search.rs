//! How large the search index and the filters of a site are, and how long a query takes: makes them, and
//! no page, for a synthetic council, and lets Node run the scripts that the site publishes.
//!
//! ```text
//! cargo bench --bench search               1,000, 10,000 and 50,000 recommendations
//! cargo bench --bench search -- 10000      one size (or several)
//! cargo test --bench search                a tiny council, once
//! ```
//!
//! A query is two words of a title, a reference, a word with a letter missing, or two words of a text. What
//! it reads counts with the manifest and the results it shows, as they stand on the disk, and as a web server
//! sends them that packs them on their way. Files come from the disk, so the time is that of the script. Of the
//! filters: what offers them all, with the largest of them opened, with a choice made in it, and with it counted
//! beside a choice of another.

mod council;

use answerable::diagnostic::Report;
use answerable::plan::{Plan, Recipe, Site};
use answerable::record;
use answerable::register::{Rules, link};
use answerable::render::{Theme, packed};
use answerable::settings::Settings;
use answerable::source::Sources;
use serde_json::Value;
use std::error::Error;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

/// The same allocator as the command has.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

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
        "| recommendations | pages | plan s | index s | index uses MB | other files s | index files | index MB \
         | largest KB | a query reads KB in files | at most KB | sent KB | at most KB | query ms | filters KB | one open KB | one used KB | sent KB | beside another KB | sent KB | choice ms |"
    );
    println!(
        "| --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |"
    );
    for size in sizes {
        measure(size)?;
    }
    Ok(())
}

fn measure(size: usize) -> Outcome<()> {
    let around = tempfile::tempdir()?;
    let (content, site) = (around.path().join("content"), around.path().join("public"));
    council::write(&content, size)?;
    let made = make(&content, &site)?;
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
        "| {size} | {} | {:.2} | {:.2} | {:.0} | {:.2} | {files} | {:.1} | {:.0} | {:.0} in {:.0} | {:.0} | {:.0} | {:.0} \
         | {:.1} | {:.1} | {:.0} | {:.0} | {:.0} | {:.0} | {:.0} | {:.1} |",
        made.pages,
        made.planning.as_secs_f64(),
        made.index.as_secs_f64(),
        made.memory / 1e6,
        made.others.as_secs_f64(),
        bytes as f64 / 1e6,
        largest as f64 / 1e3,
        number("bytes") / 1e3,
        number("files"),
        number("most") / 1e3,
        number("sentBytes") / 1e3,
        number("mostSent") / 1e3,
        number("time"),
        number("offered") / 1e3,
        number("opened") / 1e3,
        number("chosen") / 1e3,
        number("chosenSent") / 1e3,
        number("beside") / 1e3,
        number("besideSent") / 1e3,
        number("choice"),
    );
    Ok(())
}

/// What it takes to make the index and the filters, on one thread, and to plan the site on all of them.
struct Made {
    pages: usize,
    planning: Duration,
    index: Duration,
    /// By how much the memory in use grew, in bytes; 0 where the system does not tell.
    memory: f64,
    /// All other files of the search and the filters.
    others: Duration,
}

/// Makes the files of the search and the filters, and the scripts that read them, and nothing else.
fn make(content: &Path, output: &Path) -> Outcome<Made> {
    let mut report = Report::default();
    let (sources, _) = Sources::read(content)?;
    let records = record::parse(&sources, &mut report);
    let settings = Settings::read(&sources, &mut report);
    let theme = Theme::read(None, &mut report);
    let words = theme.wording(&settings.language, &mut report);
    let rules = Rules {
        as_of: council::AS_OF.parse()?,
        drafts: false,
        settings: &settings,
    };
    let register = link(records, &sources, rules, &mut report);
    let site = Site::new(&register, &settings, &words);
    let started = Clock::now();
    let plan = Plan::of(&site, &sources, &mut report);
    let planning = started.elapsed();
    let write = |address: &str, bytes: &[u8]| -> Outcome<()> {
        let path = output.join(address);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        Ok(std::fs::write(path, bytes)?)
    };
    for asset in theme.assets(None) {
        write(&asset.address, &asset.bytes)?;
    }
    let all = |wanted: fn(&str) -> bool| -> Outcome<Duration> {
        let mut made = Vec::new();
        let started = Clock::now();
        for entry in plan.entries().iter().filter(|entry| wanted(&entry.address)) {
            match entry.recipe() {
                Recipe::File(text) => made.push((&entry.address, text(&site, &plan).into_bytes())),
                Recipe::Packed(text) => {
                    made.push((&entry.address, packed::bytes(&text(&site, &plan))));
                }
                _ => {}
            }
        }
        let took = started.elapsed();
        for (address, text) in made {
            write(address, &text)?;
        }
        Ok(took)
    };
    // The index is made when the first of its files is asked for.
    let before = memory();
    let index = all(|address| address == "search/index/manifest.json")?;
    let memory = memory() - before;
    let others = all(|address| {
        let is_ours = address.starts_with("search/index/") || address.starts_with("filters/");
        is_ours && !address.ends_with("/manifest.json")
    })?;
    Ok(Made {
        pages: plan.pages(),
        planning,
        index,
        memory,
        others,
    })
}

/// A clock of the work of this process, of which one thread is busy; where the system does not tell, of
/// the time that passes.
struct Clock {
    work: Option<Duration>,
    time: Instant,
}

impl Clock {
    fn now() -> Clock {
        // In hundredths of a second: in user mode, and in the kernel.
        let told = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
        let (_, behind) = told.rsplit_once(") ").unwrap_or_default();
        let mut ticks = behind.split(' ').skip(11).map(str::parse::<u64>);
        let work = match (ticks.next(), ticks.next()) {
            (Some(Ok(user)), Some(Ok(kernel))) => Some(Duration::from_millis((user + kernel) * 10)),
            _ => None,
        };
        Clock {
            work,
            time: Instant::now(),
        }
    }

    fn elapsed(&self) -> Duration {
        match (self.work, Clock::now().work) {
            (Some(before), Some(now)) => now.saturating_sub(before),
            _ => self.time.elapsed(),
        }
    }
}

/// The memory that this process has in use, in bytes.
fn memory() -> f64 {
    let told = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages = told.split(' ').nth(1);
    pages
        .and_then(|pages| pages.parse::<f64>().ok())
        .unwrap_or(0.0)
        * 4096.0
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
