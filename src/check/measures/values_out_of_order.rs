//! The values of a measure stand neither in the order of time nor against it.
//!
//! Why it matters: a row in the wrong place is often a row with the wrong period. The page puts the
//! values in the order of time, and a mistyped year then hides the newest one.
//!
//! How to mend it: look at the period that is out of turn. If it is right, move the row.
//!
//! Example: observations for `Q1 2024/25`, `Q2 2023/24` and `Q3 2024/25`.

use crate::check::measures::figure::observed;
use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use crate::term::PartialDate;

pub(super) const CHECK: Check = Check::new(
    "values-out-of-order",
    Severity::Note,
    include_str!("values_out_of_order.rs"),
    Looks::Through(look),
);

/// Whether all of one period lies before all of another.
fn is_before(a: &PartialDate, b: &PartialDate) -> bool {
    b.earliest().is_some_and(|first| a.is_before(first))
}

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for indicator in content.register.indicators.rows() {
        let record = &indicator.record;
        let rows: Vec<(usize, &PartialDate)> = record
            .observations
            .iter()
            .map(|observation| &observation.period)
            .enumerate()
            .filter(|(_, period)| period.earliest().is_some())
            .collect();
        let pairs = || {
            rows.windows(2).filter_map(|pair| match pair {
                [a, b] => Some((a, b)),
                _ => None,
            })
        };
        let falls = pairs().filter(|(a, b)| is_before(b.1, a.1)).count();
        let rises = pairs().filter(|(a, b)| is_before(a.1, b.1)).count();
        if falls == 0 || rises == 0 {
            continue;
        }
        // Newest first is an order too: the lesser number of turns is out of it.
        let out = pairs().find(|(a, b)| match falls <= rises {
            true => is_before(b.1, a.1),
            false => is_before(a.1, b.1),
        });
        if let Some((before, (at, period))) = out {
            let place = observed(content, record, *at, "period");
            found.at(
                content.within(place, period.text()),
                format!("{} is out of turn after {}", period.text(), before.1.text()),
                "look up whether the period is right; if it is, move the row",
            );
        }
    }
}
