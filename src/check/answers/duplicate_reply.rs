//! The same words answer two or more different recommendations.
//!
//! Why it matters: a pasted sentence may be a fair answer to both, but often it answers one of them
//! only. A reader of the second does not learn what becomes of it.
//!
//! How to mend it: nothing has to be mended in the record. Ask whoever answered what the words mean
//! for each recommendation, and add what they say.
//!
//! Example: `Co-production is a part of how every service is planned, bought and looked at again here`
//! in the replies to two recommendations.

use crate::check::answers::sentences::{count_words, sentences};
use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use crate::register::Recommendation;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

pub(super) const CHECK: Check = Check::new(
    "duplicate-reply",
    Severity::Note,
    include_str!("duplicate_reply.rs"),
    Looks::Through(look),
);

/// A sentence shorter than this may be the same by chance.
const WORDS: usize = 12;

/// An entry: the positions of its recommendation and its own.
type At = (usize, usize);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let recommendations = content.register.recommendations.rows();
    let whole = whole_replies(recommendations);
    let mut told: HashSet<At> = HashSet::new();
    for entries in whole.values().filter(|entries| is_of_several(entries)) {
        let Some(first) = entries.first() else {
            continue;
        };
        told.extend(entries.iter().skip(1));
        let (recommendation, entry) = (&recommendations[first.0], first.1);
        let mut others: Vec<usize> = entries.iter().map(|at| at.0).collect();
        others.dedup();
        found.at(
            recommendation.record.entries[entry].heading.place,
            format!(
                "this reply is, word for word, also the one to {}",
                names(recommendations, first.0, &others)
            ),
            "ask what it means for each of them",
        );
    }
    let mut by_sentence: HashMap<u64, Vec<usize>> = HashMap::new();
    each_sentence(recommendations, &told, |at, _, key| {
        let of = by_sentence.entry(key).or_default();
        if of.last() != Some(&at.0) {
            of.push(at.0);
        }
    });
    by_sentence.retain(|_, of| of.len() > 1);
    // One finding for all that an entry shares with the same others.
    let mut shown: HashSet<(usize, Vec<usize>)> = HashSet::new();
    each_sentence(recommendations, &told, |at, sentence, key| {
        let Some(others) = by_sentence.get(&key) else {
            return;
        };
        let few: Vec<usize> = others.iter().copied().take(5).collect();
        if !shown.insert((at.0, few)) {
            return;
        }
        let entry = &recommendations[at.0].record.entries[at.1];
        found.at(
            content.within(entry.text.place, sentence),
            format!(
                "the same words stand in the news of {}",
                names(recommendations, at.0, others)
            ),
            "ask what they mean for each of them",
        );
    });
}

/// Entries by their meeting and all their words, in a settled order.
fn whole_replies(recommendations: &[Recommendation]) -> BTreeMap<(usize, u64), Vec<At>> {
    let mut whole: BTreeMap<(usize, u64), Vec<At>> = BTreeMap::new();
    for (position, recommendation) in recommendations.iter().enumerate() {
        let Some(meeting) = recommendation.meeting else {
            continue;
        };
        for (at, entry) in recommendation.record.entries.iter().enumerate() {
            let text = &entry.text.markdown;
            if count_words(text) >= WORDS {
                whole
                    .entry((meeting.index(), folded(text)))
                    .or_default()
                    .push((position, at));
            }
        }
    }
    whole
}

fn is_of_several(entries: &[At]) -> bool {
    entries
        .first()
        .is_some_and(|first| entries.iter().any(|entry| entry.0 != first.0))
}

fn each_sentence<'a>(
    recommendations: &'a [Recommendation],
    told: &HashSet<At>,
    mut see: impl FnMut(At, &'a str, u64),
) {
    for (position, recommendation) in recommendations.iter().enumerate() {
        for (at, entry) in recommendation.record.entries.iter().enumerate() {
            if told.contains(&(position, at)) {
                continue;
            }
            for sentence in sentences(&entry.text.markdown) {
                if count_words(sentence) >= WORDS {
                    see((position, at), sentence, folded(sentence));
                }
            }
        }
    }
}

/// One number for all texts of the same words in the same order.
fn folded(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    for c in text.chars() {
        if c.is_alphanumeric() {
            c.to_lowercase().for_each(|c| c.hash(&mut hasher));
        }
    }
    hasher.finish()
}

/// The references of the others, the first few by name.
fn names(recommendations: &[Recommendation], own: usize, all: &[usize]) -> String {
    let mut named: Vec<String> = all
        .iter()
        .filter(|other| **other != own)
        .take(3)
        .map(|other| format!("`{}`", recommendations[*other].record.reference.text))
        .collect();
    named.sort();
    named.dedup();
    let more = all.len().saturating_sub(1 + named.len());
    if more > 0 {
        return format!("{} and {more} more", named.join(", "));
    }
    match named.as_slice() {
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
        [] => String::new(),
    }
}
