//! A response is awaited, but no day is recorded on which it was asked for.
//!
//! Why it matters: the time for an answer runs from the request. Without its date no clock can run,
//! so a recommendation may wait for years and never be late.
//!
//! How to mend it: write `response requested` with the day on which the request was sent. If nobody
//! has asked yet, ask; if no answer is wanted, say so in a silence.
//!
//! Example: a recommendation whose reply reads `A separate response will be sought from the trust`
//! and that has no `response requested`.

use crate::check::answers::sentences::passages;
use crate::check::{Check, Content, Found, Looks, Pattern, Step};
use crate::diagnostic::Severity;
use crate::record::recommendation::Said;
use crate::register::Recommendation;
use crate::term::text::squeeze;
use crate::term::{Decision, Kind};

pub(super) const CHECK: Check = Check::new(
    "response-never-requested",
    Severity::Warning,
    include_str!("response_never_requested.rs"),
    Looks::AtRecommendations(look),
);

static SOUGHT: Pattern = Pattern::new(
    r"(?ix)(?-u:\b)(?:
    (?:response|reply|answer)s?(?:\s+(?:to|from|by|on)\s+(?:[\w’'-]+\s+){1,6}?|\s+)
    (?:will\s+be|is\s+to\s+be|are\s+to\s+be|is\s+being|are\s+being|is|are|to\s+be|has\s+yet\s+to\s+be|is\s+still|are\s+still)
    \s+(?:sought|awaited|requested|chased|pending|received\s+from|outstanding|expected\s+from)
    |(?:response|reply|answer)s?\s+(?:pending|awaited|outstanding)
    |(?:await|awaiting|awaits|waiting\s+for|waiting\s+on)\s+(?:(?:a|an|the|its|their|further|formal|written)\s+){0,2}(?:response|reply|answer)
    |will\s+(?:seek|request|ask\s+for)\s+(?:(?:a|an|the|separate|formal|written)\s+){0,3}(?:response|reply|answer)
    )(?-u:\b)",
);

fn look(content: &Content<'_>, recommendation: &Recommendation, found: &mut Found<'_>) {
    let record = &recommendation.record;
    if record.response_requested.is_some() || record.response_due.is_some() {
        return;
    }
    let answered = record.entries.iter().rposition(|entry| {
        matches!(entry.said, Said::Response(decision)
                if decision.is_answer() && decision != Decision::NotStated)
    });
    if answered.is_some() {
        return;
    }
    let waits = record
        .entries
        .iter()
        .rfind(|entry| matches!(entry.said, Said::Response(_)));
    let asks = matches!(record.kind, Kind::Recommendation | Kind::InformationRequest);
    let sought = passages(record).find_map(|(position, passage)| {
        // News of other answers, such as that of a ministry to a bid, is no matter of this clock.
        let is_update = position
            .and_then(|position| record.entries.get(position))
            .is_some_and(|entry| matches!(entry.said, Said::Update(_)));
        if is_update && (waits.is_some() || !asks) {
            return None;
        }
        let hit = SOUGHT.find_iter(&passage.markdown).next()?;
        Some((content.within(passage.place, hit.as_str()), hit.as_str()))
    });
    let (place, seen) = match (sought, waits) {
        (Some((place, words)), _) => (place, format!("the text says `{}`", squeeze(words))),
        (None, Some(entry)) if entry.said == Said::Response(Decision::AwaitingResponse) => {
            (entry.heading.place, "a response is awaited".to_owned())
        }
        (None, None) if record.kind == Kind::Recommendation && !record.made_to.is_empty() => (
            content.at(record.standing.place, &[Step::Key("made to")]),
            "a response is awaited".to_owned(),
        ),
        _ => return,
    };
    found.at(
            place,
            format!(
                "{seen}; whether it is late cannot be computed, because there is no `response requested`"
            ),
            "write `response requested` with the day on which it was asked for",
        );
}
