//! What seems to be one measure has the same figure in two places, for two different periods.
//!
//! Why it matters: one of the periods may be wrong, or an old figure was copied into a new report as
//! if it were news.
//!
//! How to mend it: look both periods up and correct the one that is wrong. If the figure did not
//! change, say so in a note and silence this check with that reason.
//!
//! Example: `8,842` hours for March 2025 in one framework and for April 2025 in another.

use crate::check::twice::measures::{days, observed, pairs};
use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;
use crate::register::{Id, Indicator};
use crate::source::Place;

pub(super) const CHECK: Check = Check::new(
    "same-value-different-period",
    Severity::Warning,
    include_str!("same_value_different_period.rs"),
    Looks::Through(look),
);

/// A figure with fewer digits than this may be the same by chance.
const DIGITS: usize = 3;

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for (one, other) in pairs(content) {
        let ours = observed(&content.register.indicators[one]);
        let theirs = observed(&content.register.indicators[other]);
        let twins = ours.iter().find_map(|(row, observation, figure)| {
            let period = days(&observation.period)?;
            theirs
                .iter()
                .find(|(_, other, figure_there)| {
                    let Some(there) = days(&other.period) else {
                        return false;
                    };
                    let is_apart = period.1 < there.0 || there.1 < period.0;
                    let is_told_for = |rows: &[(usize, _, _)], wanted| {
                        rows.iter().any(
                            |row: &(usize, &crate::record::indicator::Observation, _)| {
                                days(&row.1.period) == Some(wanted)
                            },
                        )
                    };
                    is_apart
                        && (period.0 - there.0).num_days().abs() <= 366
                        && figure.digits.trim_start_matches('0').len() >= DIGITS
                        && figure.is_same(figure_there)
                        && !is_told_for(&theirs, period)
                        && !is_told_for(&ours, there)
                })
                .map(|there| (*row, *observation, there.0, there.1))
        });
        if let Some((row, observation, row_there, there)) = twins {
            found.at(
                place_of(content, one, row),
                format!(
                    "`{}` is for {} here, but for {} where what seems the same measure stands in {}",
                    observation.value.text(),
                    observation.period.text(),
                    there.period.text(),
                    content.line(place_of(content, other, row_there))
                ),
                "look both periods up; if the figure did not change, say so in a note",
            );
        }
    }
}

fn place_of(content: &Content<'_>, id: Id<Indicator>, row: usize) -> Place {
    let steps = [
        Step::Key("observations"),
        Step::Row(row),
        Step::Key("period"),
    ];
    content.at(
        content.register.indicators[id].record.standing.place,
        &steps,
    )
}
