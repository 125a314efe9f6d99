//! A date or a period holds words in which no date can be read.
//!
//! Why it matters: the record cannot be sorted, compared or found by its date, and the words may be a
//! date that was damaged on its way out of the paper.
//!
//! How to mend it: look the date up in the paper and write it as `13 June 2019`, `June 2019`, `Q3
//! 2018/19` or `2018/19`. If the paper gives none, write `not given`.
//!
//! Example: an observation with `period: IVIAI-19`, which was `Mar-19` in the paper.

use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;
use crate::source::Place;
use crate::term::PartialDate;

pub(super) const CHECK: Check = Check::new(
    "unreadable-period",
    Severity::Warning,
    include_str!("unreadable_period.rs"),
    Looks::Through(look),
);

/// Words that say honestly that there is no date.
const NO_DATE: [&str; 20] = [
    "",
    "annual",
    "annually",
    "date not given",
    "date not specified",
    "monthly",
    "n/a",
    "no date",
    "none",
    "not available",
    "not given",
    "not known",
    "not published",
    "not stated",
    "ongoing",
    "undated",
    "quarterly",
    "tbc",
    "to be confirmed",
    "unknown",
];

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let register = content.register;
    for indicator in register.indicators.rows() {
        let record = &indicator.record;
        let place = record.standing.place;
        if let Some(period) = record
            .baseline
            .as_ref()
            .and_then(|base| base.period.as_ref())
        {
            let steps = [Step::Key("baseline"), Step::Key("period")];
            one(content, period, place, &steps, found);
        }
        for (row, observation) in record.observations.iter().enumerate() {
            let steps = [
                Step::Key("observations"),
                Step::Row(row),
                Step::Key("period"),
            ];
            one(content, &observation.period, place, &steps, found);
        }
    }
    for recommendation in register.recommendations.rows() {
        let record = &recommendation.record;
        let place = record.standing.place;
        for (key, date) in [
            ("made on", &record.made_on),
            ("response requested", &record.response_requested),
        ] {
            if let Some(date) = date {
                one(content, date, place, &[Step::Key(key)], found);
            }
        }
    }
    for report in register.reports.rows() {
        let record = &report.record;
        let place = record.standing.place;
        if let Some(date) = &record.report_date {
            one(content, date, place, &[Step::Key("report date")], found);
        }
        for (row, date) in record.meetings_held.iter().enumerate() {
            let steps = [Step::Key("meetings held"), Step::Row(row)];
            one(content, date, place, &steps, found);
        }
    }
    for plan in register.plans.rows() {
        if let Some(date) = &plan.record.agreed_on {
            let place = plan.record.standing.place;
            one(content, date, place, &[Step::Key("agreed on")], found);
        }
    }
    for document in register.documents.rows() {
        if let Some(date) = &document.record.paper.published_on {
            let place = document.record.standing.place;
            one(content, date, place, &[Step::Key("published on")], found);
        }
    }
    for meeting in register.meetings.rows() {
        if let Some(date) = &meeting.record.next_meeting {
            let place = meeting.record.standing.place;
            one(content, date, place, &[Step::Key("next meeting")], found);
        }
    }
}

fn one(
    content: &Content<'_>,
    date: &PartialDate,
    record: Place,
    steps: &[Step],
    found: &mut Found<'_>,
) {
    let folded = date.text().to_lowercase();
    let is_honest = NO_DATE.contains(&folded.trim_end_matches('.'));
    if date.earliest().is_some() || date.is_impossible() || is_honest {
        return;
    }
    found.at(
        content.within(content.at(record, steps), date.text()),
        format!("no date can be read in `{}`", date.text()),
        "write it as `13 June 2019`, `June 2019`, `Q3 2018/19` or `2018/19`; if the paper gives none, \
         write `not given`",
    );
}
