//! The lists of what is owed: by how soon it is due, by who owes it, and promises by what became of
//! them. Every total is the length of one of these.

use crate::register::{
    Action, Fate, Id, Promise, PromiseState, Recommendation, Register, Silent, Urgency,
};
use crate::term::PartialDate;
use chrono::NaiveDate;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Where a promise stands: its recommendation, and its position among the promises there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PromiseAt {
    pub recommendation: Id<Recommendation>,
    pub promise: usize,
}

impl Register {
    /// What is owed and this urgent. What is late stands with the longest late first, what has a date
    /// with the soonest first, what has none with the oldest first.
    pub fn owed(&self, urgency: Urgency) -> Vec<Id<Recommendation>> {
        let ids = self.recommendations.ids();
        let owed = ids.filter(|id| self.status(*id).urgency == urgency);
        self.earliest_first(owed, |id| match urgency {
            Urgency::Late => self.status(id).late_since(),
            Urgency::Soon | Urgency::Later => self.next_due(id),
            Urgency::Undated | Urgency::Routine | Urgency::Closed => self.made_day(id),
        })
    }

    /// How many of these are how urgent; what is closed is left out.
    pub fn urgencies(&self, ids: &[Id<Recommendation>]) -> BTreeMap<Urgency, usize> {
        let mut counts = BTreeMap::new();
        for id in ids {
            let urgency = self.status(*id).urgency;
            if urgency != Urgency::Closed {
                *counts.entry(urgency).or_default() += 1;
            }
        }
        counts
    }

    /// The actions of plans that are known to be late, the longest late first.
    pub fn late_actions(&self) -> Vec<Id<Action>> {
        let ids = self.actions.ids();
        let mut late: Vec<_> = ids.filter(|id| self.is_late_action(*id)).collect();
        let due = |id: Id<Action>| self.actions[id].record.due.last()?.date.latest();
        late.sort_by_key(|id| (due(*id), *id));
        late
    }

    /// What is silent in this way: the oldest first, or what had no news for longest.
    pub fn silent(&self, silent: Silent) -> Vec<Id<Recommendation>> {
        let ids = self.recommendations.ids();
        let found = ids.filter(|id| self.is_silent(*id, silent));
        self.earliest_first(found, |id| match silent {
            Silent::NoNews => self.last_news(id).and_then(PartialDate::latest),
            _ => self.made_day(id),
        })
    }

    /// How many promises became what; what became of none is left out.
    pub fn fates(&self) -> BTreeMap<Fate, usize> {
        let mut counts = BTreeMap::new();
        for id in self.recommendations.ids() {
            for promise in &self.status(id).promises {
                *counts.entry(promise.state.fate()).or_default() += 1;
            }
        }
        counts
    }

    /// Every promise of which one of these became: of those that are owed, the first that was or is due
    /// comes first, or without a date the one that was made first; of the others, the last that was
    /// told of.
    pub fn promises(&self, fates: &[Fate]) -> Vec<PromiseAt> {
        let mut found = Vec::new();
        for id in self.recommendations.ids() {
            for (position, promise) in self.status(id).promises.iter().enumerate() {
                if fates.contains(&promise.state.fate()) {
                    let at = PromiseAt {
                        recommendation: id,
                        promise: position,
                    };
                    found.push((self.promise_order(id, promise), at));
                }
            }
        }
        found.sort_by(|(a, left), (b, right)| {
            a.cmp(b)
                .then_with(|| self.by_reference(left.recommendation, right.recommendation))
                .then_with(|| left.promise.cmp(&right.promise))
        });
        found.into_iter().map(|(_, at)| at).collect()
    }

    /// By what a list of promises is sorted; one without such a day comes last.
    fn promise_order(
        &self,
        id: Id<Recommendation>,
        promise: &Promise,
    ) -> (bool, Option<NaiveDate>, Reverse<Option<NaiveDate>>) {
        let recommendation = &self.recommendations[id];
        let said = |entry: usize| recommendation.record.entries[entry].date.as_ref();
        let (first, last) = match promise.state {
            PromiseState::Late | PromiseState::Due => {
                let due = promise.due(recommendation);
                (due.and_then(PartialDate::latest), None)
            }
            PromiseState::Undated => (said(promise.entry).and_then(PartialDate::earliest), None),
            PromiseState::Broken { entry, .. }
            | PromiseState::Kept { entry, .. }
            | PromiseState::Ended { entry: Some(entry) } => {
                (None, said(entry).and_then(PartialDate::earliest))
            }
            PromiseState::Ended { entry: None } => (None, None),
        };
        (first.is_none() && last.is_none(), first, Reverse(last))
    }

    /// The earliest day on which a recommendation may have been made.
    fn made_day(&self, id: Id<Recommendation>) -> Option<NaiveDate> {
        let made = self.recommendations[id].made_on.as_ref();
        made.and_then(PartialDate::earliest)
    }

    /// Sorts by a day; what has none comes last.
    fn earliest_first(
        &self,
        ids: impl Iterator<Item = Id<Recommendation>>,
        day: impl Fn(Id<Recommendation>) -> Option<NaiveDate>,
    ) -> Vec<Id<Recommendation>> {
        let mut dated: Vec<_> = ids.map(|id| (day(id), id)).collect();
        dated.sort_by(|(a, left), (b, right)| {
            (a.is_none(), a)
                .cmp(&(b.is_none(), b))
                .then_with(|| self.by_reference(*left, *right))
        });
        dated.into_iter().map(|(_, id)| id).collect()
    }
}
