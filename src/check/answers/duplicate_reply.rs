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

use crate::check::answers::sentences::{has_words, sentences};
use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use crate::register::Recommendation;
use crate::term::text::fingerprint;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

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

/// A long sentence of an entry.
struct Sentence<'a> {
    at: At,
    /// Which sentence of its entry it is.
    row: usize,
    words: &'a str,
    /// The same for all sentences of the same words.
    print: u64,
}

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
    let mut sentences = long_sentences(recommendations, &told);
    // A stable sort: sentences of the same words stay in the order of the records.
    sentences.sort_by_key(|sentence| sentence.print);
    // One finding for all that a recommendation shares with the same others: for the first of them.
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut shared: Vec<(&Sentence<'_>, usize)> = Vec::new();
    for same in sentences.chunk_by(|one, other| one.print == other.print) {
        let mut of: Vec<usize> = same.iter().map(|sentence| sentence.at.0).collect();
        of.dedup();
        if of.len() > 1 {
            shared.extend(same.iter().map(|sentence| (sentence, groups.len())));
            groups.push(of);
        }
    }
    shared.sort_by_key(|(sentence, _)| (sentence.at, sentence.row));
    let mut shown: HashSet<(usize, Vec<usize>)> = HashSet::new();
    for (sentence, group) in shared {
        let (at, of) = (sentence.at, &groups[group]);
        if !shown.insert((at.0, of.iter().copied().take(5).collect())) {
            continue;
        }
        let entry = &recommendations[at.0].record.entries[at.1];
        found.at(
            content.within(entry.text.place, sentence.words),
            format!(
                "the same words stand in the news of {}",
                names(recommendations, at.0, of)
            ),
            "ask what they mean for each of them",
        );
    }
}

/// Entries by their meeting and all their words, in a settled order; without most that stand alone.
fn whole_replies(recommendations: &[Arc<Recommendation>]) -> BTreeMap<(usize, u64), Vec<At>> {
    // Few that differ begin alike, and none that are alike begin otherwise.
    let mut alike: HashMap<(usize, u64), Vec<(At, &str)>> = HashMap::new();
    for (position, recommendation) in recommendations.iter().enumerate() {
        let Some(meeting) = recommendation.meeting else {
            continue;
        };
        for (at, entry) in recommendation.record.entries.iter().enumerate() {
            let text = entry.text.markdown.as_str();
            let beginning = (meeting.index(), beginning(text));
            alike
                .entry(beginning)
                .or_default()
                .push(((position, at), text));
        }
    }
    let mut whole: BTreeMap<(usize, u64), Vec<At>> = BTreeMap::new();
    for ((meeting, _), entries) in alike {
        if entries.len() < 2 {
            continue;
        }
        for (at, text) in entries {
            if has_words(text, WORDS) {
                let alike = whole.entry((meeting, fingerprint(text))).or_default();
                alike.push(at);
            }
        }
    }
    whole
}

/// The same for all texts whose first letters and digits are the same.
fn beginning(text: &str) -> u64 {
    const LETTERS: usize = 48;
    let letters = text.char_indices().filter(|(_, c)| c.is_alphanumeric());
    let end = letters.map(|(at, c)| at + c.len_utf8()).nth(LETTERS - 1);
    fingerprint(text.get(..end.unwrap_or(text.len())).unwrap_or_default())
}

fn is_of_several(entries: &[At]) -> bool {
    entries
        .first()
        .is_some_and(|first| entries.iter().any(|entry| entry.0 != first.0))
}

/// The long sentences of all entries but those that are told of, in the order of the records.
fn long_sentences<'a>(
    recommendations: &'a [Arc<Recommendation>],
    told: &HashSet<At>,
) -> Vec<Sentence<'a>> {
    let mut long = Vec::new();
    for (position, recommendation) in recommendations.iter().enumerate() {
        for (at, entry) in recommendation.record.entries.iter().enumerate() {
            let at = (position, at);
            if told.contains(&at) {
                continue;
            }
            for (row, words) in sentences(&entry.text.markdown).into_iter().enumerate() {
                if has_words(words, WORDS) {
                    long.push(Sentence {
                        at,
                        row,
                        words,
                        print: fingerprint(words),
                    });
                }
            }
        }
    }
    long
}

/// The references of the others, the first few by name.
fn names(recommendations: &[Arc<Recommendation>], own: usize, all: &[usize]) -> String {
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
