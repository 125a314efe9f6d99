//! Puts every list of the register into an order that does not depend on the names of files.

use crate::register::*;
use rayon::prelude::*;

impl Register {
    /// Puts every list into an order that does not depend on the files' names.
    pub(super) fn sort_lists(&mut self) {
        let mut newest: Vec<Id<Recommendation>> = self.recommendations.ids().collect();
        newest.par_sort_by(|a, b| self.newest_first(*a, *b));
        let mut rank = vec![0usize; newest.len()];
        for (position, id) in newest.iter().enumerate() {
            rank[id.index()] = position;
        }
        self.newest = newest;
        let sort = |list: &mut Vec<Id<Recommendation>>| {
            list.sort_by_key(|id| rank[id.index()]);
            list.dedup();
        };
        for id in self.people.ids() {
            sort(&mut self.people[id].leads);
        }
        for id in self.posts.ids() {
            sort(&mut self.posts[id].leads);
        }
        for id in self.organisations.ids() {
            sort(&mut self.organisations[id].recommendations);
            sort(&mut self.organisations[id].made);
        }
        for id in self.bodies.ids() {
            sort(&mut self.bodies[id].recommendations);
            sort(&mut self.bodies[id].made);
            sort(&mut self.bodies[id].followed);
        }
        for id in self.priorities.ids() {
            sort(&mut self.priorities[id].recommendations);
        }
        for id in self.meetings.ids() {
            sort(&mut self.meetings[id].discussed);
            let mut made = std::mem::take(&mut self.meetings[id].made);
            made.sort_by(|a, b| self.by_reference(*a, *b));
            self.meetings[id].made = made;
        }
        for topic in self.topics.values_mut() {
            sort(&mut topic.recommendations);
        }
        for list in self
            .by_decision
            .values_mut()
            .chain(self.by_delivery.values_mut())
        {
            sort(list);
        }
        for year in self.years.values_mut() {
            sort(&mut year.recommendations);
        }
        let mut years = std::mem::take(&mut self.years);
        for year in years.values_mut() {
            year.meetings.sort_by(|a, b| self.in_time(*a, *b));
        }
        self.years = years;
        for id in self.people.ids() {
            let mut meetings = std::mem::take(&mut self.people[id].meetings);
            meetings.sort_by(|a, b| self.in_time(*b, *a));
            self.people[id].meetings = meetings;
        }
        for id in self.posts.ids() {
            let mut holders = std::mem::take(&mut self.posts[id].holders);
            holders.sort_by(|a, b| {
                let from = |(person, position): &(Id<Person>, usize)| {
                    self.people[*person].record.posts[*position].from.clone()
                };
                let date = |from: Option<PartialDate>| {
                    from.and_then(|from| from.earliest())
                        .unwrap_or(NaiveDate::MIN)
                };
                date(from(a)).cmp(&date(from(b)))
            });
            self.posts[id].holders = holders;
        }
        for id in self.priorities.ids() {
            let mut ratings = std::mem::take(&mut self.priorities[id].ratings);
            ratings.sort_by(|a, b| {
                let date =
                    |at: &RatingAt| &self.plans[at.plan].record.highlights[at.highlight].date;
                date(a).order(date(b))
            });
            self.priorities[id].ratings = ratings;
        }
    }
}
