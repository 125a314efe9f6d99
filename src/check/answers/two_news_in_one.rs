//! A second piece of news stands inside the text of a response or an update.
//!
//! Why it matters: news that has no heading of its own has no date, no author and no state. The
//! record looks older than it is, and a promise inside looks unkept.
//!
//! How to mend it: give the news a heading of its own, `## Update, 18 April 2024: in progress`, where
//! its label stands.
//!
//! Example: `The scope is agreed. UPDATE – The report is out.`

use crate::check::answers::opening::{first_words, state};
use crate::check::{Check, Content, Found, Looks, Pattern, Told};
use crate::diagnostic::Severity;
use crate::record::recommendation::Entry;
use crate::register::Recommendation;
use crate::source::Place;
use crate::term::PartialDate;
use crate::term::text::squeeze;

pub(super) const CHECK: Check = Check::new(
    "two-news-in-one",
    Severity::Warning,
    include_str!("two_news_in_one.rs"),
    Looks::AtRecommendations(look),
);

/// "UPDATE –", "Update April 2024:", "Further update (3 May 2024):" at the start of a sentence.
static LABEL: Pattern = Pattern::new(
    r"(?x)(?:^|[.!?:;)\]>*_|–—-]\s*|\n\s*|\s{2,}|(?i:in\ progress|ongoing|completed?|closed|done)\s+)
    (?P<label>(?:(?:Further|Latest|Progress|Second|Additional)\ (?:update|Update|UPDATE)|Update|UPDATE)
    (?:[\ ,(]+(?:on\ |of\ |as\ of\ |as\ at\ )?
    (?:\d{1,2}(?:st|nd|rd|th)?\ )?
    (?:(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|winter)[a-z]*\.?\ ?)?
    (?:(?:19|20)?\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})\)?|\s+\d{1,2}(?-u:\b))?
    \s?(?::|\s?[–—]|-\s|\s-))(?:\s|[\p{L}\d*_<])",
);

/// "Oct 2025 update:", "Latest position, 14/12/25:", "Post-meeting note:" at the start of a sentence.
static POSITION: Pattern = Pattern::new(
    r"(?x)(?:^|[.!?;)\]]\s+|\n\s*)(?P<label>(?:
    (?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?:20)?\d\d\s+(?:update|Update|position)
    |(?:Further|Latest|Interim|Second|Third)\s+(?:update|position)(?:\s*\([^()\n]{3,20}\)|,?\s+\d{1,2}[./]\d{1,2}[./]\d{2,4}|,?\s+(?:\d{1,2}\s+)?(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?:\s+(?:20)?\d\d)?)?
    |Post-meeting\s+(?:note|update))\s*:)",
);

/// "[14/10/25]", "Apr 25:" at the start of a sentence: one may be the date of all, a second is news.
static DATED: Pattern = Pattern::new(
    r"(?x)(?:^|[.!?;]\s+|\n\s*)(?P<label>\[\d{1,2}[./]\d{1,2}[./]\d{2,4}\]
    |(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s+'?(?:20)?\d\d\s*:)",
);

/// The label of a second piece of news that has no other label than its date.
fn second_date<'t>(text: &'t str, entry: &Entry) -> Option<&'t str> {
    if !text.contains(['[', ':']) {
        return None;
    }
    let last = entry.date.as_ref().and_then(PartialDate::latest);
    let labels = DATED
        .captures_iter(text)
        .filter_map(|hit| hit.name("label"));
    // What is still to come is a plan.
    let mut labels = labels.filter(|label| {
        let date = label.as_str().trim_matches(['[', ']', ':', ' ']);
        let first = PartialDate::read(date).earliest();
        first.is_some_and(|first| last.is_none_or(|last| first <= last))
    });
    labels.nth(1).map(|label| label.as_str())
}

fn look(content: &Content<'_>, recommendation: &Recommendation, found: &mut Found<'_>) {
    for entry in &recommendation.record.entries {
        let text = first_words(&entry.text.markdown);
        // The brackets of a date are no marks.
        if let Some(label) = second_date(&entry.text.markdown, entry) {
            let place = content.within(entry.text.place, label);
            say_second(place, label, found);
        }
        if ![
            "pdate",
            "UPDATE",
            "position:",
            "position,",
            "position (",
            "-meeting",
        ]
        .iter()
        .any(|word| text.contains(word))
        {
            continue;
        }
        let mut told = Told::default();
        for hit in LABEL
            .captures_iter(text)
            .chain(POSITION.captures_iter(text))
        {
            let Some(label) = hit.name("label") else {
                continue;
            };
            // The label that only repeats the heading's first word.
            if label.start() == 0 || !told.add(label.range()) {
                continue;
            }
            let before = text.get(..label.start()).unwrap_or_default();
            let only_state = state(before).is_some_and(|seen| {
                first_words(before)
                    .trim_end_matches(['.', ':', ' ', '-', '–', '—', '*', '<', '/', '>'])
                    .len()
                    <= seen.words.len() + 12
            });
            let label = label.as_str().trim_end();
            let place = content.within(entry.text.place, label);
            let words = squeeze(label);
            if only_state {
                found.at(
                    place,
                    format!("a state, the label `{words}` and the news run into one another"),
                    "write the state in the heading and only the news below it",
                );
            } else {
                say_second(place, &words, found);
            }
        }
    }
}

fn say_second(place: Place, label: &str, found: &mut Found<'_>) {
    found.at(
        place,
        format!("a second piece of news begins at `{label}`"),
        "give it a heading of its own, as in `## Update, 18 April 2024: in progress`",
    );
}
