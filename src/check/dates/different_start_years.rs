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

use crate::check::{Check, Content, Found, Looks, Pattern, Question};
use crate::diagnostic::Severity;
use crate::source::Place;
use crate::term::likeness::telling_words;
use crate::term::partial_date::month_number;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "different-start-years",
    Severity::Warning,
    include_str!("different_start_years.rs"),
    Looks::Through(look),
)
.asking(ASKS);

const ASKS: &[&Question] = &[&MONTHS];

/// What leads to a month in which something starts.
static LEAD: Pattern =
    Pattern::new(r"(?i)\b(?:from|starting in|starts in|begins in|beginning in|as of)\s+$");
/// The year behind the month, and what starts.
static START: Pattern = Pattern::new(r"(?i)^\s+(20\d\d),?\s+(?:the|our|a|this)\s+([^.;\n]{3,80})");

/// What starts, right before the month: "the new night service will begin in".
static STARTS: Pattern = Pattern::new(
    r"(?i)\b(?:the|our|a|this)\s+((?:[\w'\u{2019}-]+\s+){1,5}?)(?:(?:will|is\s+due\s+to|is\s+to|is\s+set\s+to|is\s+planned\s+to)\s+)?(?:begins?|starts?|launch(?:es)?|opens?)\s+in\s+$",
);
static YEAR: Pattern = Pattern::new(r"^\s+(20\d\d)\b");

/// How far before a month its lead is looked for, in bytes.
const FURTHEST: usize = 24;
/// The same for what starts.
const FURTHEST_THING: usize = 100;

/// Words that a new thing shares with any other.
const COMMON: [&str; 6] = ["new", "service", "services", "also", "all", "more"];

/// One mention of a start.
struct Start {
    record: usize,
    year: String,
    thing: BTreeSet<String>,
    place: Place,
}

static MONTHS: Question = Question::of_words(is_month)
    .without_digits()
    .standing(may_be_start);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let entries = Entries::of(content);
    let mut starts: BTreeMap<(String, String), Vec<Start>> = BTreeMap::new();
    for (writing, run) in content.that(&MONTHS) {
        let text = writing.text;
        let (before, behind) = (&text[..run.start], &text[run.end..]);
        let from = text.ceil_char_boundary(run.start.saturating_sub(FURTHEST));
        let hit = if LEAD.is_in(&before[from..]) {
            let hit = START.captures_iter(behind).next();
            hit.and_then(|hit| Some((hit.get(1)?, hit.get(2)?)))
        } else {
            None
        };
        let from = text.ceil_char_boundary(run.start.saturating_sub(FURTHEST_THING));
        let hit = hit.or_else(|| {
            let thing = STARTS.captures_iter(&before[from..]).next()?.get(1)?;
            let year = YEAR.captures_iter(behind).next()?.get(1)?;
            Some((year, thing))
        });
        let Some((year, thing)) = hit else {
            continue;
        };
        let place = writing.place(run.start..run.end + year.end());
        let Some(record) = entries.record_at(place) else {
            continue;
        };
        let recommendation = &content.register.recommendations.rows()[record];
        let meeting = recommendation
            .meeting
            .map_or(String::new(), |id| id.index().to_string());
        let topic = recommendation.topic.clone().unwrap_or_default();
        if meeting.is_empty() && topic.is_empty() {
            continue;
        }
        let key = (format!("{meeting}/{topic}"), text[run].to_lowercase());
        starts.entry(key).or_default().push(Start {
            record,
            year: year.as_str().to_owned(),
            thing: thing_of(thing.as_str()),
            place,
        });
    }
    for starts in starts.values_mut() {
        starts.sort_by_key(|start| (start.record, start.place.start));
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

/// The texts of all entries, with the positions of their recommendations.
struct Entries(Vec<(Place, usize)>);

impl Entries {
    fn of(content: &Content<'_>) -> Entries {
        let recommendations = content.register.recommendations.rows().iter().enumerate();
        let mut entries: Vec<(Place, usize)> = recommendations
            .flat_map(|(record, recommendation)| {
                let entries = recommendation.record.entries.iter();
                entries.map(move |entry| (entry.text.place, record))
            })
            .collect();
        entries.sort_unstable_by_key(|(place, _)| (place.source, place.start));
        Entries(entries)
    }

    /// The recommendation in an entry of which a place stands.
    fn record_at(&self, at: Place) -> Option<usize> {
        let begins =
            |entry: &(Place, usize)| (entry.0.source, entry.0.start) <= (at.source, at.start);
        let (place, record) = self.0[..self.0.partition_point(begins)].last()?;
        (place.source == at.source && at.end <= place.end).then_some(*record)
    }
}

/// Whether something may start in a month: the last word that leads to it stands before it.
fn may_be_start(text: &str, month: &Range<usize>) -> bool {
    let (before, behind) = (&text[..month.start], &text[month.end..]);
    let lead = before.trim_end().as_bytes();
    lead.len() < before.len()
        && behind.starts_with(char::is_whitespace)
        && ["from", "in", "of"].iter().any(|last| {
            let start = lead.len().checked_sub(last.len());
            start.is_some_and(|start| lead[start..].eq_ignore_ascii_case(last.as_bytes()))
        })
}

fn is_month(run: &str) -> bool {
    run.len() >= 3 && month_number(&run.to_ascii_lowercase()).is_some()
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
