//! A text gives a time of day that no clock shows.
//!
//! Why it matters: who wants to come does not know when, and "13:00am" may be one in the morning or in the
//! afternoon.
//!
//! How to mend it: look the time up where it comes from, and write that. A time that counts to 24 goes without
//! "am" and "pm". Midnight at the end of a day may be `24:00`.
//!
//! Example: `Doors open at 25:30`; `from 10.75am`; `at 13:00am`.

use crate::check::{Check, Content, Found, Looks, Pattern, Question, Writing};
use crate::diagnostic::Severity;
use crate::source::Place;
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "no-such-time",
    Severity::Warning,
    include_str!("no_such_time.rs"),
    Looks::Through(look),
)
.asking(ASKS);

const ASKS: &[&Question] = &[&LATE, &HALVES];

/// Words that lead to a time of day.
static LEAD: Pattern = Pattern::new(
    r"(?i)\b(?:at|from|until|till|before|after|between|by|(?:\d{1,2}[:.]\d\d\s?(?:am|pm)?)\s?(?:to|and|-|\u{2013}))\s*$",
);

/// Words of a sentence in which two numbers beside a colon are something else: what a recording has reached,
/// how long something took, how a share is split, a verse.
static OF_SOMETHING_ELSE: Pattern = Pattern::new(
    r"(?i)\b(?:webcast\w*|video\w*|record\w*|stream\w*|youtube|film\w*|footage|clip|audio|podcast|minutes\s+in|ratios?|split|odds|scale|shares?|verses?|chapter|seconds?|race|score\w*|marathon|finish\w*)\b",
);

/// A number that no hour or no minute of a clock is, where another stands beside it behind a colon: an hour
/// before it, or the minutes behind it.
static LATE: Question = Question::of_runs(|run| {
    matches!(
        run.as_bytes(),
        [b'2', b'4'..=b'9'] | [b'3'..=b'9', b'0'..=b'9']
    )
})
.standing(|text, run| {
    let bytes = text.as_bytes();
    match (
        bytes.get(run.end),
        run.start.checked_sub(1).map(|at| bytes[at]),
    ) {
        (Some(b':'), _) => is_digit(bytes.get(run.end + 1)),
        (_, Some(b':')) => run.start >= 2 && is_digit(bytes.get(run.start - 2)),
        _ => false,
    }
});

/// "am" and "pm" behind what they cannot stand behind.
static HALVES: Question = Question::of_words(|run| {
    let digits = run.bytes().take_while(u8::is_ascii_digit).count();
    digits <= 2 && is_half(&run[digits..])
})
.standing(|text, run| {
    let word = &text.as_bytes()[run.clone()];
    match word {
        [tens, _, _, _] if *tens >= b'6' => is_behind_hour(text, run.start),
        [_, _, _, _] | [b'a' | b'A' | b'p' | b'P', _] => has_late_number(text, run.end - 2),
        _ => false,
    }
});

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for (writing, run) in content.that(&LATE) {
        look_at_number(writing, run, found);
    }
    for (writing, run) in content.that(&HALVES) {
        look_at_half(writing, run, found);
    }
}

fn is_digit(byte: Option<&u8>) -> bool {
    byte.is_some_and(u8::is_ascii_digit)
}

/// Whether a word is "am" or "pm".
fn is_half(word: &str) -> bool {
    matches!(word.as_bytes(), [b'a' | b'A' | b'p' | b'P', b'm' | b'M'])
}

/// Whether an hour and the sign behind it stand before a place.
fn is_behind_hour(text: &str, at: usize) -> bool {
    let sign = text[..at].strip_suffix([':', '.']);
    sign.is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
}

/// Whether the first number of a time that ends before a place may be more than 12, or its last more than 59.
fn has_late_number(text: &str, end: usize) -> bool {
    let before = text[..end].trim_end_matches(' ');
    time_before(before).is_some_and(|time| {
        let time = &before[time..];
        let (hour, minutes) = parts(time);
        hour.is_some_and(|hour| hour > 12) || minutes.is_some_and(|minutes| minutes > 59)
    })
}

/// Where the one or two numbers begin with which a text ends; none if more stand there, or none.
fn time_before(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let digits = |end: usize| {
        let digits = bytes[..end]
            .iter()
            .rev()
            .take_while(|byte| byte.is_ascii_digit());
        digits.take(3).count()
    };
    let last = digits(bytes.len());
    if !(1..=2).contains(&last) {
        return None;
    }
    let mut start = bytes.len() - last;
    if last == 2 && start > 0 && matches!(bytes[start - 1], b':' | b'.') {
        match digits(start - 1) {
            0 => {}
            hour @ (1 | 2) => start -= 1 + hour,
            _ => return None,
        }
    }
    let before = text[..start].chars().next_back();
    let is_joined = before.is_some_and(|c| {
        c.is_alphanumeric()
            || matches!(
                c,
                ':' | '.' | ',' | '/' | '-' | '_' | '\u{a3}' | '$' | '\u{20ac}'
            )
    });
    // "9.30-13.00am" is a span.
    let is_span = before == Some('-')
        && text[..start - 1]
            .ends_with(|c: char| c.is_ascii_digit() || matches!(c, 'm' | 'M' | ' '));
    (!is_joined || is_span).then_some(start)
}

/// The hour and the minutes of what looks like a time.
fn parts(time: &str) -> (Option<u32>, Option<u32>) {
    let (hour, minutes) = match time.split_once([':', '.']) {
        Some((hour, minutes)) => (hour, Some(minutes)),
        None => (time, None),
    };
    (
        hour.parse().ok(),
        minutes.and_then(|minutes| minutes.parse().ok()),
    )
}

/// "25:30" and "10:75" behind a word that leads to a time.
fn look_at_number(writing: &Writing<'_>, run: Range<usize>, found: &mut Found<'_>) {
    const FEW: usize = 24;
    let text = writing.text;
    let bytes = text.as_bytes();
    let is_hour = bytes.get(run.end) == Some(&b':');
    let end = if is_hour { run.end + 3 } else { run.end };
    let Some(start) = text.get(..end).and_then(time_before) else {
        return;
    };
    let span = start..end;
    let (Some(hour), Some(minutes)) = parts(&text[span.clone()]) else {
        return;
    };
    let behind = &text[end..];
    let goes_on = behind
        .starts_with(|c: char| c.is_alphanumeric() || matches!(c, ':' | '-' | '/' | '%'))
        || behind.starts_with(['.', ',']) && behind[1..].starts_with(|c: char| c.is_ascii_digit());
    // The last minute of a day ends at 24:00, and "60:40" shares a hundred out. What ends in "am" is told below.
    let is_sound = hour < 24 && minutes < 60 || (hour, minutes) == (24, 0) || hour + minutes == 100;
    // "At 37:30 hours a week".
    let is_length = ["hour", "hrs", "min"]
        .iter()
        .any(|unit| behind.trim_start().starts_with(unit));
    let has_half = is_half(behind.trim_start().get(..2).unwrap_or_default());
    let from = text.ceil_char_boundary(start.saturating_sub(FEW));
    if !is_sound
        && !goes_on
        && !has_half
        && !is_length
        && LEAD.is_in(&text[from..start])
        && !OF_SOMETHING_ELSE.is_in(writing.sentence_around(start))
        && !writing.is_in_address(start)
    {
        tell(writing.place(span.clone()), &text[span], found);
    }
}

/// "13:00am" and "14.60pm".
fn look_at_half(writing: &Writing<'_>, run: Range<usize>, found: &mut Found<'_>) {
    let text = writing.text;
    let before = text[..run.end - 2].trim_end_matches(' ');
    let Some(start) = time_before(before) else {
        return;
    };
    let (Some(hour), minutes) = parts(&before[start..]) else {
        return;
    };
    let is_joined = before.len() + 2 == run.end;
    let is_told = match minutes {
        Some(minutes) => hour > 12 || minutes > 59,
        // "In week 13 am I", and "850 pm" is a rent: without minutes it stands behind a word that leads to it.
        None => {
            let from = text.ceil_char_boundary(start.saturating_sub(12));
            is_joined && hour > 12 && LEAD.is_in(&text[from..start])
        }
    };
    if !is_told || writing.is_in_address(start) {
        return;
    }
    let span = start..run.end;
    let words = &text[span.clone()];
    let is_afternoon = words[words.len() - 2..].eq_ignore_ascii_case("pm");
    let is_plain = minutes.is_none_or(|minutes| minutes < 60);
    match hour {
        // What is meant is plain to see.
        13..24 if is_afternoon && is_plain => {
            let minutes = minutes.map(|minutes| format!(":{minutes:02}"));
            let meant = format!("{}{}pm", hour - 12, minutes.unwrap_or_default());
            let finding = found.at(
                writing.place(span.clone()),
                format!("`{words}` counts to 24 and to 12 at once"),
                format!("write `{meant}`, or leave `pm` out"),
            );
            finding.severity = Severity::Note;
        }
        _ => tell(writing.place(span.clone()), words, found),
    }
}

fn tell(place: Place, words: &str, found: &mut Found<'_>) {
    found.at(
        place,
        format!("no clock shows `{words}`"),
        "look the time up in the paper that it comes from",
    );
}
