//! The papers of meetings and the links of reports. Of an exempt paper only that it is so, and why.

use crate::plan::Site;
use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::{MEETING, REPORT, from_href, page};
use crate::record::document::Paper;
use crate::register::{Id, Meeting, Report, Subject};

/// Of which record a paper is.
#[derive(Clone, Copy)]
pub(super) enum Of {
    Meeting(Id<Meeting>),
    Report(Id<Report>),
}

pub(super) static TABLE: Sheet<(Of, usize)> = Sheet {
    name: "papers",
    key: &["page", "position"],
    rows: |site, take| {
        for (id, meeting) in site.register.meetings.iter() {
            (0..meeting.record.papers.len()).for_each(|at| take((Of::Meeting(id), at)));
        }
        for (id, report) in site.register.reports.iter() {
            (0..report.record.links.len()).for_each(|at| take((Of::Report(id), at)));
        }
    },
    columns: &[
        Column::page(|site, (of, _)| {
            let subject = match of {
                Of::Meeting(id) => Subject::Meeting(id),
                Of::Report(id) => Subject::Report(id),
            };
            page(site, subject).into()
        }),
        Column::position(|_, (_, at)| (at + 1).into()),
        Column::leads("meeting", MEETING, |site, (of, _)| match of {
            Of::Meeting(id) => site.register.meetings[id].record.reference.as_str().into(),
            Of::Report(_) => "".into(),
        }),
        Column::leads("report", REPORT, |site, (of, _)| match of {
            Of::Report(id) => site.register.reports[id].record.reference.as_str().into(),
            Of::Meeting(_) => "".into(),
        }),
        Column::text("title", |site, row| {
            let paper = paper(site, row);
            match paper.exempt {
                Some(_) => paper.public_title.as_ref().into(),
                None => paper.title.as_ref().map(|title| title.as_str()).into(),
            }
        }),
        Column::text("number", |site, row| {
            open(site, row)
                .and_then(|paper| paper.paper.as_ref())
                .into()
        }),
        Column::address("address", |site, row| {
            let href = site.paper(paper(site, row)).href;
            href.map(|href| from_href(site, &href)).into()
        }),
        Column::text("pages", |site, row| {
            open(site, row)
                .and_then(|paper| paper.pages.as_ref())
                .into()
        }),
        Column::date("published_on", |site, row| {
            open(site, row)?.published_on.as_ref()
        }),
        Column::whole("exempt_paragraph", |site, row| {
            let exemption = paper(site, row).exempt.as_ref();
            exemption.map(|exemption| exemption.paragraph).into()
        }),
    ],
};

fn paper<'s>(site: &'s Site<'_>, (of, at): (Of, usize)) -> &'s Paper {
    match of {
        Of::Meeting(id) => &site.register.meetings[id].record.papers[at],
        Of::Report(id) => &site.register.reports[id].record.links[at],
    }
}

/// The paper, where the public sees all of it.
fn open<'s>(site: &'s Site<'_>, row: (Of, usize)) -> Option<&'s Paper> {
    Some(paper(site, row)).filter(|paper| paper.exempt.is_none())
}
