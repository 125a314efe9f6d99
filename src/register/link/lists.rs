//! The lists on which a recommendation stands: whom it was made to, who leads it, what it serves, when
//! it was made and how it stands. Linking puts each on its lists, and one that changed off and on again.

use crate::register::*;
use std::collections::HashSet;

/// In which order a list of recommendations stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// Made last first; each once.
    Newest,
    /// By reference.
    Reference,
    /// As the table has them.
    Table,
}

/// A list of recommendations.
type List = Vec<Id<Recommendation>>;

impl Register {
    /// Puts every recommendation on its lists, once all links are there; [`Register::sort_lists`] puts
    /// the lists in order.
    pub(super) fn put_all_on_lists(&mut self) {
        for id in self.recommendations.ids() {
            self.each_list(id, &mut |list, _| list.push(id));
        }
    }

    /// Takes a recommendation off its lists, to be put on again when it is linked anew.
    pub(super) fn take_off_lists(&mut self, id: Id<Recommendation>) {
        self.each_list(id, &mut |list, _| list.retain(|other| *other != id));
        self.newest.retain(|other| *other != id);
        self.topics
            .retain(|_, topic| !topic.recommendations.is_empty());
        self.by_decision.retain(|_, list| !list.is_empty());
        self.by_delivery.retain(|_, list| !list.is_empty());
        self.years
            .retain(|_, year| !year.recommendations.is_empty() || !year.meetings.is_empty());
    }

    /// Puts a recommendation that was linked anew on its lists, where all others stand in order.
    pub(super) fn put_on_lists(&mut self, id: Id<Recommendation>) {
        let place = self
            .newest
            .partition_point(|other| self.newest_first(*other, id).is_lt());
        self.newest.insert(place, id);
        let newest = self.places_among_newest();
        let rank: Vec<usize> = self
            .recommendations
            .rows()
            .iter()
            .map(|row| row.rank)
            .collect();
        self.each_list(id, &mut |list, order| {
            let key = |id: Id<Recommendation>| match order {
                Order::Newest => newest[id.index()],
                Order::Reference => rank[id.index()],
                Order::Table => id.index(),
            };
            let place = list.partition_point(|other| key(*other) < key(id));
            if order != Order::Newest || list.get(place) != Some(&id) {
                list.insert(place, id);
            }
        });
        // A topic is spelled as the first of the table spells it.
        let topic = self.recommendations[id].topic.clone();
        if let Some(topic) = topic.and_then(|topic| self.topics.get_mut(&topic))
            && let Some(first) = topic.recommendations.iter().min()
            && let Some(spelled) = &self.recommendations[*first].record.topic
        {
            topic.name.clone_from(&spelled.text);
        }
    }

    /// Where each recommendation stands among the newest.
    pub(in crate::register) fn places_among_newest(&self) -> Vec<usize> {
        let mut places = vec![0; self.recommendations.len()];
        for (place, id) in self.newest.iter().enumerate() {
            places[id.index()] = place;
        }
        places
    }

    /// Every list on which a recommendation stands, by its links and its status, with its order. That of
    /// the newest is not among them: on it stand all.
    fn each_list(&mut self, id: Id<Recommendation>, with: &mut impl FnMut(&mut List, Order)) {
        let row = self.recommendations.shared(id);
        if let (Some(slug), Some(topic)) = (&row.topic, &row.record.topic) {
            let topic = self.topics.entry(slug.clone()).or_insert_with(|| Topic {
                name: topic.text.clone(),
                recommendations: Vec::new(),
            });
            with(&mut topic.recommendations, Order::Newest);
        }
        if let Some(year) = row.year {
            let year = self.years.entry(year).or_default();
            with(&mut year.recommendations, Order::Newest);
        }
        if let Some(meeting) = row.meeting {
            with(&mut self.meetings[meeting].made, Order::Reference);
        }
        for meeting in &row.discussed_at {
            with(&mut self.meetings[*meeting].discussed, Order::Newest);
        }
        for priority in &row.priorities {
            let priority = &mut self.priorities[*priority];
            with(&mut priority.recommendations, Order::Newest);
        }
        for indicator in &row.indicators {
            let indicator = &mut self.indicators[*indicator];
            with(&mut indicator.recommendations, Order::Table);
        }
        for action in &row.actions {
            with(&mut self.actions[*action].recommendations, Order::Table);
        }
        for lead in &row.leads {
            match lead.party {
                Some(Party::Person(id)) => with(&mut self.people[id].leads, Order::Newest),
                Some(Party::Post(id)) => with(&mut self.posts[id].leads, Order::Newest),
                // What a body leads is listed with what it was asked.
                Some(Party::Body(_) | Party::Organisation(_)) | None => {}
            }
        }
        self.each_list_of_asked(&row, with);
        match row.made_by {
            Some(Party::Body(body)) => with(&mut self.bodies[body].made, Order::Newest),
            Some(Party::Organisation(organisation)) => {
                with(&mut self.organisations[organisation].made, Order::Newest);
            }
            _ => {}
        }
        for body in self.followers(id) {
            with(&mut self.bodies[body].followed, Order::Newest);
        }
        let by_decision = self.by_decision.entry(row.status.decision);
        with(by_decision.or_default(), Order::Newest);
        let by_delivery = self.by_delivery.entry(row.status.delivery);
        with(by_delivery.or_default(), Order::Newest);
    }

    /// The lists of those it was made to and of those who lead it.
    fn each_list_of_asked(
        &mut self,
        row: &Recommendation,
        with: &mut impl FnMut(&mut List, Order),
    ) {
        let leads = &row.leads;
        let parties = row
            .made_to
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
                Party::Organisation(id) => {
                    with(&mut self.organisations[id].recommendations, Order::Newest);
                }
                Party::Body(id) => with(&mut self.bodies[id].recommendations, Order::Newest),
                _ if leads.iter().any(|lead| lead.party == Some(party)) => {}
                Party::Person(id) => with(&mut self.people[id].asked, Order::Table),
                Party::Post(id) => with(&mut self.posts[id].asked, Order::Table),
            }
        }
    }
}
