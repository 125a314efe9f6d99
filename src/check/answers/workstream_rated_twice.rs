//! A highlight report rates one workstream twice, in two colours.
//!
//! Why it matters: both ratings stand on the page and are counted, and nobody can tell which holds.
//!
//! How to mend it: keep the rating that the paper has. If the priority has two workstreams, name each
//! of them under `workstream`.
//!
//! Example: two ratings with `priority: B` in one report, one green and one amber.

use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;
use std::collections::HashMap;

pub(super) const CHECK: Check = Check::new(
    "workstream-rated-twice",
    Severity::Warning,
    include_str!("workstream_rated_twice.rs"),
    Looks::Through(look),
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for plan in content.register.plans.rows() {
        for (at, highlight) in plan.record.highlights.iter().enumerate() {
            let mut seen = HashMap::new();
            for (row, rating) in highlight.ratings.iter().enumerate() {
                let name = rating
                    .workstream
                    .as_deref()
                    .unwrap_or_default()
                    .to_lowercase();
                let key = (rating.priority.text.to_lowercase(), name);
                let place = |row| {
                    let steps = [
                        Step::Key("highlight reports"),
                        Step::Row(at),
                        Step::Key("ratings"),
                        Step::Row(row),
                        Step::Key("rag"),
                    ];
                    content.at(plan.record.standing.place, &steps)
                };
                match seen.get(&key) {
                    Some((first, rag)) if *rag != rating.rag => {
                        found.at(
                            place(row),
                            format!(
                                "`{}` has another rating in the same report, in {}",
                                rating.priority.text,
                                content.line(place(*first))
                            ),
                            "keep the rating that the paper has, or name the two workstreams",
                        );
                    }
                    Some(_) => {}
                    None => {
                        seen.insert(key, (row, rating.rag));
                    }
                }
            }
        }
    }
}
