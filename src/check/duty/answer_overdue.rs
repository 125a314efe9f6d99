//! The time for an answer has run out, and no answer is recorded.
//!
//! Why it matters: the page of the recommendation and the lists of what is late will say that the answer
//! is overdue. If it came and was not entered, that is unfair to them.
//!
//! How to mend it: enter the answer under `## Response, …` with its date. If it was asked for on
//! another day, correct `response requested`; if more time was given, write `response due`.
//!
//! Example: `response requested: 5 February 2024` to an NHS body, and no response by 4 March 2024.

use crate::check::duty::response_clock::told;
use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;
use crate::register::{DeadlineRule, Late, Recommendation};

pub(super) const CHECK: Check = Check::new(
    "answer-overdue",
    Severity::Note,
    include_str!("answer_overdue.rs"),
    Looks::AtRecommendations(look),
);

fn look(content: &Content<'_>, recommendation: &Recommendation, found: &mut Found<'_>) {
    let record = &recommendation.record;
    let key = match (&record.response_due, &record.request_received) {
        (Some(_), _) => "response due",
        (None, Some(_)) => "request received",
        (None, None) => "response requested",
    };
    for late in &recommendation.status.late {
        let Late::Response { clock, .. } = late else {
            continue;
        };
        let clock = &recommendation.status.clocks[*clock];
        let Some(deadline) = &clock.deadline else {
            continue;
        };
        let by_rule = match deadline.rule {
            DeadlineRule::Stated(_) => None,
            DeadlineRule::Within(_) => clock
                .addressee
                .and_then(|kind| told(content.register.clock_rules.of(kind))),
        };
        let last = deadline.last.format("%-d %B %Y");
        let who = clock.party.map(|party| content.site.party(party).text);
        let help = "enter the answer, if it came";
        found.at(
            content.at(record.standing.place, &[Step::Key(key)]),
            match who {
                Some(who) => {
                    format!("no answer of {who} is recorded; the last day for it was {last}")
                }
                None => format!("no answer is recorded; the last day for it was {last}"),
            },
            match by_rule {
                Some(rule) => format!("{help}; {rule}"),
                None => help.to_owned(),
            },
        );
    }
}
