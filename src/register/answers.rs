//! What the register answers of its day: the newest news, who holds a post, which meeting comes next,
//! and in which order lists stand. What is owed has a room of its own.

use crate::record::recommendation::Entry;
use crate::register::{Action, Id, Meeting, Organisation, Person, Post, Recommendation, Register};
use crate::term::PartialDate;
use chrono::NaiveDate;
use rayon::prelude::*;
use std::cmp::Ordering;

impl Register {
    /// The newest date that a recommendation's own facts give, not later than the register's day.
    pub fn last_news(&self, id: Id<Recommendation>) -> Option<&PartialDate> {
        self.recommendations[id].last_news.as_ref()
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
        let rank = |id: Id<Recommendation>| self.recommendations[id].rank;
        rank(a).cmp(&rank(b))
    }

    /// Notes of each recommendation how many stand before it by reference, once all are there.
    pub(in crate::register) fn rank_by_reference(&mut self) {
        let mut ids: Vec<Id<Recommendation>> = self.recommendations.ids().collect();
        ids.par_sort_by_cached_key(|id| {
            let reference = &self.recommendations[*id].record.reference.text;
            (order_of(reference), reference.as_str())
        });
        for (rank, id) in ids.into_iter().enumerate() {
            self.recommendations[id].rank = rank;
        }
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

/// A reference as bytes that sort by the size of its numbers and by the words between them, in lower
/// case: a number as its eight bytes, words behind eight that are larger and before one that is smaller
/// than any.
fn order_of(text: &str) -> Vec<u8> {
    let mut order = Vec::with_capacity(text.len() + 32);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_number = first.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != is_number);
        let (part, behind) = rest.split_at(end.unwrap_or(rest.len()));
        rest = behind;
        if is_number {
            let number = part.bytes().fold(0_u64, |number, digit| {
                let digit = u64::from(digit - b'0');
                number.saturating_mul(10).saturating_add(digit)
            });
            order.extend_from_slice(&number.to_be_bytes());
        } else {
            order.extend_from_slice(&[0xff; 8]);
            order.extend(part.to_lowercase().bytes());
        }
        order.push(0);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_sort_by_the_size_of_their_numbers() {
        let mut references = ["A10", "A2", "A2.ii", "A1"];
        references.sort_by_key(|reference| order_of(reference));
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
