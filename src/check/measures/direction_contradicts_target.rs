//! A measure is meant to go one way, and the words of its target ask for the other.
//!
//! Why it matters: "increase" with "50 or fewer" can be met only by failing. Readers, and whoever
//! rates the measure, cannot tell which of the two was meant.
//!
//! How to mend it: look the sign and the direction up in the paper and correct what was mistyped. If
//! the paper prints both, keep them and silence this check with that reason.
//!
//! Example: `direction: increase` with `targets: {2024/25: 50 or fewer}`.

use crate::check::measures::figure::{Figure, Kind, exact, going};
use crate::check::{Check, Content, Found, Looks, Pattern, Step};
use crate::diagnostic::Severity;
use crate::record::indicator::{Direction, Indicator};
use crate::term::value::{Comparison, Reading};

pub(super) const CHECK: Check = Check::new(
    "direction-contradicts-target",
    Severity::Warning,
    include_str!("direction_contradicts_target.rs"),
    Looks::Through(look),
);

/// A title that says itself that the measure is to stay low.
static STAYS_LOW: Pattern = Pattern::new(
    r"(?i)\b(below|under|less|fewer|low|lower|within|at most|no more|maximum|reduc\w*|decreas\w*)\b",
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for indicator in content.register.indicators.rows() {
        let record = &indicator.record;
        look_at_title(content, record, found);
        let Some(direction) = record.way() else {
            continue;
        };
        let contradicted = record
            .targets
            .iter()
            .enumerate()
            .find(|(_, (_, value))| contradicts(record, direction, value.reading()));
        if let Some((at, (year, value))) = contradicted {
            let figure = Figure {
                value,
                kind: Kind::Target(at, year),
            };
            found.at(
                figure.place(content, record),
                format!(
                    "the measure is {}, but {} is `{}`",
                    going(direction),
                    figure.name(),
                    value.text()
                ),
                "look up the sign and the direction; if the paper prints both, say that in a silence",
            );
        }
    }
}

fn contradicts(record: &Indicator, direction: Direction, target: &Reading) -> bool {
    let (comparison, number) = match target {
        Reading::Number {
            comparison, number, ..
        } => (*comparison, Some(*number)),
        Reading::AgainstBaseline { comparison, .. } => (*comparison, None),
        _ => return false,
    };
    use Comparison::{AtLeast, AtMost, LessThan, MoreThan};
    match (direction, comparison) {
        (Direction::Increase, AtMost | LessThan) => true,
        (Direction::Decrease, AtLeast | MoreThan) => true,
        (Direction::Maintain, LessThan) => {
            // To keep a measure below a number is sound where it is below it now.
            let baseline = record
                .baseline
                .as_ref()
                .and_then(|baseline| exact(&baseline.value));
            let is_below = baseline
                .zip(number)
                .is_some_and(|((baseline, _), number)| baseline < number);
            !is_below && !STAYS_LOW.is_in(&record.title.text)
        }
        _ => false,
    }
}

/// A title that begins with "Reduce" and a record that says `increase`.
fn look_at_title(content: &Content<'_>, record: &Indicator, found: &mut Found<'_>) {
    let (Some(written), Some(titled)) = (record.direction, record.way_of_title()) else {
        return;
    };
    let differ = matches!(
        (written, titled),
        (Direction::Increase, Direction::Decrease) | (Direction::Decrease, Direction::Increase)
    );
    if differ {
        let place = content.at(record.standing.place, &[Step::Key("direction")]);
        found.at(
            place,
            format!(
                "the measure is {} here, but its title says that it is {}",
                going(written),
                going(titled)
            ),
            "look up which way is better, and correct the direction",
        );
    }
}
