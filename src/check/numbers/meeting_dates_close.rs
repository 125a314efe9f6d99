//! Two meetings of one body are recorded one to three days apart: probably one meeting with two
//! dates.
//!
//! Why it matters: papers often give one meeting two dates, in its heading and in its minutes. Then
//! the meeting counts twice, and a reader finds half of it under each date.
//!
//! How to mend it: look the date up in the signed minutes. If it is one meeting, put both into one
//! record; if the body sat on both days, name the second as the first one's `next meeting`.
//!
//! Example: records of one panel for Tuesday 2 May 2023 and Wednesday 3 May 2023.

use crate::check::numbers::sittings::{Sitting, in_words, sittings, usual_weekday, weekday};
use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;
use crate::record::meeting::{Meeting, Part, Status};
use crate::term::text::name_key;
use chrono::Datelike;
use std::collections::BTreeSet;

pub(super) const CHECK: Check = Check::new(
    "meeting-dates-close",
    Severity::Warning,
    include_str!("meeting_dates_close.rs"),
    Looks::Through(look),
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let meetings = &content.register.meetings;
    for sittings in sittings(content.register).values() {
        let held: Vec<Sitting> = sittings
            .iter()
            .copied()
            .filter(|sitting| sitting.status == Status::Held)
            .collect();
        for pair in held.windows(2) {
            let [first, second] = pair else { continue };
            let apart = (second.day - first.day).num_days();
            let (earlier, later) = (&meetings[first.id].record, &meetings[second.id].record);
            if !(1..=3).contains(&apart) || are_two_sittings(earlier, later) {
                continue;
            }
            let is_other = |other: &Sitting| other.day != first.day && other.day != second.day;
            let usual = usual_weekday(&held, is_other);
            // The finding stands at the day that is less likely.
            let odd_one = match usual {
                Some(usual) if second.day.weekday() == usual => first,
                _ => second,
            };
            let (odd, kept) = if odd_one.id == first.id {
                (first, second)
            } else {
                (second, first)
            };
            let evidence = match usual.filter(|usual| odd.day.weekday() != *usual) {
                Some(usual) => format!(
                    "; this is a {}, and the body's other meetings are on {}s",
                    weekday(odd.day.weekday()),
                    weekday(usual)
                ),
                None => String::new(),
            };
            let record = &meetings[odd.id].record;
            let days = if apart == 1 { "day" } else { "days" };
            let side = if odd.day > kept.day {
                "after"
            } else {
                "before"
            };
            found.at(
                content.at(record.standing.place, &[Step::Key("date")]),
                format!(
                    "{apart} {days} {side} the meeting of {} of the same body{evidence}",
                    in_words(kept.day),
                ),
                format!(
                    "look the date up in the signed minutes; if it is one meeting, put both into \
                     one record, with {}; if the body met on both days, write the second day as \
                     the first one's `next meeting`",
                    content.line(meetings[kept.id].record.standing.place)
                ),
            );
        }
    }
}

/// Whether the records themselves show that the body sat on both days: the first one names the
/// second, or each has an agenda or outcomes of its own.
fn are_two_sittings(earlier: &Meeting, later: &Meeting) -> bool {
    let announced = earlier
        .next_meeting
        .as_ref()
        .is_some_and(|next| next.exact_day() == later.date.exact_day());
    let (one, other) = (titles(earlier), titles(later));
    let are_apart = !one.is_empty() && !other.is_empty() && one.is_disjoint(&other);
    let (came, left) = (outcomes(earlier), outcomes(later));
    let came_apart = !came.is_empty() && !left.is_empty() && came.is_disjoint(&left);
    let are_long = one.len() > 1 && other.len() > 1;
    announced || (are_apart && (are_long || came_apart)) || (came_apart && are_met(earlier, later))
}

/// Whether each record has a list of its own of who was there, and not the same one.
fn are_met(earlier: &Meeting, later: &Meeting) -> bool {
    let names = |meeting: &Meeting| -> BTreeSet<String> {
        let present = meeting.present.iter();
        present.map(|one| name_key(&one.name.text)).collect()
    };
    let (one, other) = (names(earlier), names(later));
    !one.is_empty() && !other.is_empty() && one != other
}

/// What came out of each item, in words long enough to tell one from another.
fn outcomes(meeting: &Meeting) -> BTreeSet<String> {
    const TELLING: usize = 25;
    let items = meeting.parts.iter().filter_map(|part| match part {
        Part::Item(item) => item.outcome.as_ref(),
        Part::Heading { .. } => None,
    });
    let keys = items.map(|outcome| name_key(&outcome.markdown));
    keys.filter(|key| key.len() >= TELLING).collect()
}

fn titles(meeting: &Meeting) -> BTreeSet<String> {
    meeting
        .parts
        .iter()
        .filter_map(|part| match part {
            Part::Item(item) => Some(name_key(&item.title.text)),
            Part::Heading { .. } => None,
        })
        .collect()
}
