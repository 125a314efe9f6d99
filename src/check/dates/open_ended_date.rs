//! A completion or response date only says after which day something is due.
//!
//! Why it matters: "after 9 February" never falls due. The work can never be called late, and a
//! resident cannot ask when it should have been done.
//!
//! How to mend it: ask the lead for a day, a month or a quarter. If the paper gives no more, silence
//! this check with that reason; the words stay as they are.
//!
//! Example: `due: after the meeting of 9 February 2023`.

use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;
use crate::register::Recommendation;
use crate::source::Place;
use crate::term::PartialDate;

pub(super) const CHECK: Check = Check::new(
    "open-ended-date",
    Severity::Warning,
    include_str!("open_ended_date.rs"),
    Looks::Each(&[
        Looks::Through(look),
        Looks::AtRecommendations(look_at_recommendation),
    ]),
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for action in content.register.actions.rows() {
        let record = &action.record;
        if let Some(due) = record.due.last() {
            let row = record.due.len() - 1;
            let steps = [Step::Key("due"), Step::Row(row), Step::Key("date")];
            one(content, &due.date, record.standing.place, &steps, found);
        }
    }
}

fn look_at_recommendation(
    content: &Content<'_>,
    recommendation: &Recommendation,
    found: &mut Found<'_>,
) {
    let record = &recommendation.record;
    let place = record.standing.place;
    if let Some(due) = record.due.last() {
        let row = record.due.len() - 1;
        let steps = [Step::Key("due"), Step::Row(row), Step::Key("date")];
        one(content, &due.date, place, &steps, found);
    }
    if let Some(due) = &record.response_due {
        one(content, due, place, &[Step::Key("response due")], found);
    }
}

fn one(
    content: &Content<'_>,
    date: &PartialDate,
    record: Place,
    steps: &[Step],
    found: &mut Found<'_>,
) {
    if date.earliest().is_some() && date.latest().is_none() && !date.is_impossible() {
        found.at(
            content.within(content.at(record, steps), date.text()),
            format!("`{}` never falls due: it has no last day", date.text()),
            "give a day, a month or a quarter; if the paper gives none, say that in a silence",
        );
    }
}
