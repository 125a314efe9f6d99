//! A text gives a span of days, months or quarters, or of hours in one afternoon, that ends before it begins.
//!
//! Why it matters: one of the two dates is wrong, most often in its year, and nobody can tell how long
//! the work took or whether it is over. Of two times, nobody can tell when to come.
//!
//! How to mend it: look both up and correct the wrong one. If the paper prints them so, add the
//! right one in a note and silence this check with that reason.
//!
//! Example: `The pilot ran from 4 June 2021 to 12 March 2021`; `open from 2.30pm to 1.00pm`.

use crate::check::{Check, Content, Found, Looks, Pattern, Question, Writing};
use crate::diagnostic::Severity;
use crate::term::PartialDate;
use crate::term::partial_date::month_number;
use crate::term::text::squeeze;
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "backward-dates",
    Severity::Warning,
    include_str!("backward_dates.rs"),
    Looks::Through(look),
)
.asking(ASKS);

const ASKS: &[&Question] = &[&BEGINNINGS, &AFTERNOONS];

/// A date that is whole: a day, a month, a quarter of a financial year.
macro_rules! date {
    () => {
        r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?(?:the\s+)?(?:\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d|(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec),?\s+(?:19|20)\d\d|Q[1-4]\s+(?:19|20)\d\d/\d\d)"
    };
}

/// Two of them, as a span.
static SPAN: Pattern = Pattern::new(concat!(
    r"^(",
    date!(),
    r")(\s+(?:up\s+)?(?:to|until|till|through|and)\s+|\s*[-\u{2013}\u{2014}]\s*)(",
    date!(),
    r")(?-u:\b)"
));

/// Two days of one month, behind the word that says that it is a span.
static DAYS: Pattern = Pattern::new(
    r"^(?:the\s+)?(?P<first>\d{1,2})(?:st|nd|rd|th)?\s+(?:(?:of\s+)?(?P<own>January|February|March|April|May|June|July|August|September|October|November|December)\s+)?(?P<sign>to|and|until)\s+(?:the\s+)?(?P<second>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>January|February|March|April|May|June|July|August|September|October|November|December)(?:\s+(?:19|20)\d\d)?(?-u:\b)",
);

/// Two quarters of the same year.
static QUARTERS: Pattern = Pattern::new(
    r"^Q(?P<first>[1-4])\s*(?:to|until|[-\u{2013}])\s*Q(?P<second>[1-4])\s+of\s+(?:the\s+year\s+)?(?:19|20)\d\d/\d\d(?-u:\b)",
);

/// Two years alone.
static YEARS: Pattern = Pattern::new(
    r"^((?:19|20)\d\d)\s+(?:to|until|till|and)\s+((?:19|20)\d\d)(?:$|[.,;:)]|\s+(?:in|with|by|at|for|under|on|was|is)(?-u:\b))",
);

/// Words of something that lasts.
static LASTS: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:ran|runs?|running|lasted|lasts?|covers?|covered|covering|periods?|terms?|contracts?|held\s+(?:the\s+)?(?:post|office)|served|in\s+post|in\s+office|funded|strateg\w+|plans?)(?-u:\b)",
);

/// What was moved, compared or counted goes from one to the other in any order.
static MOVES: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:mov(?:e|ed|es|ing)|shift\w*|chang\w+|brought|bring\w*|forward|put\s+back|postpon\w+|deferr?\w*|delay\w*|amend\w*|correct\w*|re-?schedul\w+|revis\w+|re-?arrang\w+|alter\w*|advanc\w+|adjourn\w*|slip\w*|back\s*dat\w+|(?:in)?stead|compar\w+|differen\w+|differ|gaps?|versus|fell|fall\w*|rose|rising|drop(?:s|ped|ping)?\s+(?:\w+\s+)?|increas\w+|decreas\w+|reduc\w+|grew|grow\w*|went|down|up|backwards?|reverse\w*|counting|latest|newest)(?-u:\b)",
);

/// Two times of an afternoon or evening.
static TIMES: Pattern = Pattern::new(
    r"(?i)^(\d{1,2})(?:[:.]([0-5]\d))?\s?pm(?:\s+(?:to|until|till|and)\s+|\s*[-\u{2013}]\s*)(\d{1,2})(?:[:.]([0-5]\d))?\s?pm\b",
);

/// "pm" with a word or sign of a span behind it.
static AFTERNOONS: Question = Question::of_words(|run| {
    let digits = run.bytes().take_while(u8::is_ascii_digit).count();
    digits <= 2 && run[digits..].eq_ignore_ascii_case("pm")
})
.standing(|text, half| {
    let behind = text[half.end..].trim_start();
    ["to ", "until ", "till ", "and ", "-", "\u{2013}"]
        .iter()
        .any(|sign| behind.starts_with(sign))
});

/// The words with which a span may begin.
static BEGINNINGS: Question = Question::of_words(may_begin).standing(may_begin_span);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for (writing, run) in content.that(&BEGINNINGS) {
        let text = writing.text;
        let word = &text[run.clone()];
        let start = match word {
            "from" | "From" | "between" | "Between" => {
                let rest = text[run.end..].trim_start();
                look_at_numbers(writing, text.len() - rest.len(), word, found);
                continue;
            }
            _ if word.starts_with('Q') => {
                look_at_quarters(writing, run.start, found);
                run.start
            }
            _ => day_before(text, run.start),
        };
        look_at_span(writing, start, found);
    }
    for (writing, half) in content.that(&AFTERNOONS) {
        look_at_times(writing, &half, found);
    }
}

/// Two times of one afternoon: at noon it begins, and a night ends in the morning.
fn look_at_times(writing: &Writing<'_>, half: &Range<usize>, found: &mut Found<'_>) {
    const LONGEST: usize = "12.30 ".len();
    let text = writing.text;
    let end = half.end - "pm".len();
    let before = &text[text.ceil_char_boundary(end.saturating_sub(LONGEST))..end];
    let is_of_time = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.');
    let start = end - (before.len() - before.trim_end().trim_end_matches(is_of_time).len());
    let Some(hit) = TIMES.captures_iter(near(text, start)).next() else {
        return;
    };
    let minutes = |hour: usize| {
        let number = |at: usize| {
            hit.get(at)
                .map_or(Some(0), |part| part.as_str().parse().ok())
        };
        let (hour, minutes): (u32, u32) = (number(hour)?, number(hour + 1)?);
        (1..12).contains(&hour).then_some(hour * 60 + minutes)
    };
    let is_list = |whole: &str| whole.contains(" and ") && !follows(text, start, "between");
    if let (Some(from), Some(to), Some(whole)) = (minutes(1), minutes(3), hit.get(0))
        && from > to
        && !is_list(whole.as_str())
    {
        tell(writing, start..start + whole.end(), found);
    }
}

fn may_begin(run: &str) -> bool {
    matches!(
        run,
        "from" | "From" | "between" | "Between" | "Q1" | "Q2" | "Q3" | "Q4"
    ) || (3..=9).contains(&run.len())
        && run.starts_with(|c: char| c.is_ascii_uppercase())
        && month_number(&run.to_ascii_lowercase()).is_some()
}

/// Whether a span may stand where one of these words does: behind "from" a number or "the 4th", behind a month a
/// year and so on.
fn may_begin_span(text: &str, word: &Range<usize>) -> bool {
    match &text[word.clone()] {
        "from" | "From" | "between" | "Between" => {
            let rest = text[word.end..].trim_start();
            let rest = rest.strip_prefix("the").map_or(rest, str::trim_start);
            rest.starts_with(|c: char| c.is_ascii_digit())
        }
        quarter if quarter.starts_with('Q') => true,
        _ => begins_span(text, word),
    }
}

/// Whether a year and then a word or sign of a span stand behind a month: most months need no more than
/// this look.
fn begins_span(text: &str, month: &Range<usize>) -> bool {
    // Every date passes here: bytes are enough for nearly all of them.
    let behind = text.as_bytes().get(month.end..).unwrap_or_default();
    let may_be = match behind {
        [b' ' | b',' | b'\n', digit, _, _, _, next, ..] if digit.is_ascii_digit() => {
            matches!(next, b' ' | b'-' | b'\n' | b'\r' | 0xe2)
        }
        [_, b' ' | b'\n', digit, ..] => digit.is_ascii_digit(),
        _ => false,
    };
    if !may_be {
        return false;
    }
    let rest = text[month.end..].trim_start_matches([',', ' ', '\n', '\r']);
    let is_year = rest.len() > 4 && rest.as_bytes()[..4].iter().all(u8::is_ascii_digit);
    let behind = if is_year { &rest[4..] } else { return false };
    let next = behind.trim_start();
    if !matches!(next.as_bytes(), [b't' | b'u' | b'a' | b'-' | 0xe2, ..]) {
        return false;
    }
    [
        "to ", "up to ", "until ", "till ", "through ", "and ", "-", "–", "—",
    ]
    .iter()
    .any(|sign| next.starts_with(sign))
        || ["to\n", "until\n", "and\n"]
            .iter()
            .any(|sign| next.starts_with(sign))
}

/// Where the day before a month begins, and the weekday before that is left.
fn day_before(text: &str, month: usize) -> usize {
    let before = text[..month].trim_end();
    let before = before.strip_suffix(" of").unwrap_or(before).trim_end();
    let number = before.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']);
    let digits = number.len() - number.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    match digits {
        1 | 2 => number.len() - digits,
        _ => month,
    }
}

fn look_at_span(writing: &Writing<'_>, start: usize, found: &mut Found<'_>) {
    let Some(hit) = SPAN.captures_iter(near(writing.text, start)).next() else {
        return;
    };
    let (Some(whole), Some(first), Some(sign), Some(second)) =
        (hit.get(0), hit.get(1), hit.get(2), hit.get(3))
    else {
        return;
    };
    let (from, to) = (
        PartialDate::read(first.as_str()),
        PartialDate::read(second.as_str()),
    );
    let is_backward = match (from.earliest(), to.latest()) {
        (Some(from), Some(to)) => from > to,
        _ => false,
    };
    // "And" makes a span behind "between" alone.
    let is_list = sign.as_str().trim() == "and" && !follows(writing.text, start, "between");
    if is_backward && !is_list {
        tell(writing, start..start + whole.end(), found);
    }
}

fn look_at_quarters(writing: &Writing<'_>, start: usize, found: &mut Found<'_>) {
    let hit = QUARTERS.captures_iter(near(writing.text, start)).next();
    if let Some(hit) = hit
        && hit["first"] > hit["second"]
    {
        tell(writing, start..start + hit[0].len(), found);
    }
}

/// Days in numbers, days of one month, and years, behind "from" or "between".
fn look_at_numbers(writing: &Writing<'_>, start: usize, word: &str, found: &mut Found<'_>) {
    let text = near(writing.text, start);
    let is_between = word.eq_ignore_ascii_case("between");
    if let Some(hit) = DAYS.captures_iter(text).next() {
        let part = |name: &str| hit.name(name).map(|part| part.as_str());
        let number = |name: &str| part(name).and_then(|part| part.parse::<u32>().ok());
        let (first, second) = (number("first"), number("second"));
        // "From 30 May to 2 June" is of two months.
        if part("own").is_some() && part("own") != part("month") {
            return;
        }
        let is_and = part("sign") == Some("and");
        let is_backward =
            matches!((first, second), (Some(first), Some(second)) if first > second && first <= 31);
        // "From 9 to 5" is a working day.
        let is_hours = (first, second) == (Some(9), Some(5));
        if is_backward
            && !is_hours
            && is_and == is_between
            && let Some(whole) = hit.get(0)
        {
            tell(writing, start..start + whole.end(), found);
        }
    } else if let Some(hit) = YEARS.captures_iter(text).next() {
        let number = |at: usize| {
            hit.get(at)
                .and_then(|part| part.as_str().parse::<u32>().ok())
        };
        let (first, second) = (number(1), number(2));
        let is_backward = matches!((first, second), (Some(first), Some(second)) if first > second);
        if is_backward
            && let Some(end) = hit.get(2)
            && LASTS.is_in(writing.sentence_around(start))
        {
            tell(writing, start..start + end.end(), found);
        }
    } else if text.starts_with(|c: char| c.is_ascii_digit())
        && text.get(1..6).is_some_and(|next| next.contains(['/', '.']))
    {
        look_at_span(writing, start, found);
    }
}

fn tell(writing: &Writing<'_>, span: Range<usize>, found: &mut Found<'_>) {
    let text = writing.text;
    let sentence = writing.sentence_around(span.start);
    let before = sentence
        .find(&text[span.clone()])
        .map_or("", |at| &sentence[..at]);
    let is_joined = text[..span.start].ends_with(['/', '-', '_', '.', '=']);
    if MOVES.is_in(before) || is_joined || writing.is_in_address(span.start) {
        return;
    }
    let words = squeeze(&text[span.clone()]);
    let what = match words.ends_with(['m', 'M']) {
        true => "times",
        false => "dates",
    };
    found.at(
        writing.place(span),
        format!("`{words}` ends before it begins"),
        format!("look both {what} up, and correct the one that is wrong"),
    );
}

/// Whether a word stands right before a place, with at most a weekday or an article between.
fn follows(text: &str, start: usize, word: &str) -> bool {
    let mut before = text[..start].trim_end();
    for _ in 0..3 {
        let (head, last) = before
            .rsplit_once(char::is_whitespace)
            .unwrap_or(("", before));
        let last = last.trim_end_matches(',');
        if last.eq_ignore_ascii_case(word) {
            return true;
        }
        if last != "the" && !last.ends_with("day") {
            return false;
        }
        before = head.trim_end();
    }
    false
}

/// As much of a text from a place on as a span may take.
fn near(text: &str, start: usize) -> &str {
    const LONGEST: usize = 100;
    &text[start..text.floor_char_boundary(start + LONGEST)]
}
