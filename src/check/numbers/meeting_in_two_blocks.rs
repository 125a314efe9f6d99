//! One meeting has two records: the same body, the same day.
//!
//! Why it matters: each record shows half of what the meeting did, and the meeting counts twice.
//! Trackers often print a meeting's heading again further down.
//!
//! How to mend it: put both into one file, in the order of the paper, and lead the recommendations
//! to it. If the body did meet twice that day, give each record its `start`.
//!
//! Example: two files in `meetings/`, both with `body: Planning Panel` and `date: 3 May 2023`.

use crate::check::numbers::sittings::{in_words, sittings};
use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;
use crate::record::meeting::Status;

pub(super) const CHECK: Check = Check::new(
    "meeting-in-two-blocks",
    Severity::Warning,
    include_str!("meeting_in_two_blocks.rs"),
    Looks::Through(look),
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let meetings = &content.register.meetings;
    for sittings in sittings(content.register).values() {
        let took_place: Vec<_> = sittings
            .iter()
            .filter(|sitting| matches!(sitting.status, Status::Held | Status::Scheduled))
            .collect();
        for pair in took_place.windows(2) {
            let [first, second] = pair else { continue };
            if first.day != second.day {
                continue;
            }
            let (earlier, later) = (&meetings[first.id].record, &meetings[second.id].record);
            if let (Some(one), Some(other)) = (&earlier.start, &later.start)
                && one != other
            {
                continue;
            }
            let place = content.at(later.standing.place, &[Step::Key("date")]);
            found.at(
                place,
                format!(
                    "{} has another meeting on {}: `{}`",
                    later.body.text,
                    in_words(second.day),
                    earlier.reference.text
                ),
                format!(
                    "put both into one record, with {}; if there were two meetings that day, give \
                     each its `start`",
                    content.line(earlier.standing.place)
                ),
            );
        }
    }
}
