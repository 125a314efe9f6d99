//! Whom the duties reach: which bodies meet under the access rules of the Local Government Act 1972,
//! which of them scrutinise, and what kind of addressee somebody is. Told from the `kind` that the
//! record gives; where that leaves a doubt, a body is not reached.

use crate::register::{Body, Id, Lead, Organisation, Party, Register};
use crate::term::Addressee;

/// The rules under which a body meets in public.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
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

impl Register {
    /// The rules that reach a body; none where its record does not make them certain.
    pub fn access(&self, body: Id<Body>) -> Option<Access> {
        if self.is_of_parish(body) {
            return None;
        }
        let body = &self.bodies[body];
        let host = body.organisation.or(body.parent);
        let host_is_council = match host {
            Some(Party::Organisation(id)) => {
                let record = &self.organisations[id].record;
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

    /// Whether a body is a parish, town or community council, or belongs to one: those meet under rules of
    /// their own.
    pub fn is_of_parish(&self, body: Id<Body>) -> bool {
        let body = &self.bodies[body];
        let record = &body.record;
        let is_parish = |kind: &Option<String>, name: &str| {
            kind.as_deref().is_some_and(names_parish) || names_parish(name)
        };
        let of_host = match body.organisation.or(body.parent) {
            Some(Party::Organisation(id)) => {
                let record = &self.organisations[id].record;
                is_parish(&record.kind, &record.name.text)
            }
            Some(Party::Body(id)) => {
                let record = &self.bodies[id].record;
                is_parish(&record.kind, &record.name.text)
            }
            _ => false,
        };
        of_host || is_parish(&record.kind, &record.name.text)
    }

    /// Whether a body is a parish council itself or one of its committees.
    pub fn meets_as_parish(&self, body: Id<Body>) -> bool {
        const MEETING: [&str; 4] = ["council", "committee", "subcommittee", "committees"];
        const AT_WORK: [&str; 5] = ["group", "party", "team", "forum", "working"];
        let record = &self.bodies[body].record;
        let all = words(&format!(
            "{} {}",
            record.name.text,
            record.kind.as_deref().unwrap_or_default()
        ));
        self.is_of_parish(body) && has(&all, &MEETING) && !has(&all, &AT_WORK)
    }

    /// Whether a body scrutinises under the access rules.
    pub fn is_scrutiny(&self, body: Id<Body>) -> bool {
        let record = &self.bodies[body].record;
        let kind = record.kind.as_deref().unwrap_or(&record.name.text);
        self.access(body).is_some() && is_scrutiny_kind(&words(kind))
    }

    /// Whether a body's name or remit is about health.
    pub fn is_about_health(&self, body: Id<Body>) -> bool {
        let record = &self.bodies[body].record;
        let of = |text: &str| has(&words(text), &["health", "nhs", "hosc"]);
        of(&record.name.text) || record.remit.as_deref().is_some_and(of)
    }

    /// Whether somebody is, or acts for, a body of the NHS or a provider of health services.
    pub fn is_health_body(&self, party: Party) -> bool {
        match party {
            Party::Organisation(id) => {
                let record = &self.organisations[id].record;
                let kind = words(record.kind.as_deref().unwrap_or(&record.name.text));
                has(&kind, &["nhs", "icb", "hospital"])
                    || (has(&kind, &["health"]) && has(&kind, &["provider", "trust"]))
                    || (has(&kind, &["integrated"])
                        && has(&kind, &["care"])
                        && has(&kind, &["board"]))
            }
            Party::Post(id) => self.posts[id]
                .organisation
                .is_some_and(|id| self.is_health_body(Party::Organisation(id))),
            Party::Body(id) => {
                let kind = self.bodies[id].record.kind.as_deref();
                has(&words(kind.unwrap_or_default()), &["nhs"])
            }
            Party::Person(_) => false,
        }
    }

    /// Whether somebody is a council's executive.
    pub fn is_executive(&self, party: Party) -> bool {
        match party {
            Party::Body(id) => self.access(id) == Some(Access::Executive),
            _ => false,
        }
    }

    /// What kind of addressee somebody is for a body that asks: the law has another clock for each.
    /// None where the records do not make it certain.
    pub fn addressee(&self, party: Party, asker: Option<Party>) -> Option<Addressee> {
        match party {
            Party::Organisation(id) => self.addressee_of_organisation(id, self.host(asker)),
            Party::Body(_) if self.is_executive(party) => Some(Addressee::Executive),
            Party::Body(_) if self.is_health_body(party) => Some(Addressee::HealthBody),
            Party::Body(_) => Some(Addressee::Partner),
            Party::Post(id) => {
                let post = &self.posts[id];
                let name = words(&post.record.name.text);
                let is_of_cabinet = has(&name, &["cabinet"])
                    || (has(&name, &["leader"]) && has(&name, &["council"]));
                if is_of_cabinet {
                    return Some(Addressee::Executive);
                }
                let host = self.host(asker);
                let organisation = post.organisation?;
                match self.addressee_of_organisation(organisation, host)? {
                    // A post of the council that asks is one of its officers.
                    Addressee::Executive => Some(Addressee::Officer),
                    other => Some(other),
                }
            }
            Party::Person(id) => {
                let posts = self.people[id].posts.iter();
                let mut kinds =
                    posts.filter_map(|(post, _)| self.addressee(Party::Post(*post), asker));
                let first = kinds.next()?;
                kinds.all(|kind| kind == first).then_some(first)
            }
        }
    }

    /// What kind of addressee a lead is: by the group it acts for, where one is named.
    pub fn addressee_of_lead(&self, lead: &Lead, asker: Option<Party>) -> Option<Addressee> {
        let of_party = lead.party.and_then(|party| self.addressee(party, asker));
        match lead.acting_for {
            Some(group) => match self.addressee(group, asker) {
                // Of a person who acts for the council only the post tells officer and member apart.
                Some(Addressee::Executive) => of_party.or(Some(Addressee::Executive)),
                other => other,
            },
            None => of_party,
        }
    }

    fn addressee_of_organisation(
        &self,
        id: Id<Organisation>,
        host: Option<Id<Organisation>>,
    ) -> Option<Addressee> {
        if self.is_health_body(Party::Organisation(id)) {
            return Some(Addressee::HealthBody);
        }
        let record = &self.organisations[id].record;
        let kind = words(record.kind.as_deref().unwrap_or(&record.name.text));
        let is_council = has(&kind, &["council", "authority"])
            && !has(
                &kind,
                &["group", "association", "parish", "town", "partnership"],
            );
        match (is_council, host) {
            (true, Some(host)) if host != id => Some(Addressee::Partner),
            (true, _) => Some(Addressee::Executive),
            (false, _) => record.kind.is_some().then_some(Addressee::Partner),
        }
    }

    /// The organisation to which a body that asks belongs.
    fn host(&self, asker: Option<Party>) -> Option<Id<Organisation>> {
        match asker? {
            Party::Organisation(id) => Some(id),
            Party::Body(id) => {
                let body = &self.bodies[id];
                match body.organisation.or(body.parent)? {
                    Party::Organisation(id) => Some(id),
                    Party::Body(parent) if parent != id => {
                        match self.bodies[parent].organisation? {
                            Party::Organisation(id) => Some(id),
                            _ => None,
                        }
                    }
                    _ => None,
                }
            }
            _ => None,
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

/// "West Sallow Parish Council", "town council"; not "Parish Council Liaison Committee".
fn names_parish(name: &str) -> bool {
    matches!(words(name).as_slice(), [.., first, last]
        if last == "council" && matches!(first.as_str(), "parish" | "town" | "community"))
}

fn is_scrutiny_kind(kind: &[String]) -> bool {
    has(kind, &["scrutiny"])
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
    fn parish_councils_are_known_by_the_end_of_their_names() {
        for name in [
            "Sallow Parish Council",
            "town council",
            "Nant Community Council",
        ] {
            assert!(names_parish(name), "{name}");
        }
        for name in [
            "Parish Council Liaison Committee",
            "Newtown Council",
            "council",
        ] {
            assert!(!names_parish(name), "{name}");
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
