//! Few women, residents or members of staff to whom something befell that is nobody's business: the check for
//! small numbers tells of them.

use crate::check::damage::lines::{body_start, is_code};
use crate::check::privacy::count_of_people::number_of;
use crate::check::{Content, Found, Pattern, Writing};
use crate::term::text::squeeze;

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
    r"(?i)\b(?:fewer|less)\s+than\s+(?:five|six|ten|\d{1,2})\b[^.;\n]{0,40}?[,(]\s*namely:?\s+(?P<number>\d|one|two|three|four|five|six|seven|eight|nine)\b",
);

pub(super) fn look(content: &Content<'_>, writing: &Writing<'_>, found: &mut Found<'_>) {
    let limit = content.settings.small_numbers_below;
    let writing = &writing.near();
    for hit in FEW
        .captures_iter(writing.text)
        .chain(NAMELY.captures_iter(writing.text))
    {
        let (Some(whole), Some(number)) = (hit.get(0), hit.name("number")) else {
            continue;
        };
        let span = hit.name("few").unwrap_or(whole).range();
        let is_few = number_of(number.as_str()).is_some_and(|number| (1..limit).contains(&number));
        // "Year 9 people", "stage 2 officers": a word in front makes no count of it.
        let before = writing.text[..span.start].trim_end();
        let is_joined = writing.text[..span.start].ends_with(['-', '.', '/', ',', '\u{a3}']);
        let is_in_facts = span.start < body_start(writing)
            && before.ends_with(':')
            && is_code(writing, span.start);
        if is_few && !is_joined && !is_in_facts && !is_of_those(before) {
            let words = squeeze(&writing.text[span.clone()]);
            found.at(
                writing.place(span),
                format!("`{words}` is so small a count that people may be recognised"),
                format!("write `fewer than {limit}`, or leave the count out"),
            );
        }
    }
}

/// "More than two people", "the first two officers", "one in three women": no count of those whom it befell.
fn is_of_those(before: &str) -> bool {
    const WORDS: [&str; 9] = [
        "than", "first", "last", "in", "every", "each", "if", "no", "to",
    ];
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next();
    word.is_some_and(|word| WORDS.contains(&word.to_ascii_lowercase().as_str()))
}
