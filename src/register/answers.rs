//! What the register answers: what was decided, how far the work is, what is late and by how much.
//! Every page, list and count asks here.

use crate::record::recommendation::{Entry, Promise, Said};
use crate::register::{Action, Id, Meeting, Organisation, Person, Post, Recommendation, Register};
use crate::term::{Decision, Delivery, Kind, PartialDate};
use chrono::NaiveDate;
use std::cmp::Ordering;

/// Where a recommendation stands, as of the register's day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    pub decision: Decision,
    /// The position of the response that decided, among the entries.
    pub decided_by: Option<usize>,
    pub delivery: Delivery,
    /// The position of the update that said so.
    pub delivered_by: Option<usize>,
    pub late: Vec<Late>,
}

/// Something that was due and whose last possible day has passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Late {
    /// No response, though one was due.
    Response { due: PartialDate },
    /// Not done by its completion date.
    Completion { due: PartialDate },
    /// A promise that no later entry follows: by the positions of its entry and its own.
    Promise {
        entry: usize,
        promise: usize,
        due: PartialDate,
    },
}

impl Late {
    /// The date that has passed.
    pub fn due(&self) -> &PartialDate {
        match self {
            Late::Response { due } | Late::Completion { due } | Late::Promise { due, .. } => due,
        }
    }
}

impl Status {
    /// Whether something is still to be done.
    pub fn is_open(&self) -> bool {
        !self.delivery.is_closed()
    }
}

impl Register {
    /// Where a recommendation stands. A response that does not decide leaves the decision of an
    /// earlier one in force.
    pub fn status(&self, id: Id<Recommendation>) -> Status {
        let recommendation = &self.recommendations[id];
        let record = &recommendation.record;
        let mut decision: Option<(usize, Decision)> = None;
        let mut delivery: Option<(usize, Delivery)> = None;
        for (position, entry) in record.entries.iter().enumerate() {
            match entry.said {
                Said::Response(said) => {
                    let weaker = said == Decision::NotStated
                        && decision.is_some_and(|(_, known)| known.is_answer());
                    if !weaker {
                        decision = Some((position, said));
                    }
                }
                Said::Update(Some(said)) => delivery = Some((position, said)),
                Said::Update(None) => {}
            }
        }
        let answered = decision.is_some_and(|(_, decision)| decision.is_answer());
        let answer_late = record
            .response_due
            .as_ref()
            .filter(|due| !answered && due.is_before(self.as_of));
        let decided = match decision {
            Some((_, Decision::AwaitingResponse)) | None if answer_late.is_some() => {
                Decision::NoResponse
            }
            Some((_, decision)) => decision,
            None if record.kind == Kind::Recommendation || record.response_requested.is_some() => {
                Decision::AwaitingResponse
            }
            None => Decision::NotStated,
        };
        let delivered = match delivery {
            _ if !recommendation.superseded_by.is_empty() => Delivery::Superseded,
            Some((_, delivery)) => delivery,
            None => Delivery::NotStated,
        };
        let mut late = Vec::new();
        late.extend(answer_late.map(|due| Late::Response { due: due.clone() }));
        if !delivered.is_closed() {
            let due = record.due.last().map(|due| &due.date);
            late.extend(
                due.filter(|due| due.is_before(self.as_of))
                    .map(|due| Late::Completion { due: due.clone() }),
            );
            for (entry, promise, owed) in self.outstanding_promises(id) {
                if let Some(due) = owed.by.as_ref().filter(|due| due.is_before(self.as_of)) {
                    late.push(Late::Promise {
                        entry,
                        promise,
                        due: due.clone(),
                    });
                }
            }
        }
        Status {
            decision: decided,
            decided_by: decision.map(|(position, _)| position),
            delivery: delivered,
            delivered_by: delivery.map(|(position, _)| position),
            late,
        }
    }

    /// The promises that no later entry follows, with the positions of the entry and the promise.
    pub fn outstanding_promises(
        &self,
        id: Id<Recommendation>,
    ) -> impl Iterator<Item = (usize, usize, &Promise)> {
        let entries = &self.recommendations[id].record.entries;
        let last = entries.len().saturating_sub(1);
        entries.get(last).into_iter().flat_map(move |entry| {
            entry
                .promises
                .iter()
                .enumerate()
                .map(move |(at, promise)| (last, at, promise))
        })
    }

    /// The newest date that a recommendation's own facts give, not later than the register's day.
    pub fn last_news(&self, id: Id<Recommendation>) -> Option<&PartialDate> {
        let recommendation = &self.recommendations[id];
        recommendation
            .record
            .entries
            .iter()
            .filter_map(|entry| entry.date.as_ref())
            .chain(&recommendation.made_on)
            .filter(|date| date.earliest().is_some_and(|day| day <= self.as_of))
            .max_by(|a, b| a.order(b))
    }

    /// Order of two recommendations: made last first, then by reference.
    pub fn newest_first(&self, a: Id<Recommendation>, b: Id<Recommendation>) -> Ordering {
        let day = |id: Id<Recommendation>| {
            self.recommendations[id]
                .made_on
                .as_ref()
                .and_then(PartialDate::earliest)
        };
        day(b).cmp(&day(a)).then_with(|| self.by_reference(a, b))
    }

    /// Order of two recommendations by reference, numbers in it by their size.
    pub fn by_reference(&self, a: Id<Recommendation>, b: Id<Recommendation>) -> Ordering {
        let reference = |id: Id<Recommendation>| &self.recommendations[id].record.reference.text;
        natural(reference(a), reference(b))
    }

    /// Of each recommendation, how many stand before it by reference.
    pub fn ranks_by_reference(&self) -> Vec<usize> {
        let mut ids: Vec<Id<Recommendation>> = self.recommendations.ids().collect();
        ids.sort_by_cached_key(|id| {
            let reference = &self.recommendations[*id].record.reference.text;
            (parts(reference), reference.as_str())
        });
        let mut ranks = vec![0; ids.len()];
        for (rank, id) in ids.into_iter().enumerate() {
            ranks[id.index()] = rank;
        }
        ranks
    }

    /// The holder of a post on the register's day: those whose time may include it.
    pub fn holders_now(&self, id: Id<Post>) -> Vec<Id<Person>> {
        self.posts[id]
            .holders
            .iter()
            .filter(|(person, position)| {
                let holding = &self.people[*person].record.posts[*position];
                covers(holding.from.as_ref(), holding.to.as_ref(), self.as_of)
            })
            .map(|(person, _)| *person)
            .collect()
    }

    /// Meetings that are still to come, soonest first.
    pub fn next_meetings(&self) -> Vec<Id<Meeting>> {
        use crate::record::meeting::Status;
        let mut next: Vec<_> = self
            .meetings
            .iter()
            .filter(|(_, meeting)| {
                meeting.record.status == Status::Scheduled
                    && meeting
                        .record
                        .date
                        .latest()
                        .is_some_and(|day| day >= self.as_of)
            })
            .map(|(id, _)| id)
            .collect();
        next.sort_by(|a, b| self.in_time(*a, *b));
        next
    }

    /// Whether an action of a plan is known to be late: it says that it is open, and its last date
    /// has passed. An action of which nothing more is known is not called late.
    pub fn is_late_action(&self, id: Id<Action>) -> bool {
        let record = &self.actions[id].record;
        record
            .delivery
            .is_some_and(|delivery| !delivery.is_closed())
            && record
                .due
                .last()
                .is_some_and(|due| due.date.is_before(self.as_of))
    }

    /// The newest entry of a recommendation that has a date not later than the register's day.
    pub fn newest_entry(&self, id: Id<Recommendation>) -> Option<&Entry> {
        self.recommendations[id]
            .record
            .entries
            .iter()
            .filter(|entry| {
                entry
                    .date
                    .as_ref()
                    .and_then(PartialDate::earliest)
                    .is_some_and(|day| day <= self.as_of)
            })
            .max_by(|a, b| match (&a.date, &b.date) {
                (Some(a), Some(b)) => a.order(b),
                _ => Ordering::Equal,
            })
    }

    /// The organisation that a person acts for on the register's day, as far as posts say.
    pub fn organisations_of(&self, id: Id<Person>) -> Vec<Id<Organisation>> {
        let mut organisations: Vec<_> = self.people[id]
            .posts
            .iter()
            .filter(|(_, holding)| covers(holding.from.as_ref(), holding.to.as_ref(), self.as_of))
            .filter_map(|(post, _)| self.posts[*post].organisation)
            .collect();
        organisations.dedup();
        organisations
    }
}

/// Whether a stretch from one partial date to another may include `day`. An open end does.
pub fn covers(from: Option<&PartialDate>, to: Option<&PartialDate>, day: NaiveDate) -> bool {
    let begun = from
        .and_then(PartialDate::earliest)
        .is_none_or(|from| from <= day);
    let ended = to.and_then(PartialDate::latest).is_some_and(|to| to < day);
    begun && !ended
}

/// Order of two texts in which runs of digits count by their size: A2 before A10.
pub fn natural(a: &str, b: &str) -> Ordering {
    parts(a).cmp(&parts(b)).then_with(|| a.cmp(b))
}

/// The numbers of a reference and the words between them, in lower case.
fn parts(text: &str) -> Vec<(u64, String)> {
    let mut parts: Vec<(u64, String)> = Vec::new();
    for c in text.chars() {
        match (c.to_digit(10), parts.last_mut()) {
            (Some(digit), Some((number, word))) if word.is_empty() => {
                *number = number.saturating_mul(10).saturating_add(u64::from(digit));
            }
            (Some(digit), _) => parts.push((u64::from(digit), String::new())),
            (None, Some((_, word))) if !word.is_empty() => word.extend(c.to_lowercase()),
            (None, _) => parts.push((u64::MAX, c.to_lowercase().to_string())),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_sort_by_the_size_of_their_numbers() {
        let mut references = ["A10", "A2", "A2.ii", "A1"];
        references.sort_by(|a, b| natural(a, b));
        assert_eq!(references, ["A1", "A2", "A2.ii", "A10"]);
    }

    #[test]
    fn an_open_end_covers_today() {
        let day = PartialDate::read("1 June 2020")
            .exact_day()
            .unwrap_or_default();
        let date = PartialDate::read;
        assert!(covers(Some(&date("May 2019")), None, day));
        assert!(!covers(None, Some(&date("May 2020")), day));
        assert!(covers(None, Some(&date("June 2020")), day));
    }
}
