//! A meeting names another day for the next one than the record of the body's meetings.
//!
//! Why it matters: a resident who goes by the older page comes on the wrong day.
//!
//! How to mend it: if the meeting was moved, keep a record of the old day with `status: postponed` or
//! `cancelled`. If one of the days is a slip, correct it.
//!
//! Example: `next meeting: 5 June 2025` in one record, though the body's next meeting on record is
//! that of 12 June 2025.

use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;
use crate::record::meeting::Status;

pub(super) const CHECK: Check = Check::new(
    "next-meeting-differs",
    Severity::Note,
    include_str!("next_meeting_differs.rs"),
    Looks::Through(look),
);

/// So many days after the named one a meeting may be the one that was meant.
const NEAR: i64 = 42;

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let register = content.register;
    for meeting in register.meetings.rows() {
        let Some(named) = &meeting.record.next_meeting else {
            continue;
        };
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
