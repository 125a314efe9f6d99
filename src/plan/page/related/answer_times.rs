//! How long answers took, in a few plain words: how many came in time and late, how many wait, of how
//! many it cannot be told and why, and between how many days they took. Never a rate.

use crate::plan::Site;
use crate::plan::page::recommendation::because;
use crate::plan::view::{DateView, Fact, Link, sentence_case};
use crate::register::{AnswerTimes, NotComputed};
use serde::Serialize;

/// How long answers took, for the templates that include the component `answer_times`.
#[derive(Debug, Serialize)]
pub struct AnswerTimesView {
    /// How many days they took; or, where nothing can be told, why.
    pub sentence: String,
    /// How many there are of each kind.
    pub facts: Vec<Fact>,
    pub as_of: DateView,
}

/// The words for how long answers took; none where nobody was asked for one.
pub fn answer_times(site: &Site<'_>, times: &AnswerTimes) -> Option<AnswerTimesView> {
    if times.clocks() == 0 {
        return None;
    }
    let is_known = times.clocks() > times.not_computed || !times.days.is_empty();
    Some(AnswerTimesView {
        sentence: if is_known {
            days_sentence(site, times)
        } else {
            unknown_sentence(site, times)
        },
        facts: if is_known {
            facts(site, times)
        } else {
            Vec::new()
        },
        as_of: site.as_of(),
    })
}

/// "5 answers, between 12 and 61 days; the median is 30 days."
fn days_sentence(site: &Site<'_>, times: &AnswerTimes) -> String {
    let words = site.words;
    let days = |count: u32| words.count("days-counted", count as usize);
    // "between 1 day and 31 days", but "between 12 and 61 days".
    let between = |count: u32| match count {
        1 => days(count),
        _ => count.to_string(),
    };
    let range = (times.days.first(), times.days.last());
    let mut sentences = vec![match (range, times.median_doubled()) {
        ((Some(only), Some(_)), _) if times.days.len() == 1 => {
            words.with("answers-one", &[("days", &days(*only))])
        }
        ((Some(least), Some(most)), _) if least == most => words.fill(
            "answers-alike",
            Some(times.days.len()),
            &[("days", &days(*least))],
        ),
        ((Some(least), Some(most)), Some(doubled)) => {
            let median = if doubled % 2 == 0 {
                days(doubled / 2)
            } else {
                let whole = (doubled / 2).to_string();
                words.with("days-and-a-half", &[("n", &whole)])
            };
            let places = [
                ("least", between(*least)),
                ("most", days(*most)),
                ("median", median),
            ];
            let places: Vec<(&str, &str)> = places
                .iter()
                .map(|(name, place)| (*name, place.as_str()))
                .collect();
            words.fill("answers-range", Some(times.days.len()), &places)
        }
        _ if times.not_counted > 0 => words.say("answers-no-days"),
        _ => words.say("answers-none"),
    }];
    if times.not_counted > 0 && !times.days.is_empty() {
        sentences.push(words.count("answers-not-counted", times.not_counted));
    }
    sentences.join(" ")
}

/// Why nothing can be told: in one sentence where there is one reason, else the reasons by their count.
fn unknown_sentence(site: &Site<'_>, times: &AnswerTimes) -> String {
    let words = site.words;
    match times.reasons.as_slice() {
        [(NotComputed::NoRequest, count)] => words.count("answers-never-dated", *count),
        [(reason, count)] => words.fill(
            "answers-unknown-because",
            Some(*count),
            &[("reason", &because(site, *reason))],
        ),
        _ => {
            let reasons = words.list(&reasons(site, times));
            words.fill(
                "answers-unknown-because",
                Some(times.not_computed),
                &[("reason", &reasons)],
            )
        }
    }
}

/// The most frequent reasons, each with of how many it is the one.
fn reasons(site: &Site<'_>, times: &AnswerTimes) -> Vec<String> {
    /// The most reasons that are told.
    const MOST: usize = 3;
    let reasons = times.reasons.iter().take(MOST);
    reasons
        .map(|(reason, count)| {
            let reason = because(site, *reason);
            site.words
                .fill("answers-reason", Some(*count), &[("reason", &reason)])
        })
        .collect()
}

fn facts(site: &Site<'_>, times: &AnswerTimes) -> Vec<Fact> {
    let words = site.words;
    let count = |key: &str, count: usize| {
        let text = match count {
            0 => words.say("answers-count-none"),
            count => crate::wording::thousands(count),
        };
        Fact::words(words.say(key), text)
    };
    let mut facts = vec![
        count("clock-in-time", times.in_time),
        count("clock-late", times.late),
        count("clock-overdue", times.overdue),
    ];
    if times.running > 0 {
        facts.push(count("answers-running", times.running));
    }
    if times.not_computed > 0 {
        let mut lines = vec![Link::words(crate::wording::thousands(times.not_computed))];
        match times.reasons.as_slice() {
            [(reason, _)] => {
                lines.push(Link::words(sentence_case(&because(site, *reason))));
            }
            _ => lines.extend(
                reasons(site, times)
                    .iter()
                    .map(|reason| Link::words(sentence_case(reason))),
            ),
        }
        facts.push(Fact::links(words.say("clock-not-computed"), lines, ""));
    }
    facts
}
