//! `answerable build`: the whole flow, from the content folder to the output folder.

use crate::check::{self, Content};
use crate::cli::Build;
use crate::command::{CouldNotRun, Loaded, show};
use crate::diagnostic::Report;
use crate::memory::give_back;
use crate::plan::{Plan, Site};
use crate::publish::{self, Output, Published};
use crate::render::{Rendered, Renderer};
use crate::source::Attachment;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// The most faults of templates that one run reports: the same fault stands on many pages.
const MOST_TEMPLATE_FAULTS: usize = 20;

/// Builds the site and says in one paragraph what was done.
pub(super) fn run(options: &Build) -> Result<ExitCode, CouldNotRun> {
    let start = Instant::now();
    let mut apart = vec![options.site.made_from.content.as_path()];
    apart.extend(options.site.made_from.theme.as_deref());
    publish::stands_apart(&options.output, &apart)?;
    let Loaded {
        sources,
        settings,
        theme,
        words,
        register,
        mut report,
    } = Loaded::from(&options.site)?;
    let site = Site::new(&register, &settings, &words);
    let plan = Plan::of(&site, &sources, &mut report);
    let renderer = match Renderer::new(&site, &plan, &theme) {
        Ok(renderer) => renderer,
        Err(finding) => {
            report.add(finding);
            return Ok(stopped(&report, &sources));
        }
    };
    // What was freed up to here is room for the checks, and then for the pages.
    give_back();
    let content = Content::new(&site, &plan, &sources);
    check::examine(&content, Some(&renderer), false, &mut report);
    drop(content);
    give_back();
    if report.stops(options.strict) {
        return Ok(stopped(&report, &sources));
    }
    let output = Output::open(&options.output)?;
    let progress = progress(plan.entries().len());
    let faults = Mutex::new(Report::default());
    let enough = AtomicBool::new(false);
    plan.entries()
        .par_iter()
        .try_for_each(|entry| -> Result<(), CouldNotRun> {
            if enough.load(Ordering::Relaxed) {
                return Ok(());
            }
            match renderer.render(entry) {
                Ok(Rendered::Bytes(bytes)) => output.stage(&entry.file_name(), &bytes)?,
                Ok(Rendered::Attachment(path)) => {
                    let file = sources.file(&Attachment {
                        path: path.clone(),
                        size: 0,
                    });
                    let bytes = std::fs::read(&file).map_err(|error| CouldNotRun::Unreadable {
                        path: path.clone(),
                        error,
                    })?;
                    output.stage(&path, &bytes)?;
                }
                Err(finding) => {
                    let mut faults = faults
                        .lock()
                        .unwrap_or_else(std::sync::PoisonError::into_inner);
                    faults.add(finding);
                    let full = faults.sorted(&sources).len() >= MOST_TEMPLATE_FAULTS;
                    enough.store(full, Ordering::Relaxed);
                }
            }
            progress.inc(1);
            Ok(())
        })?;
    progress.finish_and_clear();
    report.extend(
        faults
            .into_inner()
            .unwrap_or_else(std::sync::PoisonError::into_inner),
    );
    if report.stops(false) {
        return Ok(stopped(&report, &sources));
    }
    for asset in theme.assets(settings.accent.as_deref()) {
        output.stage(&asset.address, &asset.bytes)?;
    }
    let published = output.publish()?;
    let findings = show(&report, &sources);
    println!(
        "{}",
        told(
            options,
            sources.texts().len(),
            published,
            start.elapsed(),
            &findings
        )
    );
    Ok(ExitCode::SUCCESS)
}

/// Says that nothing was published, and why.
fn stopped(report: &Report, sources: &crate::source::Sources) -> ExitCode {
    let findings = show(report, sources);
    println!("Nothing was published: {findings}. What was published before is untouched.");
    ExitCode::from(1)
}

/// What was done, in one paragraph.
fn told(options: &Build, files: usize, done: Published, time: Duration, findings: &str) -> String {
    let all = done.written + done.changed + done.unchanged;
    let megabytes = done.bytes as f64 / 1_000_000.0;
    let drafts = if options.site.drafts {
        " It shows drafts: do not publish it."
    } else {
        ""
    };
    format!(
        "Made {all} files ({megabytes:.1} MB) from {files} content files in {:.1} s. In `{}`: {} new, \
         {} changed, {} unchanged, {} removed; {findings}.{drafts}",
        time.as_secs_f64(),
        options.output.display(),
        done.written,
        done.changed,
        done.unchanged,
        done.removed,
    )
}

/// A progress bar on a terminal, once the work takes long; nothing in a log.
fn progress(length: usize) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(
        Some(length as u64),
        // Drawn to standard error, and only if that is a terminal.
        ProgressDrawTarget::stderr_with_hz(5),
    );
    if let Ok(style) = ProgressStyle::with_template("{wide_bar} {pos} of {len} pages") {
        bar.set_style(style);
    }
    bar
}
