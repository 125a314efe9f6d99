//! Links recommendations with all that they lead to and all that leads to them.

use crate::diagnostic::Finding;
use crate::register::link::Linker;
use crate::register::owed::UnknownPromise;
use crate::register::*;
use crate::term::partial_date::municipal_year;
use crate::term::slug::slug;
use crate::term::text::{nearest, one_of};
use rayon::prelude::*;
use std::collections::HashSet;
use std::sync::Arc;

impl Linker<'_> {
    /// Puts those that took the place of another into an order that does not depend on files.
    fn sort_successors(&mut self) {
        for id in self.register.recommendations.ids() {
            let mut by = std::mem::take(&mut self.register.recommendations[id].superseded_by);
            by.sort_by(|a, b| self.register.by_reference(*a, *b));
            self.register.recommendations[id].superseded_by = by;
        }
    }

    /// Works out where each recommendation stands, once all links are there.
    fn find_statuses(&mut self) {
        let register = &self.register;
        let ids: Vec<_> = register.recommendations.ids().collect();
        let found: Vec<(Status, Vec<Finding>)> = ids
            .par_iter()
            .map(|id| {
                let (status, unknown) = register.find_status(*id);
                (status, unknown.iter().map(unknown_promise).collect())
            })
            .collect();
        for (id, (status, unknown)) in ids.into_iter().zip(found) {
            for finding in unknown {
                self.findings.add(finding);
            }
            self.register.recommendations[id].status = status;
        }
    }

    pub(super) fn link_recommendations(&mut self) {
        self.register.rank_by_reference();
        let (month, day) = self.rules.settings.municipal_year;
        let nobody: Arc<[Lead]> = Arc::default();
        for id in self.register.recommendations.ids() {
            let record = Arc::clone(&self.register.recommendations[id].record);
            let meeting = record.meeting.as_ref().and_then(|text| self.meeting(text));
            let made_by = match &record.made_by {
                Some(text) => self.party(text),
                None => meeting.and_then(|meeting| self.register.meetings[meeting].body),
            };
            let made_on = record.made_on.clone().or_else(|| {
                meeting.map(|meeting| self.register.meetings[meeting].record.date.clone())
            });
            let made_to: Vec<Party> = record
                .made_to
                .iter()
                .filter_map(|text| self.party(text))
                .collect();
            let leads = self.leads(&record.leads);
            let priorities = self.priorities_of(&record.priorities);
            let topic = record
                .topic
                .as_ref()
                .map(|topic| slug(&topic.text))
                .filter(|s| !s.is_empty());
            let year = made_on
                .as_ref()
                .and_then(PartialDate::earliest)
                .map(|date| municipal_year(date, month, day));
            let mut supersedes = Vec::new();
            for other in &record.supersedes {
                supersedes.extend(self.recommendation(other));
            }
            let mut indicators = Vec::new();
            for text in &record.indicators {
                indicators.extend(self.indicator(text));
            }
            let mut actions = Vec::new();
            for text in &record.plan_actions {
                actions.extend(self.plan_action(text));
            }
            let mut related = Vec::new();
            for text in &record.related {
                related.extend(self.subject(text));
            }
            let mut discussed_at: Vec<Id<Meeting>> = Vec::new();
            for text in &record.discussed_at {
                discussed_at.extend(self.meeting(text).filter(|other| Some(*other) != meeting));
            }
            discussed_at.sort_by(|a, b| self.register.in_time(*a, *b));
            discussed_at.dedup();
            let mut entries_by: Vec<Arc<[Lead]>> = Vec::with_capacity(record.entries.len());
            for entry in &record.entries {
                entries_by.push(match &entry.by {
                    Some(by) => self.leads_of(by),
                    None => Arc::clone(&nobody),
                });
            }
            let register = &mut self.register;
            if let (Some(slug), Some(topic)) = (&topic, &record.topic) {
                register
                    .topics
                    .entry(slug.clone())
                    .or_insert_with(|| Topic {
                        name: topic.text.clone(),
                        recommendations: Vec::new(),
                    })
                    .recommendations
                    .push(id);
            }
            if let Some(year) = year {
                register
                    .years
                    .entry(year)
                    .or_default()
                    .recommendations
                    .push(id);
            }
            if let Some(meeting) = meeting {
                register.meetings[meeting].made.push(id);
            }
            for meeting in &discussed_at {
                register.meetings[*meeting].discussed.push(id);
            }
            for priority in &priorities {
                register.priorities[*priority].recommendations.push(id);
            }
            for indicator in &indicators {
                register.indicators[*indicator].recommendations.push(id);
            }
            for action in &actions {
                register.actions[*action].recommendations.push(id);
            }
            for other in &supersedes {
                register.recommendations[*other].superseded_by.push(id);
            }
            for lead in &leads {
                register.hold(lead, |holder| holder.leads.push(id));
            }
            register.asked_of(id, &made_to, &leads);
            match made_by {
                Some(Party::Body(body)) => register.bodies[body].made.push(id),
                Some(Party::Organisation(organisation)) => {
                    register.organisations[organisation].made.push(id);
                }
                _ => {}
            }
            let linked = &mut register.recommendations[id];
            linked.meeting = meeting;
            linked.made_by = made_by;
            linked.made_on = made_on;
            linked.made_to = made_to;
            linked.leads = leads;
            linked.priorities = priorities;
            linked.topic = topic;
            linked.year = year;
            linked.supersedes = supersedes;
            linked.indicators = indicators;
            linked.actions = actions;
            linked.related = related;
            linked.discussed_at = discussed_at;
            linked.entries_by = entries_by;
        }
        self.sort_successors();
        self.find_statuses();
        for id in self.register.recommendations.ids() {
            let status = &self.register.recommendations[id].status;
            let (decision, delivery) = (status.decision, status.delivery);
            self.register
                .by_decision
                .entry(decision)
                .or_default()
                .push(id);
            self.register
                .by_delivery
                .entry(delivery)
                .or_default()
                .push(id);
        }
    }
}

/// A line that keeps a promise which nobody made.
fn unknown_promise(unknown: &UnknownPromise<'_>) -> Finding {
    let text = &unknown.line.text;
    let message = format!("no open promise of this record reads `{text}`");
    let finding = Finding::warning("unknown-promise", unknown.line.place, message);
    let open = unknown.open.iter().copied();
    match (nearest(text, open.clone()), unknown.open.as_slice()) {
        (Some(near), _) => finding.did_you_mean(Some(near)),
        (None, []) => finding.help(
            "a promise is written where it was made, as `Promised: a progress update, by April 2024`",
        ),
        (None, open) => {
            finding.help(format!("write the words of the promise: {}", one_of(open.iter().copied())))
        }
    }
}

/// The lists that a lead stands on.
pub(super) struct Holder<'a> {
    pub(super) leads: &'a mut Vec<Id<Recommendation>>,
    pub(super) accountable: &'a mut Vec<Id<Action>>,
    pub(super) responsible: &'a mut Vec<Id<Action>>,
}

impl Register {
    /// Whether a person acts for a body or organisation, as far as posts and memberships say.
    pub(super) fn belongs(&self, person: Party, group: Party) -> bool {
        let Party::Person(person) = person else {
            return false;
        };
        let person = &self.people[person];
        match group {
            Party::Organisation(organisation) => {
                person.posts.is_empty()
                    || person
                        .posts
                        .iter()
                        .any(|(post, _)| self.posts[*post].organisation == Some(organisation))
            }
            Party::Body(body) => person.bodies.iter().any(|(other, _)| *other == body),
            _ => false,
        }
    }

    /// Order of two meetings in time, then by reference.
    pub(crate) fn in_time(&self, a: Id<Meeting>, b: Id<Meeting>) -> std::cmp::Ordering {
        let (a, b) = (&self.meetings[a].record, &self.meetings[b].record);
        a.date
            .order(&b.date)
            .then_with(|| a.reference.text.cmp(&b.reference.text))
    }

    pub(super) fn hold(&mut self, lead: &Lead, note: impl Fn(Holder<'_>)) {
        match lead.party {
            Some(Party::Person(id)) => {
                let person = &mut self.people[id];
                note(Holder {
                    leads: &mut person.leads,
                    accountable: &mut person.accountable,
                    responsible: &mut person.responsible,
                });
            }
            Some(Party::Post(id)) => {
                let post = &mut self.posts[id];
                note(Holder {
                    leads: &mut post.leads,
                    accountable: &mut post.accountable,
                    responsible: &mut post.responsible,
                });
            }
            Some(Party::Body(id)) => {
                let body = &mut self.bodies[id];
                // What a body leads is listed with what it was asked, in `asked_of`.
                note(Holder {
                    leads: &mut Vec::new(),
                    accountable: &mut body.accountable,
                    responsible: &mut body.responsible,
                });
            }
            Some(Party::Organisation(_)) | None => {}
        }
    }

    /// Puts a recommendation on the lists of those it was made to and of those who lead it.
    fn asked_of(&mut self, id: Id<Recommendation>, made_to: &[Party], leads: &[Lead]) {
        let parties = made_to
            .iter()
            .copied()
            .chain(leads.iter().filter_map(|lead| lead.party))
            .chain(leads.iter().filter_map(|lead| lead.acting_for));
        let mut seen = HashSet::new();
        for party in parties {
            if !seen.insert(party) {
                continue;
            }
            match party {
                Party::Organisation(organisation) => {
                    self.organisations[organisation].recommendations.push(id);
                }
                Party::Body(body) => self.bodies[body].recommendations.push(id),
                _ if leads.iter().any(|lead| lead.party == Some(party)) => {}
                Party::Person(person) => self.people[person].asked.push(id),
                Party::Post(post) => self.posts[post].asked.push(id),
            }
        }
    }
}
