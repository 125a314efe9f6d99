//! A promise holds a date that was not taken for its own.
//!
//! Why it matters: the promise stands on the list of those without a date, and is never called late.
//!
//! How to mend it: write the date at the end, behind `by`, `in`, `on`, `for`, `before` or `no later than`:
//! `Promised: the plan, by September 2024`. Two promises are two lines. If the date is no limit, silence
//! this with the reason.
//!
//! Example: `Promised: the plan goes to the meeting of 12 September 2024`

use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use crate::register::Recommendation;
use crate::term::PartialDate;
use crate::term::partial_date::Moment;

pub(super) const CHECK: Check = Check::new(
    "promise-date-unread",
    Severity::Note,
    include_str!("promise_date_unread.rs"),
    Looks::AtRecommendations(look),
);

fn look(_: &Content<'_>, recommendation: &Recommendation, found: &mut Found<'_>) {
    for entry in &recommendation.record.entries {
        for promise in &entry.promises {
            let held = PartialDate::read(&promise.text);
            // "After the meeting of 9 February" says when it can begin, and sets no limit.
            // And a year is often that of what is promised: "a report on 2024".
            let is_close = held.moments().is_some_and(|(from, to)| {
                !matches!(
                    to.unwrap_or(from),
                    Moment::Year(_) | Moment::DoubleYear { .. }
                )
            });
            let is_in_words = held.moments().is_none() && held.earliest().is_some();
            if held.latest().is_some() && (is_close || is_in_words) && !held.is_impossible() {
                let message = match &promise.by {
                    Some(by) => format!(
                        "the promise holds another date than `{}`, and only that one counts",
                        by.text()
                    ),
                    None => "the promise holds a date, and counts as one without".to_owned(),
                };
                found.at(
                    promise.place,
                    message,
                    "write the date at the end: `Promised: the plan, by September 2024`; two \
                         promises are two lines",
                );
            }
        }
    }
}
