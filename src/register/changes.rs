//! All that changed, with its date: what was asked, answered and updated, which dates moved or passed,
//! when bodies met and what was reported. "What's new" and "since the last meeting" are made from it.

use crate::record::meeting::Status as MeetingStatus;
use crate::record::recommendation::{self, Said};
use crate::register::owed::{ClockState, Promise, PromiseState, Timing};
use crate::register::{Body, Id, Meeting, Party, Recommendation, Register, Subject};
use crate::term::PartialDate;
use chrono::{Days, NaiveDate};
use rayon::prelude::*;

/// Something that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The first day that its date allows: by it changes are ordered and belong to a meeting.
    pub day: NaiveDate,
    /// Its date as the record has it.
    pub date: PartialDate,
    /// The record that changed.
    pub subject: Subject,
    pub what: What,
}

/// How something changed. Positions are those of the record's entries, due dates and promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A recommendation was made.
    Made,
    Answered {
        entry: usize,
    },
    Updated {
        entry: usize,
    },
    /// An update says that it was done or given up.
    Closed {
        entry: usize,
    },
    /// Another recommendation took its place.
    Superseded {
        by: Id<Recommendation>,
    },
    /// Its completion date moved: by the position of the new date.
    Moved {
        due: usize,
    },
    /// A promise was made again with another date: by how many times it had been made before.
    PromiseMoved {
        promise: usize,
        made: usize,
    },
    /// A completion date passed, and it was not done: by the position of the date.
    DuePassed {
        due: usize,
    },
    /// The time for an answer passed without one: by the position of the clock.
    AnswerPassed {
        clock: usize,
    },
    /// The date of a promise passed, and it was not kept: by how many times it had been made before.
    PromisePassed {
        promise: usize,
        made: usize,
    },
    /// A body met.
    Met,
    /// A board reported.
    Reported,
}

/// What the changes between two meetings are sorted into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Movement {
    Added,
    Answered,
    Updated,
    /// A date moved or passed.
    Slipped,
    Closed,
}

impl Movement {
    /// Every movement, in the order in which pages show them.
    pub const ALL: [Movement; 5] = [
        Movement::Added,
        Movement::Answered,
        Movement::Updated,
        Movement::Slipped,
        Movement::Closed,
    ];

    /// Its key in the wording table.
    pub fn key(self) -> &'static str {
        match self {
            Movement::Added => "added",
            Movement::Answered => "answered",
            Movement::Updated => "updated",
            Movement::Slipped => "slipped",
            Movement::Closed => "closed",
        }
    }
}

impl What {
    /// The movement that this is; none for what is not about a recommendation.
    pub fn movement(self) -> Option<Movement> {
        Some(match self {
            What::Made => Movement::Added,
            What::Answered { .. } => Movement::Answered,
            What::Updated { .. } => Movement::Updated,
            What::Closed { .. } | What::Superseded { .. } => Movement::Closed,
            What::Moved { .. }
            | What::PromiseMoved { .. }
            | What::DuePassed { .. }
            | What::AnswerPassed { .. }
            | What::PromisePassed { .. } => Movement::Slipped,
            What::Met | What::Reported => return None,
        })
    }

    /// Whether nobody wrote of it: a date passed.
    pub fn is_computed(self) -> bool {
        matches!(
            self,
            What::DuePassed { .. } | What::AnswerPassed { .. } | What::PromisePassed { .. }
        )
    }
}

/// What happened between two meetings of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Since {
    /// The meeting before, if there was one.
    pub previous: Option<Id<Meeting>>,
    /// The day of that meeting, from which on changes count; none where everything before counts.
    pub from: Option<NaiveDate>,
    /// The last day of which changes count: the one before the meeting, or the register's day.
    pub to: NaiveDate,
    /// The positions of the changes of what the body asked for or discussed, oldest first.
    pub changes: Vec<usize>,
}

impl Register {
    /// What changed of all that a meeting's body asked for or discussed since its previous meeting: from the day of
    /// that one to the day before this one, or to the register's day, whichever comes first. None
    /// where the body is not known or the meeting has no date.
    pub fn since_the_meeting_before(&self, id: Id<Meeting>) -> Option<Since> {
        let meeting = &self.meetings[id];
        let Some(Party::Body(body)) = meeting.body else {
            return None;
        };
        let day = |id: Id<Meeting>| self.meetings[id].record.date.earliest();
        let this = day(id)?;
        let body = &self.bodies[body];
        let previous = body.meetings.iter().rev().copied().find(|other| {
            self.meetings[*other].record.status == MeetingStatus::Held
                && day(*other).is_some_and(|other| other < this)
        });
        let from = previous.and_then(day);
        let to = this.pred_opt()?.min(self.as_of);
        let first = match from {
            Some(from) => body
                .changes
                .partition_point(|position| self.changes[*position].day < from),
            None => 0,
        };
        let end = body
            .changes
            .partition_point(|position| self.changes[*position].day <= to);
        Some(Since {
            previous,
            from,
            to,
            changes: body.changes.get(first..end).unwrap_or_default().to_vec(),
        })
    }

    /// Changes by their positions, which are given oldest first, newest first; those of one date stay
    /// in the order of reference.
    pub fn newest_changes_first<'a>(
        &'a self,
        positions: &'a [usize],
    ) -> impl Iterator<Item = usize> + 'a {
        let key = |position: &usize| {
            let change = &self.changes[*position];
            (change.day, change.date.latest())
        };
        let days = positions.chunk_by(move |a, b| key(a) == key(b));
        days.rev().flatten().copied()
    }

    /// The changes of one recommendation; without a date where the papers give none.
    fn changes_of(&self, id: Id<Recommendation>, add: &mut impl FnMut(What, Option<PartialDate>)) {
        let recommendation = &self.recommendations[id];
        let record = &recommendation.record;
        let status = &recommendation.status;
        add(What::Made, recommendation.made_on.clone());
        for (entry, said) in record.entries.iter().enumerate() {
            let what = match said.said {
                Said::Response(decision) if decision.is_answer() => What::Answered { entry },
                Said::Update(Some(delivery)) if delivery.is_closed() => What::Closed { entry },
                Said::Response(_) | Said::Update(_) => What::Updated { entry },
            };
            add(what, said.date.clone());
        }
        let superseding = || {
            let by = recommendation.superseded_by.iter();
            by.map(|by| (*by, self.recommendations[*by].made_on.as_ref()))
        };
        for (by, date) in superseding() {
            add(What::Superseded { by }, date.cloned());
        }
        for (due, moved) in record.due.iter().enumerate().skip(1) {
            add(What::Moved { due }, moved.set_on.clone());
        }
        let mut passed = |what: What, last: Option<NaiveDate>| {
            if let Some(day) = last.and_then(|last| last.checked_add_days(Days::new(1)))
                && day <= self.as_of
            {
                add(what, Some(PartialDate::day(day)));
            }
        };
        for (clock, running) in status.clocks.iter().enumerate() {
            let is_missed = matches!(running.state, ClockState::Overdue | ClockState::Late);
            if let (true, Some(deadline)) = (is_missed, &running.deadline) {
                passed(What::AnswerPassed { clock }, Some(deadline.last));
            }
        }
        let closed_by = status.closed_by.map(|entry| &record.entries[entry]);
        let closed_on = closed_by.and_then(|entry| entry.date.as_ref()?.earliest());
        let replaced_on = superseding().filter_map(|(_, date)| date?.earliest()).min();
        let closed = match (closed_on, replaced_on) {
            (Some(closed), Some(replaced)) => Some(closed.min(replaced)),
            (closed, replaced) => closed.or(replaced),
        };
        for (position, due) in record.due.iter().enumerate() {
            let last = due.date.latest();
            // In time, or on a day that nobody wrote: then the date did not pass for certain.
            let is_in_time = |day: Option<NaiveDate>| {
                let days = day.zip(last);
                days.is_none_or(|(day, last)| day <= last)
            };
            let was_closed = !status.is_open() && is_in_time(closed);
            let next = record.due.get(position + 1);
            let was_moved = next.is_some_and(|next| {
                is_in_time(next.set_on.as_ref().and_then(PartialDate::earliest))
            });
            if !was_closed && !was_moved {
                passed(What::DuePassed { due: position }, last);
            }
        }
        for (position, promise) in status.promises.iter().enumerate() {
            changes_of_promise(record, (position, promise), (closed, self.as_of), add);
        }
    }
}

/// That a promise was made again with another date, and that its dates passed.
fn changes_of_promise(
    record: &recommendation::Recommendation,
    (promise, known): (usize, &Promise),
    (closed, as_of): (Option<NaiveDate>, NaiveDate),
    add: &mut impl FnMut(What, Option<PartialDate>),
) {
    let entry_day = |entry: usize| record.entries[entry].date.as_ref()?.earliest();
    let mut before: Option<&PartialDate> = None;
    for made in 0..=known.again.len() {
        let (entry, line) = known.made(made);
        let by = record.entries[entry].promises[line].by.as_ref();
        if before.is_some_and(|before| by.is_none_or(|by| !is_same(before, by))) {
            let date = record.entries[entry].date.clone();
            add(What::PromiseMoved { promise, made }, date);
        }
        before = by;
        let Some(last) = by.and_then(PartialDate::latest) else {
            continue;
        };
        let is_behind = |entry: usize| entry_day(entry).is_some_and(|day| day > last);
        let is_missed = match (known.again.get(made), known.state) {
            (Some((next, _)), _) => is_behind(*next),
            (None, PromiseState::Broken { entry, .. }) => is_behind(entry),
            (None, PromiseState::Ended { .. }) => closed.is_some_and(|day| day > last),
            (None, PromiseState::Kept { timing, .. }) => timing == Timing::Late,
            (None, state) => state == PromiseState::Late,
        };
        let day = last.checked_add_days(Days::new(1));
        if let Some(day) = day.filter(|day| is_missed && *day <= as_of) {
            add(
                What::PromisePassed { promise, made },
                Some(PartialDate::day(day)),
            );
        }
    }
}

/// Whether two dates allow the same days, however they are written.
fn is_same(a: &PartialDate, b: &PartialDate) -> bool {
    let days = |date: &PartialDate| (date.earliest(), date.latest());
    days(a) == days(b) && (a.earliest().is_some() || a.text() == b.text())
}

impl Register {
    /// The bodies that follow a recommendation: the one that made it, and those whose meetings discussed
    /// it later.
    pub(super) fn followers(&self, id: Id<Recommendation>) -> Vec<Id<Body>> {
        let recommendation = &self.recommendations[id];
        let discussed = recommendation.discussed_at.iter();
        let parties = discussed.map(|meeting| self.meetings[*meeting].body);
        let mut bodies: Vec<Id<Body>> = parties
            .chain([recommendation.made_by])
            .filter_map(|party| match party {
                Some(Party::Body(body)) => Some(body),
                _ => None,
            })
            .collect();
        bodies.sort_unstable();
        bodies.dedup();
        bodies
    }

    /// Notes all that changed, once every record is linked.
    pub(super) fn note_changes(&mut self) {
        let register = self;
        let ids: Vec<_> = register.recommendations.ids().collect();
        let of_each: Vec<Dated> = ids.par_iter().map(|id| register.dated(*id)).collect();
        let mut changes = Vec::new();
        for (id, (dated, undated)) in ids.iter().zip(of_each) {
            changes.extend(dated);
            if undated > 0 {
                for body in register.followers(*id) {
                    register.bodies[body].undated_changes += undated;
                }
            }
        }
        for (id, meeting) in register.meetings.iter() {
            if meeting.record.status == MeetingStatus::Held {
                let date = meeting.record.date.clone();
                changes.extend(register.change(Subject::Meeting(id), What::Met, date));
            }
        }
        for (id, report) in register.reports.iter() {
            if let Some(date) = &report.record.report_date {
                changes.extend(register.change(Subject::Report(id), What::Reported, date.clone()));
            }
        }
        changes.par_sort_by_cached_key(|change| register.order_of(change));
        let followers: Vec<Vec<Id<Body>>> =
            ids.par_iter().map(|id| register.followers(*id)).collect();
        for (position, change) in changes.iter().enumerate() {
            if let Subject::Recommendation(id) = change.subject {
                for body in &followers[id.index()] {
                    register.bodies[*body].changes.push(position);
                }
            }
        }
        // They grew by doubling, and stay for as long as the site is shown.
        changes.shrink_to_fit();
        let bodies: Vec<_> = register.bodies.ids().collect();
        for body in bodies {
            register.bodies[body].changes.shrink_to_fit();
        }
        register.changes = changes;
    }

    /// Notes what changed of a few recommendations that were linked anew, where all else stays as it was
    /// `before`.
    pub(super) fn note_changes_of(&mut self, anew: &[Id<Recommendation>], before: &Register) {
        let mut fresh = Vec::new();
        for id in anew {
            for body in before.followers(*id) {
                self.bodies[body].undated_changes -= before.dated(*id).1;
            }
            let (dated, undated) = self.dated(*id);
            for body in self.followers(*id) {
                self.bodies[body].undated_changes += undated;
            }
            fresh.extend(dated);
        }
        fresh.sort_by_cached_key(|change| self.order_of(change));
        let old = std::mem::take(&mut self.changes);
        // Each fresh one with how many of the old ones stand before it.
        let with_place = |change: Change| {
            let order = self.order_of(&change);
            let place = old.partition_point(|other| self.order_of(other) < order);
            (place, change)
        };
        let fresh: Vec<(usize, Change)> = fresh.into_iter().map(with_place).collect();
        let mut fresh = fresh.into_iter().peekable();
        let mut changes = Vec::with_capacity(old.len() + fresh.len());
        let mut moved = Vec::with_capacity(old.len());
        let mut came = Vec::new();
        for (place, change) in old.into_iter().enumerate() {
            while let Some((_, change)) = fresh.next_if(|(before, _)| *before <= place) {
                came.push(changes.len());
                changes.push(change);
            }
            let is_past =
                matches!(change.subject, Subject::Recommendation(id) if anew.contains(&id));
            moved.push((!is_past).then_some(changes.len()));
            if !is_past {
                changes.push(change);
            }
        }
        for (_, change) in fresh {
            came.push(changes.len());
            changes.push(change);
        }
        for id in self.bodies.ids() {
            let positions = &mut self.bodies[id].changes;
            *positions = positions.iter().filter_map(|at| moved[*at]).collect();
        }
        for position in came {
            if let Subject::Recommendation(id) = changes[position].subject {
                for body in self.followers(id) {
                    let positions = &mut self.bodies[body].changes;
                    let place = positions.partition_point(|at| *at < position);
                    positions.insert(place, position);
                }
            }
        }
        self.changes = changes;
    }

    /// The changes of one recommendation that have a day, and how many more there are without one.
    fn dated(&self, id: Id<Recommendation>) -> Dated {
        let mut dated = Vec::new();
        let mut undated = 0;
        self.changes_of(id, &mut |what, date| match date {
            Some(date) if date.earliest().is_some() => {
                dated.extend(self.change(Subject::Recommendation(id), what, date));
            }
            _ => undated += 1,
        });
        (dated, undated)
    }

    /// A change by the register's day; none if it came later.
    fn change(&self, subject: Subject, what: What, date: PartialDate) -> Option<Change> {
        let day = date.earliest().filter(|day| *day <= self.as_of)?;
        Some(Change {
            day,
            date,
            subject,
            what,
        })
    }

    /// By what changes are sorted: a meeting or report stands before what was asked and answered on its
    /// day.
    fn order_of(&self, change: &Change) -> impl Ord + use<'_> {
        let (rank, reference) = match change.subject {
            Subject::Recommendation(id) => (Some(self.recommendations[id].rank), ""),
            Subject::Meeting(id) => (None, &*self.meetings[id].record.reference.text),
            Subject::Report(id) => (None, &*self.reports[id].record.reference.text),
            _ => (None, ""),
        };
        let last = change.date.latest();
        (change.day, last, rank, reference, change.what)
    }
}

/// Changes that have a day, and how many more there are.
type Dated = (Vec<Change>, usize);
