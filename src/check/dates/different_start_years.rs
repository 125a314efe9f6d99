//! Two records of one meeting or topic give different years for the start of one thing.
//!
//! Why it matters: one page says that the new service starts in September 2023, the next one in
//! September 2024. A resident cannot tell which holds.
//!
//! How to mend it: ask which year is right, and correct the other or say in a note that the start was
//! put off.
//!
//! Example: "From September 2023 the new service will visit schools" in one reply, and "From September
//! 2024 the new service will have pilots" in another.

use crate::check::{Check, Content, Found, Looks, Pattern};
use crate::diagnostic::Severity;
use crate::source::Place;
use crate::term::likeness::telling_words;
use std::collections::{BTreeMap, BTreeSet};

pub(super) const CHECK: Check = Check::new(
    "different-start-years",
    Severity::Warning,
    include_str!("different_start_years.rs"),
    Looks::Through(look),
);

static START: Pattern = Pattern::new(concat!(
    r"(?i)\b(?:from|starting in|starts in|begins in|beginning in|as of)\s+(",
    r"January|February|March|April|May|June|July|August|September|October|November|December)",
    r"\s+(20\d\d),?\s+(?:the|our|a|this)\s+([^.;\n]{3,80})",
));

/// Words that a new thing shares with any other.
const COMMON: [&str; 6] = ["new", "service", "services", "also", "all", "more"];

/// One mention of a start.
struct Start {
    record: usize,
    year: String,
    thing: BTreeSet<String>,
    place: Place,
}

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let mut starts: BTreeMap<(String, String), Vec<Start>> = BTreeMap::new();
    for (record, recommendation) in content.register.recommendations.rows().iter().enumerate() {
        let meeting = recommendation
            .meeting
            .map_or(String::new(), |id| id.index().to_string());
        let topic = recommendation.topic.clone().unwrap_or_default();
        if meeting.is_empty() && topic.is_empty() {
            continue;
        }
        for entry in &recommendation.record.entries {
            let text = content.words(entry.text.place);
            for hit in START.captures_iter(text) {
                let (Some(month), Some(year), Some(thing)) = (hit.get(1), hit.get(2), hit.get(3))
                else {
                    continue;
                };
                let start = entry.text.place.start as usize;
                let key = (format!("{meeting}/{topic}"), month.as_str().to_lowercase());
                starts.entry(key).or_default().push(Start {
                    record,
                    year: year.as_str().to_owned(),
                    thing: thing_of(thing.as_str()),
                    place: Place::new(
                        entry.text.place.source,
                        start + month.start()..start + year.end(),
                    ),
                });
            }
        }
    }
    for mentions in starts.values() {
        for (at, start) in mentions.iter().enumerate() {
            let other = mentions[..at].iter().find(|other| {
                other.record != start.record
                    && other.year != start.year
                    && is_same_thing(&start.thing, &other.thing)
            });
            if let Some(other) = other {
                found.at(
                    start.place,
                    format!(
                        "starts in {} here, in {} in another record",
                        start.year, other.year
                    ),
                    format!(
                        "the other stands at {}: correct the one that is wrong",
                        content.line(other.place)
                    ),
                );
            }
        }
    }
}

/// The first few telling words: what it is that starts.
fn thing_of(words: &str) -> BTreeSet<String> {
    let first: Vec<&str> = words.split_whitespace().take(4).collect();
    telling_words(&first.join(" "))
}

/// Whether two mentions are of one thing: their first words are the same, or they share a word that
/// is not said of everything.
fn is_same_thing(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    let common: Vec<&String> = a.intersection(b).collect();
    let is_telling = |word: &&&String| !COMMON.contains(&word.as_str());
    common.len() >= 2 && (common.iter().filter(is_telling).count() >= 1 || is_named_alike(a, b))
}

/// "The new service" in both: only what everything is said to be, but the same words.
fn is_named_alike(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    ["new", "service"]
        .iter()
        .all(|word| a.contains(*word) && b.contains(*word))
}
