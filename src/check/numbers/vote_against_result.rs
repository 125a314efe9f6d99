//! A vote is told with a result that its figures contradict.
//!
//! Why it matters: whether a motion was carried is the one thing that a reader of a vote wants to know.
//!
//! How to mend it: compare the figures and the result with the minutes. If more than half was needed, say
//! so in the sentence.
//!
//! Example: `With 9 votes for and 4 against the motion was lost`.

use crate::check::{Check, Content, Found, Looks, Pattern, Writing};
use crate::diagnostic::Severity;

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

/// Words of a rule by which the greater number does not decide, or of another vote.
static OTHER_RULE: Pattern = Pattern::new(
    r"(?i)\b(?:majority|two[- ]thirds?|three[- ]quarters?|required|needed|threshold|quorum|amendments?|casting)\b|\bnot\s+(?:carried|passed|approved|agreed|adopted)\s+by",
);

fn look(content: &Content<'_>, writing: &Writing<'_>, found: &mut Found<'_>) {
    let _ = content;
    let near = writing.near();
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
            let result = if was_lost { "lost" } else { "carried" };
            found.at(
                near.place(whole.range()),
                format!("{result} with {those_for} votes for and {against} against"),
                "compare the figures and the result with the minutes",
            );
        }
    }
}
