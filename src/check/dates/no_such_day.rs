//! A text names a day that is in no calendar.
//!
//! Why it matters: nobody can tell which day was meant, and a promise for it can neither be kept nor be
//! late.
//!
//! How to mend it: look the day up where it comes from, and write that. Where a published paper itself is
//! wrong, leave its words and add a `Note:`.
//!
//! Example: `by 31 September 2021`; `on 30/02/2021`; `the report of 14/13/2025`.

use crate::check::{Check, Content, Found, Looks, Pattern, Question};
use crate::diagnostic::Severity;
use crate::source::Place;
use crate::term::partial_date::{is_label, month_number};
use chrono::NaiveDate;
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "no-such-day",
    Severity::Warning,
    include_str!("no_such_day.rs"),
    Looks::Through(look),
)
.asking(ASKS);

const ASKS: &[&Question] = &[&MONTHS, &LATE_DAYS];

/// The day right before a month, with the word before it.
static BEFORE: Pattern = Pattern::new(
    r"(?i)(?:\b(by|on|from|to|until|till|before|after|since|and|between)\s+(?:the\s+)?|^|[\s(])((\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?\s+)$",
);
static YEAR: Pattern = Pattern::new(r"^,?\s+((?:19|20)\d\d)\b");
/// A day in numbers, whole.
static NUMBERS: Pattern =
    Pattern::new(r"^(\d\d)(?:/(\d{1,2})/((?:19|20)?\d\d)|\.(\d{1,2})\.((?:19|20)?\d\d))\b");
/// Words that lead to a day.
static LEAD: Pattern = Pattern::new(
    r"(?i)\b(?:by|on|from|to|until|till|before|after|since|between|dated|due|(?:date|day|report|letter|meeting|minutes|paper|plan|version|edition) of|date:)\s+(?:the\s+)?$",
);
/// Words before numbers that are those of something that is filed.
static FILED: Pattern = Pattern::new(
    r"(?i)\b(?:minutes?|ref\w*|numbers?|no\.?|applications?|items?|cases?|polic(?:y|ies)|planning|appeals?|orders?|files?|papers?|clauses?|sections?|paragraphs?|version|v)[\s:]+$",
);

/// How far before a month its day is looked for, in bytes.
const FURTHEST: usize = 32;

/// The months.
static MONTHS: Question = Question::of_words(|word| month(word).is_some())
    .without_digits()
    .standing(|text, month| may_end_in_such_a_day(before(text, month)));

/// The numbers of days that no month or not every month has, and of those beyond the twelfth, which make no
/// month: where neither number is one, the two cannot have changed places.
static LATE_DAYS: Question = Question::of_runs(|run| {
    matches!(
        run.as_bytes(),
        [b'1', b'3'..=b'9'] | [b'2' | b'3', b'0'..=b'9'] | [b'0', b'0']
    )
})
.standing(|text, run| {
    let bytes = text.as_bytes();
    let Some([sign @ (b'/' | b'.'), tens, next, ..]) = bytes.get(run.end..) else {
        return false;
    };
    let is_late_month = match (tens, next) {
        (b'0', b'1'..=b'9') | (b'1', b'0'..=b'2') => false,
        (b'1'..=b'9', next) => next != sign,
        _ => true,
    };
    let is_late_day = matches!(&bytes[run.clone()], [b'0', b'0'] | [b'2', b'9'] | [b'3', _]);
    tens.is_ascii_digit()
        && (is_late_day || is_late_month)
        && !text[..run.start].ends_with(['/', '-', '.', '_', '='])
});

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for (writing, run) in content.that(&MONTHS) {
        let text = writing.text;
        let Some(month) = month(&text[run.clone()]) else {
            continue;
        };
        let before = before(text, &run);
        let from = run.start - before.len();
        let Some(before) = BEFORE.captures_iter(before).next() else {
            continue;
        };
        let year = YEAR.captures_iter(&text[run.end..]).next();
        let year = year.and_then(|year| year.get(1));
        let (Some(words), Some(day)) = (before.get(2), before.get(3)) else {
            continue;
        };
        // "Module 31 February 2025 intake"
        let label = self::before(text, &(from + words.start()..from));
        let label = label.trim_end();
        let label = label.rsplit(|c: char| !c.is_alphabetic()).next();
        if label.is_some_and(is_label) {
            continue;
        }
        // "45 March referrals" counts: a day has its year, or a word that leads to a day.
        let is_day = year.is_some()
            || before.get(1).is_some() && day.as_str().parse().is_ok_and(|day: u32| day <= 31);
        let end = run.end + year.map_or(0, |year| year.end());
        let year = year.and_then(|year| year.as_str().parse().ok());
        if is_day && !is_in_calendar(day.as_str(), month, year) {
            let span = from + words.start()..end;
            tell(writing.place(span.clone()), &text[span], found);
        }
    }
    for (writing, run) in content.that(&LATE_DAYS) {
        let text = writing.text;
        let Some(hit) = NUMBERS.captures_iter(&text[run.start..]).next() else {
            continue;
        };
        let part = |at| hit.get(at).map(|part| part.as_str());
        let (Some(whole), Some(month), Some(year)) =
            (part(0), part(2).or(part(4)), part(3).or(part(5)))
        else {
            continue;
        };
        let before = self::before(text, &run);
        // A part of a reference or the number of a section has no year of four digits and no word before it that
        // leads to a day.
        let is_plain = part(2).is_some() && year.len() == 4;
        let is_day = if is_plain {
            !FILED.is_in(before)
        } else {
            LEAD.is_in(before)
        };
        let year = year
            .parse()
            .ok()
            .map(|year: i32| if year < 100 { 2000 + year } else { year });
        let behind = &text[run.start + whole.len()..];
        let goes_on = behind.starts_with(['/', '-', '_'])
            || behind.starts_with('.') && behind[1..].starts_with(|c: char| c.is_ascii_digit());
        if is_day
            && !goes_on
            && !is_in_calendar(&text[run.clone()], month.parse().unwrap_or(0), year)
            && !writing.is_in_address(run.start)
        {
            let span = run.start..run.start + whole.len();
            tell(writing.place(span.clone()), &text[span], found);
        }
    }
}

/// What stands right before a month, as far as its day is looked for.
fn before<'t>(text: &'t str, month: &Range<usize>) -> &'t str {
    &text[text.ceil_char_boundary(month.start.saturating_sub(FURTHEST))..month.start]
}

/// Whether the last number of a text could be a day that some month does not have: all have the first 28.
fn may_end_in_such_a_day(text: &str) -> bool {
    let is_beside =
        |byte: &u8| byte.is_ascii_alphabetic() || byte.is_ascii_whitespace() || !byte.is_ascii();
    let bytes = text.as_bytes();
    let digits = bytes.iter().rev().skip_while(|byte| is_beside(byte));
    let mut digits = digits.take_while(|byte| byte.is_ascii_digit());
    match (digits.next(), digits.next(), digits.next()) {
        (Some(last), Some(first), None) => !(b"01"..=b"28").contains(&&[*first, *last]),
        (Some(only), None, None) => *only == b'0',
        (last, ..) => last.is_some(),
    }
}

fn tell(place: Place, words: &str, found: &mut Found<'_>) {
    found.at(
        place,
        format!("there is no day `{}`", words.trim()),
        "look the day up in the paper that it comes from",
    );
}

/// The number of the month that a run of letters is; `may` in small letters is a verb.
fn month(run: &str) -> Option<u32> {
    if !(3..=9).contains(&run.len()) || !run.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    month_number(&run.to_ascii_lowercase())
}

/// Whether a month has such a day; without a year, in any year.
fn is_in_calendar(day: &str, month: u32, year: Option<i32>) -> bool {
    const LEAP_YEAR: i32 = 2024;
    let day = day.parse().unwrap_or(0);
    NaiveDate::from_ymd_opt(year.unwrap_or(LEAP_YEAR), month, day).is_some()
}
