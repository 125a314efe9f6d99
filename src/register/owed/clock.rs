//! Response clocks: who has to answer, since when, until when, by which rule, and whether it was done.

use crate::record::recommendation::{Entry, Said};
use crate::register::{Id, Lead, Party, Recommendation, Register};
use crate::term::clock::NoLastDay;
use crate::term::{Addressee, Kind, PartialDate, ResponseTime};
use chrono::NaiveDate;
use std::cmp::Reverse;

/// The clock of one addressee of a recommendation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Who has to answer; none where the record does not say.
    pub party: Option<Party>,
    /// What kind of addressee that is; none where the records do not tell.
    pub addressee: Option<Addressee>,
    /// Until when an answer is in time, as far as it can be computed.
    pub deadline: Option<Deadline>,
    /// The position of the answer among the entries.
    pub answer: Option<usize>,
    pub state: ClockState,
    /// How many days it took from the request to the answer, where both are known to the day.
    pub days: Option<u32>,
}

/// Until when an answer is in time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The last day, where the request came as early as its date allows.
    pub first: NaiveDate,
    /// The last day, where it came as late as its date allows: the same for a request known to the day.
    pub last: NaiveDate,
    pub rule: DeadlineRule,
}

/// Where a deadline comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeadlineRule {
    /// The record's own `response due`.
    Stated(PartialDate),
    /// The time that the settings give to the kind of addressee, from the request.
    Within(ResponseTime),
}

impl Deadline {
    /// The date after which an answer is late for certain.
    pub fn date(&self) -> PartialDate {
        match &self.rule {
            DeadlineRule::Stated(date) => date.clone(),
            DeadlineRule::Within(_) => PartialDate::day(self.last),
        }
    }
}

/// Where a clock stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockState {
    /// No answer yet, and time is left.
    Running,
    InTime,
    /// Answered behind the last day.
    Late,
    /// No answer, and the last day has passed.
    Overdue,
    NotComputed(NotComputed),
}

/// Why a clock cannot be computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NotComputed {
    /// It is not known when the response was asked for.
    NoRequest,
    /// The request, or the date by which it was wanted, is words without a date.
    NoDate,
    /// It is not known who was asked.
    NoAddressee,
    /// It is not known what kind of addressee it is.
    UnknownAddressee,
    /// No time is set for this kind of addressee.
    NoTime(Addressee),
    /// The bank holidays of that year are not in the list.
    UnknownYear(i32),
    /// The answer has no date.
    AnswerUndated,
    /// The answer's date, or that of the request, is too wide to tell.
    NotExact,
    /// The answer is dated before the request.
    AnswerBeforeRequest,
    /// As of this day it had not been asked for yet.
    NotAskedYet,
    /// The record was closed before anybody answered.
    ClosedUnanswered,
}

/// How long answers took.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerTimes {
    /// Days from request to answer, shortest first.
    pub days: Vec<u32>,
    /// How many of the clocks were answered in time, and late.
    pub in_time: usize,
    pub late: usize,
    /// How many wait, their time not over, and how many are overdue.
    pub running: usize,
    pub overdue: usize,
    /// Of how many it cannot be computed whether they were in time.
    pub not_computed: usize,
    /// How many were answered, but without two days between which to count.
    pub not_counted: usize,
    /// Why it cannot be computed, with of how many: the most frequent reason first.
    pub reasons: Vec<(NotComputed, usize)>,
}

impl AnswerTimes {
    /// The median of the days in half days: twice the number of days, so that nothing is rounded.
    pub fn median_doubled(&self) -> Option<u32> {
        let middle = self.days.len() / 2;
        let upper = *self.days.get(middle)?;
        Some(if self.days.len() % 2 == 1 {
            upper * 2
        } else {
            self.days[middle - 1] + upper
        })
    }

    /// How many clocks were looked at.
    pub fn clocks(&self) -> usize {
        self.in_time + self.late + self.running + self.overdue + self.not_computed
    }

    /// How long the answers took that these clocks waited for.
    pub fn of<'a>(clocks: impl Iterator<Item = &'a Clock>) -> AnswerTimes {
        let mut times = AnswerTimes::default();
        clocks.for_each(|clock| times.count(clock));
        times.days.sort_unstable();
        let most_first = |(reason, count): &(NotComputed, usize)| (Reverse(*count), *reason);
        times.reasons.sort_by_key(most_first);
        times
    }

    fn count(&mut self, clock: &Clock) {
        match clock.state {
            ClockState::Running => self.running += 1,
            ClockState::InTime => self.in_time += 1,
            ClockState::Late => self.late += 1,
            ClockState::Overdue => self.overdue += 1,
            ClockState::NotComputed(reason) => {
                self.not_computed += 1;
                match self.reasons.iter_mut().find(|(known, _)| *known == reason) {
                    Some((_, count)) => *count += 1,
                    None => self.reasons.push((reason, 1)),
                }
            }
        }
        match (clock.days, clock.answer) {
            (Some(days), _) => self.days.push(days),
            (None, Some(_)) => self.not_counted += 1,
            (None, None) => {}
        }
    }
}

/// Somebody who was asked for a response.
struct Asked {
    party: Party,
    addressee: Option<Addressee>,
}

impl Register {
    /// The response clocks of a recommendation, one for each addressee; none where no response was
    /// asked for. A recommendation to another organisation wants one, even where nobody noted when.
    pub(super) fn clocks(&self, id: Id<Recommendation>, is_closed: bool) -> Vec<Clock> {
        let recommendation = &self.recommendations[id];
        let record = &recommendation.record;
        let was_asked = record.response_requested.is_some()
            || record.response_due.is_some()
            || record.request_received.is_some();
        if !was_asked && record.kind != Kind::Recommendation {
            return Vec::new();
        }
        let mut asked = self.asked(recommendation);
        // Of a request that nobody dated, several leads do not make several.
        if !was_asked && record.made_to.is_empty() && asked.len() > 1 {
            asked.clear();
        }
        let mut clocks: Vec<Clock> = asked
            .iter()
            .map(|addressee| self.clock(recommendation, Some(addressee), &asked))
            .collect();
        if asked.is_empty() {
            clocks.push(self.clock(recommendation, None, &asked));
        }
        for clock in &mut clocks {
            if is_closed && matches!(clock.state, ClockState::Overdue | ClockState::Running) {
                clock.state = ClockState::NotComputed(NotComputed::ClosedUnanswered);
            }
        }
        clocks
    }

    /// How long answers to these recommendations took, of the clocks that are wanted.
    pub fn answer_times(
        &self,
        ids: &[Id<Recommendation>],
        is_wanted: impl Fn(&Clock) -> bool,
    ) -> AnswerTimes {
        let clocks = ids.iter().flat_map(|id| &self.status(*id).clocks);
        AnswerTimes::of(clocks.filter(|clock| is_wanted(clock)))
    }

    /// Those to whom a recommendation was made; where the record names nobody, those who lead it.
    fn asked(&self, recommendation: &Recommendation) -> Vec<Asked> {
        let asker = recommendation.made_by;
        let mut asked: Vec<Asked> = Vec::new();
        let mut add = |party: Party, addressee| {
            if !asked.iter().any(|known| known.party == party) {
                asked.push(Asked { party, addressee });
            }
        };
        // A name there that nobody knows has its finding, and nobody else is taken for it.
        if !recommendation.record.made_to.is_empty() {
            for party in &recommendation.made_to {
                add(*party, self.addressee(*party, asker));
            }
            return asked;
        }
        for lead in &recommendation.leads {
            // Several people of one organisation answer once.
            let group = lead.acting_for.or_else(|| self.group_of(lead.party?));
            if let Some(party) = group.or(lead.party) {
                add(party, self.addressee_of_lead(lead, asker));
            }
        }
        asked
    }

    /// The organisation for which somebody speaks, as far as the records tell.
    fn group_of(&self, party: Party) -> Option<Party> {
        match party {
            Party::Organisation(_) | Party::Body(_) => Some(party),
            Party::Post(id) => self.posts[id].organisation.map(Party::Organisation),
            Party::Person(id) => {
                let posts = self.people[id].posts.iter();
                let mut groups = posts.filter_map(|(post, _)| self.posts[*post].organisation);
                let first = groups.next()?;
                groups
                    .all(|group| group == first)
                    .then_some(Party::Organisation(first))
            }
        }
    }

    fn clock(
        &self,
        recommendation: &Recommendation,
        asked: Option<&Asked>,
        all: &[Asked],
    ) -> Clock {
        let record = &recommendation.record;
        let answer = self.answer(recommendation, asked, all);
        let dated = answer.map(|position| record.entries[position].date.as_ref());
        let requested = record
            .request_received
            .as_ref()
            .or(record.response_requested.as_ref());
        let deadline = self.deadline(recommendation, requested, asked);
        let state = match (&deadline, dated) {
            (Err(reason), _) => ClockState::NotComputed(*reason),
            (Ok(deadline), None) if self.as_of > deadline.last => ClockState::Overdue,
            (Ok(_), None) => ClockState::Running,
            (Ok(deadline), Some(date)) => state_of(deadline, requested, date),
        };
        let days = match (
            requested.and_then(PartialDate::exact_day),
            dated.flatten().and_then(PartialDate::exact_day),
        ) {
            (Some(from), Some(to)) => u32::try_from((to - from).num_days()).ok(),
            _ => None,
        };
        Clock {
            party: asked.map(|asked| asked.party),
            addressee: asked.and_then(|asked| asked.addressee),
            deadline: deadline.ok(),
            answer,
            state,
            days,
        }
    }

    fn deadline(
        &self,
        recommendation: &Recommendation,
        requested: Option<&PartialDate>,
        asked: Option<&Asked>,
    ) -> Result<Deadline, NotComputed> {
        if let Some(due) = &recommendation.record.response_due {
            let last = due.latest().ok_or(NotComputed::NoDate)?;
            return Ok(Deadline {
                first: last,
                last,
                rule: DeadlineRule::Stated(due.clone()),
            });
        }
        if recommendation.record.is_asked_later && requested.is_none() {
            return Err(NotComputed::NotAskedYet);
        }
        let requested = requested.ok_or(NotComputed::NoRequest)?;
        let asked = asked.ok_or(NotComputed::NoAddressee)?;
        let addressee = asked.addressee.ok_or(NotComputed::UnknownAddressee)?;
        let within = self.clock_rules.of(addressee).within;
        let within = within.ok_or(NotComputed::NoTime(addressee))?;
        let (Some(from), Some(to)) = (requested.earliest(), requested.latest()) else {
            return Err(NotComputed::NoDate);
        };
        let last_day = |first| {
            let last = within.last_day(first, &self.calendar);
            last.map_err(|NoLastDay::UnknownYear(year)| NotComputed::UnknownYear(year))
        };
        Ok(Deadline {
            first: last_day(from)?,
            last: last_day(to)?,
            rule: DeadlineRule::Within(within),
        })
    }

    /// The first response of an addressee. One that comes from nobody in particular, from somebody who
    /// leads the work, or from a board, answers for all; one from anybody else answers for nobody.
    fn answer(
        &self,
        recommendation: &Recommendation,
        asked: Option<&Asked>,
        all: &[Asked],
    ) -> Option<usize> {
        let entries = &recommendation.record.entries;
        let is_from = |position: usize, party: Party| {
            let by = recommendation.entries_by.get(position);
            by.is_some_and(|by| by.iter().any(|lead| self.speaks_for(lead, party)))
        };
        let speaks_for_all = |position: usize| {
            let by = recommendation.entries_by.get(position);
            by.is_none_or(|by| {
                by.is_empty()
                    || by.iter().any(|lead| {
                        matches!(lead.party, None | Some(Party::Body(_)))
                            || recommendation
                                .leads
                                .iter()
                                .any(|own| own.party == lead.party)
                    })
            })
        };
        let is_answer = |(position, entry): &(usize, &Entry)| {
            matches!(entry.said, Said::Response(decision) if decision.is_answer())
                && asked.is_none_or(|asked| {
                    is_from(*position, asked.party)
                        || (speaks_for_all(*position)
                            && !all.iter().any(|other| is_from(*position, other.party)))
                })
        };
        let answers = entries.iter().enumerate().filter(is_answer);
        let first = answers.min_by(|(_, a), (_, b)| match (&a.date, &b.date) {
            (Some(a), Some(b)) => a.order(b),
            (a, b) => a.is_none().cmp(&b.is_none()),
        });
        first.map(|(position, _)| position)
    }

    /// Whether what a lead says is said for `party`.
    pub(super) fn speaks_for(&self, lead: &Lead, party: Party) -> bool {
        let of_body = |body: Party| match body {
            Party::Body(id) => self.bodies[id].organisation == Some(party),
            _ => false,
        };
        lead.party == Some(party)
            || lead.acting_for == Some(party)
            || lead.party.is_some_and(|own| {
                self.group_of(own) == Some(party)
                    || of_body(own)
                    || self.group_of(party) == Some(own)
            })
    }
}

/// Whether an answer of some date keeps to a deadline, as far as the dates tell.
fn state_of(
    deadline: &Deadline,
    requested: Option<&PartialDate>,
    answered: Option<&PartialDate>,
) -> ClockState {
    let Some(answered) = answered else {
        return ClockState::NotComputed(NotComputed::AnswerUndated);
    };
    let (Some(from), Some(to)) = (answered.earliest(), answered.latest()) else {
        return ClockState::NotComputed(NotComputed::AnswerUndated);
    };
    let request = requested.and_then(PartialDate::earliest);
    if request.is_some_and(|request| to < request) {
        ClockState::NotComputed(NotComputed::AnswerBeforeRequest)
    } else if to <= deadline.first {
        ClockState::InTime
    } else if from > deadline.last {
        ClockState::Late
    } else {
        ClockState::NotComputed(NotComputed::NotExact)
    }
}
