//! The month or the weekday of a date is misspelt.
//!
//! Why it matters: a search for the month does not find the place, and the date is not read as one.
//!
//! How to mend it: type the word again.
//!
//! Example: `agreed on 4 Febuary 2023`.

use crate::check::{Check, Content, Found, Looks, Pattern, Question};
use crate::diagnostic::{Mend, Severity};
use crate::term::likeness::slips;

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

static MISSPELT: Question = Question::of_words(|word| meant(word).is_some());

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for (writing, run) in content.that(&MISSPELT) {
        let text = writing.text;
        let word = &text[run.clone()];
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
