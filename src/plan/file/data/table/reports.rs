//! Reports from partnership boards.

use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::{MEETING, page};
use crate::prose::plain;
use crate::record::meeting::Purpose;
use crate::register::{Id, Report, Subject};

pub(super) static TABLE: Sheet<Id<Report>> = Sheet {
    name: "reports",
    key: &["reference"],
    rows: |site, take| site.register.reports.ids().for_each(take),
    columns: &[
        Column::key("reference", |site, id| {
            site.register.reports[id].record.reference.as_str().into()
        }),
        Column::page(|site, id| page(site, Subject::Report(id)).into()),
        Column::text("title", |site, id| {
            site.register.reports[id].record.title.as_str().into()
        }),
        Column::party("from_", |site, id| site.register.reports[id].from),
        Column::party("to_", |site, id| site.register.reports[id].to),
        Column::date("report_date", |site, id| {
            site.register.reports[id].record.report_date.as_ref()
        }),
        Column::leads("meeting", MEETING, |site, id| {
            let meeting = site.register.reports[id].meeting;
            let meeting = meeting.map(|id| &site.register.meetings[id].record.reference);
            meeting.map(|reference| reference.as_str()).into()
        }),
        Column::text("paper", |site, id| {
            site.register.reports[id].record.paper.as_ref().into()
        }),
        Column::choice("purpose", purposes, |site, id| {
            let purpose = site.register.reports[id].record.purpose;
            let words = Purpose::CHOICES
                .iter()
                .find(|(_, known)| Some(*known) == purpose);
            words.map(|(words, _)| *words).into()
        }),
        Column::text("summary", |site, id| {
            plain(&site.register.reports[id].record.summary.markdown).into()
        }),
    ],
};

fn purposes() -> Vec<&'static str> {
    Purpose::CHOICES.map(|(words, _)| words).to_vec()
}
