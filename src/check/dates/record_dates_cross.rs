//! Two dates of records that belong together are the wrong way round.
//!
//! Why it matters: the days in which an answer is due are counted from one of them, and a reader who
//! follows the records in time is led back instead of on.
//!
//! How to mend it: look both dates up; often they are the wrong way round, or a year is a slip.
//!
//! Example: `response requested: 9 May 2024` and, below it, `request received: 2 May 2024`.

use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;
use crate::register::Recommendation;
use crate::source::Place;
use crate::term::PartialDate;

pub(super) const CHECK: Check = Check::new(
    "record-dates-cross",
    Severity::Warning,
    include_str!("record_dates_cross.rs"),
    Looks::Each(&[
        Looks::Through(look),
        Looks::AtRecommendations(look_at_recommendation),
    ]),
);

fn look_at_recommendation(
    content: &Content<'_>,
    recommendation: &Recommendation,
    found: &mut Found<'_>,
) {
    let record = &recommendation.record;
    let at = |key| content.at(record.standing.place, &[Step::Key(key)]);
    if let (Some(requested), Some(received)) =
        (&record.response_requested, &record.request_received)
        && is_wholly_before(received, requested)
    {
        found.at(
            at("request received"),
            format!(
                "the request arrived on {}, before it was made on {}",
                received.text(),
                requested.text()
            ),
            "look both dates up; they may be the wrong way round",
        );
    }
    let Some(made) = &recommendation.made_on else {
        return;
    };
    for id in &recommendation.supersedes {
        let other = &content.register.recommendations[*id];
        if let Some(later) = &other.made_on
            && is_wholly_before(made, later)
        {
            found.at(
                at("supersedes"),
                format!(
                    "made on {}, and stands in the place of `{}`, which was made later, on {}",
                    made.text(),
                    other.record.reference.text,
                    later.text()
                ),
                "write `supersedes` in the younger of the two, or correct a date",
            );
        }
    }
}

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let register = content.register;
    for document in register.documents.rows() {
        let record = &document.record;
        if let Some(published) = &record.paper.published_on
            && let Some(first) = published.earliest()
            && first > register.as_of
        {
            found.at(
                content.at(record.standing.place, &[Step::Key("published on")]),
                format!(
                    "published on {}, which is still to come on {}",
                    published.text(),
                    register.as_of.format("%-d %B %Y")
                ),
                "correct the date; what is not published yet is no source",
            );
        }
    }
    for framework in register.frameworks.rows() {
        let record = &framework.record;
        look_at_span(
            content,
            record.standing.place,
            &record.from,
            &record.to,
            found,
        );
    }
    for priority in register.priorities.rows() {
        let record = &priority.record;
        look_at_span(
            content,
            record.standing.place,
            &record.from,
            &record.to,
            found,
        );
    }
    for action in register.actions.rows() {
        let due =
            |action: &crate::register::Action| action.record.due.last().map(|due| due.date.clone());
        let parent = action.parent.map(|id| &register.actions[id]);
        if let (Some(own), Some(parent)) = (due(action), parent)
            && let Some(whole) = due(parent)
            && is_wholly_before(&whole, &own)
        {
            let place = content.at(action.record.standing.place, &[Step::Key("due")]);
            found
                .at(
                    content.within(place, own.text()),
                    format!(
                        "due {}, later than the action of which it is a part: `{}` is due {}",
                        own.text(),
                        parent.reference,
                        whole.text()
                    ),
                    "compare both dates with the plan",
                )
                .severity = Severity::Note;
        }
    }
}

/// Something that ends before it begins.
fn look_at_span(
    content: &Content<'_>,
    place: Place,
    from: &Option<PartialDate>,
    to: &Option<PartialDate>,
    found: &mut Found<'_>,
) {
    if let (Some(from), Some(to)) = (from, to)
        && is_wholly_before(to, from)
    {
        found.at(
            content.at(place, &[Step::Key("to")]),
            format!(
                "ends with {}, before it begins with {}",
                to.text(),
                from.text()
            ),
            "look both dates up; they may be the wrong way round",
        );
    }
}

fn is_wholly_before(one: &PartialDate, other: &PartialDate) -> bool {
    other.earliest().is_some_and(|day| one.is_before(day))
}
