//! A run of meetings or reports: its beginning on the page of a record, and the list of all.

use crate::plan::page::Section;
use crate::plan::page::subject_list::SubjectList;
use crate::plan::view::{Link, Listed, Mark, Row};
use crate::plan::{Entry, Site};
use crate::record::meeting::Status;
use crate::register::{Id, Meeting, Report, Subject};
use crate::term::PartialDate;
use serde::Serialize;

/// Links to records, of which a page shows the first and a list of its own shows all.
#[derive(Debug, Serialize)]
pub struct Listing {
    /// How many there are, and in which order.
    pub intro: String,
    pub links: Vec<Link>,
    pub more: Option<Link>,
}

/// A run of meetings or reports below the page of a record.
pub struct Run {
    pub subjects: Vec<Subject>,
    /// The key of the count in the wording table.
    pub count: &'static str,
    /// The key of the sentence on the order.
    pub order: &'static str,
    /// The key of the words that lead to all of them, with `{n}`.
    pub see_all: &'static str,
    /// The key of the heading of the whole list, with `{name}`.
    pub heading: &'static str,
    /// The address of the whole list.
    pub address: String,
}

impl Run {
    /// Meetings, which are given with the newest first.
    pub fn of_meetings(meetings: impl Iterator<Item = Id<Meeting>>, address: String) -> Run {
        Run {
            subjects: meetings.map(Subject::Meeting).collect(),
            count: "rows-count-meetings",
            order: "order-newest-first",
            see_all: "see-all-these-meetings",
            heading: "meetings-of",
            address,
        }
    }

    /// Reports, newest first; one without a date comes last.
    pub fn of_reports(
        site: &Site<'_>,
        reports: &[Id<Report>],
        heading: &'static str,
        address: String,
    ) -> Run {
        let mut reports = reports.to_vec();
        reports.sort_by_key(|id| {
            let record = &site.register.reports[*id].record;
            std::cmp::Reverse(record.report_date.as_ref().and_then(PartialDate::earliest))
        });
        Run {
            subjects: reports.into_iter().map(Subject::Report).collect(),
            count: "rows-count-reports",
            order: "order-newest-first",
            see_all: "see-all-these-reports",
            heading,
            address,
        }
    }

    /// What stands on the page of the record; none if there is nothing.
    pub fn listing(&self, site: &Site<'_>) -> Option<Listing> {
        let most = site.settings.rows_per_page;
        let total = self.subjects.len();
        let links = self
            .subjects
            .iter()
            .take(most)
            .map(|subject| told_link(site, *subject));
        (total > 0).then(|| Listing {
            intro: intro(site, total, self.count, self.order),
            links: links.collect(),
            more: (total > most).then(|| {
                Link::to(
                    site.words.count(self.see_all, total),
                    site.at(&self.address),
                )
            }),
        })
    }

    /// Plans the whole list, where it is longer than a page.
    pub fn plan(
        self,
        site: &Site<'_>,
        entries: &mut Vec<Entry>,
        kind: &'static str,
        section: Section,
        name: Link,
    ) {
        SubjectList {
            kind,
            address: self.address,
            section,
            heading: site.words.with(self.heading, &[("name", &name.text)]),
            crumbs: vec![section.link(site), name],
            count: self.count,
            order: self.order,
            subjects: self.subjects,
            row: told_row,
            is_computed: false,
        }
        .plan(site, entries);
    }
}

/// How many there are; of more than one also the order.
fn intro(site: &Site<'_>, total: usize, count: &str, order: &str) -> String {
    let count = site.words.count(count, total);
    if total > 1 {
        format!("{count}. {}", site.words.say(order))
    } else {
        format!("{count}.")
    }
}

/// A link whose words name one record alone, with what there is to say of it behind.
fn told_link(site: &Site<'_>, subject: Subject) -> Link {
    let words = site.words;
    match subject {
        Subject::Report(id) => {
            let date = site.register.reports[id].record.report_date.as_ref();
            let date = date.map_or_else(|| words.say("no-date-given"), |date| words.date(date));
            let title = &site.register.reports[id].record.title.text;
            let text = words.with("report-title-dated", &[("title", title), ("date", &date)]);
            Link::to(text, site.href(subject))
        }
        Subject::Meeting(id) => Link {
            after: meeting_remark(site, id),
            ..site.link(subject)
        },
        _ => site.link(subject),
    }
}

fn told_row(site: &Site<'_>, subject: Subject) -> Listed {
    let register = site.register;
    let date = match subject {
        Subject::Meeting(id) => Some(&register.meetings[id].record.date),
        Subject::Report(id) => register.reports[id].record.report_date.as_ref(),
        _ => None,
    };
    Row {
        mark: date.map(|date| Mark::Date(site.date(date))),
        title: site.name(subject),
        href: site.href(subject),
        sentence: match subject {
            Subject::Meeting(id) => meeting_sentence(site, id),
            _ => None,
        },
        ..Row::default()
    }
    .into()
}

/// In brackets: that a meeting did not take place, is still to come, or what it asked for.
fn meeting_remark(site: &Site<'_>, id: Id<Meeting>) -> Option<String> {
    meeting_words(site, id).map(|words| format!("({words})"))
}

fn meeting_sentence(site: &Site<'_>, id: Id<Meeting>) -> Option<String> {
    let words = meeting_words(site, id)?;
    Some(format!("{}.", crate::plan::view::sentence_case(&words)))
}

fn meeting_words(site: &Site<'_>, id: Id<Meeting>) -> Option<String> {
    let meeting = &site.register.meetings[id];
    match meeting.record.status {
        Status::Held if meeting.made.is_empty() => None,
        Status::Held => Some(site.words.count("meeting-asked-for", meeting.made.len())),
        status => Some(site.words.say(&format!("meeting-remark-{}", status.key()))),
    }
}
