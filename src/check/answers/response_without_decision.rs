//! The heading of a response does not say what was decided.
//!
//! Why it matters: whether a recommendation was accepted is the first thing that a reader wants to
//! know. A reply without a decision is counted as one that decides nothing, even where its text does.
//!
//! How to mend it: write the decision behind a colon. Where the paper decides nothing, write
//! `: not stated`, so that nobody takes it for an oversight.
//!
//! Example: `## Response, 4 May 2025, from Exampleshire County Council` above a text that begins
//! `Recommendation Accepted:`.

use crate::check::answers::opening::decided;
use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use crate::record::recommendation::Said;
use crate::register::Recommendation;
use crate::term::text::squeeze;
use crate::term::{Decision, Kind};

pub(super) const CHECK: Check = Check::new(
    "response-without-decision",
    Severity::Warning,
    include_str!("response_without_decision.rs"),
    Looks::AtRecommendations(look),
);

fn look(content: &Content<'_>, recommendation: &Recommendation, found: &mut Found<'_>) {
    let mut is_decided = false;
    let record = &recommendation.record;
    for entry in &record.entries {
        let Said::Response(decision) = entry.said else {
            continue;
        };
        if decision != Decision::NotStated {
            is_decided |= decision.is_answer();
            continue;
        }
        let heading = entry.heading.text.to_lowercase();
        if heading.contains("not stated") {
            continue;
        }
        match decided(&entry.text.markdown) {
            Some(seen) => found.at(
                content.within(entry.text.place, seen.words),
                format!(
                    "the response opens `{}`, but its heading states no decision",
                    squeeze(seen.words)
                ),
                format!("write `: {}` at the end of the heading", seen.decision),
            ),
            // A later reply that decides nothing leaves the decision as it was, and to tell
            // facts that were asked for is no decision.
            None if is_decided || record.kind != Kind::Recommendation => continue,
            None => found.at(
                entry.heading.place,
                "the response states no decision",
                "write it behind a colon, as in `: accepted`; where the paper decides nothing, \
                     write `: not stated`",
            ),
        };
    }
}
