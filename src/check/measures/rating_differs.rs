//! A figure is rated green and does not meet its target, or is rated red and meets it.
//!
//! Why it matters: readers trust the colour. Where colour and figure tell two stories, the page shows
//! both, and somebody should know which is right.
//!
//! How to mend it: look rating, figure and target up in the paper and correct what was mistyped. If the
//! paper prints them so, keep the published rating and silence this check with that reason.
//!
//! Example: a target of `40 or fewer`, a value of `52` and `rag: green`.

use crate::check::measures::figure::{exact, observed};
use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use crate::record::indicator::{Direction, Indicator};
use crate::term::value::{Comparison, Reading, Untold};
use crate::term::{Rag, Value};

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
            let computed = indicator.computed(observation);
            if let (Err(Untold::SideNotSaid), Some((_, target))) =
                (computed.is_met, computed.target)
                && observation.rag == Rag::Green
                && let Some(kept) = far_from_kept(record, target, &observation.value)
            {
                let finding = found.at(
                    observed(content, record, at, "rag"),
                    format!(
                        "rated green, but `{}` is far from `{kept}`, which is to be maintained",
                        observation.value.text()
                    ),
                    "look up rating, figure and target; if more or less is better, give the `direction`",
                );
                finding.severity = Severity::Note;
            }
            let (Ok(meets), Some((year, target))) = (computed.is_met, computed.target) else {
                continue;
            };
            if !computed.disagrees(observation.rag) {
                continue;
            }
            let how = if meets { "meets" } else { "does not meet" };
            let behind = behind(record, target);
            let place = observed(content, record, at, "rag");
            let help = if computed.is_of_part {
                "if the figure counts only a part of the year, say so in its `note`: `year to date`"
            } else {
                "look up rating, figure and target; if the paper prints them so, say that in a silence"
            };
            let message = format!(
                "rated {}, but `{}` {how} the target for {}, `{}`{behind}",
                observation.rag.key(),
                observation.value.text(),
                year.text(),
                target.text()
            );
            let finding = found.at(place, message, help);
            if computed.is_of_part {
                finding.severity = Severity::Note;
            }
        }
    }
}

/// What a measure is to keep to, where a value is more than a fifth away from it.
fn far_from_kept<'a>(record: &'a Indicator, target: &'a Value, actual: &Value) -> Option<&'a str> {
    const FAR: f64 = 0.2;
    let kept = match target.reading() {
        Reading::AgainstBaseline { .. } => &record.baseline.as_ref()?.value,
        _ => target,
    };
    let ((aim, unit), (value, own)) = (exact(kept)?, exact(actual)?);
    let is_far = record.way() == Some(Direction::Maintain)
        && unit == own
        && (value - aim).abs() > aim.abs() * FAR
        && aim.abs() >= 10.0;
    is_far.then(|| kept.text())
}

/// What makes the target a comparison, where its own words do not.
fn behind(record: &Indicator, target: &Value) -> String {
    match target.reading() {
        Reading::AgainstBaseline { .. } => record.baseline.as_ref().map_or(String::new(), |from| {
            format!(" from a baseline of `{}`", from.value.text())
        }),
        Reading::Number {
            comparison: Comparison::Exactly,
            ..
        } => match record.way() {
            Some(Direction::Increase) => ", where more is better".to_owned(),
            Some(Direction::Decrease) => ", where less is better".to_owned(),
            _ => String::new(),
        },
        _ => String::new(),
    }
}
