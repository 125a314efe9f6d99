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
use crate::term::text::{fingerprint, letters};
use std::collections::{BTreeMap, HashSet};
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
#[derive(Clone, Copy)]
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
    let sentences = long_sentences(recommendations, &told);
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
    let text = |at: At| {
        recommendations[at.0].record.entries[at.1]
            .text
            .markdown
            .as_str()
    };
    let entries = recommendations
        .iter()
        .enumerate()
        .filter_map(|(position, of)| {
            let meeting = of.meeting?.index();
            let entries = 0..of.record.entries.len();
            Some(entries.map(move |entry| (meeting, (position, entry))))
        });
    // Most have letters like no other, and need no closer look.
    let mut entries: Vec<(usize, u64, At)> = entries
        .flatten()
        .map(|(meeting, at)| (meeting, letters(text(at)), at))
        .collect();
    entries.sort_unstable();
    let mut whole: BTreeMap<(usize, u64), Vec<At>> = BTreeMap::new();
    for alike in entries.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)) {
        for (meeting, _, at) in alike.iter().filter(|_| alike.len() > 1) {
            if has_words(text(*at), WORDS) {
                let print = fingerprint(text(*at));
                whole.entry((*meeting, print)).or_default().push(*at);
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

/// The long sentences of all entries but those that are told of, without those that stand once; those of
/// the same words one behind another, in the order of the records.
fn long_sentences<'a>(
    recommendations: &'a [Arc<Recommendation>],
    told: &HashSet<At>,
) -> Vec<Sentence<'a>> {
    let mut all = Vec::new();
    for (position, recommendation) in recommendations.iter().enumerate() {
        for (at, entry) in recommendation.record.entries.iter().enumerate() {
            let at = (position, at);
            if told.contains(&at) {
                continue;
            }
            for (row, words) in sentences(&entry.text.markdown).into_iter().enumerate() {
                // A letter and a blank for each word, but for the last.
                if words.len() >= 2 * WORDS - 1 {
                    let print = letters(words);
                    all.push(Sentence {
                        at,
                        row,
                        words,
                        print,
                    });
                }
            }
        }
    }
    // Most have letters like no other, and need neither a closer look nor to be put in order.
    keep_repeated(&mut all);
    for sentence in &mut all {
        sentence.print = fingerprint(sentence.words);
    }
    keep_repeated(&mut all);
    all.retain(|sentence| has_words(sentence.words, WORDS));
    all.sort_unstable_by_key(|sentence| (sentence.print, sentence.at, sentence.row));
    all
}

/// Leaves out the sentences that share their print with no other.
fn keep_repeated(all: &mut Vec<Sentence<'_>>) {
    let mut prints: Vec<u64> = all.iter().map(|sentence| sentence.print).collect();
    prints.sort_unstable();
    let again = prints.windows(2).filter(|pair| pair[0] == pair[1]);
    let mut again: Vec<u64> = again.map(|pair| pair[0]).collect();
    again.dedup();
    all.retain(|sentence| again.binary_search(&sentence.print).is_ok());
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
