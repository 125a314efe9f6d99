//! Where a recommendation stands as of the register's day: decided, delivered, late, and how soon the
//! next thing is due.

use crate::record::recommendation::Said;
use crate::register::owed::{Clock, ClockState, Promise, PromiseState, UnknownPromise, promises};
use crate::register::{Id, Recommendation, Register};
use crate::term::{Decision, Delivery, Kind, PartialDate};
use chrono::{Days, NaiveDate};

/// In how many days from the register's day something is due soon: eight weeks, in which most
/// committees meet again.
pub const DUE_SOON_DAYS: u64 = 56;

/// Where a recommendation stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Status {
    pub decision: Decision,
    /// The position of the response that decided, among the entries.
    pub decided_by: Option<usize>,
    pub delivery: Delivery,
    /// The position of the update that said so; none where another recommendation took its place.
    pub delivered_by: Option<usize>,
    /// The position of the update by which it was closed and stayed so: a later one may only confirm it.
    pub closed_by: Option<usize>,
    pub late: Box<[Late]>,
    /// One for each addressee of whom a response is wanted.
    pub clocks: Box<[Clock]>,
    /// Every promise, in the order in which they were made.
    pub promises: Box<[Promise]>,
    pub urgency: Urgency,
}

/// Something that was due and whose last possible day has passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Late {
    /// No response, though one was due: by the position of the clock.
    Response { clock: usize, due: PartialDate },
    /// Not done by its completion date.
    Completion { due: PartialDate },
    /// A promise that nothing has kept: by its position among the promises.
    Promise { promise: usize, due: PartialDate },
}

/// How soon something is due. Every recommendation has exactly one of these.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Urgency {
    /// The last day of something has passed.
    Late,
    /// The next thing is due within [`DUE_SOON_DAYS`].
    Soon,
    /// The next thing is due after that.
    Later,
    /// Something is owed, and nothing that is owed has a date.
    Undated,
    /// Routine work without an end date, of which nothing else is owed.
    Routine,
    /// Nothing is owed any more.
    #[default]
    Closed,
}

impl Urgency {
    /// Every kind of which something is owed, the most urgent first.
    pub const OWED: [Urgency; 5] = [
        Urgency::Late,
        Urgency::Soon,
        Urgency::Later,
        Urgency::Undated,
        Urgency::Routine,
    ];

    /// Its key in the wording table and the last part of its list's address.
    pub fn key(self) -> &'static str {
        match self {
            Urgency::Late => "late",
            Urgency::Soon => "soon",
            Urgency::Later => "later",
            Urgency::Undated => "undated",
            Urgency::Routine => "routine",
            Urgency::Closed => "closed",
        }
    }
}

impl Late {
    /// The date that has passed.
    pub fn due(&self) -> &PartialDate {
        match self {
            Late::Response { due, .. } | Late::Completion { due } | Late::Promise { due, .. } => {
                due
            }
        }
    }
}

impl Status {
    /// Whether something is still to be done. Of what was refused nothing is, unless an update tells of
    /// work on it.
    pub fn is_open(&self) -> bool {
        let was_refused =
            self.decision == Decision::NotAccepted && self.delivery == Delivery::NotStated;
        !self.delivery.is_closed() && !was_refused
    }

    /// Whether somebody who was asked for a response has given none.
    pub fn awaits_answer(&self) -> bool {
        self.clocks.iter().any(|clock| clock.answer.is_none())
    }

    /// The last day of what has been late longest.
    pub fn late_since(&self) -> Option<NaiveDate> {
        let due = self.late.iter().filter_map(|late| late.due().latest());
        due.min()
    }
}

impl Register {
    /// Where a recommendation stands, as linking has worked it out.
    pub fn status(&self, id: Id<Recommendation>) -> &Status {
        &self.recommendations[id].status
    }

    /// The last day of what is due soon.
    pub fn due_soon_until(&self) -> NaiveDate {
        let soon = self.as_of.checked_add_days(Days::new(DUE_SOON_DAYS));
        soon.unwrap_or(NaiveDate::MAX)
    }

    /// The last day of what is due next; of what is late, of the first that was due.
    pub(super) fn next_due(&self, id: Id<Recommendation>) -> Option<NaiveDate> {
        let recommendation = &self.recommendations[id];
        next_due(recommendation, &recommendation.status)
    }

    /// Works out where a recommendation stands. A response that does not decide leaves the decision of
    /// an earlier one in force.
    pub(in crate::register) fn find_status(
        &self,
        id: Id<Recommendation>,
    ) -> (Status, Vec<UnknownPromise<'_>>) {
        let recommendation = &self.recommendations[id];
        let record = &recommendation.record;
        let mut decision: Option<(usize, Decision)> = None;
        let mut delivery: Option<(usize, Delivery)> = None;
        let mut closed_by = None;
        let order = record.entries_in_time();
        for position in order.iter().copied() {
            let entry = &record.entries[position];
            match entry.said {
                Said::Response(said) => {
                    let weaker = said == Decision::NotStated
                        && decision.is_some_and(|(_, known)| known.is_answer());
                    if !weaker {
                        decision = Some((position, said));
                    }
                }
                Said::Update(Some(said)) => {
                    delivery = Some((position, said));
                    closed_by = said.is_closed().then(|| closed_by.unwrap_or(position));
                }
                Said::Update(None) => {}
            }
        }
        let delivered = match delivery {
            _ if !recommendation.superseded_by.is_empty() => Delivery::Superseded,
            Some((_, delivery)) => delivery,
            None => Delivery::NotStated,
        };
        let said_by = delivery.filter(|(_, said)| {
            recommendation.superseded_by.is_empty() || *said == Delivery::Superseded
        });
        let delivered_by = said_by.map(|(position, _)| position);
        let clocks = self.clocks(id, delivered.is_closed());
        let (promises, unknown) =
            promises(recommendation, &order, (delivered, closed_by), self.as_of);
        let late = self.late(recommendation, delivered, &clocks, &promises);
        let is_overdue = late
            .iter()
            .any(|late| matches!(late, Late::Response { .. }));
        let decided = match decision {
            Some((_, Decision::AwaitingResponse)) | None if is_overdue => Decision::NoResponse,
            Some((_, decision)) => decision,
            None if record.kind == Kind::Recommendation || !clocks.is_empty() => {
                Decision::AwaitingResponse
            }
            None => Decision::NotStated,
        };
        let mut status = Status {
            decision: decided,
            decided_by: decision.map(|(position, _)| position),
            delivery: delivered,
            delivered_by,
            closed_by,
            late: late.into(),
            clocks: clocks.into(),
            promises: promises.into(),
            urgency: Urgency::Closed,
        };
        status.urgency = self.urgency(recommendation, &status);
        (status, unknown)
    }

    /// What is late. Of a record that is closed nothing is.
    fn late(
        &self,
        recommendation: &Recommendation,
        delivery: Delivery,
        clocks: &[Clock],
        promises: &[Promise],
    ) -> Vec<Late> {
        let mut late = Vec::new();
        if delivery.is_closed() {
            return late;
        }
        for (position, clock) in clocks.iter().enumerate() {
            if let (ClockState::Overdue, Some(deadline)) = (clock.state, &clock.deadline) {
                late.push(Late::Response {
                    clock: position,
                    due: deadline.date(),
                });
            }
        }
        let due = recommendation.record.due.last().map(|due| &due.date);
        late.extend(
            due.filter(|due| due.is_before(self.as_of))
                .map(|due| Late::Completion { due: due.clone() }),
        );
        for (position, promise) in promises.iter().enumerate() {
            if let (PromiseState::Late, Some(due)) = (promise.state, promise.due(recommendation)) {
                late.push(Late::Promise {
                    promise: position,
                    due: due.clone(),
                });
            }
        }
        late
    }

    fn urgency(&self, recommendation: &Recommendation, status: &Status) -> Urgency {
        if !status.is_open() {
            return Urgency::Closed;
        }
        if !status.late.is_empty() {
            return Urgency::Late;
        }
        match next_due(recommendation, status) {
            Some(next) if next <= self.due_soon_until() => Urgency::Soon,
            Some(_) => Urgency::Later,
            None => {
                let is_routine = status.delivery == Delivery::Ongoing
                    && !status.awaits_answer()
                    && !status
                        .promises
                        .iter()
                        .any(|promise| promise.state.is_owed())
                    && recommendation.record.due.is_empty();
                if is_routine {
                    Urgency::Routine
                } else {
                    Urgency::Undated
                }
            }
        }
    }
}

/// The last day of what is due next: an answer, a promise or the work itself.
fn next_due(recommendation: &Recommendation, status: &Status) -> Option<NaiveDate> {
    let running = status.clocks.iter().filter_map(|clock| {
        let is_running = clock.state == ClockState::Running;
        clock.deadline.as_ref().filter(|_| is_running)
    });
    let answers = running.map(|deadline| deadline.last);
    let promises = status.promises.iter();
    let promised = promises
        .filter(|promise| promise.state.is_owed())
        .filter_map(|promise| promise.due(recommendation)?.latest());
    let due = recommendation.record.due.last();
    let done = due.and_then(|due| due.date.latest());
    answers.chain(promised).chain(done).min()
}
