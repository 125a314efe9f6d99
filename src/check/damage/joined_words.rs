//! Two words or a number and a word stand without the blank between them, or a word right behind a full stop or a
//! comma.
//!
//! Why it matters: no search finds either of them, and a screen reader says a word that is none. It comes from
//! line ends that were lost on the way out of a paper.
//!
//! How to mend it: write the blank.
//!
//! Example: `the committeewas told`; `two of the three lines.It begins in May`.

use crate::check::damage::vocabulary::ordinary;
use crate::check::{Check, Content, Found, Looks, Question};
use crate::diagnostic::{Mend, Severity};
use std::collections::HashMap;

pub(super) const CHECK: Check = Check::new(
    "joined-words",
    Severity::Warning,
    include_str!("joined_words.rs"),
    Looks::Each(&[Looks::Through(look), Looks::Through(look_at_signs)]),
)
.asking(ASKS);

const ASKS: &[&Question] = &[&NEXT_WORDS, &COUNTED];

/// What is counted, right behind its number; units that papers write so are not among them.
static COUNTED: Question = Question::of_runs(|run| {
    const WORDS: [&str; 19] = [
        "minutes",
        "hours",
        "days",
        "weeks",
        "months",
        "years",
        "people",
        "patients",
        "residents",
        "children",
        "families",
        "households",
        "homes",
        "visits",
        "calls",
        "schools",
        "members",
        "and",
        "of",
    ];
    let word = run.trim_start_matches(|c: char| c.is_ascii_digit());
    word.len() < run.len() && WORDS.contains(&word)
});

/// Words with which a sentence or the rest of one often goes on, right behind a word and a sign; any word of a
/// capital and small letters may begin a sentence.
static NEXT_WORDS: Question = Question::of_words(|word| {
    const SHORTEST: usize = 4;
    if let [b'A'..=b'Z', small @ ..] = word.as_bytes()
        && word.len() >= SHORTEST
        && small.iter().all(u8::is_ascii_lowercase)
    {
        return true;
    }
    const WORDS: [&str; 26] = [
        "The", "This", "That", "These", "Those", "They", "There", "It", "Its", "We", "Our", "In",
        "For", "From", "When", "Members", "Officers", "and", "but", "or", "the", "which", "who",
        "while", "with", "because",
    ];
    WORDS.contains(&word)
})
.without_digits()
.standing(|text, word| {
    let bytes = text.as_bytes();
    matches!(
        (&bytes[..word.start], bytes.get(word.end)),
        ([.., letter, b'.' | b',' | b';' | b'?' | b'!'], Some(b' ' | b'\n')) if letter.is_ascii_alphabetic()
    )
});

/// Small words that no English word of two ends in.
const ENDS: [&str; 22] = [
    "was",
    "were",
    "will",
    "have",
    "that",
    "with",
    "which",
    "should",
    "and",
    "the",
    "from",
    "would",
    "has",
    "this",
    "been",
    "for",
    "agreed",
    "noted",
    "resolved",
    "asked",
    "considered",
    "received",
];
/// Small words that no English word of two begins with.
const BEGINS: [&str; 5] = ["the", "this", "which", "from", "and"];
/// How often the two stand so at most; what stands more often is a word.
const MOST: usize = 2;
/// Two small words that are none together, for the most seen in papers.
const SMALL: [(&str, &str); 24] = [
    ("and", "the"),
    ("of", "the"),
    ("in", "the"),
    ("to", "the"),
    ("on", "the"),
    ("for", "the"),
    ("by", "the"),
    ("at", "the"),
    ("with", "the"),
    ("from", "the"),
    ("that", "the"),
    ("was", "the"),
    ("as", "the"),
    ("would", "be"),
    ("will", "be"),
    ("should", "be"),
    ("could", "be"),
    ("must", "be"),
    ("to", "be"),
    ("has", "been"),
    ("have", "been"),
    ("had", "been"),
    ("it", "was"),
    ("it", "is"),
];
/// Words of five letters that papers join with what was done: "panelagreed", "boardwas".
const SHORT: [&str; 5] = ["panel", "board", "chair", "forum", "group"];
/// How long the other word is at least, and how often it has to stand alone.
const LONG: usize = 6;
const OFTEN: usize = 5;

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let mut parts: HashMap<&str, Option<(&str, &str)>> = HashMap::new();
    let mut common: HashMap<&str, usize> = ordinary().map(|word| (word, OFTEN)).collect();
    let is_small = |run: &str| run.bytes().all(|byte| byte.is_ascii_lowercase());
    for (run, times) in content.runs().counted() {
        if run.len() >= LONG && times >= OFTEN && is_small(run) {
            common.insert(run, times);
        }
    }
    for (run, times) in content.runs().counted() {
        if run.len() <= LONG + 3 && times <= MOST && run.is_ascii() && is_small(&run[1..]) {
            let small = SMALL.iter().find(|(first, second)| {
                run.len() == first.len() + second.len()
                    && run.ends_with(second)
                    && run[..first.len()].eq_ignore_ascii_case(first)
            });
            if let Some((first, _)) = small {
                parts.insert(run, Some(run.split_at(first.len())));
                continue;
            }
        }
        let may_be = times <= MOST && run.len() > LONG + 1 && run.is_ascii();
        if may_be
            && is_small(&run[1..])
            && let Some(pair) = apart(run, &common)
        {
            parts.insert(run, Some(pair));
        }
    }
    if parts.is_empty() {
        return;
    }
    for (writing, span) in content.rare(|run| parts.contains_key(run)) {
        let text = writing.text;
        let word = &text[span.clone()];
        let is_code = text[..span.start].ends_with(['/', '.', '@', '_', '#', '-', '=', '`'])
            || text[span.end..].starts_with(['/', '@', '_', '=', '-'])
            || writing.is_in_address(span.start);
        let Some(Some((first, second))) = parts.get(word).filter(|_| !is_code) else {
            continue;
        };
        let words = format!("{first} {second}");
        let place = writing.place(span);
        let finding = found.at(
            place,
            format!("`{word}` is two words without a blank"),
            format!("write `{words}`"),
        );
        finding.mend = Some(Box::new(Mend { place, words }));
    }
}

fn look_at_signs(content: &Content<'_>, found: &mut Found<'_>) {
    /// Shorter ones may be letters of an abbreviation.
    const SHORTEST: usize = 3;
    for (writing, span) in content.that(&COUNTED) {
        let (run, before) = (&writing.text[span.clone()], &writing.text[..span.start]);
        let word = run.trim_start_matches(|c: char| c.is_ascii_digit());
        let number = &run[..run.len() - word.len()];
        let is_code = before.ends_with(['/', '.', '@', '_', '#', '-', '=', '`']);
        if is_code || writing.is_in_address(span.start) {
            continue;
        }
        let words = format!("{number} {word}");
        let place = writing.place(span);
        let finding = found.at(
            place,
            format!("`{run}` lacks the blank behind its number"),
            format!("write `{words}`"),
        );
        finding.mend = Some(Box::new(Mend { place, words }));
    }
    for (writing, span) in content.that(&NEXT_WORDS) {
        let text = writing.text;
        let (next, before) = (&text[span.clone()], &text[..span.start - 1]);
        let sign = &text[span.start - 1..span.start];
        let word = before.len()
            - before
                .trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '-')
                .len();
        let begins_word =
            |before: &str| before.is_empty() || before.ends_with([' ', '\n', '(', '*']);
        // A sentence begins with a capital, and behind a comma or a semicolon stands none.
        let is_sentence = matches!(sign, "." | "?" | "!");
        let is_meant = is_sentence == next.starts_with(|c: char| c.is_ascii_uppercase());
        if word < SHORTEST
            || !is_meant
            || !begins_word(&before[..before.len() - word])
            || writing.is_in_address(span.start)
        {
            continue;
        }
        let last = &before[before.len() - word..];
        let (joined, words) = (
            format!("{last}{sign}{next}"),
            format!("{last}{sign} {next}"),
        );
        let place = writing.place(span.start - 1 - word..span.end);
        let finding = found.at(
            place,
            format!("`{joined}` lacks the blank behind its sign"),
            format!("write `{words}`"),
        );
        finding.mend = Some(Box::new(Mend { place, words }));
    }
}

/// The two words that a run is, one of them a common one.
fn apart<'a>(run: &'a str, common: &HashMap<&str, usize>) -> Option<(&'a str, &'a str)> {
    let is_common = |word: &str| common.contains_key(word);
    let ends = ENDS.iter().find_map(|end| {
        let first = run.strip_suffix(end)?;
        let lower = first.to_ascii_lowercase();
        let is_long = first.len() >= LONG - usize::from(end.len() > 4);
        let is_word =
            SHORT.contains(&lower.as_str()) || is_long && (is_common(first) || is_common(&lower));
        is_word.then(|| run.split_at(first.len()))
    });
    ends.or_else(|| {
        BEGINS.iter().find_map(|begin| {
            let second = run
                .get(..begin.len())
                .filter(|first| first.eq_ignore_ascii_case(begin))
                .and_then(|first| run.get(first.len()..))?;
            is_common(second).then(|| run.split_at(begin.len()))
        })
    })
}
