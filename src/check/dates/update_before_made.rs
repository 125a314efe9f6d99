//! A response or an update is dated before the recommendation was made.
//!
//! Why it matters: a reader cannot tell which of the two dates is wrong, and the time that an answer
//! took comes out as less than nothing. Papers often give the year of the last tracker by mistake.
//!
//! How to mend it: look the date up in the minutes and correct it. If the paper prints it so, keep
//! it and silence this check with that reason.
//!
//! Example: a recommendation with `made on: 21 September 2023` and, below it,
//! `## Update, April 2023: in progress`.

use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use crate::register::Recommendation;

pub(super) const CHECK: Check = Check::new(
    "update-before-made",
    Severity::Warning,
    include_str!("update_before_made.rs"),
    Looks::AtRecommendations(look),
);

fn look(content: &Content<'_>, recommendation: &Recommendation, found: &mut Found<'_>) {
    let Some(made) = &recommendation.made_on else {
        return;
    };
    let Some(made_day) = made.earliest() else {
        return;
    };
    for entry in &recommendation.record.entries {
        if let Some(date) = &entry.date
            && date.is_before(made_day)
        {
            let place = content.within(entry.heading.place, date.text());
            found.at(
                place,
                format!(
                    "dated {} but the recommendation was made on {}",
                    date.text(),
                    made.text()
                ),
                "correct the date; if the paper prints it so, say that in a silence",
            );
        }
    }
}
