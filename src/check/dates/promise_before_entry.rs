//! A promise is for a time before the answer or update that makes it, or is said to be kept on a day after it.
//!
//! Why it matters: it counts as broken from its first day, though the promise may have been kept, or
//! the year may be a slip of the pen.
//!
//! How to mend it: correct the date of the promise or of the heading.
//!
//! Example: `Promised: a progress update, by April 2023` below `## Response, 18 January 2024`.

use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use crate::record::entry::Entry;
use crate::register::Recommendation;

pub(super) const CHECK: Check = Check::new(
    "promise-before-entry",
    Severity::Warning,
    include_str!("promise_before_entry.rs"),
    Looks::AtRecommendations(look),
);

/// What an entry says was kept on a day that comes after its own.
fn look_at_kept(content: &Content<'_>, entry: &Entry, found: &mut Found<'_>) {
    let Some(date) = &entry.date else { return };
    for kept in &entry.kept {
        let Some(on) = &kept.by else { continue };
        if on.earliest().is_some_and(|day| date.is_before(day)) {
            found.at(
                content.within(kept.place, on.text()),
                format!("kept on {}, in words of {}", on.text(), date.text()),
                "correct the day, or write it in an entry of that day",
            );
        }
    }
}

fn look(content: &Content<'_>, recommendation: &Recommendation, found: &mut Found<'_>) {
    let record = &recommendation.record;
    for entry in &record.entries {
        look_at_kept(content, entry, found);
        let Some(day) = entry.date.as_ref().and_then(|date| date.earliest()) else {
            continue;
        };
        for promise in &entry.promises {
            if let Some(by) = &promise.by
                && by.is_before(day)
            {
                let whole = content.within(entry.text.place, &promise.text);
                let place = content.within(
                    crate::source::Place::new(
                        whole.source,
                        whole.start as usize..entry.text.place.end as usize,
                    ),
                    by.text(),
                );
                let said = entry.date.as_ref().map_or("", |date| date.text());
                found.at(
                    place,
                    format!("promised for {} in words of {said}", by.text()),
                    "correct the date of the promise or of the heading",
                );
            }
        }
    }
}
