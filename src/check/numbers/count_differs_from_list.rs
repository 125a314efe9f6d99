//! A sentence says how many things follow, and the list below it holds more or fewer.
//!
//! Why it matters: one of them has probably been lost on the way out of the paper, or two were made one.
//!
//! How to mend it: look the list up in the paper and add what is missing, or correct the count. If the paper
//! itself counts so, silence this check with that reason.
//!
//! Example: `Three conditions apply:` above a list of two.

use crate::check::{Check, Content, Found, Looks, Question};
use crate::diagnostic::Severity;
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "count-differs-from-list",
    Severity::Warning,
    include_str!("count_differs_from_list.rs"),
    Looks::Through(look),
)
.asking(ASKS);

const ASKS: &[&Question] = &[&COUNTS];

/// The counts that are written as words, from two.
const NUMBERS: [&str; 11] = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
];

/// What a list may be of; trusts, years or boards are told of in a list too, and are not its entries.
const THINGS: [&str; 42] = [
    "actions",
    "aims",
    "areas",
    "aspects",
    "changes",
    "commitments",
    "concerns",
    "conditions",
    "criteria",
    "decisions",
    "elements",
    "examples",
    "factors",
    "findings",
    "gaps",
    "goals",
    "groups",
    "issues",
    "items",
    "lessons",
    "limbs",
    "matters",
    "measures",
    "objectives",
    "options",
    "parts",
    "points",
    "principles",
    "priorities",
    "proposals",
    "questions",
    "reasons",
    "recommendations",
    "requests",
    "risks",
    "stages",
    "steps",
    "tasks",
    "tests",
    "themes",
    "things",
    "ways",
];

/// Words before a count behind which it is not that of the list.
const NOT_OF_LIST: [&str; 15] = [
    "of",
    "than",
    "least",
    "most",
    "or",
    "first",
    "last",
    "next",
    "other",
    "between",
    "over",
    "about",
    "around",
    "some",
    "recommendation",
];

/// How far behind a count its line may end, in bytes.
const FURTHEST: usize = 120;

/// A count whose line ends with a colon.
static COUNTS: Question = Question::of_words(|word| number(word).is_some())
    .without_digits()
    .standing(|text, word| announced(text.get(word.end..).unwrap_or_default()).is_some());

fn number(word: &str) -> Option<usize> {
    let position = NUMBERS
        .iter()
        .position(|number| number.eq_ignore_ascii_case(word))?;
    Some(position + 2)
}

/// The words between a count and the colon that ends its line, if no other sentence begins there.
fn announced(behind: &str) -> Option<&str> {
    let bytes = behind.as_bytes();
    let end = bytes
        .iter()
        .take(FURTHEST)
        .position(|byte| matches!(byte, b'\n' | b'.' | b':' | b';'))?;
    let is_end = bytes[end] == b':' && matches!(bytes.get(end + 1), Some(b'\n' | b'\r'));
    is_end.then(|| &behind[..end])
}

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for (writing, run) in content.that(&COUNTS) {
        let text = writing.text;
        let count = &text[run.clone()];
        let (Some(said), Some(words)) = (number(count), announced(&text[run.end..])) else {
            continue;
        };
        if !is_of_list(&text[..run.start], words) {
            continue;
        }
        let behind = &text[run.end + words.len() + 1..];
        let Some(listed) = entries(behind).filter(|listed| *listed != said) else {
            continue;
        };
        let span: Range<usize> = run.start..run.end + words.len();
        found.at(
            writing.place(span),
            format!("`{count}` are announced, but the list below has {listed}"),
            "look the list up in the paper: add what is missing, or correct the count",
        );
    }
}

/// Whether a count is that of the list below: a word for what it may be of follows, and no other count.
fn is_of_list(before: &str, words: &str) -> bool {
    /// How many words may stand between a count and what it counts.
    const BETWEEN: usize = 3;
    let last = before.trim_end().rsplit([' ', '\n', '(']).next();
    let last = last.unwrap_or_default().to_ascii_lowercase();
    let plain = |word: &str| {
        word.trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase()
    };
    let has_thing = words
        .split_whitespace()
        .take(BETWEEN + 1)
        .any(|word| THINGS.contains(&plain(word).as_str()));
    let is_alone = words.split_whitespace().all(|word| {
        number(&plain(word)).is_none() && !word.bytes().any(|byte| byte.is_ascii_digit())
    });
    let is_limit = NOT_OF_LIST.contains(&last.as_str())
        || ["up to", "Up to"]
            .iter()
            .any(|limit| before.trim_end().ends_with(limit));
    has_thing && is_alone && !is_limit
}

/// How many entries the list has with which a text begins; none where it begins with no list or where entries
/// of another kind stand among them.
fn entries(text: &str) -> Option<usize> {
    let mut kind = None;
    let mut count = 0;
    let mut is_behind_empty = false;
    for line in text.lines() {
        let words = line.trim_start();
        let indent = line.len() - words.len();
        let goes_on = !std::mem::replace(&mut is_behind_empty, words.is_empty());
        if words.is_empty() {
            continue;
        }
        match (mark(words), kind) {
            (Some(mark), None) if indent < 4 => (kind, count) = (Some((mark, indent)), 1),
            (Some(mark), Some((first, outer))) if indent == outer => {
                if mark != first {
                    return None;
                }
                count += 1;
            }
            // What is indented further goes on with the entry, and so does a line right below it.
            (_, Some((_, outer))) if indent > outer => {}
            (None, Some(_)) if goes_on => {}
            (None, Some(_)) => break,
            _ => return None,
        }
    }
    (count > 1).then_some(count)
}

/// The kind of entry that begins with a line: `- `, `1. `, `(a) `.
fn mark(line: &str) -> Option<u8> {
    let (label, rest) = line.split_once(' ')?;
    let inner = label.trim_matches(['(', ')', '.']);
    let is_short = !inner.is_empty() && inner.len() < 5 && inner.len() < label.len();
    match label.as_bytes() {
        [sign @ (b'-' | b'*' | b'+')] => Some(*sign),
        _ if rest.trim().is_empty() || !is_short => None,
        _ if inner.bytes().all(|byte| byte.is_ascii_digit()) => Some(b'1'),
        [.., b')'] if inner.bytes().all(|byte| byte.is_ascii_lowercase()) => Some(b'a'),
        _ => None,
    }
}
