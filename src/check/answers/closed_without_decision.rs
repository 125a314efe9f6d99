//! A recommendation is done or closed, though no response to it is on record.
//!
//! Why it matters: whoever was asked never said in public whether it was accepted. The page shows an
//! end without an answer.
//!
//! How to mend it: add the response, with its date and decision. If the answer was given by doing it,
//! write a response `: not stated` that says so.
//!
//! Example: a recommendation to a trust whose only entry is `## Update, May 2025: done, as reported`.

use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use crate::record::recommendation::Said;
use crate::register::Recommendation;
use crate::term::{Delivery, Kind};

pub(super) const CHECK: Check = Check::new(
    "closed-without-decision",
    Severity::Warning,
    include_str!("closed_without_decision.rs"),
    Looks::AtRecommendations(look),
);

fn look(content: &Content<'_>, recommendation: &Recommendation, found: &mut Found<'_>) {
    let record = &recommendation.record;
    let wants_answer = record.kind == Kind::Recommendation || record.response_requested.is_some();
    let is_answered = record
        .entries
        .iter()
        .any(|entry| matches!(entry.said, Said::Response(decision) if decision.is_answer()));
    if !wants_answer || is_answered {
        return;
    }
    let last = record
        .entries
        .iter()
        .filter_map(|entry| match entry.said {
            Said::Update(Some(delivery)) => Some((entry, delivery)),
            _ => None,
        })
        .next_back();
    if let Some((entry, delivery)) = last
        && delivery.is_closed()
        && delivery != Delivery::Superseded
    {
        found.at(
            content.within(entry.heading.place, delivery_words(&entry.heading.text)),
            format!("the work is `{delivery}`, but no decision on the recommendation is on record"),
            "add the response with its decision",
        );
    }
}

/// The words of a heading behind its colon.
fn delivery_words(heading: &str) -> &str {
    heading
        .split_once(':')
        .map_or("", |(_, words)| words.trim())
}
