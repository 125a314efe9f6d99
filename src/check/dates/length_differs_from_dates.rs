//! A text says how long something lasts and from when to when, and the two do not go together.
//!
//! Why it matters: whoever had six weeks to answer had four, or one of the two dates is wrong. A reader cannot
//! tell which.
//!
//! How to mend it: look the dates up, and correct them or the length.
//!
//! Example: `a six-week consultation from 1 May to 29 May 2025`; `set up in 2015, it has its 20th anniversary in 2025`.

use crate::check::{Check, Content, Found, Looks, Pattern, Question, Writing};
use crate::diagnostic::Severity;
use crate::term::PartialDate;
use crate::term::number_word::of_word;
use crate::term::text::squeeze;
use chrono::NaiveDate;
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "length-differs-from-dates",
    Severity::Warning,
    include_str!("length_differs_from_dates.rs"),
    Looks::Through(look),
)
.asking(ASKS);

const ASKS: &[&Question] = &[&LENGTHS, &ANNIVERSARIES];

macro_rules! date {
    () => {
        r"(?:the\s+)?(?:(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:,?\s+(?:19|20)\d\d)?|\d{1,2}/\d{1,2}/(?:19|20)\d\d|(?:19|20)\d\d(?:/\d\d)?)"
    };
}

/// Two dates behind a length, with what lasts so long.
static BEHIND: Pattern = Pattern::new(concat!(
    r"^(?P<what>(?:[\s-]+[A-Za-z'\u{2019}]+){0,7}?)[\s,:]*\s(?:\(|from\s+|(?P<between>between\s+))(?P<from>",
    date!(),
    r")(?:\s+(?:to|until|till|and)\s+|\s*[-\u{2013}]\s*)(?P<to>",
    date!(),
    r")(?-u:\b)"
));

/// Two dates before a length in brackets.
static BEFORE: Pattern = Pattern::new(concat!(
    r"(?:from|\()\s*(?P<from>",
    date!(),
    r")(?:\s+(?:to|until|till)\s+|\s*[-\u{2013}]\s*)(?P<to>",
    date!(),
    r")\s+\((?:a\s+period\s+of\s+)?$"
));

/// What lasts once, from its first day to its last.
static LASTS: Pattern = Pattern::new(
    r"(?i)^(?:consultation|pilot|trial|contract|engagement|secondment|strategy|plan|lease|tenancy|term|closure|funding|agreement|exhibition|survey|campaign|project|placement|period|suspension|notice)$",
);

/// The same where it is short and may come again and again in the time that the dates tell.
static COMES_AGAIN: Pattern = Pattern::new(
    r"(?i)\b(?:survey|campaign|project|placement|exhibition|period|notice|in|across|each|every|per|at)\b",
);

/// Words before it that make what lasts a part of something else: "a review of the pilot".
static OF_ANOTHER: Pattern =
    Pattern::new(r"(?i)^(?:of|on|for|in|at|into|to|about|after|old|the|an?)$");

/// Words before a length or between it and the dates by which it is not all of what lasts, or none that is exact.
static NOT_ALL: Pattern = Pattern::new(
    r"(?i)\b(?:up\s+to|at\s+least|at\s+most|more|less|fewer|longer|shorter|than|over|under|nearly|almost|about|around|some|roughly|approximately|minimum|maximum|first|last|final|further|another|extra|additional|remaining|next|every|each|by|extend\w*|extension|part|half|rolling|within|early|late|mov\w+|delay\w*|brought)\b",
);

/// A length of which two dates may stand near: a number before it, and digits behind or an open bracket before.
static LENGTHS: Question = Question::of_words(|word| unit(word).is_some())
    .without_digits()
    .standing(|text, word| {
        const FAR: usize = 90;
        let bytes = text.as_bytes();
        let behind = &bytes[word.end..bytes.len().min(word.end + FAR)];
        number_before(text, word.start).is_some_and(|(number, _)| {
            behind.starts_with(b")") && bytes[..number].ends_with(b"(")
                || behind.iter().any(u8::is_ascii_digit)
        })
    });

/// The days that a week, a month or a year has, and how much a length in such units may be off.
fn unit(word: &str) -> Option<(f64, f64)> {
    match word.strip_suffix('s').unwrap_or(word) {
        "week" => Some((7.0, 6.0)),
        "month" => Some((30.44, 16.0)),
        "year" => Some((365.25, 45.0)),
        _ => None,
    }
}

/// Where the number begins that stands right before a unit, and what it is.
fn number_before(text: &str, unit: usize) -> Option<(usize, u32)> {
    let before = text[..unit].strip_suffix(['-', ' ', '\n'])?;
    let word = before
        .bytes()
        .rev()
        .take_while(u8::is_ascii_alphanumeric)
        .take(10)
        .count();
    let start = before.len() - word;
    let word = &before[start..];
    let number = of_word(word).or_else(|| (word.len() < 3).then(|| word.parse().ok())?)?;
    let is_part = before[..start].ends_with(['.', ',', '-', '/', '\u{a3}', '\u{2013}']);
    (number > 0 && !is_part).then_some((start, number))
}

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    look_at_anniversaries(content, found);
    for (writing, run) in content.that(&LENGTHS) {
        look_at_length(writing, run, found);
    }
}

/// What began in a year has an anniversary in another.
static BEGUN: Pattern = Pattern::new(
    r"(?i)\b(?:set\s+up|founded|established|opened|launched|created|formed|begun|began|built|started)\s+in\s+(?P<from>(?:19|20)\d\d)\b",
);
static ANNIVERSARY: Pattern = Pattern::new(
    r"(?i)\b(?P<all>(?P<years>\d{1,3})(?:st|nd|rd|th)\s+anniversary\s+(?:this\s+year,?\s+)?in\s+(?P<to>(?:19|20)\d\d))\b",
);
static ANNIVERSARIES: Question = Question::of_words(|word| word == "anniversary")
    .without_digits()
    .standing(|text, word| text[word.end..].trim_start().starts_with(['i', 't']));

fn look_at_anniversaries(content: &Content<'_>, found: &mut Found<'_>) {
    for (writing, run) in content.that(&ANNIVERSARIES) {
        let sentence = writing.sentence_around(run.start);
        let (mut begun, mut kept) = (
            BEGUN.captures_iter(sentence),
            ANNIVERSARY.captures_iter(sentence),
        );
        // Of two things it is not known which is how old.
        let (Some(begun), Some(kept), None, None) =
            (begun.next(), kept.next(), begun.next(), kept.next())
        else {
            continue;
        };
        let (Some(from), Some(to), Some(years), Some(all)) = (
            begun.name("from"),
            kept.name("to"),
            kept.name("years"),
            kept.name("all"),
        ) else {
            continue;
        };
        let number = |words: &str| words.parse::<u32>().unwrap_or_default();
        let (from, to, years) = (
            number(from.as_str()),
            number(to.as_str()),
            number(years.as_str()),
        );
        if from < to && to - from != years {
            let start = sentence.as_ptr() as usize - writing.text.as_ptr() as usize + all.start();
            found.at(
                writing.place(start..start + all.len()),
                format!(
                    "`{}` is {} years after {from}",
                    squeeze(all.as_str()),
                    to - from
                ),
                "look the years up, and correct the one that is wrong",
            );
        }
    }
}

fn look_at_length(writing: &Writing<'_>, run: Range<usize>, found: &mut Found<'_>) {
    const FURTHEST: usize = 160;
    const FEW: usize = 24;
    let text = writing.text;
    let (Some((start, number)), Some((days, off))) =
        (number_before(text, run.start), unit(&text[run.clone()]))
    else {
        return;
    };
    let behind = &text[run.end..text.floor_char_boundary(run.end + FURTHEST)];
    let before = &text[text.ceil_char_boundary(start.saturating_sub(FURTHEST))..start];
    let near = &before[before.ceil_char_boundary(before.len().saturating_sub(FEW))..];
    // Words of an older sentence are not about it.
    let near = near.rsplit(['.', ':', ';']).next().unwrap_or_default();
    let near = near.rsplit("\n\n").next().unwrap_or_default();
    let (hit, may_be_less) = if behind.starts_with(')') && before.ends_with('(') {
        (BEFORE.captures_iter(before).next(), false)
    } else {
        let hit = BEHIND.captures_iter(behind).next();
        let hit = hit.filter(|hit| {
            let what = hit.name("what").map_or("", |what| what.as_str());
            let is_named = match what.trim() {
                // "the four weeks from 1 May to 15 May".
                "" => near.trim_end().ends_with("the"),
                what => is_named(what),
            };
            is_named && !NOT_ALL.is_in(near) && !NOT_ALL.is_in(what)
        });
        // What takes place between two days, or again and again, need not fill the time between.
        let may_be_less = hit.as_ref().is_some_and(|hit| {
            hit.name("between").is_some()
                || hit
                    .name("what")
                    .is_some_and(|what| COMES_AGAIN.is_in(what.as_str()))
        });
        (hit, may_be_less)
    };
    let Some((from, to)) = hit.and_then(|hit| {
        let part = |name: &str| Some(squeeze(hit.name(name)?.as_str()));
        Some((part("from")?, part("to")?))
    }) else {
        return;
    };
    let Some((first, last)) = dates(&from, &to) else {
        return;
    };
    let (Some(earliest), Some(latest)) = (first.earliest(), last.latest()) else {
        return;
    };
    let (Some(begun_by), Some(ends_from)) = (first.latest(), last.earliest()) else {
        return;
    };
    let said = f64::from(number) * days;
    let room = off.max(said / 8.0);
    let length = |from: NaiveDate, to: NaiveDate| (to - from).num_days() as f64;
    let (longest, shortest) = (
        length(earliest, latest) + 1.0,
        length(begun_by, ends_from) - 1.0,
    );
    let is_too_short = longest < said - room;
    let is_too_long = shortest > said + room && !may_be_less;
    if earliest > latest || !(is_too_short || is_too_long) || writing.is_in_address(start) {
        return;
    }
    let span = start..run.end;
    // Months and years may be meant from their first day or to it.
    let is_exact = longest - shortest < 3.0;
    let length = match is_too_short {
        true if is_exact => in_words(longest),
        true => format!("at most {}", in_words(longest)),
        false if is_exact => in_words(shortest + 2.0),
        false => format!("at least {}", in_words(shortest)),
    };
    found.at(
        writing.place(span.clone()),
        format!(
            "`{}` is said here, and `{from}` to `{to}` is {length}",
            squeeze(&text[span])
        ),
        "look the dates up, and correct them or the length",
    );
}

/// Whether words name what lasts, as a whole and not as what something else is of.
fn is_named(words: &str) -> bool {
    let words = words
        .split([' ', '-', '\n'])
        .filter(|word| !word.is_empty());
    let mut telling = words.filter(|word| LASTS.is_in(word) || OF_ANOTHER.is_in(word));
    telling.next().is_some_and(|word| LASTS.is_in(word))
}

/// Two dates of which the first may have its year from the second.
fn dates(from: &str, to: &str) -> Option<(PartialDate, PartialDate)> {
    let year = |text: &str| {
        let at = text.len().checked_sub(4)?;
        let year: i32 = text.get(at..)?.parse().ok()?;
        (1900..2100).contains(&year).then_some(year)
    };
    let last = PartialDate::read(to);
    if year(from).is_some() || from.contains('/') {
        return Some((PartialDate::read(from), last));
    }
    let year = year(to)?;
    let first = PartialDate::read(&format!("{from} {year}"));
    match first.earliest()? <= last.latest()? {
        true => Some((first, last)),
        false => Some((PartialDate::read(&format!("{from} {}", year - 1)), last)),
    }
}

/// How long so many days are.
fn in_words(days: f64) -> String {
    let (number, unit) = match days {
        days if days < 70.0 => (days, "day"),
        days if days < 730.0 => ((days / 30.44).round(), "month"),
        days => ((days / 365.25).round(), "year"),
    };
    match number as u32 {
        1 => format!("1 {unit}"),
        number => format!("{number} {unit}s"),
    }
}
