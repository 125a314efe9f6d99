//! The title of a report or a document names a day, a month or a year that its record does not bear out.
//!
//! Why it matters: the title is what a reader sees in lists and search results, and often all that is copied.
//! A title that was taken over from the year before sends them to the wrong paper.
//!
//! How to mend it: look the date up on the paper, and correct the title or the date. If the paper itself has that
//! title, silence this check with that reason.
//!
//! Example: `title: Report of the board, September 2024` above `report date: 5 September 2025`.

use crate::check::{Check, Content, Found, Looks, Pattern, Step};
use crate::diagnostic::Severity;
use crate::record::meeting::Status;
use crate::register::{Id, Meeting, Party, Report};
use crate::term::PartialDate;
use crate::term::text::name_key;
use chrono::{Datelike, NaiveDate};

pub(super) const CHECK: Check = Check::new(
    "title-date-differs",
    Severity::Warning,
    include_str!("title_date_differs.rs"),
    Looks::Each(&[
        Looks::Through(look_at_reports),
        Looks::Through(look_at_documents),
    ]),
);

/// A month with its year, and perhaps a day before it.
static DATE: Pattern = Pattern::new(
    r"(?ix)\b(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?)?
    (?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)
    \.?,?\s+(?:19|20)\d\d\b",
);

/// Behind these words stands the date of what a paper is about, not its own.
const OF_WHAT_IT_IS_ABOUT: [&str; 10] = [
    "to", "from", "since", "until", "till", "ending", "ended", "between", "by", "and",
];

/// The words of a title that give its only date, and what they mean: of two, one may be that of what it is about.
fn date(title: &str) -> Option<(&str, PartialDate)> {
    let mut hits = DATE.find_iter(title);
    let (Some(only), None) = (hits.next(), hits.next()) else {
        return None;
    };
    let before = title[..only.start()].split_whitespace().next_back();
    let is_other = before.is_some_and(|word| {
        let is_word = |other: &&str| word.eq_ignore_ascii_case(other);
        OF_WHAT_IT_IS_ABOUT.iter().any(is_word)
    });
    (!is_other).then(|| (only.as_str(), PartialDate::read(only.as_str())))
}

fn look_at_reports(content: &Content<'_>, found: &mut Found<'_>) {
    for report in content.register.reports.rows() {
        let title = &report.record.title;
        let Some((words, told)) = date(&title.text) else {
            continue;
        };
        let known = known_of(content, report);
        let Some(near) = known.iter().find(|date| is_slip(&told, date)) else {
            continue;
        };
        if !known.iter().any(|date| meet(&told, date)) {
            found.at(
                content.within(title.place, words),
                format!("the title says {words}, but the record {}", near.text()),
                "look the date up on the report, and correct the title or the date",
            );
        }
    }
}

/// The dates that a report may be named for.
fn known_of(content: &Content<'_>, report: &Report) -> Vec<PartialDate> {
    let record = &report.record;
    let meeting = report.meeting.map(|id| {
        let meeting = &content.register.meetings[id].record;
        meeting.date.clone()
    });
    let of_record = record.report_date.iter().cloned().chain(meeting);
    of_record
        .chain(record.meetings_held.iter().cloned())
        .collect()
}

/// Whether one may be the other with another year, or with another day of the same month.
fn is_slip(told: &PartialDate, known: &PartialDate) -> bool {
    let (Some(told), Some(known)) = (told.earliest(), known.earliest()) else {
        return false;
    };
    told.month() == known.month() && (told.year() - known.year()).abs() <= 1
}

fn meet(one: &PartialDate, other: &PartialDate) -> bool {
    let span = |date: &PartialDate| Some((date.earliest()?, date.latest()?));
    match (span(one), span(other)) {
        (Some(one), Some(other)) => one.0 <= other.1 && other.0 <= one.1,
        // What is not understood may be the same.
        _ => true,
    }
}

fn look_at_documents(content: &Content<'_>, found: &mut Found<'_>) {
    for document in content.register.documents.rows() {
        let Some(title) = &document.record.paper.title else {
            continue;
        };
        let Some((words, Some(day))) =
            date(&title.text).map(|(words, told)| (words, told.exact_day()))
        else {
            continue;
        };
        if let Some(near) = meeting_near(content, &title.text, day) {
            let meeting = &content.register.meetings[near].record;
            found.at(
                content.within(title.place, words),
                format!(
                    "the title says {words}, but {} met on {}",
                    meeting.body.text,
                    meeting.date.text()
                ),
                format!(
                    "look the date up on the paper; the meeting is at {}",
                    content.line(content.at(meeting.standing.place, &[Step::Key("date")]))
                ),
            );
        }
    }
}

/// The only meeting within a week of a body that a title names, if nobody met on the day.
fn meeting_near(content: &Content<'_>, title: &str, day: NaiveDate) -> Option<Id<Meeting>> {
    const WEEK: i64 = 7;
    let title = format!(" {} ", name_key(title));
    let is_named = |name: &str| title.contains(&format!(" {} ", name_key(name)));
    let mut near = None;
    for (id, meeting) in content.register.meetings.iter() {
        let record = &meeting.record;
        let (Some(from), Some(to)) = (record.date.earliest(), record.date.latest()) else {
            continue;
        };
        if from <= day && day <= to {
            return None;
        }
        let Some(Party::Body(body)) = meeting.body else {
            continue;
        };
        let body = &content.register.bodies[body].record;
        let mut names = std::iter::once(&body.name).chain(&body.short_name);
        let is_near = record.status == Status::Held && (from - day).num_days().abs() <= WEEK;
        // With two of them, it is not certain which is meant.
        if is_near && names.any(|name| is_named(&name.text)) && near.replace(id).is_some() {
            return None;
        }
    }
    near
}
