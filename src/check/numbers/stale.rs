//! An open recommendation has had no dated news for more than a year.
//!
//! Why it matters: "in progress" says less every month. A reader cannot tell whether the work goes
//! on or was forgotten, and the body that asked has nothing to hold anybody to.
//!
//! How to mend it: ask the lead how far the work is and add an update with its date, even if it only
//! says that the work was stopped. If there is a newer update without a date, give it one.
//!
//! Example: a recommendation made in 2021, whose last update is of March 2022, still in progress in
//! 2026.

use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;
use crate::term::Decision;
use chrono::Months;

pub(super) const CHECK: Check = Check::new(
    "stale",
    Severity::Note,
    include_str!("stale.rs"),
    Looks::Through(look),
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let register = content.register;
    let Some(limit) = register.as_of.checked_sub_months(Months::new(12)) else {
        return;
    };
    for (id, recommendation) in register.recommendations.iter() {
        let status = register.status(id);
        if !status.is_open() || status.decision == Decision::NotAccepted {
            continue;
        }
        // The last possible day counts: "2025" may have been December.
        let Some(news) = register
            .last_news(id)
            .filter(|news| news.latest().is_some_and(|day| day < limit))
        else {
            continue;
        };
        let record = &recommendation.record;
        let entry = record
            .entries
            .iter()
            .find(|entry| entry.date.as_ref() == Some(news));
        let place = match entry {
            Some(entry) => content.within(entry.heading.place, news.text()),
            None => match (&record.made_on, &record.meeting) {
                (None, Some(meeting)) => meeting.place,
                _ => content.at(record.standing.place, &[Step::Key("made on")]),
            },
        };
        let what = if entry.is_some() {
            "the newest dated news is of"
        } else {
            "there is no dated news since it was made on"
        };
        found.at(
            place,
            format!(
                "open, but {what} {}, more than a year before {}",
                news.text(),
                register.as_of.format("%-d %B %Y")
            ),
            if record.entries.iter().any(|entry| entry.date.is_none()) {
                "ask the lead how far the work is and add an update with its date; if one of those \
                 here without a date is newer, give it its date"
            } else {
                "ask the lead how far the work is and add an update with its date"
            },
        );
    }
}
