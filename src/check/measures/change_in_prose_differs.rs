//! A sentence says that a figure went one way, and its two numbers go the other, or not as far as it says.
//!
//! Why it matters: "waits fell from 40 to 55 days" tells a reader the opposite of what happened, or one
//! of the two numbers is wrong.
//!
//! How to mend it: look both numbers up in the paper, and correct the number or the word. If the paper
//! prints it so, say that in a silence.
//!
//! Example: `Complaints fell from 40 in 2022 to 55 in 2023`, `calls rose by 12% from 100 to 130`.

use crate::check::{Check, Content, Found, Looks, Pattern, Question};
use crate::diagnostic::Severity;
use crate::term::text::squeeze;

pub(super) const CHECK: Check = Check::new(
    "change-in-prose-differs",
    Severity::Warning,
    include_str!("change_in_prose_differs.rs"),
    Looks::Through(look),
)
.asking(ASKS);

const ASKS: &[&Question] = &[&CHANGES];

/// The words that say that a figure went up or down, without those that judge: what improves may fall.
static CHANGES: Question =
    Question::of_words(|word| goes_up(word).is_some()).standing(|text, word| {
        let behind = near(&text[word.end..]);
        behind.starts_with([' ', ',', '\n', '\r']) && behind.contains("from")
    });

macro_rules! figure {
    ($number:literal, $unit:literal) => {
        concat!(
            r"£?(?P<",
            $number,
            r">\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s?(?P<",
            $unit,
            r">%|per\s+cent(?:age\s+points?)?|[mk](?-u:\b)|[mb]illion|days?|weeks?|months?|years?|hours?|minutes?)?"
        )
    };
}

/// What follows the word: "by a third, from 40 in June 2022 to 55".
static FROM_TO: Pattern = Pattern::new(concat!(
    r"^(?:\s+(?:again|further|slightly|sharply|steadily|significantly|markedly|considerably|overall|only)|\s+(?:the|its|our|their)\s+(?:(?:total|average|overall|annual|monthly)\s+)?(?:number|rate|share|proportion|percentage|cost|backlog|total|average|wait)(?:\s+of(?:\s+[\w'\u{2019}-]+){1,4}?)?|,?\s+by\s+(?:(?P<by>\d{1,3}(?:\.\d+)?)\s?(?:%|per\s+cent)|£?\d[\d.,]*|a\s+\w+|nearly\s+\w+),?)*\s+from\s+(?P<all>",
    figure!("first", "unit"),
    r"(?:\s+(?:in\s+)?(?:[A-Z][a-z]+\s+)?(?:19|20)\d\d(?:/\d\d)?|\s+in\s+[A-Z][a-z]+|\s+last\s+\w+|\s+\w+\s+earlier|\s+\([^()]{0,30}\))?\s+to\s+",
    figure!("second", "own"),
    r")",
));

/// Where a smaller number is the higher one, or numbers are names: places in a table, grades, ages, times of
/// day and numbers of people in so many.
static OTHERWISE: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:rank\w*|league|places?|positions?|quartiles?|deciles?|bands?|grades?|levels?|tiers?|aged?|old|[ap]\.?m|priorit\w+)(?-u:\b)",
);

/// What goes on behind the second number, so that it is no whole figure.
static GOES_ON: Pattern =
    Pattern::new(r"^(?:[\d/:-]|[.,]\d|\s?[ap]\.?m(?-u:\b)|(?:st|nd|rd|th)(?-u:\b)|\s+in\s+\d)");

/// Whether a word says that a figure goes up; none where it says nothing of the kind.
fn goes_up(word: &str) -> Option<bool> {
    const UP: [&str; 11] = [
        "rose",
        "risen",
        "rises",
        "rising",
        "increased",
        "increases",
        "increasing",
        "grew",
        "grown",
        "climbed",
        "up",
    ];
    const DOWN: [&str; 15] = [
        "fell",
        "fallen",
        "falls",
        "falling",
        "dropped",
        "drops",
        "dropping",
        "decreased",
        "decreases",
        "decreasing",
        "declined",
        "declines",
        "reduced",
        "shrank",
        "down",
    ];
    if word.len() > "decreasing".len() {
        return None;
    }
    let is_one_of = |words: &[&str]| words.iter().any(|known| known.eq_ignore_ascii_case(word));
    if is_one_of(&UP) {
        return Some(true);
    }
    is_one_of(&DOWN).then_some(false)
}

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for (writing, run) in content.that(&CHANGES) {
        let text = writing.text;
        let behind = &text[run.end..];
        let Some(up) = goes_up(&text[run.clone()]) else {
            continue;
        };
        let Some(hit) = FROM_TO.captures_iter(near(behind)).next() else {
            continue;
        };
        let (Some(first), Some(second)) = (hit.name("first"), hit.name("second")) else {
            continue;
        };
        let all = hit.name("all").map_or(0..0, |all| all.range());
        let unit = |name| hit.name(name).map_or("", |unit| unit.as_str());
        let figures = [
            (first.as_str(), unit("unit")),
            (second.as_str(), unit("own")),
        ];
        let span = run.end + all.start..run.end + all.end;
        let fault = match (went_up(figures), hit.name("by")) {
            (Some(went), _) if went != up => Some(in_words(up, &text[span.clone()])),
            (Some(_), Some(by)) => wrong_share(by.as_str(), figures)
                .map(|change| in_numbers(by.as_str(), &text[span.clone()], change)),
            _ => None,
        };
        if let Some(message) = fault
            && !GOES_ON.is_in(&behind[all.end..])
            && !OTHERWISE.is_in(writing.sentence_around(run.start))
        {
            found.at(
                writing.place(span),
                message,
                "look both numbers up in the paper, and correct the number or the word",
            );
        }
    }
}

/// As much behind a word as the pattern may need.
fn near(behind: &str) -> &str {
    &behind[..behind.floor_char_boundary(200)]
}

/// Whether the second of two figures is the higher one; none where they cannot be compared.
fn went_up(figures: [(&str, &str); 2]) -> Option<bool> {
    let [(first, unit), (second, own)] = figures;
    let (from, to) = (number(first)?, number(second)?);
    let (unit, own) = (unit_of(unit), unit_of(own));
    // "From 5 to 7%": the unit is that of both. But "from 5 to 7m" may be anything.
    let is_of_both = unit.is_empty() && !matches!(own.as_str(), "m" | "k" | "million" | "billion");
    let is_year = |number: f64| (1900.0..2100.0).contains(&number) && number.fract() == 0.0;
    let are_years = unit.is_empty() && is_year(from) && is_year(to);
    ((unit == own || is_of_both) && !are_years && from != to).then_some(to > from)
}

fn number(figure: &str) -> Option<f64> {
    figure.replace(',', "").parse().ok()
}

fn unit_of(unit: &str) -> String {
    match unit.trim_end_matches('s') {
        "per cent" => "%".to_owned(),
        unit => squeeze(unit),
    }
}

/// By how much per cent one figure became the other, if it is not by as much as the words say. Shares go up by
/// points or by a part of themselves: of these nothing is said.
fn wrong_share(by: &str, figures: [(&str, &str); 2]) -> Option<f64> {
    /// Papers round, and not all in one way.
    const NEAR: f64 = 1.0;
    let [(first, unit), (second, own)] = figures;
    if [unit, own]
        .into_iter()
        .any(|unit| unit_of(unit).contains(['%', 'c']))
    {
        return None;
    }
    let (by, from, to) = (number(by)?, number(first)?, number(second)?);
    let change = |from: f64, to: f64| 100.0 * (to - from).abs() / from;
    let (of_first, of_second) = (rounding(first, from), rounding(second, to));
    let widest = change(from - of_first, to)
        .max(change(from, to + of_second))
        .max(change(from, to - of_second));
    let least = change(from + of_first, to)
        .min(change(from, to + of_second))
        .min(change(from, to - of_second));
    let is_near = (least - NEAR..=widest + NEAR).contains(&by);
    (from > of_first && !is_near).then(|| change(from, to))
}

/// How far a figure may be from what it was before it was rounded: half of its last digit that is not a zero.
fn rounding(figure: &str, number: f64) -> f64 {
    let decimals = figure
        .split_once('.')
        .map_or(0, |(_, decimals)| decimals.len());
    let zeros = figure
        .bytes()
        .rev()
        .filter(|byte| *byte != b',')
        .take_while(|byte| *byte == b'0');
    match decimals {
        0 if number >= 1_000.0 => 0.5 * 10_f64.powi(zeros.count() as i32),
        _ => 0.5 * 10_f64.powi(-(decimals as i32)),
    }
}

fn in_words(up: bool, words: &str) -> String {
    let (said, seen) = match up {
        true => ("up", "down"),
        false => ("down", "up"),
    };
    let words = squeeze(words);
    format!("the words say that the figure went {said}, and `{words}` goes {seen}")
}

fn in_numbers(by: &str, words: &str, change: f64) -> String {
    let words = squeeze(words);
    format!("the words say that the figure changed by {by}%, and `{words}` is {change:.0}%")
}
