//! Two figures have the same digits and another decimal point, or one is ten, a hundred or a thousand
//! times all the others of its measure.
//!
//! Why it matters: a lost decimal point makes a figure ten times too large, and nothing in it looks
//! wrong.
//!
//! How to mend it: look both up in the paper. If the paper prints both, one may be in another unit: say
//! so in a note, and silence this check with that reason.
//!
//! Example: a baseline of `31.7`, and `3.17` for nearly the same measure.

use crate::check::measures::figure::{Figure, Kind, digits, exact, figures};
use crate::check::{Check, Content, Found, Looks, Pattern};
use crate::diagnostic::Severity;
use crate::record::indicator::Indicator;
use crate::register::Measures;
use crate::term::likeness::{likeness, telling_words};
use crate::term::value::Reading;
use std::collections::BTreeMap;

pub(super) const CHECK: Check = Check::new(
    "decimal-slip",
    Severity::Warning,
    include_str!("decimal_slip.rs"),
    Looks::Through(look),
);

/// Fewer digits than these may be the same by chance.
const TELLING: usize = 3;
/// With so many observations a row needs no baseline.
const ALONE: usize = 4;
/// In a shorter row nothing is known to be the rule.
const FEWEST: usize = 3;
/// Measures are compared with so many others that have the same digits.
const MOST: usize = 20;

static RATE: Pattern = Pattern::new(r"(?i)%|\b(percentages?|proportions?|rates?|shares?|per)\b");

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for measures in content.register.measures.rows() {
        for id in &measures.indicators {
            within(content, &content.register.indicators[*id].record, found);
        }
        between(content, measures, found);
    }
}

/// How many places the decimal point of one number is from that of another with the same digits.
fn places(a: f64, b: f64) -> i32 {
    if a == 0.0 || b == 0.0 {
        return 0;
    }
    (a / b).abs().log10().round() as i32
}

/// One figure among those of a measure.
fn within(content: &Content<'_>, record: &Indicator, found: &mut Found<'_>) {
    let all = figures(record);
    let numbers: Vec<(&Figure<'_>, f64, &str)> = all
        .iter()
        .filter_map(|figure| match figure.value.reading() {
            Reading::Number { number, unit, .. } if *number > 0.0 => {
                Some((figure, *number, unit.as_str()))
            }
            _ => None,
        })
        .collect();
    // The same digits twice, and another decimal point.
    let mut seen: BTreeMap<String, (&Figure<'_>, f64, &str)> = BTreeMap::new();
    for (figure, number, unit) in &numbers {
        let key = digits(*number);
        if key.len() < TELLING {
            continue;
        }
        let Some((other, first, own)) = seen.get(&key) else {
            seen.insert(key, (figure, *number, unit));
            continue;
        };
        if places(*number, *first) != 0 && own == unit {
            found.at(
                figure.place(content, record),
                format!(
                    "{} is `{}` and {} is `{}`: the same digits, another decimal point",
                    figure.name(),
                    figure.value.text(),
                    other.name(),
                    other.value.text()
                ),
                "look both up in the paper: a decimal point may be lost",
            );
            return;
        }
    }
    // One of a row of observations that is far from all others, and near them with its point moved. The baseline
    // goes before a short one.
    let is_observed = |figure: &Figure<'_>| matches!(figure.kind, Kind::Observed(..));
    let observed = numbers.iter().filter(|(figure, ..)| is_observed(figure));
    let is_long = observed.count() >= ALONE;
    let is_of_row = |figure: &Figure<'_>| {
        is_observed(figure) || !is_long && matches!(figure.kind, Kind::Baseline)
    };
    let row: Vec<_> = numbers
        .iter()
        .filter(|(figure, ..)| is_of_row(figure))
        .collect();
    if row.len() < FEWEST {
        return;
    }
    for (at, (figure, number, unit)) in row.iter().enumerate() {
        let others = row
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != at)
            .map(|(_, (_, number, _))| *number);
        let (low, high) = others.fold((f64::MAX, 0.0_f64), |(low, high), number| {
            (low.min(number), high.max(number))
        });
        let middle = (low * high).sqrt();
        let away = places(*number, middle);
        let moved = number / 10_f64.powi(away);
        let is_alike = row.iter().all(|(_, _, own)| own == unit);
        // Small numbers jump by themselves.
        let is_telling = low >= 10.0 || digits(low).len() > 1 && digits(*number).len() > 1;
        if away != 0
            && is_alike
            && is_telling
            && high / low < 1.25
            && (0.9 * low..=1.1 * high).contains(&moved)
        {
            found.at(
                figure.place(content, record),
                format!(
                    "{} is `{}`, about {} all the others of this measure",
                    figure.name(),
                    figure.value.text(),
                    match away {
                        1 => "10 times",
                        2 => "100 times",
                        3 => "1,000 times",
                        -1 => "a tenth of",
                        -2 => "a hundredth of",
                        4.. => "many times",
                        _ => "a small part of",
                    }
                ),
                "look it up in the paper: a decimal point may be lost",
            );
            return;
        }
    }
}

/// The baselines of two measures that are nearly the same.
fn between(content: &Content<'_>, measures: &Measures, found: &mut Found<'_>) {
    let mut alike: BTreeMap<String, Vec<(&Indicator, f64, &str)>> = BTreeMap::new();
    for id in &measures.indicators {
        let record = &content.register.indicators[*id].record;
        let Some(baseline) = &record.baseline else {
            continue;
        };
        let Some((number, unit)) = exact(&baseline.value) else {
            continue;
        };
        let key = digits(number);
        if key.len() < TELLING {
            continue;
        }
        let others = alike.entry(key).or_default();
        let words = telling_words(&record.title.text);
        let slip = others.iter().take(MOST).find(|(other, first, own)| {
            let units_differ = match (&record.unit, &other.unit) {
                (Some(a), Some(b)) => a != b,
                _ => false,
            };
            places(number, *first) != 0
                && unit == *own
                && !units_differ
                && RATE.is_in(&record.title.text) == RATE.is_in(&other.title.text)
                && likeness(&words, &telling_words(&other.title.text)) >= 0.6
        });
        if let Some((other, _, _)) = slip {
            let figure = Figure {
                value: &baseline.value,
                kind: Kind::Baseline,
            };
            let there = other
                .baseline
                .as_ref()
                .map_or("", |baseline| baseline.value.text());
            found.at(
                figure.place(content, record),
                format!(
                    "the baseline is `{}` here and `{there}` for {}, a measure of nearly the same name: the same digits, another decimal point",
                    baseline.value.text(),
                    other.reference.text
                ),
                format!(
                    "look both up in the paper; the other is at {}",
                    content.line(other.standing.place)
                ),
            );
        }
        others.push((record, number, unit));
    }
}
