//! The same words answer two or more different recommendations, or stand twice in one reply or one part of a paper.
//!
//! Why it matters: a pasted sentence may be a fair answer to both, but often it answers one of them
//! only. A reader of the second does not learn what becomes of it.
//!
//! How to mend it: nothing has to be mended in the record. Ask whoever answered what the words mean
//! for each recommendation, and add what they say.
//!
//! Example: `Co-production is a part of how every service is planned, bought and looked at again here`
//! in the replies to two recommendations.

use crate::check::answers::sentences::{each_sentence, has_words};
use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use crate::register::Recommendation;
use crate::source::Place;
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
    /// Where it begins in its entry.
    start: u32,
    words: &'a str,
    /// The same for all sentences of the same words.
    print: u64,
}

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let recommendations = content.register.recommendations.rows();
    let replies = Replies::of(recommendations);
    let whole = whole_replies(recommendations, &replies);
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
    look_at_rows(content, recommendations, &replies, found);
    look_at_papers(content, found);
    let sentences = long_sentences(recommendations, &replies, &told);
    // One finding for all that a recommendation shares with the same others: for the first of them.
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut shared: Vec<(&Sentence<'_>, usize)> = Vec::new();
    for same in sentences.chunk_by(|one, other| one.print == other.print) {
        for pair in same.windows(2) {
            if let [first, second] = pair
                && first.at == second.at
            {
                let text = recommendations[first.at.0].record.entries[first.at.1]
                    .text
                    .place;
                let place = second_time(content, text, second.words);
                say_twice(place, found);
            }
        }
        let mut of: Vec<usize> = same.iter().map(|sentence| sentence.at.0).collect();
        of.dedup();
        if of.len() > 1 {
            shared.extend(same.iter().map(|sentence| (sentence, groups.len())));
            groups.push(of);
        }
    }
    shared.sort_by_key(|(sentence, _)| (sentence.at, sentence.start));
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

/// Short sentences that stand twice in a row; longer ones are found wherever they stand.
fn look_at_rows(
    content: &Content<'_>,
    recommendations: &[Arc<Recommendation>],
    replies: &Replies,
    found: &mut Found<'_>,
) {
    /// With fewer words, a sentence may be an answer to each of several questions.
    const FEWEST: usize = 4;
    for sentence in &replies.again {
        let (at, words) = replies.text_of(recommendations, sentence);
        let text = &recommendations[at.0].record.entries[at.1].text;
        let before = text
            .markdown
            .get(..sentence.start as usize)
            .unwrap_or_default();
        let is_again = words.ends_with(['.', '!', '?'])
            && before.trim_end().ends_with(words)
            && has_words(words, FEWEST)
            && !has_words(words, WORDS);
        if is_again {
            say_twice(second_time(content, text.place, words), found);
        }
    }
}

/// Long sentences that a passage of a report or of minutes has twice.
fn look_at_papers(content: &Content<'_>, found: &mut Found<'_>) {
    let reports = content.register.reports.rows().iter();
    let meetings = content.register.meetings.rows().iter();
    let of_reports = reports.flat_map(|report| report.record.passages());
    let of_meetings = meetings.flat_map(|meeting| meeting.record.public_texts());
    for passage in of_reports.chain(of_meetings) {
        let text = &passage.markdown;
        let (mut seen, mut start): (HashSet<&str>, usize) = (HashSet::new(), 0);
        each_sentence(text, |sentence| {
            let (words, line) = (
                sentence.trim(),
                text[..start].rfind('\n').map_or(0, |at| at + 1),
            );
            start += sentence.len();
            // Rows of a table may be the same.
            let may_be = is_long(words) && words.ends_with(['.', '!', '?']);
            if may_be
                && has_words(words, WORDS)
                && !text[line..].trim_start().starts_with('|')
                && !seen.insert(words)
            {
                say_twice(second_time(content, passage.place, words), found);
            }
        });
    }
}

fn say_twice(place: Place, found: &mut Found<'_>) {
    let message = "the same sentence stands twice in this text".to_owned();
    found.at(
        place,
        message,
        "take one of them away; was another sentence meant?",
    );
}

/// Where words stand in a text for the second time.
fn second_time(content: &Content<'_>, text: Place, words: &str) -> Place {
    let first = content.within(text, words);
    let behind = Place::new(text.source, first.span().end..text.span().end);
    match content.within(behind, words) {
        second if second != behind => second,
        _ => first,
    }
}

/// What the texts of all entries are known by, in the order of the records.
struct Replies {
    /// Each entry with a number that is the same for texts of the same letters.
    entries: Vec<(At, u64)>,
    /// The same of each sentence that may be long.
    sentences: Vec<Long>,
    /// Sentences right behind which the same letters stand again.
    again: Vec<Long>,
}

/// A sentence that may be long.
struct Long {
    /// A number that is the same for sentences of the same letters.
    letters: u64,
    /// The position of its entry among all.
    entry: u32,
    /// Where it stands in the text of its entry.
    start: u32,
    end: u32,
}

impl Replies {
    fn of(recommendations: &[Arc<Recommendation>]) -> Replies {
        let (mut entries, mut long, mut again) = (Vec::new(), Vec::new(), Vec::new());
        for (position, recommendation) in recommendations.iter().enumerate() {
            for (entry, of) in recommendation.record.entries.iter().enumerate() {
                let mut all: u64 = 0;
                // No file has more bytes, and no site more entries.
                let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
                let (mut start, mut last) = (0, 0);
                each_sentence(&of.text.markdown, |words| {
                    let letters = letters(words);
                    all = all.wrapping_add(letters);
                    let end = start + words.len();
                    let sentence = || Long {
                        letters,
                        entry: small(entries.len()),
                        start: small(start),
                        end: small(end),
                    };
                    if is_long(words) {
                        long.push(sentence());
                    }
                    if letters == last && letters != 0 {
                        again.push(sentence());
                    }
                    // Empty lines stand between paragraphs.
                    last = if letters == 0 { last } else { letters };
                    start = end;
                });
                entries.push(((position, entry), all));
            }
        }
        Replies {
            entries,
            sentences: long,
            again,
        }
    }

    /// The sentence that begins at a place of a text of an entry.
    fn text_of<'a>(
        &self,
        recommendations: &'a [Arc<Recommendation>],
        sentence: &Long,
    ) -> (At, &'a str) {
        let (at, _) = self.entries[sentence.entry as usize];
        let text = recommendations[at.0].record.entries[at.1]
            .text
            .markdown
            .as_str();
        let span = sentence.start as usize..sentence.end as usize;
        (at, text.get(span).unwrap_or_default().trim())
    }
}

/// Whether a sentence may have enough words: a letter and a blank for each, but for the last.
fn is_long(words: &str) -> bool {
    words.len() >= 2 * WORDS - 1
}

/// Entries by their meeting and all their words, in a settled order; without most that stand alone.
fn whole_replies(
    recommendations: &[Arc<Recommendation>],
    replies: &Replies,
) -> BTreeMap<(usize, u64), Vec<At>> {
    let text = |at: At| {
        recommendations[at.0].record.entries[at.1]
            .text
            .markdown
            .as_str()
    };
    // Most have letters like no other, and need no closer look.
    let entries = replies.entries.iter().filter_map(|(at, letters)| {
        let meeting = recommendations[at.0].meeting?.index();
        Some((meeting, *letters, *at))
    });
    let mut entries: Vec<(usize, u64, At)> = entries.collect();
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
    replies: &Replies,
    told: &HashSet<At>,
) -> Vec<Sentence<'a>> {
    // Most have letters like no other, and are not looked at again. Of those that are kept some are too, since
    // letters are told apart by some of their bits.
    let places = (replies.sentences.len() * 8).next_power_of_two();
    let mut times = vec![0_u8; places];
    for sentence in &replies.sentences {
        let times = &mut times[sentence.letters as usize % places];
        *times = times.saturating_add(1);
    }
    let may_be_again = |sentence: &&Long| times[sentence.letters as usize % places] > 1;
    let mut all = Vec::new();
    for sentence in replies.sentences.iter().filter(may_be_again) {
        let (at, words) = replies.text_of(recommendations, sentence);
        if told.contains(&at) {
            continue;
        }
        if is_long(words) && has_words(words, WORDS) {
            all.push(Sentence {
                at,
                start: sentence.start,
                words,
                print: fingerprint(words),
            });
        }
    }
    all.sort_unstable_by_key(|sentence| (sentence.print, sentence.at, sentence.start));
    all
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
