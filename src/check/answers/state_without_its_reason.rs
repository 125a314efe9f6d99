//! A decision or a state wants a word more, such as why, which part, to whom or by whom, and has none.
//!
//! Why it matters: `not accepted` without a reason is no answer to the public, and `done, as
//! confirmed` is only worth as much as whoever confirmed it.
//!
//! How to mend it: write it in brackets behind the state, as in `paused (no bidder was found)`, or in
//! the text below the heading.
//!
//! Example: `## Response, 4 May 2025, from Exampleshire County Council: not accepted` with no text
//! below it.

use crate::check::answers::sentences::sentences;
use crate::check::{Check, Content, Found, Looks, Pattern, Step};
use crate::diagnostic::Severity;
use crate::record::recommendation::Said;
use crate::register::Recommendation;
use crate::term::{Decision, Delivery};

pub(super) const CHECK: Check = Check::new(
    "state-without-its-reason",
    Severity::Warning,
    include_str!("state_without_its_reason.rs"),
    Looks::Each(&[
        Looks::Through(look),
        Looks::AtRecommendations(look_at_recommendation),
    ]),
);

/// Who looked at what was done stands with one of these words.
static CONFIRMED: Pattern = Pattern::new(
    r"(?i)confirm|verif|agreed|audit|signed|check|inspect|satisf|assess|review|saw|seen|accepted|reported to|approved|by the|committee|board|panel|council",
);

/// A whole text that thanks, or repeats the decision, and says nothing more.
static NO_MORE: Pattern = Pattern::new(
    r"(?ix)^\s*(?:(?:we|(?:the|this|our)\s+(?:[\w’'&-]+\s+){1,5}?)\s*
    (?:(?:thanks?|(?:is|are)\s+grateful\s+to|welcomes?|notes?|acknowledges?|recognises?|values?)\s[^.!?\n,;:–—]{1,90}
    |(?:(?:does|do|did|can)\s*not|cannot)\s+(?:accept|support|agree\s+(?:to|with))\s+(?:this|the)\s+recommendation
    |(?:is|are)\s+(?:unable|not\s+able)\s+to\s+(?:accept|support|agree\s+(?:to|with))\s+(?:this|the)\s+recommendation
    |(?:rejects?|declines?|(?:partially|partly)\s+accepts?)\s+(?:this|the)\s+recommendation
    |accepts?\s+(?:this|the)\s+recommendation\s+in\s+part)
    |(?:this|the)\s+recommendation\s+(?:is|was)\s+(?:not\s+(?:accepted|agreed|supported)|rejected|declined|(?:partially|partly)\s+accepted|accepted\s+in\s+part)
    |(?:not\s+(?:accepted|agreed|supported)|rejected|declined))\s*[.!]?\s*$",
);

/// Whether every sentence of a reply only thanks or repeats what was decided.
fn says_no_more(text: &str) -> bool {
    const LONGEST: usize = 300;
    text.len() <= LONGEST
        && sentences(text)
            .iter()
            .all(|sentence| NO_MORE.is_in(sentence))
}

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for action in content.register.actions.rows() {
        let record = &action.record;
        let Some((what, example)) = record.delivery.and_then(of_delivery) else {
            continue;
        };
        let place = content.at(record.standing.place, &[Step::Key("delivery")]);
        let says_it = record.progress.is_some()
            || !record.standing.notes.is_empty()
            || Delivery::read(content.words(place).trim_matches(['"', '\'']))
                .is_none_or(|(_, detail)| detail.is_some());
        if !says_it {
            let state = record.delivery.map_or("", Delivery::words);
            found.at(
                place,
                format!("`{state}`, but nothing says {what}"),
                format!("write it in brackets, as in `{example}`, or under `progress`"),
            );
        }
    }
}

fn look_at_recommendation(
    content: &Content<'_>,
    recommendation: &Recommendation,
    found: &mut Found<'_>,
) {
    for entry in &recommendation.record.entries {
        let (state, wanted) = match entry.said {
            Said::Response(decision) => (decision.words(), of_decision(decision)),
            Said::Update(Some(delivery)) => {
                let names_who = delivery == Delivery::DoneAsConfirmed && entry.by.is_some();
                let is_replaced =
                    delivery == Delivery::Superseded && !recommendation.superseded_by.is_empty();
                let wanted = of_delivery(delivery).filter(|_| !names_who && !is_replaced);
                (delivery.words(), wanted)
            }
            Said::Update(None) => continue,
        };
        let Some((what, example)) = wanted else {
            continue;
        };
        let is_confirmed = entry.said == Said::Update(Some(Delivery::DoneAsConfirmed));
        let text = &entry.text.markdown;
        let is_told = match entry.said {
            Said::Response(Decision::AcceptedInPart | Decision::NotAccepted) => !says_no_more(text),
            _ => !is_confirmed || CONFIRMED.is_in(text),
        };
        let says_it = entry.detail.is_some()
            || !entry.text.is_empty() && is_told
            || !entry.evidence.is_empty()
            || !entry.notes.is_empty();
        if !says_it {
            let words = entry.heading.text.rsplit_once(':');
            let words = words.map_or("", |(_, words)| words.trim());
            found.at(
                content.within(entry.heading.place, words),
                format!("`{state}`, but nothing says {what}"),
                format!("write it in brackets, as in `{example}`, or below the heading"),
            );
        }
    }
}

/// What a decision wants to be told with it, and an example.
fn of_decision(decision: Decision) -> Option<(&'static str, &'static str)> {
    match decision {
        Decision::AcceptedInPart => Some(("which part", "accepted in part (the first limb)")),
        Decision::NotAccepted => Some(("why", "not accepted (the money is spent)")),
        Decision::Referred => Some(("to whom", "referred (to the cabinet)")),
        _ => None,
    }
}

/// What a state of the work wants to be told with it, and an example.
fn of_delivery(delivery: Delivery) -> Option<(&'static str, &'static str)> {
    match delivery {
        Delivery::Paused => Some(("why", "paused (no bidder was found)")),
        Delivery::ClosedNotDone => Some(("why", "closed, not done (the service has ended)")),
        Delivery::DoneAsConfirmed => {
            Some(("by whom", "done, as confirmed (by the committee in May)"))
        }
        Delivery::Superseded => Some(("by what", "superseded (by the new strategy)")),
        _ => None,
    }
}
