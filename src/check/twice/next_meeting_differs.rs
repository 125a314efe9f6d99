//! A meeting names another day for the next one than its own text, or than the record of the body's
//! meetings; or a body's next meeting is long past.
//!
//! Why it matters: a resident who goes by the older page comes on the wrong day.
//!
//! How to mend it: if the meeting was moved, keep a record of the old day with `status: postponed` or
//! `cancelled`. If one of the days is a slip, correct it.
//!
//! Example: `next meeting: 5 June 2025` in one record, though the body's next meeting on record is
//! that of 12 June 2025.

use crate::check::{Check, Content, Found, Looks, Pattern, Step};
use crate::diagnostic::Severity;
use crate::record;
use crate::record::meeting::Status;
use crate::register::{Meeting, Party};
use crate::term::PartialDate;

pub(super) const CHECK: Check = Check::new(
    "next-meeting-differs",
    Severity::Note,
    include_str!("next_meeting_differs.rs"),
    Looks::Through(look),
);

/// So many days after the named one a meeting may be the one that was meant.
const NEAR: i64 = 42;

/// The day of the next meeting in the words of the minutes.
static IN_WORDS: Pattern = Pattern::new(
    r"(?i)\bnext\s+(?:ordinary\s+|public\s+|formal\s+)?meeting\b(?:\s+of\s+(?:the|this)\s+(?:committee|board|panel|council|cabinet|forum))?(?:\s+(?:is|was|will|would|to|be|take|place|held|due|scheduled|set|on|for|at)\b)*\s*[:,\u{2013}-]?\s*(?:on\s+)?((?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December),?\s+20\d\d)",
);

/// So many days a body's next meeting may be over before its record is old.
const OVER: i64 = 31;

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let register = content.register;
    for body in register.bodies.rows() {
        let record = &body.record;
        let over = record.next_meeting.as_ref().and_then(|named| {
            let days = (register.as_of - named.latest()?).num_days();
            (days > OVER).then_some((named, days))
        });
        if let Some((named, days)) = over {
            found.at(
                content.at(record.standing.place, &[Step::Key("next meeting")]),
                format!(
                    "the next meeting of `{}`, {}, was {days} days ago",
                    record.name.text,
                    named.text()
                ),
                "write the day of the next one, or take `next meeting` away",
            );
        }
    }
    for (id, body) in register.bodies.iter() {
        if let Some(named) = &body.record.next_meeting {
            look_at_body(content, Party::Body(id), &body.record, named, found);
        }
    }
    for meeting in register.meetings.rows() {
        let Some(named) = &meeting.record.next_meeting else {
            continue;
        };
        in_words(content, meeting, named, found);
        let (Some(first), Some(last)) = (named.earliest(), named.latest()) else {
            continue;
        };
        let mut next = meeting.next;
        let mut known = None;
        let mut is_on_record = false;
        // Meetings between the two may have been called later: all up to the named day are looked at.
        while let Some(id) = next {
            let other = &register.meetings[id];
            let (Some(from), Some(to)) = (other.record.date.earliest(), other.record.date.latest())
            else {
                break;
            };
            if from <= last && first <= to {
                is_on_record = true;
                break;
            }
            let takes_place = matches!(other.record.status, Status::Held | Status::Scheduled);
            if known.is_none() && takes_place {
                known = Some(id);
            }
            if from > last {
                break;
            }
            next = other.next;
        }
        if let Some(id) = known
            && !is_on_record
        {
            let other = &register.meetings[id].record;
            // One that is far off may well come after one that is not on record yet.
            let apart = other.date.earliest().map(|day| (day - first).num_days());
            if apart.is_none_or(|days| days > NEAR) {
                continue;
            }
            let steps = [Step::Key("next meeting")];
            found.at(
                content.at(meeting.record.standing.place, &steps),
                format!(
                    "no meeting on {} is on record; the next one of this body is on {}, in {}",
                    named.text(),
                    other.date.text(),
                    content.line(other.standing.place)
                ),
                "correct the slip; if the meeting was moved, keep the old day with `status: postponed`",
            );
        }
    }
}

/// A body's `next meeting` that is not on record, though another near it is.
fn look_at_body(
    content: &Content<'_>,
    party: Party,
    body: &record::body::Body,
    named: &PartialDate,
    found: &mut Found<'_>,
) {
    let register = content.register;
    let Some(day) = named.exact_day().filter(|day| *day >= register.as_of) else {
        return;
    };
    let meetings = register.meetings.rows().iter();
    let own = meetings.filter(|meeting| meeting.body == Some(party));
    let spans = own.filter_map(|meeting| {
        let date = &meeting.record.date;
        Some((date.earliest()?, date.latest()?, &meeting.record))
    });
    let to_come: Vec<_> = spans
        .filter(|(_, last, _)| *last >= register.as_of)
        .collect();
    if to_come
        .iter()
        .any(|(first, last, _)| *first <= day && day <= *last)
    {
        return;
    }
    let next = to_come
        .iter()
        .filter(|(.., meeting)| meeting.status == Status::Scheduled)
        .min_by_key(|(first, ..)| *first);
    if let Some((first, _, meeting)) = next
        && (*first - day).num_days().abs() <= NEAR
    {
        found.at(
            content.at(body.standing.place, &[Step::Key("next meeting")]),
            format!(
                "no meeting on {} is on record; the next one of this body is on {}, in {}",
                named.text(),
                meeting.date.text(),
                content.line(meeting.standing.place)
            ),
            "correct the slip; if the meeting was moved, keep the old day with `status: postponed`",
        );
    }
}

/// The text of the minutes, where it tells another day than `next meeting`.
fn in_words(content: &Content<'_>, meeting: &Meeting, named: &PartialDate, found: &mut Found<'_>) {
    let record = &meeting.record;
    let Some(day) = named.exact_day() else { return };
    for text in record.public_texts() {
        for hit in IN_WORDS.captures_iter(&text.markdown) {
            let Some(words) = hit.get(1) else { continue };
            let said = PartialDate::read(words.as_str());
            if said.exact_day().is_some_and(|said| said != day) {
                let fact = content.at(record.standing.place, &[Step::Key("next meeting")]);
                found.at(
                    content.within(text.place, words.as_str()),
                    format!(
                        "the text has the next meeting on {}, `next meeting` is {}",
                        words.as_str(),
                        named.text()
                    ),
                    format!(
                        "correct one of them; `next meeting` stands at {}",
                        content.line(fact)
                    ),
                );
            }
        }
    }
}
