//! A sentence says that a figure went one way, and its two numbers go the other, or not as far as it says.
//!
//! Why it matters: "waits fell from 40 to 55 days" tells a reader the opposite of what happened, or one
//! of the two numbers is wrong.
//!
//! How to mend it: look both numbers up in the paper, and correct the number or the word. If the paper
//! prints it so, say that in a silence.
//!
//! Example: `Complaints fell from 40 in 2022 to 55 in 2023`, `calls rose by 12% from 100 to 130`, `visits doubled
//! from 30 to 45`, `waits fell to 61 days (from 57)`, `£1.4m against a budget of £1.2m, an underspend`.

use crate::check::measures::figure::plain;
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

const ASKS: &[&Question] = &[&CHANGES, &STEADY, &BUDGET];

/// The words that say that a figure went up or down, without those that judge: what improves may fall.
static CHANGES: Question =
    Question::of_words(|word| goes_up(word).is_some() || factor(word).is_some())
        .without_digits()
        .standing(|text, word| {
            let behind = near(&text[word.end..]);
            behind.starts_with([' ', ',', '\n', '\r'])
                && (behind.contains("from") || behind.contains("compared"))
        });

/// "Remained stable at 412 (previously 112)".
static STEADY: Question = Question::of_words(|word| {
    ["stable", "unchanged", "steady"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(word))
})
.without_digits()
.standing(|text, word| text[word.end..].starts_with(" at "));

/// "£1.4m against a budget of £1.2m, an underspend".
static BUDGET: Question = Question::of_words(|word| word == "underspend" || word == "overspend")
    .without_digits()
    .standing(|text, word| {
        let before = &text[text.floor_char_boundary(word.start.saturating_sub(90))..word.start];
        before.contains("budget of")
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
    r"^(?:\s+(?:again|further|slightly|sharply|steadily|significantly|markedly|considerably|overall|only)|,\s+(?:falling|rising|going|growing|dropping)|\s+(?:the|its|our|their)\s+(?:(?:total|average|overall|annual|monthly)\s+)?(?:number|rate|share|proportion|percentage|cost|backlog|total|average|wait)(?:\s+of(?:\s+[\w'\u{2019}-]+){1,4}?)?|\s+(?:in|over|since|during|within)\s+(?:[\w\u{2019}'/]+\s+){0,2}?[\w\u{2019}'/]+|,?\s+by\s+(?:(?P<points>\d{1,3}(?:\.\d+)?)\s+(?:percentage\s+)?points|(?P<by>\d{1,3}(?:\.\d+)?)\s?(?:%|per\s+cent)|£?\d[\d.,]*|a\s+\w+|nearly\s+\w+),?)*,?\s+from\s+(?P<all>",
    figure!("first", "unit"),
    r"(?:\s+(?:in\s+)?(?:[A-Z][a-z]+\s+)?(?:19|20)\d\d(?:/\d\d)?|\s+in\s+[A-Z][a-z]+|\s+last\s+\w+|\s+\w+\s+earlier|\s+\([^()]{0,30}\))?\s+to\s+",
    figure!("second", "own"),
    r")",
));

/// The other way round: "to 61 (from 57)", "to 61 from 57".
static TO_FROM: Pattern = Pattern::new(concat!(
    r"^(?:\s+(?:again|further|slightly|sharply|back))?\s+to\s+(?P<all>",
    figure!("second", "own"),
    r",?\s+\(?(?:up\s+|down\s+)?from\s+",
    figure!("first", "unit"),
    r")(?P<end>\)|\s+(?:in|last|the)(?-u:\b)|[.,;](?:\s|$))",
));

/// "up 12% on last year (412 compared with 430)".
static COMPARED: Pattern = Pattern::new(concat!(
    r"^(?:\s+by)?\s+\d{1,3}(?:\.\d+)?\s?(?:%|per\s+cent)\s+(?:on|from|against|compared\s+with)\s+[\w\s/]{1,40}\((?P<all>",
    figure!("second", "own"),
    r"\s+compared\s+(?:with|to)\s+",
    figure!("first", "unit"),
    r")\)",
));

/// What is said behind the second number: ", an increase of 9 percentage points".
static OF_POINTS: Pattern = Pattern::new(
    r"^,?\s+\(?an?\s+(?:increase|rise|fall|drop|decrease|reduction|improvement|gain)\s+of\s+(?P<points>\d{1,3}(?:\.\d+)?)\s+(?:percentage\s+)?points(?-u:\b)",
);

/// A word before one that says how many times as much a figure became.
static BOUND: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:(?P<more>more\s+than|over|at\s+least)|(?P<less>nearly|almost|less\s+than|about|around|roughly|approximately|practically|virtually|not\s+quite))\s+$",
);

/// What follows "stable".
static WAS: Pattern = Pattern::new(concat!(
    r"^ at (?P<all>",
    figure!("second", "own"),
    r",?\s+\((?:previously|from|was|compared\s+(?:with|to))\s+",
    figure!("first", "unit"),
    r"\))",
));

/// What stands before "underspend".
static SPENT: Pattern = Pattern::new(concat!(
    r"(?P<all>",
    figure!("second", "own"),
    r"\s+against\s+(?:a|the|its|our)\s+(?:\w+\s+)?budget\s+of\s+",
    figure!("first", "unit"),
    r"),?\s+\(?(?:which\s+is\s+|giving\s+)?an\s+$",
));

/// The same of a part of the figure itself: ", a fall of 18%".
static OF_ITSELF: Pattern = Pattern::new(
    r"^,?\s+\(?an?\s+(?:increase|rise|fall|drop|decrease|reduction|growth)\s+of\s+(?P<by>\d{1,3}(?:\.\d+)?)\s?(?:%|per\s+cent)(?:[.,;)\s]|$)",
);

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

/// How many times as much a figure becomes, as a word says it.
fn factor(word: &str) -> Option<f64> {
    const FACTORS: [(&str, f64); 5] = [
        ("doubled", 2.0),
        ("trebled", 3.0),
        ("tripled", 3.0),
        ("quadrupled", 4.0),
        ("halved", 0.5),
    ];
    let known = FACTORS
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(word))?;
    Some(known.1)
}

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    look_at_steady(content, found);
    look_at_budgets(content, found);
    for (writing, run) in content.that(&CHANGES) {
        let text = writing.text;
        let behind = &text[run.end..];
        let word = &text[run.clone()];
        let Some(up) = goes_up(word).or_else(|| Some(factor(word)? > 1.0)) else {
            continue;
        };
        let hit = [&FROM_TO, &TO_FROM, &COMPARED]
            .iter()
            .find_map(|pattern| pattern.captures_iter(near(behind)).next());
        let Some(hit) = hit else {
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
        let mut span = run.end + all.start..run.end + all.end;
        // "61 days (from 57)" as a whole.
        if text[span.clone()].contains('(') && text[span.end..].starts_with(')') {
            span.end += 1;
        }
        let said_points = OF_POINTS.captures_iter(near(&behind[all.end..])).next();
        let said_points = said_points.as_ref().and_then(|said| said.name("points"));
        let points = hit.name("points").or(said_points);
        let said_behind = OF_ITSELF.captures_iter(near(&behind[all.end..])).next();
        let said_behind = said_behind.as_ref().and_then(|said| said.name("by"));
        let fault = match (went_up(figures), hit.name("by").or(said_behind)) {
            (Some(went), _) if went != up => Some(in_words(up, &text[span.clone()])),
            (Some(_), _) if factor(word).is_some_and(|times| !is_times(times, &text[..run.start], figures)) => {
                let (word, words) = (word.to_lowercase(), squeeze(&text[span.clone()]));
                let [from, to] = figures.map(|(figure, _)| number(figure).unwrap_or(1.0));
                let times = plain((10.0 * to / from).round() / 10.0);
                Some(format!("the words say that the figure {word}, and `{words}` is {times} times as much"))
            }
            (Some(_), _) if points.is_some() => points
                .and_then(|points| wrong_points(points.as_str(), figures))
                .map(|(said, change)| {
                    let words = squeeze(&text[span.clone()]);
                    format!("the words say that the figure changed by {said} points, and `{words}` is {change}")
                }),
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

/// Whether one figure became so many times another, as nearly as the words before say: "more than doubled".
fn is_times(times: f64, before: &str, figures: [(&str, &str); 2]) -> bool {
    let [(first, _), (second, _)] = figures;
    let (Some(from), Some(to)) = (number(first), number(second)) else {
        return true;
    };
    let before = &before[before.floor_char_boundary(before.len().saturating_sub(20))..];
    let bound = BOUND.captures_iter(before).next();
    let says = |name| {
        bound
            .as_ref()
            .is_some_and(|bound| bound.name(name).is_some())
    };
    // How far it went, as a part of how far it was to go in steps of itself.
    let far = if times > 1.0 {
        to / from / times
    } else {
        from / to * times
    };
    match (says("more"), says("less")) {
        (true, _) => far >= 0.97,
        (_, true) => far >= 0.75,
        _ => (0.85..=1.25).contains(&far),
    }
}

/// By how many points a share changed, if not by as many as the words say.
fn wrong_points(said: &str, figures: [(&str, &str); 2]) -> Option<(String, String)> {
    let [(first, unit), (second, own)] = figures;
    let is_share = unit_of(own) == "%" && matches!(unit_of(unit).as_str(), "%" | "");
    let (points, from, to) = (number(said)?, number(first)?, number(second)?);
    let room = rounding(said, 0.0) + rounding(first, 0.0) + rounding(second, 0.0);
    let change = (to - from).abs();
    let is_far = (change - points).abs() > room.min(1.0) + 1e-9;
    (is_share && is_far).then(|| (said.to_owned(), plain(change)))
}

/// "Stable at 412 (previously 112)".
fn look_at_steady(content: &Content<'_>, found: &mut Found<'_>) {
    /// A part of the older figure: what moves by less is often called stable.
    const STABLE: f64 = 0.2;
    for (writing, run) in content.that(&STEADY) {
        let behind = near(&writing.text[run.end..]);
        let Some(hit) = WAS.captures_iter(behind).next() else {
            continue;
        };
        let words = |name| hit.name(name).map_or("", |part| part.as_str());
        let figures = [
            (words("first"), words("unit")),
            (words("second"), words("own")),
        ];
        let (Some(from), Some(to)) = (number(figures[0].0), number(figures[1].0)) else {
            continue;
        };
        let is_far = (to - from).abs() > from.abs().max(to.abs()) * STABLE && from.max(to) >= 10.0;
        if is_far && went_up(figures).is_some() {
            let all = hit.name("all").map_or(0..0, |all| all.range());
            let span = run.end + all.start..run.end + all.end;
            let word = writing.text[run].to_lowercase();
            found.at(
                writing.place(span),
                format!(
                    "the words say that the figure is {word}, and `{}` is not",
                    squeeze(words("all"))
                ),
                "look both numbers up in the paper, and correct the number or the word",
            );
        }
    }
}

/// "£1.4m against a budget of £1.2m, an underspend".
fn look_at_budgets(content: &Content<'_>, found: &mut Found<'_>) {
    for (writing, run) in content.that(&BUDGET) {
        let start = writing
            .text
            .floor_char_boundary(run.start.saturating_sub(120));
        let Some(hit) = SPENT.captures_iter(&writing.text[start..run.start]).next() else {
            continue;
        };
        let words = |name| hit.name(name).map_or("", |part| part.as_str());
        let figures = [
            (words("first"), words("unit")),
            (words("second"), words("own")),
        ];
        let word = &writing.text[run.clone()];
        if went_up(figures).is_some_and(|over| over != (word == "overspend")) {
            let all = hit.name("all").map_or(0..0, |all| all.range());
            let other = match word {
                "overspend" => "an underspend",
                _ => "an overspend",
            };
            found.at(
                writing.place(start + all.start..run.end),
                format!(
                    "the words say {word}, and `{}` is {other}",
                    squeeze(words("all"))
                ),
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
    // "Rose to 61 from 2023" tells of a time.
    let are_years =
        unit.is_empty() && is_year(from) && !first.contains(',') && (is_year(to) || to < 1000.0);
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
