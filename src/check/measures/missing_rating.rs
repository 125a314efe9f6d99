//! A figure has a target and no rating, while other measures of its framework are rated.
//!
//! Why it matters: a gap in a table of colours looks as if there were nothing to say. Here there is: the
//! figure can be held against its target.
//!
//! How to mend it: look the rating up in the paper and add `rag:`. If the paper rates the others and
//! not this one, write `rag: not rated`.
//!
//! Example: a value of `94.9%` with a target of `97%` and no `rag`, in a table where all others have one.

use crate::check::measures::figure::{Figure, Kind, observed};
use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use crate::record::indicator::{Indicator, Observation};
use crate::term::Rag;
use crate::term::value::Untold;

pub(super) const CHECK: Check = Check::new(
    "missing-rating",
    Severity::Warning,
    include_str!("missing_rating.rs"),
    Looks::Through(look),
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for measures in content.register.measures.rows() {
        let mut rated = 0;
        let mut lacking = Vec::new();
        for id in &measures.indicators {
            let record = &content.register.indicators[*id].record;
            let Some((at, newest)) = newest(record) else {
                continue;
            };
            if newest.rag != Rag::NotRated {
                rated += 1;
            } else if can_be_rated(record, newest) {
                lacking.push((record, at, newest));
            }
        }
        // Where few are rated, the gap is the rule.
        if rated == 0 || lacking.len() > rated {
            continue;
        }
        for (record, at, observation) in lacking {
            let written = observed(content, record, at, "rag");
            if written != record.standing.place {
                continue;
            }
            let figure = Figure {
                value: &observation.value,
                kind: Kind::Observed(at, &observation.period),
            };
            found.at(
                figure.place(content, record),
                format!(
                    "`{}` has a target and no rating, while other measures of this framework are rated",
                    observation.value.text()
                ),
                "add the rating of the paper; if it gives none, write `rag: not rated`",
            );
        }
    }
}

fn newest(record: &Indicator) -> Option<(usize, &Observation)> {
    record
        .observations
        .iter()
        .enumerate()
        .filter(|(_, observation)| observation.value.number().is_some())
        .max_by(|(_, a), (_, b)| {
            let has_day = |seen: &Observation| seen.period.earliest().is_some();
            has_day(a)
                .cmp(&has_day(b))
                .then_with(|| a.period.order(&b.period))
        })
}

/// Whether somebody could hold the figure against the target of its period, or of a later one where
/// that is all that the table prints.
fn can_be_rated(record: &Indicator, observation: &Observation) -> bool {
    let own = record.target_for(&observation.period);
    let later = || {
        let mut targets = record.targets.iter();
        targets.find(|(year, _)| {
            let seen = observation.period.earliest();
            seen.zip(year.latest())
                .is_some_and(|(seen, end)| seen <= end)
        })
    };
    let target = own.or_else(|| later().map(|(_, value)| value));
    target.is_some_and(|target| {
        matches!(
            record.judge_by(target, &observation.value),
            Ok(_) | Err(Untold::SideNotSaid)
        )
    })
}
