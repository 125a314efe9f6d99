//! Takes out what is dated after the register's day: recommendations and what was said of them, what came
//! of meetings, reports, ratings, values, and dates that were moved later. Then it was not there yet. Each
//! is a finding, because what an officer wrote is not shown.

use crate::diagnostic::Finding;
use crate::record::Records;
use crate::record::meeting::{Meeting, Part, Status};
use crate::record::passage::Passage;
use crate::record::recommendation::{Due, Recommendation};
use crate::register::link::Linker;
use crate::register::*;
use std::sync::Arc;

impl Linker<'_> {
    /// Holds back what is dated after the day.
    pub(super) fn hold_back_the_future(&mut self, records: &mut Records) {
        let dates: HashMap<String, PartialDate> = records
            .meetings
            .iter()
            .map(|meeting| (meeting.reference.text.to_lowercase(), meeting.date.clone()))
            .collect();
        for record in &mut records.meetings {
            let mut dates = record.papers.iter().map(|paper| &paper.published_on);
            if dates.any(|date| self.is_to_come(date.as_ref())) {
                let record = Arc::make_mut(record);
                let mut papers = std::mem::take(&mut record.papers);
                papers.retain(|paper| match &paper.published_on {
                    Some(date) if self.is_to_come(Some(date)) => {
                        self.not_yet(
                            record.reference.place,
                            "a paper of this meeting is dated",
                            date,
                        );
                        false
                    }
                    _ => true,
                });
                record.papers = papers;
            }
            if record.status == Status::Held && self.is_to_come(Some(&record.date)) {
                let place = record.reference.place;
                self.not_yet(place, "the meeting is dated", &record.date);
                take_outcomes(Arc::make_mut(record));
            }
        }
        for record in &mut records.recommendations {
            let meeting = record.meeting.as_ref();
            let met = meeting.and_then(|meeting| dates.get(&meeting.text.to_lowercase()));
            let made_on = record.made_on.as_ref().or(met);
            if let Some(date) = made_on.filter(|date| self.is_to_come(Some(date))) {
                self.not_yet(record.reference.place, "the record is dated", date);
                Arc::make_mut(record).standing.state.not_yet = true;
            } else if self.is_partly_to_come(record) {
                self.hold_back_entries(Arc::make_mut(record));
            }
        }
        for record in &mut records.reports {
            let met = record
                .meeting
                .as_ref()
                .and_then(|meeting| dates.get(&meeting.text.to_lowercase()));
            let date = record.report_date.as_ref().or(met);
            // A report that goes to a meeting to come is there once it is written.
            let is_told = record.report_date.is_some();
            if let Some(date) = date.filter(|date| is_told && self.is_to_come(Some(date))) {
                self.not_yet(record.reference.place, "the report is dated", date);
                Arc::make_mut(record).standing.state.not_yet = true;
            }
        }
        for record in &mut records.plans {
            let place = record.reference.place;
            let mut highlights = std::mem::take(&mut record.highlights);
            highlights.retain(|highlight| {
                let stays = !self.is_to_come(Some(&highlight.date));
                if !stays {
                    self.not_yet(
                        place,
                        "a highlight report of this plan is dated",
                        &highlight.date,
                    );
                }
                stays
            });
            record.highlights = highlights;
            for action in &mut record.actions {
                self.hold_back_dates(&mut action.due);
                for part in &mut action.sub_actions {
                    self.hold_back_dates(&mut part.due);
                }
            }
        }
        for measures in &mut records.measures {
            for indicator in &mut measures.indicators {
                let place = indicator.reference.place;
                indicator.observations.retain(|observation| {
                    // A row that waits for its value may stand there before its time.
                    let stays = !self.is_to_come(Some(&observation.period))
                        || observation.value.number().is_none();
                    if !stays {
                        self.not_yet(place, "a value of this measure is of", &observation.period);
                    }
                    stays
                });
            }
        }
    }

    /// Whether a recommendation whose meeting is known, or anything in it, is dated after the day.
    pub(super) fn is_of_later(&self, record: &Recommendation) -> bool {
        let meeting = record.meeting.as_ref();
        let met = meeting.and_then(|meeting| match self.register.find(&meeting.text) {
            Some(Subject::Meeting(id)) => Some(&self.register.meetings[id].record.date),
            _ => None,
        });
        self.is_to_come(record.made_on.as_ref().or(met)) || self.is_partly_to_come(record)
    }

    /// Whether anything in a recommendation is dated after the day.
    fn is_partly_to_come(&self, record: &Recommendation) -> bool {
        let entries = record.entries.iter().map(|entry| entry.date.as_ref());
        let dues = record.due.iter().map(|due| due.set_on.as_ref());
        let asked = [&record.response_requested, &record.request_received];
        entries
            .chain(dues)
            .chain(asked.map(Option::as_ref))
            .any(|date| self.is_to_come(date))
    }

    fn hold_back_entries(&mut self, record: &mut Recommendation) {
        let mut entries = std::mem::take(&mut record.entries).into_vec();
        entries.retain(|entry| match &entry.date {
            Some(date) if self.is_to_come(Some(date)) => {
                self.not_yet(entry.heading.place, "this is dated", date);
                false
            }
            _ => true,
        });
        record.entries = entries.into();
        let mut due = std::mem::take(&mut record.due).into_vec();
        self.hold_back_dates(&mut due);
        record.due = due.into();
        let place = record.reference.place;
        for asked in [&mut record.response_requested, &mut record.request_received] {
            if let Some(date) = asked.take_if(|date| self.is_to_come(Some(date))) {
                self.not_yet(place, "the request for a response is dated", &date);
                record.is_asked_later = true;
            }
        }
    }

    /// Takes out the completion dates that were set after the day.
    fn hold_back_dates(&self, due: &mut Vec<Due>) {
        due.retain(|due| !self.is_to_come(due.set_on.as_ref()));
    }

    /// Whether the whole of a date lies after the register's day.
    fn is_to_come(&self, date: Option<&PartialDate>) -> bool {
        date.and_then(PartialDate::earliest)
            .is_some_and(|day| day > self.rules.as_of)
    }

    fn not_yet(&mut self, place: Place, what: &str, date: &PartialDate) {
        let as_of = self.rules.as_of.format("%-d %B %Y");
        let message = format!(
            "{what} {}, after the day of the site, {as_of}, and is not shown",
            date.text()
        );
        self.findings
            .add(Finding::warning("not-yet", place, message).help(
                "correct the date; or let the site be true for a later day, with `as of` in \
                 `site.yaml` or with `--as-of`",
            ));
    }
}

/// Makes a meeting one that is still to come: its agenda stays, what came of it goes.
fn take_outcomes(record: &mut Meeting) {
    record.status = Status::Scheduled;
    record.end = None;
    record.declarations = None;
    record.next_meeting = None;
    record.present.clear();
    record.apologies.clear();
    record.officers.clear();
    empty(&mut record.summary);
    for part in &mut record.parts {
        match part {
            Part::Item(item) => {
                empty(&mut item.discussion);
                item.outcome = None;
                item.action_by.clear();
            }
            Part::Heading { text, .. } => empty(text),
        }
    }
}

fn empty(passage: &mut Passage) {
    *passage = Passage::empty(passage.place);
}
