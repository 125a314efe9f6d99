//! Meetings: when, where and whether they were held.

use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::{MEETING, page};
use crate::prose::plain;
use crate::record::meeting::Status;
use crate::register::{Id, Meeting, Subject};

pub(super) static TABLE: Sheet<Id<Meeting>> = Sheet {
    name: "meetings",
    key: &["reference"],
    rows: |site, take| site.register.meetings.ids().for_each(take),
    columns: &[
        Column::key("reference", |site, id| {
            site.register.meetings[id].record.reference.as_str().into()
        }),
        Column::page(|site, id| page(site, Subject::Meeting(id)).into()),
        Column::text("title", |site, id| site.name(Subject::Meeting(id)).into()),
        Column::party("", |site, id| site.register.meetings[id].body),
        Column::date("date", |site, id| {
            Some(&site.register.meetings[id].record.date)
        }),
        Column::text("start", |site, id| {
            site.register.meetings[id].record.start.as_ref().into()
        }),
        Column::text("end", |site, id| {
            site.register.meetings[id].record.end.as_ref().into()
        }),
        Column::text("venue", |site, id| {
            site.register.meetings[id].record.venue.as_ref().into()
        }),
        Column::choice("status", statuses, |site, id| {
            site.register.meetings[id].record.status.key().into()
        })
        .required(),
        Column::date("agenda_published_on", |site, id| {
            let record = &site.register.meetings[id].record;
            record.agenda_published_on.as_ref()
        }),
        Column::text("declarations", |site, id| {
            site.register.meetings[id]
                .record
                .declarations
                .as_ref()
                .into()
        }),
        Column::leads("previous", MEETING, |site, id| {
            let previous = site.register.meetings[id].previous;
            let previous = previous.map(|id| &site.register.meetings[id].record.reference);
            previous.map(|reference| reference.as_str()).into()
        }),
        Column::date("next_announced", |site, id| {
            site.register.meetings[id].record.next_meeting.as_ref()
        }),
        Column::whole("municipal_year", |site, id| {
            site.register.meetings[id].year.into()
        }),
        Column::text("summary", |site, id| {
            plain(&site.register.meetings[id].record.summary.markdown).into()
        }),
    ],
};

fn statuses() -> Vec<&'static str> {
    [
        Status::Scheduled,
        Status::Held,
        Status::Cancelled,
        Status::Postponed,
    ]
    .map(Status::key)
    .to_vec()
}
