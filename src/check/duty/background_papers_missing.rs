//! A report to a committee does not say which background papers it rests on.
//!
//! Why it matters: each report is to carry a list of its background papers, and they are to be open to
//! the public for four years, so that a reader can see what the report rests on.
//!
//! How to mend it: write `background papers` with a list of titles or of references of documents. If
//! there are none, write `background papers: none`.
//!
//! Example: a report with `to: Health Scrutiny Committee` and neither `background papers` nor `links`, or with
//! `background papers: to follow`.

use crate::check::duty::{deadline, source};
use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;
use crate::register::{Party, Report};
use crate::settings::Jurisdiction;
use crate::term::calendar::last_of_months;
use crate::term::text::keeps_a_place;
use chrono::NaiveDate;

pub(super) const CHECK: Check = Check::new(
    "background-papers-missing",
    Severity::Note,
    include_str!("background_papers_missing.rs"),
    Looks::Through(look),
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for report in content.register.reports.rows() {
        let record = &report.record;
        let is_listed = record.background_papers.as_ref().is_some_and(|papers| {
            papers.is_empty() || !papers.iter().all(|paper| keeps_a_place(&paper.text))
        });
        if is_listed || !record.links.is_empty() {
            continue;
        }
        if report.record.parts.iter().any(|part| match part {
            crate::record::report::Part::Text { heading, .. } => {
                heading.text.to_lowercase().contains("background paper")
            }
            _ => false,
        }) {
            continue;
        }
        let Some((met, is_reached)) = meeting_of(content, report) else {
            continue;
        };
        let months = content
            .settings
            .background_papers_years()
            .saturating_mul(12);
        let Some(last) = last_of_months(met, months) else {
            continue;
        };
        if !is_reached || content.register.as_of > last {
            continue;
        }
        let source = match content.settings.jurisdiction {
            Jurisdiction::England => source::law("Local Government Act 1972, section 100D"),
            Jurisdiction::Wales => source::own_rule("Local Government Act 1972, section 100D"),
        };
        found.at(
            content.at(record.standing.place, &[Step::Key("title")]),
            "the report does not say which background papers it rests on",
            format!(
                "list them under `background papers`, or write `none`. They stay open until {}. \
                 {source}",
                deadline::short(last)
            ),
        );
    }
}

/// The latest day that the meeting of a report may have had, and whether its body is reached.
fn meeting_of(content: &Content<'_>, report: &Report) -> Option<(NaiveDate, bool)> {
    let meeting = report.meeting.map(|id| &content.register.meetings[id]);
    let body = match meeting.map_or(report.to, |meeting| meeting.body) {
        Some(Party::Body(body)) => body,
        _ => return None,
    };
    let date = match meeting {
        Some(meeting) => meeting.record.date.latest(),
        None => report.record.report_date.as_ref()?.latest(),
    };
    Some((date?, content.register.access(body).is_some()))
}
