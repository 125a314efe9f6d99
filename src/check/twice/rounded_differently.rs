//! What seems to be one measure has one target or figure, rounded in one place and not in the other.
//!
//! Why it matters: a result between the two is on target in one table and off target in the other.
//!
//! How to mend it: publish both as their papers print them, or use the exact one in both.
//!
//! Example: a target of `18.8%` in one framework and of `18.86%` in another.

use crate::check::twice::measures::{Figure, days, figure, observed, pairs};
use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;
use crate::record::indicator::Observation;
use crate::register::{Id, Indicator};
use crate::source::Place;

pub(super) const CHECK: Check = Check::new(
    "rounded-differently",
    Severity::Note,
    include_str!("rounded_differently.rs"),
    Looks::Through(look),
);

const HELP: &str = "use the exact one in both, or publish both as printed";

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for (one, other) in pairs(content) {
        let (here, there) = (
            &content.register.indicators[one],
            &content.register.indicators[other],
        );
        for (year, target) in &here.record.targets {
            for (year_there, target_there) in &there.record.targets {
                let rounded = figure(target)
                    .zip(figure(target_there))
                    .is_some_and(|(ours, theirs)| is_rounded(&ours, &theirs));
                if rounded && days(year).is_some() && days(year) == days(year_there) {
                    found.at(
                        content.within(here.record.standing.extent, target.text()),
                        format!(
                            "the target is `{}` here and `{}` for what seems the same measure in {}",
                            target.text(),
                            target_there.text(),
                            content.line(there.record.title.place)
                        ),
                        HELP,
                    );
                }
            }
        }
        let theirs = observed(there);
        for (row, observation, figure) in observed(here) {
            let period = days(&observation.period);
            let twin = theirs
                .iter()
                .find(|(_, other, known): &&(usize, &Observation, Figure)| {
                    period.is_some() && days(&other.period) == period && is_rounded(&figure, known)
                });
            if let Some((row_there, other_observation, _)) = twin {
                found.at(
                    place_of(content, one, row),
                    format!(
                        "the figure is `{}` here and `{}` for what seems the same measure in {}",
                        observation.value.text(),
                        other_observation.value.text(),
                        content.line(place_of(content, other, *row_there))
                    ),
                    HELP,
                );
            }
        }
    }
}

/// Whether one is the other rounded, and not merely written with a nought more.
fn is_rounded(one: &Figure, other: &Figure) -> bool {
    one.is_rounded(other) && !one.is_same(other)
}

fn place_of(content: &Content<'_>, id: Id<Indicator>, row: usize) -> Place {
    let steps = [
        Step::Key("observations"),
        Step::Row(row),
        Step::Key("value"),
    ];
    content.at(
        content.register.indicators[id].record.standing.place,
        &steps,
    )
}
