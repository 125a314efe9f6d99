//! Who answers now for what a lead was named for. A lead's post passes to the next holder with its
//! open work, and nothing is left with nobody: where no holder is known it stands with the post.

use crate::record::person::Holding;
use crate::record::post::Vacancy;
use crate::register::{
    Action, Clock, Id, Lead, Organisation, Party, Person, Post, Recommendation, Register, covers,
};
use crate::term::{Delivery, PartialDate};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Who answers now for what somebody was named for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answering {
    /// Whom the papers name.
    pub named: Party,
    /// The posts with which the work goes: the one that was named, or those that the person named held
    /// when it was asked and holds no more. None where it stays with whom the papers name.
    pub posts: Vec<Tenure>,
}

/// A post with those who held it when something was asked and those who hold it now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tenure {
    pub post: Id<Post>,
    /// Those who held it then and hold it no more, with the date until when they did.
    pub before: Vec<(Id<Person>, Option<PartialDate>)>,
    /// Those who hold it now; nobody where it is vacant or the papers name none.
    pub now: Vec<Id<Person>>,
}

/// Work that somebody answers for through a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Came<T> {
    pub post: Id<Post>,
    /// The earlier holder whom the papers name; none where they name the post itself.
    pub from: Option<Id<Person>>,
    pub work: T,
}

/// An action of a plan with what is to be done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Duty {
    pub action: Id<Action>,
    /// Accountable for it, or else responsible.
    pub is_accountable: bool,
}

/// What came to whom, worked out once.
#[derive(Clone, Debug, Default)]
pub struct Handovers {
    recommendations: BTreeMap<Party, Vec<Came<Id<Recommendation>>>>,
    duties: BTreeMap<Party, Vec<Came<Duty>>>,
    /// The recommendations of which somebody who belongs to an organisation has to answer.
    answered_for: BTreeMap<Id<Organisation>, Vec<Id<Recommendation>>>,
}

/// To whom a recommendation came, and who has to answer it.
type HandedOver = (
    Vec<(Party, Came<Id<Recommendation>>)>,
    Vec<Id<Organisation>>,
);

impl Answering {
    /// Whether somebody else answers for it now than when it was asked.
    pub fn has_moved_on(&self) -> bool {
        self.posts.iter().any(|tenure| !tenure.before.is_empty())
    }

    /// Whether the person whom the papers name does not answer for it any more.
    pub fn has_left(&self) -> bool {
        matches!(self.named, Party::Person(_)) && !self.posts.is_empty()
    }

    /// Everybody on whose page the work has to stand while it is open: a post even where somebody
    /// holds it, so that the next holder finds it there.
    pub fn parties(&self) -> Vec<Party> {
        if self.posts.is_empty() {
            return vec![self.named];
        }
        let mut parties = Vec::new();
        for tenure in &self.posts {
            parties.push(Party::Post(tenure.post));
            parties.extend(tenure.now.iter().copied().map(Party::Person));
        }
        parties
    }
}

impl Register {
    /// The vacancy of a post on the register's day, unless somebody is known to have begun after it.
    pub fn vacancy_now(&self, id: Id<Post>) -> Option<&Vacancy> {
        let post = &self.posts[id];
        let day = |date: Option<&PartialDate>| date.and_then(PartialDate::earliest);
        post.record
            .vacant
            .iter()
            .filter(|vacancy| covers(vacancy.from.as_ref(), vacancy.to.as_ref(), self.as_of))
            .max_by_key(|vacancy| day(vacancy.from.as_ref()))
            .filter(|vacancy| {
                !self.holders_now(id).iter().any(|person| {
                    let holdings = self.people[*person].posts.iter();
                    holdings
                        .filter(|(post, _)| *post == id)
                        .any(|(_, holding)| {
                            let begun = day(holding.from.as_ref());
                            begun.is_some() && begun > day(vacancy.from.as_ref())
                        })
                })
            })
    }

    /// Those who answer for a post on the register's day, each once; nobody where it is vacant.
    pub fn held_now_by(&self, id: Id<Post>) -> Vec<Id<Person>> {
        if self.vacancy_now(id).is_some() {
            return Vec::new();
        }
        let mut people: Vec<Id<Person>> = Vec::new();
        for person in self.holders_now(id) {
            if !people.contains(&person) {
                people.push(person);
            }
        }
        people
    }

    /// Since when nobody is known to hold a post: from its vacancy, else from the day on which the last
    /// holder left; none where somebody holds it or no date is told.
    pub fn unheld_since(&self, id: Id<Post>) -> Option<&PartialDate> {
        if let Some(vacancy) = self.vacancy_now(id) {
            return vacancy.from.as_ref();
        }
        if !self.holders_now(id).is_empty() {
            return None;
        }
        let ends = self.posts[id].holders.iter().filter_map(|(person, at)| {
            let to = self.people[*person].record.posts[*at].to.as_ref()?;
            to.is_before(self.as_of).then_some(to)
        });
        ends.max_by(|a, b| a.order(b))
    }

    /// Who answers now for what a lead was named for on a day; none where the lead is not public.
    pub fn answering(&self, lead: &Lead, asked_on: Option<&PartialDate>) -> Option<Answering> {
        let named = lead.party?;
        let posts = match named {
            Party::Post(post) => vec![self.tenure(post, asked_on)],
            Party::Person(person) => self.passed_on(person, lead.acting_for, asked_on),
            Party::Body(_) | Party::Organisation(_) => Vec::new(),
        };
        Some(Answering { named, posts })
    }

    /// Who answers now for each lead of a recommendation; none for a lead that is not public.
    pub fn answering_for(&self, id: Id<Recommendation>) -> Vec<Option<Answering>> {
        let recommendation = &self.recommendations[id];
        let asked_on = recommendation.made_on.as_ref();
        let leads = recommendation.leads.iter();
        leads.map(|lead| self.answering(lead, asked_on)).collect()
    }

    /// Who answers now for each of those who are accountable or responsible for an action of a plan.
    pub fn answering_for_action(
        &self,
        id: Id<Action>,
        is_accountable: bool,
    ) -> Vec<Option<Answering>> {
        let action = &self.actions[id];
        let asked_on = self.plans[action.plan].record.agreed_on.as_ref();
        let leads = if is_accountable {
            &action.accountable
        } else {
            &action.responsible
        };
        leads
            .iter()
            .map(|lead| self.answering(lead, asked_on))
            .collect()
    }

    /// Whether somebody still has to act on an action of a plan, as far as the papers say.
    pub fn is_open_action(&self, id: Id<Action>) -> bool {
        let delivery = self.actions[id].record.delivery;
        !delivery.is_some_and(Delivery::is_closed)
    }

    /// Everything open that somebody answers for now: what they were named for or asked and did not
    /// pass on, and what came to them with a post. Newest first.
    pub fn answers_for(&self, party: Party) -> Vec<Id<Recommendation>> {
        let own = match party {
            Party::Person(id) => &self.people[id].leads,
            Party::Post(id) => &self.posts[id].leads,
            Party::Body(id) => &self.bodies[id].recommendations,
            Party::Organisation(id) => &self.organisations[id].recommendations,
        };
        let mut open: Vec<Id<Recommendation>> = own
            .iter()
            .copied()
            .filter(|id| self.status(*id).is_open() && !self.has_passed_on(*id, party))
            .collect();
        let known: BTreeSet<_> = open.iter().copied().collect();
        let came = self.came_to(party).iter().map(|came| came.work);
        let came: BTreeSet<_> = came
            .filter(|id| self.status(*id).is_open() && !known.contains(id))
            .collect();
        if !came.is_empty() {
            open.extend(came);
            open.sort_by(|a, b| self.newest_first(*a, *b));
        }
        open
    }

    /// Whether the work that a person was named for has passed on with their posts.
    pub fn has_passed_on(&self, id: Id<Recommendation>, party: Party) -> bool {
        matches!(party, Party::Person(_))
            && self
                .answering_for(id)
                .into_iter()
                .flatten()
                .any(|answering| answering.named == party && answering.has_left())
    }

    /// The recommendations that came to a person with the posts that they hold, which are open; or to
    /// a post from earlier holders, open and closed. Newest first.
    pub fn came_to(&self, party: Party) -> &[Came<Id<Recommendation>>] {
        let came = self.handovers.recommendations.get(&party);
        came.map_or(&[], Vec::as_slice)
    }

    /// The actions of plans that came to a person or post in the same way, in the order of the plans.
    pub fn duties_of(&self, party: Party) -> &[Came<Duty>] {
        let came = self.handovers.duties.get(&party);
        came.map_or(&[], Vec::as_slice)
    }

    /// The recommendations of which an organisation, or somebody who belongs to it, has to answer.
    pub fn answers_wanted_of(&self, id: Id<Organisation>) -> &[Id<Recommendation>] {
        let wanted = self.handovers.answered_for.get(&id);
        wanted.map_or(&[], Vec::as_slice)
    }

    /// Whether a clock runs for an organisation: for itself, or for a post or body that belongs to it.
    pub fn is_clock_of(&self, clock: &Clock, id: Id<Organisation>) -> bool {
        let own = Party::Organisation(id);
        match clock.party {
            Some(Party::Post(post)) => self.posts[post].organisation == Some(id),
            Some(Party::Body(body)) => self.bodies[body].organisation == Some(own),
            party => party == Some(own),
        }
    }

    /// Works out what came to whom, once all else is linked and sorted.
    pub(in crate::register) fn note_handovers(&mut self) {
        let mut handovers = Handovers::default();
        let ids = self.newest.par_iter();
        let found: Vec<_> = ids.map(|id| (*id, self.handed_over(*id))).collect();
        for (id, (came, wanted)) in found {
            for (party, came) in came {
                handovers
                    .recommendations
                    .entry(party)
                    .or_default()
                    .push(came);
            }
            for organisation in wanted {
                let list = handovers.answered_for.entry(organisation).or_default();
                list.push(id);
            }
        }
        for action in self.actions.ids() {
            let is_open = self.is_open_action(action);
            for is_accountable in [true, false] {
                let duty = Duty {
                    action,
                    is_accountable,
                };
                let answering = self.answering_for_action(action, is_accountable);
                for answering in answering.into_iter().flatten() {
                    for (party, came) in handed(&answering, duty) {
                        if is_open || matches!(party, Party::Post(_)) {
                            handovers.duties.entry(party).or_default().push(came);
                        }
                    }
                }
            }
        }
        self.handovers = handovers;
    }

    /// Works out the same of a few recommendations that were linked anew, where all else stays.
    pub(in crate::register) fn note_handovers_of(&mut self, anew: &[Id<Recommendation>]) {
        let places = self.places_among_newest();
        let mut handovers = std::mem::take(&mut self.handovers);
        handovers.recommendations.retain(|_, came| {
            came.retain(|came| !anew.contains(&came.work));
            !came.is_empty()
        });
        handovers.answered_for.retain(|_, wanted| {
            wanted.retain(|id| !anew.contains(id));
            !wanted.is_empty()
        });
        for id in anew {
            let is_before = |other: Id<Recommendation>| places[other.index()] <= places[id.index()];
            let (came, wanted) = self.handed_over(*id);
            for (party, came) in came {
                let list = handovers.recommendations.entry(party).or_default();
                let place = list.partition_point(|other| is_before(other.work));
                list.insert(place, came);
            }
            for organisation in wanted {
                let list = handovers.answered_for.entry(organisation).or_default();
                let place = list.partition_point(|other| is_before(*other));
                list.insert(place, *id);
            }
        }
        self.handovers = handovers;
    }

    /// To whom a recommendation came with posts, and the organisations that have to answer it.
    fn handed_over(&self, id: Id<Recommendation>) -> HandedOver {
        let is_open = self.status(id).is_open();
        let answering = self.answering_for(id).into_iter().flatten();
        let came = answering
            .flat_map(|answering| handed(&answering, id))
            .filter(|(party, _)| is_open || matches!(party, Party::Post(_)))
            .collect();
        let mut wanted: Vec<Id<Organisation>> = Vec::new();
        for clock in &self.status(id).clocks {
            let organisation = match clock.party {
                Some(Party::Organisation(id)) => Some(id),
                Some(Party::Post(post)) => self.posts[post].organisation,
                Some(Party::Body(body)) => match self.bodies[body].organisation {
                    Some(Party::Organisation(id)) => Some(id),
                    _ => None,
                },
                Some(Party::Person(_)) | None => None,
            };
            wanted.extend(organisation.filter(|id| !wanted.contains(id)));
        }
        (came, wanted)
    }

    /// The posts with which a person's work has gone: those that they held when it was asked, if they
    /// hold none of them now. None where they do hold one, where no post is recorded, or where it is not
    /// known when it was asked: then nothing is guessed, and it stays with them.
    fn passed_on(
        &self,
        person: Id<Person>,
        acting_for: Option<Party>,
        asked_on: Option<&PartialDate>,
    ) -> Vec<Tenure> {
        let mut posts: Vec<Id<Post>> = Vec::new();
        let Some(asked_on) = asked_on else {
            return Vec::new();
        };
        for (post, holding) in &self.people[person].posts {
            let organisation = self.posts[*post].organisation.map(Party::Organisation);
            let is_for = acting_for.is_none_or(|group| organisation == Some(group));
            if is_for && self.held_then(holding, asked_on) && !posts.contains(post) {
                posts.push(*post);
            }
        }
        let tenures: Vec<Tenure> = posts
            .into_iter()
            .map(|post| Tenure {
                post,
                before: vec![(person, self.held_until(person, post))],
                now: self.held_now_by(post),
            })
            .collect();
        if tenures.iter().any(|tenure| tenure.now.contains(&person)) {
            return Vec::new();
        }
        tenures
    }

    /// A post that was named, with its holders when it was asked and now.
    fn tenure(&self, post: Id<Post>, asked_on: Option<&PartialDate>) -> Tenure {
        let now = self.held_now_by(post);
        let mut before: Vec<(Id<Person>, Option<PartialDate>)> = Vec::new();
        for (person, at) in &self.posts[post].holders {
            let holding = &self.people[*person].record.posts[*at];
            let is_known = before.iter().any(|(known, _)| known == person);
            let held = asked_on.is_some_and(|asked_on| self.held_then(holding, asked_on));
            if held && !is_known && !now.contains(person) {
                before.push((*person, self.held_until(*person, post)));
            }
        }
        Tenure { post, before, now }
    }

    /// Whether somebody may have held a post on a date. Who begins after the register's day has not.
    fn held_then(&self, holding: &Holding, date: &PartialDate) -> bool {
        let from = holding.from.as_ref();
        may_overlap(from, holding.to.as_ref(), date) && covers(from, None, self.as_of)
    }

    /// Until when somebody held a post that they hold no more.
    fn held_until(&self, person: Id<Person>, post: Id<Post>) -> Option<PartialDate> {
        let holdings = self.people[person].posts.iter();
        let ends = holdings
            .filter(|(held, _)| *held == post)
            .filter_map(|(_, holding)| holding.to.as_ref())
            .filter(|to| covers(Some(to), None, self.as_of));
        ends.max_by(|a, b| a.order(b)).cloned()
    }
}

/// Whether a stretch from one partial date to another may share a day with a date. An open end does;
/// a date of words alone has no day to share.
fn may_overlap(from: Option<&PartialDate>, to: Option<&PartialDate>, date: &PartialDate) -> bool {
    let (Some(first), Some(last)) = (date.earliest(), date.latest()) else {
        return false;
    };
    let begun = from
        .and_then(PartialDate::earliest)
        .is_none_or(|from| from <= last);
    let ended = to
        .and_then(PartialDate::latest)
        .is_some_and(|to| to < first);
    begun && !ended
}

/// To whom work goes with posts: to each post from its earlier holder, and to those who hold it now.
fn handed<T: Copy>(answering: &Answering, work: T) -> Vec<(Party, Came<T>)> {
    let mut handed = Vec::new();
    for tenure in &answering.posts {
        let from = match answering.named {
            Party::Person(person) => Some(person),
            _ => None,
        };
        let came = Came {
            post: tenure.post,
            from,
            work,
        };
        if from.is_some() {
            handed.push((Party::Post(tenure.post), came));
        }
        let now = tenure.now.iter();
        handed.extend(now.map(|person| (Party::Person(*person), came)));
    }
    handed
}
