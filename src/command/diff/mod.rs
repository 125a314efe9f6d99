//! `answerable diff`: what the content changes for the public, before anyone publishes it.

mod earlier;
mod pages;

pub(super) use earlier::NotCompared;

use crate::cli::{Diff, DiffFormat, MadeFrom};
use crate::command::{CouldNotRun, Loaded, day, show, tell};
use crate::diagnostic::Report;
use crate::difference::{self, Difference, Side, between, in_words, shown};
use crate::plan::{Plan, Site};
use crate::render::{Renderer, alone};
use chrono::NaiveDate;
use earlier::Earlier;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// By this a file is known as one that an earlier run wrote, which may be replaced.
const WRITTEN_BY_US: [&str; 2] = [
    "<meta name=\"generator\" content=\"answerable diff\">",
    "{\n  \"written_by\": \"answerable diff\"",
];

/// Compares, and tells what differs.
pub(super) fn run(options: &Diff) -> Result<ExitCode, CouldNotRun> {
    let format = match (options.format, &options.output) {
        (Some(format), _) => format,
        (None, Some(file)) => by_ending(file)?,
        (None, None) => DiffFormat::Human,
    };
    let new = public(&options.made_from)?;
    if let Some(file) = &options.output {
        refuse_foreign(file, &new.words.say("diff-heading"))?;
    }
    let as_of = new.register.as_of;
    let mut report = new.report;
    let site = Site::new(&new.register, &new.settings, &new.words);
    let plan = Plan::of(&site, &new.sources, &mut report);
    let renderer = Renderer::new(&site, &plan, &new.theme);
    let renderer = match renderer {
        Ok(renderer) if !report.stops(false) => renderer,
        other => {
            report.extend_all(other.err().map(|finding| {
                let mut report = Report::default();
                report.add(finding);
                report
            }));
            let findings = show(&report, &new.sources);
            tell(&format!("Nothing was compared: {findings}.\n"))?;
            return Ok(ExitCode::from(1));
        }
    };
    let later = Side {
        site: &site,
        sources: &new.sources,
    };
    let ours = pages::Rendering {
        site: &site,
        plan: &plan,
        renderer: &renderer,
        sources: &new.sources,
    };
    let mut difference = Difference {
        as_of: new.words.day(as_of),
        ..Difference::default()
    };
    match Earlier::find(options)? {
        Earlier::Content {
            folder,
            name,
            guard,
        } => {
            difference.against = name;
            difference.is_revision = guard.is_some();
            difference.has_records = true;
            let mut same = MadeFrom {
                content: folder,
                base_url: new.settings.base_url.clone(),
                as_of: Some(as_of.to_string()),
                ..options.made_from.clone()
            };
            let old = public(&same)?;
            let mut ignored = Report::default();
            let old_site = Site::new(&old.register, &old.settings, &old.words);
            let old_plan = Plan::of(&old_site, &old.sources, &mut ignored);
            let earlier = Side {
                site: &old_site,
                sources: &old.sources,
            };
            (difference.settings, difference.records) = between(earlier, later);
            if let Some(then) = earlier_day(options, &old, as_of)? {
                same.as_of = Some(then.to_string());
                let past = public(&same)?;
                let past_site = Site::new(&past.register, &past.settings, &past.words);
                let past_side = Side {
                    site: &past_site,
                    sources: &past.sources,
                };
                difference.by_date = between(past_side, earlier).1;
                difference.earlier_as_of = Some(new.words.day(then));
            }
            if let Ok(old_renderer) = Renderer::new(&old_site, &old_plan, &old.theme) {
                let theirs = pages::Rendering {
                    site: &old_site,
                    plan: &old_plan,
                    renderer: &old_renderer,
                    sources: &old.sources,
                };
                difference.pages = pages::of_contents(&theirs, &ours, &difference.records);
            }
            drop(guard);
        }
        Earlier::Published { folder, name } => {
            difference.against = name;
            difference.pages = pages::of_published(&folder, &ours, &new.theme)?;
        }
    }
    let view = shown(
        &difference,
        &new.settings.title,
        &new.words,
        &new.settings.language,
    );
    let bytes = match format {
        DiffFormat::Human => in_words(&view).into_bytes(),
        DiffFormat::Json => as_json(&difference).into_bytes(),
        DiffFormat::Html => match alone(&new.theme, &new.words, "difference.html", &view) {
            Ok(html) => html,
            Err(finding) => {
                report.add(finding);
                let findings = show(&report, &new.sources);
                tell(&format!("Nothing was written: {findings}.\n"))?;
                return Ok(ExitCode::from(1));
            }
        },
    };
    match &options.output {
        None => match String::from_utf8(bytes) {
            Ok(text) => tell(&text),
            Err(_) => Ok(ExitCode::SUCCESS),
        },
        Some(file) => {
            write(file, &bytes)?;
            let first: Vec<&str> = view.summary.iter().map(String::as_str).collect();
            tell(&format!(
                "Wrote `{}`. {}\n",
                file.display(),
                first.join(" ")
            ))
        }
    }
}

/// The public site of one side: what is not public has no place in what changes for the public.
fn public(options: &MadeFrom) -> Result<Loaded, CouldNotRun> {
    Loaded::made_from(options, false)
}

/// The day of the earlier side, where it is another: as the officer gave it, else as the earlier
/// `site.yaml` fixed it.
fn earlier_day(
    options: &Diff,
    old: &Loaded,
    as_of: NaiveDate,
) -> Result<Option<NaiveDate>, CouldNotRun> {
    let given = options.against_as_of.as_deref().map(day).transpose()?;
    let fixed = match options.made_from.as_of {
        None => old.settings.as_of,
        Some(_) => None,
    };
    Ok(given.or(fixed).filter(|day| *day != as_of))
}

/// How a file is written that has this name.
fn by_ending(file: &Path) -> Result<DiffFormat, CouldNotRun> {
    let ending = file.extension().unwrap_or_default().to_string_lossy();
    match ending.to_lowercase().as_str() {
        "html" | "htm" => Ok(DiffFormat::Html),
        "json" => Ok(DiffFormat::Json),
        "txt" => Ok(DiffFormat::Human),
        _ => Err(NotCompared::Ending(file.display().to_string()).into()),
    }
}

fn as_json(difference: &difference::Difference) -> String {
    let mut value = serde_json::json!({"written_by": "answerable diff"});
    if let (Some(head), Ok(serde_json::Value::Object(rest))) =
        (value.as_object_mut(), serde_json::to_value(difference))
    {
        head.extend(rest);
    }
    format!("{value:#}\n")
}

/// Refuses to replace a file that no earlier run wrote. The text begins with `heading`.
fn refuse_foreign(file: &Path, heading: &str) -> Result<(), CouldNotRun> {
    let there = match std::fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => {
            return Err(CouldNotRun::Unreadable {
                path: file.display().to_string(),
                error,
            });
        }
    };
    let head = String::from_utf8_lossy(there.get(..there.len().min(1024)).unwrap_or_default());
    let is_ours = head.lines().next() == Some(heading)
        || WRITTEN_BY_US.iter().any(|mark| head.contains(mark));
    match is_ours {
        true => Ok(()),
        false => Err(NotCompared::FileThere(file.display().to_string()).into()),
    }
}

fn write(file: &Path, bytes: &[u8]) -> Result<(), CouldNotRun> {
    let unwritable = |error| CouldNotRun::Unwritable {
        path: file.display().to_string(),
        error,
    };
    let mut out = std::fs::File::create(file).map_err(unwritable)?;
    out.write_all(bytes).map_err(unwritable)
}
