//! A text names a quarter or a financial year that there is not.
//!
//! Why it matters: nobody can tell which period was meant, so the work has no date and the figure no
//! place among the others.
//!
//! How to mend it: look the period up in the paper that it comes from. A year has four quarters, and a
//! financial year is two years in a row: `2023/24`. If the paper is wrong itself, add a note and silence
//! this check with that reason.
//!
//! Example: `due: Q5 2023/24`, or `the accounts of the financial year 2021/23`, or `the 2023/26 budget`.

use crate::check::{Check, Content, Found, Looks, Pattern, Question, Step, Writing};
use crate::diagnostic::Severity;
use crate::record::indicator::Indicator;
use crate::register::Recommendation;
use crate::source::Place;
use crate::term::text::squeeze;
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "no-such-period",
    Severity::Warning,
    include_str!("no_such_period.rs"),
    Looks::Each(&[
        Looks::Through(look),
        Looks::AtRecommendations(look_at_recommendation),
    ]),
)
.asking(ASKS);

const ASKS: &[&Question] = &[&PERIODS, &STROKES, &SPANS];

/// Two years with a stroke between, of which the second has its digits in the wrong order: "2025/62".
static STROKES: Question = Question::of_runs(|run| run.len() == 4 && run.starts_with("20"))
    .standing(|text, run| {
        let behind = &text.as_bytes()[run.end..];
        let [b'/', second @ ..] = behind else {
            return false;
        };
        let is_two = second
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count()
            == 2;
        // "2020/12" may be a month.
        is_two
            && &second[..2] > b"12".as_slice()
            && !matches!(second.get(2), Some(b'/' | b'-' | b'.' | b'_'))
            && are_swapped(&text[run.clone()], &text[run.end + 1..run.end + 3])
    });

/// The last of two years whose digits changed their places: "2025 to 2062".
static SPANS: Question =
    Question::of_runs(|run| run.len() == 4 && run.starts_with("20")).standing(|text, run| {
        /// Nothing that a council plans takes so many years.
        const MANY: u32 = 30;
        /// So long a plan may be.
        const LONG: u32 = 10;
        let Some(last) = text[run.end..].strip_prefix(" to 20") else {
            return false;
        };
        let year = |words: &str| words.parse::<u32>().ok();
        let two = last.get(..2).unwrap_or_default();
        let is_whole = !last[two.len()..].starts_with(|c: char| c.is_ascii_alphanumeric());
        let swapped: String = two.chars().rev().collect();
        let years = (
            year(&text[run.start + 2..run.end]),
            year(two),
            year(&swapped),
        );
        let (Some(first), Some(second), Some(meant)) = years else {
            return false;
        };
        is_whole && second > first + MANY && (first + 1..=first + LONG).contains(&meant)
    });

/// Whether two years would follow each other if the last two digits changed their places.
fn are_swapped(first: &str, second: &str) -> bool {
    let swapped: String = second[second.len() - 2..].chars().rev().collect();
    !is_year(first, second) && is_year(first, &swapped)
}

/// A quarter beyond the fourth: alone it may be a question of a survey, with a year it is a period.
static QUARTER: Pattern = Pattern::new(
    r"^(?:Q|[Qq]uarter\s+)(?:[05-9](?-u:\b)|five|six|seven|eight)(?P<year>,?\s+(?:of\s+|in\s+)?(?:the\s+)?(?:(?:financial|municipal)\s+year\s+)?(?:19|20)?\d\d[-/\u{2013}](?:(?:19|20)?\d\d)|,?\s+(?:of\s+|in\s+)?(?:19|20)\d\d)?",
);
/// "The fifth quarter of 2023/24".
static FIFTH: Pattern = Pattern::new(
    r"^(?:fifth|sixth|seventh)\s+quarter\s+of\s+(?:19|20)\d\d(?:[-/\u{2013}]\d\d(?:\d\d)?)?",
);
/// Two years that are said to be one.
static YEAR: Pattern = Pattern::new(
    r"^(?:(?:[Aa]ccounts|[Oo]utturn)\s+(?:for|of)|(?:[Ff]inancial|[Mm]unicipal|[Aa]cademic|[Ss]chool|[Cc]ivic)\s+year)\s*(?:of\s+|\()?((?:19|20)\d\d)[-/\u{2013}]((?:19|20)?\d\d)(?-u:\b)",
);
/// The same before what is of one year.
static OF_ONE: Pattern = Pattern::new(
    r"(?:^|[\s(])(?P<first>(?:19|20)\d\d)/(?P<second>(?:19|20)?\d\d)\s+(?:(?:revenue|capital|council|net|base|original|revised|approved)\s+)?$",
);
/// What is agreed for several years ahead has a budget for all of them.
static OF_SEVERAL: Pattern = Pattern::new(
    r"(?i)\b(?:(?:two|three|four|five|multi|\d)[\s-]+years?|multi-?year|medium[\s-]term|MTF[SP]|rolling|settlements?|spending\s+review)\b",
);
static PLANS: Pattern = Pattern::new(
    r"(?i)^\s+(?:strateg\w+|plan\w*|framework|programme|round|proposals?|gaps?|periods?|envelope|forecasts?|projections?)\b",
);
/// A field that is no more than such a year.
static ONLY_YEAR: Pattern =
    Pattern::new(r"^\s*(?:by\s+|end\s+(?:of\s+)?|FY\s*)?((?:19|20)\d\d)/((?:19|20)?\d\d)\s*$");

/// The words that name a period, or lead to one.
static PERIODS: Question = Question::of_words(|run: &str| {
    matches!(run.as_bytes(), [b'Q', b'0' | b'5'..=b'9'])
        || matches!(
            run,
            "Quarter"
                | "quarter"
                | "fifth"
                | "sixth"
                | "seventh"
                | "financial"
                | "Financial"
                | "municipal"
                | "Municipal"
                | "academic"
                | "Academic"
                | "school"
                | "School"
                | "civic"
                | "Civic"
                | "accounts"
                | "Accounts"
                | "outturn"
                | "Outturn"
                | "budget"
                | "Budget"
        )
})
.standing(|text, run| {
    if is_behind_years(&text.as_bytes()[..run.start]) {
        return true;
    }
    // A quarter may be all of a period; behind any other word comes what it is of.
    matches!(text.as_bytes()[run.start], b'Q' | b'q')
        || ["quarter", "year", "for", "of"]
            .iter()
            .any(|word| text[run.end..].trim_start().starts_with(word))
});

/// Whether two years with a stroke between stand right before a word: "2023/26 budget"; or two words before,
/// as in "2023/26 revenue budget".
fn is_behind_years(before: &[u8]) -> bool {
    let are_years = |before: &[u8]| {
        let Some((b' ' | b'\n', before)) = before.split_last() else {
            return false;
        };
        let digits = before
            .iter()
            .rev()
            .take(5)
            .take_while(|byte| byte.is_ascii_digit());
        let digits = digits.count();
        matches!(digits, 2 | 4) && before[..before.len() - digits].ends_with(b"/")
    };
    are_years(before)
        || matches!(before.split_last(), Some((b' ' | b'\n', before)) if {
            let word = before
                .iter()
                .rev()
                .take(9)
                .take_while(|byte| byte.is_ascii_lowercase());
            let word = word.count();
            word > 2 && are_years(&before[..before.len() - word])
        })
}

/// Years before a word for what is of one year that do not follow each other.
fn years_before(writing: &Writing<'_>, run: &Range<usize>) -> Option<Range<usize>> {
    const FURTHEST: usize = 24;
    let text = writing.text;
    let word = &text[run.clone()];
    let behind = &text[run.end..text.floor_char_boundary(run.end + FURTHEST)];
    let is_of_one = match word.as_bytes()[0] {
        b'b' | b'B' => {
            !PLANS.is_in(behind) && !OF_SEVERAL.is_in(writing.sentence_around(run.start))
        }
        b'Q' | b'q' | b's' | b'f' if !behind.trim_start().starts_with("year") => false,
        b'a' | b'A' | b'o' | b'O' => true,
        _ => behind.trim_start().starts_with("year") && !behind.trim_start().starts_with("years"),
    };
    let from = text.ceil_char_boundary(run.start.saturating_sub(FURTHEST));
    let hit = OF_ONE.captures_iter(&text[from..run.start]).next()?;
    let (first, second) = (hit.name("first")?, hit.name("second")?);
    let is_backward =
        second.as_str().parse::<u32>().ok()? % 100 < first.as_str().parse::<u32>().ok()? % 100;
    // What ends before it begins is told by another check.
    (is_of_one && !is_backward && !is_year(first.as_str(), second.as_str()))
        .then(|| from + first.start()..from + second.end())
}

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for (writing, run) in content.that(&PERIODS) {
        let text = writing.text;
        if is_behind_years(&text.as_bytes()[..run.start])
            && let Some(span) = years_before(writing, &run)
            && !writing.is_in_address(span.start)
        {
            tell(writing, span, found);
            continue;
        }
        let rest = near(text, run.start);
        let behind = rest.get(run.len()..).unwrap_or_default().trim_start();
        let hit = match text.as_bytes()[run.start] {
            b'Q' | b'q' => {
                let hit = QUARTER.captures_iter(rest).next();
                // "Quarter 5" is one; "Q5" without its year may be a question of a survey, and "in the last
                // quarter eight came" counts.
                let is_one = &text[run.clone()] == "Quarter"
                    && behind.starts_with(|c: char| c.is_ascii_digit());
                let hit = hit.filter(|hit| is_one || hit.name("year").is_some());
                let hit = hit.filter(|_| !is_question(text, run.start, behind));
                hit.and_then(|hit| hit.get(0)).map(|hit| hit.range())
            }
            b'f' | b's' if behind.starts_with("quarter") => {
                FIFTH.find_iter(rest).next().map(|hit| hit.range())
            }
            _ if ["year", "for", "of"]
                .iter()
                .any(|word| behind.starts_with(word)) =>
            {
                YEAR.captures_iter(rest).next().and_then(|hit| {
                    let (first, second) = (hit.get(1)?, hit.get(2)?);
                    (!is_year(first.as_str(), second.as_str())).then(|| first.start()..second.end())
                })
            }
            _ => None,
        };
        if let Some(hit) = hit
            && !writing.is_in_address(run.start)
        {
            let span = run.start + hit.start..run.start + hit.end;
            tell(writing, span, found);
        }
    }
    for (writing, run) in content.that(&STROKES) {
        /// Behind these words and signs stands a number of something.
        const OF_NUMBERS: [&str; 10] = [
            "no",
            "no.",
            "number",
            "minute",
            "ref",
            "ref.",
            "reference",
            "application",
            "case",
            "item",
        ];
        let before = &writing.text[..run.start];
        let words = before.trim_end_matches(' ');
        let word = words.rsplit([' ', '\n', '(']).next().unwrap_or_default();
        let is_code =
            (1..4).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase());
        let is_number = before.ends_with(['/', '-', '#', '_'])
            || OF_NUMBERS.contains(&word.to_ascii_lowercase().as_str())
            || is_code;
        // The periods of a measure are fields, of which each has its own place.
        let is_field = !writing.is_markdown() && !words.ends_with(char::is_alphanumeric);
        if !is_number && !is_field && !writing.is_in_address(run.start) {
            tell(writing, run.start..run.end + 3, found);
        }
    }
    for (writing, run) in content.that(&SPANS) {
        let end = run.end + " to 2062".len();
        if !writing.is_in_address(run.start) {
            tell(writing, run.start..end, found);
        }
    }
    for indicator in content.register.indicators.rows() {
        look_at_indicator(content, &indicator.record, found);
    }
    for action in content.register.actions.rows() {
        let record = &action.record;
        for (row, due) in record.due.iter().enumerate() {
            let place = || content.at(record.standing.place, &[Step::Key("due"), Step::Row(row)]);
            look_at_due(content, due.date.text(), place, found);
        }
    }
}

/// A measure may have a target or a value for two years or for ten: only a year of which the last two digits
/// changed their places is none.
fn look_at_indicator(content: &Content<'_>, record: &Indicator, found: &mut Found<'_>) {
    let baseline = record.baseline.iter();
    let baseline = baseline.filter_map(|baseline| baseline.period.as_ref());
    let baseline = baseline.map(|year| (year, vec![Step::Key("baseline"), Step::Key("period")]));
    let targets = record.targets.iter().enumerate();
    let targets =
        targets.map(|(row, (year, _))| (year, vec![Step::Key("targets"), Step::Line(row)]));
    let values = record.observations.iter().enumerate().map(|(row, value)| {
        let steps = [
            Step::Key("observations"),
            Step::Row(row),
            Step::Key("period"),
        ];
        (&value.period, steps.to_vec())
    });
    for (year, steps) in baseline.chain(targets).chain(values) {
        let text = year.text().trim();
        let hit = ONLY_YEAR.captures_iter(text).next();
        let Some((first, second)) = hit.and_then(|hit| Some((hit.get(1)?, hit.get(2)?))) else {
            continue;
        };
        let (first, second) = (first.as_str(), second.as_str());
        if are_swapped(first, second) {
            say(content.at(record.standing.place, &steps), text, found);
        }
    }
}

fn look_at_due(
    content: &Content<'_>,
    text: &str,
    place: impl Fn() -> Place,
    found: &mut Found<'_>,
) {
    let Some(hit) = ONLY_YEAR.captures_iter(text).next() else {
        return;
    };
    if let (Some(first), Some(second)) = (hit.get(1), hit.get(2))
        && !is_year(first.as_str(), second.as_str())
    {
        say(content.within(place(), text.trim()), text.trim(), found);
    }
}

fn look_at_recommendation(
    content: &Content<'_>,
    recommendation: &Recommendation,
    found: &mut Found<'_>,
) {
    let record = &recommendation.record;
    for (row, due) in record.due.iter().enumerate() {
        let place = || content.at(record.standing.place, &[Step::Key("due"), Step::Row(row)]);
        look_at_due(content, due.date.text(), place, found);
    }
}

fn tell(writing: &Writing<'_>, span: Range<usize>, found: &mut Found<'_>) {
    say(writing.place(span.clone()), &writing.text[span], found);
}

fn say(place: Place, words: &str, found: &mut Found<'_>) {
    found.at(
        place,
        format!("there is no period `{}`", squeeze(words)),
        "look the period up in the paper that it comes from; a financial year is written `2023/24`",
    );
}

/// A word that leads to a question of a survey.
static QUESTION: Pattern = Pattern::new(
    r"(?i)\b(?:questions?|survey|item|(?:answers?|answered|repl(?:y|ies)|replied|responses?|responded) to|answering|asked)\s+(?:the\s+)?$",
);
/// Behind a comma, a number like a year may count: "2025 replies".
static COUNT: Pattern = Pattern::new(
    r"(?i)^,\s+\d{4}\s+(?:of|answers?|answered|repl\w+|respon\w+|people|persons|residents|households|said|chose|ticked|wrote|comments?)\b",
);

/// Whether a quarter beyond the fourth is the number of a question.
fn is_question(text: &str, start: usize, behind: &str) -> bool {
    const FURTHEST: usize = 24;
    let from = text.ceil_char_boundary(start.saturating_sub(FURTHEST));
    QUESTION.is_in(&text[from..start])
        || COUNT.is_in(&behind[..behind.floor_char_boundary(FURTHEST)])
}

/// Whether the second year follows the first.
fn is_year(first: &str, second: &str) -> bool {
    let Ok(first) = first.parse::<u32>() else {
        return true;
    };
    match (second.len(), second.parse::<u32>()) {
        (2, Ok(second)) => (first + 1) % 100 == second,
        (_, Ok(second)) => first + 1 == second,
        _ => true,
    }
}

/// As much of a text from a place on as a period may take.
fn near(text: &str, start: usize) -> &str {
    const LONGEST: usize = 60;
    &text[start..text.floor_char_boundary(start + LONGEST)]
}
