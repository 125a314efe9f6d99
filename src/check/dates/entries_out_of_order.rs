//! Responses and updates do not stand in the order of their dates.
//!
//! Why it matters: the last entry of the file says where the work stands. If it is not the newest one,
//! the page tells an old state as the present one.
//!
//! How to mend it: move the newest entry to the end of the file, or correct its date.
//!
//! Example: `## Update, March 2024: done, as reported` above `## Update, January 2024: in progress`.

use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use crate::register::Recommendation;

pub(super) const CHECK: Check = Check::new(
    "entries-out-of-order",
    Severity::Note,
    include_str!("entries_out_of_order.rs"),
    Looks::AtRecommendations(look),
);

fn look(content: &Content<'_>, recommendation: &Recommendation, found: &mut Found<'_>) {
    let made = recommendation
        .made_on
        .as_ref()
        .and_then(|made| made.earliest());
    let mut before: Option<&crate::term::PartialDate> = None;
    for entry in &recommendation.record.entries {
        let Some(date) = &entry.date else {
            continue;
        };
        // An entry from before the recommendation is a finding of its own.
        if date.earliest().is_none() || made.is_some_and(|made| date.is_before(made)) {
            continue;
        }
        if let Some(earlier) = before
            && earlier.earliest().is_some_and(|day| date.is_before(day))
        {
            found.at(
                content.within(entry.heading.place, date.text()),
                format!("{} stands below {}", date.text(), earlier.text()),
                "put the newest entry last, since the last one says where the work stands",
            );
            break;
        }
        before = Some(date);
    }
}
