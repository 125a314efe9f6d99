//! A highlight report rates the workstreams of a framework, all but some.
//!
//! Why it matters: a workstream that is left out may be the one in trouble. The totals of the report
//! are then less than those of the framework, and nobody is told why.
//!
//! How to mend it: look the rating up in the paper. If the paper has none, write `rag: not rated` for
//! the workstream.
//!
//! Example: a framework with priorities A to F and a highlight report that rates A, B, C, D and F.

use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;
use crate::register::covers;
use crate::term::Rag;
use std::collections::HashSet;

pub(super) const CHECK: Check = Check::new(
    "workstream-not-rated",
    Severity::Warning,
    include_str!("workstream_not_rated.rs"),
    Looks::Through(look),
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let register = content.register;
    for plan in register.plans.rows() {
        let Some(framework) = plan.framework else {
            continue;
        };
        let highlights = plan.record.highlights.iter().zip(&plan.highlights);
        for (at, (highlight, highlighted)) in highlights.enumerate() {
            let rated: HashSet<_> = highlighted.priorities.iter().flatten().copied().collect();
            // A report of exceptions leaves out on purpose what goes well, and says so by its colours.
            let rates_all = highlight
                .ratings
                .iter()
                .any(|rating| rating.rag == Rag::Green);
            let knows_all = highlighted.priorities.iter().all(Option::is_some);
            let day = highlight.date.earliest();
            let missing: Vec<&str> = register.frameworks[framework]
                .priorities
                .iter()
                .filter(|id| !rated.contains(*id))
                .map(|id| &register.priorities[*id].record)
                .filter(|priority| {
                    day.is_none_or(|day| covers(priority.from.as_ref(), priority.to.as_ref(), day))
                })
                .map(|priority| priority.code.text.as_str())
                .collect();
            if missing.is_empty() || !rates_all || !knows_all || missing.len() >= rated.len() {
                continue;
            }
            let steps = [
                Step::Key("highlight reports"),
                Step::Row(at),
                Step::Key("date"),
            ];
            let named: Vec<String> = missing.iter().map(|code| format!("`{code}`")).collect();
            found.at(
                content.at(plan.record.standing.place, &steps),
                format!(
                    "the report rates {} workstreams of `{}`, but not {}",
                    rated.len(),
                    register.frameworks[framework].record.reference.text,
                    named.join(", ")
                ),
                "look it up in the paper; if that has no rating, write `rag: not rated`",
            );
        }
    }
}
