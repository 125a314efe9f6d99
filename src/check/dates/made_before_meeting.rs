//! A recommendation was made before the meeting that it is said to come from.
//!
//! Why it matters: the days in which an answer is due count from that day, and a reader who looks at the
//! meeting finds another one.
//!
//! How to mend it: look both dates up in the minutes. If the recommendation was made at an earlier meeting,
//! name that one.
//!
//! Example: `made on: 17 January 2024` with the meeting of 18 January 2024.

use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;
use crate::register::Recommendation;

pub(super) const CHECK: Check = Check::new(
    "made-before-meeting",
    Severity::Warning,
    include_str!("made_before_meeting.rs"),
    Looks::AtRecommendations(look),
);

fn look(content: &Content<'_>, recommendation: &Recommendation, found: &mut Found<'_>) {
    let record = &recommendation.record;
    let (Some(made), Some(meeting)) = (&record.made_on, recommendation.meeting) else {
        return;
    };
    let date = &content.register.meetings[meeting].record.date;
    if let Some(day) = date.earliest()
        && made.is_before(day)
    {
        let place = content.at(record.standing.place, &[Step::Key("made on")]);
        found.at(
            content.within(place, made.text()),
            format!(
                "made on {}, but its meeting was on {}",
                made.text(),
                date.text()
            ),
            "look both up in the minutes; if it was made at an earlier meeting, name that one",
        );
    }
}
