//! What was asked begins or ends in the middle of a sentence, or an answer to it, a report or minutes end so.
//!
//! Why it matters: it is probably half of a row that a table cut in two. The other half is missing,
//! or stands in another record, and nobody can tell what was asked.
//!
//! How to mend it: find the row in the paper and put the whole sentence into one record. If the
//! paper itself breaks off there, silence this check with that reason.
//!
//! Example: a recommendation that says only `and reported to the panel every quarter.`

use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use crate::register::Recommendation;
use crate::source::Place;

pub(super) const CHECK: Check = Check::new(
    "begins-in-the-middle",
    Severity::Warning,
    include_str!("begins_in_the_middle.rs"),
    Looks::Each(&[
        Looks::Through(look),
        Looks::AtRecommendations(look_at_recommendation),
    ]),
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for action in content.register.actions.rows() {
        // A sub-action goes on with the sentence of its action.
        if action.parent.is_none() {
            let text = &action.record.text;
            let ends = action.sub_actions.is_empty();
            look_at(content, &text.text, text.place, ends, found);
        }
    }
    for report in content.register.reports.rows() {
        for passage in report.record.passages() {
            look_at_end(content, &passage.markdown, passage.place, found);
        }
    }
    for meeting in content.register.meetings.rows() {
        for text in meeting.record.public_texts() {
            look_at_end(content, &text.markdown, text.place, found);
        }
    }
}

fn look_at_recommendation(
    content: &Content<'_>,
    recommendation: &Recommendation,
    found: &mut Found<'_>,
) {
    let asked = &recommendation.record.asked;
    look_at(content, &asked.markdown, asked.place, true, found);
    for entry in &recommendation.record.entries {
        look_at_end(content, &entry.text.markdown, entry.text.place, found);
    }
}

/// What is told goes on below, in lists and tables, and may end in few words with which no sentence
/// ends at all.
fn look_at_end(content: &Content<'_>, text: &str, place: Place, found: &mut Found<'_>) {
    const SURE: [&str; 8] = ["and", "or", "but", "the", "an", "of", "their", "its"];
    if let Some(word) = head(text.trim())
        && SURE.contains(&word)
    {
        found.at(
            last(content, place, word),
            format!("the text ends in the middle of a sentence, with `{word}`"),
            "find the end in the paper; the rest may stand in the row below",
        );
    }
}

fn look_at(content: &Content<'_>, text: &str, place: Place, ends: bool, found: &mut Found<'_>) {
    let text = text.trim();
    if let Some(word) = tail(text) {
        found.at(
            content.within(place, word),
            format!("what was asked begins in the middle of a sentence, with `{word}`"),
            "find the beginning in the paper and put the whole sentence into one record",
        );
    }
    if ends && let Some(words) = head(text) {
        found.at(
            last(content, place, words),
            format!("what was asked ends in the middle of a sentence, with `{words}`"),
            "find the end in the paper and put the whole sentence into one record",
        );
    }
}

/// The first word, if no sentence of a recommendation begins so.
fn tail(text: &str) -> Option<&str> {
    /// Words that go on with a sentence.
    const GO_ON: [&str; 22] = [
        "and",
        "or",
        "but",
        "nor",
        "which",
        "of",
        "with",
        "including",
        "than",
        "whose",
        "whom",
        "were",
        "was",
        "is",
        "are",
        "has",
        "have",
        "been",
        "being",
        "rather",
        "also",
        "etc",
    ];
    /// What stands before "that" or "the council", or has a reason before it.
    const OPENINGS: [&str; 18] = [
        "recommended",
        "agreed",
        "resolved",
        "requested",
        "asked",
        "urged",
        "invited",
        "advised",
        "proposed",
        "noted",
        "endorsed",
        "welcomed",
        "supported",
        "accepted",
        "approved",
        "based",
        "provided",
        "embed",
    ];
    /// What stands behind a verb, not before a name: "dedicated team" is sound.
    const BEHIND: [&str; 11] = [
        "and", "or", "by", "at", "in", "to", "with", "on", "as", "from", "through",
    ];
    /// "with immediate effect, that the council …"
    const WITH: [&str; 12] = [
        "immediate",
        "regard",
        "regards",
        "respect",
        "reference",
        "effect",
        "a",
        "the",
        "its",
        "partners",
        "all",
        "support",
    ];
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let end = text
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    if !word.chars().all(|c| c.is_ascii_lowercase()) || rest.starts_with(['-', '/', '.', '\'', '’'])
    {
        return None;
    }
    let next = rest.split_whitespace().next().unwrap_or_default();
    let goes_on = match word {
        "with" => !WITH.contains(&next.trim_end_matches(',')),
        // "is there …?"
        "is" | "are" | "was" | "were" | "has" | "have" => !text.contains('?'),
        _ if GO_ON.contains(&word) => true,
        // "raised and celebrated …"; an order such as "proceed" or "feed" is none.
        _ => {
            word.len() > 4
                && word.ends_with("ed")
                && !word.ends_with("eed")
                && BEHIND.contains(&next.trim_end_matches(','))
                && !OPENINGS.contains(&word)
        }
    };
    goes_on.then_some(word)
}

/// The last word or sign, if no sentence ends so.
fn head(text: &str) -> Option<&str> {
    const CUT: [&str; 12] = [
        "and",
        "or",
        "but",
        "the",
        "a",
        "an",
        "of",
        "to",
        "which",
        "including",
        "their",
        "its",
    ];
    // Nearly every text ends like this.
    if text.ends_with(['.', '?', '!']) {
        return None;
    }
    let line = text.lines().next_back().unwrap_or_default();
    let is_rule = line.chars().all(|c| matches!(c, '-' | '*' | '_' | ' '));
    if is_rule || line.trim_start().starts_with('|') {
        return None;
    }
    let (before, word) = match text.rsplit_once(char::is_whitespace) {
        Some((before, word)) => (before.trim_end(), word),
        None => ("", text),
    };
    if word.ends_with([',', '-', '\u{2010}', '\u{2013}', '\u{2014}']) {
        return Some(word);
    }
    if !CUT.contains(&word) || is_stranded(before, word) {
        return None;
    }
    // "to note the report; and": a list of decisions, each in a record of its own.
    let is_list = before.ends_with([';', ',']);
    (!is_list).then_some(word)
}

/// "the people it applies to", "the rules they are aware of".
fn is_stranded(before: &str, word: &str) -> bool {
    const TO: [&str; 26] = [
        "applies",
        "apply",
        "applied",
        "refers",
        "refer",
        "referred",
        "relates",
        "relate",
        "related",
        "entitled",
        "access",
        "belongs",
        "belong",
        "listened",
        "listen",
        "spoken",
        "respond",
        "responded",
        "committed",
        "agreed",
        "subject",
        "used",
        "attend",
        "go",
        "turn",
        "signposted",
    ];
    const OF: [&str; 22] = [
        "aware",
        "proud",
        "care",
        "use",
        "advantage",
        "hold",
        "part",
        "consists",
        "consist",
        "made",
        "speak",
        "think",
        "thought",
        "heard",
        "afraid",
        "capable",
        "sure",
        "unaware",
        "members",
        "disposed",
        "composed",
        "notice",
    ];
    let last = before
        .rsplit(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    match word {
        "to" => TO.contains(&last),
        "of" => OF.contains(&last),
        // "option A", "schedule a"
        "a" => last.chars().next().is_none_or(|c| c.is_uppercase()),
        _ => false,
    }
}

/// Where the words stand at the end of a place.
fn last(content: &Content<'_>, place: Place, words: &str) -> Place {
    match content.words(place).rfind(words) {
        Some(at) => {
            let start = place.start as usize + at;
            Place::new(place.source, start..start + words.len())
        }
        None => place,
    }
}
