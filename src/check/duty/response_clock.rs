//! Whether an answer is in time cannot be computed, although it was asked for.
//!
//! Why it matters: the time for an answer runs from the day on which it was asked for, by a rule for
//! the kind of organisation that was asked. Where one of these is missing, a reader cannot tell a
//! running clock from one that ran out, and the page says so.
//!
//! How to mend it: write `response requested` with the whole day on which the request was sent, say in
//! `made to` who was asked, and give that organisation its `kind`. Where no rule sets a time, write
//! `response due`, or the council's own rule under `response clocks` in `site.yaml`.
//!
//! Example: `response requested: 2 March 2026` to a charity, for which no time is set, and no
//! `response due`.

use crate::check::duty::source;
use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;
use crate::register::{Clock, ClockState, NotComputed, Recommendation};
use crate::settings::ClockRule;
use crate::term::Addressee;

pub(super) const CHECK: Check = Check::new(
    "response-clock",
    Severity::Note,
    include_str!("response_clock.rs"),
    Looks::AtRecommendations(look),
);

fn look(content: &Content<'_>, recommendation: &Recommendation, found: &mut Found<'_>) {
    let record = &recommendation.record;
    let asked = [
        ("response requested", &record.response_requested),
        ("request received", &record.request_received),
        ("response due", &record.response_due),
    ];
    let Some((first, _)) = asked.iter().find(|(_, date)| date.is_some()) else {
        return;
    };
    let mut told = Vec::new();
    for clock in &recommendation.status.clocks {
        let ClockState::NotComputed(reason) = clock.state else {
            continue;
        };
        // Who writes `within: none` knows that no time is set.
        let rule = clock
            .addressee
            .map(|kind| content.register.clock_rules.of(kind));
        let is_meant =
            matches!(reason, NotComputed::NoTime(_)) && rule.is_some_and(|rule| rule.is_own);
        if is_meant || told.contains(&reason) || is_told_elsewhere(recommendation, reason) {
            continue;
        }
        // Words in the place of a date are what has to be mended, wherever they stand.
        let without_date = asked
            .iter()
            .find(|(_, date)| date.as_ref().is_some_and(|date| date.latest().is_none()));
        let key = match (reason, without_date) {
            (NotComputed::NoDate, Some((key, _))) => *key,
            _ => *first,
        };
        told.push(reason);
        let help = format!("{}{}", mend(reason), rule_of(content, clock));
        found.at(
            content.at(record.standing.place, &[Step::Key(key)]),
            format!(
                "whether the answer is in time cannot be computed, because {}",
                because(reason)
            ),
            help,
        );
    }
}

/// Whether another check says of the same words what is wrong with them.
fn is_told_elsewhere(recommendation: &Recommendation, reason: NotComputed) -> bool {
    let record = &recommendation.record;
    match reason {
        NotComputed::AnswerUndated | NotComputed::NotAskedYet | NotComputed::ClosedUnanswered => {
            true
        }
        NotComputed::NoAddressee => !record.made_to.is_empty(),
        NotComputed::NoDate => record
            .response_due
            .as_ref()
            .is_some_and(|due| due.earliest().is_some()),
        _ => false,
    }
}

fn because(reason: NotComputed) -> String {
    match reason {
        NotComputed::NoRequest => "there is no `response requested`".to_owned(),
        NotComputed::NoDate => "this holds no date".to_owned(),
        NotComputed::NoAddressee => "the record names nobody who was asked".to_owned(),
        NotComputed::UnknownAddressee => {
            "the records do not tell what kind of organisation was asked".to_owned()
        }
        NotComputed::NoTime(kind) => format!("no time is set for the answer of {}", a(kind)),
        NotComputed::UnknownYear(year) => {
            format!("the bank holidays of {year} are not in the list")
        }
        NotComputed::AnswerUndated => "the answer has no date".to_owned(),
        NotComputed::NotExact => "the dates are not exact enough".to_owned(),
        NotComputed::AnswerBeforeRequest => "the answer is dated before the request".to_owned(),
        NotComputed::NotAskedYet => "it is asked for after the day of the site".to_owned(),
        NotComputed::ClosedUnanswered => "the record was closed without an answer".to_owned(),
    }
}

fn mend(reason: NotComputed) -> String {
    match reason {
        NotComputed::NoRequest => "write the day on which it was asked for".to_owned(),
        NotComputed::NoDate => "write the day, as in `5 February 2024`".to_owned(),
        NotComputed::NoAddressee => "write `made to` with the organisation".to_owned(),
        NotComputed::UnknownAddressee => {
            "give the organisation its `kind`, such as `NHS body`, `council` or `charity`"
                .to_owned()
        }
        NotComputed::NoTime(kind) => format!(
            "write `response due`, or the council's own rule in `site.yaml`: `response clocks: [{{to: \
             {}, within: 2 months}}]`",
            kind.words()
        ),
        NotComputed::UnknownYear(_) => {
            "add them to `bank holidays` in `site.yaml`, or write `response due`".to_owned()
        }
        NotComputed::AnswerUndated => "write the date in the heading of the response".to_owned(),
        NotComputed::NotExact => "write whole days for the request and the answer".to_owned(),
        NotComputed::AnswerBeforeRequest => "correct one of the two dates".to_owned(),
        NotComputed::NotAskedYet => "correct the date of the request".to_owned(),
        NotComputed::ClosedUnanswered => "enter the answer, if it came".to_owned(),
    }
}

/// The rule that would be used, where there is one.
fn rule_of(content: &Content<'_>, clock: &Clock) -> String {
    let rule = clock
        .addressee
        .map(|kind| content.register.clock_rules.of(kind));
    rule.and_then(told)
        .map_or(String::new(), |rule| format!(". {rule}"))
}

/// A rule with its source, as the help of a finding ends with it; none where no time is set.
pub(super) fn told(rule: &ClockRule) -> Option<String> {
    let within = rule.within?;
    let words = match (&rule.source, rule.is_own, rule.addressee) {
        (Some(source), _, _) => format!("{within}, {source}"),
        (None, true, _) => format!("{within}, `response clocks` in `site.yaml`"),
        (None, false, Addressee::HealthBody) => {
            format!("{within}, SI 2013/218, regulation 22")
        }
        (None, false, _) => format!("{within}, Local Government Act 2000, section 9FE"),
    };
    Some(match rule.checked_on {
        Some(_) => source::law(&words),
        None => source::own_rule(&words),
    })
}

fn a(kind: Addressee) -> String {
    let article = match kind {
        Addressee::Executive | Addressee::Officer => "an",
        Addressee::HealthBody | Addressee::Partner => "a",
    };
    format!("{article} {}", kind.words())
}
