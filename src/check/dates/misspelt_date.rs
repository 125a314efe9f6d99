//! The month, the weekday or the year of a date is mistyped.
//!
//! Why it matters: a search for the month does not find the place, and the date is not read as one.
//!
//! How to mend it: type the word or the year again.
//!
//! Example: `agreed on 4 Febuary 2023`; `in March 20225`; `by 30 September 2205`.

use crate::check::{Check, Content, Found, Looks, Pattern, Question, Writing};
use crate::diagnostic::{Mend, Severity};
use crate::term::likeness::slips;
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "misspelt-date",
    Severity::Warning,
    include_str!("misspelt_date.rs"),
    Looks::Through(look),
)
.asking(ASKS);

const ASKS: &[&Question] = &[&MISSPELT];

const MONTHS: [&str; 11] = [
    "June",
    "July",
    "January",
    "February",
    "March",
    "April",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

static YEAR: Pattern = Pattern::new(r"^\s+(?:19|20)\d\d(?-u:\b)");
/// What leads to a month whose year is not told: a long one is nobody's name.
static LEAD: Pattern =
    Pattern::new(r"(?-u:\b)(?:[Ii]n|[Ss]ince|[Uu]ntil|[Dd]uring|early|late|mid|next|last)[\s-]+$");
static DAY: Pattern = Pattern::new(
    r"^,?\s+(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December)(?-u:\b)",
);

/// What stands before a year: its month, and the day before that.
static MONTH: Pattern = Pattern::new(
    r"(?P<day>\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?)?\b(?:January|February|March|April|May|June|July|August|September|October|November|December),?\s+$",
);
/// Two years of which the first is mistyped, whose kind is told beside them.
static YEARS: Pattern = Pattern::new(r"^[-/]\d\d(?:\d\d)?(?:$|[^\w/-])");
static OF_YEARS: Pattern = Pattern::new(
    r"(?i)\b(?:plans?|strategy|budgets?|programme|financial|municipal|academic|school|years?|accounts?|targets?|outturn|council\s+tax)\b",
);
/// What stands behind a year that is no count of what follows: "in March 2205 people came".
static ENDS: Pattern = Pattern::new(
    r"^(?:\s*$|\s*[.,;:)\n]|\s+(?:and|or|the|to|for|in|at|on|when|by|with|as|is|was|were|will|has|had|until)\b)",
);
/// What may last for a hundred years and longer.
static LASTS: Pattern = Pattern::new(
    r"(?i)\b(?:leas\w+|licen[cs]e\w*|tenan\w+|terms?|let|letting|rent\w*|expir\w+|century)\b",
);

static MISSPELT: Question = Question::of_words(|word| meant(word).is_some() || is_mistyped(word))
    .standing(|text, word| {
        let bytes = text.as_bytes();
        !bytes[word.start].is_ascii_digit()
            || matches!(bytes.get(word.end), Some(b'-' | b'/'))
            || matches!(bytes[..word.start], [.., b'a'..=b'z' | b',', b' ' | b'\n'])
    });

/// Whether a number is a year with a digit too many or with two that changed places.
fn is_mistyped(word: &str) -> bool {
    match word.as_bytes() {
        [b'1', b'9', rest @ ..] | [b'2', b'0', rest @ ..] if rest.len() == 3 => {
            rest.iter().all(u8::is_ascii_digit)
        }
        [b'2', b'1'..=b'9', b'0'..=b'9', b'0'..=b'9'] => word != "2100",
        _ => false,
    }
}

fn look_at_year(writing: &Writing<'_>, run: &Range<usize>, found: &mut Found<'_>) {
    const FURTHEST: usize = 32;
    let text = writing.text;
    let before = &text[text.ceil_char_boundary(run.start.saturating_sub(FURTHEST))..run.start];
    let behind = &text[run.end..text.floor_char_boundary(run.end + FURTHEST)];
    let is_long = run.len() > 4;
    let sentence = || writing.sentence_around(run.start);
    let month = MONTH.captures_iter(before).next();
    let is_year = match &month {
        Some(month) => {
            (month.name("day").is_some() || ENDS.is_in(behind))
                && (is_long || !LASTS.is_in(sentence()))
        }
        None => {
            let is_joined = before.ends_with(['-', '/', '_', '.', ':', '#']);
            is_long && !is_joined && YEARS.is_in(behind) && OF_YEARS.is_in(sentence())
        }
    };
    if is_year && !writing.is_in_address(run.start) {
        found.at(
            writing.place(run.clone()),
            format!("the year `{}` is mistyped", &text[run.clone()]),
            "look the year up in the paper that it comes from",
        );
    }
}

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for (writing, run) in content.that(&MISSPELT) {
        let text = writing.text;
        let word = &text[run.clone()];
        if is_mistyped(word) {
            look_at_year(writing, &run, found);
            continue;
        }
        let Some(meant) = meant(word) else {
            continue;
        };
        let before = &text[text.ceil_char_boundary(run.start.saturating_sub(12))..run.start];
        let behind = &text[run.end..text.floor_char_boundary(run.end + 40)];
        let is_date = match meant.ends_with("day") {
            true => DAY.is_in(behind),
            false => YEAR.is_in(behind) || meant.len() > 6 && LEAD.is_in(before),
        };
        if !is_date || writing.is_in_address(run.start) {
            continue;
        }
        let place = writing.place(run.clone());
        let finding = found.at(
            place,
            format!("`{word}` is misspelt"),
            format!("type it again, as `{meant}`"),
        );
        finding.mend = Some(Box::new(Mend {
            place,
            words: meant.to_owned(),
        }));
    }
}

/// The month or weekday that a word with one slip is.
fn meant(run: &str) -> Option<&'static str> {
    let is_word = (4..=10).contains(&run.len())
        && run.as_bytes()[0].is_ascii_uppercase()
        && run.bytes().skip(1).all(|byte| byte.is_ascii_lowercase());
    // "Sundays" are more than one.
    if !is_word
        || matches!(
            run,
            "Sept" | "Marsh" | "Jung" | "Arch" | "Jane" | "Jude" | "Judy" | "Juno" | "Dune"
        )
        || run.ends_with("days")
    {
        return None;
    }
    let first = run.as_bytes()[0];
    let mut known = MONTHS.iter().chain(&DAYS).filter(|known| {
        known.as_bytes()[0] == first && known.len().abs_diff(run.len()) <= 1 && **known != run
    });
    known.find(|known| slips(known, run) == 1).copied()
}
