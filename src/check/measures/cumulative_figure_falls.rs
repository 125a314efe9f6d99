//! A figure that counts from the start of the year is smaller than the one before it in the same year.
//!
//! Why it matters: what was counted by June is still counted in September. One of the two figures is wrong, or one
//! of them counts a single quarter and not the year to date.
//!
//! How to mend it: look both figures up. If the earlier one was corrected, or something was taken back, say so in
//! the `note` of the later one.
//!
//! Example: `Trees planted (year to date)` with `620` for `Q1 2024/25` and `540` for `Q2 2024/25`.

use crate::check::measures::figure::{exact, may_compare, observed, plain};
use crate::check::{Check, Content, Found, Looks, Pattern, Question};
use crate::diagnostic::Severity;
use crate::record::indicator::{Indicator, Observation};
use crate::term::partial_date::municipal_year;
use chrono::{Datelike, NaiveDate};

pub(super) const CHECK: Check = Check::new(
    "cumulative-figure-falls",
    Severity::Warning,
    include_str!("cumulative_figure_falls.rs"),
    Looks::Through(look),
)
.asking(ASKS);

const ASKS: &[&Question] = &[&TO_DATE];

/// Words of a figure that counts on through the year.
static CUMULATIVE: Pattern =
    Pattern::new(r"(?i)\b(?:year[\s-]to[\s-]date|ytd|cumulative(?:ly)?|running\s+total)\b");

/// Words of a figure that may fall though it is of all the year up to then.
static MAY_FALL: Pattern = Pattern::new(
    r"(?i)%|\b(?:per|rate|rates|ratio|share|proportion|percentage|average|mean|median|net|variance|balance|forecast|overspend|underspend|days\s+to|change|difference|score|per\s?cent|academic|school|term)\b",
);

/// Words of a note that say why the later figure is smaller.
static EXPLAINED: Pattern = Pattern::new(
    r"(?i)\b(?:revis\w*|correct\w*|restat\w*|adjust\w*|clean\w*|duplicat\w*|withdr\w+|cancel\w*|remov\w+|return\w*|refund\w*|error|mistake|definition|method\w*|one\s+quarter|quarter\s+(?:alone|only))\b",
);

static TO_DATE: Question = Question::of_words(|run| {
    matches!(
        run,
        "date" | "Date" | "YTD" | "ytd" | "Cumulative" | "cumulative" | "cumulatively" | "total"
    )
})
.without_digits()
.standing(|text, run| match &text[run.clone()] {
    "date" | "Date" => text[..run.start]
        .trim_end_matches([' ', '-'])
        .ends_with("to"),
    "total" => text[..run.start].ends_with("unning "),
    _ => true,
});

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let spots = content.spots(&TO_DATE);
    for indicator in content.register.indicators.rows() {
        let record = &indicator.record;
        if record.observations.len() > 1 && spots.are_in(record.standing.extent) {
            look_at_measure(content, record, found);
        }
    }
}

fn look_at_measure(content: &Content<'_>, record: &Indicator, found: &mut Found<'_>) {
    let title = record.title.text.as_str();
    let unit = record.unit.as_deref().unwrap_or_default();
    let is_cumulative = CUMULATIVE.is_in(title) || CUMULATIVE.is_in(unit);
    if !is_cumulative || MAY_FALL.is_in(title) || MAY_FALL.is_in(unit) {
        return;
    }
    let seen = record.observations.iter().enumerate();
    let mut seen: Vec<(NaiveDate, usize, &Observation)> = seen
        .filter_map(|(at, seen)| Some((seen.period.latest()?, at, seen)))
        .collect();
    seen.sort_by_key(|(end, at, _)| (*end, *at));
    for pair in seen.windows(2) {
        let [(first_end, _, first), (second_end, at, second)] = pair else {
            continue;
        };
        let ((before, unit), (after, own)) = match (exact(&first.value), exact(&second.value)) {
            (Some(first), Some(second)) => (first, second),
            _ => continue,
        };
        let is_explained = second
            .note
            .as_deref()
            .is_some_and(|note| EXPLAINED.is_in(note));
        let words = second.period.text();
        if first_end < second_end
            && are_in_one_year(*first_end, *second_end, words)
            && after < before
            && may_compare(unit, own)
            && unit != "%"
            && !is_explained
        {
            let place = observed(content, record, *at, "value");
            found.at(
                content.within(place, second.value.text()),
                format!(
                    "the year to date was {} for {} and is {} for {}",
                    plain(before),
                    first.period.text(),
                    plain(after),
                    words
                ),
                "look both figures up; if the earlier one was corrected, say so in the `note`",
            );
        }
    }
}

/// Whether two periods are in one financial year. Who counts from January begins anew there, unless the period itself
/// is told as one of a financial year.
fn are_in_one_year(first: NaiveDate, second: NaiveDate, words: &str) -> bool {
    let year = |day| municipal_year(day, 4, 1);
    year(first) == year(second) && (first.year() == second.year() || words.contains('/'))
}
