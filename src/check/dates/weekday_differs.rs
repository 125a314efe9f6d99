//! A weekday stands before a date that falls on another.
//!
//! Why it matters: whoever wants to come to a meeting, or to know when something was said, cannot tell
//! which of the two is right.
//!
//! How to mend it: look the day up in the notice of the meeting, the letter or a diary, and write the
//! one that is right. Where a published paper itself is wrong, leave its words and add a `Note:`.
//!
//! Example: `Monday 14 July 2021`, which was a Wednesday.

use crate::check::{Check, Content, Found, Looks, Pattern, Writing};
use crate::diagnostic::Severity;
use crate::term::PartialDate;
use crate::term::text::squeeze;

pub(super) const CHECK: Check = Check::new(
    "weekday-differs",
    Severity::Warning,
    include_str!("weekday_differs.rs"),
    Looks::AtWords(
        &[
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "mon ",
            "tue ",
            "tues ",
            "wed ",
            "thu ",
            "thur ",
            "thurs ",
            "fri ",
            "sat ",
            "sun ",
        ],
        look,
    ),
);

static DAY: Pattern = Pattern::new(
    r"(?i)\b(mon|tue|wed|thu|fri|sat|sun)(?:s|r|rs|day|sday|nesday|rsday|urday)?,?\s+(?:the\s+)?(\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?\s+(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec),?\s+\d{4}|\d{1,2}/\d{1,2}/\d{4})\b",
);

fn look(_: &Content<'_>, writing: &Writing<'_>, found: &mut Found<'_>) {
    for hit in DAY.captures_iter(writing.text) {
        let (Some(whole), Some(name), Some(date)) = (hit.get(0), hit.get(1), hit.get(2)) else {
            continue;
        };
        let date = PartialDate::read(&date.as_str().replace(',', ""));
        let (Some(first), Some(last)) = (date.earliest(), date.latest()) else {
            continue;
        };
        let is = first.format("%A").to_string();
        let begins = is.get(..name.len()).unwrap_or_default();
        // The sun and those who sat begin with a small letter.
        let is_name = name.as_str().starts_with(|c: char| c.is_uppercase());
        if !is_name || first != last || begins.eq_ignore_ascii_case(name.as_str()) {
            continue;
        }
        found.at(
            writing.place(whole.range()),
            format!("`{}` falls on a {is}", squeeze(whole.as_str())),
            "compare the day and the date with the notice of the meeting or the letter",
        );
    }
}
