//! A vote is told with a result that its figures contradict.
//!
//! Why it matters: whether a motion was carried is the one thing that a reader of a vote wants to know.
//!
//! How to mend it: compare the figures and the result with the minutes. If more than half was needed, say
//! so in the sentence.
//!
//! Example: `With 9 votes for and 4 against the motion was lost`, `rejected: 5 for, 3 against`.

use crate::check::{Check, Content, Found, Looks, Pattern, Writing};
use crate::diagnostic::Severity;
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "vote-against-result",
    Severity::Warning,
    include_str!("vote_against_result.rs"),
    Looks::AtWords(&["against", "votes to", "by a vote of"], look),
);

/// Those for and those against, and what came of it.
static COUNTED: Pattern = Pattern::new(
    r"(?i)\b(\d{1,3})\s+(?:votes?\s+|members\s+|voted\s+|councillors\s+)?(?:for|in\s+favou?r)\b[,;]?\s*(?:and\s+|to\s+)?(\d{1,3})\s+(?:votes?\s+|members\s+|voted\s+)?against\b[^\n.!?]{0,100}?\b(?:(lost|not\s+carried|fell|defeated|rejected|not\s+agreed)|(carried|agreed|approved|passed|adopted|won))\b",
);

/// The same with the result before the figures.
static CARRIED: Pattern = Pattern::new(
    r"(?i)\b(?:carried|passed|approved|agreed|adopted)\s+(?:by|with|on)\s+(?:a\s+vote\s+of\s+)?(\d{1,3})\s+(?:votes?\s+)?(?:to|against)\s+(\d{1,3})\b",
);

/// The result, and behind it those for and those against: "rejected: 5 for, 3 against", "fell (for 6, against 4)".
static TOLD: Pattern = Pattern::new(
    r"(?i)\b(?:(?P<lost>lost|not\s+(?:carried|agreed|approved|passed|adopted)|fell|defeated|rejected)|carried|agreed|approved|passed|adopted)(?:\s*[:;,(\u{2013}\u{2014}-]\s*|\s+(?:by|with)\s+)\(?(?:(?P<for>\d{1,3})\s+(?:votes?\s+|members\s+|voted\s+)?(?:for|in\s+favou?r)|(?:for|in\s+favou?r):?\s+(?P<number>\d{1,3}))\b\s*[,;]?\s*(?:and\s+|to\s+)?(?:(?P<against>\d{1,3})\s+(?:votes?\s+|members\s+|voted\s+)?against|against:?\s+(?P<other>\d{1,3}))\b",
);
static RULE: Pattern = Pattern::new(
    r"(?i)\b(?:majority|two[- ]thirds?|three[- ]quarters?|required|needed|threshold|quorum|casting)\b",
);

/// Words of a rule by which the greater number does not decide, or of another vote.
static OTHER_RULE: Pattern = Pattern::new(
    r"(?i)\b(?:majority|two[- ]thirds?|three[- ]quarters?|required|needed|threshold|quorum|amendments?|casting)\b|\bnot\s+(?:carried|passed|approved|agreed|adopted)\s+by",
);

fn look(content: &Content<'_>, writing: &Writing<'_>, found: &mut Found<'_>) {
    let _ = content;
    let near = writing.near();
    for hit in TOLD.captures_iter(near.text) {
        let figure = |names: [&str; 2]| -> Option<u32> {
            let number = names.into_iter().find_map(|name| hit.name(name))?;
            number.as_str().parse().ok()
        };
        let (Some(whole), Some(those_for), Some(against)) = (
            hit.get(0),
            figure(["for", "number"]),
            figure(["against", "other"]),
        ) else {
            continue;
        };
        let was_lost = hit.name("lost").is_some();
        let is_wrong = match was_lost {
            true => those_for > against,
            false => those_for < against,
        };
        if is_wrong && !RULE.is_in(near.sentence_around(whole.start())) {
            say(&near, whole.range(), was_lost, [those_for, against], found);
        }
    }
    for (pattern, has_result) in [(&COUNTED, true), (&CARRIED, false)] {
        for hit in pattern.captures_iter(near.text) {
            let figure = |at: usize| -> Option<u32> { hit.get(at)?.as_str().parse().ok() };
            let (Some(whole), Some(those_for), Some(against)) = (hit.get(0), figure(1), figure(2))
            else {
                continue;
            };
            let was_lost = has_result && hit.get(3).is_some();
            let is_wrong = match was_lost {
                true => those_for > against,
                false => those_for < against,
            };
            if !is_wrong || OTHER_RULE.is_in(near.sentence_around(whole.start())) {
                continue;
            }
            say(&near, whole.range(), was_lost, [those_for, against], found);
        }
    }
}

fn say(
    near: &Writing<'_>,
    span: Range<usize>,
    was_lost: bool,
    [those_for, against]: [u32; 2],
    found: &mut Found<'_>,
) {
    let result = if was_lost { "lost" } else { "carried" };
    found.at(
        near.place(span),
        format!("{result} with {those_for} votes for and {against} against"),
        "compare the figures and the result with the minutes",
    );
}
