//! One measure has two different values for the same period.
//!
//! Why it matters: the page shows both, and nobody can tell which holds. One may belong to another
//! period, or be an early figure that was corrected later.
//!
//! How to mend it: correct the period, or take the value out that does not hold. If one replaces the
//! other, say in its `note` that it is revised.
//!
//! Example: two observations with `period: Q2 2024/25`, one of `61%` and one of `64%`.

use crate::check::measures::figure::observed;
use crate::check::{Check, Content, Found, Looks, Pattern};
use crate::diagnostic::Severity;
use crate::record::indicator::Observation;
use std::collections::BTreeMap;

pub(super) const CHECK: Check = Check::new(
    "same-period-twice",
    Severity::Warning,
    include_str!("same_period_twice.rs"),
    Looks::Through(look),
);

/// Words that say that one figure replaces another.
static REVISED: Pattern = Pattern::new(
    r"(?i)\b(revis\w+|final\w*|provisional\w*|correct\w*|restat\w*|replac\w*|updat\w*|refresh\w*|validat\w*|unvalidated|interim|estimate\w*|amended)\b",
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for indicator in content.register.indicators.rows() {
        let record = &indicator.record;
        let mut seen: BTreeMap<_, &Observation> = BTreeMap::new();
        for (at, observation) in record.observations.iter().enumerate() {
            let Some(number) = observation.value.number() else {
                continue;
            };
            let period = &observation.period;
            let Some(from) = period.earliest() else {
                continue;
            };
            let Some(other) = seen.insert((from, period.latest()), observation) else {
                continue;
            };
            let says = |observation: &Observation| {
                let words = [
                    observation.note.as_deref(),
                    observation.value.remark(),
                    Some(observation.period.text()),
                ];
                words
                    .into_iter()
                    .flatten()
                    .any(|words| REVISED.is_in(words))
            };
            // Two places or two groups may be told apart by the words around the period.
            let are_apart =
                other.period.before() != period.before() || other.period.after() != period.after();
            if other.value.number() == Some(number) || are_apart || says(other) || says(observation)
            {
                continue;
            }
            found.at(
                observed(content, record, at, "period"),
                format!(
                    "a second value for {}: `{}` here and `{}` before",
                    period.text(),
                    observation.value.text(),
                    other.value.text()
                ),
                "correct the period, or say in a `note` that one value replaces the other",
            );
        }
    }
}
