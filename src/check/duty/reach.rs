//! Whom the duties reach: which bodies meet under the access rules of the Local Government Act 1972,
//! which of them scrutinise, and who is a health body. Told from the `kind` that the record gives;
//! where that leaves a doubt, a body is not reached.

use crate::check::Content;
use crate::record::standing::Standing;
use crate::register::{Body, Id, Party};

/// The rules under which a body meets in public.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Access {
    /// A council, its committees and sub-committees.
    Council,
    HealthAndWellbeing,
    Executive,
}

/// Groups of people that meet for work and not under the access rules, whatever else they are called.
const NOT_COMMITTEES: [&str; 32] = [
    "nhs",
    "icb",
    "ccg",
    "hospital",
    "group",
    "groups",
    "subgroup",
    "team",
    "network",
    "forum",
    "partnership",
    "party",
    "trust",
    "steering",
    "working",
    "management",
    "officer",
    "officers",
    "staff",
    "governors",
    "representative",
    "parish",
    "town",
    "community",
    "youth",
    "student",
    "pupil",
    "school",
    "tenants",
    "residents",
    "parliamentary",
    "national",
];

/// The rules that reach a body; none where its record does not make them certain.
pub(super) fn access(content: &Content<'_>, body: Id<Body>) -> Option<Access> {
    let body = &content.register.bodies[body];
    let host = body.organisation.or(body.parent);
    let host_is_council = match host {
        Some(Party::Organisation(id)) => {
            let record = &content.register.organisations[id].record;
            let kind = words(record.kind.as_deref().unwrap_or(&record.name.text));
            let is_council = has(&kind, &["council", "authority"]);
            if (!is_council && record.kind.is_some()) || has(&kind, &["parish", "town"]) {
                return None;
            }
            is_council
        }
        _ => false,
    };
    match &body.record.kind {
        Some(kind) => access_of(&words(kind)),
        None => {
            let name = words(&body.record.name.text);
            let access = access_of(&name);
            let is_plain = host_is_council || is_scrutiny_kind(&name);
            access.filter(|access| is_plain || *access == Access::HealthAndWellbeing)
        }
    }
}

fn access_of(kind: &[String]) -> Option<Access> {
    if has(kind, &NOT_COMMITTEES) {
        return None;
    }
    let is_board = has(kind, &["board"]);
    let wellbeing = has(kind, &["wellbeing", "well"]) && has(kind, &["health"]);
    if wellbeing && is_board {
        return Some(Access::HealthAndWellbeing);
    }
    if has(kind, &["cabinet"]) || (has(kind, &["executive"]) && !is_board) {
        return Some(Access::Executive);
    }
    let is_committee = has(
        kind,
        &["committee", "committees", "subcommittee", "scrutiny"],
    );
    let is_council = kind.last().is_some_and(|word| word == "council");
    let of_council = has(kind, &["council"]) && is_board;
    (is_committee || is_council || of_council).then_some(Access::Council)
}

/// Whether a body scrutinises under the access rules.
pub(super) fn is_scrutiny(content: &Content<'_>, body: Id<Body>) -> bool {
    let record = &content.register.bodies[body].record;
    let kind = record.kind.as_deref().unwrap_or(&record.name.text);
    access(content, body).is_some() && is_scrutiny_kind(&words(kind))
}

fn is_scrutiny_kind(kind: &[String]) -> bool {
    has(kind, &["scrutiny"])
}

/// Whether a body's name or remit is about health.
pub(super) fn is_about_health(content: &Content<'_>, body: Id<Body>) -> bool {
    let record = &content.register.bodies[body].record;
    let of = |text: &str| has(&words(text), &["health", "nhs", "hosc"]);
    of(&record.name.text) || record.remit.as_deref().is_some_and(of)
}

/// Whether somebody is, or acts for, a body of the NHS or a provider of health services.
pub(super) fn is_health_body(content: &Content<'_>, party: Party) -> bool {
    let register = content.register;
    match party {
        Party::Organisation(id) => {
            let record = &register.organisations[id].record;
            let kind = words(record.kind.as_deref().unwrap_or(&record.name.text));
            has(&kind, &["nhs", "icb", "hospital"])
                || (has(&kind, &["health"]) && has(&kind, &["provider", "trust"]))
                || (has(&kind, &["integrated"]) && has(&kind, &["care"]) && has(&kind, &["board"]))
        }
        Party::Post(id) => register.posts[id]
            .organisation
            .is_some_and(|id| is_health_body(content, Party::Organisation(id))),
        Party::Body(id) => {
            let kind = register.bodies[id].record.kind.as_deref();
            has(&words(kind.unwrap_or_default()), &["nhs"])
        }
        Party::Person(_) => false,
    }
}

/// Whether somebody is a council's executive.
pub(super) fn is_executive(content: &Content<'_>, party: Party) -> bool {
    match party {
        Party::Body(id) => access(content, id) == Some(Access::Executive),
        _ => false,
    }
}

/// What to call a body in a finding.
pub(super) fn name<'a>(content: &Content<'a>, body: Id<Body>) -> &'a str {
    let record = &content.register.bodies[body].record;
    &record.short_name.as_ref().unwrap_or(&record.name).text
}

/// What every record has, of a body.
pub(super) fn standing<'a>(content: &Content<'a>, body: Id<Body>) -> &'a Standing {
    &content.register.bodies[body].record.standing
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

fn has(words: &[String], any: &[&str]) -> bool {
    words.iter().any(|word| any.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(kind: &str) -> Option<Access> {
        access_of(&words(kind))
    }

    #[test]
    fn committees_boards_of_health_and_executives_are_reached() {
        for kind in [
            "committee",
            "Planning sub-committee",
            "joint scrutiny committee",
            "scrutiny board",
            "overview and scrutiny panel",
            "joint committee",
            "full council",
            "county council",
            "board of the council",
        ] {
            assert_eq!(of(kind), Some(Access::Council), "{kind}");
        }
        for kind in ["health and wellbeing board", "Health & Well-being Board"] {
            assert_eq!(of(kind), Some(Access::HealthAndWellbeing), "{kind}");
        }
        for kind in ["cabinet", "Executive", "cabinet committee"] {
            assert_eq!(of(kind), Some(Access::Executive), "{kind}");
        }
    }

    #[test]
    fn partnership_groups_are_not_reached() {
        for kind in [
            "partnership board",
            "scrutiny sub-group",
            "joint management group",
            "executive group",
            "NHS committee",
            "governing board",
            "safeguarding board",
            "advisory board",
            "council team",
            "council of governors",
            "parish council",
            "steering committee",
            "commission",
            "network",
        ] {
            assert_eq!(of(kind), None, "{kind}");
        }
    }
}
