//! How the list of board reports can be filtered and sorted.

use crate::plan::Site;
use crate::plan::file::filter::column::{Choice, Column};
use crate::plan::file::filter::{Filter, party, record, sorted, year, year_of};
use crate::register::{Id, Report, Subject};
use crate::term::PartialDate;

/// Every report.
pub const REPORTS: Filter = Filter {
    list: "reports",
    keys: &["from", "to", "priority", "year"],
    columns,
    orders: &["oldest", "title"],
    order,
};

fn ids(subjects: &[Subject]) -> impl Iterator<Item = Id<Report>> + '_ {
    subjects.iter().filter_map(|subject| match subject {
        Subject::Report(id) => Some(*id),
        _ => None,
    })
}

/// The date of a report; if it has none, that of the meeting it was for.
fn date<'a>(site: &'a Site<'_>, id: Id<Report>) -> Option<&'a PartialDate> {
    let report = &site.register.reports[id];
    let of_meeting = report
        .meeting
        .map(|id| &site.register.meetings[id].record.date);
    report.record.report_date.as_ref().or(of_meeting)
}

fn columns(site: &Site<'_>, subjects: &[Subject]) -> Vec<Column> {
    let row = |id: Id<Report>| &site.register.reports[id];
    let years = ids(subjects).map(|id| {
        let year = date(site, id).and_then(|date| year_of(site, date));
        year.into_iter().collect()
    });
    vec![
        Column::of(
            "from",
            ids(subjects).map(|id| row(id).from.into_iter().collect()),
            |from| party(site, from),
        ),
        Column::of(
            "to",
            ids(subjects).map(|id| row(id).to.into_iter().collect()),
            |to| party(site, to),
        ),
        Column::of(
            "priority",
            ids(subjects).map(|id| row(id).priorities.clone()),
            |id| record(site, Subject::Priority(id)),
        ),
        // The page of a year lists no reports.
        Column::of("year", years, |from| Choice {
            page: String::new(),
            ..year(site, from)
        }),
    ]
}

fn order(site: &Site<'_>, subjects: &[Subject], by: &str) -> Vec<usize> {
    let ids: Vec<Id<Report>> = ids(subjects).collect();
    match by {
        "oldest" => sorted(ids.len(), |at| {
            date(site, ids[at]).and_then(PartialDate::earliest)
        }),
        _ => sorted(ids.len(), |at| {
            Some(site.name(Subject::Report(ids[at])).to_lowercase())
        }),
    }
}
