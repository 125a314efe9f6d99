//! What a resident reads: the status of a recommendation in one plain derived sentence, and the
//! same facts as tags and as a row of a list.

use crate::plan::Site;
use crate::plan::address::key;
use crate::plan::view::{DateView, Mark, Row, Tag};
use crate::register::{Id, Late, Recommendation, Status, Subject};
use crate::term::{Decision, Delivery, PartialDate};

/// The tone of a decision's tag.
pub fn decision_tone(decision: Decision) -> &'static str {
    match decision {
        Decision::Accepted | Decision::AcceptedInPart | Decision::AcceptedInPrinciple => "blue",
        Decision::NotAccepted => "plum",
        Decision::NoResponse => "amber",
        _ => "grey",
    }
}

/// The tone of a delivery's tag.
pub fn delivery_tone(delivery: Delivery) -> &'static str {
    match delivery {
        Delivery::InProgress | Delivery::Ongoing => "blue",
        Delivery::Paused => "amber",
        Delivery::DoneAsReported | Delivery::DoneAsConfirmed => "green",
        Delivery::ClosedNotDone => "plum",
        Delivery::NotStarted | Delivery::Superseded | Delivery::NotStated => "grey",
    }
}

/// The key of a sentence that ends in a date: another one where the paper's own words stand around
/// the date, or stand there alone.
fn date_key(date: &PartialDate, plain: &'static str, words: &'static str) -> &'static str {
    if date.before().is_empty() && date.moments().is_some() {
        plain
    } else {
        words
    }
}

impl Site<'_> {
    /// The words of a decision.
    pub fn decision(&self, decision: Decision) -> String {
        self.words
            .say(&format!("decision-{}", key(decision.words())))
    }

    /// The words of a delivery.
    pub fn delivery(&self, delivery: Delivery) -> String {
        self.words
            .say(&format!("delivery-{}", key(delivery.words())))
    }

    /// The key of what stands in the place of an answer.
    pub fn no_answer(&self, status: &Status) -> &'static str {
        match status.decision {
            Decision::NotStated => "no-answer-expected",
            _ => "status-not-answered",
        }
    }

    /// The status of a recommendation as tags: decision, delivery, late.
    pub fn tags(&self, status: &Status) -> Vec<Tag> {
        let mut tags = Vec::new();
        // Of an action that nobody had to answer, nothing is said.
        if status.decided_by.is_some() || status.decision != Decision::NotStated {
            tags.push(Tag {
                text: self.decision(status.decision),
                tone: decision_tone(status.decision),
            });
        }
        if status.delivery != Delivery::NotStated {
            tags.push(Tag {
                text: self.delivery(status.delivery),
                tone: delivery_tone(status.delivery),
            });
        }
        if let Some(late) = self.latest_lateness(status) {
            tags.push(Tag {
                text: self.words.with("late-by", &[("late", &late)]),
                tone: "red",
            });
        }
        tags
    }

    /// How late the longest overdue thing of a status is, in words.
    pub fn latest_lateness(&self, status: &Status) -> Option<String> {
        let due = status
            .late
            .iter()
            .filter_map(|late| late.due().latest())
            .min()?;
        Some(self.words.lateness(due, self.register.as_of))
    }

    /// How late `due` is, in words.
    pub fn lateness(&self, due: &PartialDate) -> String {
        due.latest()
            .map(|day| self.words.lateness(day, self.register.as_of))
            .unwrap_or_default()
    }

    /// The one plain sentence on where a recommendation stands.
    pub fn sentence(&self, id: Id<Recommendation>, status: &Status) -> String {
        let words = self.words;
        let recommendation = &self.register.recommendations[id];
        let record = &recommendation.record;
        let mut sentences: Vec<String> = Vec::new();
        let entry_date = |position: Option<usize>| {
            position.and_then(|position| record.entries[position].date.as_ref())
        };
        let late_response = status.late.iter().find_map(|late| match late {
            Late::Response { due } => Some(due),
            _ => None,
        });
        match (status.decision, entry_date(status.decided_by)) {
            (Decision::AwaitingResponse | Decision::NoResponse, _) => {
                sentences.push(match (late_response, &record.response_due) {
                    (Some(due), _) => words.with(
                        "status-answer-late",
                        &[("date", &words.date(due)), ("late", &self.lateness(due))],
                    ),
                    (None, Some(due)) => {
                        words.with("status-answer-due", &[("date", &words.date(due))])
                    }
                    (None, None) => words.say("status-not-answered"),
                });
            }
            (Decision::NotStated, Some(date)) if status.decided_by.is_some() => {
                sentences.push(words.with("status-replied-on", &[("when", &words.when(date))]));
            }
            (Decision::NotStated, None) if status.decided_by.is_some() => {
                sentences.push(words.say("status-replied"));
            }
            (Decision::NotStated, _) => {}
            (decision, date) => {
                let decision = self.decision(decision);
                sentences.push(match date {
                    Some(date) => words.with(
                        "status-decided-on",
                        &[("decision", &decision), ("when", &words.when(date))],
                    ),
                    None => words.with("status-decided", &[("decision", &decision)]),
                });
            }
        }
        let said_on = entry_date(status.delivered_by);
        match status.delivery {
            Delivery::NotStated => {}
            Delivery::Superseded if !recommendation.superseded_by.is_empty() => {
                let names: Vec<String> = recommendation
                    .superseded_by
                    .iter()
                    .map(|id| {
                        self.register.recommendations[*id]
                            .record
                            .reference
                            .text
                            .clone()
                    })
                    .collect();
                sentences.push(words.with("status-superseded", &[("name", &words.list(&names))]));
            }
            delivery => {
                let delivery = self.delivery(delivery);
                sentences.push(match said_on {
                    Some(date) => words.with(
                        "status-delivery-on",
                        &[("delivery", &delivery), ("when", &words.when(date))],
                    ),
                    None => words.with("status-delivery", &[("delivery", &delivery)]),
                });
            }
        }
        if status.is_open() {
            self.owed_sentences(id, status, &mut sentences);
        }
        sentences.join(" ")
    }

    fn owed_sentences(&self, id: Id<Recommendation>, status: &Status, sentences: &mut Vec<String>) {
        let words = self.words;
        let record = &self.register.recommendations[id].record;
        let is_late = |entry: usize, promise: usize| {
            status.late.iter().any(|late| {
                matches!(late, Late::Promise { entry: e, promise: p, .. } if (*e, *p) == (entry, promise))
            })
        };
        if let Some((entry, position, promise)) = self.register.outstanding_promises(id).next() {
            sentences.push(match &promise.by {
                Some(date) if is_late(entry, position) => words.with(
                    "status-act-late",
                    &[("date", &words.date(date)), ("late", &self.lateness(date))],
                ),
                Some(date) => words.with(
                    date_key(date, "status-act-due", "status-act-words"),
                    &[("date", &words.date(date))],
                ),
                None => words.say("status-promise-undated"),
            });
        }
        let late = status
            .late
            .iter()
            .any(|late| matches!(late, Late::Completion { .. }));
        match record.due.last() {
            Some(due) if late => sentences.push(words.with(
                "status-due-late",
                &[
                    ("date", &words.date(&due.date)),
                    ("late", &self.lateness(&due.date)),
                ],
            )),
            Some(due) => {
                sentences.push(words.with(
                    date_key(&due.date, "status-due", "status-due-words"),
                    &[("date", &words.date(&due.date))],
                ));
            }
            None => sentences.push(words.say("status-no-due")),
        }
    }

    /// Makes the row of a recommendation; [`Site::row`] keeps it.
    pub(super) fn make_row(&self, id: Id<Recommendation>) -> Row {
        let record = &self.register.recommendations[id].record;
        let status = self.register.status(id);
        Row {
            mark: Some(Mark::Words(record.reference.text.clone())),
            title: record.title.text.clone(),
            href: self.href(Subject::Recommendation(id)),
            sentence: Some(self.sentence(id, &status)),
            note: self.row_note(id),
            tags: self.tags(&status),
        }
    }

    /// Who leads it and when it was made, in small words.
    fn row_note(&self, id: Id<Recommendation>) -> Option<String> {
        let recommendation = &self.register.recommendations[id];
        let made = recommendation
            .made_on
            .as_ref()
            .map(|date| self.words.date(date));
        let leads = self.lead_names(&recommendation.leads);
        let parts: Vec<String> = [
            made.map(|date| self.words.with("row-made", &[("date", &date)])),
            (!leads.is_empty()).then(|| self.words.with("row-lead", &[("name", &leads)])),
        ]
        .into_iter()
        .flatten()
        .collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }

    /// The newest date of a recommendation's own facts.
    pub fn updated(&self, id: Id<Recommendation>) -> Option<DateView> {
        self.register.last_news(id).map(|date| self.date(date))
    }
}
