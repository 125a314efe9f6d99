//! An amber or red workstream has no mitigation, though the report gives one for others.
//!
//! Why it matters: where a report says what is done about trouble, a gap looks as if nothing were
//! done.
//!
//! How to mend it: look the mitigation up in the paper. If the paper has none, nothing has to be
//! mended in the record: ask the workstream's lead.
//!
//! Example: three amber ratings, two with `mitigation` and one without.

use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;
use crate::record::plan::Rating;
use crate::term::Rag;

pub(super) const CHECK: Check = Check::new(
    "amber-without-mitigation",
    Severity::Note,
    include_str!("amber_without_mitigation.rs"),
    Looks::Through(look),
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let is_mitigated = |rating: &Rating| {
        rating
            .mitigation
            .as_ref()
            .is_some_and(|text| !text.trim().is_empty())
    };
    for plan in content.register.plans.rows() {
        for (at, highlight) in plan.record.highlights.iter().enumerate() {
            if !highlight.ratings.iter().any(is_mitigated) {
                continue;
            }
            for (row, rating) in highlight.ratings.iter().enumerate() {
                let colour = match rating.rag {
                    Rag::Amber => "amber",
                    Rag::Red => "red",
                    Rag::Green | Rag::NotRated => continue,
                };
                if is_mitigated(rating) {
                    continue;
                }
                let steps = [
                    Step::Key("highlight reports"),
                    Step::Row(at),
                    Step::Key("ratings"),
                    Step::Row(row),
                    Step::Key("rag"),
                ];
                found.at(
                    content.at(plan.record.standing.place, &steps),
                    format!(
                        "`{}` is {colour}, but nothing says what is done about it",
                        rating.workstream.as_ref().unwrap_or(&rating.priority.text)
                    ),
                    "look in the paper for its `mitigation`, as the report gives one for others",
                );
            }
        }
    }
}
