//! A report speaks of the meeting of one month, though it lists meetings of other months only.
//!
//! Why it matters: a reader who follows "the papers of the April meeting" finds no such meeting, or
//! the papers of another one.
//!
//! How to mend it: correct the month, or add the meeting to `meetings held`. If the paper says it so,
//! silence this check with that reason.
//!
//! Example: `meetings held: 16 May 2019` and "the papers of the April meeting were published".

use crate::check::{Check, Content, Found, Looks, Pattern};
use crate::diagnostic::Severity;
use crate::register::Report;
use crate::source::Place;
use crate::term::PartialDate;
use chrono::{Datelike, NaiveDate};

pub(super) const CHECK: Check = Check::new(
    "month-differs-from-meeting",
    Severity::Warning,
    include_str!("month_differs_from_meeting.rs"),
    Looks::Through(look),
);

static MEETING: Pattern = Pattern::new(concat!(
    r"\b(?:the|our|its|of|from)\s+",
    r"(January|February|March|April|May|June|July|August|September|October|November|December)",
    r"(?:\s+(20\d\d))?\s+(?:\w+\s+)?meetings?\b",
));

/// Words that say that the meeting is still to come, or is not the board's own.
static OTHER: Pattern = Pattern::new(r"(?i)\b(?:next|will|forward|upcoming|future|due|planned)\b");

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for report in content.register.reports.rows() {
        let held: Vec<&PartialDate> = report.record.meetings_held.iter().collect();
        if held.is_empty() || held.iter().any(|date| date.latest().is_none()) {
            continue;
        }
        let extent = report.record.standing.extent;
        let text = content.words(extent);
        for hit in MEETING.captures_iter(text) {
            let (Some(whole), Some(month)) = (hit.get(0), hit.get(1)) else {
                continue;
            };
            let Some(number) = month_number(month.as_str()) else {
                continue;
            };
            let year = hit
                .get(2)
                .and_then(|year| year.as_str().parse::<i32>().ok());
            let sentence = sentence(text, whole.start());
            if OTHER.is_in(sentence) || is_known(content, report, &held, number, year) {
                continue;
            }
            let start = extent.start as usize;
            let listed: Vec<&str> = held.iter().map(|date| date.text()).collect();
            found.at(
                Place::new(extent.source, start + month.start()..start + whole.end()),
                format!("no meeting of {} is among those held", month.as_str()),
                format!(
                    "the report lists {}: correct the month or the list",
                    listed.join(", ")
                ),
            );
        }
    }
}

fn month_number(name: &str) -> Option<u32> {
    PartialDate::read(&format!("{name} 2000"))
        .earliest()
        .map(|day| day.month())
}

/// Whether a meeting of that month is listed, or is the one that the report goes to.
fn is_known(
    content: &Content<'_>,
    report: &Report,
    held: &[&PartialDate],
    month: u32,
    year: Option<i32>,
) -> bool {
    let fits = |date: &PartialDate| {
        let (Some(from), Some(to)) = (date.earliest(), date.latest()) else {
            return false;
        };
        let mut day = NaiveDate::from_ymd_opt(from.year(), from.month(), 1);
        while let Some(first) = day.filter(|day| *day <= to) {
            if first.month() == month && year.is_none_or(|year| year == first.year()) {
                return true;
            }
            day = first.checked_add_months(chrono::Months::new(1));
        }
        false
    };
    let goes_to = report
        .meeting
        .map(|id| &content.register.meetings[id].record.date);
    held.iter().any(|date| fits(date)) || goes_to.is_some_and(fits)
}

fn sentence(text: &str, at: usize) -> &str {
    let start = text[..at].rfind(['.', '\n']).map_or(0, |end| end + 1);
    let end = text[at..]
        .find(['.', '\n'])
        .map_or(text.len(), |end| at + end);
    &text[start..end]
}
