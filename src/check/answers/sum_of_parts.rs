//! Whether the parts that a sentence counts make the whole that it gives: "of 12 measures, 5 green, 4 amber and
//! 2 red". What does not add up is told by the check for ratings.

use crate::check::answers::colours_in_words::read;
use crate::check::{Content, Pattern, Question, Writing};
use std::ops::Range;

/// A sentence that does not add up.
pub(super) struct Sum<'c, 'a> {
    pub(super) writing: &'c Writing<'a>,
    /// The words from the first count to the last.
    pub(super) span: Range<usize>,
    pub(super) whole: usize,
    pub(super) parts: usize,
}

macro_rules! number {
    () => {
        r"\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty"
    };
}

/// The whole: "of the 12 measures", "there are 15 actions", "out of a total of 12".
static WHOLE: Pattern = Pattern::new(concat!(
    r"(?i)(?-u:\b)(?:(?:out\s+)?of\s+(?:a\s+total\s+of\s+)?(?:the\s+|our\s+|its\s+|all\s+|these\s+)?|(?:there\s+(?:are|were)|has|have|holds?|contains?|tracks?)\s+(?:a\s+total\s+of\s+)?|the\s+|total\s+of\s+)(?P<whole>",
    number!(),
    r")(?:\s+(?:[a-z]+\s+){0,2}?(?:measures|indicators|targets|actions|milestones|recommendations|workstreams|work\s+streams|priorities|projects|objectives|outcomes|deliverables|tasks|items|themes|areas|ratings)(?-u:\b)|\s*(?:$|[.,;:]))",
));

/// A part: "five are green", "9 completed".
static PART: Pattern = Pattern::new(concat!(
    r"(?i)(?-u:\b)(?P<part>",
    number!(),
    r"|none|no)\s+(?:(?:are|is|were|was|have\s+been|has\s+been|rated|now|currently|still|at|on|as|shown|marked|fully|actions?|measures?|indicators?|targets?)\s+){0,4}(?P<state>green|amber|red|completed?|done|delivered|in\s+progress|ongoing|under\s?way|not\s+(?:yet\s+)?started|overdue|closed|delayed|paused|on\s+track)(?-u:\b)",
));

/// A part that is not counted, or is one of another count.
static MORE: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:rest|others?|remain\w*|no\s+(?:data|rating|target|figure)|not\s+(?:yet\s+)?(?:rated|due|reported|available|measured|assessed)|unrated|without|grey|gray|blue|black|white|yellow|purple|tbc|missing|awaiting|withheld|including|includes|which|last|previous\w*|compared|than|from|moved|another|further|data|monitor\w*|suspended|superseded|merged|transferred|new|of\s+these|of\s+them|both|also|about|nearly|some|at\s+least|over|up\s+to)(?-u:\b)",
);

/// Words of which one stands in most sentences that count parts.
pub(super) static PARTS: Question =
    Question::of_runs(|run| matches!(run, "amber" | "Amber" | "AMBER" | "progress" | "started"))
        .without_digits()
        .standing(|text, state| is_behind_number(text, state.start));

/// Every sentence whose parts do not make its whole.
pub(super) fn wrong_sums<'c, 'a>(content: &'c Content<'a>) -> Vec<Sum<'c, 'a>> {
    let mut sums: Vec<Sum<'c, 'a>> = Vec::new();
    for (writing, run) in content.that(&PARTS) {
        let sentence = writing.sentence_around(run.start);
        let start = sentence.as_ptr() as usize - writing.text.as_ptr() as usize;
        let is_told = sums.last().is_some_and(|sum| {
            std::ptr::eq(sum.writing, writing)
                && (start..start + sentence.len()).contains(&sum.span.start)
        });
        if is_told || !may_count(sentence) {
            continue;
        }
        let Some(whole) = WHOLE
            .captures_iter(sentence)
            .next()
            .and_then(|hit| hit.name("whole"))
        else {
            continue;
        };
        let (mut states, mut parts) = (Vec::new(), 0);
        let (mut from, mut to) = (whole.start(), whole.end());
        let mut is_clear = true;
        for hit in PART.captures_iter(sentence) {
            let (Some(part), Some(state)) = (hit.name("part"), hit.name("state")) else {
                continue;
            };
            let state = state.as_str().to_lowercase();
            is_clear &= !states.contains(&state);
            states.push(state);
            parts += read(part.as_str()).unwrap_or(0);
            if let Some(all) = hit.get(0) {
                (from, to) = (from.min(all.start()), to.max(all.end()));
            }
        }
        let are_colours = ["green", "amber", "red"]
            .iter()
            .all(|colour| states.iter().any(|state| state == colour));
        let are_states = states.len() >= 3
            && !states
                .iter()
                .any(|state| matches!(state.as_str(), "green" | "amber" | "red"));
        let Some(whole) = read(whole.as_str()) else {
            continue;
        };
        if is_clear && (are_colours || are_states) && parts != whole && !MORE.is_in(sentence) {
            sums.push(Sum {
                writing,
                span: start + from..start + to,
                whole,
                parts,
            });
        }
    }
    sums
}

/// Whether a number stands among the few words before a state: most states stand in headings and fields.
fn is_behind_number(text: &str, state: usize) -> bool {
    const FEW: usize = 4;
    let before = &text.as_bytes()[state.saturating_sub(40)..state];
    let line = before.iter().rposition(|byte| matches!(byte, b'\n' | b':'));
    let before = before
        .get(line.map_or(0, |line| line + 1)..)
        .unwrap_or_default();
    let words = before.rsplit(|byte| *byte == b' ');
    words
        .filter(|word| !word.is_empty())
        .take(FEW)
        .filter_map(|word| std::str::from_utf8(word).ok())
        .any(|word| {
            word.as_bytes()[0].is_ascii_digit() || (word.len() <= 9 && read(word).is_some())
        })
}

/// Whether a sentence holds four numbers or more, in digits or in words: most hold none.
fn may_count(sentence: &str) -> bool {
    sentence
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| {
            word.len() <= 9
                && (word.bytes().all(|byte| byte.is_ascii_digit()) && !word.is_empty()
                    || read(word).is_some())
        })
        .take(4)
        .count()
        == 4
}
