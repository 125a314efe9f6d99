//! One trouble is told once: where two checks speak of the same words, the one that says more is heard.

use crate::diagnostic::{Finding, Report, Where};
use crate::source::{Place, SourceId, Sources};
use std::collections::{HashMap, HashSet};

/// A check, and those that say more of the same trouble where they underline the same words.
const SAID_BETTER: &[(&str, &[&str])] = &[
    ("bad-link-in-text", &["intranet-link", "removed-html"]),
    (
        "broken-link",
        &["bad-link-in-text", "intranet-link", "removed-html"],
    ),
    ("digit-in-word", &["confusable-name"]),
    ("green-with-bad-news", &["data-caveat"]),
    ("image-without-text", &["removed-html"]),
    (
        "link-without-words",
        &[
            "bad-link-in-text",
            "broken-fragment",
            "broken-link",
            "intranet-link",
        ],
    ),
    ("marked-not-for-publication", &["unknown-line"]),
    ("removed-html", &["intranet-link"]),
    ("run-together-names", &["lead-twice"]),
    ("no-such-day", &["impossible-date", "unknown-heading"]),
    (
        "unexplained-acronym",
        &["personal-identifier", "placeholder", "software-leftover"],
    ),
    ("unexpected-script", &["rating-in-value"]),
];

/// The same for checks that underline one word of many, here or there.
const SAID_OF_THE_WORD: &[(&str, &str)] = &[("unexplained-acronym", "misspelt-acronym")];

/// Takes away what another check says better.
pub fn say_once(sources: &Sources, report: &mut Report) {
    let underlined = |place: Place| {
        let text = &sources.get(place.source).text;
        text.get(place.span()).unwrap_or_default()
    };
    let mut spans: HashMap<(&str, SourceId), Vec<(u32, u32)>> = HashMap::new();
    let mut words: HashSet<(&str, &str)> = HashSet::new();
    for finding in report.findings() {
        let Where::Place(place) = &finding.at else {
            continue;
        };
        if SAID_BETTER
            .iter()
            .any(|(_, better)| better.contains(&finding.name))
        {
            spans
                .entry((finding.name, place.source))
                .or_default()
                .push((place.start, place.end));
        }
        if SAID_OF_THE_WORD
            .iter()
            .any(|(_, better)| *better == finding.name)
        {
            words.insert((finding.name, underlined(*place)));
        }
    }
    for spans in spans.values_mut() {
        spans.sort_unstable();
        // From here on each ends where the furthest up to it ends.
        let mut furthest = 0;
        for (_, end) in spans.iter_mut() {
            furthest = furthest.max(*end);
            *end = furthest;
        }
    }
    let is_told = |name: &str, place: Place| {
        spans
            .get(&(name, place.source))
            .is_some_and(|spans| overlaps(spans, place))
    };
    report.keep(|finding: &Finding| {
        let Where::Place(place) = &finding.at else {
            return true;
        };
        let is_said = SAID_BETTER
            .iter()
            .filter(|(name, _)| *name == finding.name)
            .any(|(_, better)| better.iter().any(|name| is_told(name, *place)));
        let is_said_of_word = SAID_OF_THE_WORD.iter().any(|(name, better)| {
            *name == finding.name && words.contains(&(*better, underlined(*place)))
        });
        !is_said && !is_said_of_word
    });
}

/// Whether a place shares a character with one of these spans, each of which ends where the furthest
/// up to it ends.
fn overlaps(spans: &[(u32, u32)], place: Place) -> bool {
    let before = spans.partition_point(|(start, _)| *start < place.end);
    before
        .checked_sub(1)
        .and_then(|last| spans.get(last))
        .is_some_and(|(_, end)| *end > place.start)
}
