//! Something was due before it was asked for, or its date was set before then.
//!
//! Why it matters: it is late from its first day, or it was done before and the record does not say
//! so. Either way the page misleads.
//!
//! How to mend it: correct the date, or add an update that says that the work was already done. If the
//! paper prints it so, silence this check with that reason.
//!
//! Example: an action with `due: November 2017` in a plan with `agreed on: March 2018`.

use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;
use crate::register::Recommendation;
use crate::source::Place;
use crate::term::PartialDate;
use chrono::NaiveDate;

pub(super) const CHECK: Check = Check::new(
    "due-before-made",
    Severity::Warning,
    include_str!("due_before_made.rs"),
    Looks::Each(&[
        Looks::Through(look),
        Looks::AtRecommendations(look_at_recommendation),
    ]),
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for action in content.register.actions.rows() {
        let plan = &content.register.plans[action.plan].record;
        let Some((agreed, day)) = first_day(plan.agreed_on.as_ref()) else {
            continue;
        };
        let record = &action.record;
        let is_closed = record.delivery.is_some_and(|delivery| delivery.is_closed());
        if let Some(due) = record.due.last()
            && !is_closed
            && due.date.is_before(day)
        {
            let place = content.at(record.standing.place, &[Step::Key("due")]);
            let message = format!(
                "due {} in a plan that was agreed {} {}",
                due.date.text(),
                agreed.on_or_in(),
                agreed.text()
            );
            say(content, place, &due.date, message, found);
        }
    }
}

fn look_at_recommendation(
    content: &Content<'_>,
    recommendation: &Recommendation,
    found: &mut Found<'_>,
) {
    of_recommendation(content, recommendation, found);
}

fn of_recommendation(
    content: &Content<'_>,
    recommendation: &Recommendation,
    found: &mut Found<'_>,
) {
    let record = &recommendation.record;
    let Some((made, day)) = first_day(recommendation.made_on.as_ref()) else {
        return;
    };
    let facts = [
        ("due", record.due.last().map(|due| &due.date), "due"),
        (
            "response due",
            record.response_due.as_ref(),
            "a response due",
        ),
        (
            "response requested",
            record.response_requested.as_ref(),
            "a response requested",
        ),
    ];
    for (key, date, words) in facts {
        if let Some(date) = date
            && date.is_before(day)
        {
            let place = content.at(record.standing.place, &[Step::Key(key)]);
            let message = format!(
                "{words} {}, but the recommendation was made {} {}",
                date.text(),
                made.on_or_in(),
                made.text()
            );
            say(content, place, date, message, found);
        }
    }
    for (row, due) in record.due.iter().enumerate() {
        if let Some(set_on) = &due.set_on
            && set_on.is_before(day)
        {
            let steps = [Step::Key("due"), Step::Row(row), Step::Key("set on")];
            found.at(
                content.within(content.at(record.standing.place, &steps), set_on.text()),
                format!(
                    "the due date was set {} {}, but the recommendation was made {} {}",
                    set_on.on_or_in(),
                    set_on.text(),
                    made.on_or_in(),
                    made.text()
                ),
                "look up when the date was set, and correct the day that is wrong",
            );
        }
    }
}

fn first_day(date: Option<&PartialDate>) -> Option<(&PartialDate, NaiveDate)> {
    date.and_then(|date| Some((date, date.earliest()?)))
}

fn say(
    content: &Content<'_>,
    place: Place,
    date: &PartialDate,
    message: String,
    found: &mut Found<'_>,
) {
    found.at(
        content.within(place, date.text()),
        message,
        "correct the date, or add an update that says that it was done before",
    );
}
