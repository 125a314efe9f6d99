//! A share is more than all of it, or a count is less than nothing.
//!
//! Why it matters: no more than 100% of anything can be had. A figure beyond that is a slip, or the
//! measure is not what its title says.
//!
//! How to mend it: look the figure up in the paper. A decimal point may be lost, or two cells joined.
//!
//! Example: a measure `Proportion of pupils who get a place` with a value of `947%`.

use crate::check::measures::figure::figures;
use crate::check::{Check, Content, Found, Looks, Pattern};
use crate::diagnostic::Severity;
use crate::term::value::Reading;

pub(super) const CHECK: Check = Check::new(
    "percentage-over-100",
    Severity::Warning,
    include_str!("percentage_over_100.rs"),
    Looks::Through(look),
);

static SHARE: Pattern =
    Pattern::new(r"(?i)\b(proportions?|percentages?|shares?|per cent|percent)\b|% of\b");
static MAY_BE_MORE: Pattern = Pattern::new(
    r"(?i)\b(of (the )?(plan|target|budget|forecast|baseline|expected|capacity)|planned|budget\w*|capacity|occupan\w*|utili[sz]\w*|change|growth|increase in|reduction in|compared|relative|against|ratio|staffing|fill|establishment|funded|expected|over-?\w*|cost|spend\w*|price)\b",
);
static COUNT: Pattern = Pattern::new(r"(?i)\bnumbers? of\b");
static MAY_BE_LESS: Pattern = Pattern::new(
    r"(?i)\b(change|net|difference|variance|gap|balance|variation|growth|fall|rise)\b",
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for indicator in content.register.indicators.rows() {
        let record = &indicator.record;
        let title = &record.title.text;
        for figure in figures(record) {
            let Reading::Number { number, unit, .. } = figure.value.reading() else {
                continue;
            };
            let is_percent =
                unit == "%" || (unit.is_empty() && record.unit.as_deref() == Some("%"));
            let message = if is_percent && *number > 100.0 {
                if !SHARE.is_in(title) || MAY_BE_MORE.is_in(title) {
                    continue;
                }
                "is more than the whole, but the title speaks of a share"
            } else if *number < 0.0 && !is_percent {
                if !COUNT.is_in(title) || MAY_BE_LESS.is_in(title) {
                    continue;
                }
                "is less than nothing, but the title speaks of a number"
            } else {
                continue;
            };
            found.at(
                figure.place(content, record),
                format!("{}, `{}`, {message}", figure.name(), figure.value.text()),
                "look the figure up in the paper: a decimal point may be lost, or two cells joined",
            );
        }
    }
}
