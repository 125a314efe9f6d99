//! A target lies on the wrong side of the baseline for the way that the measure is meant to go.
//!
//! Why it matters: a target below the baseline on a measure that is to increase, or to be kept, is met
//! by getting worse. That may be a choice, and then readers should be told.
//!
//! How to mend it: look both figures up in the paper. If they stand there so, say in a note of the
//! measure why, or that the paper does not say why.
//!
//! Example: `direction: maintain`, a baseline of `52%` and a target of `50%`.

use crate::check::measures::figure::{Figure, Kind, exact, going, may_compare};
use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use crate::record::indicator::Direction;
use crate::term::value::{Comparison, Reading};

pub(super) const CHECK: Check = Check::new(
    "target-against-direction",
    Severity::Note,
    include_str!("target_against_direction.rs"),
    Looks::Through(look),
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for indicator in content.register.indicators.rows() {
        let record = &indicator.record;
        let (Some(direction), Some(baseline)) = (record.way(), &record.baseline) else {
            continue;
        };
        let Some((number, unit)) = exact(&baseline.value) else {
            continue;
        };
        let began = baseline
            .period
            .as_ref()
            .and_then(|period| period.earliest());
        for (at, (year, value)) in record.targets.iter().enumerate() {
            let Reading::Number {
                number: target,
                comparison,
                unit: own,
            } = value.reading()
            else {
                continue;
            };
            // A sign that contradicts the direction is a finding of its own.
            use Comparison::{AtLeast, AtMost, LessThan, MoreThan};
            let contradicts = match direction {
                Direction::Increase => matches!(comparison, AtMost | LessThan),
                Direction::Decrease => matches!(comparison, AtLeast | MoreThan),
                Direction::Maintain => matches!(comparison, AtMost | LessThan),
                Direction::MonitorOnly => true,
            };
            let is_over = began.is_some_and(|began| year.is_before(began));
            let same_unit = may_compare(unit, own) && (unit == own || (unit != "%" && own != "%"));
            if contradicts || is_over || !same_unit {
                continue;
            }
            let is_end = *target == 0.0 || (unit == "%" && *target == 100.0);
            // "At least 200" is a floor for what is kept at 205.
            let is_floor = direction == Direction::Maintain
                && matches!(comparison, AtLeast | MoreThan)
                && *target >= number * 0.95;
            let how = match direction {
                _ if is_floor => continue,
                Direction::Increase | Direction::Maintain if *target < number => "below",
                Direction::Decrease if *target > number => "above",
                Direction::Increase | Direction::Decrease
                    if *target == number
                        && matches!(comparison, Comparison::Exactly)
                        && !is_end =>
                {
                    "the same as"
                }
                _ => continue,
            };
            let figure = Figure {
                value,
                kind: Kind::Target(at, year),
            };
            found.at(
                figure.place(content, record),
                format!(
                    "the measure is {}, but {}, `{}`, is {how} the baseline, `{}`",
                    going(direction),
                    figure.name(),
                    value.text(),
                    baseline.value.text()
                ),
                "look both up; if the paper prints them so, say that in a note of the measure",
            );
            break;
        }
    }
}
