//! A figure is rated green and does not meet its target, or is rated red and meets it.
//!
//! Why it matters: readers trust the colour. Where colour and figure tell two stories, the page shows
//! both, and somebody should know which is right.
//!
//! How to mend it: look rating, figure and target up in the paper and correct what was mistyped. If the
//! paper prints them so, keep the published rating and silence this check with that reason.
//!
//! Example: a target of `40 or fewer`, a value of `52` and `rag: green`.

use crate::check::measures::figure::observed;
use crate::check::measures::rating_note::{Other, other_target};
use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use crate::record::indicator::{Indicator, Observation};
use crate::term::value::{Comparison, Reading};
use crate::term::{PartialDate, Rag, Value};

pub(super) const CHECK: Check = Check::new(
    "rating-differs",
    Severity::Warning,
    include_str!("rating_differs.rs"),
    Looks::Through(look),
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for indicator in content.register.indicators.rows() {
        let record = &indicator.record;
        for (at, observation) in record.observations.iter().enumerate() {
            if !matches!(observation.rag, Rag::Green | Rag::Red) {
                continue;
            }
            let Some((year, target)) = target(record, observation) else {
                continue;
            };
            let meets = match record.judge_by(target, &observation.value) {
                Ok(meets) => meets,
                Err(_) => continue,
            };
            if meets == (observation.rag == Rag::Green) {
                continue;
            }
            let how = if meets { "meets" } else { "does not meet" };
            let baseline = match target.reading() {
                Reading::AgainstBaseline { .. } => {
                    record.baseline.as_ref().map_or(String::new(), |baseline| {
                        format!(" from a baseline of `{}`", baseline.value.text())
                    })
                }
                _ => String::new(),
            };
            let side = match target.reading() {
                Reading::Number {
                    comparison: Comparison::Exactly,
                    ..
                } => record.direction.map_or("", |direction| match direction {
                    crate::record::indicator::Direction::Increase => ", where more is better",
                    crate::record::indicator::Direction::Decrease => ", where less is better",
                    _ => "",
                }),
                _ => "",
            };
            let place = observed(content, record, at, "rag");
            found.at(
                place,
                format!(
                    "rated {}, but `{}` {how} the target for {}, `{}`{baseline}{side}",
                    observation.rag.key(),
                    observation.value.text(),
                    year.text(),
                    target.text()
                ),
                "look up rating, figure and target; if the paper prints them so, say that in a silence",
            );
        }
    }
}

/// The target that an observation is to be held against: that of its period, or of the year that
/// its note names.
fn target<'a>(
    record: &'a Indicator,
    observation: &Observation,
) -> Option<(&'a PartialDate, &'a Value)> {
    let period = match observation.note.as_deref().and_then(other_target) {
        Some(Other::Year { date, .. }) => date,
        Some(Other::LastYear { .. }) => return None,
        None => observation.period.clone(),
    };
    let value = record.target_for(&period)?;
    record
        .targets
        .iter()
        .find(|(_, target)| std::ptr::eq(target, value))
        .map(|(year, value)| (year, value))
}
