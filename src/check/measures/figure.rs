//! The figures of a measure: baseline, targets and observations, each with its place and its name.

use crate::check::{Content, Step};
use crate::record::indicator::{Direction, Indicator};
use crate::source::Place;
use crate::term::value::{Comparison, Reading};
use crate::term::{PartialDate, Value};

/// One figure of a measure.
#[derive(Clone, Copy)]
pub(super) struct Figure<'a> {
    pub value: &'a Value,
    pub kind: Kind<'a>,
}

/// What a figure is.
#[derive(Clone, Copy)]
pub(super) enum Kind<'a> {
    Baseline,
    /// The target of a year, by its position.
    Target(usize, &'a PartialDate),
    /// The value of a period, by its position.
    Observed(usize, &'a PartialDate),
}

impl Figure<'_> {
    /// "the target for 2019/20".
    pub fn name(&self) -> String {
        match self.kind {
            Kind::Baseline => "the baseline".to_owned(),
            Kind::Target(_, year) => format!("the target for {}", year.text()),
            Kind::Observed(_, period) if period.text().is_empty() => "the value".to_owned(),
            Kind::Observed(_, period) => format!("the value for {}", period.text()),
        }
    }

    /// Where it was written.
    pub fn place(&self, content: &Content<'_>, record: &Indicator) -> Place {
        let of = record.standing.place;
        let place = match self.kind {
            Kind::Baseline => content.at(of, &[Step::Key("baseline"), Step::Key("value")]),
            Kind::Target(at, _) => content.at(of, &[Step::Key("targets"), Step::Line(at)]),
            Kind::Observed(at, _) => observed(content, record, at, "value"),
        };
        content.within(place, self.value.text())
    }
}

/// Where a fact of an observation was written.
pub(super) fn observed(
    content: &Content<'_>,
    record: &Indicator,
    at: usize,
    key: &'static str,
) -> Place {
    let steps = [Step::Key("observations"), Step::Row(at), Step::Key(key)];
    content.at(record.standing.place, &steps)
}

/// Every figure of a measure, in the order of the record.
pub(super) fn figures(record: &Indicator) -> Vec<Figure<'_>> {
    let baseline = record.baseline.iter().map(|baseline| Figure {
        value: &baseline.value,
        kind: Kind::Baseline,
    });
    let targets = record.targets.iter().enumerate();
    let targets = targets.map(|(at, (year, value))| Figure {
        value,
        kind: Kind::Target(at, year),
    });
    let observed = record.observations.iter().enumerate();
    let observed = observed.map(|(at, observation)| Figure {
        value: &observation.value,
        kind: Kind::Observed(at, &observation.period),
    });
    baseline.chain(targets).chain(observed).collect()
}

/// The number and unit of a value that is exactly one number.
pub(super) fn exact(value: &Value) -> Option<(f64, &str)> {
    match value.reading() {
        Reading::Number {
            number,
            comparison: Comparison::Exactly,
            unit,
        } => Some((*number, unit)),
        _ => None,
    }
}

/// Whether two units allow two numbers to be held against each other.
pub(super) fn may_compare(a: &str, b: &str) -> bool {
    a == b || a.is_empty() || b.is_empty()
}

/// The word for a direction in a sentence.
pub(super) fn going(direction: Direction) -> &'static str {
    match direction {
        Direction::Increase => "to increase",
        Direction::Decrease => "to decrease",
        Direction::Maintain => "to be maintained",
        Direction::MonitorOnly => "only watched",
    }
}

/// A number as a paper would print it.
pub(super) fn plain(number: f64) -> String {
    let rounded = format!("{}", (number * 100.0).round() / 100.0);
    let (whole, rest) = match rounded.find('.') {
        Some(at) => rounded.split_at(at),
        None => (rounded.as_str(), ""),
    };
    match whole.parse::<usize>() {
        Ok(whole) => format!("{}{rest}", crate::wording::thousands(whole)),
        Err(_) => rounded,
    }
}

/// The digits of a number without its sign, its decimal point and the noughts at either end.
pub(super) fn digits(number: f64) -> String {
    let text = format!("{}", number.abs());
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').to_owned()
}
