//! The facts of a meeting contradict one another: it was called off and decided something, or its next
//! meeting lies before it.
//!
//! Why it matters: a resident cannot tell whether the meeting took place, or on which day, and the calendar
//! and the lists follow the wrong one of the two facts.
//!
//! How to mend it: compare `status`, `date`, `next meeting` and the `reference` with the minutes. A meeting
//! that took place has `status: held`. A reference that is known to readers may stay: silence this then.
//!
//! Example: `status: cancelled`, and an item with `### Outcome`.

use crate::check::{Check, Content, Found, Looks, Pattern, Step};
use crate::diagnostic::Severity;
use crate::record::meeting::{Meeting, Part, Status};
use crate::term::PartialDate;

pub(super) const CHECK: Check = Check::new(
    "meeting-contradicts-itself",
    Severity::Warning,
    include_str!("meeting_contradicts_itself.rs"),
    Looks::Through(look),
);

/// A day at the end of a reference.
static DAY: Pattern = Pattern::new(r"(?:^|[^\d])((?:19|20)\d\d-\d\d-\d\d)$");

/// Words that say why those who came did not meet.
static NO_QUORUM: Pattern =
    Pattern::new(r"(?i)\b(?:quor|inquor|abandon|cancel|postpon|adjourn|called off|did not)");

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for meeting in content.register.meetings.rows() {
        let record = &meeting.record;
        let at = |key| content.at(record.standing.place, &[Step::Key(key)]);
        let is_past = record.date.is_before(content.register.as_of);
        let happened = match record.status {
            Status::Cancelled | Status::Postponed | Status::Scheduled => what_happened(record),
            _ => None,
        };
        match (record.status, happened) {
            (Status::Cancelled | Status::Postponed, Some(what)) => {
                let status = record.status.key();
                found.at(
                    at("status"),
                    format!("the meeting is {status}, and has {what}"),
                    "if it took place, write `status: held`; if not, take away what belongs to \
                     another meeting",
                );
            }
            (Status::Scheduled, Some(what)) if is_past => {
                found.at(
                    at("status"),
                    format!(
                        "the meeting is still `scheduled`, though its day, {}, is over and it has \
                         {what}",
                        record.date.text()
                    ),
                    "write `status: held`",
                );
            }
            _ => {}
        }
        if let (Some(next), Some(day)) = (&record.next_meeting, record.date.earliest())
            && next.is_before(day)
        {
            found.at(
                at("next meeting"),
                format!(
                    "the next meeting, {}, is before this one, {}",
                    next.text(),
                    record.date.text()
                ),
                "look both dates up; often a year is a slip",
            );
        }
        let reference = &record.reference.text;
        let named = DAY.captures_iter(reference).next();
        let named = named.as_ref().and_then(|hit| hit.get(1));
        if let (Some(named), Some(day)) = (named, record.date.exact_day())
            && let Some(said) = PartialDate::read(named.as_str()).exact_day()
            && said != day
        {
            found
                .at(
                    content.within(record.reference.place, named.as_str()),
                    format!(
                        "the reference is of {}, the meeting of {}",
                        said.format("%-d %B %Y"),
                        day.format("%-d %B %Y")
                    ),
                    "look the day up in the minutes; if the meeting was moved and readers know the \
                 reference, keep it and say so in a silence",
                )
                .severity = Severity::Note;
        }
    }
}

/// What shows that the meeting took place.
fn what_happened(record: &Meeting) -> Option<&'static str> {
    let mut texts = vec![&*record.summary.markdown];
    let mut has_outcome = false;
    for part in &record.parts {
        match part {
            Part::Heading { title, text } => {
                texts.push(&*title.text);
                texts.push(&*text.markdown);
            }
            Part::Item(item) => {
                texts.push(&*item.discussion.markdown);
                if let Some(outcome) = &item.outcome {
                    texts.push(&*outcome.markdown);
                    has_outcome |= !outcome.is_empty();
                }
            }
        }
    }
    let remarks = record
        .present
        .iter()
        .filter_map(|one| one.remark.as_deref());
    if texts
        .into_iter()
        .chain(remarks)
        .any(|text| NO_QUORUM.is_in(text))
    {
        return None;
    }
    match (has_outcome, record.present.is_empty()) {
        (true, _) => Some("an outcome"),
        (false, false) => Some("a list of those present"),
        (false, true) => None,
    }
}
