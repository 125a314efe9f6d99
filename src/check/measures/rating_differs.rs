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
use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use crate::record::indicator::{Direction, Indicator};
use crate::term::value::{Comparison, Reading};
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
