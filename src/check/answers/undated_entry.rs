//! A response or an update has no date.
//!
//! Why it matters: without a date nobody can tell how long an answer took, how old the news is, or
//! whether a promise was made before it or after.
//!
//! How to mend it: give the date behind a comma in the heading; a month or a year will do. Where the
//! paper has none, write `undated` or a line `Note:` that says so. The finding is then only a note.
//!
//! Example: `## Update, by Anne Example: in progress`.

use crate::check::answers::opening::first_words;
use crate::check::{Check, Content, Found, Looks, Pattern};
use crate::diagnostic::Severity;
use crate::record::recommendation::{Entry, Recommendation as Record, Said};
use crate::register::Recommendation;
use crate::term::Decision;
use crate::term::text::squeeze;

pub(super) const CHECK: Check = Check::new(
    "undated-entry",
    Severity::Warning,
    include_str!("undated_entry.rs"),
    Looks::AtRecommendations(look),
);

static SAID_SO: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:undated|not dated|no dates?|no day|without (?:a|any) date|(?:date|day) (?:is )?(?:not (?:given|known|stated|shown|printed|legible)|missing|unknown|cut off)|does not (?:say when|give (?:a|the|any) (?:date|day)|date))(?-u:\b)",
);

/// "Update April 2024:", "(18 April 2024)", "May 2023 –" at the start of a text.
static DATED: Pattern = Pattern::new(
    r"(?ix)^(?:(?:progress\s+)?update\s*[,(:–—-]?\s*|as\s+(?:of|at)\s+|\()?
    (?P<date>(?:\d{1,2}(?:st|nd|rd|th)?\s+)?
    (?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|
    oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?\s+(?:19|20)\d\d|\d{1,2}[./]\d{1,2}[./](?:20)?\d\d)
    \s*[):;–—-]",
);

fn look(_: &Content<'_>, recommendation: &Recommendation, found: &mut Found<'_>) {
    let record = &recommendation.record;
    for entry in &record.entries {
        let waits = matches!(
            entry.said,
            Said::Response(Decision::AwaitingResponse | Decision::NoResponse)
        );
        if entry.date.is_some() || waits {
            continue;
        }
        let kind = match entry.said {
            Said::Response(_) => "response",
            Said::Update(_) => "update",
        };
        if says_so(record, entry) {
            found
                .at(
                    entry.heading.place,
                    format!("nobody can tell when this {kind} was made: it is undated"),
                    "look for the date in the minutes or the covering letter; if there is none, \
                         ask that the next paper dates its news",
                )
                .severity = Severity::Note;
            continue;
        }
        let text = first_words(&entry.text.markdown);
        let date = DATED
            .captures_iter(text)
            .next()
            .and_then(|found| found.name("date"))
            .map(|date| date.as_str());
        let help = match date {
            Some(date) => format!(
                "its text opens with `{}`; if that is its date, write it in the heading",
                squeeze(date)
            ),
            None => "give it behind a comma, as in `, 18 April 2024`; if the paper has none, \
                         write `undated` there"
                .to_owned(),
        };
        found.at(
            entry.heading.place,
            format!("this {kind} has no date"),
            help,
        );
    }
}

/// Whether the heading says that there is no date, or a note of the entry or of the record.
fn says_so(record: &Record, entry: &Entry) -> bool {
    let of_entries = record.entries.iter().flat_map(|entry| &entry.notes);
    SAID_SO.is_in(&entry.heading.text)
        || of_entries
            .map(|note| note.text.as_str())
            .chain(record.standing.notes.iter().map(String::as_str))
            .any(|note| SAID_SO.is_in(note))
}
