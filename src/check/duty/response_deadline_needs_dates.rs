//! Whether an answer that is still awaited is late cannot be computed, because one of two dates is
//! missing.
//!
//! Why it matters: the time for an answer runs from the day on which it was asked for, never from the
//! meeting. Without both dates a reader cannot tell a running clock from one that ran out.
//!
//! How to mend it: write both `response requested` and `response due`. If no response was asked for,
//! write neither.
//!
//! Example: a recommendation to an NHS body or to a cabinet, not yet answered, with
//! `response due: 5 March 2026` and no `response requested`.

use crate::check::duty::{reach, source};
use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;
use crate::record::recommendation::Said;
use crate::register::Recommendation;
use crate::term::Decision;

pub(super) const CHECK: Check = Check::new(
    "response-deadline-needs-dates",
    Severity::Note,
    include_str!("response_deadline_needs_dates.rs"),
    Looks::Through(look),
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for recommendation in content.register.recommendations.rows() {
        let record = &recommendation.record;
        let (there, missing) = match (&record.response_requested, &record.response_due) {
            (Some(_), None) => ("response requested", "response due"),
            (None, Some(_)) => ("response due", "response requested"),
            _ => continue,
        };
        let Some(source) = source_of(content, recommendation) else {
            continue;
        };
        if !is_answered(recommendation) {
            found.at(
                content.at(record.standing.place, &[Step::Key(there)]),
                format!(
                    "whether the answer is late cannot be computed, because there is no `{missing}`"
                ),
                format!("write both dates; the time runs from the day of the request; {source}"),
            );
        }
    }
}

/// Who gives the time for an answer: a health body, or an executive.
fn source_of(content: &Content<'_>, recommendation: &Recommendation) -> Option<String> {
    let asked = &recommendation.made_to;
    if asked
        .iter()
        .any(|party| reach::is_health_body(content, *party))
    {
        Some(source::own_rule("28 days, SI 2013/218, regulation 22"))
    } else if asked
        .iter()
        .any(|party| reach::is_executive(content, *party))
    {
        Some(source::own_rule(
            "two months, Local Government Act 2000, section 9FE",
        ))
    } else {
        None
    }
}

fn is_answered(recommendation: &Recommendation) -> bool {
    recommendation
        .record
        .entries
        .iter()
        .any(|entry| match entry.said {
            Said::Response(decision) => {
                !matches!(decision, Decision::AwaitingResponse | Decision::NoResponse)
            }
            Said::Update(_) => false,
        })
}
