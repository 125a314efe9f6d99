//! A text without a date of its own counts from the day on which it was written.
//!
//! Why it matters: "in the last month" means nothing to somebody who reads it a year later, and no
//! one can work out which month it was.
//!
//! How to mend it: put the date into the heading of the response or update, or name the month in a
//! note: `Note: the reply is from February 2024`. A standing page names the month or year itself.
//!
//! Example: below `## Update`, which has no date: "Waiting times have improved in the last month."

use crate::check::{Check, Content, Found, Looks, Pattern};
use crate::diagnostic::Severity;
use crate::register::Recommendation;
use crate::source::Place;
use crate::term::text::squeeze;
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "relative-date",
    Severity::Warning,
    include_str!("relative_date.rs"),
    Looks::Each(&[
        Looks::Through(look),
        Looks::AtRecommendations(look_at_recommendation),
    ]),
);

static RELATIVE: Pattern = Pattern::new(concat!(
    r"(?i)\b(?:",
    r"(?:in|over|during|within|for)\s+the\s+(?:last|past|next|coming)\s+",
    r"(?:\w+\s+)?(?:days?|weeks?|fortnights?|months?|quarters?|years?)",
    r"|(?:last|next|this)\s+(?:week|month|quarter|year|spring|summer|autumn|winter)",
    r"|(?:\w+\s+)?(?:days?|weeks?|months?|years?)\s+ago",
    r"|(?:earlier|later)\s+(?:this|in\s+the)\s+(?:week|month|year)",
    r"|yesterday|tomorrow",
    r")\b",
));

/// Words before it in its sentence that make it part of a condition or of what holds every year: it counts
/// from the day that the rule speaks of.
static RULE: Pattern = Pattern::new(concat!(
    r"(?i)\b(?:if|unless|whoever|anyone|anybody|someone|you|your|must have|may have",
    r"|(?:an?|any|each|every|everyone|people|those|nobody) (?:[\w-]+ ){0,3}?(?:who|that|whose)",
    r"|(?:each|every) (?:year|month|quarter|week)|people who)\b",
));

/// Words right behind it that say from when it counts.
static COUNTED: Pattern =
    Pattern::new(r"(?i)^,?\s+(?:after|before|following|from|or (?:more|less|longer))\b");
static EVERY_YEAR: Pattern = Pattern::new(r"(?i)\b(?:each|every) (?:year|month|quarter|week)\b");

/// How far from it the words of its sentence are looked for, in bytes.
const FURTHEST: usize = 300;

/// What ends a sentence.
const ENDS: [&str; 6] = [". ", ".\n", "? ", "! ", "\n\n", "\n- "];

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for page in content.register.pages.rows() {
        let help = "name the month or the year: a standing page has no date to count from";
        every(content, page.record.text.place, help, found);
    }
}

fn look_at_recommendation(
    content: &Content<'_>,
    recommendation: &Recommendation,
    found: &mut Found<'_>,
) {
    let record = &recommendation.record;
    for entry in &record.entries {
        let is_dated = entry
            .date
            .as_ref()
            .is_some_and(|date| date.earliest().is_some());
        if !is_dated {
            let help = "put the date into the heading, or name the month in a `Note:`";
            every(content, entry.text.place, help, found);
        }
    }
}

/// Every phrase of a passage that counts from its day, as far as it does not count from another.
fn every(content: &Content<'_>, place: Place, help: &str, found: &mut Found<'_>) {
    let text = content.words(place);
    for hit in RELATIVE.find_iter(text) {
        let behind = &text[hit.end()..];
        // "the last month of the year", "next week's meeting of 4 May", "last year (2018/19)".
        let is_explained = behind.starts_with(" of ")
            || behind.starts_with("'s")
            || behind.starts_with('\u{2019}')
            || behind.trim_start().starts_with('(')
            || behind.starts_with("-on-")
            || behind.starts_with(" on ")
            || COUNTED.is_in(first(behind));
        if is_explained || is_of_rule(text, hit.range()) || in_quotation(text, hit.start()) {
            continue;
        }
        let start = place.start as usize;
        found.at(
            Place::new(place.source, start + hit.start()..start + hit.end()),
            format!(
                "`{}` counts from a day that is not given",
                squeeze(hit.as_str())
            ),
            help,
        );
    }
}

/// The first words of what stands behind it.
fn first(behind: &str) -> &str {
    const FEW: usize = 20;
    &behind[..behind.floor_char_boundary(FEW)]
}

/// Whether the sentence around a phrase is a rule or a condition, which counts from a day of its own.
fn is_of_rule(text: &str, span: Range<usize>) -> bool {
    let from = text.ceil_char_boundary(span.start.saturating_sub(FURTHEST));
    let before = &text[from..span.start];
    let begin = ENDS.iter().filter_map(|end| before.rfind(end)).max();
    let before = &before[begin.unwrap_or(0)..];
    let to = text.floor_char_boundary(span.end + FURTHEST);
    let behind = &text[span.end..to];
    let end = ENDS.iter().filter_map(|end| behind.find(end)).min();
    let behind = &behind[..end.unwrap_or(behind.len())];
    RULE.is_in(before) || EVERY_YEAR.is_in(behind)
}

/// Whether what stands at `at` is quoted: an odd number of quotation marks stands before it.
fn in_quotation(text: &str, at: usize) -> bool {
    let line = text[..at].rfind("\n\n").map_or(0, |end| end + 2);
    let before = &text[line..at];
    let straight = before.matches('"').count() % 2 == 1;
    straight || before.matches('\u{201c}').count() > before.matches('\u{201d}').count()
}
