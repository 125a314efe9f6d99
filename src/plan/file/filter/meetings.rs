//! How the list of meetings can be filtered and sorted.

use crate::plan::Site;
use crate::plan::file::filter::column::{Choice, Column};
use crate::plan::file::filter::{Filter, party, sorted, year};
use crate::register::{Id, Meeting, Subject};
use crate::term::PartialDate;

/// Every meeting.
pub const MEETINGS: Filter = Filter {
    list: "meetings",
    keys: &["body", "status", "year"],
    columns,
    orders: &["oldest", "title"],
    order,
};

fn ids(subjects: &[Subject]) -> impl Iterator<Item = Id<Meeting>> + '_ {
    subjects.iter().filter_map(|subject| match subject {
        Subject::Meeting(id) => Some(*id),
        _ => None,
    })
}

fn columns(site: &Site<'_>, subjects: &[Subject]) -> Vec<Column> {
    let row = |id: Id<Meeting>| &site.register.meetings[id];
    vec![
        Column::of(
            "body",
            ids(subjects).map(|id| row(id).body.into_iter().collect()),
            |body| party(site, body),
        ),
        Column::of(
            "status",
            ids(subjects).map(|id| vec![row(id).record.status.key()]),
            |key| Choice {
                key: key.to_owned(),
                name: site.words.say(&format!("meeting-status-{key}")),
                ..Choice::default()
            },
        ),
        Column::of(
            "year",
            ids(subjects).map(|id| row(id).year.into_iter().collect()),
            |from| year(site, from),
        ),
    ]
}

fn order(site: &Site<'_>, subjects: &[Subject], by: &str) -> Vec<usize> {
    let ids: Vec<Id<Meeting>> = ids(subjects).collect();
    match by {
        "oldest" => sorted(ids.len(), |at| {
            PartialDate::earliest(&site.register.meetings[ids[at]].record.date)
        }),
        _ => sorted(ids.len(), |at| {
            Some(site.name(Subject::Meeting(ids[at])).to_lowercase())
        }),
    }
}
