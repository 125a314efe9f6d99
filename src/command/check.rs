//! `answerable check`: the whole flow but for writing, and every check over what it would publish.

use crate::check::{self, Content};
use crate::cli::{Check, Format};
use crate::command::{CouldNotRun, Loaded, counted, fix, has_colour, tell};
use crate::diagnostic::{Report, as_annotations, as_json, as_sarif, on_terminal};
use crate::memory::take_small_pages;
use crate::plan::{Plan, Site};
use crate::render::Renderer;
use crate::source::Sources;
use crate::term::text::nearest;
use std::mem::forget;
use std::process::ExitCode;

/// Checks the content and its pages, or tells of the checks themselves.
pub(super) fn run(options: &Check) -> Result<ExitCode, CouldNotRun> {
    if options.list {
        return tell(&check::list());
    }
    if let Some(name) = &options.explain {
        let Some(check) = check::named(name) else {
            let near = nearest(name, check::all().map(|check| check.name));
            let near = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
            return Err(CouldNotRun::NoCheck(name.clone(), near));
        };
        return tell(&check::explain(check));
    }
    take_small_pages();
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
    let content = Content::new(&site, &plan, &sources);
    let renderer = match Renderer::new(&site, &plan, &theme) {
        Ok(renderer) => Some(renderer),
        Err(finding) => {
            report.add(finding);
            None
        }
    };
    let looked = check::examine(&content, renderer.as_ref(), options.every_page, &mut report);
    if options.fix {
        let mends = check::mends(&content, &report);
        return fix::run(&sources, mends, options.yes);
    }
    tell(&written(options.format, &report, &sources))?;
    if options.format == Format::Human {
        let day = words.day(register.as_of);
        let files = sources.texts().len();
        tell(&format!(
            "Checked {files} content files and {looked} of {} pages as of {day}: {}.\n",
            plan.pages(),
            counted(&report)
        ))?;
    }
    let code = match report.stops(options.strict) {
        true => ExitCode::from(1),
        false => ExitCode::SUCCESS,
    };
    // The process ends here, and the system takes all memory at once: to give back a site record by
    // record takes time that nobody has any use of.
    forget((content, renderer));
    forget(site);
    forget((plan, register, sources, report));
    Ok(code)
}

/// The findings in a format.
fn written(format: Format, report: &Report, sources: &Sources) -> String {
    match format {
        Format::Human => on_terminal(report, sources, has_colour(&std::io::stdout())),
        Format::Json => as_json(report, sources),
        Format::Sarif => as_sarif(report, sources, &check::rules()),
        Format::Github => as_annotations(report, sources),
    }
}
