//! Few women, residents or members of staff to whom something befell that is nobody's business: the check for
//! small numbers tells of them.

use crate::check::damage::lines::is_code;
use crate::check::privacy::count_of_people::{Count, number_of};
use crate::check::{Content, Found, Pattern, Writing};
use crate::term::text::squeeze;
use std::ops::Range;

/// What befalls people that neighbours would talk about.
pub(super) const BEFALLING: &[&str] = &[
    "tested positive",
    "sectioned",
    "refuge",
    "evicted",
    "disciplined",
    "dismissed",
    "sacked",
    "suspended",
    "detained",
    "deported",
    "trafficked",
    "assaulted",
    "raped",
    "abused",
    "overdosed",
    "self-harmed",
    "their own life",
    "their own lives",
    "died after",
    "died in",
    "allegations",
    "namely",
];

static FEW: Pattern = Pattern::new(
    r"(?i)\b(?P<few>(?P<number>\d|one|two|three|four|five|six|seven|eight|nine)\s+(?:of\s+(?:the|our|its|these)\s+)?(?:(?:local|elderly|older|disabled|homeless|young|gypsy|roma|traveller|refugee|black|asian|foster|agency|senior|former|unaccompanied|vulnerable)\s+){0,2}(?:wom[ae]n|m[ae]n|residents?|people|persons?|adults?|members?\s+of\s+staff|staff|employees?|officers?|carers?|famil(?:y|ies)|tenants?|households?|teachers?|travellers?|refugees?))(?:\s+(?:with|from|in|at|on|who)\s[^.,;:|\n]{0,50}?)?\s+(?:(?:was|were|had|have|has|been|later|then|also|since|being)\s+){0,3}(?:tested\s+positive|sectioned|fled\s+to\s+(?:the|an?)\s+refuge|evicted|disciplined|dismissed|sacked|suspended|detained\s+under|deported|trafficked|assaulted|raped|abused|overdosed|self-harmed|took\s+their\s+own\s+li(?:fe|ves)|died\s+(?:after|in\s+(?:the|our)\s+(?:home|care|ward)|of)|left\s+because\s+of\s+(?:the\s+)?allegations)(?-u:\b)",
);

/// "Fewer than five deaths, namely 3": the count that is kept back stands behind it.
static NAMELY: Pattern = Pattern::new(
    r"(?i)\b(?:fewer|less)\s+than\s+(?:five|six|ten|\d{1,2})\b[^.;\n]{0,40}?[,(]\s*(?P<namely>namely:?\s+(?P<number>\d|one|two|three|four|five|six|seven|eight|nine))\b",
);

/// "Nine of the": a part of those who are counted behind it.
static PART: Pattern = Pattern::new(
    r"(?i)\b(?P<part>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)\s+of\s+(?:the|our|these|those|its|their)\s+$",
);
/// "Of the 11 asylum seekers, 10 were moved": behind the people.
static THEN: Pattern = Pattern::new(
    r"(?i)^,\s+(?:(?:only|just)\s+)?(?P<part>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)\s+(?:was|were|had|have|has|are|is)(?-u:\b)",
);
pub(super) fn look(content: &Content<'_>, writing: &Writing<'_>, found: &mut Found<'_>) {
    let limit = content.settings.small_numbers_below;
    let writing = &writing.near();
    for hit in FEW.captures_iter(writing.text) {
        let (Some(few), Some(number)) = (hit.name("few"), hit.name("number")) else {
            continue;
        };
        let span = few.range();
        let is_few = is_below(number.as_str(), limit);
        // "Year 9 people", "stage 2 officers": a word in front makes no count of it.
        let before = writing.text[..span.start].trim_end();
        let is_joined = writing.text[..span.start].ends_with(['-', '.', '/', ',', '\u{a3}']);
        if is_few && !is_joined && !is_code(writing, span.start) && !is_of_those(before) {
            let words = squeeze(few.as_str());
            found.at(
                writing.place(span),
                format!("`{words}` is so small a count that people may be recognised"),
                format!("write `fewer than {limit}`, or leave the count out"),
            );
        }
    }
    for hit in NAMELY.captures_iter(writing.text) {
        let (Some(namely), Some(number)) = (hit.name("namely"), hit.name("number")) else {
            continue;
        };
        if is_below(number.as_str(), limit) {
            found.at(
                writing.place(namely.range()),
                format!(
                    "`{}` gives away the count that the words before it keep back",
                    squeeze(namely.as_str())
                ),
                "take it out: how few there were is told",
            );
        }
    }
}

fn is_below(number: &str, limit: u32) -> bool {
    number_of(number).is_some_and(|number| (1..limit).contains(&number))
}

/// "More than two people", "the first two officers", "one in three women": no count of those whom it befell.
fn is_of_those(before: &str) -> bool {
    const WORDS: [&str; 9] = [
        "than", "first", "last", "in", "every", "each", "if", "no", "to",
    ];
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next();
    word.is_some_and(|word| WORDS.contains(&word.to_ascii_lowercase().as_str()))
}

/// The smaller of the two parts into which those who are counted fall.
pub(super) struct Part {
    /// Where both counts stand.
    pub span: Range<usize>,
    pub number: u32,
    /// Whether it is what remains, and stands nowhere.
    pub is_rest: bool,
}

/// "Two of the nine children", "10 of the 11 children": the smaller of the two parts into which those who are
/// counted fall.
pub(super) fn part_of(text: &str, count: &Count, noun: &Range<usize>) -> Option<Part> {
    let before = near_before(text, count.start);
    let (part, end) = match PART.captures_iter(before).next() {
        Some(hit) => {
            let start = count.start - before.len() + hit.name("part")?.start();
            (hit.name("part")?, start..noun.end)
        }
        None => {
            let is_whole = ["of the ", "Of the ", "of our ", "Of our "]
                .iter()
                .any(|words| before.ends_with(words));
            let behind = &text[noun.end..text.floor_char_boundary(noun.end + 60)];
            let hit = THEN.captures_iter(behind).next().filter(|_| is_whole)?;
            let part = hit.name("part")?;
            (part, count.start..noun.end + part.end())
        }
    };
    let part = number_of(part.as_str())?;
    let rest = count.number.checked_sub(part)?;
    let is_rest = rest > 0 && rest < part;
    let number = if is_rest { rest } else { part };
    Some(Part {
        span: end,
        number,
        is_rest,
    })
}

/// As much of a text before a place as matters here.
pub(super) fn near_before(text: &str, at: usize) -> &str {
    &text[text.ceil_char_boundary(at.saturating_sub(80))..at]
}
