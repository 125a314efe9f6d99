//! What seems to be one measure in two frameworks, and how two figures of it may differ.

use crate::check::Content;
use crate::record::indicator::Observation;
use crate::register::{Id, Indicator};
use crate::term::PartialDate;
use crate::term::likeness::{likeness, telling_words};
use crate::term::value::{Reading, Value};
use chrono::NaiveDate;
use std::collections::{BTreeSet, HashMap};

/// How much alike the titles of one measure are at least.
const ALIKE: f64 = 0.6;
/// A word that more titles than this have does not single a measure out.
const COMMON: usize = 24;
/// So many of the newest observations of each are compared.
pub(super) const NEWEST: usize = 12;

/// Words that say how something is measured, not what.
const GENERAL: [&str; 41] = [
    "number",
    "proportion",
    "percentage",
    "percent",
    "rate",
    "ratio",
    "level",
    "total",
    "average",
    "increase",
    "increased",
    "reduce",
    "reduced",
    "reduction",
    "decrease",
    "maintain",
    "improve",
    "improved",
    "monitor",
    "ensure",
    "measure",
    "target",
    "national",
    "people",
    "year",
    "month",
    "quarter",
    "week",
    "annual",
    "least",
    "more",
    "less",
    "fewer",
    "above",
    "below",
    "line",
    "aim",
    "local",
    "all",
    "other",
    "who",
];

/// A word in the singular.
pub(super) fn stem(word: &str) -> String {
    match word.strip_suffix('s') {
        Some(stem) if stem.len() > 3 && !stem.ends_with(['s', 'u', 'i']) => stem.to_owned(),
        _ => word.to_owned(),
    }
}

/// The words of a title that say what is measured.
pub(super) fn specific_words(title: &str) -> BTreeSet<String> {
    telling_words(title)
        .iter()
        .map(|word| stem(word))
        .filter(|word| !GENERAL.contains(&word.as_str()))
        .filter(|word| !word.chars().all(|c| c.is_ascii_digit()))
        .collect()
}

/// The numbers of a title: "dose 1", "65+".
fn numbers(title: &str) -> BTreeSet<String> {
    title
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.starts_with(|c: char| c.is_ascii_digit()))
        .map(str::to_owned)
        .collect()
}

/// Pairs of words of which one measure has the one and another the other.
const OPPOSITE: [(&str, &str); 22] = [
    ("child", "adult"),
    ("children", "adult"),
    ("male", "female"),
    ("men", "women"),
    ("boy", "girl"),
    ("primary", "secondary"),
    ("emergency", "planned"),
    ("emergency", "elective"),
    ("urgent", "routine"),
    ("admission", "discharge"),
    ("under", "over"),
    ("young", "older"),
    ("younger", "older"),
    ("new", "existing"),
    ("first", "second"),
    ("start", "end"),
    ("north", "south"),
    ("east", "west"),
    ("city", "county"),
    ("reception", "year6"),
    ("nursing", "residential"),
    ("acute", "community"),
];

fn are_opposed(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    OPPOSITE.iter().any(|(a, b)| {
        let only = |word: &str, has: &BTreeSet<String>, lacks: &BTreeSet<String>| {
            has.contains(word) && !lacks.contains(word)
        };
        (only(a, one, other) && only(b, other, one)) || (only(b, one, other) && only(a, other, one))
    })
}

/// Two indicators of different frameworks that seem to be one measure, the later of the two first.
pub(super) fn pairs(content: &Content<'_>) -> Vec<(Id<Indicator>, Id<Indicator>)> {
    let register = content.register;
    let measures: Vec<(Id<Indicator>, &Indicator, BTreeSet<String>)> = register
        .indicators
        .iter()
        .map(|(id, indicator)| (id, indicator, specific_words(&indicator.record.title.text)))
        .collect();
    let mut with_word: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, (_, _, words)) in measures.iter().enumerate() {
        for word in words {
            with_word.entry(word).or_default().push(at);
        }
    }
    let mut pairs = Vec::new();
    for (at, (id, indicator, words)) in measures.iter().enumerate() {
        let mut rarest: Vec<&Vec<usize>> = words
            .iter()
            .filter_map(|word| with_word.get(word.as_str()))
            .filter(|others| others.len() <= COMMON)
            .collect();
        rarest.sort_by_key(|others| others.len());
        let candidates: BTreeSet<usize> = rarest
            .into_iter()
            .take(4)
            .flatten()
            .copied()
            .filter(|other| *other < at)
            .collect();
        for other in candidates {
            let (other_id, there, their_words) = &measures[other];
            if there.measures != indicator.measures
                && words.intersection(their_words).count() >= 2
                && likeness(words, their_words) >= ALIKE
                && !are_opposed(words, their_words)
                && numbers_agree(&indicator.record.title.text, &there.record.title.text)
                && units_agree(indicator, there)
                && wholes_agree(&indicator.record.title.text, &there.record.title.text)
                && is_share(indicator) == is_share(there)
            {
                pairs.push((*id, *other_id));
            }
        }
    }
    pairs
}

/// "Dose 1" is not "dose 2"; but one title may leave a number out.
fn numbers_agree(one: &str, other: &str) -> bool {
    let (one, other) = (numbers(one), numbers(other));
    one.is_subset(&other) || other.is_subset(&one)
}

fn units_agree(one: &Indicator, other: &Indicator) -> bool {
    match (&one.record.unit, &other.record.unit) {
        (Some(one), Some(other)) => one.trim().eq_ignore_ascii_case(other.trim()),
        _ => true,
    }
}

/// "Per day" is not "per 100,000"; but one title may leave it out.
fn wholes_agree(one: &str, other: &str) -> bool {
    let whole = |title: &str| {
        let title = title.to_lowercase();
        let (_, behind) = title.split_once(" per ")?;
        let word = behind.split_whitespace().next()?;
        (word != "cent").then(|| stem(word.trim_matches(|c: char| !c.is_alphanumeric())))
    };
    match (whole(one), whole(other)) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    }
}

/// Whether a measure is told in parts of a hundred, by its title, its unit or its figures.
fn is_share(indicator: &Indicator) -> bool {
    const WORDS: [&str; 5] = ["percentage", "proportion", "per cent", "percent", "%"];
    let record = &indicator.record;
    let title = record.title.text.to_lowercase();
    let has_sign = |value: &Value| {
        matches!(
            value.reading(),
            Reading::Number { unit, .. } | Reading::Range { unit, .. } if unit == "%"
        )
    };
    WORDS.iter().any(|word| title.contains(word))
        || record.unit.iter().any(|unit| unit.contains('%'))
        || record.baseline.iter().any(|from| has_sign(&from.value))
        || record.targets.iter().any(|(_, value)| has_sign(value))
        || record.observations.iter().any(|seen| has_sign(&seen.value))
}

/// A figure that is one number: its value, its digits and how many of them stand behind the point.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    pub number: f64,
    pub digits: String,
    pub decimals: usize,
    pub unit: String,
}

/// The figure that a value is; none for words and for several numbers.
pub(super) fn figure(value: &Value) -> Option<Figure> {
    let Reading::Number { number, unit, .. } = value.reading() else {
        return None;
    };
    let number_words: String = value
        .text()
        .chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(|c| c.is_ascii_digit() || matches!(c, ',' | '.'))
        .collect();
    let number_words = number_words.trim_end_matches([',', '.']);
    let decimals = number_words
        .rsplit_once('.')
        .map_or(0, |(_, behind)| behind.len());
    Some(Figure {
        number: *number,
        digits: number_words.chars().filter(char::is_ascii_digit).collect(),
        decimals,
        unit: unit.clone(),
    })
}

impl Figure {
    pub(super) fn is_same(&self, other: &Figure) -> bool {
        (self.number - other.number).abs() < 1e-9 && self.units_agree(other)
    }

    pub(super) fn units_agree(&self, other: &Figure) -> bool {
        self.unit == other.unit || self.unit.is_empty() || other.unit.is_empty()
    }

    /// Whether one is the other with fewer figures behind the point, rounded or cut off.
    pub(super) fn is_rounded(&self, other: &Figure) -> bool {
        let (short, long) = if self.decimals < other.decimals {
            (self, other)
        } else {
            (other, self)
        };
        if short.decimals == long.decimals || !self.units_agree(other) {
            return false;
        }
        let scale = 10f64.powi(i32::try_from(short.decimals).unwrap_or(9));
        let rounded = (long.number * scale).round() / scale;
        let cut = (long.number * scale).trunc() / scale;
        (short.number - rounded).abs() < 1e-9 || (short.number - cut).abs() < 1e-9
    }

    /// Whether two neighbouring digits have changed places.
    pub(super) fn is_swapped(&self, other: &Figure) -> bool {
        let (a, b) = (self.digits.as_bytes(), other.digits.as_bytes());
        let apart: Vec<usize> = self.apart(other);
        match apart.as_slice() {
            [i, j] => j - i == 1 && a.get(*i) == b.get(*j) && a.get(*j) == b.get(*i),
            _ => false,
        }
    }

    /// Whether exactly one digit is another.
    pub(super) fn is_one_digit_off(&self, other: &Figure) -> bool {
        self.apart(other).len() == 1
    }

    /// The places in which the digits differ; none for numbers of another length or shape.
    fn apart(&self, other: &Figure) -> Vec<usize> {
        if self.digits.len() != other.digits.len()
            || self.decimals != other.decimals
            || !self.units_agree(other)
        {
            return Vec::new();
        }
        let digits = self.digits.bytes().zip(other.digits.bytes());
        digits
            .enumerate()
            .filter(|(_, (a, b))| a != b)
            .map(|(at, _)| at)
            .collect()
    }
}

/// The newest observations that are one number, each with its row.
pub(super) fn observed(indicator: &Indicator) -> Vec<(usize, &Observation, Figure)> {
    let mut observed: Vec<_> = indicator
        .record
        .observations
        .iter()
        .enumerate()
        .filter_map(|(row, observation)| Some((row, observation, figure(&observation.value)?)))
        .collect();
    let old = observed.len().saturating_sub(NEWEST);
    observed.drain(..old);
    observed
}

/// The first and the last day of a period.
pub(super) fn days(period: &PartialDate) -> Option<(NaiveDate, NaiveDate)> {
    Some((period.earliest()?, period.latest()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Figure {
        figure(&Value::read(text)).unwrap_or(Figure {
            number: 0.0,
            digits: String::new(),
            decimals: 0,
            unit: String::new(),
        })
    }

    #[test]
    fn figures_may_differ_by_rounding_a_swap_or_a_digit() {
        assert!(of("19,677").is_one_digit_off(&of("19,667")));
        assert!(of("4,812").is_swapped(&of("4,182")));
        assert!(!of("4,812").is_swapped(&of("4,821,0")));
        assert!(of(">18.8%").is_rounded(&of("18.86% or above")));
        assert!(of("22%").is_rounded(&of("21.60%")));
        assert!(!of("21.6%").is_rounded(&of("21.7%")));
        assert!(of("8842").is_same(&of("8,842")));
    }

    #[test]
    fn doses_and_ages_are_not_one_measure() {
        assert!(!numbers_agree("MMR dose 1", "MMR dose 2"));
        assert!(numbers_agree(
            "Admissions (65+)",
            "Admissions of older people"
        ));
        assert!(are_opposed(
            &specific_words("adults in care"),
            &specific_words("children in care")
        ));
    }
}
