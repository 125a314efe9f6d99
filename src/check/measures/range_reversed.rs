//! A range of numbers in a sentence begins with the larger one, or does not hold the average or the page beside it.
//!
//! Why it matters: one of the two numbers is wrong, or they stand in the wrong order.
//!
//! How to mend it: look both up in the paper, and correct them or change their order.
//!
//! Example: `Between 45 and 30 families came`, `open to people aged 18 to 12`, `an average of 14 weeks, with a range of
//! 16 to 40`, `waits ranged from 14 to 6 weeks`,
//! `page 12 of 9`.

use crate::check::{Check, Content, Found, Looks, Pattern, Question};
use crate::diagnostic::Severity;
use crate::term::text::squeeze;

pub(super) const CHECK: Check = Check::new(
    "range-reversed",
    Severity::Warning,
    include_str!("range_reversed.rs"),
    Looks::Through(look),
)
.asking(ASKS);

const ASKS: &[&Question] = &[&RANGES, &SPREAD, &MEANS, &PAGES];

/// The word before a range, with a number behind it.
static RANGES: Question = Question::of_words(|word| {
    const WORDS: [&str; 16] = [
        "between", "aged", "ages", "range", "ranges", "ranged", "ranging", "varies", "varied",
        "waited", "waits", "took", "takes", "lasts", "lasted", "vary",
    ];
    word.len() <= 7 && WORDS.iter().any(|known| known.eq_ignore_ascii_case(word))
})
.without_digits()
.standing(|text, word| {
    let behind = &text[word.end..];
    let behind = behind.strip_prefix(" from").unwrap_or(behind);
    let behind = behind.strip_prefix([' ', '\n']).unwrap_or_default();
    behind
        .trim_start_matches('\u{a3}')
        .starts_with(|c: char| c.is_ascii_digit())
});

/// "1 to 9 minutes (average 12)".
static MEANS: Question = Question::of_words(|word| ["average", "mean", "median"].contains(&word))
    .without_digits()
    .standing(|text, word| {
        let behind = &text.as_bytes()[word.end..];
        text[..word.start].ends_with('(')
            && matches!(behind, [b' ', digit, ..] if digit.is_ascii_digit())
    });

/// "With a range of 16 to 40", "(range 16 to 40)".
static SPREAD: Question = Question::of_words(|word| word == "range")
    .without_digits()
    .standing(|text, word| {
        let behind = &text.as_bytes()[word.end..];
        let is_in_brackets = text[..word.start].ends_with('(');
        matches!(behind, [b' ', b'o', b'f', b' ', digit, ..] if digit.is_ascii_digit())
            || is_in_brackets
                && matches!(behind, [b' ', digit, ..] | [b':', b' ', digit, ..] if digit.is_ascii_digit())
    });

/// "Page 12 of 9".
static PAGES: Question = Question::of_words(|word| word == "page" || word == "Page")
    .without_digits()
    .standing(|text, word| {
        let behind = &text.as_bytes()[word.end..];
        matches!(behind, [b' ', digit, ..] if digit.is_ascii_digit())
    });
static PAGE: Pattern = Pattern::new(
    r"^[Pp]age\s+(?P<page>\d{1,4})\s+of\s+(?P<all>\d{1,4})(?:$|[,;)]|[.:](?:\D|$)|\s+(?:of|in|and|is|to|for|on)\b|\s*\n)",
);

/// What stands before it and behind it.
static AVERAGE: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?P<all>(?:average|mean|median)(?:\s+(?:of|was|is|wait|time|age|length))*\s+(?P<average>\d{1,4}(?:\.\d+)?)(?:\s+(?P<unit>[a-z]+))?(?:,?\s+(?:and\s+|with\s+)?(?:a|the)\s+range\s+of\s+|\s*\(range:?\s+(?:of\s+|from\s+)?)(?P<from>\d{1,4}(?:\.\d+)?)(?:\s+(?:to|-)\s+|\s?[-\u{2013}]\s?)(?P<to>\d{1,4}(?:\.\d+)?))(?:\s+(?P<own>[a-z]+))?",
);

/// "1 to 9 minutes (average 12)".
static MEAN_OF: Pattern = Pattern::new(
    r"(?-u:\b)(?P<all>(?P<from>\d{1,4}(?:\.\d+)?)\s+(?:to|and)\s+(?P<to>\d{1,4}(?:\.\d+)?)\s+(?P<own>[a-z]+)\s+\((?:average|mean|median)\s+(?P<average>\d{1,4}(?:\.\d+)?)(?:\s+(?P<unit>[a-z]+))?)\)",
);

/// "Between 45 and 30 families": what is counted are several, and no hours.
static BETWEEN: Pattern = Pattern::new(
    r"(?i)^(?P<all>between\s+(?P<from>\d{1,3}(?:,\d{3})*)(?:\s?%)?\s+and\s+(?P<to>\d{1,3}(?:,\d{3})*)(?:\s?%|\s+(?P<noun>[a-z]{4,}s|people|children)))(?-u:\b)?",
);

/// "Between £9,000 and £6,000".
static MONEY: Pattern = Pattern::new(
    r"(?i)^(?P<all>(?:between|rang(?:es?|ed|ing)\s+from)\s+\u{a3}(?P<from>\d{1,3}(?:,\d{3})*(?:\.\d+)?)\s+(?:and|to)\s+\u{a3}(?P<to>\d{1,3}(?:,\d{3})*(?:\.\d+)?))(?:[.;:)]|,\s|$|\s+(?:[a-jl-z][a-z]+|a)(?-u:\b))",
);

/// "Between 18 and 12 weeks", "ranged from 14 to 6 weeks", "waited 9 to 4 minutes", but not "weeks before".
static LASTING: Pattern = Pattern::new(
    r"(?i)^(?P<all>(?:between\s+(?P<from>\d{1,3})\s+and|(?:rang(?:es?|ed|ing)|var(?:y|ied|ies))\s+from\s+(?P<first>\d{1,3})\s+to|(?:waited|waits|took|takes|lasts|lasted)\s+(?P<other>\d{1,3})\s+to)\s+(?P<to>\d{1,3})\s+(?P<unit>minutes|hours|days|weeks|months|years))(?:[.;:)]|,|$|\s)",
);

/// "Ranged from 45% to 30%".
static RANGED: Pattern = Pattern::new(
    r"(?i)^(?P<all>(?:rang(?:es?|ed|ing)|var(?:y|ied|ies))\s+from\s+(?P<from>\d{1,3}(?:\.\d+)?)(?:\s?%)?\s+to\s+(?P<to>\d{1,3}(?:\.\d+)?)\s?%)",
);

/// Words before two numbers that are no ends of a range, and behind two stretches of time that are counted
/// backwards or by the clock.
static NO_RANGE: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:gaps?|differences?|choice|choose|choosing|chose|split|divided|distinguish\w*|compar\w+|halfway|half-way|midway|switch\w*|moved?|moving|transfer\w*|fell|fall|falls|drops?|dropped|cut|cuts|reduc\w+|decreas\w+|swap\w*|exchange)(?:\s+(?:in|of|by|widened|narrowed))?\s*$",
);
static BACKWARDS: Pattern = Pattern::new(
    r"(?i)^['\u{2019}]?\s*(?:['\u{2019}]\s*)?(?:ago|before|beforehand|prior|earlier|previously|in\s+advance|ahead|until|till|to\s+go|left|back|away|notice|to|past|from)(?-u:\b)",
);

/// "Aged 18 to 12", but not "aged 18 to 12 months".
static AGED: Pattern = Pattern::new(
    r"(?i)^(?P<all>age[ds]\s+(?:between\s+)?(?P<from>\d{1,3})(?:\s+(?:to|and)\s+|\s?(?:-|\u{2013})\s?)(?P<to>\d{1,3}))(?:[,.;:)]|\s+(?:[a-ln-v][a-z]*|years?)(?-u:\b)|\s*$)",
);

/// Nouns behind two numbers that are hours, or that belong to the second alone.
static NO_NOUN: Pattern = Pattern::new(
    r"(?i)^(?:(?:mon|tues|wednes|thurs|fri|satur|sun|week)days?|days|weeks|months|years|hours|minutes|across|this|was|is|always|streets?|towards|perhaps|unless)$",
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    look_at_averages(content, found);
    look_at_pages(content, found);
    for (writing, run) in content.that(&RANGES) {
        let behind = &writing.text[run.start..];
        let near = &behind[..behind.floor_char_boundary(80)];
        let hit = [&LASTING, &MONEY, &RANGED, &BETWEEN, &AGED]
            .iter()
            .find_map(|pattern| pattern.captures_iter(near).next());
        let Some(hit) = hit else {
            continue;
        };
        let number = |name| {
            let words = hit.name(name)?.as_str();
            words.replace(',', "").parse::<f64>().ok()
        };
        let from = ["from", "first", "other"].into_iter().find_map(number);
        let (Some(all), Some(from), Some(to)) = (hit.name("all"), from, number("to")) else {
            continue;
        };
        let before = &writing.text[writing
            .text
            .floor_char_boundary(run.start.saturating_sub(40))
            ..run.start];
        let is_clock = hit
            .name("unit")
            .is_some_and(|unit| unit.as_str().eq_ignore_ascii_case("hours") && from <= 24.0);
        let is_backwards = hit.name("unit").is_some() && BACKWARDS.is_in(&near[all.end()..]);
        if is_clock || is_backwards || NO_RANGE.is_in(before) {
            continue;
        }
        let is_time = hit
            .name("noun")
            .is_some_and(|noun| NO_NOUN.is_in(noun.as_str()));
        if from > to && !is_time {
            found.at(
                writing.place(run.start..run.start + all.end()),
                format!("`{}` begins with the larger number", squeeze(all.as_str())),
                "look both numbers up in the paper, and correct them or change their order",
            );
        }
    }
}

fn look_at_pages(content: &Content<'_>, found: &mut Found<'_>) {
    for (writing, run) in content.that(&PAGES) {
        let behind = &writing.text[run.start..];
        let near = &behind[..behind.floor_char_boundary(24)];
        let Some(hit) = PAGE.captures_iter(near).next() else {
            continue;
        };
        let number = |name| hit.name(name)?.as_str().parse::<u32>().ok();
        let (Some(page), Some(all), Some(end)) = (number("page"), number("all"), hit.name("all"))
        else {
            continue;
        };
        if page > all {
            let span = run.start..run.start + end.end();
            let words = squeeze(&writing.text[span.clone()]);
            found.at(
                writing.place(span),
                format!("`{words}`: there is no such page"),
                "look both numbers up in the paper, and correct the one that is wrong",
            );
        }
    }
}

fn look_at_averages(content: &Content<'_>, found: &mut Found<'_>) {
    const UNITS: [&str; 6] = ["minutes", "hours", "days", "weeks", "months", "years"];
    let spreads = content.that(&SPREAD).map(|stands| (stands, &AVERAGE));
    let means = content.that(&MEANS).map(|stands| (stands, &MEAN_OF));
    for ((writing, run), pattern) in spreads.chain(means) {
        let start = writing
            .text
            .floor_char_boundary(run.start.saturating_sub(80));
        let end = writing.text.floor_char_boundary(run.end + 40);
        let Some(hit) = pattern.captures_iter(&writing.text[start..end]).next() else {
            continue;
        };
        let number = |name| hit.name(name)?.as_str().parse::<f64>().ok();
        let (Some(all), Some(average), Some(from), Some(to)) = (
            hit.name("all"),
            number("average"),
            number("from"),
            number("to"),
        ) else {
            continue;
        };
        let unit = |name| {
            hit.name(name)
                .map(|unit| unit.as_str())
                .filter(|unit| UNITS.contains(unit))
        };
        let is_one = match (unit("unit"), unit("own")) {
            (Some(unit), Some(own)) => unit == own,
            _ => true,
        };
        if is_one && from < to && !(from..=to).contains(&average) {
            let span = start + all.start()..start + all.end();
            found.at(
                writing.place(span),
                format!(
                    "`{}`: the average is not within the range",
                    squeeze(all.as_str())
                ),
                "look the numbers up in the paper, and correct the one that is wrong",
            );
        }
    }
}
