//! Links recommendations with all that they lead to and all that leads to them.

use crate::diagnostic::Finding;
use crate::register::link::Linker;
use crate::register::owed::UnknownPromise;
use crate::register::*;
use crate::term::partial_date::municipal_year;
use crate::term::slug::slug;
use crate::term::text::{nearest, one_of};
use rayon::prelude::*;
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

    /// Works out where one stands.
    pub(super) fn find_status_of(&mut self, id: Id<Recommendation>) {
        let (status, unknown) = self.register.find_status(id);
        for unknown in &unknown {
            self.findings.add(unknown_promise(unknown));
        }
        drop(unknown);
        self.register.recommendations[id].status = status;
    }

    pub(super) fn link_recommendations(&mut self) {
        self.register.rank_by_reference();
        for id in self.register.recommendations.ids() {
            self.link_recommendation(id);
            let row = self.register.recommendations.shared(id);
            for other in &row.supersedes {
                self.register.recommendations[*other].superseded_by.push(id);
            }
        }
        self.sort_successors();
        self.find_statuses();
        self.register.put_all_on_lists();
    }

    /// Finds what a recommendation leads to.
    pub(super) fn link_recommendation(&mut self, id: Id<Recommendation>) {
        let (month, day) = self.rules.settings.municipal_year;
        let record = Arc::clone(&self.register.recommendations[id].record);
        let meeting = record.meeting.as_ref().and_then(|text| self.meeting(text));
        let made_by = match &record.made_by {
            Some(text) => self.party(text),
            None => meeting.and_then(|meeting| self.register.meetings[meeting].body),
        };
        let made_on = record
            .made_on
            .clone()
            .or_else(|| meeting.map(|meeting| self.register.meetings[meeting].record.date.clone()));
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
                None => Arc::clone(&self.nobody),
            });
        }
        let as_of = self.rules.as_of;
        let said_on = record
            .entries
            .iter()
            .filter_map(|entry| entry.date.as_ref());
        let last_news = said_on
            .chain(&made_on)
            .filter(|date| date.earliest().is_some_and(|day| day <= as_of))
            .max_by(|a, b| a.order(b))
            .cloned();
        let linked = &mut self.register.recommendations[id];
        linked.last_news = last_news;
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

/// The lists of actions that a lead stands on.
pub(super) struct Holder<'a> {
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
                    accountable: &mut person.accountable,
                    responsible: &mut person.responsible,
                });
            }
            Some(Party::Post(id)) => {
                let post = &mut self.posts[id];
                note(Holder {
                    accountable: &mut post.accountable,
                    responsible: &mut post.responsible,
                });
            }
            Some(Party::Body(id)) => {
                let body = &mut self.bodies[id];
                note(Holder {
                    accountable: &mut body.accountable,
                    responsible: &mut body.responsible,
                });
            }
            Some(Party::Organisation(_)) | None => {}
        }
    }
}
