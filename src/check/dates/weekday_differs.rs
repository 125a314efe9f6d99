//! A weekday stands before a date that falls on another, or in brackets behind it.
//!
//! Why it matters: whoever wants to come to a meeting, or to know when something was said, cannot tell
//! which of the two is right.
//!
//! How to mend it: look the day up in the notice of the meeting, the letter or a diary, and write the
//! one that is right. Where a published paper itself is wrong, leave its words and add a `Note:`.
//!
//! Example: `Monday 14 July 2021`, which was a Wednesday.

use crate::check::{Check, Content, Found, Looks, Pattern, Question};
use crate::diagnostic::Severity;
use crate::term::PartialDate;
use crate::term::text::squeeze;
use chrono::{Datelike, Weekday};
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "weekday-differs",
    Severity::Warning,
    include_str!("weekday_differs.rs"),
    Looks::Through(look),
)
.asking(ASKS);

const ASKS: &[&Question] = &[&WEEKDAYS];

/// What may stand behind the first three letters of a day's name.
const ENDINGS: [&str; 9] = [
    "", "s", "r", "rs", "day", "sday", "nesday", "rsday", "urday",
];

/// The date that stands behind the name of its day.
static DATE: Pattern = Pattern::new(
    r"(?i)^,?\s+(?:the\s+)?(\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?\s+(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec),?\s+\d{4}|\d{1,2}/\d{1,2}/\d{4})\b",
);

/// The date before the name of its day in brackets.
static BEFORE: Pattern = Pattern::new(
    r"(?i)(?P<date>\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?\s+(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec),?\s+\d{4}|\d{1,2}/\d{1,2}/\d{4})\s+\((?:an?\s+|which\s+(?:is|was)\s+a\s+)?$",
);

static WEEKDAYS: Question = Question::of_words(|word| weekday(word).is_some()).without_digits();

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for (writing, run) in content.that(&WEEKDAYS) {
        let (before, behind) = writing.text.split_at(run.end);
        let Some(weekday) = weekday(&before[run.start..]) else {
            continue;
        };
        let Some((words, span)) =
            date_behind(behind, &run).or_else(|| date_before(writing.text, &run))
        else {
            continue;
        };
        let date = PartialDate::read(&words.replace(',', ""));
        let (Some(first), Some(last)) = (date.earliest(), date.latest()) else {
            continue;
        };
        if first != last || first.weekday() == weekday {
            continue;
        }
        found.at(
            writing.place(span.clone()),
            format!(
                "`{}` falls on a {}",
                squeeze(&writing.text[span]),
                first.format("%A")
            ),
            "compare the day and the date with the notice of the meeting or the letter",
        );
    }
}

/// The date behind a day's name, and the span of both.
fn date_behind<'t>(behind: &'t str, run: &Range<usize>) -> Option<(&'t str, Range<usize>)> {
    if !leads_to_a_number(behind) {
        return None;
    }
    let words = DATE.captures_iter(behind).next()?.get(1)?;
    Some((words.as_str(), run.start..run.end + words.end()))
}

/// The date before a day's name that stands in brackets, and the span of both.
fn date_before<'t>(text: &'t str, run: &Range<usize>) -> Option<(&'t str, Range<usize>)> {
    const FURTHEST: usize = 50;
    let from = text.ceil_char_boundary(run.start.saturating_sub(FURTHEST));
    let before = &text[from..run.start];
    if !text[run.end..].starts_with(')') || !before.contains('(') {
        return None;
    }
    let words = BEFORE.captures_iter(before).next()?.name("date")?;
    Some((words.as_str(), from + words.start()..run.end + 1))
}

/// The day that a run of letters names; the sun and those who sat begin with a small letter.
fn weekday(run: &str) -> Option<Weekday> {
    let (begins, ends) = run.split_at_checked(3)?;
    let is_name = run.starts_with(|c: char| c.is_ascii_uppercase())
        && ENDINGS
            .iter()
            .any(|ending| ending.eq_ignore_ascii_case(ends));
    is_name.then(|| begins.parse().ok()).flatten()
}

/// Whether a number follows, at once or behind an article.
fn leads_to_a_number(text: &str) -> bool {
    let text = text.trim_start_matches([',', ' ', '\t', '\r', '\n']);
    let article = text.get(..3).filter(|the| the.eq_ignore_ascii_case("the"));
    let text = text[article.map_or(0, str::len)..].trim_start();
    text.starts_with(|c: char| c.is_ascii_digit())
}
