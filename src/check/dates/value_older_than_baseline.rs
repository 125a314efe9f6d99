//! A value is for a time that ends before the time of its baseline.
//!
//! Why it matters: the change "since the baseline" then runs backwards, and a rating that rests on it
//! means nothing.
//!
//! How to mend it: correct one of the two periods. If the paper prints them so, keep them and silence
//! this check with that reason.
//!
//! Example: `baseline: {value: "1083", period: Apr-Jan 2019}` and an observation for `Q3 2018/19`.

use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "value-older-than-baseline",
    Severity::Warning,
    include_str!("value_older_than_baseline.rs"),
    Looks::Through(look),
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for indicator in content.register.indicators.rows() {
        let record = &indicator.record;
        let Some(baseline) = record
            .baseline
            .as_ref()
            .and_then(|base| base.period.as_ref())
        else {
            continue;
        };
        let Some(end) = baseline.latest() else {
            continue;
        };
        for (row, observation) in record.observations.iter().enumerate() {
            let is_value = observation.value.number().is_some();
            if is_value && observation.period.latest().is_some_and(|day| day < end) {
                let steps = [
                    Step::Key("observations"),
                    Step::Row(row),
                    Step::Key("period"),
                ];
                found.at(
                    content.at(record.standing.place, &steps),
                    format!(
                        "the value of {} is older than its baseline of {}",
                        observation.period.text(),
                        baseline.text()
                    ),
                    "correct one of the two periods; if the paper prints them so, say that in a silence",
                );
            }
        }
    }
}
