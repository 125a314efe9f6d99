//! A part is more than its whole, or not the share of it that is printed beside it.
//!
//! Why it matters: one of the numbers is wrong, and a reader cannot tell which.
//!
//! How to mend it: look them up in the paper, and correct the one that is wrong. If the share is of something
//! else, say of what.
//!
//! Example: `2 of 3 wards (50%)`, which is 67%; `one in four (20%)`; `ten of the nine clinics`; `The team checked
//! 214 homes. Of these, 258 needed a rail`.

use crate::check::measures::figure::{figures, plain};
use crate::check::measures::sum_differs::{last_sentence, only_count};
use crate::check::measures::told_share::{IN_WORDS, fits, told_share};
use crate::check::{Check, Content, Found, Looks, Pattern, Question, Told, Writing};
use crate::diagnostic::Severity;
use crate::term::number_word::of_word;
use crate::term::text::squeeze;
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "share-differs",
    Severity::Warning,
    include_str!("share_differs.rs"),
    Looks::Each(&[
        Looks::AtWords(
            &[
                "%)",
                "per cent)",
                "out of ",
                "half",
                "third",
                "quarter",
                ", which is ",
            ],
            look,
        ),
        Looks::Through(look_through),
    ]),
)
.asking(ASKS);

const ASKS: &[&Question] = &[&OF, &OR, &OF_THESE];

/// A number before "of" and another number: "12 of 9 wards", "ten of the nine".
static OF: Question = Question::of_words(|word| count(word).is_some()).standing(|text, word| {
    // Every number passes here: bytes are enough for nearly all of them.
    matches!(text.as_bytes()[word.end..], [b' ', b'o', b'f', b' ', ..])
        && !text[..word.start].ends_with([',', '.', '\u{a3}'])
});

/// "The teams checked 214 homes. Of these, 258 needed a rail".
static OF_THESE: Question =
    Question::of_words(|word| word.starts_with(|c: char| c.is_ascii_digit())).standing(
        |text, word| {
            let before = &text[..word.start];
            before.ends_with("se, ")
                && (before.ends_with("Of these, ") || before.ends_with("Of those, "))
        },
    );
static THEY: Pattern = Pattern::new(
    r"^(?P<all>(?P<part>\d{1,3}(?:,\d{3})+|\d{1,6})(?:\s+\((?P<share>\d{1,3}(?:\.\d+)?)\s?(?:%|per\s+cent)\))?)\s+[a-z]{2,}",
);

/// "40 of 50 homes, or 90%".
static OR: Question = Question::of_words(|word| word == "or")
    .without_digits()
    .standing(|text, word| {
        let behind = &text.as_bytes()[word.end..];
        text[..word.start].ends_with(", ")
            && matches!(behind, [b' ', digit, ..] if digit.is_ascii_digit())
    });

macro_rules! number {
    ($name:literal) => {
        concat!(r"(?P<", $name, r">\d{1,3}(?:,\d{3})+|\d{1,6}|(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty))")
    };
}

/// "12 of the 40 schools (30%)", "66/120 (55%)".
static SHARE: Pattern = Pattern::new(concat!(
    r"(?-u:\b)",
    number!("part"),
    r"(?:\s+(?:out\s+)?of\s+(?:(?:the|its|our|their|all|these)\s+){0,2}|\s?/\s?)",
    number!("whole"),
    r"(?:\s+[\p{L}'\u{2019}-]+){0,4}?\s*\((?P<share>\d{1,3}(?:\.\d+)?)\s?(?:%|per\s+cent)\)",
));

/// "Of 120 tenants, 66 (55%)", but not "66 (55%) of those who replied".
static OF_WHOLE: Pattern = Pattern::new(concat!(
    r"(?-u:\b)[Oo]f\s+(?:(?:the|its|our|their|all|these)\s+){0,2}",
    number!("whole"),
    r"\s+[\p{L}'\u{2019}-]+(?:\s+[\p{L}'\u{2019}-]+){0,5},\s+",
    number!("part"),
    r"\s*(?:[\p{L}'\u{2019}-]+\s+){0,2}\((?P<share>\d{1,3}(?:\.\d+)?)\s?(?:%|per\s+cent)\)",
));

/// "Of the 120 tenants, 66 had answered by May, which is 55%".
static OF_WHICH: Pattern = Pattern::new(concat!(
    r"(?-u:\b)[Oo]f\s+(?:(?:the|its|our|their|all|these)\s+){0,2}",
    number!("whole"),
    r"\s+[\p{L}'\u{2019}-]+(?:\s+[\p{L}'\u{2019}-]+){0,5},\s+",
    number!("part"),
    r"\s+[^.,;\n%\u{a3}]{0,80},\s+which\s+is\s+(?P<share>\d{1,3}(?:\.\d+)?)\s?(?:%|per\s+cent(?-u:\b))",
));

/// "66 of the 120 tenants have answered, which is 55%", "asked 120 tenants, and 66 answered, which is 55%".
static WHICH_IS: Pattern = Pattern::new(concat!(
    r"(?-u:\b)",
    number!("part"),
    r"\s+(?:out\s+)?of\s+(?:(?:the|its|our|their|all|these)\s+){0,2}",
    number!("whole"),
    r"\s+[^.,;\n%\u{a3}]{0,80},\s+which\s+is\s+(?P<share>\d{1,3}(?:\.\d+)?)\s?(?:%|per\s+cent(?-u:\b))",
));
static AND_WHICH: Pattern = Pattern::new(concat!(
    r"(?-u:\b)",
    number!("whole"),
    r"(?:\s+[\p{L}'\u{2019}-]+){1,4},?\s+(?:and|of\s+whom|of\s+which)\s+",
    number!("part"),
    r"\s+(?:have\s+|had\s+)?(?:answered|replied|responded|said|agreed|came|attended|took\s+part|passed|answers|replies|did)(?-u:\b)[^.,;\n%\u{a3}]{0,40},\s+which\s+is\s+(?P<share>\d{1,3}(?:\.\d+)?)\s?(?:%|per\s+cent(?-u:\b))",
));

/// "40 of 50 homes, or 80%".
static OR_SHARE: Pattern = Pattern::new(concat!(
    r"(?-u:\b)",
    number!("part"),
    r"\s+(?:out\s+)?of\s+(?:(?:the|its|our|their|all|these)\s+){0,2}",
    number!("whole"),
    r"(?:\s+[\p{L}'\u{2019}-]+){0,4}?,\s+or\s+(?P<share>\d{1,3}(?:\.\d+)?)\s?(?:%|per\s+cent)(?-u:\b)?",
));

/// "12 out of 10".
static OUT_OF: Pattern = Pattern::new(concat!(
    r"(?-u:\b)",
    number!("part"),
    r"\s+out\s+of\s+(?:(?:the|its|our|their|all|these)\s+){0,2}",
    number!("whole"),
    r"(?-u:\b)",
));

/// "12 of 9 wards", "ten of the nine clinics": what is counted are several, and no time or size.
static MORE_OF: Pattern = Pattern::new(concat!(
    r"^",
    number!("part"),
    r"\s+of\s+(?:(?:the|its|our|their|all|these)\s+){0,2}",
    number!("whole"),
    r"\s+(?:[a-z]{3,}\s+)?(?P<noun>[a-z]{3,}s)(?-u:\b)",
));

/// Nouns of which so many are one thing, and words before a number that make it a name.
static NO_NOUN: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:years?|months?|weeks?|days?|hours?|minutes?|stars?|bed\w*|persons?|times|pounds|pence|miles|metres|tonnes|stages?|phases?|grams|kinds|types|sorts|sizes|parts|levels|was|has|this|its|does)(?-u:\b)",
);
static NAMED: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:pages?|sections?|parts?|items?|numbers?|nos?\.?|figures?|tables?|paragraphs?|clauses?|articles?|chapters?|schedules?|rules?|stages?|phases?|steps?|slides?|units?|routes?|wards?|blocks?|lines?|lots?|bus|act|version|volume|appendix|annex|days?|weeks?|years?|months?|regulations?|regulation|directive|order|(?:jan|febr)uary|march|april|may|june|july|august|(?:septem|octo|novem|decem)ber|the)\s*$",
);

/// A value that is a part and its whole: "11/14".
static VALUE: Pattern = Pattern::new(r"^(?P<part>\d{1,4})\s?/\s?(?P<whole>\d{1,4})$");

/// How far a share may be from the true one, in points: papers round, and not all in one way.
const NEAR: f64 = 1.0;

/// The number that a word or digits stand for.
fn count(word: &str) -> Option<f64> {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return word.replace(',', "").parse().ok();
    }
    let is_zero = word.eq_ignore_ascii_case("zero");
    of_word(word).filter(|_| !is_zero).map(f64::from)
}

fn look(_: &Content<'_>, writing: &Writing<'_>, found: &mut Found<'_>) {
    let writing = &writing.near();
    let text = writing.text;
    let mut told = Told::default();
    const WHICH: &str = ", which is ";
    for (pattern, needed) in [
        (&SHARE, "("),
        (&OF_WHOLE, "("),
        (&OF_WHICH, WHICH),
        (&WHICH_IS, WHICH),
        (&AND_WHICH, WHICH),
        (&OUT_OF, "out"),
    ] {
        if !text.contains(needed) {
            continue;
        }
        for hit in pattern.captures_iter(text) {
            let words = |name| Some(hit.name(name)?.as_str());
            let span = hit.get(0).map_or(0..0, |all| all.range());
            if let Some(said) = Share::read(span, words) {
                look_at_share(writing, said, &mut told, found);
            }
        }
    }
    for hit in IN_WORDS.captures_iter(text) {
        let part = |name| hit.name(name).map(|part| part.as_str());
        let number = |name| part(name)?.replace(',', "").parse::<f64>().ok();
        let (Some(whole), Some(words)) = (hit.get(0), part("words")) else {
            continue;
        };
        let share = match (number("share"), number("part"), number("whole")) {
            (Some(share), ..) => share,
            (_, Some(part), Some(all)) if all > 0.0 => 100.0 * part / all,
            _ => continue,
        };
        let Some(said) = told_share(words, part("in")) else {
            continue;
        };
        if !fits(said, share, part("bound")) && told.add(whole.range()) {
            let (all, words) = (squeeze(whole.as_str()), squeeze(words).to_lowercase());
            let message = match part("bound").map(|bound| squeeze(bound).to_lowercase()) {
                Some(bound) => {
                    format!("`{all}`: {words} is {said:.0}%, and {share:.0}% is not {bound} that")
                }
                None => format!("`{all}`: {words} is {said:.0}%, not {share:.0}%"),
            };
            found.at(
                writing.place(whole.range()),
                message,
                "look them up in the paper, and correct the one that is wrong",
            );
        }
    }
}

/// A part and its whole, with the share that is printed beside them or without.
struct Share {
    span: Range<usize>,
    part: f64,
    all: f64,
    share: Option<f64>,
}

impl Share {
    /// The share in a span, by the words of each of its parts.
    fn read<'t>(
        span: Range<usize>,
        words: impl Fn(&'static str) -> Option<&'t str>,
    ) -> Option<Share> {
        Some(Share {
            span,
            part: count(words("part")?)?,
            all: count(words("whole")?)?,
            share: words("share").and_then(|share| share.parse().ok()),
        })
    }
}

fn look_at_share(writing: &Writing<'_>, said: Share, told: &mut Told, found: &mut Found<'_>) {
    let Share {
        span,
        part,
        all,
        share,
    } = said;
    let (before, behind) = (&writing.text[..span.start], &writing.text[span.end..]);
    // The rest of a longer number, a date or a reference is none.
    let is_piece = before.ends_with(['.', ',', '/', '-', '\u{2013}', ':', '#'])
        || behind.starts_with(['/', '-', '\u{2013}', ':'])
        || behind.starts_with(['.', ',']) && behind[1..].starts_with(|c: char| c.is_ascii_digit());
    let true_share = 100.0 * part / all;
    let is_sound = match share {
        Some(share) => (true_share - share).abs() <= NEAR,
        None => part <= all,
    };
    // "66 (65%) of those who replied" is the share of others.
    let is_of_others = share.is_some() && behind.trim_start().starts_with("of ");
    // "In June 2025 out of 18 posts 4 were empty", "route 12 out of the one bay".
    let words = writing.text[span.clone()].as_bytes();
    let is_year = words.starts_with(b"19") || words.starts_with(b"20");
    let is_year = is_year
        && matches!(words, [_, _, a, b, b' ', ..] if a.is_ascii_digit() && b.is_ascii_digit());
    let last = &before[before.floor_char_boundary(before.len().saturating_sub(20))..];
    let is_name = share.is_none() && (is_year || NAMED.is_in(last));
    let is_none = all == 0.0 || is_sound || is_piece || is_of_others || is_name;
    if is_none || writing.is_in_address(span.start) || !told.add(span.clone()) {
        return;
    }
    let words = squeeze(&writing.text[span.clone()]);
    let (message, help) = if part > all {
        (
            format!("`{words}`: the part is more than the whole"),
            "look both up in the paper, and correct the one that is wrong",
        )
    } else {
        (
            format!("`{words}`: the share would be {true_share:.0}%"),
            "look them up in the paper, and correct the one that is wrong; if the share is of \
             something else, say of what",
        )
    };
    found.at(writing.place(span), message, help);
}

fn look_through(content: &Content<'_>, found: &mut Found<'_>) {
    for (writing, run) in content.that(&OF) {
        let text = writing.text;
        let behind = &text[run.start..];
        let behind = &behind[..behind.floor_char_boundary(100)];
        let before = &text[text.floor_char_boundary(run.start.saturating_sub(20))..run.start];
        let Some(hit) = MORE_OF.captures_iter(behind).next() else {
            continue;
        };
        let (Some(all), Some(noun)) = (hit.get(0), hit.name("noun")) else {
            continue;
        };
        let words = |name| Some(hit.name(name)?.as_str());
        let Some(said) = Share::read(run.start..run.start + noun.end(), words) else {
            continue;
        };
        let is_year = (1900.0..2100.0).contains(&said.part);
        // With a share behind it, it has been looked at.
        let has_share = behind[noun.end()..].trim_start().starts_with('(');
        let is_count = !is_year && !NO_NOUN.is_in(all.as_str()) && !NAMED.is_in(before);
        if said.part > said.all && is_count && !has_share {
            look_at_share(writing, said, &mut Told::default(), found);
        }
    }
    for (writing, run) in content.that(&OF_THESE) {
        let text = writing.text;
        let behind = &text[run.start..text.floor_char_boundary(run.start + 60)];
        let Some(hit) = THEY.captures_iter(behind).next() else {
            continue;
        };
        let sentence = last_sentence(
            text[..run.start]
                .trim_end_matches("Of these, ")
                .trim_end_matches("Of those, "),
        );
        let Some(whole) = only_count(&text[sentence.clone()]) else {
            continue;
        };
        let whole = sentence.start + whole.start..sentence.start + whole.end;
        let words = |name| match name {
            "whole" => Some(&text[whole.clone()]),
            _ => Some(hit.name(name)?.as_str()),
        };
        let end = hit.name("all").map_or(0, |all| all.end());
        let Some(said) = Share::read(whole.start..run.start + end, words) else {
            continue;
        };
        // Of many more, something else was counted.
        if said.all >= 20.0 && said.part <= said.all * 2.0 {
            look_at_share(writing, said, &mut Told::default(), found);
        }
    }
    for (writing, run) in content.that(&OR) {
        let text = writing.text;
        let start = text.floor_char_boundary(run.start.saturating_sub(100));
        let end = text.floor_char_boundary(run.end + 20);
        for hit in OR_SHARE.captures_iter(&text[start..end]) {
            let words = |name| Some(hit.name(name)?.as_str());
            let span = hit
                .get(0)
                .map_or(0..0, |all| start + all.start()..start + all.end());
            if let Some(said) = Share::read(span, words) {
                look_at_share(writing, said, &mut Told::default(), found);
            }
        }
    }
    for indicator in content.register.indicators.rows() {
        let record = &indicator.record;
        for figure in figures(record) {
            let text = figure.value.text();
            let Some(hit) = VALUE.captures_iter(text).next() else {
                continue;
            };
            let number = |name| hit.name(name)?.as_str().parse::<f64>().ok();
            // "2023/24" is a year.
            if let (Some(part), Some(whole)) = (number("part"), number("whole"))
                && part > whole
                && part < 1900.0
            {
                found.at(
                    figure.place(content, record),
                    format!(
                        "{} is `{text}`: the part, {}, is more than the whole",
                        figure.name(),
                        plain(part)
                    ),
                    "look both up in the paper, and correct the one that is wrong",
                );
            }
        }
    }
}
