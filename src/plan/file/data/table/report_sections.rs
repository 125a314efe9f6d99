//! The parts of each report, progress on a priority among them.

use crate::plan::Site;
use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::{PRIORITY, REPORT, priority_reference};
use crate::prose::plain;
use crate::record::report::{Part, Progress};
use crate::register::{Id, Report};
use crate::term::text::name_key;

/// Whose part, and which.
type Row = (Id<Report>, usize);

pub(super) static TABLE: Sheet<Row> = Sheet {
    name: "report-sections",
    key: &["report", "position"],
    rows: |site, take| {
        for (id, report) in site.register.reports.iter() {
            (0..report.record.parts.len()).for_each(|at| take((id, at)));
        }
    },
    columns: &[
        Column::leads("report", REPORT, |site, (id, _)| {
            site.register.reports[id].record.reference.as_str().into()
        })
        .required(),
        Column::position(|_, (_, at)| (at + 1).into()),
        Column::choice(
            "kind",
            || vec!["progress", "indicator notes", "text"],
            |site, row| match part(site, row) {
                Part::Progress(_) => "progress".into(),
                Part::IndicatorNotes { .. } => "indicator notes".into(),
                Part::Text { .. } => "text".into(),
            },
        )
        .required(),
        Column::text("heading", |site, row| match part(site, row) {
            Part::Progress(progress) => progress.priority.as_str().into(),
            Part::IndicatorNotes { .. } => "".into(),
            Part::Text { heading, .. } => heading.as_str().into(),
        }),
        Column::leads("priority", PRIORITY, |site, row| priority(site, row).into()),
        Column::text("aim", |site, row| aim(site, row, "aim").into()),
        Column::text("focus", |site, row| aim(site, row, "focus").into()),
        Column::text("text", |site, row| match part(site, row) {
            Part::Progress(progress) => plain(&progress.opening.markdown).into(),
            Part::IndicatorNotes { intro, .. } => plain(&intro.markdown).into(),
            Part::Text { text, .. } => plain(&text.markdown).into(),
        }),
        Column::text("deliverable", |site, row| {
            let text = progress(site, row).and_then(|progress| progress.deliverable.as_ref());
            text.map(|text| plain(&text.markdown)).into()
        }),
        Column::text("progress", |site, row| {
            let text = progress(site, row).and_then(|progress| progress.progress.as_ref());
            text.map(|text| plain(&text.markdown)).into()
        }),
    ],
};

fn part<'s>(site: &'s Site<'_>, (id, at): Row) -> &'s Part {
    &site.register.reports[id].record.parts[at]
}

fn progress<'s>(site: &'s Site<'_>, row: Row) -> Option<&'s Progress> {
    match part(site, row) {
        Part::Progress(progress) => Some(progress),
        _ => None,
    }
}

/// The priority of the report whose title is the heading.
fn priority(site: &Site<'_>, row: Row) -> Option<String> {
    let named = name_key(&progress(site, row)?.priority.text);
    let register = site.register;
    let mut ids = register.reports[row.0].priorities.iter();
    let id = ids.find(|id| name_key(&register.priorities[**id].record.title.text) == named)?;
    Some(priority_reference(register, *id))
}

/// The words behind "Aim" or "Focus".
fn aim(site: &Site<'_>, row: Row, key: &str) -> Option<String> {
    let aims = progress(site, row)?.aims.iter();
    let words: Vec<&str> = aims
        .filter(|(known, _)| known.eq_ignore_ascii_case(key))
        .map(|(_, words)| words.as_str())
        .collect();
    Some(words.join("\n"))
}
